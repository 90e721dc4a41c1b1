"""The log on PostgreSQL: what any log does, and what only this one can get wrong."""

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID, uuid4

import psycopg
import pytest

from store.embedded.cluster import EmbeddedPostgres
from store.errors import UnknownOrganisation
from store.log import EventLog
from tests.postgres import Database, fresh_database
from tests.store.facts import Typist
from tests.store.log_contract import LogContract, NewOrganisation, OpenLog


@pytest.fixture(scope="module")
def shared(server: EmbeddedPostgres, template: str) -> Iterator[Database]:
    """One database for the whole contract."""
    with fresh_database(server, template) as made:
        yield made


class TestEventLog(LogContract):
    """Each test has an organisation of its own in one database, as in life."""

    @pytest.fixture
    def new_organisation(self, shared: Database) -> NewOrganisation:
        return shared.new_organisation

    @pytest.fixture
    def open_log(self, shared: Database) -> Iterator[OpenLog]:
        with ExitStack() as closing:

            def opened(organisation: UUID) -> EventLog:
                log = EventLog(shared.app, organisation)
                closing.callback(log.close)
                return log

            yield opened


def test_a_log_that_is_closed_and_opened_again_holds_what_it_held(
    database: Database, log: EventLog, typist: Typist
) -> None:
    log.append(typist.report())
    log.close()
    again = EventLog(database.app, typist.organisation)
    assert again.append(typist.report()).first_number == 2
    assert [found.position for found in again.page(0, 10)] == [1, 2]
    again.close()


def test_an_organisation_that_is_not_in_the_register_is_refused_by_name(database: Database, typist: Typist) -> None:
    stranger = uuid4()
    log = EventLog(database.app, stranger)
    with pytest.raises(UnknownOrganisation, match=str(stranger)):
        log.append(typist.report())
    log.close()


def test_who_waits_for_news_hears_the_last_position_after_the_commit(database: Database, typist: Typist) -> None:
    # given a listener that looks what is in the log the moment it hears of it
    heard: list[tuple[int, int]] = []
    reader = EventLog(database.app, typist.organisation)
    log = EventLog(
        database.app, typist.organisation, on_recorded=lambda position: heard.append((position, reader.head()))
    )

    # when something was recorded, something was repeated and something holds no event
    log.append(typist.report(key="k"))
    log.append(typist.report(key="k"))
    log.append(typist.witnesses(uuid4(), 0, 2))
    log.close()
    reader.close()

    # then it hears of what was recorded, when that can be read
    assert heard == [(1, 1), (3, 3)]


def test_one_organisation_does_not_wait_for_another(database: Database, log: EventLog, typist: Typist) -> None:
    # given an organisation in the middle of an append
    with psycopg.connect(database.owner) as busy:
        busy.execute("select from par.heads where organisation = %s for update", (database.new_organisation(),))

        # then the other one appends
        assert log.append(typist.report()).position == 1


def test_the_rows_of_the_log_can_be_read_with_psql(database: Database, log: EventLog, typist: Typist) -> None:
    log.append(typist.report())
    with psycopg.connect(database.owner) as conn:
        found = conn.execute("select topic, number, state ->> 'channel' from par.events_readable").fetchall()
    assert found == [("incident.reported.v1", 1, "desk")]


def test_a_listener_that_fails_does_not_stop_the_log(database: Database, typist: Typist) -> None:
    log = EventLog(database.app, typist.organisation, on_recorded=_fail)
    assert [log.append(typist.report()).position for _ in range(3)] == [1, 2, 3]
    log.close()


def _fail(_position: int) -> None:
    raise RuntimeError("nobody listens")
