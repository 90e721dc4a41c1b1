"""What still has to be done about a sanction."""

from datetime import date
from typing import Literal

from domain.catalogue.catalogue import SanctionKind
from domain.sanction.state import Sanction, has_expired

Step = Literal[
    "hearing", "second_decider", "hearing_afterwards", "tell", "review", "answer_objection", "act_on_objection"
]


def open_steps(state: Sanction, kind: SanctionKind | None, today: date) -> tuple[Step, ...]:
    """The steps that are open today, in the order in which they come. `kind` as the catalogue has it now, if it has."""
    if state.phase == "proposed":
        return missing_before_imposing(state, kind)
    steps: dict[Step, bool] = {
        **_while_it_runs(state, kind, today),
        "answer_objection": state.objection is not None and state.decision is None,
        "act_on_objection": state.decision_to_act_on and _can_be_acted_on(state, today),
    }
    return () if state.phase in ("rejected", "annulled") else tuple(step for step, is_open in steps.items() if is_open)


def missing_before_imposing(state: Sanction, kind: SanctionKind | None) -> tuple[Step, ...]:
    """What a proposal lacks before it may be imposed."""
    steps: dict[Step, bool] = {
        "hearing": _restricts(kind) and not state.hearings and state.acute is None,
        "second_decider": kind is not None and kind.needs_second_decider and state.approval is None,
    }
    return tuple(step for step, is_open in steps.items() if is_open)


def _while_it_runs(state: Sanction, kind: SanctionKind | None, today: date) -> dict[Step, bool]:
    runs = state.phase in ("imposed", "suspended") and not has_expired(state, today)
    reviewable = state.review_on is not None and state.review_on <= today
    return {
        "hearing_afterwards": runs and state.acute is not None and not state.hearings,
        "tell": runs and _restricts(kind) and not state.told,
        "review": runs and state.ends_on is not None and (reviewable or bool(state.demanded_by)),
    }


def _can_be_acted_on(state: Sanction, today: date) -> bool:
    """What lasts can be shortened or ended; what has no duration or was lifted, only annulled, when all was wrong."""
    lasts = state.phase in ("imposed", "suspended") and state.ends_on is not None
    upheld = state.decision is not None and state.decision.outcome == "upheld"
    return (lasts or upheld) and not has_expired(state, today)


def _restricts(kind: SanctionKind | None) -> bool:
    return kind is not None and kind.restricts
