"""Whose work it is on a Monday morning in the practice register: tasks for people, and who stands in. All invented."""

from collections.abc import Mapping
from typing import Final

from api.inputs import ReasonInput
from api.inputs_tasks import DeputyInput, TakeOverInput, TaskAssignmentInput, TaskInput
from api.local_user import PERSONAS
from api.practice.stories import Chapter, Made, story_moment
from api.register import Register
from api.use_cases import deputies, tasks
from api.use_cases.asking import Ask, Seen, Written
from api.use_cases.loading import require_current
from api.use_cases.open_tasks import THEIR_VIEWS, open_tasks
from domain.periods import local_day

MANAGER: Final = PERSONAS["manager"]
ADVISOR: Final = PERSONAS["vpt-advisor"]


def _assign_second_talk(register: Register, ask: Ask, made: Made, typed: TaskAssignmentInput) -> Written:
    require_current(register, *THEIR_VIEWS)
    (task,) = (
        task
        for task in open_tasks(register, local_day(ask.at))
        if task.asked.code == "second_talk" and made.incident in task.asked.incident_ids
    )
    return tasks.assign(register, ask, Seen(task.task_id, None), typed)


AFTER_THE_LETTER: Final = (
    Chapter(
        story_moment("2026-09-18T09:00"),
        "second-talk",
        TaskAssignmentInput,
        lambda _made: {"personId": str(MANAGER)},
        _assign_second_talk,
    ),
    Chapter(
        story_moment("2026-10-05T10:00"),
        "leaflet",
        TaskInput,
        lambda made: {"text": "Stuur Ali de folder van Slachtofferhulp", "incidentId": str(made.incident)},
        lambda register, ask, _made, typed: tasks.make(register, ask, typed),
    ),
    Chapter(
        story_moment("2026-10-06T09:00"),
        "leaflet-dropped",
        ReasonInput,
        lambda _made: {"reason": "Ali had de folder al."},
        lambda register, ask, made, typed: tasks.drop(register, ask, Seen(made.steps["leaflet"], None), typed),
    ),
    Chapter(
        story_moment("2026-11-09T11:00"),
        "call",
        TaskInput,
        lambda made: {
            "text": "Vraag Ali of de afspraken rust geven",
            "incidentId": str(made.incident),
            "lastDay": "2026-11-27",
            "personId": str(MANAGER),
        },
        lambda register, ask, _made, typed: tasks.make(register, ask, typed),
    ),
    Chapter(
        story_moment("2026-11-09T11:05"),
        "contact",
        TaskInput,
        lambda made: {
            "text": "Kies een vast aanspreekpunt voor dit dossier",
            "dossierId": str(made.dossier),
            "personId": str(MANAGER),
        },
        lambda register, ask, _made, typed: tasks.make(register, ask, typed),
    ),
    Chapter(
        story_moment("2026-11-13T15:00"),
        "deputy",
        DeputyInput,
        lambda _made: {
            "personId": str(MANAGER),
            "deputyId": str(ADVISOR),
            "firstDay": "2026-11-16",
            "lastDay": "2027-01-03",
        },
        lambda register, ask, _made, typed: deputies.appoint(register, ask, typed),
        MANAGER,
    ),
    Chapter(
        story_moment("2026-11-16T09:30"),
        "contact-taken-over",
        TakeOverInput,
        lambda _made: {},
        lambda register, ask, made, _typed: tasks.take_over(register, ask, Seen(made.steps["contact"], None)),
        ADVISOR,
    ),
)
WORK: Final[Mapping[int, tuple[Chapter, ...]]] = {23: AFTER_THE_LETTER}
"""By the place of the incident in the whole story, from 1."""
