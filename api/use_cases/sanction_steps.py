"""What still has to be done about sanctions, as their incidents are known now."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from api.register import Register
from domain.sanction.faults import kind_in
from domain.sanction.steps import Step, open_steps
from projections.incident_overview.queries import happened_on
from projections.sanctions.queries import SanctionLine


def steps_of(register: Register, lines: Sequence[SanctionLine], today: date) -> Mapping[UUID, tuple[Step, ...]]:
    """The steps that are open on this day in the Netherlands, per sanction. Raises `StoreUnavailable`."""
    incidents = {incident for line in lines for incident in line.known.incident_ids}
    days = happened_on(register.views, register.organisation, sorted(incidents))
    return {
        line.sanction_id: open_steps(
            line.known,
            kind_in(register.catalogue, line.known.kind),
            today,
            [days[one] for one in line.known.incident_ids if one in days],
        )
        for line in lines
    }
