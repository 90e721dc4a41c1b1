"""Who does what, on a command line: pseudonyms, and the roles of a practice register."""

from typing import Annotated, Final
from uuid import UUID

import typer
from pydantic import BaseModel

from api.cli.console import put, put_json
from api.cli.exits import NotAccepted
from api.local_user import LOCAL_USER, PERSONAS, NoPersonas, Persona, ask_now
from api.presenting.colleagues import ColleagueOutput, colleague
from api.register import Register
from api.use_cases.asking import Ask, Written
from api.use_cases.notifications import THE_POST
from api.use_cases.terms import THE_CLOCK

ROLES: Final = ", ".join(PERSONAS)
NOBODY_IN_PARTICULAR: Final = {
    LOCAL_USER: "gebruiker van deze computer",
    THE_CLOCK: "PAR zelf",
    THE_POST: "PAR zelf",
}
"""Pseudonyms behind which there is no one person."""


As = Annotated[
    Persona | None,
    typer.Option("--as", metavar="rol", help="Alleen in een oefenregister: als wie u dit doet."),
]
"""As whom one acts."""
OfPerson = Annotated[
    str | None,
    typer.Option(
        "--person",
        metavar="wie",
        help="Alleen de taken van deze persoon, en van wie hij vandaag waarneemt: een pseudoniem, of in een "
        "oefenregister een rol zoals manager.",
    ),
]


def person_of(register: Register, typed: str, option: str) -> UUID:
    """The pseudonym that was typed, or that of a role in a practice register. Raises `NotAccepted`."""
    if register.practice and typed in PERSONAS:
        return PERSONAS[typed]
    try:
        return UUID(typed)
    except ValueError:
        roles = f" of een rol: {ROLES}" if register.practice else ""
        raise NotAccepted([f"{option}: Deze persoon is er niet. Geef een pseudoniem{roles}."]) from None


def called(one: ColleagueOutput | None) -> str:
    """A colleague in a table: the role in a practice register, else the pseudonym; empty when nobody."""
    if one is None:
        return ""
    return one.role or str(one.id)


def who(register: Register, actor: UUID) -> str:
    """Who did something, in a table. As long as there is no log-in, most was done by whoever works on this computer."""
    return NOBODY_IN_PARTICULAR.get(actor) or called(colleague(register, actor))


def ask_as(register: Register, what: str, typed: BaseModel, role: Persona | None) -> Ask:
    """The request of whoever acts in this role. Raises `NotAccepted` outside a practice register."""
    try:
        return ask_now(register, what, typed, persona=role)
    except NoPersonas as refused:
        raise NotAccepted([f"--as: {refused}"]) from None


def put_recorded(done: Written, *, as_json: bool) -> None:
    """What was recorded, and where to find it back."""
    if as_json:
        put_json({"id": str(done.id), "version": done.version, "position": done.position})
    else:
        put(f"Vastgelegd: {done.id}")
