"""How an opened value stands in an answer, and the one look into the keyring that a whole answer takes."""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.opening import Erased, Opened, Sealed, open_all
from api.register import Register
from domain.sealed import SealedToken

T = TypeVar("T")


class ErasedOutput(OutputModel):
    """Stands where a value was. It was erased and nobody can read it any more."""

    erased_on: date = Field(description="De dag waarop dit gegeven is gewist.")


Shown = str | ErasedOutput
"""A text, or the day on which it was erased."""
ShownDay = date | ErasedOutput
"""A day, or the day on which it was erased."""

NOT_OPENED_YET: Final = ErasedOutput(erased_on=date.max)

Show = Callable[[SealedToken, UUID, str], Shown]
"""Opens a token of a stream, sealed there under a field such as `person.name`."""


def open_while(register: Register, build: Callable[[Show], T]) -> T:
    """What `build` makes, with every value in it opened by one look into the keyring.

    `build` is called twice, first to hear what it wants to show, so it must ask the same each time. Raises
    `KeysUnavailable` when the keys cannot be read and `DamagedSeal` when a value does not belong where it was found.
    """
    wanted: list[Sealed] = []

    def note(token: SealedToken, stream_id: UUID, field: str) -> Shown:
        wanted.append(Sealed(token, stream_id, field))
        return NOT_OPENED_YET

    made = build(note)
    if not wanted:
        return made
    opened = dict(zip(wanted, open_all(register.keyring, register.organisation, wanted), strict=True))
    return build(lambda token, stream_id, field: _shown(opened[Sealed(token, stream_id, field)]))


def maybe(show: Show, token: SealedToken | None, stream_id: UUID, field: str) -> Shown | None:
    """The value, or None when there is none."""
    return None if token is None else show(token, stream_id, field)


def as_day(shown: Shown | None) -> ShownDay | None:
    """A date of birth is sealed as text; a reader gets a day."""
    return date.fromisoformat(shown) if isinstance(shown, str) else shown


def _shown(opened: Opened) -> Shown:
    return ErasedOutput(erased_on=opened.on) if isinstance(opened, Erased) else opened
