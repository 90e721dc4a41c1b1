"""A dossier as a person reads it: whom or what it is about, the incidents in it, and what was done."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import IncidentHeadOutput, head_fields
from api.presenting.markers import MarkerOutput, in_force_now, marker_output
from api.presenting.opened import Show, Shown, ShownDay, as_day, maybe, open_while
from api.presenting.sanctions import SanctionOutput, sanction_output, today_of
from api.presenting.words import Words, words_of
from api.register import Register
from domain.sealed import SealedToken
from projections.dossier_card import queries
from projections.incidents import Sanction
from projections.markers.queries import Marker


class SubjectOutput(OutputModel):
    """Whom or what a dossier is about."""

    kind: Literal["person", "organisation", "address"]
    name: Shown | None
    address: Shown | None


class WholeSubjectOutput(SubjectOutput):
    """The same, with all that is known."""

    date_of_birth: ShownDay | None


class DossierIncidentOutput(IncidentHeadOutput):
    """An incident in a dossier."""

    sanctions: tuple[SanctionOutput, ...]


class AbsorbedOutput(OutputModel):
    """A dossier that goes on in the one that is shown."""

    id: UUID
    linked_since: tuple[UUID, ...] = Field(
        description="De meldingen die sinds het samenvoegen zijn toegevoegd: wie de twee weer uit elkaar haalt, "
        "zegt van elk waar zij hoort."
    )


class MergedDossierOutput(OutputModel):
    """A dossier that goes on in another. It has nothing of its own to show."""

    id: UUID
    version: int = Field(description="Ook als ETag, voor If-Match.")
    merged_into: UUID = Field(description="Het dossier waarin dit dossier verder gaat. Open dat.")


class DossierOutput(OutputModel):
    """A dossier as it stands."""

    id: UUID
    version: int = Field(description="Ook als ETag, voor If-Match.")
    opened_at: datetime
    subject: WholeSubjectOutput
    markers: tuple[MarkerOutput, ...] = Field(description="De markeringen die vandaag gelden.")
    incidents: tuple[DossierIncidentOutput, ...] = Field(description="In de volgorde waarin zij zijn toegevoegd.")
    sanctions: tuple[SanctionOutput, ...] = Field(
        description="De sancties bij meldingen die niet zijn ingetrokken, elk eenmaal."
    )
    absorbed: tuple[AbsorbedOutput, ...] = Field(description="De dossiers die hierin zijn opgenomen.")


AnyDossierOutput = DossierOutput | MergedDossierOutput


def dossier(register: Register, dossier_id: UUID) -> AnyDossierOutput | None:
    """The dossier, or where it goes on; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    card = queries.card(register.views, register.organisation, dossier_id)
    if card is None:
        return None
    if card.merged_into is not None:
        return _merged(register, card, card.merged_into)
    whole = whole_of(register, card)
    warnings, today = [one for part in whole for one in in_force_now(register, part)], today_of(register)
    return open_while(
        register,
        lambda show: _dossier(card, whole, warnings, words=words_of(register), show=show, today=today),
    )


def whole_of(register: Register, card: queries.Card) -> tuple[UUID, ...]:
    """This dossier and all that go on in it, also by way of another: what was decided on one of them still holds."""
    found: dict[UUID, None] = {card.dossier_id: None}
    waiting = [one.dossier_id for one in card.absorbed]
    while waiting:
        part = queries.card(register.views, register.organisation, waiting.pop())
        if part is not None and part.dossier_id not in found:
            found[part.dossier_id] = None
            waiting += [one.dossier_id for one in part.absorbed]
    return tuple(found)


def subject_fields(subject: queries.Card | queries.Subject, show: Show) -> dict[str, Any]:
    """The fields of `SubjectOutput`."""
    return {
        "kind": subject.kind,
        "name": maybe(show, subject.name, subject.dossier_id, "subject.name"),
        "address": maybe(show, subject.address, subject.dossier_id, "subject.address"),
    }


def _merged(register: Register, card: queries.Card, into: UUID) -> MergedDossierOutput:
    """With the dossier in which it goes on in the end."""
    ends = queries.survivors(register.views, register.organisation, [into])
    end = ends[into].dossier_id if into in ends else into
    return MergedDossierOutput(id=card.dossier_id, version=card.stream_version, merged_into=end)


def _dossier(
    card: queries.Card,
    whole: Collection[UUID],
    warnings: Sequence[Marker],
    *,
    words: Words,
    show: Show,
    today: date,
) -> DossierOutput:
    born: SealedToken | None = card.date_of_birth
    imposed = {sanction.sanction_id: sanction for incident in card.standing for sanction in _own(whole, incident)}
    return DossierOutput(
        id=card.dossier_id,
        version=card.stream_version,
        opened_at=card.opened_at,
        subject=WholeSubjectOutput(
            **subject_fields(card, show),
            date_of_birth=as_day(maybe(show, born, card.dossier_id, "subject.date_of_birth")),
        ),
        markers=tuple(marker_output(one, words, show) for one in warnings),
        incidents=tuple(_linked(whole, incident, today) for incident in card.incidents),
        sanctions=tuple(sanction_output(sanction, today) for sanction in imposed.values()),
        absorbed=tuple(AbsorbedOutput(id=one.dossier_id, linked_since=one.since) for one in card.absorbed),
    )


def _linked(whole: Collection[UUID], incident: queries.CardIncident, today: date) -> DossierIncidentOutput:
    sanctions = tuple(sanction_output(sanction, today) for sanction in _own(whole, incident))
    return DossierIncidentOutput(**head_fields(incident), sanctions=sanctions)


def _own(whole: Collection[UUID], incident: queries.CardIncident) -> list[Sanction]:
    """The sanctions on this incident, without those on another subject that was involved in it."""
    return [one for one in incident.sanctions if one.dossier_id is None or one.dossier_id in whole]
