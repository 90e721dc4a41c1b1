"""An incident as a person reads it, and the list of incidents."""

import re
from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.presenting.people import PerpetratorOutput, PersonOutput, perpetrator_output, person_output
from api.presenting.sanctions import SanctionOutput, sanction_output, today_of
from api.register import Register
from api.sealing import TEXTS
from domain.catalogue.mapping import names_of_unit
from domain.incident.events import Circumstances
from projections.dossier_card.queries import CardIncident
from projections.incident_overview import queries
from projections.incident_overview.queries import BadCursor, Incident, IncidentLine
from projections.incident_overview.rows import Statement

__all__ = [
    "BadCursor",
    "IncidentListOutput",
    "IncidentOutput",
    "IncidentSummaryOutput",
    "find_by_number",
    "incident",
    "incidents",
    "units_asked",
]

Status = Literal["reported", "in_treatment", "closed", "retracted"]
Assessment = Literal["founded", "unfounded", "concern"]
_NUMBER: Final = re.compile(r"(\d{4})-(\d{4,9})", re.ASCII)


class IncidentHeadOutput(OutputModel):
    """What every list tells of an incident: nothing in it is personal."""

    id: UUID
    number: str = Field(description="Meldingsnummer, zoals 2026-0007.")
    status: Status = Field(description="Hoe ver het is. Een ingetrokken melding telt nergens mee.")
    occurred_at: datetime
    occurred_until: datetime | None = Field(description="Het einde, als het langer duurde.")
    occurred_approximately: bool = Field(description="Niemand weet het precies.")
    channel: str
    unit: str
    types: tuple[str, ...]


class IncidentSummaryOutput(IncidentHeadOutput):
    """An incident in the list of all incidents."""

    reported_at: datetime


class IncidentListOutput(OutputModel):
    """A part of the list, newest number first."""

    incidents: tuple[IncidentSummaryOutput, ...]
    next_cursor: str | None = Field(description="Stuur dit mee als cursor voor het vervolg; null: dit is het einde.")


class StatementOutput(OutputModel):
    """What a perpetrator says of it himself."""

    person_id: UUID | None = Field(description="Welke veroorzaker dit verklaarde; null: dat is niet te zeggen.")
    given_on: date
    statement: Shown


class IncidentOutput(IncidentSummaryOutput):
    """All there is to show of an incident, as it stands."""

    version: int = Field(description="Ook als ETag, voor If-Match. Koppelingen en sancties veranderen haar niet.")
    catalogue_version: int
    description: Shown
    place: Shown | None
    with_what: Shown | None
    in_what_way: Shown | None
    why: Shown | None
    injury: Shown | None
    damage: Shown | None
    police_came: bool | None
    victims: tuple[PersonOutput, ...]
    reporter: PersonOutput | None = Field(description="Wie meldde, als dat niet de betrokken medewerker zelf is.")
    witnesses: tuple[PersonOutput, ...]
    perpetrators: tuple[PerpetratorOutput, ...]
    assessment: Assessment | None = Field(description="Gegrond, ongegrond of een zorg; null: nog niet beoordeeld.")
    statements: tuple[StatementOutput, ...] = Field(
        description="Wat veroorzakers er zelf van zeggen. Hoort bij de melding, voor ieder die haar leest."
    )
    dossier_ids: tuple[UUID, ...]
    sanctions: tuple[SanctionOutput, ...]


def incident(register: Register, incident_id: UUID) -> IncidentOutput | None:
    """The incident, retracted or not; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found = queries.incident(register.views, register.organisation, incident_id)
    today = today_of(register)
    return None if found is None else open_while(register, lambda show: _incident(found, show, today))


def find_by_number(register: Register, number: str) -> UUID | None:
    """The id of the incident with a number such as 2026-0007; None when there is none. Raises `StoreUnavailable`."""
    written = _NUMBER.fullmatch(number.strip())
    if written is None:
        return None
    found = queries.incident_by_number(register.views, register.organisation, int(written[1]), int(written[2]))
    return None if found is None else found.incident_id


def incidents(
    register: Register,
    *,
    year: int | None = None,
    type: str | None = None,  # noqa: A002 - the name of the filter
    unit: str | None = None,
    status: Status | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> IncidentListOutput:
    """The incidents that meet every filter given. `year` is that of the number; `limit` is 1 to 100.

    Raises `BadCursor` or `StoreUnavailable`.
    """
    page = queries.incidents(
        register.views,
        register.organisation,
        year=year,
        type_code=type,
        units=units_asked(register, unit),
        status=status,
        limit=limit,
        cursor=cursor,
    )
    return IncidentListOutput(
        incidents=tuple(
            IncidentSummaryOutput(**head_fields(line), reported_at=line.reported_at) for line in page.lines
        ),
        next_cursor=page.next_cursor,
    )


def units_asked(register: Register, unit: str | None) -> tuple[str, ...]:
    """The names under which what happened at this unit can have been recorded; none when no unit is asked."""
    return () if unit is None else names_of_unit(register.catalogues.state, unit, register.catalogue)


def head_fields(found: IncidentLine | Incident | CardIncident) -> dict[str, Any]:
    """The fields of `IncidentHeadOutput`."""
    return {
        "id": found.incident_id,
        "number": found.number,
        "status": found.status,
        "occurred_at": found.occurred.start,
        "occurred_until": found.occurred.end,
        "occurred_approximately": found.occurred.approximate,
        "channel": found.channel,
        "unit": found.unit,
        "types": found.types,
    }


def _incident(found: Incident, show: Show, today: date) -> IncidentOutput:
    stream = found.incident_id
    return IncidentOutput(
        **head_fields(found),
        reported_at=found.reported_at,
        **_circumstances(found.circumstances, stream, show),
        version=found.stream_version,
        catalogue_version=found.catalogue_version,
        description=show(found.description, stream, "text.description"),
        victims=tuple(person_output(person, stream, show) for person in found.victims),
        reporter=person_output(found.reporter, stream, show) if found.reporter else None,
        witnesses=tuple(person_output(person, stream, show) for person in found.witnesses),
        perpetrators=tuple(perpetrator_output(person, stream, show) for person in found.perpetrators),
        assessment=found.assessment,
        statements=tuple(_statement(said, stream, show) for said in found.statements),
        dossier_ids=found.dossier_ids,
        sanctions=tuple(sanction_output(sanction, today) for sanction in found.sanctions),
    )


def _statement(said: Statement, stream_id: UUID, show: Show) -> StatementOutput:
    return StatementOutput(
        person_id=said.person_id,
        given_on=said.given_on,
        statement=show(said.statement, stream_id, "text.statement"),
    )


def _circumstances(known: Circumstances, stream_id: UUID, show: Show) -> dict[str, Shown | bool | None]:
    texts = {name: maybe(show, getattr(known, name), stream_id, f"text.{name}") for name in TEXTS}
    return {**texts, "police_came": known.police_came}
