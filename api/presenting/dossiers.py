"""A dossier as a person reads it: whom or what it is about, the incidents in it, and what was done."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import IncidentHeadOutput, head_fields
from api.presenting.markers import MarkerOutput, in_force_now, marker_output
from api.presenting.opened import Show, Shown, ShownDay, as_day, maybe, open_while
from api.presenting.sanctions import (
    DossierSanctionOutput,
    SanctionOutput,
    imposed_in,
    sanction_output,
    still_runs,
    today_of,
)
from api.presenting.words import Words, words_of
from api.register import Register
from domain.sealed import SealedToken
from projections.dossier_card import queries
from projections.dossier_card.whole import whole_of
from projections.incidents import Sanction
from projections.markers.queries import Marker
from projections.sanctions.queries import imposed_on_dossiers


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
    sanctions: tuple[DossierSanctionOutput, ...] = Field(
        description="Wat is opgelegd bij meldingen die meetellen, en wat nog loopt, ook als zijn melding niet meer "
        "meetelt in dit dossier. Elk eenmaal, de oudste eerst."
    )
    absorbed: tuple[AbsorbedOutput, ...] = Field(description="De dossiers die hierin zijn opgenomen.")
    also_known_as: tuple[WholeSubjectOutput, ...] = Field(
        description="Zoals de opgenomen dossiers het noemen, ook die er via een ander dossier bij kwamen."
    )


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
    whole = whole_of(register.views, register.organisation, card.dossier_id)
    seen = _Seen(
        whole=whole,
        others=queries.subjects_of(register.views, register.organisation, whole[1:]),
        warnings=in_force_now(register, whole),
        imposed=_imposed_on(register, whole, card),
        words=words_of(register),
        today=today_of(register),
    )
    return open_while(register, lambda show: _dossier(card, seen, show))


class _Seen(NamedTuple):
    """What a dossier is shown with: what was decided in it and in all that go on in it, the words and the day."""

    whole: Sequence[UUID]
    others: Sequence[queries.Subject]
    """Whom or what the dossiers that go on in it are about."""
    warnings: Sequence[Marker]
    imposed: Sequence[DossierSanctionOutput]
    words: Words
    today: date


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


def _dossier(card: queries.Card, seen: _Seen, show: Show) -> DossierOutput:
    return DossierOutput(
        id=card.dossier_id,
        version=card.stream_version,
        opened_at=card.opened_at,
        subject=_whole_subject(card, show),
        markers=tuple(marker_output(one, seen.words, show) for one in seen.warnings),
        incidents=tuple(_linked(seen.whole, incident, seen.today) for incident in card.incidents),
        sanctions=tuple(seen.imposed),
        absorbed=tuple(AbsorbedOutput(id=one.dossier_id, linked_since=one.since) for one in card.absorbed),
        also_known_as=tuple(
            _whole_subject(one, show) for one in sorted(seen.others, key=lambda one: seen.whole.index(one.dossier_id))
        ),
    )


def _whole_subject(subject: queries.Card | queries.Subject, show: Show) -> WholeSubjectOutput:
    born: SealedToken | None = subject.date_of_birth
    return WholeSubjectOutput(
        **subject_fields(subject, show),
        date_of_birth=as_day(maybe(show, born, subject.dossier_id, "subject.date_of_birth")),
    )


def _imposed_on(register: Register, whole: Sequence[UUID], card: queries.Card) -> list[DossierSanctionOutput]:
    """What was imposed on the subject: what still runs, and for what has ended as long as an incident calls for it.

    A decision about somebody holds until somebody ends it, also when it turns out that its ground is gone.
    """
    today = today_of(register)
    lines = imposed_on_dossiers(register.views, register.organisation, whole)
    own = [one for one in map(imposed_in, lines) if one is not None]
    called_for = {one.sanction_id: one for incident in card.standing for one in _own(whole, incident)}
    shortly = [one for one in called_for.values() if one.dossier_id is None]
    shown = [one for one in (*own, *shortly) if one.sanction_id in called_for or still_runs(one, today)]
    return [
        DossierSanctionOutput(**sanction_output(one, today).model_dump(), ground_gone=one.sanction_id not in called_for)
        for one in sorted(shown, key=lambda one: (one.imposed_on, one.sanction_id))
    ]


def _linked(whole: Collection[UUID], incident: queries.CardIncident, today: date) -> DossierIncidentOutput:
    sanctions = tuple(sanction_output(sanction, today) for sanction in _own(whole, incident))
    return DossierIncidentOutput(**head_fields(incident), sanctions=sanctions)


def _own(whole: Collection[UUID], incident: queries.CardIncident) -> list[Sanction]:
    """The sanctions on this incident, without those on another subject that was involved in it."""
    return [one for one in incident.sanctions if one.dossier_id is None or one.dossier_id in whole]
