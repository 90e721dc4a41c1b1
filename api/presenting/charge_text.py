"""The text for a charge: the seven W's of an incident in Dutch, out of what was recorded and nothing else."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import IncidentOutput, incident
from api.presenting.people import PerpetratorOutput
from api.presenting.words import Words, words_of
from api.presenting.written import born, readable, when
from api.register import Register

DOMICILE = "Adres van de betrokken medewerkers: het adres van de werkgever (domicilie)."
TO_FILL_IN = "Niet vastgelegd in het register. Vul dit aan of laat het weg:"


class ChargeTextOutput(OutputModel):
    """The text, and what is missing in it."""

    id: UUID
    text: str = Field(description="Platte tekst, om over te nemen in de aangifte.")
    missing: tuple[str, ...] = Field(description="Wat niet is vastgelegd. Staat ook onderaan de tekst.")


class Answer(NamedTuple):
    """One of the W's with what was recorded of it; None when nothing was."""

    question: str
    known: str | None


def charge_text(register: Register, incident_id: UUID) -> ChargeTextOutput | None:
    """The text for a charge about this incident; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found = incident(register, incident_id)
    if found is None:
        return None
    answers = list(_answers(found, words_of(register)))
    missing = ("Het adres van de werkgever", *(answer.question for answer in answers if answer.known is None))
    return ChargeTextOutput(id=found.id, text=_text(found, answers, missing), missing=missing)


def _answers(found: IncidentOutput, words: Words) -> Iterator[Answer]:
    kinds = ", ".join(words.kind(code, found.catalogue_version) for code in found.types)
    yield Answer("Wie het overkwam", _lines(readable(person.name) for person in found.victims))
    yield Answer("Wie het deed", _lines(map(_perpetrator, found.perpetrators)))
    yield Answer("Wie het zag of hoorde", _lines(readable(person.name) for person in found.witnesses))
    yield Answer("Wanneer", when(found))
    yield Answer("Waar", readable(found.place))
    yield Answer("Wat", f"{kinds}. {readable(found.description)}")
    yield Answer("Waarmee", readable(found.with_what))
    yield Answer("Op welke manier", readable(found.in_what_way))
    yield Answer("Waarom", readable(found.why))
    yield Answer("Letsel", readable(found.injury))
    yield Answer("Schade", readable(found.damage))


def _text(found: IncidentOutput, answers: Iterable[Answer], missing: Iterable[str]) -> str:
    known = [f"{answer.question}:\n{answer.known}" for answer in answers if answer.known is not None]
    open_questions = "\n".join([TO_FILL_IN, *(f"- {question}" for question in missing)])
    retracted = ["Let op: deze melding is ingetrokken."] if found.status == "retracted" else []
    head = f"Tekst voor de aangifte bij melding {found.number}"
    return "\n\n".join([head, *retracted, *known, DOMICILE, open_questions]) + "\n"


def _perpetrator(one: PerpetratorOutput) -> str | None:
    birth = f"geboren {born(one.date_of_birth)}" if one.date_of_birth else None
    known = (readable(one.name), birth, readable(one.address), readable(one.appearance))
    return ", ".join(filter(None, known)) or None


def _lines(values: Iterable[str | None]) -> str | None:
    return "\n".join(filter(None, values)) or None
