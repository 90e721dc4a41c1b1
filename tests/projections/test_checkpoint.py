"""The checkpoint: where a view stands, moved with the rows, by whoever knows where it stood."""

import psycopg
import pytest

from domain.dossier.events import DossierOpened, Subject
from domain.incident.events import Retracted
from projections import checkpoint as checkpoints
from projections.checkpoint import Overtaken
from projections.source import Page, Source
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.step import advance
from projections.writing import make_stages
from tests.domain.examples import NOW, REASON, an_id, reported, sealed
from tests.projections.checks import rows_of
from tests.projections.register import Register

VIEW = STATISTICS_FACTS


def test_the_checkpoint_moves_to_the_end_of_the_page_when_nothing_matters(register: Register) -> None:
    opened = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("name")))
    for n in range(5):
        register.record(an_id(f"dossier {n}"), opened)

    register.project(VIEW, page=2)

    assert register.checkpoint(VIEW).position == 5
    assert not any(rows_of(register, VIEW).values())


def test_a_page_reads_only_what_interests_the_view(register: Register) -> None:
    register.record(an_id("dossier"), DossierOpened(opened_at=NOW, subject=Subject(kind="person")))
    register.record(an_id("incident"), reported())

    with register.connect() as conn:
        page = Source(register.organisation, VIEW.interests).page(conn, 0, 2)

    assert [fact.position for fact in page.facts] == [2]
    assert page.upto == 2


def test_of_two_who_take_the_same_page_one_is_told_it_was_overtaken(register: Register) -> None:
    register.record(an_id("incident"), reported())
    start = register.checkpoint(VIEW)
    with register.connect() as first, register.connect() as second:
        page = Source(register.organisation, VIEW.interests).page(first, 0, 1)
        make_stages(first, VIEW)
        make_stages(second, VIEW)

        assert advance(first, VIEW, start, page).position == 1
        with pytest.raises(Overtaken):
            advance(second, VIEW, start, page)

    assert register.checkpoint(VIEW).position == 1


def test_one_who_lost_the_lock_writes_nothing(register: Register) -> None:
    """It believes to stand at the start, while another is already further: its old page must not come through."""
    register.record(an_id("incident"), reported())
    start = register.checkpoint(VIEW)
    with register.connect() as late:
        make_stages(late, VIEW)
        old_page = Source(register.organisation, VIEW.interests).page(late, 0, 1)
        register.record(an_id("incident"), Retracted(reason=REASON))
        register.project(VIEW)
        before = rows_of(register, VIEW)

        with pytest.raises(Overtaken):
            advance(late, VIEW, start, old_page)

    assert rows_of(register, VIEW) == before


def test_one_who_follows_an_older_generation_is_overtaken(register: Register) -> None:
    at = register.checkpoint(VIEW)
    with register.connect() as conn, pytest.raises(Overtaken):
        checkpoints.move(conn, at._replace(generation=at.generation - 1), 1)


def test_rows_and_checkpoint_move_together_or_not_at_all(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    register.record(an_id("incident"), reported())
    at = register.checkpoint(VIEW)

    def gone(*_: object) -> None:
        raise psycopg.OperationalError("the server closed the connection")

    monkeypatch.setattr("projections.step.park", gone)
    with register.connect() as conn:
        make_stages(conn, VIEW)
        page = Source(register.organisation, VIEW.interests).page(conn, 0, 1)
        with pytest.raises(psycopg.OperationalError):
            advance(conn, VIEW, at, page)

    assert register.checkpoint(VIEW) == at
    assert not any(rows_of(register, VIEW).values())


def test_an_empty_page_moves_it_too(register: Register) -> None:
    at = register.checkpoint(VIEW)
    with register.connect() as conn:
        make_stages(conn, VIEW)
        assert advance(conn, VIEW, at, Page([], 7)).position == 7

    assert register.checkpoint(VIEW).position == 7


def test_every_organisation_has_a_checkpoint_of_its_own(register: Register) -> None:
    neighbour = Register(register.database, register.reading, register.database.new_organisation())
    register.record(an_id("incident"), reported())
    register.project(VIEW)

    assert (register.checkpoint(VIEW).position, neighbour.checkpoint(VIEW).position) == (1, 0)
    neighbour.close()
