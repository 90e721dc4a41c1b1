"""Who works with the register as long as there is no log-in: one pseudonym for everybody on this machine.

Identities come with a later part; until then the service listens on this machine only (see `serving`). In a practice
register one can act as one of its personas, so that what takes two people can be tried.
"""

from typing import Final, Literal, get_args
from uuid import UUID, uuid4, uuid5

from pydantic import BaseModel

from api.register import Register
from api.use_cases.asking import Ask

LOCAL_USER: Final = UUID("5e5f10ca-1000-4000-8000-000000000001")
"""The actor in every event that is recorded before there are identities. Stored for ever: never reuse it."""

Persona = Literal[
    "employee",
    "colleague",
    "manager",
    "vpt-advisor",
    "report-reader",
    "privacy-officer",
    "second-approver",
    "administrator",
]
"""The people of a practice register."""
PERSONAS: Final = {name: uuid5(LOCAL_USER, name) for name in get_args(Persona)}
"""Their pseudonyms. Stored in practice registers: never change one."""


class NoPersonas(Exception):
    """Somebody wants to act as a persona in a register that is no practice register."""

    def __init__(self) -> None:
        super().__init__("Dit is geen oefenregister, dus u kunt hier niet optreden als iemand anders. Laat de rol weg.")


def acting_as(register: Register, persona: Persona | None) -> UUID:
    """The pseudonym of who is at work. Raises `NoPersonas` for a persona outside a practice register."""
    if persona is None:
        return LOCAL_USER
    if not register.practice:
        raise NoPersonas
    return PERSONAS[persona]


def ask_now(
    register: Register,
    what: str,
    typed: BaseModel,
    *,
    key: str | None = None,
    correlation: UUID | None = None,
    persona: Persona | None = None,
) -> Ask:
    """The request of the local user, now. `what` names the request (such as method and path) and `typed` its content.

    Two requests with the same `key` are one when both are equal. Raises `NoPersonas` outside a practice register.
    """
    return Ask(
        actor=acting_as(register, persona),
        at=register.clock(),
        key=key,
        request=f"{what}\n{typed.model_dump_json()}".encode(),
        correlation=correlation or uuid4(),
    )
