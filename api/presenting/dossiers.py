"""A dossier as a person reads it: whom or what it is about, the incidents in it, and what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import IncidentHeadOutput, head_fields
from api.presenting.markers import MarkerOutput, in_force_now, marker_output
from api.presenting.opened import Show, Shown, ShownDay, as_day, maybe, open_while
from api.presenting.sanctions import SanctionOutput, sanction_output
from api.register import Register
from domain.catalogue.catalogue import Catalogue
from domain.sealed import SealedToken
from projections.dossier_card import queries
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
    warnings = in_force_now(register, dossier_id)
    return open_while(register, lambda show: _dossier(card, warnings, register.catalogue, show))


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


def _dossier(card: queries.Card, warnings: Sequence[Marker], catalogue: Catalogue, show: Show) -> DossierOutput:
    born: SealedToken | None = card.date_of_birth
    imposed = {sanction.sanction_id: sanction for incident in card.standing for sanction in incident.sanctions}
    return DossierOutput(
        id=card.dossier_id,
        version=card.stream_version,
        opened_at=card.opened_at,
        subject=WholeSubjectOutput(
            **subject_fields(card, show),
            date_of_birth=as_day(maybe(show, born, card.dossier_id, "subject.date_of_birth")),
        ),
        markers=tuple(marker_output(one, catalogue, show) for one in warnings),
        incidents=tuple(map(_linked, card.incidents)),
        sanctions=tuple(map(sanction_output, imposed.values())),
        absorbed=tuple(AbsorbedOutput(id=one.dossier_id, linked_since=one.since) for one in card.absorbed),
    )


def _linked(incident: queries.CardIncident) -> DossierIncidentOutput:
    return DossierIncidentOutput(**head_fields(incident), sanctions=tuple(map(sanction_output, incident.sanctions)))
