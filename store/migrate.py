"""Brings a database to the schema of this program: roles, schemas, then the numbered files, each exactly once."""

import hashlib
from importlib import resources
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from store.connections import as_role
from store.errors import StoreUnavailable, UnsafeStore

OWNER, WRITER, READER, PROJECTOR, APP = "par_owner", "par_writer", "par_reader", "par_projector", "par_app"
LOCK = 0x504152  # 'PAR': one migration at a time per database


class Migration(NamedTuple):
    """One numbered step."""

    number: int
    name: str
    text: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


class Identity(NamedTuple):
    """Which register a database is."""

    id: UUID
    practice: bool


def migrations() -> list[Migration]:
    """The steps this program ships, in order."""
    files = sorted(f.name for f in resources.files("store.migrations").iterdir() if f.name.endswith(".sql"))
    return [
        Migration(int(name.split("_")[0]), name, resources.files("store.migrations").joinpath(name).read_text("utf-8"))
        for name in files
    ]


def migrate(conninfo: str) -> list[str]:
    """Apply what is missing and return the names of the steps applied.

    `conninfo` is a login that may create roles and schemas. Raises `UnsafeStore` when the database was made by a
    newer program, or a step that was applied differs from the one shipped.
    """
    with psycopg.connect(conninfo, autocommit=True) as conn:
        conn.execute("select pg_advisory_lock(%s)", (LOCK,))
        _roles(conn)
        with conn.transaction():
            _schemas(conn)
            applied = _applied(conn)
            missing = [step for step in _checked(applied) if step.number not in applied]
            for step in missing:
                _apply(conn, step)
        return [step.name for step in missing]


def add_organisation(conninfo: str, organisation: UUID) -> None:
    """Give this organisation a log of its own. Nothing happens when it has one."""
    with psycopg.connect(conninfo, autocommit=True) as conn:
        conn.execute("insert into par.heads (organisation) values (%s) on conflict do nothing", (organisation,))


def identify(conninfo: str, *, practice: bool) -> Identity:
    """Which register this database is. A new one becomes a practice register or a real one, for ever."""
    with psycopg.connect(conninfo, autocommit=True) as conn, conn.transaction():
        conn.execute("lock table par.register")
        row = conn.execute("select id, practice from par.register").fetchone()
        if row is None:
            row = (uuid4(), practice)
            conn.execute("insert into par.register (id, practice) values (%s, %s)", row)
        return Identity(*row)


def identity_of(conninfo: str) -> Identity:
    """Which register a database is, asked by a login that may only read. Raises `UnsafeStore` before `par migrate`."""
    try:
        with psycopg.connect(conninfo, autocommit=True, connect_timeout=5) as conn:
            row = conn.execute("select id, practice from par.register").fetchone()
    except psycopg.errors.UndefinedTable:
        row = None
    except psycopg.OperationalError as unreachable:
        raise StoreUnavailable from unreachable
    if row is None:
        raise UnsafeStore("Deze database is nog niet klaargemaakt voor PAR. Voer eerst 'par migrate' uit.")
    return Identity(*row)


def heads(conninfo: str) -> dict[UUID, int]:
    """The organisations that have a log in this database, and the last position of each; none before `migrate`.

    Raises `StoreUnavailable`.
    """
    try:
        with psycopg.connect(conninfo, autocommit=True, connect_timeout=5) as conn:
            return dict(conn.execute("select organisation, position from par.heads").fetchall())
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return {}
    except psycopg.OperationalError as unreachable:
        raise StoreUnavailable from unreachable


def refuse_unknown_organisation(conninfo: str, organisation: UUID) -> None:
    """Raise `UnsafeStore` for an organisation that has no log here: it would look like an empty register."""
    with psycopg.connect(as_role(conninfo, "par_reader"), autocommit=True) as conn:
        known = conn.execute("select from par.heads where organisation = %s", (organisation,)).rowcount
    if not known:
        raise UnsafeStore(
            "Deze database kent de organisatie van PAR_ORGANISATION niet. Er is niets geopend. Controleer het kenmerk, "
            "of voer voor een nieuwe organisatie eerst 'par migrate' uit."
        )


def nothing_recorded(conninfo: str) -> bool:
    """Whether no organisation recorded anything here: only then may keys be made. Raises `StoreUnavailable`."""
    return not any(heads(as_role(conninfo, "par_reader")).values())


def _roles(conn: psycopg.Connection) -> None:
    existing = {row[0] for row in conn.execute("select rolname from pg_roles where rolname like 'par\\_%'")}
    for role in (OWNER, WRITER, READER, PROJECTOR):
        if role not in existing:
            conn.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
    if APP not in existing:
        conn.execute(sql.SQL("create role {} login").format(sql.Identifier(APP)))
    for role in (WRITER, READER, PROJECTOR):
        conn.execute(sql.SQL("grant {} to {}").format(sql.Identifier(role), sql.Identifier(APP)))
    conn.execute(sql.SQL("grant {}, {} to current_user").format(sql.Identifier(OWNER), sql.Identifier(PROJECTOR)))


def _schemas(conn: psycopg.Connection) -> None:
    for schema, owner in (("par", OWNER), ("views", PROJECTOR)):
        conn.execute(
            sql.SQL("create schema if not exists {} authorization {}").format(
                sql.Identifier(schema), sql.Identifier(owner)
            )
        )
    conn.execute("set local role par_owner")
    conn.execute(
        "create table if not exists par.migrations ("
        "number int primary key, name text not null, digest text not null,"
        " applied_at timestamptz not null default now())"
    )


def _applied(conn: psycopg.Connection) -> dict[int, str]:
    return dict(conn.execute("select number, digest from par.migrations").fetchall())


def _checked(applied: dict[int, str]) -> list[Migration]:
    shipped = migrations()
    if unknown := set(applied) - {step.number for step in shipped}:
        raise UnsafeStore(
            f"Deze database is bijgewerkt door een nieuwere versie van PAR (stap {max(unknown)}). "
            "Installeer die versie; de huidige mag deze database niet openen."
        )
    for step in shipped:
        if applied.get(step.number, step.digest) != step.digest:
            raise UnsafeStore(
                f"Stap {step.name} is anders uitgevoerd dan deze versie van PAR hem kent. "
                "Installeer de versie die deze database maakte."
            )
    return shipped


def _apply(conn: psycopg.Connection, step: Migration) -> None:
    conn.execute("set local role par_projector" if "_views" in step.name else "set local role par_owner")
    conn.execute(step.text.encode())
    conn.execute("set local role par_owner")
    conn.execute(
        "insert into par.migrations (number, name, digest) values (%s, %s, %s)", (step.number, step.name, step.digest)
    )
