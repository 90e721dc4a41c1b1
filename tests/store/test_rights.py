"""Who may do what in the database: the log grows, and nobody in the service can do anything else to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from store.consultations import ConsultationLog, Look
from store.log import EventLog
from store.migrate import identify
from tests.postgres import Database
from tests.store.facts import Typist

ROLES = ("par_writer", "par_reader", "par_projector", "par_app")
TABLES = ("events", "commands", "heads", "series", "register", "migrations", "consultations")
APPEND_ONLY = "PAR02"
"""The sqlstate with which the log refuses a change to whoever has the right to make it."""

ON_EVERY_TABLE = (
    "insert into par.{table} select * from par.{table}",
    "update par.{table} set {column} = {column}",
    "delete from par.{table}",
    "truncate par.{table}",
    "drop table par.{table} cascade",
    "alter table par.{table} add column more int",
    "alter table par.{table} drop column {column} cascade",
    "alter table par.{table} rename to other",
    "alter table par.{table} set schema public",
    "alter table par.{table} owner to current_user",
    "alter table par.{table} set unlogged",
    "alter table par.{table} disable trigger all",
    "alter table par.{table} enable row level security",
    "create trigger mine before insert on par.{table} execute function par.refuse_change()",
    "create rule mine as on insert to par.{table} do instead nothing",
    "create index on par.{table} ({column})",
    "lock table par.{table} in exclusive mode",
)
ON_THE_WHOLE = (
    "drop trigger append_only on par.events",
    "drop trigger append_only_whole on par.events",
    "alter table par.events disable trigger append_only",
    "alter table par.events enable replica trigger append_only",
    "alter table par.events drop constraint events_pkey",
    "drop view par.events_readable",
    "drop function par.append",
    "alter function par.append security invoker",
    "alter function par.append set search_path = public",
    "create or replace function par.refuse_change() returns trigger language plpgsql as 'begin return null; end'",
    "create table par.mine ()",
    "create schema mine",
    "drop schema par cascade",
    "set local session_replication_role = replica",
    "set local role par_owner",
    "create role mine",
    "alter role par_app superuser",
    "grant par_owner to par_app",
    "copy par.events to program 'cat'",
    "select pg_read_file('PG_VERSION')",
)
FIRST_COLUMN = {
    "events": "topic",
    "commands": "key",
    "heads": "position",
    "series": "last",
    "register": "practice",
    "consultations": "part",
}
ACTIONS = (
    *(
        action.format(table=table, column=FIRST_COLUMN.get(table, "name"))
        for action in ON_EVERY_TABLE
        for table in TABLES
    ),
    *ON_THE_WHOLE,
)

Connection = psycopg.Connection[Any]


@pytest.fixture
def full(database: Database, log: EventLog, typist: Typist, organisation: UUID) -> Database:
    """A database with something in its log, and a dossier that was looked into."""
    log.append(typist.report())
    looked_into(database, organisation)
    identify(database.owner, practice=True)
    return database


def looked_into(database: Database, organisation: UUID) -> None:
    """Somebody saw a dossier."""
    looks = ConsultationLog(database.app, organisation)
    looks.record(Look(uuid4(), datetime(2026, 11, 22, tzinfo=UTC), "card", "api", uuid4(), 1, None), [uuid4()])
    looks.close()


@pytest.mark.parametrize("role", ROLES)
def test_no_role_of_the_service_can_do_anything_to_the_log_but_add_to_it(full: Database, role: str) -> None:
    assert len(ACTIONS) > 120
    with as_role(full, role) as conn:
        allowed = [action for action in ACTIONS if outcome(conn, action) is not InsufficientPrivilege]
    assert allowed == []


def test_each_of_those_actions_is_possible_or_refused_by_the_trigger_for_a_superuser(full: Database) -> None:
    # A control: had an action failed for another reason than rights, the test above would prove nothing.
    with full.superuser() as conn:
        outcomes = {action: outcome(conn, action) for action in ACTIONS}
    refused = {action for action, came_to in outcomes.items() if came_to == APPEND_ONLY}
    assert refused == {
        "update par.events set topic = topic",
        "delete from par.events",
        "truncate par.events",
        "update par.consultations set part = part",
        "delete from par.consultations",
        "truncate par.consultations",
    }
    others = {action: came_to for action, came_to in outcomes.items() if came_to not in (None, APPEND_ONLY)}
    assert others == {
        f"insert into par.{table} select * from par.{table}": psycopg.errors.UniqueViolation for table in TABLES
    }


def test_exactly_these_rights_are_given(full: Database) -> None:
    with full.superuser() as conn:
        tables = conn.execute(
            "select grantee, table_name, string_agg(privilege_type, ' ' order by privilege_type)"
            " from information_schema.role_table_grants where table_schema = 'par' and grantee <> 'par_owner'"
            " group by 1, 2 order by 1, 2"
        ).fetchall()
        functions = conn.execute(
            "select p.proname, coalesce(r.rolname, 'PUBLIC') from pg_proc p, aclexplode(p.proacl) a"
            " left join pg_roles r on r.oid = a.grantee"
            " where p.pronamespace = 'par'::regnamespace and p.prorettype <> 'trigger'::regtype"
            " and a.grantee <> p.proowner"
        ).fetchall()
    assert tables == [
        ("par_projector", "events", "SELECT"),
        ("par_projector", "events_readable", "SELECT"),
        ("par_projector", "heads", "SELECT"),
        ("par_projector", "register", "SELECT"),
        ("par_reader", "commands", "SELECT"),
        ("par_reader", "consultations", "SELECT"),
        ("par_reader", "events", "SELECT"),
        ("par_reader", "events_readable", "SELECT"),
        ("par_reader", "heads", "SELECT"),
        ("par_reader", "register", "SELECT"),
        ("par_writer", "register", "SELECT"),
    ]
    assert sorted(functions) == [("append", "par_writer"), ("consult", "par_writer")]


def test_what_has_the_rights_of_its_owner_finds_nothing_that_others_made(full: Database) -> None:
    # Objects of a caller in its temporary schema, or in public, would otherwise be used with the owner's rights.
    with full.superuser() as conn:
        functions = conn.execute(
            "select proname, proconfig from pg_proc where pronamespace = 'par'::regnamespace and prosecdef"
        ).fetchall()
    assert sorted(functions) == [(name, ["search_path=pg_catalog, pg_temp"]) for name in ("append", "consult")]


def test_the_service_has_these_roles_and_no_powers(full: Database) -> None:
    with full.superuser() as conn:
        powers = conn.execute(
            "select rolname from pg_roles where rolname like 'par\\_%'"
            " and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)"
        ).fetchall()
        member_of = conn.execute(
            "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid"
            " where m.member = 'par_app'::regrole order by 1"
        ).fetchall()
        logins = conn.execute("select rolname from pg_roles where rolname like 'par\\_%' and rolcanlogin").fetchall()
    assert powers == []
    assert member_of == [("par_projector",), ("par_reader",), ("par_writer",)]
    assert logins == [("par_app",)]


CHANGES = (
    "update par.events set topic = 'x'",
    "delete from par.events",
    "truncate par.events",
    "truncate par.events, par.commands cascade",
    "merge into par.events e using (select 1) s on true when matched then delete",
    "insert into par.events table par.events on conflict (organisation, position) do update set topic = 'x'",
    "with gone as (delete from par.events returning 1) select * from gone",
)


@pytest.mark.parametrize("who", ["the owner", "a superuser", "a replica", "the owner in a replica"])
def test_the_log_refuses_a_change_even_to_who_has_the_right_to_it(full: Database, who: str) -> None:
    with full.superuser() as conn:
        if "replica" in who:
            conn.execute("set session_replication_role = replica")
        if "owner" in who:
            conn.execute("set role par_owner")
        before = conn.execute("select * from par.events").fetchall()
        outcomes = {change: outcome(conn, change) for change in CHANGES}
        assert outcomes == dict.fromkeys(CHANGES, APPEND_ONLY)
        assert conn.execute("select * from par.events").fetchall() == before != []


@pytest.mark.parametrize("role", ["par_reader", "par_projector"])
def test_only_the_writer_can_append(full: Database, role: str) -> None:
    with as_role(full, role) as conn, pytest.raises(InsufficientPrivilege):
        conn.execute("select par.append(gen_random_uuid(), null, null, null, null)")


def test_the_projector_makes_views_and_reads_the_log(full: Database) -> None:
    with as_role(full, "par_projector") as conn:
        conn.execute("create table views.mine as select topic from par.events")
    with as_role(full, "par_reader") as conn:
        assert conn.execute("select topic from views.mine").fetchall() == [("incident.reported.v1",)]
        with pytest.raises(InsufficientPrivilege):
            conn.execute("delete from views.mine")


@contextmanager
def as_role(database: Database, role: str) -> Iterator[Connection]:
    with psycopg.connect(database.app, autocommit=True) as conn:
        conn.execute(f"set role {role}")
        yield conn


def outcome(conn: Connection, action: str) -> type[psycopg.Error] | str | None:
    """What an action comes to: None when it was possible, the trigger's refusal, or the kind of error. Undone."""
    try:
        with conn.transaction(force_rollback=True):
            conn.execute(action)
    except psycopg.Error as refused:
        return APPEND_ONLY if refused.sqlstate == APPEND_ONLY else type(refused)
    return None
