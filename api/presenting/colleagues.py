"""Colleagues who do work in the register: pseudonyms, and in a practice register the role they play."""

from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.local_user import PERSONAS
from api.presenting.labels import PERSONA
from api.register import Register


class ColleagueOutput(OutputModel):
    """Somebody who works with the register."""

    id: UUID = Field(description="Pseudoniem.")
    role: str | None = Field(None, description="Alleen in een oefenregister: welke rol dit is, in woorden.")


def colleague(register: Register, person_id: UUID) -> ColleagueOutput:
    """The colleague behind a pseudonym, as far as anybody can tell."""
    roles = {known: PERSONA[name] for name, known in PERSONAS.items()} if register.practice else {}
    return ColleagueOutput(id=person_id, role=roles.get(person_id))
