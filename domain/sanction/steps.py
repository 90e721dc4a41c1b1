"""What still has to be done about a sanction."""

from collections.abc import Collection
from datetime import date
from typing import Literal

from domain.catalogue.catalogue import SanctionKind
from domain.sanction.state import Sanction, has_expired, heard_on

Step = Literal[
    "hearing",
    "second_decider",
    "hearing_afterwards",
    "check_days",
    "tell",
    "review",
    "answer_objection",
    "act_on_objection",
]


def open_steps(
    state: Sanction, kind: SanctionKind | None, today: date, happened: Collection[date] = ()
) -> tuple[Step, ...]:
    """The steps that are open today, in the order in which they come. `kind` as the catalogue has it now, if it has.

    `happened` are the days in the Netherlands of its incidents that count, as they are known now: one may have turned
    out to be later than the hearing about it, or than the sanction.
    """
    if state.phase == "proposed":
        return missing_before_imposing(state, kind, min(happened, default=None))
    steps: dict[Step, bool] = {
        **_while_it_runs(state, kind, today, happened),
        "answer_objection": state.objection is not None and state.decision is None,
        "act_on_objection": state.decision_to_act_on and _can_be_acted_on(state, today),
    }
    return () if state.phase in ("rejected", "annulled") else tuple(step for step, is_open in steps.items() if is_open)


def missing_before_imposing(
    state: Sanction, kind: SanctionKind | None, happened: date | None = None
) -> tuple[Step, ...]:
    """What a proposal lacks before it may be imposed. A hearing from before it `happened` does not count."""
    steps: dict[Step, bool] = {
        "hearing": _restricts(kind) and not heard_on(state, happened) and state.acute is None,
        "second_decider": kind is not None and kind.needs_second_decider and state.approval is None,
    }
    return tuple(step for step, is_open in steps.items() if is_open)


def _while_it_runs(
    state: Sanction, kind: SanctionKind | None, today: date, happened: Collection[date]
) -> dict[Step, bool]:
    runs = state.phase in ("imposed", "suspended") and not has_expired(state, today)
    reviewable = state.review_on is not None and state.review_on <= today
    return {
        "hearing_afterwards": runs and _unheard(state, kind, min(happened, default=None)),
        "check_days": runs and state.imposed is not None and state.imposed.imposed_on < max(happened, default=date.min),
        "tell": runs and _restricts(kind) and not state.told,
        "review": runs and state.ends_on is not None and (reviewable or bool(state.demanded_by)),
    }


def _unheard(state: Sanction, kind: SanctionKind | None, happened: date | None) -> bool:
    """It could not wait, or what was heard turned out to be from before it happened."""
    heard_in_vain = _restricts(kind) and bool(state.hearings)
    return (state.acute is not None or heard_in_vain) and not heard_on(state, happened)


def _can_be_acted_on(state: Sanction, today: date) -> bool:
    """What lasts can be shortened or ended; what has no duration or was lifted, only annulled, when all was wrong."""
    lasts = state.phase in ("imposed", "suspended") and state.ends_on is not None
    upheld = state.decision is not None and state.decision.outcome == "upheld"
    return (lasts or upheld) and not has_expired(state, today)


def _restricts(kind: SanctionKind | None) -> bool:
    return kind is not None and kind.restricts
