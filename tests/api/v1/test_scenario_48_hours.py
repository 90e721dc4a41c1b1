"""Scenario 5, the 48-hour clock: Friday 16:00, a reminder before, a breach told to the advisor, and it stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from api.register import Register
from api.use_cases.terms import say_what_came_of_terms
from projections.views import VIEWS
from tests.api.v1.service import a_register, correct, found, report, serving, shown
from tests.postgres import Database, database, server, template

__all__ = ["database", "server", "template"]

FRIDAY_16 = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


class Office(NamedTuple):
    """A service whose clock the test sets, and the process that keeps the terms."""

    client: TestClient
    register: Register
    set_clock: Callable[[datetime], None]

    def after(self, hours: float) -> None:
        """So many hours after Friday 16:00 somebody looks, and the process says what is to be said."""
        self.set_clock(FRIDAY_16 + timedelta(hours=hours))
        names = [view.name for view in VIEWS]
        assert self.register.projector.wait_for(names, self.register.log.head(), seconds=30)
        say_what_came_of_terms(self.register)
        assert self.register.projector.wait_for(names, self.register.log.head(), seconds=30)

    def work(self) -> dict[str, Any]:
        """The work list of the advisor."""
        return found(self.client.get("/v1/work-list"))

    def story(self, incident: dict[str, Any]) -> list[str]:
        """The names of the facts in the history of an incident."""
        history = found(self.client.get(f"/v1/incidents/{incident['id']}/history"))
        return [entry["event"] for entry in history["entries"]]


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[Office]:
    """It is Friday 16:00."""
    now = [FRIDAY_16]
    with a_register(database, tmp_path) as opened:
        register = replace(opened, clock=lambda: now[0])
        with serving(register) as client:
            yield Office(client, register, lambda moment: now.__setitem__(0, moment))


def reactions(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The tasks about the reaction towards the perpetrator."""
    return [task for task in tasks if task["what"] == "Reactie richting de veroorzaker"]


def test_a_reminder_comes_before_and_a_breach_is_told_to_the_advisor(office: Office) -> None:
    incident = report(office.client, occurredAt="2026-11-20T15:30:00+01:00")

    office.after(12)
    assert [one["number"] for one in office.work()["new"]] == [incident["number"]]
    assert reactions(office.work()["near"]) == []

    office.after(37)
    (near,) = reactions(office.work()["near"])
    assert (near["number"], near["dueAt"]) == (incident["number"], "2026-11-22T15:00:00Z"), "Sunday 16:00"

    office.after(48.01)
    (late,) = reactions(office.work()["breached"])
    assert (late["number"], late["state"]) == (incident["number"], "breached")


def test_a_late_reaction_still_shows_the_breach(office: Office) -> None:
    incident = report(office.client, occurredAt="2026-11-20T15:30:00+01:00")
    office.after(49)

    office.set_clock(FRIDAY_16 + timedelta(hours=65))
    reaction = {"means": "telephone", "givenAt": "2026-11-23T09:00:00+01:00"}
    answer = correct(office.client, "reactions", shown(office.client, incident), reaction)
    assert answer.status_code == 200, answer.text
    office.after(66)

    assert reactions(office.work()["breached"]) == []
    story = office.story(incident)
    assert story.index("term.breached") < story.index("incident.reaction_given")


def test_a_reaction_in_time_leaves_nothing_to_say(office: Office) -> None:
    incident = report(office.client, occurredAt="2026-11-20T15:30:00+01:00")
    office.set_clock(FRIDAY_16 + timedelta(hours=20))
    reaction = {"means": "letter", "givenAt": "2026-11-21T11:00:00+01:00"}
    correct(office.client, "reactions", shown(office.client, incident), reaction)

    office.after(60)

    assert reactions(office.work()["breached"]) == []
    assert "term.breached" not in office.story(incident)
