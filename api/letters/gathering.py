"""Where the facts of a letter come from.

The account of what happened is not among them: it is written for colleagues and names them. What the perpetrator did is
written again for him, and comes with the request.
"""

from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from api.inputs_letters import LetterFactsInput
from api.letters.facts import LetterFacts
from api.opening import Opened, Sealed, open_all
from api.presenting.words import words_of
from api.presenting.written import when
from api.register import Register
from domain.dossier.events import Subject
from domain.dossier.state import Open
from domain.dossier.state import State as Dossier
from domain.incident.events import Perpetrator
from domain.incident.state import Reported, person_among
from domain.periods import Occurrence, local_day
from domain.sanction.state import Sanction
from domain.sealed import SealedToken

_IN_WORDS: Final = ("behaviour", "norm", "reason_for_nature", "reason_for_duration", "kept_service")


class Recorded(NamedTuple):
    """What the register has that a letter can be about."""

    incident_id: UUID
    incident: Reported
    perpetrator: Perpetrator | None
    """The addressee in the incident, when it is clear which."""
    dossier_id: UUID | None
    subject: Subject | None
    """The addressee in the dossier."""
    sanction_id: UUID | None
    sanction: Sanction | None
    """What the letter is about, when that was recorded apart."""


class Gathered(NamedTuple):
    """All that is known for one letter."""

    facts: LetterFacts
    contradicted: tuple[str, ...]
    """The names of the facts of which something else was typed than the sanction says."""


class _Happened(NamedTuple):
    occurred_at: datetime
    occurred_until: datetime | None
    occurred_approximately: bool


def gathered(
    register: Register, at: datetime, letter_id: UUID, recorded: Recorded, typed: LetterFactsInput
) -> Gathered:
    """All that is known for this letter. What was typed for it goes before what was recorded in general.

    What the sanction says goes before both: the letter tells what was decided, and nothing else.
    """
    fixed = LetterFacts(letter_date=local_day(at), reference=reference(letter_id))
    by_hand = LetterFacts(**dict(typed))
    decided = fixed.before(_of_sanction(register, recorded))
    known = decided.before(by_hand).before(_of_dossier(register, recorded)).before(_of_incident(register, recorded))
    otherwise = (name for name, value in by_hand if value is not None and getattr(known, name) != value)
    return Gathered(known, tuple(otherwise))


def reference(letter_id: UUID) -> str:
    """What the reader quotes when he answers: says nothing about anybody."""
    return f"B-{letter_id.hex[:8].upper()}"


def perpetrator_of(incident: Reported, incident_id: UUID, dossier: Dossier, said: UUID | None) -> Perpetrator | None:
    """The one that was said, or that the dossier is about, or the only one; None when it is not clear."""
    linked = dossier.incidents.get(incident_id) if isinstance(dossier, Open) else None
    chosen = said or linked
    if chosen is not None:
        return person_among(incident.perpetrators, chosen)
    return incident.perpetrators[0] if len(incident.perpetrators) == 1 else None


def sanction_texts(sanction: Sanction) -> dict[str, SealedToken]:
    """What a letter takes over from a sanction in words, by the name of the fact. Nothing without a proposal."""
    said = {name: getattr(sanction.proposal, name, None) for name in _IN_WORDS}
    return {name: token for name, token in said.items() if token is not None}


def _of_sanction(register: Register, recorded: Recorded) -> LetterFacts:
    if recorded.sanction is None or recorded.sanction_id is None:
        return LetterFacts()
    stream, texts = recorded.sanction_id, sanction_texts(recorded.sanction)
    return LetterFacts(
        **{name: _read(register, token, stream, f"text.{name}") for name, token in texts.items()},
        measure=_called(register, recorded.sanction),
        starts_on=recorded.sanction.starts_on,
        ends_on=recorded.sanction.ends_on,
        review_on=recorded.sanction.review_on,
    )


def _called(register: Register, sanction: Sanction) -> str:
    """The measure, in the words of the catalogue by which it was decided, or proposed."""
    said = sanction.imposed or sanction.proposal
    return words_of(register).sanction(sanction.kind, said.catalogue_version if said else None)


def _of_dossier(register: Register, recorded: Recorded) -> LetterFacts:
    if recorded.subject is None or recorded.dossier_id is None:
        return LetterFacts()
    return LetterFacts(
        addressee_name=_read(register, recorded.subject.name, recorded.dossier_id, "subject.name"),
        addressee_address=_read(register, recorded.subject.address, recorded.dossier_id, "subject.address"),
    )


def _of_incident(register: Register, recorded: Recorded) -> LetterFacts:
    stream, incident, person = recorded.incident_id, recorded.incident, recorded.perpetrator
    return LetterFacts(
        addressee_name=_read(register, person.name, stream, "perpetrator.name") if person else None,
        addressee_address=_read(register, person.address, stream, "perpetrator.address") if person else None,
        incident_date=_in_words(incident.occurred),
        incident_place=_read(register, incident.circumstances.place, stream, "text.place"),
    )


def _in_words(occurred: Occurrence) -> str:
    return when(_Happened(occurred.start, occurred.end, occurred.approximate))


def _read(register: Register, token: SealedToken | None, stream_id: UUID, field: str) -> str | None:
    """The value; None when it is not known or was erased, which for a letter is the same."""
    if token is None:
        return None
    opened: Opened = open_all(register.keyring, register.organisation, [Sealed(token, stream_id, field)])[0]
    return opened if isinstance(opened, str) else None
