"""A sanction as it is shown with an incident or in a dossier."""

from datetime import date
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.register import Register
from domain.periods import local_day
from domain.sanction.state import Phase, holds_on
from projections.incidents import Sanction
from projections.sanctions.queries import SanctionLine

State = Literal["proposed", "rejected", "imposed", "suspended", "expired", "lifted", "annulled"]
_RUNNING: Final = ("imposed", "suspended")
IN_FORCE: Final = "Geldt vandaag. Alleen een maatregel met een einddatum kan gelden."

GROUNDS: Final = (
    "`police_outcome`: een strafzaak eindigde met vrijspraak of sepot; of een melding is `incident_retracted` "
    "(ingetrokken), `incident_unlinked` (uit het dossier gehaald), `incident_unfounded` (ongegrond), "
    "`incident_concern` (een zorg) of `incident_reclassified` (geen agressie meer)."
)


class SanctionOutput(OutputModel):
    """A sanction or measure that followed an incident."""

    id: UUID
    kind: str = Field(description="Code uit de catalogus.")
    imposed_on: date
    starts_on: date | None = Field(description="De eerste dag waarop de maatregel geldt, als zij een duur heeft.")
    ends_on: date | None = Field(description="De laatste dag. Na een verkorting is dit de nieuwe.")
    in_force: bool = Field(description=IN_FORCE)
    state: State


class DossierSanctionOutput(SanctionOutput):
    """A sanction or measure in a dossier."""

    ground_gone: bool = Field(
        description="Geen van de meldingen waarop zij rust, telt nog mee in dit dossier. Zij geldt tot iemand haar "
        "opheft of vernietigt."
    )


def sanction_output(sanction: Sanction, today: date) -> SanctionOutput:
    """A sanction from a view, as it stands today."""
    return SanctionOutput(
        id=sanction.sanction_id,
        kind=sanction.kind,
        imposed_on=sanction.imposed_on,
        starts_on=sanction.starts_on,
        ends_on=sanction.ends_on,
        in_force=holds_on(today, sanction.starts_on, sanction.ends_on, sanction.phase),
        state=state_on(today, sanction.phase, sanction.ends_on),
    )


def imposed_in(line: SanctionLine) -> Sanction | None:
    """A sanction with a row of its own, as the views tell of one with an incident; None when it was never imposed."""
    known = line.known
    if known.imposed is None:
        return None
    return Sanction(
        sanction_id=line.sanction_id,
        kind=known.kind,
        imposed_on=known.imposed.imposed_on,
        dossier_id=known.dossier_id,
        starts_on=known.starts_on,
        ends_on=known.ends_on,
        phase=known.phase,
    )


def still_runs(sanction: Sanction, today: date) -> bool:
    """It holds, will hold, or was suspended: it has an end, and that has not come."""
    return sanction.ends_on is not None and state_on(today, sanction.phase, sanction.ends_on) in _RUNNING


def state_on(today: date, phase: Phase, ends_on: date | None) -> State:
    """How it stands today: what has run out, has, whether or not anybody did anything."""
    if phase in ("imposed", "suspended") and ends_on is not None and today > ends_on:
        return "expired"
    return phase


def today_of(register: Register) -> date:
    """The day it is in the Netherlands."""
    return local_day(register.clock())
