"""Who looked into a dossier: a line per dossier, newest first, and a look in doubt counts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from store.connections import Reading
from store.consultations import ConsultationLog, Look, Span, consultations
from store.errors import StoreUnavailable, UnknownOrganisation
from store.log import EventLog
from tests.postgres import Database
from tests.store.facts import Typist

READER, A, B = uuid4(), uuid4(), uuid4()
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def looks(database: Database, organisation: UUID) -> Iterator[ConsultationLog]:
    """Where looks of that organisation are recorded."""
    opened = ConsultationLog(database.app, organisation)
    yield opened
    opened.close()


@pytest.fixture
def reading(database: Database) -> Iterator[Reading]:
    """Connections that can only read."""
    opened = Reading(database.app)
    yield opened
    opened.close()


def look(**changes: Any) -> Look:
    """Somebody opens the card of A when the log has one fact, with `changes`."""
    return Look(READER, NOON, "card", "api", A, 1, None)._replace(**changes)


def test_a_look_is_a_line_for_every_dossier_that_was_shown(
    looks: ConsultationLog, reading: Reading, organisation: UUID, log: EventLog, typist: Typist
) -> None:
    log.append(typist.report())
    trace = uuid4()

    looks.record(look(trace=trace), [A, B])

    [of_a] = consultations(reading, organisation, A, limit=10)
    [of_b] = consultations(reading, organisation, B, limit=10)
    assert (of_a.at, of_a.reader, of_a.part, of_a.origin, of_a.trace) == (NOON, READER, "card", "api", trace)
    assert (of_b.dossier, of_b.opened_as, of_b.shown, of_b.head) == (B, A, 1, 1)


def test_the_newest_comes_first_and_the_next_page_goes_on_below_it(
    looks: ConsultationLog, reading: Reading, organisation: UUID
) -> None:
    readers = [uuid4() for _ in range(3)]
    for reader in readers:
        looks.record(look(reader=reader), [A])

    first = consultations(reading, organisation, A, limit=2)
    rest = consultations(reading, organisation, A, before=first[-1].number, limit=2)

    assert [one.reader for one in (*first, *rest)] == readers[::-1]


@pytest.mark.parametrize("shown", [1, 2, 3])
def test_only_looks_that_can_have_shown_what_stood_in_a_stretch_of_the_log_are_asked_for(
    looks: ConsultationLog, reading: Reading, log: EventLog, typist: Typist, shown: int
) -> None:
    for _ in range(shown):
        log.append(typist.report())
    looks.record(look(shown=shown), [A])

    found = consultations(reading, log.organisation, A, spans=[Span(2, 3)], limit=10)

    assert bool(found) is (shown == 2)


def test_a_look_of_which_it_is_not_sure_what_it_showed_is_there(
    looks: ConsultationLog, reading: Reading, organisation: UUID, log: EventLog, typist: Typist
) -> None:
    for _ in range(5):
        log.append(typist.report())
    looks.record(look(shown=1), [A])

    assert consultations(reading, organisation, A, spans=[Span(2, 3)], limit=10)
    assert not consultations(reading, organisation, A, spans=[], limit=10)


def test_another_organisation_sees_none_of_it(
    looks: ConsultationLog, reading: Reading, database: Database, organisation: UUID
) -> None:
    looks.record(look(), [A])

    assert consultations(reading, database.new_organisation(), A, limit=10) == []


def test_an_organisation_that_is_not_there_cannot_look(database: Database, reading: Reading) -> None:
    stranger = ConsultationLog(database.app, uuid4())
    with pytest.raises(UnknownOrganisation):
        stranger.record(look(), [A])
    stranger.close()


def test_when_it_cannot_be_written_whoever_asks_hears_so(looks: ConsultationLog, database: Database) -> None:
    with database.superuser() as conn:
        conn.execute("alter table par.consultations add constraint full_disk check (part = 'nothing') not valid")
    with pytest.raises(StoreUnavailable):
        looks.record(look(), [A])
