"""When a review becomes mandatory: what the sanction rests on is no longer what it was."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from domain.incident.state import CONCERN, Reported, without_aggression
from domain.incident.state import State as Incident
from domain.police.state import State as Case
from domain.police.state import cleared, rests_on
from domain.review import Demand
from domain.sanction.commands import DemandReview, ImposeProposal
from domain.sanction.events import ReviewDemanded, SanctionEvent
from domain.sanction.faults import refuse_if_over
from domain.sanction.state import Sanction


def demand_review(state: Sanction, command: DemandReview) -> list[SanctionEvent]:
    """Of what runs until a day, and of a proposal: it is to be reviewed once it is imposed. Raises `Refusal`.

    Nothing for what has no duration: there is nothing to review, only to annul.
    """
    refuse_if_over(state, command.today)
    if state.phase != "proposed" and state.ends_on is None:
        return []
    return [] if command.demand in state.demanded_by else [_demanded(state, command.demand)]


def demanded_with(state: Sanction, command: ImposeProposal) -> list[SanctionEvent]:
    """What goes along with imposing a proposal: the demands for a review that nobody could tell it of before."""
    if state.ends_on is None:
        return []
    demands = [*_by_cases(state, command.cases), *_by_incidents(state, command.incidents)]
    return [_demanded(state, demand) for demand in demands if demand not in state.demanded_by]


def _by_cases(state: Sanction, cases: Mapping[UUID, Case]) -> Iterator[Demand]:
    for case_id, case in cases.items():
        if cleared(case) and rests_on(case, state.incident_ids):
            yield Demand(ground="police_outcome", because_of=case_id)


def _by_incidents(state: Sanction, incidents: Mapping[UUID, Incident]) -> Iterator[Demand]:
    """On an incident that was retracted, unlinked or judged otherwise nothing is imposed; this is what is left."""
    if state.proposal is None or state.proposal.advice.type == CONCERN:
        return
    for incident_id, incident in incidents.items():
        if isinstance(incident, Reported) and without_aggression(incident):
            yield Demand(ground="incident_reclassified", because_of=incident_id)


def _demanded(state: Sanction, demand: Demand) -> ReviewDemanded:
    return ReviewDemanded(incident_ids=state.incident_ids, ground=demand.ground, because_of=demand.because_of)
