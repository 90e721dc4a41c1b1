"""`par task` and `par deputy`."""

from typing import Any

import pytest

from api.register import open_register
from api.settings import Settings
from tests.api.cli.command import REPORT, Par

NOWHERE = "0c0ffee0-dead-4000-8000-000000000000"


@pytest.fixture
def number(fresh: Par) -> str:
    """The number of the only report."""
    assert fresh("incident", "report", *REPORT).code == 0
    return str(fresh("incident", "list", "--json").data["incidents"][0]["number"])


def listed(par: Par, *options: str) -> list[dict[str, Any]]:
    """The tasks that `par` lists."""
    tasks: list[dict[str, Any]] = par("task", "list", *options, "--json").data["tasks"]
    return tasks


def asking(par: Par, code: str, *options: str) -> dict[str, Any]:
    """The task that asks for this."""
    (one,) = (task for task in listed(par, *options) if task["asks"] == code)
    return one


def test_a_task_is_made_assigned_taken_over_and_done(fresh: Par, number: str) -> None:
    made = fresh(
        "task", "make", "Bel de melder terug", "--incident", number, "--last-day", "2099-01-01", "--to", "manager"
    )
    assert made.code == 3, "a day that far ahead is not accepted"
    assert "--last-day" in made.err
    made = fresh("task", "make", "Bel de melder terug", "--incident", number, "--to", "manager", "--json")
    task = made.data["id"]
    assert fresh("task", "take", task, "--as", "vpt-advisor").out == f"Vastgelegd: {task}\n"
    assert fresh("task", "assign", task, "--to", "colleague").code == 0
    assert fresh("task", "done", task, "--note", "Gebeld, alles is duidelijk.").code == 0

    shown = fresh("task", "show", task)
    for part in ("Bel de melder terug", "gedaan", "betrokken collega", "Gebeld, alles is duidelijk.", number):
        assert part in shown.out
    assert [step["event"] for step in fresh("task", "show", task, "--json").data["steps"]] == [
        "task.made",
        "task.assigned",
        "task.taken_over",
        "task.assigned",
        "task.done",
    ]


def test_what_follows_from_facts_is_not_ticked_off_and_says_which_fact_is_lacking(fresh: Par, number: str) -> None:
    refused = fresh("task", "done", asking(fresh, "first_talk")["id"])
    assert refused.code == 3
    assert "het eerste gesprek, of dat de collega het niet wilde" in " ".join(refused.err.split())


def test_a_dropped_task_is_listed_apart_with_its_reason(fresh: Par, number: str) -> None:
    task = asking(fresh, "reaction")["id"]
    assert fresh("task", "drop", task, "--reason", "De veroorzaker is onbekend.").code == 0

    assert fresh("task", "show", task).out.count("De veroorzaker is onbekend.") == 2
    assert [one["asks"] for one in listed(fresh)] == ["first_talk"]
    assert [one["id"] for one in listed(fresh, "--dropped")] == [task]


def test_a_deputy_sees_the_tasks_of_both(fresh: Par, number: str) -> None:
    task = asking(fresh, "first_talk")["id"]
    fresh("task", "assign", task, "--to", "manager")
    with open_register(Settings()) as register:
        today = register.clock().date().isoformat()
    appointed = fresh(
        "deputy", "appoint", "manager", "--deputy", "vpt-advisor", "--from", today, "--until", today, "--json"
    )
    assert appointed.code == 0, appointed.err

    assert "adviseur Veilige Publieke Taak" in fresh("deputy", "list").out
    assert [one["id"] for one in listed(fresh, "--person", "vpt-advisor")] == [task]
    assert "waarnemer" in fresh("work-list", "--person", "vpt-advisor").out + fresh("task", "list").out

    ended = fresh("deputy", "end", appointed.data["id"], "--reason", "Eerder terug.")
    assert ended.code == 0
    assert listed(fresh, "--person", "vpt-advisor") == []
    assert fresh("deputy", "list").out == "Waarnemers: geen\n"


def test_nobody_deputises_for_himself(fresh: Par) -> None:
    refused = fresh(
        "deputy", "appoint", "manager", "--deputy", "manager", "--from", "2030-01-01", "--until", "2030-01-02"
    )
    assert refused.code == 3
    assert "--deputy: Niemand neemt voor zichzelf waar." in refused.err


def test_a_person_or_role_that_is_not_there_is_refused(fresh: Par) -> None:
    who = fresh("work-list", "--person", "directeur")
    role = fresh("task", "take", NOWHERE, "--as", "directeur")

    assert (who.code, role.code) == (3, 2)
    assert "--person: Deze persoon is er niet." in who.err
    assert "--as: Kies een van: employee, " in role.err


def test_a_task_that_is_not_there(fresh: Par) -> None:
    assert fresh("task", "show", NOWHERE).code == 4
    refused = fresh("task", "take", NOWHERE)
    assert refused.code == 3
    assert "Deze taak is er niet." in refused.err
