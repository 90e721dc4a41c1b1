"""Given these facts, when someone asks this, then these facts follow, or nothing, or a refusal by name.

given(INCIDENT, [reported()]).when(AddVictim(victim=SECOND_VICTIM)).then([VictimAdded(victim=SECOND_VICTIM)])
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from domain.aftercare import decisions as aftercare_decisions
from domain.aftercare import state as aftercare_state
from domain.catalogue import decisions as catalogue_decisions
from domain.catalogue import state as catalogue_state
from domain.catalogue.version_1 import CATALOGUE_1
from domain.damage import decisions as damage_decisions
from domain.damage import state as damage_state
from domain.deputy import decisions as deputy_decisions
from domain.deputy import state as deputy_state
from domain.dossier import decisions as dossier_decisions
from domain.dossier import state as dossier_state
from domain.event import Event, Value
from domain.incident import decisions as incident_decisions
from domain.incident import state as incident_state
from domain.letter import decisions as letter_decisions
from domain.letter import state as letter_state
from domain.letter_template import decisions as letter_template_decisions
from domain.letter_template import state as letter_template_state
from domain.marker import decisions as marker_decisions
from domain.marker import state as marker_state
from domain.notification import decisions as notification_decisions
from domain.notification import state as notification_state
from domain.police import decisions as police_decisions
from domain.police import state as police_state
from domain.refusal import Fault, Refusal
from domain.sanction import decisions as sanction_decisions
from domain.sanction import state as sanction_state
from domain.task import decisions as task_decisions
from domain.task import state as task_state
from domain.term import decisions as term_decisions
from domain.term import state as term_state


@dataclass(frozen=True)
class Decider:
    """The two functions that make an aggregate, whatever else its `decide` takes."""

    fold: Callable[..., Value]
    decide: Callable[[Any, Any], Sequence[Event]]


INCIDENT = Decider(
    fold=incident_state.fold,
    decide=lambda state, command: incident_decisions.decide(state, command, CATALOGUE_1),
)
CATALOGUE = Decider(fold=catalogue_state.fold, decide=catalogue_decisions.decide)
AFTERCARE = Decider(fold=aftercare_state.fold, decide=aftercare_decisions.decide)
DOSSIER = Decider(fold=dossier_state.fold, decide=dossier_decisions.decide)
LETTER = Decider(
    fold=letter_state.fold,
    decide=lambda state, command: letter_decisions.decide(state, command, CATALOGUE_1),
)
LETTER_TEMPLATE = Decider(fold=letter_template_state.fold, decide=letter_template_decisions.decide)
SANCTION = Decider(
    fold=sanction_state.fold,
    decide=lambda state, command: sanction_decisions.decide(state, command, CATALOGUE_1),
)
MARKERS = Decider(
    fold=marker_state.fold,
    decide=lambda state, command: marker_decisions.decide(state, command, CATALOGUE_1),
)
POLICE = Decider(fold=police_state.fold, decide=police_decisions.decide)
DAMAGE = Decider(fold=damage_state.fold, decide=damage_decisions.decide)
TERM = Decider(fold=term_state.fold, decide=term_decisions.decide)
NOTIFICATION = Decider(fold=notification_state.fold, decide=notification_decisions.decide)
TASK = Decider(fold=task_state.fold, decide=task_decisions.decide)
DEPUTY = Decider(fold=deputy_state.fold, decide=deputy_decisions.decide)


@dataclass(frozen=True)
class Outcome:
    """What a command led to: events or faults, never both."""

    events: list[Event]
    faults: tuple[Fault, ...]

    def then(self, expected: Sequence[Event]) -> None:
        """Exactly these facts follow, in this order."""
        assert expected, "expect at least one event, or say then_nothing_happened()"
        assert self._codes() == []
        assert self.events == list(expected)

    def then_nothing_happened(self) -> None:
        """It was already so: no facts and no refusal."""
        assert self._codes() == []
        assert self.events == []

    def then_refused(self, *codes: str) -> None:
        """Refused for exactly these reasons, all named at once, in any order."""
        assert codes, "name the refusal that is expected"
        assert sorted(self._codes()) == sorted(codes), f"events instead: {self.events}"

    def then_refused_at(self, *places: tuple[str, str]) -> None:
        """Refused for exactly these reasons: pairs of a place in the input and a code, in any order."""
        assert places, "name the refusal that is expected"
        assert sorted((fault.field, fault.code) for fault in self.faults) == sorted(places)

    def _codes(self) -> list[str]:
        return [fault.code for fault in self.faults]


@dataclass(frozen=True)
class Given:
    """An aggregate after some facts."""

    decider: Decider
    past: Sequence[Event]

    def when(self, command: Value) -> Outcome:
        """Decide the command. Any exception but a `Refusal` fails the test by itself."""
        try:
            return Outcome(list(self.decider.decide(self.decider.fold(self.past), command)), ())
        except Refusal as refusal:
            return Outcome([], refusal.faults)


def given(decider: Decider, past: Sequence[Event]) -> Given:
    """These facts have happened, and no others."""
    return Given(decider, past)
