"""When a review becomes mandatory: what the sanction rests on is no longer what it was."""

from collections.abc import Mapping
from uuid import UUID

from domain.police.state import State as Case
from domain.police.state import cleared, rests_on
from domain.sanction.commands import DemandReview
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
    if command.police_case_id in state.demanded_by:
        return []
    case = command.police_case_id
    return [ReviewDemanded(incident_ids=state.incident_ids, ground=command.ground, police_case_id=case)]


def demanded_by_cases(state: Sanction, cases: Mapping[UUID, Case]) -> list[SanctionEvent]:
    """What goes along with imposing a proposal when one of these cases ended without guilt and nobody said so."""
    if state.ends_on is None:
        return []
    return [
        ReviewDemanded(incident_ids=state.incident_ids, ground="police_outcome", police_case_id=case_id)
        for case_id, case in cases.items()
        if cleared(case) and rests_on(case, state.incident_ids) and case_id not in state.demanded_by
    ]
