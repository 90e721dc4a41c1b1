"""Streams as they stand, for whoever decides on them or on what is in them."""

from typing import NamedTuple
from uuid import UUID

from api.freshness import WAIT_SECONDS
from api.register import Register
from api.sealing import living_keys
from domain.dossier import state as dossier
from domain.dossier.events import DossierEvent
from domain.dossier.state import Merged, Open, Unopened
from domain.marker import state as marker
from domain.marker.events import MarkerEvent
from domain.marker.stream import markers_stream
from domain.police import state as police
from domain.police.events import PoliceEvent
from domain.sanction import state as sanction
from domain.sanction.events import SanctionEvent
from store.command import Change
from store.errors import StoreUnavailable
from store.keys import Key


def load_dossier(register: Register, dossier_id: UUID) -> tuple[int, dossier.State]:
    """The version at which a dossier stands, and what its facts add up to."""
    version, events = register.log.load(dossier_id)
    return version, dossier.fold(event for event in events if isinstance(event, DossierEvent))


class GoesOn(NamedTuple):
    """Where a dossier goes on: itself, or the one that absorbed it in the end."""

    dossier_id: UUID
    stands: list[Change]
    """That all on the way there still stand so when something is recorded because of it."""


def where_it_goes_on(register: Register, dossier_id: UUID) -> GoesOn:
    """Follows the merges from this dossier on, in the streams themselves."""
    stands = []
    while True:
        version, state = load_dossier(register, dossier_id)
        stands.append(Change(dossier_id, version))
        if not isinstance(state, Merged):
            return GoesOn(dossier_id, stands)
        dossier_id = state.into


def subject_keys(register: Register, state: dossier.State) -> list[Key]:
    """The key of the subject, as far as it was not destroyed."""
    match state:
        case Open():
            return living_keys(state.subject, register.keyring)
        case Merged():
            return living_keys(state.before.subject, register.keyring)
        case Unopened():
            return []


def load_markers(register: Register, dossier_id: UUID) -> tuple[int, marker.State]:
    """The version at which the markers of a dossier stand, and what they add up to."""
    version, events = register.log.load(markers_stream(dossier_id))
    return version, marker.fold(event for event in events if isinstance(event, MarkerEvent))


def load_case(register: Register, case_id: UUID) -> tuple[int, police.State]:
    """The version at which a case at the police stands, and what its facts add up to."""
    version, events = register.log.load(case_id)
    return version, police.fold(event for event in events if isinstance(event, PoliceEvent))


def load_sanction(register: Register, sanction_id: UUID) -> tuple[int, sanction.State]:
    """The version at which a sanction stands, and what its facts add up to."""
    version, events = register.log.load(sanction_id)
    return version, sanction.fold(event for event in events if isinstance(event, SanctionEvent))


def require_current(register: Register, *views: str) -> None:
    """Raises `StoreUnavailable` when these views do not show in time all that was recorded."""
    if not register.projector.wait_for(views, register.log.head(), WAIT_SECONDS):
        raise StoreUnavailable
