"""A dossier as it stands, read from its stream, for whoever decides on it or on what is in it."""

from uuid import UUID

from api.register import Register
from api.sealing import living_keys
from domain.dossier.events import DossierEvent
from domain.dossier.state import Merged, Open, State, Unopened, fold
from store.keys import Key


def load_dossier(register: Register, dossier_id: UUID) -> tuple[int, State]:
    """The version at which a dossier stands, and what its facts add up to."""
    version, events = register.log.load(dossier_id)
    return version, fold(event for event in events if isinstance(event, DossierEvent))


def subject_keys(register: Register, state: State) -> list[Key]:
    """The key of the subject, as far as it was not destroyed."""
    match state:
        case Open():
            return living_keys(state.subject, register.keyring)
        case Merged():
            return living_keys(state.before.subject, register.keyring)
        case Unopened():
            return []
