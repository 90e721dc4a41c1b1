"""Tasks: made by hand or following from facts; assigned, taken over, done, dropped."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.dossier.events import DossierOpened, MergedInto, Subject
from domain.dossier.state import fold as fold_dossier
from domain.incident.events import Retracted
from domain.incident.state import fold
from domain.task.asked import DONE_BY, OF_ANY_OTHER, Asked
from domain.task.commands import AssignTask, DropTask, FinishTask, MakeTask, TakeOverTask
from domain.task.events import TaskAssigned, TaskDone, TaskDropped, TaskEvent, TaskMade, TaskTakenOver
from domain.task.stream import step_task, task_stream, term_task
from tests.domain.examples import NOW, REASON, an_id, reported, sealed
from tests.domain.given import TASK, given

TASK_ID, INCIDENT, DOSSIER = an_id("task"), an_id("incident"), an_id("dossier")
MANAGER, ADVISOR = an_id("manager"), an_id("advisor")
TODAY = date(2024, 9, 20)
TEXT = sealed("call back")
OF_INCIDENT: dict[str, Any] = {"task_id": TASK_ID, "incident_ids": (INCIDENT,), "dossier_id": None}
OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("name")))

MADE = TaskMade(**OF_INCIDENT, text=TEXT, last_day=None)
ASSIGNED = TaskAssigned(**OF_INCIDENT, asks=None, person_id=MANAGER)
DONE = TaskDone(**OF_INCIDENT, note=None)
DROPPED = TaskDropped(**OF_INCIDENT, asks=None, reason=REASON)

REACTION = Asked(code="reaction", incident_ids=(INCIDENT,))
TELLING = Asked(code="sanction.tell", incident_ids=(INCIDENT,), dossier_id=DOSSIER, owed=True)
REACTION_ASSIGNED = TaskAssigned(**OF_INCIDENT, asks="reaction", person_id=MANAGER)
REACTION_DROPPED = TaskDropped(**OF_INCIDENT, asks="reaction", reason=REASON)


def make(**changes: Any) -> MakeTask:
    made = {"today": TODAY, "task_id": TASK_ID, "incident_id": INCIDENT, "incident": fold([reported()]), "text": TEXT}
    return MakeTask(**(made | changes))


def assign(asked: Asked | None = None, person: str = "manager") -> AssignTask:
    return AssignTask(task_id=TASK_ID, asked=asked, person_id=an_id(person))


def take_over(asked: Asked | None = None, person: str = "advisor") -> TakeOverTask:
    return TakeOverTask(task_id=TASK_ID, asked=asked, by=an_id(person))


def finish(asked: Asked | None = None) -> FinishTask:
    return FinishTask(task_id=TASK_ID, asked=asked)


def drop(asked: Asked | None = None) -> DropTask:
    return DropTask(task_id=TASK_ID, asked=asked, reason=REASON)


EVERY_CHANGE = (assign, take_over, finish, drop)


def test_a_task_is_made_on_an_incident() -> None:
    given(TASK, []).when(make()).then([MADE])
    given(TASK, [MADE]).when(make()).then_nothing_happened()


def test_a_task_is_made_on_a_dossier_with_a_last_day_and_somebody_to_do_it() -> None:
    about: dict[str, Any] = {"task_id": TASK_ID, "incident_ids": (), "dossier_id": DOSSIER}
    on_dossier = make(
        incident_id=None, dossier_id=DOSSIER, dossier=fold_dossier([OPENED]), last_day=TODAY, person_id=MANAGER
    )
    given(TASK, []).when(on_dossier).then(
        [
            TaskMade(**about, text=TEXT, last_day=TODAY),
            TaskAssigned(**about, asks=None, person_id=MANAGER),
        ]
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"incident_id": None}, "task.about_one_thing"),
        ({"dossier_id": DOSSIER}, "task.about_one_thing"),
        ({"incident": fold([])}, "task.incident_not_there"),
        ({"incident": fold([reported(), Retracted(reason=REASON)])}, "task.incident_retracted"),
        ({"incident_id": None, "dossier_id": DOSSIER}, "task.dossier_not_there"),
        (
            {
                "incident_id": None,
                "dossier_id": DOSSIER,
                "dossier": fold_dossier([OPENED, MergedInto(other_dossier_id=an_id("other"), reason=REASON)]),
            },
            "task.dossier_merged",
        ),
        ({"last_day": TODAY - timedelta(days=1)}, "task.last_day_has_passed"),
    ],
)
def test_a_task_that_cannot_be_right_is_refused(change: dict[str, Any], code: str) -> None:
    given(TASK, []).when(make(**change)).then_refused(code)


def test_an_id_is_used_for_one_task() -> None:
    given(TASK, [MADE]).when(make(last_day=TODAY)).then_refused("task.already_made")
    given(TASK, [REACTION_ASSIGNED]).when(make()).then_refused("task.already_made")


def test_a_task_is_assigned_and_taken_over_by_whoever_asks() -> None:
    taken_over = TaskTakenOver(**OF_INCIDENT, asks=None, person_id=ADVISOR)
    given(TASK, [MADE]).when(assign()).then([ASSIGNED])
    given(TASK, [MADE, ASSIGNED]).when(assign()).then_nothing_happened()
    given(TASK, [MADE, ASSIGNED]).when(take_over()).then([taken_over])
    given(TASK, [MADE, ASSIGNED]).when(take_over(person="manager")).then_nothing_happened()
    given(TASK, [MADE, ASSIGNED, taken_over]).when(assign()).then([ASSIGNED])


def test_a_task_that_was_made_is_ticked_off_once() -> None:
    given(TASK, [MADE]).when(finish()).then([DONE])
    given(TASK, [MADE, DONE]).when(finish()).then_nothing_happened()
    otherwise = FinishTask(task_id=TASK_ID, note=sealed("otherwise"))
    given(TASK, [MADE, DONE]).when(otherwise).then_refused("task.is_done")


@pytest.mark.parametrize("command", [assign(), take_over(), drop()], ids=lambda one: type(one).__name__)
def test_what_is_done_does_not_change_any_more(command: Any) -> None:
    given(TASK, [MADE, DONE]).when(command).then_refused("task.is_done")


def test_a_task_is_dropped_with_a_reason_and_can_be_picked_up_again() -> None:
    given(TASK, [MADE]).when(drop()).then([DROPPED])
    given(TASK, [MADE, DROPPED]).when(drop()).then_nothing_happened()
    otherwise = DropTask(task_id=TASK_ID, reason=sealed("otherwise"))
    given(TASK, [MADE, DROPPED]).when(otherwise).then_refused("task.is_dropped")
    given(TASK, [MADE, DROPPED]).when(finish()).then_refused("task.is_dropped")
    given(TASK, [MADE, ASSIGNED, DROPPED]).when(assign()).then([ASSIGNED])
    given(TASK, [MADE, ASSIGNED, DROPPED, ASSIGNED]).when(finish()).then([DONE])


def test_a_task_that_follows_from_facts_is_assigned_without_having_been_made() -> None:
    given(TASK, []).when(assign(REACTION)).then([REACTION_ASSIGNED])
    given(TASK, [REACTION_ASSIGNED]).when(take_over(REACTION)).then(
        [TaskTakenOver(**OF_INCIDENT, asks="reaction", person_id=ADVISOR)]
    )


@pytest.mark.parametrize("past", [[], [REACTION_ASSIGNED], [REACTION_DROPPED]], ids=["new", "assigned", "dropped"])
def test_a_task_that_follows_from_facts_is_never_ticked_off(past: list[TaskEvent]) -> None:
    outcome = given(TASK, past).when(finish(REACTION))

    outcome.then_refused("task.done_by_its_fact")
    assert DONE_BY["reaction"] in outcome.faults[0].message, "the refusal says which fact makes it done"


def test_a_task_of_a_term_that_only_this_catalogue_knows_is_not_ticked_off_either() -> None:
    outcome = given(TASK, []).when(finish(Asked(code="invented_by_us", incident_ids=(INCIDENT,))))

    outcome.then_refused("task.done_by_its_fact")
    assert OF_ANY_OTHER in outcome.faults[0].message


def test_what_follows_from_facts_is_dropped_unless_the_law_asks_for_it() -> None:
    given(TASK, []).when(drop(REACTION)).then([REACTION_DROPPED])
    given(TASK, []).when(drop(TELLING)).then_refused("task.owed")


@pytest.mark.parametrize("change", EVERY_CHANGE)
def test_what_is_not_there_is_missing_and_what_is_over_is_said_to_be(change: Any) -> None:
    given(TASK, []).when(change()).then_refused("task.not_there")
    given(TASK, [REACTION_ASSIGNED]).when(change()).then_refused("task.is_over")


def test_what_comes_back_is_another_task() -> None:
    began = datetime(2024, 9, 20, 8, tzinfo=UTC)
    first, second = term_task(an_id("term"), began), term_task(an_id("term"), began + timedelta(days=1))
    assert first != second
    assert step_task(an_id("sanction"), "review", "2024-12-20") != step_task(an_id("sanction"), "review", "2025-03-20")
    assert task_stream(first) not in (first, an_id("term")), "what is said of a term has a stream of its own"


def test_the_way_a_task_is_recognised_never_changes() -> None:
    """Stored for ever: what is assigned today has to be found tomorrow."""
    began = datetime(2024, 9, 20, 10, tzinfo=UTC)
    assert str(term_task(an_id("term"), began)) == "21aff88f-717d-5bc7-aeb4-bb4f681f70bb"
    assert str(step_task(an_id("sanction"), "sanction.tell")) == "449295bb-bd44-5ee9-b645-992ae6ec959e"
    assert str(task_stream(TASK_ID)) == "8fdc1bbf-46d3-545d-98ba-184dcf12e8d5"
