"""Possible duplicates as a person reads them: whom they are about, how alike they are, and in what."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from pydantic import Field

from api.duplicates.comparing import Agreement, Alike
from api.duplicates.finder import DuplicateFinder, Pair
from api.http.models import OutputModel
from api.presenting.dossiers import SubjectOutput, subject_fields
from api.presenting.opened import ErasedOutput, Show, open_while
from api.register import Register
from projections.dossier_card.queries import Subject, subjects_of

MOST_PAIRS: Final = 100

NAME: Final[Mapping[Agreement, str]] = {
    "same": "De naam is gelijk.",
    "alike": "De namen lijken op elkaar.",
    "different": "De namen verschillen.",
}
ADDRESS: Final[Mapping[Agreement, str]] = {
    "same": "Het adres is gelijk.",
    "alike": "De adressen lijken op elkaar.",
    "different": "De adressen verschillen.",
}
BORN: Final[Mapping[Agreement, str]] = {
    "same": "De geboortedatum is gelijk.",
    "alike": "De geboortedata lijken op elkaar: een cijfer verschilt, of dag en maand zijn omgewisseld.",
    "different": "De geboortedata verschillen.",
}


class LikenessOutput(OutputModel):
    """How alike two dossiers are."""

    score: int = Field(description="Van 50 tot 100. Het is een vermoeden: een mens beslist.")
    reasons: tuple[str, ...] = Field(description="Waarin zij overeenkomen en waarin niet, voor zover bekend.")


class DossierLookOutput(OutputModel):
    """A dossier, as much of it as it takes to recognise it."""

    id: UUID
    subject: SubjectOutput


class PossibleDuplicateOutput(LikenessOutput):
    """Another dossier that may be about the same subject."""

    dossier: DossierLookOutput


class PossibleDuplicatesOutput(OutputModel):
    """The dossiers that may be about the same subject as one dossier, the most alike first."""

    id: UUID
    possible_duplicates: tuple[PossibleDuplicateOutput, ...]


class PossiblePairOutput(LikenessOutput):
    """Two dossiers that may be about the same subject."""

    dossiers: tuple[DossierLookOutput, DossierLookOutput]


class PossiblePairsOutput(OutputModel):
    """The pairs that nobody judged yet, the most alike first."""

    pairs: tuple[PossiblePairOutput, ...]
    total: int = Field(description="Hoeveel paren er zijn. De lijst toont er hoogstens 100.")
    complete: bool = Field(
        description="Onwaar als een naam, adres of geboortedatum zo vaak voorkomt dat niet alles is vergeleken."
    )


def possible_pairs(register: Register, finder: DuplicateFinder) -> PossiblePairsOutput:
    """The pairs of the whole register. Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`."""
    found = finder.suggestions()
    best = found.pairs[:MOST_PAIRS]
    looks = _looks(register, [dossier for pair in best for dossier in (pair.one, pair.other)])
    pairs = tuple(
        PossiblePairOutput(dossiers=(looks[pair.one], looks[pair.other]), **_likeness(pair.alike))
        for pair in best
        if pair.one in looks and pair.other in looks
    )
    return PossiblePairsOutput(pairs=pairs, total=len(found.pairs), complete=found.complete)


def possible_duplicates(
    register: Register, finder: DuplicateFinder, dossier_id: UUID
) -> PossibleDuplicatesOutput | None:
    """Those of one dossier; None when there is none to be seen. None are left of a dossier that was merged.

    Raises as `possible_pairs`.
    """
    if not subjects_of(register.views, register.organisation, [dossier_id]):
        return None
    best = finder.suggestions(dossier_id).pairs[:MOST_PAIRS]
    looks = _looks(register, [_other(pair, dossier_id) for pair in best])
    return PossibleDuplicatesOutput(
        id=dossier_id,
        possible_duplicates=tuple(
            PossibleDuplicateOutput(dossier=looks[_other(pair, dossier_id)], **_likeness(pair.alike))
            for pair in best
            if _other(pair, dossier_id) in looks
        ),
    )


def reasons(alike: Alike) -> tuple[str, ...]:
    """In what they agree and in what not, in sentences; what is not known of either is left out."""
    told = (NAME.get(alike.name), ADDRESS.get(alike.address), BORN.get(alike.born))
    return tuple(sentence for sentence in told if sentence is not None)


def _likeness(alike: Alike) -> dict[str, object]:
    return {"score": alike.score, "reasons": reasons(alike)}


def _other(pair: Pair, dossier_id: UUID) -> UUID:
    return pair.other if pair.one == dossier_id else pair.one


def _looks(register: Register, dossiers: Sequence[UUID]) -> Mapping[UUID, DossierLookOutput]:
    """Opened anew for each answer; a subject that was erased meanwhile is left out."""
    subjects = sorted(subjects_of(register.views, register.organisation, list(dict.fromkeys(dossiers))))
    shown = open_while(register, lambda show: [_look(subject, show) for subject in subjects])
    return {look.id: look for look in shown if not isinstance(look.subject.name or look.subject.address, ErasedOutput)}


def _look(subject: Subject, show: Show) -> DossierLookOutput:
    return DossierLookOutput(id=subject.dossier_id, subject=SubjectOutput(**subject_fields(subject, show)))
