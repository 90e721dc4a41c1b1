"""Cases at the police as a person reads them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.register import Register
from domain.police.events import Outcome
from projections.incident_overview.queries import incident
from projections.police import queries


class OutcomeOutput(OutputModel):
    """How a case stood from a day on."""

    outcome: Outcome
    on: date
    note: Shown | None
    recorded_at: datetime
    actor: UUID = Field(description="Pseudoniem van wie dit vastlegde.")


class PoliceCaseOutput(OutputModel):
    """A report to the police or a charge."""

    id: UUID
    version: int = Field(description="Ook als ETag, voor If-Match.")
    kind: Literal["report", "charge"] = Field(description="`report`: melding; `charge`: aangifte.")
    incident_ids: tuple[UUID, ...]
    number: Shown | None
    made_on: date
    made_by: Shown
    domicile_at_employer: bool
    outcome: Outcome = Field(description="Hoe de zaak nu staat; `pending` zolang er niets bekend is.")
    outcomes: tuple[OutcomeOutput, ...] = Field(description="Alles wat bekend werd, de laatste is hoe het nu staat.")


class PoliceCasesOutput(OutputModel):
    """The cases about one incident, oldest first."""

    cases: tuple[PoliceCaseOutput, ...]


def police_case(register: Register, case_id: UUID) -> PoliceCaseOutput | None:
    """The case; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found = queries.case(register.views, register.organisation, case_id)
    return None if found is None else open_while(register, lambda show: _case(found, show))


def police_cases(register: Register, incident_id: UUID) -> PoliceCasesOutput | None:
    """The cases about an incident; None when there is no such incident to be seen. Raises as `police_case`."""
    if incident(register.views, register.organisation, incident_id) is None:
        return None
    found = queries.cases_of(register.views, register.organisation, incident_id)
    return open_while(register, lambda show: PoliceCasesOutput(cases=tuple(_case(one, show) for one in found)))


def _case(found: queries.Case, show: Show) -> PoliceCaseOutput:
    stream = found.case_id
    return PoliceCaseOutput.model_validate(
        {
            "id": stream,
            "version": found.stream_version,
            "kind": found.kind,
            "incident_ids": found.incident_ids,
            "number": maybe(show, found.number, stream, "text.number"),
            "made_on": found.made_on,
            "made_by": show(found.made_by, stream, "text.made_by"),
            "domicile_at_employer": found.domicile_at_employer,
            "outcome": found.outcome,
            "outcomes": tuple(
                OutcomeOutput(
                    outcome=one.outcome,
                    on=one.on,
                    note=maybe(show, one.note, stream, "text.note"),
                    recorded_at=one.recorded_at,
                    actor=one.actor,
                )
                for one in found.outcomes
            ),
        }
    )
