"""Two dossiers: about different subjects, about the same subject, or not the same after all.

What follows for the one and for the other is recorded together, and only while both stand as they were read.
"""

from typing import NamedTuple
from uuid import UUID

from api.inputs import AssignmentInput, DifferenceInput, MergeInput, SeparationInput
from api.register import Register
from api.sealing import Sealing
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.loading import load_dossier, subject_keys
from api.use_cases.reviews import Leaving, demanded_by_leaving
from domain.dossier import commands as c
from domain.dossier.decisions import decide
from domain.dossier.events import DossierEvent, Separated
from domain.dossier.state import Merged, Open, Side, State, Unopened
from domain.periods import local_day
from domain.sealed import SealedToken
from store.command import Change


class _Half(NamedTuple):
    """One of the two, as it was read, and the reason sealed for it: a seal opens in one stream only."""

    id: UUID
    version: int
    state: State
    reason: SealedToken

    @property
    def side(self) -> Side:
        """As the other one looks at it."""
        return Side(dossier_id=self.id, state=self.state)

    def change(self, facts: list[DossierEvent]) -> Change:
        """These facts, if it still stands as it was read."""
        return Change(self.id, self.version, facts)


@decided_again
def judge_different(register: Register, ask: Ask, dossier: Seen, typed: DifferenceInput) -> Written:
    """They are about different subjects, and the pair does not come up again."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    one, other = _halves(register, dossier, typed.other_dossier_id, typed.reason)
    changes = [
        half.change(decide(half.state, c.JudgeDifferent(dossier_id=half.id, other=against.side, reason=half.reason)))
        for half, against in ((one, other), (other, one))
    ]
    return written(register.log.append(command(register, ask, changes, dossier.id)))


@decided_again
def merge(register: Register, ask: Ask, dossier: Seen, typed: MergeInput) -> Written:
    """They are about the same subject: this one goes on in the other."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    one, other = _halves(register, dossier, typed.into, typed.reason)
    merged = decide(one.state, c.MergeInto(dossier_id=one.id, other=other.side, reason=one.reason))
    absorbed = decide(other.state, c.Absorb(dossier_id=other.id, other=one.side, reason=other.reason))
    changes = [one.change(merged), other.change(absorbed)]
    return written(register.log.append(command(register, ask, changes, dossier.id)))


@decided_again
def separate(register: Register, ask: Ask, dossier: Seen, typed: SeparationInput) -> Written:
    """They are about different subjects after all. Can be asked of either of the two.

    What was decided in the surviving dossier on an incident that leaves it goes up for review.
    """
    before = answered_before(register, ask)
    if before is not None:
        return before
    one, other = _halves(register, dossier, typed.other_dossier_id, typed.reason)
    assigned = tuple(map(_assignment, typed.assign))
    if isinstance(one.state, Merged) and one.state.into == other.id:
        changes = _apart(survivor=other, merged=one, assigned=assigned)
    else:
        changes = _apart(survivor=one, merged=other, assigned=assigned)
    changes += demanded_by_leaving(register, _leaving(one, other, changes), local_day(ask.at))
    return written(register.log.append(command(register, ask, changes, dossier.id)))


def _apart(survivor: _Half, merged: _Half, assigned: tuple[c.Assignment, ...]) -> list[Change]:
    separate = c.Separate(dossier_id=survivor.id, other=merged.side, assigned=assigned, reason=survivor.reason)
    restore = c.Restore(dossier_id=merged.id, other=survivor.side, assigned=assigned, reason=merged.reason)
    return [survivor.change(decide(survivor.state, separate)), merged.change(decide(merged.state, restore))]


def _leaving(one: _Half, other: _Half, changes: list[Change]) -> list[Leaving]:
    """The incidents that the surviving dossier loses. The one that is restored has its own back."""
    facts = {change.stream_id: change.events for change in changes}
    return [
        Leaving(half.id, _without(half.state, fact.other_dossier_id), fact.gone)
        for half in (one, other)
        for fact in facts[half.id]
        if isinstance(fact, Separated)
    ]


def _without(state: State, other: UUID) -> State:
    if not isinstance(state, Open):
        return state
    return state.model_copy(update={"absorbed": {one: what for one, what in state.absorbed.items() if one != other}})


def _halves(register: Register, dossier: Seen, other_id: UUID, reason: str) -> tuple[_Half, _Half]:
    """Both as they stand. A reason may name both subjects, so it falls under the keys of both."""
    loaded = [(one, *load_dossier(register, one)) for one in (dossier.id, other_id)]
    _, version, state = loaded[0]
    if not isinstance(state, Unopened):
        dossier.refuse_if_moved(version)
    keys = [key for _, _, state in loaded for key in subject_keys(register, state)]
    one, other = (
        _Half(
            dossier_id,
            version,
            state,
            Sealing(register.keyring, register.organisation, dossier_id, keys).text(reason, "reason"),
        )
        for dossier_id, version, state in loaded
    )
    return one, other


def _assignment(typed: AssignmentInput) -> c.Assignment:
    return c.Assignment(incident_id=typed.incident_id, dossier_id=typed.dossier_id)
