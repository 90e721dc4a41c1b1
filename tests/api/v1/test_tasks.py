"""Tasks over HTTP: assigned, taken over, done by their fact or by hand, dropped with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.local_user import LOCAL_USER, PERSONAS
from api.register import Register
from api.use_cases.terms import say_what_came_of_terms
from projections.tasks.queries import recorded
from projections.views import VIEWS
from tests.api.v1.marking import decide
from tests.api.v1.marking import propose as propose_marker
from tests.api.v1.sanctioning import HEARING, a_ban, a_running_ban, an_incident_in_a_dossier, propose, step, took
from tests.api.v1.service import (
    an_id,
    at,
    correct,
    created,
    faults,
    found,
    link,
    open_dossier,
    problem,
    report,
    serving,
    shown,
)
from tests.api.v1.test_erased import TOMBSTONE, erase, in_view

Content = dict[str, Any]
MANAGER, ADVISOR = str(PERSONAS["manager"]), str(PERSONAS["vpt-advisor"])
REASON = {"reason": "De veroorzaker is onbekend en blijft dat."}
REACTION = {"means": "telephone", "givenAt": "2026-11-21T09:00:00+01:00"}


def tasks(client: TestClient, **query: str) -> list[Content]:
    """The tasks on the list."""
    listed: list[Content] = found(client.get("/v1/tasks", params=query))["tasks"]
    return listed


def asking(client: TestClient, code: str, **query: str) -> Content:
    """The one task on the list that asks for this."""
    (one,) = (task for task in tasks(client, **query) if task["asks"] == code)
    return one


def say(client: TestClient, task: Content, what: str, content: Content | None = None, **headers: str) -> Response:
    """Something about a task, in the version that was seen."""
    tag = {"If-Match": f'"v{task["version"]}"'}
    return client.post(f"/v1/tasks/{task['id']}/{what}", json=content or {}, headers={**tag, **headers})


def refusals(answer: Response, status: int) -> set[str]:
    """The names of the refusals in an answer with this status."""
    return {code for _, code in faults(answer, status)}


def make(client: TestClient, **content: Any) -> Content:
    """A task that somebody made."""
    made = created(client.post("/v1/tasks", json={"text": "Bel de melder terug", **content}))
    return found(client.get(f"/v1/tasks/{made['id']}"))


def whole(client: TestClient, task: Content) -> Content:
    """The task as it is shown now."""
    return found(client.get(f"/v1/tasks/{task['id']}"))


def story(client: TestClient, path: str) -> list[str]:
    """The facts about tasks in a history."""
    return [one["event"] for one in found(client.get(path))["entries"] if one["event"].startswith("task.")]


def test_a_task_that_follows_from_facts_is_assigned_and_taken_over(client: TestClient) -> None:
    incident = report(client)
    task = asking(client, "reaction")
    assert (task["kind"], task["version"], task["person"]) == ("term", 0, None)

    assigned = found(say(client, task, "assignments", {"personId": MANAGER}))
    assert (assigned["id"], assigned["version"]) == (task["id"], 1)
    assert asking(client, "reaction")["person"] == {"id": MANAGER, "role": "leidinggevende"}
    found(say(client, assigned, "takeovers", **{"PAR-Persona": "vpt-advisor"}))

    after = whole(client, task)
    assert after["person"]["id"] == ADVISOR
    assert [(one["event"], one["person"]["id"], one["actor"]) for one in after["steps"]] == [
        ("task.assigned", MANAGER, str(LOCAL_USER)),
        ("task.taken_over", ADVISOR, ADVISOR),
    ]
    assert story(client, f"/v1/incidents/{incident['id']}/history") == ["task.assigned", "task.taken_over"]


def test_a_change_of_another_version_is_not_made(client: TestClient) -> None:
    report(client)
    task = asking(client, "reaction")
    found(say(client, task, "assignments", {"personId": MANAGER}))

    assert problem(say(client, task, "takeovers"), 412) == "stale_version"
    assert problem(client.post(f"/v1/tasks/{task['id']}/takeovers", json={}), 428) == "version_required"


def test_a_change_that_is_sent_again_happens_once(client: TestClient) -> None:
    report(client)
    task, key = asking(client, "reaction"), {"Idempotency-Key": "assign-once-1"}

    first = say(client, task, "assignments", {"personId": MANAGER}, **key)
    again = say(client, task, "assignments", {"personId": MANAGER}, **key)

    assert found(first) == found(again)
    assert len(whole(client, task)["steps"]) == 1


def test_what_follows_from_facts_is_done_by_its_fact_and_never_ticked_off(client: TestClient) -> None:
    incident = report(client)
    task = asking(client, "reaction")
    found(say(client, task, "assignments", {"personId": MANAGER}))

    refused = say(client, whole(client, task), "completions")
    assert refusals(refused, 409) == {"task.done_by_its_fact"}
    assert "de reactie aan de veroorzaker" in refused.json()["detail"]

    found(correct(client, "reactions", shown(client, incident), REACTION))
    assert [one["asks"] for one in tasks(client)] == ["first_talk"]
    over = whole(client, task)
    assert (over["state"], over["what"]) == ("over", "Reactie richting de veroorzaker")
    assert refusals(say(client, over, "takeovers"), 409) == {"task.is_over"}


def test_a_task_is_found_in_another_process_and_after_a_restart(client: TestClient, register: Register) -> None:
    report(client)
    before = {one["asks"]: one["id"] for one in tasks(client)}

    with at(register, datetime(2026, 11, 23, 8, tzinfo=UTC)) as other:
        assert {one["asks"]: one["id"] for one in tasks(other)} == before


def test_a_dropped_term_leaves_the_list_but_its_breach_is_shown_with_the_reason(
    client: TestClient, register: Register
) -> None:
    incident = report(client)
    task = asking(client, "reaction")
    found(say(client, task, "drops", REASON))

    assert [one["asks"] for one in tasks(client)] == ["first_talk"]
    (dropped,) = tasks(client, dropped="true")
    assert (dropped["id"], dropped["state"], dropped["dropped"]["reason"]) == (task["id"], "dropped", REASON["reason"])

    later = replace(register, clock=lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))
    names = [view.name for view in VIEWS]
    with serving(later, with_projections=False) as then:
        say_what_came_of_terms(later)
        assert later.projector.wait_for(names, later.log.head(), seconds=30)
        (late,) = (one for one in found(then.get("/v1/work-list"))["breached"] if one["asks"] == "reaction")
        history = found(then.get(f"/v1/incidents/{incident['id']}/history"))["entries"]

    assert (late["id"], late["state"], late["dropped"]["reason"]) == (task["id"], "breached", REASON["reason"])
    assert [one["event"] for one in history if one["event"] in ("task.dropped", "term.breached")] == [
        "task.dropped",
        *["term.breached"] * sum(one["event"] == "term.breached" for one in history),
    ]
    assert any(one["details"].get("term") == "reaction" for one in history if one["event"] == "term.breached")


def test_a_dropped_task_is_on_the_list_again_when_somebody_takes_it_over(client: TestClient) -> None:
    report(client)
    found(say(client, asking(client, "reaction"), "drops", REASON))
    (dropped,) = tasks(client, dropped="true")

    found(say(client, dropped, "takeovers", **{"PAR-Persona": "manager"}))

    assert asking(client, "reaction")["person"]["id"] == MANAGER
    assert tasks(client, dropped="true") == []


def test_a_proposal_gives_a_task_per_step_that_may_be_dropped(client: TestClient) -> None:
    ban = propose(client, a_ban(*an_incident_in_a_dossier(client)))
    hearing, second = asking(client, "sanction.hearing"), asking(client, "sanction.second_decider")
    assert (hearing["sanctionId"], second["sanctionId"]) == (ban["id"], ban["id"])
    assert hearing["what"] == "Toegangsontzegging (pandverbod): horen, of vastleggen waarom het niet kon wachten"

    found(say(client, second, "drops", REASON))
    assert second["id"] not in {one["id"] for one in tasks(client)}
    refused = step(client, ban, "impositions", {"imposedOn": "2026-11-22"})
    assert refused.status_code == 409, "a dropped task does not stand for the step"


def test_what_a_measure_in_force_calls_for_cannot_be_dropped(client: TestClient) -> None:
    ban = propose(client, a_ban(*an_incident_in_a_dossier(client)))
    ban = took(client, ban, "hearings", HEARING)
    ban = took(client, ban, "approvals", {"reason": "Past."}, **{"PAR-Persona": "manager"})
    took(client, ban, "impositions", {"imposedOn": "2026-11-22"})

    telling = asking(client, "sanction.tell")
    assert refusals(say(client, telling, "drops", REASON), 409) == {"task.owed"}
    found(say(client, telling, "assignments", {"personId": MANAGER}))


def test_a_term_and_the_step_that_it_runs_for_are_one_task(client: TestClient) -> None:
    ban = propose(client, a_ban(*an_incident_in_a_dossier(client)))
    ban = took(client, ban, "acute-declarations", {"reason": "Hij stond al voor de deur."})
    ban = took(client, ban, "approvals", {"reason": "Past."}, **{"PAR-Persona": "manager"})
    ban = took(client, ban, "impositions", {"imposedOn": "2026-11-22"})

    task = asking(client, "hearing_afterwards")
    assert (task["kind"], task["sanctionId"]) == ("term", ban["id"])
    assert not [one for one in tasks(client) if one["asks"] == "sanction.hearing_afterwards"]
    waiting = found(client.get("/v1/work-list"))
    assert task["id"] in {one["id"] for one in (*waiting["near"], *waiting["decisions"], *waiting["breached"])}
    assert refusals(say(client, task, "drops", REASON), 409) == {"task.owed"}


def test_a_review_that_is_due_again_is_another_task(client: TestClient, register: Register) -> None:
    ban = a_running_ban(client, *an_incident_in_a_dossier(client))

    with at(register, datetime(2027, 2, 22, 8, tzinfo=UTC)) as then:
        first = asking(then, "sanction.review")
        found(say(then, first, "assignments", {"personId": MANAGER}))
        stays = {"outcome": "kept", "reason": "Nog nodig.", "reviewOn": "2027-05-22"}
        took(then, ban, "reviews", stays)
        assert whole(then, first)["state"] == "over"
    with at(register, datetime(2027, 5, 22, 8, tzinfo=UTC)) as later:
        second = asking(later, "sanction.review")

    assert second["id"] != first["id"]
    assert (second["version"], second["person"]) == (0, None)


def test_a_marker_gives_a_task_to_judge_it_and_later_one_to_review_it(client: TestClient, register: Register) -> None:
    dossier, incident = open_dossier(client), report(client)
    link(client, incident, dossier)
    marker = created(propose_marker(client, dossier, incident))
    judgement = asking(client, "marker.judgement")
    assert (judgement["markerId"], judgement["what"]) == (
        marker["id"],
        "Markering 'Bezoek met twee personen': het voorstel beoordelen",
    )
    found(decide(client, dossier, marker, "approvals"))
    assert not [one for one in tasks(client) if one["kind"] == "marker"]
    assert client.get(f"/v1/tasks/{judgement['id']}").status_code == 404, "nothing was recorded of it"

    with at(register, datetime(2027, 2, 21, 8, tzinfo=UTC)) as then:
        review = asking(then, "marker.review")
        assert (review["markerId"], review["dossierId"]) == (marker["id"], dossier["id"])
        assert refusals(say(then, review, "drops", REASON), 409) == {"task.owed"}


def test_a_task_is_made_on_an_incident_for_somebody_with_a_last_day(client: TestClient) -> None:
    incident = report(client)
    task = make(client, incidentId=incident["id"], lastDay="2026-11-27", personId=MANAGER)

    assert (task["kind"], task["what"], task["state"]) == ("made", "Bel de melder terug", "running")
    assert (task["number"], task["unit"]) == (incident["number"], "Vergunningen")
    assert (task["person"]["id"], task["dueAt"]) == (MANAGER, "2026-11-27T22:59:59.999999Z")
    assert found(client.get("/v1/work-list"))["made"] == [{k: v for k, v in task.items() if k != "steps"}]

    done = found(say(client, task, "completions", {"note": "Gebeld."}, **{"PAR-Persona": "manager"}))
    after = whole(client, task)
    assert (after["state"], after["steps"][-1]["note"], after["version"]) == ("done", "Gebeld.", done["version"])
    assert found(client.get("/v1/work-list"))["made"] == []
    assert refusals(say(client, after, "takeovers"), 409) == {"task.is_done"}
    path = f"/v1/incidents/{incident['id']}/history"
    assert story(client, path) == ["task.made", "task.assigned", "task.done"]


@pytest.mark.parametrize(
    ("last_day", "state"),
    [("2026-11-22", "due"), ("2026-11-24", "near"), ("2026-11-25", "running"), (None, "running")],
)
def test_a_made_task_comes_near_as_its_last_day_does(client: TestClient, last_day: str | None, state: str) -> None:
    day = {"lastDay": last_day} if last_day else {}
    assert make(client, incidentId=report(client)["id"], **day)["state"] == state


def test_a_made_task_that_is_late_says_so(client: TestClient, register: Register) -> None:
    task = make(client, incidentId=report(client)["id"], lastDay="2026-11-22")

    with at(register, datetime(2026, 11, 23, 8, tzinfo=UTC)) as then:
        assert whole(then, task)["state"] == "late"


def test_a_task_on_a_dossier_stands_in_its_history(client: TestClient) -> None:
    dossier = open_dossier(client)
    task = make(client, dossierId=dossier["id"])
    found(say(client, task, "drops", {"reason": "Hoeft niet meer."}))

    path = f"/v1/dossiers/{dossier['id']}/history"
    assert story(client, path) == ["task.made", "task.dropped"]
    assert found(client.get(path))["entries"][-1]["reason"] == "Hoeft niet meer."


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda _i, _d: {}, "task.about_one_thing"),
        (lambda i, d: {"incidentId": i, "dossierId": d}, "task.about_one_thing"),
        (lambda i, _d: {"incidentId": i, "lastDay": "2026-11-21"}, "task.last_day_has_passed"),
    ],
)
def test_a_task_that_cannot_be_right_is_refused(
    client: TestClient, content: Callable[[str, str], Content], code: str
) -> None:
    given = content(report(client)["id"], open_dossier(client)["id"])

    answer = client.post("/v1/tasks", json={"text": "Bel terug", **given})

    assert refusals(answer, 400) == {code}


def test_what_is_not_there_is_404(client: TestClient) -> None:
    nothing = {"id": str(an_id()), "version": 0}
    assert client.get(f"/v1/tasks/{nothing['id']}").status_code == 404
    assert refusals(say(client, nothing, "takeovers"), 404) == {"task.not_there"}
    answer = client.post("/v1/tasks", json={"text": "Bel terug", "incidentId": str(an_id())})
    assert refusals(answer, 404) == {"task.incident_not_there"}


def test_the_text_of_a_task_goes_with_whoever_is_in_the_incident(client: TestClient, register: Register) -> None:
    incident = report(client, perpetrator={"name": "Jan"})
    task = make(client, incidentId=incident["id"])
    found(say(client, task, "drops", {"reason": "Jan belde zelf."}))
    told = recorded(register.views, register.organisation, [UUID(task["id"])])[UUID(task["id"])]
    assert told.text is not None

    erase(register, in_view(register, incident).perpetrators[0].name)

    after = whole(client, task)
    assert (after["what"], after["dropped"]["reason"]) == (TOMBSTONE, TOMBSTONE)
    assert after["state"] == "dropped"
