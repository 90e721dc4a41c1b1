"""Filling the practice register: the whole story, once, whatever happens on the way."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest
from pydantic import SecretStr

from api.local_user import PERSONAS
from api.practice.follow_up import follow_ups
from api.practice.incidents import LATER, REPORT_2024
from api.practice.load import ADVISOR, load_practice_register
from api.practice.measures import SECOND_DECIDER
from api.practice.people import CITIZENS
from api.practice.stories import STORIES
from api.practice.work import WORK
from api.register import Register, open_register, prepare_database
from api.settings import Settings
from store.errors import UnsafeStore
from tests.postgres import Database

ALL = (*REPORT_2024, *LATER)
SANCTIONS = Counter(kind for told in ALL for kind, _ in told.sanctions)
MEASURES = SANCTIONS["contact_arrangements"] + SANCTIONS["building_ban"] + SANCTIONS["service_suspension"]
"""What restricts somebody: proposed, heard, imposed and told, and some of it agreed with by a second person."""
AGREED = SANCTIONS["building_ban"] + SANCTIONS["service_suspension"]
FOLLOWED = [{step.name for step in follow_ups(told, len(ALL) - number)} for number, told in enumerate(ALL, 1)]
DONE = Counter(name for names in FOLLOWED for name in names)
CHAPTERS = Counter(chapter.name for story in (*STORIES.values(), *WORK.values()) for chapter in story)
STEPS = (
    sum(1 + (told.citizen is not None) + len(told.sanctions) for told in ALL)
    + 3 * MEASURES
    + AGREED
    + DONE.total()
    + CHAPTERS.total()
)


class Line(NamedTuple):
    """One fact as the story tells it, without what is different in every register."""

    topic: str
    number: int | None
    recorded_at: datetime
    actor: object


class Broken(Exception):
    """The load ends here."""


def test_the_nine_carry_the_labels_of_the_report() -> None:
    labels = Counter(label for told in REPORT_2024 for label in told.types)
    assert len(REPORT_2024) == 9
    assert labels == {"verbal": 5, "psychological": 3, "other": 4}
    assert all("2024-09-01" <= told.day <= "2024-12-31" for told in REPORT_2024)
    assert not any("2024-09-01" <= told.day <= "2024-12-31" for told in LATER)


def test_everybody_in_the_story_is_known_and_used() -> None:
    assert {told.citizen for told in ALL} - {None} == CITIZENS.keys()


def test_the_whole_story_is_recorded(register: Register, database: Database) -> None:
    assert load_practice_register(register) == len(ALL)
    topics = Counter(line.topic for line in story(database, register))
    assert topics == {
        "incident.reported.v1": len(ALL),
        "dossier.opened.v1": len(CITIZENS),
        "dossier.incident_linked.v1": sum(told.citizen is not None for told in ALL),
        "sanction.imposed.v2": SANCTIONS.total(),
        "sanction.proposed.v1": MEASURES,
        "sanction.hearing_held.v1": MEASURES,
        "sanction.approved.v1": AGREED,
        "sanction.perpetrator_told.v1": MEASURES,
        "incident.treatment_started.v1": sum(bool(names & {"reaction", "assessment"}) for names in FOLLOWED),
        "incident.reaction_given.v1": DONE["reaction"],
        "aftercare.talk_held.v1": DONE["talk"],
        "incident.assessed.v1": DONE["assessment"],
        "aftercare.concluded.v1": DONE["care"],
        "incident.closed.v1": DONE["closure"],
        "sanction.objection_received.v1": 1,
        "sanction.objection_decided.v1": 1,
        "sanction.shortened.v1": 1,
        "damage.recorded.v1": 1,
        "police.charged.v1": 1,
        "police.relied_upon.v1": 1,
        "police.outcome_recorded.v1": 1,
        "marker.proposed.v1": 1,
        "marker.approved.v1": 1,
        "marker.review_demanded.v2": 1,
        "marker.withdrawn.v1": 1,
        "task.made.v1": 3,
        "task.assigned.v1": 3,
        "task.taken_over.v1": 1,
        "task.dropped.v1": 1,
        "deputy.appointed.v1": 1,
    }


def test_it_is_recorded_in_the_order_in_which_it_happened(register: Register, database: Database) -> None:
    load_practice_register(register)
    lines = story(database, register)
    moments = [line.recorded_at for line in lines]
    assert moments == sorted(moments)
    assert [line.number for line in lines if line.number and line.recorded_at.year == 2024] == list(range(1, 10))
    people = {SECOND_DECIDER, *(PERSONAS[name] for name in ("colleague", "second-approver", "vpt-advisor"))}
    assert {line.actor for line in lines} == {ADVISOR, *people}


def test_loading_again_changes_nothing(register: Register, database: Database) -> None:
    load_practice_register(register)
    before = rows(database)
    assert load_practice_register(register) == len(ALL)
    assert rows(database) == before


@pytest.mark.parametrize("broken_at", [1, 2, 3, 20, 40, STEPS - 1])
def test_a_load_that_was_broken_off_goes_on(
    register: Register, database: Database, tmp_path: Path, broken_at: int
) -> None:
    def until_then(done: int, _all: int) -> None:
        if done == broken_at:
            raise Broken

    with pytest.raises(Broken):
        load_practice_register(register, until_then)
    begun = rows(database)
    assert 0 < len(begun) < len(ALL) * 12

    load_practice_register(register)

    assert rows(database)[: len(begun)] == begun
    assert story(database, register) == unbroken_story(register, database, tmp_path)


def test_progress_counts_up_to_the_end(register: Register) -> None:
    told: list[tuple[int, int]] = []
    load_practice_register(register, lambda done, total: told.append((done, total)))
    assert told == [(done, STEPS) for done in range(1, STEPS + 1)]


def test_what_has_not_happened_yet_waits_for_a_later_start(
    register: Register, database: Database, tmp_path: Path
) -> None:
    new_year = datetime(2026, 1, 1, tzinfo=UTC)
    early = replace(register, clock=lambda: new_year)
    assert load_practice_register(early) == sum(told.day < "2026" for told in ALL)
    assert all(line.recorded_at <= new_year for line in story(database, register))

    load_practice_register(register)

    assert story(database, register) == unbroken_story(register, database, tmp_path)


def test_a_real_register_is_left_alone(database: Database, tmp_path: Path) -> None:
    organisation = uuid4()
    prepare_database(database.owner, organisation, practice=False)
    settings = Settings(data_dir=tmp_path, dsn=SecretStr(database.app), organisation=organisation)
    with open_register(settings) as real, pytest.raises(UnsafeStore, match="geen oefenregister"):
        load_practice_register(real)
    assert rows(database) == []


def unbroken_story(register: Register, database: Database, data_dir: Path) -> list[Line]:
    """The same story, loaded at once under another organisation in the same database."""
    organisation = uuid4()
    prepare_database(database.owner, organisation, practice=True)
    settings = Settings(data_dir=data_dir, dsn=SecretStr(database.app), organisation=organisation)
    with open_register(settings, clock=register.clock) as other:
        load_practice_register(other)
        return story(database, other)


def story(database: Database, register: Register) -> list[Line]:
    """What is recorded for this organisation."""
    with database.superuser() as conn:
        found = conn.execute(
            "select topic, number, recorded_at, actor from par.events where organisation = %s order by position",
            (register.organisation,),
        ).fetchall()
    return [Line._make(row) for row in found]


def rows(database: Database) -> list[tuple[object, ...]]:
    """Every column of every fact."""
    with database.superuser() as conn:
        return conn.execute("select * from par.events order by organisation, position").fetchall()
