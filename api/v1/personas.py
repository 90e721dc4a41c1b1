"""As whom one looks or acts, in a practice register and as long as there is no log-in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Header

from api.http.problem import ProblemError
from api.local_user import NoPersonas, Persona

OptionalPersona = Annotated[
    Persona | None,
    Header(
        alias="PAR-Persona",
        description="Alleen in een oefenregister: als wie u dit doet, om te oefenen met wat twee mensen vraagt.",
    ),
]


@contextmanager
def personas_of_practice() -> Iterator[None]:
    """Answers 409 when somebody acts as a persona in a register that is no practice register."""
    try:
        yield
    except NoPersonas as refused:
        raise ProblemError(409, str(refused), code="no_personas") from refused
