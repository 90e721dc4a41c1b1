"""Bringing a database to the schema of this program: each step once, and never on a database of another program."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from uuid import uuid4

import psycopg
import pytest

import store.migrate
from store.command import key_of
from store.embedded.cluster import EmbeddedPostgres
from store.errors import KeyReused, StoreUnavailable, UnsafeStore
from store.keys import Keyring
from store.log import EventLog
from store.migrate import Identity, Migration, add_organisation, identify, identity_of, migrate, migrations
from tests.postgres import Database, create_database, fresh_database, own_server
from tests.store.facts import AN_OFFICIAL, Typist
from tests.store.waiting import await_true

ALL = [step.name for step in migrations()]


@pytest.fixture
def empty(server: EmbeddedPostgres) -> Iterator[Database]:
    """A database with nothing of ours in it."""
    with fresh_database(server, "template1") as made:
        yield made


def test_the_steps_are_numbered_from_one_without_gaps() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(ALL) + 1))


def test_an_empty_database_gets_every_step_in_order(empty: Database) -> None:
    assert migrate(empty.owner) == ALL
    assert applied(empty) == [(step.number, step.name, step.digest) for step in migrations()]


def test_a_second_time_nothing_happens(empty: Database) -> None:
    migrate(empty.owner)
    before = applied(empty)
    assert migrate(empty.owner) == []
    assert applied(empty) == before


def test_a_database_is_brought_on_from_where_it_was(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a database of an older program
    steps = migrations()
    with shipping(monkeypatch, steps[:1]):
        assert migrate(empty.owner) == ALL[:1]

    # then this one applies what came after
    assert migrate(empty.owner) == ALL[1:]


def test_keys_that_were_kept_without_their_actor_stay_his(
    empty: Database, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given what was recorded with and without a key before keys were of one actor
    with shipping(monkeypatch, migrations()[:3]):
        migrate(empty.owner)
    organisation = empty.new_organisation()
    with closing(EventLog(empty.app, organisation)) as log:
        typist = Typist(keyring, organisation)
        answered, without_key = (log.append(typist.report(key=key)) for key in ("k:1", None))
        kept = keys(empty)

        # when the database is brought on
        migrate(empty.owner)

        # then the key is that of who sent it, and of nobody else
        assert log.answered(key_of(AN_OFFICIAL, "k:1"), b"hash") == answered._replace(repeated=True)
        assert log.answered(key_of(uuid4(), "k:1"), b"hash") is None
        with pytest.raises(KeyReused):
            log.answered(key_of(AN_OFFICIAL, "k:1"), b"another request")
        assert without_key.position == 2
        assert keys(empty)[1] == kept[1]


def test_a_step_that_fails_leaves_the_database_as_it_was(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Migration(len(ALL) + 1, "9999_bad.sql", "create table par.half (); select 1 / 0")
    with shipping(monkeypatch, [*migrations(), bad]), pytest.raises(psycopg.errors.DivisionByZero):
        migrate(empty.owner)
    assert relations(empty) == []
    assert migrate(empty.owner) == ALL


def test_a_step_that_was_changed_afterwards_is_refused(empty: Database) -> None:
    migrate(empty.owner)
    with empty.superuser() as conn:
        conn.execute("update par.migrations set digest = 'other' where number = 1")
    before = relations(empty)
    with pytest.raises(UnsafeStore, match=r"0001_log[.]sql is anders uitgevoerd"):
        migrate(empty.owner)
    assert relations(empty) == before


def test_the_database_of_a_newer_program_is_refused(empty: Database) -> None:
    migrate(empty.owner)
    with empty.superuser() as conn:
        conn.execute("insert into par.migrations (number, name, digest) values (99, '0099_later.sql', 'x')")
    with pytest.raises(UnsafeStore, match=r"nieuwere versie van PAR \(stap 99\)"):
        migrate(empty.owner)


def test_of_several_at_once_one_applies_each_step(empty: Database) -> None:
    with ThreadPoolExecutor(6) as threads:
        outcomes = list(threads.map(migrate, [empty.owner] * 6))
    assert sorted(name for outcome in outcomes for name in outcome) == ALL


# Which register it is


def test_a_register_is_made_a_practice_register_or_a_real_one_for_ever(database: Database) -> None:
    made = identify(database.owner, practice=True)
    assert made.practice is True
    assert identify(database.owner, practice=False) == made
    assert identity_of(database.app) == made


def test_of_several_at_once_all_find_the_same_register(database: Database) -> None:
    # given one that is being made at this moment
    with closing(psycopg.connect(database.owner)) as first, ThreadPoolExecutor(1) as threads:
        made = Identity(uuid4(), practice=True)
        first.execute("insert into par.register (id, practice) values (%s, %s)", made)

        # when another asks which register it is
        second = threads.submit(identify, database.owner, practice=False)

        # then it waits for the first
        with closing(database.superuser()) as watcher:
            await_true(lambda: waits_for_a_lock(watcher) or second.done(), "the second waits")
        first.commit()
        assert second.result(10) == made


def test_a_database_without_our_schema_says_what_to_do(empty: Database) -> None:
    with pytest.raises(UnsafeStore, match="par migrate"):
        identity_of(empty.app)


def test_a_database_that_was_made_but_never_named_says_what_to_do(database: Database) -> None:
    with pytest.raises(UnsafeStore, match="par migrate"):
        identity_of(database.app)


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(StoreUnavailable):
        identity_of("host=/nonexistent user=par_app dbname=par")


def test_an_organisation_that_is_added_twice_keeps_its_log(database: Database, log: EventLog, typist: Typist) -> None:
    log.append(typist.report())
    add_organisation(database.owner, typist.organisation)
    assert (log.head(), log.append(typist.report()).position) == (1, 2)


# On a server of its own, where the roles are not there yet


@pytest.mark.slow
def test_a_login_that_may_only_make_roles_and_schemas_can_do_it_all() -> None:
    # given a login without superuser rights, and a database that it owns
    with own_server() as server:
        with psycopg.connect(server.dsn(), autocommit=True) as conn:
            conn.execute("create role migrator login createrole")
        create_database(server, "register", "template1")
        with psycopg.connect(server.dsn(), autocommit=True) as conn:
            conn.execute("alter database register owner to migrator")
        migrator = server.dsn(user="migrator", dbname="register")

        # when six of them prepare it at once
        with ThreadPoolExecutor(6) as threads:
            outcomes = list(threads.map(migrate, [migrator] * 6))
        organisation = uuid4()
        add_organisation(migrator, organisation)
        made = identify(migrator, practice=False)

        # then each step was applied once, and the service can work
        assert sorted(name for outcome in outcomes for name in outcome) == ALL
        app = server.dsn(user="par_app", dbname="register")
        assert identity_of(app) == made
        log = EventLog(app, organisation)
        assert log.head() == 0
        log.close()


def keys(database: Database) -> list[object]:
    with database.superuser() as conn:
        return [row[0] for row in conn.execute("select key from par.commands order by position")]


def waits_for_a_lock(conn: "psycopg.Connection[tuple[object, ...]]") -> bool:
    return bool(
        conn.execute(
            "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
        ).fetchall()
    )


def applied(database: Database) -> list[tuple[object, ...]]:
    with database.superuser() as conn:
        return conn.execute("select number, name, digest from par.migrations order by number").fetchall()


def relations(database: Database) -> list[tuple[object, ...]]:
    with database.superuser() as conn:
        return conn.execute(
            "select relname from pg_class where relnamespace::regnamespace::text in ('par', 'views') order by 1"
        ).fetchall()


@contextmanager
def shipping(monkeypatch: pytest.MonkeyPatch, steps: Sequence[Migration]) -> Iterator[None]:
    """As if the program came with these steps."""
    with monkeypatch.context() as patched:
        patched.setattr(store.migrate, "migrations", lambda: list(steps))
        yield
