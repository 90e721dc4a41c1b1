"""A letter as a person reads it, and the texts that letters are written with."""

from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.letters.letter import Letter
from api.presenting.opened import ErasedOutput, Show, Shown, open_while
from api.register import Register
from api.use_cases.letters import load_letter, load_templates, template_of
from domain.letter.facts import FACTS, LetterKind, SentBy, places_needed
from domain.letter.state import Written

_CONTENT: Final = "text.content"


class AddresseeOutput(OutputModel):
    """To whom a letter is written."""

    name: Shown
    address: Shown


class DispatchOutput(OutputModel):
    """How and when a letter went out."""

    sent_on: date
    how: SentBy


class LetterOutput(OutputModel):
    """A letter as it was made. It never changes."""

    id: UUID
    version: int = Field(description="Telt mee met wat er over de brief is vastgelegd.")
    kind: LetterKind
    status: Literal["made", "sent"]
    generated_at: datetime
    template_version: int = Field(description="Versie van de tekst; 0 is de tekst die bij PAR hoort.")
    incident_ids: tuple[UUID, ...]
    dossier_id: UUID | None
    sanction_id: UUID | None
    addressee: AddresseeOutput
    text: Shown = Field(description="De hele brief zonder opmaak.")
    dispatches: tuple[DispatchOutput, ...]


class PlaceholderOutput(OutputModel):
    """A place for a fact in the text of a letter."""

    placeholder: str = Field(description="Tussen dubbele accolades in de tekst.")
    meaning: str
    required: bool = Field(description="Zonder deze invulplek wordt de tekst geweigerd.")


class TemplateOutput(OutputModel):
    """The text that letters of a kind are written with."""

    kind: LetterKind
    version: int = Field(description="Ook als ETag, voor If-Match. Geldt voor alle briefteksten samen.")
    template_version: int = Field(description="Versie van deze tekst; 0 is de tekst die bij PAR hoort.")
    text: str
    placeholders: tuple[PlaceholderOutput, ...]


def letter(register: Register, letter_id: UUID) -> LetterOutput | None:
    """The letter; None when there is none. Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`."""
    version, state = load_letter(register, letter_id)
    if not isinstance(state, Written):
        return None
    return open_while(register, lambda show: _letter(letter_id, version, state, show))


def content(register: Register, letter_id: UUID) -> Letter | ErasedOutput | None:
    """What the letter says, for a document; the day on which it was erased; None when there is no letter."""
    _, state = load_letter(register, letter_id)
    if not isinstance(state, Written):
        return None
    shown = open_while(register, lambda show: show(state.fact.content, letter_id, _CONTENT))
    return Letter.model_validate_json(shown) if isinstance(shown, str) else shown


def template(register: Register, kind: LetterKind) -> TemplateOutput:
    """What letters of this kind are written with now. Raises `StoreUnavailable`."""
    version, templates = load_templates(register)
    used, needed = template_of(templates, kind), places_needed(kind)
    return TemplateOutput(
        kind=kind,
        version=version,
        template_version=used.version,
        text=used.text,
        placeholders=tuple(
            PlaceholderOutput(placeholder=fact.placeholder, meaning=fact.label, required=fact.name in needed)
            for fact in FACTS
        ),
    )


def _letter(letter_id: UUID, version: int, state: Written, show: Show) -> LetterOutput:
    fact = state.fact
    return LetterOutput(
        id=letter_id,
        version=version,
        kind=fact.kind,
        status="sent" if state.dispatches else "made",
        generated_at=fact.generated_at,
        template_version=fact.template_version,
        incident_ids=fact.incident_ids,
        dossier_id=fact.dossier_id,
        sanction_id=fact.sanction_id,
        addressee=AddresseeOutput(
            name=show(fact.addressee.name, letter_id, "text.addressee_name"),
            address=show(fact.addressee.address, letter_id, "text.addressee_address"),
        ),
        text=_plain(show(fact.content, letter_id, _CONTENT)),
        dispatches=tuple(DispatchOutput(sent_on=sent.sent_on, how=sent.how) for sent in state.dispatches),
    )


def _plain(shown: Shown) -> Shown:
    return Letter.model_validate_json(shown).plain() if isinstance(shown, str) else shown
