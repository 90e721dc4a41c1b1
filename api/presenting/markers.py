"""The markers of a dossier as a person reads them: those in force on the card, and all with their decisions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.presenting.sanctions import GROUNDS
from api.presenting.words import Words, words_of
from api.register import Register
from domain.marker.state import Phase, doubled, in_force, phase
from domain.periods import local_day
from domain.police.events import Outcome
from domain.review import Ground
from projections.dossier_card.queries import subjects_of
from projections.dossier_card.whole import whole_around
from projections.markers import queries
from projections.markers.fold import Decision


class MarkerOutput(OutputModel):
    """A marker, as it warns."""

    id: UUID
    kind: str = Field(description="Code uit de catalogus.")
    label: str = Field(description="Wat er staat voor wie het dossier opent.")
    advice: Shown = Field(description="Hoe om te gaan met deze persoon of dit adres.")
    starts_on: date
    ends_on: date = Field(description="De eerste dag waarop de markering niet meer geldt.")


class MarkerDecisionOutput(OutputModel):
    """One decision on a marker, or the demand for one."""

    event: str = Field(description="Wat er gebeurde, zoals marker.approved.")
    recorded_at: datetime
    actor: UUID = Field(description="Pseudoniem van wie dit vastlegde.")
    reason: Shown | None = Field(description="Ontbreekt bij een verplichte herbeoordeling: daar staat `ground`.")
    review_on: date | None
    ends_on: date | None
    ground: Ground | None = Field(description=GROUNDS)
    police_case_id: UUID | None = Field(description="De zaak, bij `police_outcome`.")
    outcome: Outcome | None
    incident_id: UUID | None = Field(description="De melding, bij elke andere reden.")


class WholeMarkerOutput(MarkerOutput):
    """The same, with all that was decided."""

    dossier_id: UUID = Field(
        description="Het dossier waarin zij is voorgesteld. Is dat samengevoegd, dan wijst het verder."
    )
    version: int = Field(
        description="Van alle markeringen samen die in dat dossier zijn voorgesteld. Voor If-Match, bij elk besluit."
    )
    status: Phase = Field(
        description="Hoe het vandaag staat. `proposed`: voorgesteld; `lapsed`: voorstel verlopen; `upcoming`: "
        "goedgekeurd, begint later; `in_force`: geldt nu; `ended`: vanzelf geëindigd; `rejected`: afgewezen; "
        "`withdrawn`: ingetrokken."
    )
    review_on: date
    review_demanded: bool = Field(description="Moet opnieuw worden beoordeeld. Waarom staat bij `decisions`.")
    doubled: bool = Field(
        description="Door het samenvoegen van dossiers geldt er nog een van deze soort. Trek er een in."
    )
    incident_ids: tuple[UUID, ...]
    police_case_ids: tuple[UUID, ...]
    decisions: tuple[MarkerDecisionOutput, ...] = Field(description="De oudste eerst, te beginnen met het voorstel.")


class MarkersOutput(OutputModel):
    """All markers there ever were of a dossier, and of all that are one with it."""

    version: int = Field(description="Van de markeringen van dit dossier zelf. Ook als ETag, voor If-Match.")
    markers: tuple[WholeMarkerOutput, ...]


class OneMarkerOutput(WholeMarkerOutput):
    """One marker. Its version is the ETag as well."""


def markers(register: Register, dossier_id: UUID) -> MarkersOutput | None:
    """All markers of the dossier and of all that are one with it; None when there is no such dossier to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    if not subjects_of(register.views, register.organisation, [dossier_id]):
        return None
    known = _known(register, dossier_id)
    look = _look(register, known)
    return open_while(
        register,
        lambda show: MarkersOutput(
            version=known.version(dossier_id),
            markers=tuple(WholeMarkerOutput.model_validate(_whole(one, look, show)) for one in known.markers),
        ),
    )


def marker(register: Register, dossier_id: UUID, marker_id: UUID) -> OneMarkerOutput | None:
    """One of those that `markers` lists; None when there is none to be seen. Raises as `markers`."""
    known = _known(register, dossier_id)
    found = next((one for one in known.markers if one.marker_id == marker_id), None)
    if found is None:
        return None
    look = _look(register, known)
    return open_while(register, lambda show: OneMarkerOutput.model_validate(_whole(found, look, show)))


def in_force_now(register: Register, dossier_ids: Sequence[UUID]) -> list[queries.Marker]:
    """The markers that warn today, the Dutch day by the clock of the service. Raises `StoreUnavailable`."""
    today = local_day(register.clock())
    known = queries.markers(register.views, register.organisation, dossier_ids)
    return [one for one in known.markers if in_force(one, today)]


def marker_output(found: queries.Marker, words: Words, show: Show) -> MarkerOutput:
    """A marker as it stands on the card of a dossier."""
    return MarkerOutput.model_validate(_shown(found, words, show))


def _shown(found: queries.Marker, words: Words, show: Show) -> dict[str, object]:
    return {
        "id": found.marker_id,
        "kind": found.kind,
        "label": words.marker(found.kind),
        "advice": show(found.advice, found.stream_id, "text.advice"),
        "starts_on": found.starts_on,
        "ends_on": found.ends_on,
    }


class _Look(NamedTuple):
    """What a marker is seen by: all that it stands among, the words, and the day."""

    known: queries.Markers
    doubled: frozenset[UUID]
    words: Words
    today: date


def _known(register: Register, dossier_id: UUID) -> queries.Markers:
    whole = whole_around(register.views, register.organisation, dossier_id)
    return queries.markers(register.views, register.organisation, whole)


def _look(register: Register, known: queries.Markers) -> _Look:
    today = local_day(register.clock())
    twice = frozenset(one.marker_id for one in doubled(known.markers, today))
    return _Look(known, twice, words_of(register), today)


def _whole(found: queries.Marker, look: _Look, show: Show) -> dict[str, object]:
    return {
        **_shown(found, look.words, show),
        "dossier_id": found.dossier_id,
        "version": look.known.version(found.dossier_id),
        "status": phase(found, look.today),
        "review_on": found.review_on,
        "review_demanded": found.review_demanded,
        "doubled": found.marker_id in look.doubled,
        "incident_ids": found.incident_ids,
        "police_case_ids": found.police_case_ids,
        "decisions": tuple(_decision(one, found.stream_id, show) for one in found.decisions),
    }


def _decision(one: Decision, stream_id: UUID, show: Show) -> MarkerDecisionOutput:
    by_police = one.ground == "police_outcome"
    return MarkerDecisionOutput(
        event=one.event,
        recorded_at=one.recorded_at,
        actor=one.actor,
        reason=maybe(show, one.reason, stream_id, "text.reason"),
        review_on=one.review_on,
        ends_on=one.ends_on,
        ground=one.ground,
        police_case_id=one.because_of if by_police else None,
        outcome=one.outcome,
        incident_id=None if by_police else one.because_of,
    )
