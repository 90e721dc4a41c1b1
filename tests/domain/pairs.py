"""Several dossiers side by side: what is asked of two of them is decided for both, or for neither."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from domain.dossier import commands as c
from domain.dossier.decisions import decide
from domain.dossier.events import DossierEvent
from domain.dossier.state import INITIAL, Side, State, fold
from tests.domain.examples import REASON

Assigned = Mapping[UUID, UUID]
"""Incidents, each with the dossier it goes to."""


class Dossiers:
    """The facts of each, in order."""

    def __init__(self) -> None:
        self.past: dict[UUID, list[DossierEvent]] = {}

    def state(self, dossier: UUID) -> State:
        """What a dossier is now."""
        return fold(self.past.get(dossier, []), INITIAL)

    def side(self, dossier: UUID) -> Side:
        """The dossier as the other one looks at it."""
        return Side(dossier_id=dossier, state=self.state(dossier))

    def record(self, dossier: UUID, *events: DossierEvent) -> None:
        """These facts happened."""
        self.past[dossier] = [*self.past.get(dossier, []), *events]

    def ask(self, dossier: UUID, command: c.DossierCommand) -> list[DossierEvent]:
        """Decide for one dossier and record what follows. Raises `Refusal`."""
        events = decide(self.state(dossier), command)
        self.record(dossier, *events)
        return events

    def merge(self, absorbed: UUID, survivor: UUID) -> None:
        """Both sides, or neither. Raises `Refusal`."""
        self._both(
            absorbed,
            c.MergeInto(dossier_id=absorbed, other=self.side(survivor), reason=REASON),
            survivor,
            c.Absorb(dossier_id=survivor, other=self.side(absorbed), reason=REASON),
        )

    def separate(self, absorbed: UUID, survivor: UUID, assigned: Assigned) -> None:
        """Both sides, or neither. Raises `Refusal`."""
        chosen = _assignments(assigned)
        self._both(
            survivor,
            c.Separate(dossier_id=survivor, other=self.side(absorbed), assigned=chosen, reason=REASON),
            absorbed,
            c.Restore(dossier_id=absorbed, other=self.side(survivor), assigned=chosen, reason=REASON),
        )

    def judge_different(self, one: UUID, other: UUID) -> None:
        """Both sides, or neither. Raises `Refusal`."""
        self._both(
            one,
            c.JudgeDifferent(dossier_id=one, other=self.side(other), reason=REASON),
            other,
            c.JudgeDifferent(dossier_id=other, other=self.side(one), reason=REASON),
        )

    def _both(self, one: UUID, first: c.DossierCommand, other: UUID, second: c.DossierCommand) -> None:
        events = decide(self.state(one), first), decide(self.state(other), second)
        self.record(one, *events[0])
        self.record(other, *events[1])


def _assignments(assigned: Assigned) -> tuple[c.Assignment, ...]:
    return tuple(c.Assignment(incident_id=incident, dossier_id=dossier) for incident, dossier in assigned.items())


def in_turn(dossiers: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    """Every ordered pair of them."""
    known = list(dossiers)
    return [(one, other) for one in known for other in known if one != other]
