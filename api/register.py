"""The register, opened: database, keys, log and reading side, put together in one place and closed again."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from api.catalogues import Catalogues
from api.settings import Settings
from domain.catalogue.catalogue import Catalogue
from domain.periods import local_day
from projections.projector import Projector
from projections.rebuild import rebuild
from projections.schema import prepare
from projections.views import VIEWS
from store.connections import Reading
from store.consultations import ConsultationLog
from store.embedded.cluster import ensure
from store.errors import UnsafeStore
from store.file_keyring import FileKeyring
from store.keys import Keyring
from store.log import EventLog
from store.migrate import (
    Identity,
    add_organisation,
    heads,
    identify,
    identity_of,
    migrate,
    nothing_recorded,
    refuse_unknown_organisation,
)

Clock = Callable[[], datetime]
Announce = Callable[[str], None]


class NoRegister(Exception):
    """Somebody wants to look something up where no register was ever made."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__(
            f"In {data_dir} staat nog geen register. Begin een oefenregister met 'par demo' of een echt register met "
            "'par serve', of wijs met PAR_DATA_DIR de juiste map aan."
        )


@dataclass(frozen=True, slots=True)
class Register:
    """Everything a use case works with."""

    organisation: UUID
    practice: bool
    """Holds made-up people only, and every screen says so."""
    conninfo: str
    catalogues: Catalogues
    clock: Clock
    keyring: Keyring
    log: EventLog
    views: Reading
    consultations: ConsultationLog
    """Who looked into a dossier: told before anything of it is shown."""
    projector: Projector
    """Keeps the views: not running until it is started."""

    @property
    def catalogue(self) -> Catalogue:
        """The version that holds today. Waits for nothing."""
        return self.catalogues.in_force(local_day(self.clock()))


def utc_now() -> datetime:
    """The clock of the service."""
    return datetime.now(UTC)


def _quiet(_line: str) -> None:
    """Announce nothing."""


@contextmanager
def open_register(
    settings: Settings,
    *,
    practice: bool = False,
    may_create: bool = True,
    clock: Clock = utc_now,
    announce: Announce = _quiet,
) -> Iterator[Register]:
    """Open the register below the data directory, or on the server that PAR_DSN names; make it when it is new.

    `practice` decides what a new register becomes; an existing one stays what it is. Who only comes to read passes
    `may_create=False`. Raises `NoRegister`, `UnsafeStore`, `EmbeddedPostgresError` or `StoreUnavailable` with words for
    the person who started it.
    """
    if not may_create and settings.dsn is None and not _any_register_in(settings.data_dir):
        raise NoRegister(settings.data_dir)
    with ExitStack() as closing:
        conninfo, identity = _database(settings, closing, practice=practice, announce=announce)
        views = Reading(conninfo)
        closing.callback(views.close)
        consultations = ConsultationLog(conninfo, settings.organisation)
        closing.callback(consultations.close)
        projector = Projector(conninfo, settings.organisation, views)
        log = EventLog(conninfo, settings.organisation, on_recorded=projector.recorded)
        closing.callback(log.close)
        with _one_at_a_time(settings.data_dir):
            keyring = FileKeyring(settings.data_dir / "keys", identity.id, may_create=nothing_recorded(conninfo))
        closing.callback(keyring.close)
        catalogues = Catalogues(log)
        catalogues.refresh()
        yield Register(
            organisation=settings.organisation,
            practice=identity.practice,
            conninfo=conninfo,
            catalogues=catalogues,
            clock=clock,
            keyring=keyring,
            log=log,
            views=views,
            consultations=consultations,
            projector=projector,
        )


@contextmanager
def sole_service(data_dir: Path) -> Iterator[None]:
    """Hold the place of the one service on this data directory. Raises `UnsafeStore` when it is taken."""
    with _lock_file(data_dir / "service.lock") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnsafeStore(
                f"Er draait al een PAR-dienst op {data_dir}. Twee diensten op dezelfde gegevens mag niet. "
                "Stop de andere dienst, of kies met PAR_DATA_DIR een andere map."
            ) from None
        yield


def prepare_database(owner_conninfo: str, organisation: UUID, *, practice: bool) -> tuple[Identity, list[str]]:
    """Bring a database to the schema of this program; a view that another version made is built anew.

    Returns which register it is and the steps that were applied.
    """
    applied = migrate(owner_conninfo)
    add_organisation(owner_conninfo, organisation)
    for outdated in prepare(owner_conninfo, VIEWS):
        rebuild(owner_conninfo, outdated)
    return identify(owner_conninfo, practice=practice), applied


def _database(settings: Settings, closing: ExitStack, *, practice: bool, announce: Announce) -> tuple[str, Identity]:
    if settings.dsn is not None:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        conninfo = settings.dsn.get_secret_value()
        identity = identity_of(conninfo)
        refuse_unknown_organisation(conninfo, settings.organisation)
        return conninfo, identity
    server = closing.enter_context(ensure(settings.data_dir, announce=announce))
    with _one_at_a_time(settings.data_dir):
        _refuse_other_organisation(server.dsn(), settings.organisation)
        identity, _ = prepare_database(server.dsn(), settings.organisation, practice=practice)
    return server.dsn(user="par_app"), identity


def _any_register_in(data_dir: Path) -> bool:
    return (data_dir / "keys").exists() or any(data_dir.glob("postgres/*/data/PG_VERSION"))


def _refuse_other_organisation(owner_conninfo: str, organisation: UUID) -> None:
    """An embedded database is one organisation's: another one would look like a fresh start beside its data.

    Who has facts in it can always get to them, also where an earlier version let two in.
    """
    known = heads(owner_conninfo)
    if known.get(organisation):
        return
    with_facts = {other for other, position in known.items() if position}
    others = with_facts or (set() if organisation in known else set(known))
    if others:
        raise UnsafeStore(
            "In deze map staat het register van een andere organisatie dan PAR_ORGANISATION noemt. Er is niets "
            f"geopend of veranderd. Zet PAR_ORGANISATION op het kenmerk van die organisatie ({_named(others)}), of "
            "kies met PAR_DATA_DIR een andere map."
        )


def _named(organisations: set[UUID]) -> str:
    return " of ".join(sorted(map(str, organisations)))


@contextmanager
def _one_at_a_time(data_dir: Path) -> Iterator[None]:
    with _lock_file(data_dir / "opening.lock") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _lock_file(path: Path) -> Iterator[int]:
    """Only for this account: who can open it can hold it, and everyone else would wait."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        yield descriptor
    finally:
        os.close(descriptor)
