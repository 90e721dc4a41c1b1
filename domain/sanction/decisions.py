"""The rules of a sanction. The same command twice gives no events the second time, or a named refusal."""

from domain.catalogue.catalogue import Catalogue, code_faults
from domain.incident.state import Reported, Unreported
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction import refusals
from domain.sanction.commands import ImposeSanction
from domain.sanction.events import SanctionEvent, SanctionImposed
from domain.sanction.state import Imposed, State


def decide(state: State, command: ImposeSanction, catalogue: Catalogue) -> list[SanctionEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    refuse_if_any(
        [*code_faults("/kind", (command.kind,), catalogue.sanctions), *_date_faults(command, command.incident)]
    )
    fact = SanctionImposed(
        kind=command.kind,
        catalogue_version=catalogue.version,
        imposed_on=command.imposed_on,
        incident_ids=(command.incident_id,),
        note=command.note,
    )
    if not isinstance(state, Imposed):
        return [fact]
    if state.fact == fact:
        return []
    raise Refusal(refusals.already_imposed())


def _date_faults(command: ImposeSanction, incident: Reported) -> list[Fault]:
    faults = []
    if command.imposed_on > command.today:
        faults.append(refusals.imposed_in_the_future())
    if command.imposed_on < local_day(incident.occurred.start):
        faults.append(refusals.imposed_before_incident())
    return faults
