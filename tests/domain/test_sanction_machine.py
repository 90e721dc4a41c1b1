"""A sanction in whatever state it gets into: every command gives facts or a refusal with a name, and laws hold."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.event import Event, Value
from domain.refusal import Refusal
from domain.sanction.events import HearingHeld, HearingMissed, SanctionEvent, SanctionImposed
from domain.sanction.state import INITIAL, Sanction, State, evolve, fold, in_force
from tests.domain.generated_sanctions import HEARD_IN_VAIN, LIVES, SANCTION_COMMANDS
from tests.domain.given import SANCTION
from tests.domain.sanctions import ENDS, STARTS

HAPPENED = date(2024, 9, 16)
"""The day of every incident it can rest on."""
OVER = {"rejected", "lifted", "annulled"}


def _is_named(refusal: Refusal) -> bool:
    codes = [fault.code for fault in refusal.faults]
    return bool(codes) and all(code.startswith(("sanction.", "catalogue.")) for code in codes)


class SanctionMachine(RuleBasedStateMachine):
    """Asks anything of one sanction and watches what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[SanctionEvent] = []
        self.state: State = INITIAL

    @initialize(life=st.sampled_from([*LIVES, HEARD_IN_VAIN]))
    def begin(self, life: list[Value]) -> None:
        """With one of the lives that are known to be sound, or one that must not come about."""
        for command in life:
            self._ask(command)

    @rule(command=st.one_of(*SANCTION_COMMANDS.values()))
    def ask(self, command: Value) -> None:
        """Anything."""
        self._ask(command)

    def _ask(self, command: Value) -> None:
        before = self.state
        try:
            events = SANCTION.decide(before, command)
        except Refusal as refusal:
            if not _is_named(refusal):
                raise
            return
        for event in events:
            self._take_in(event)
        self._check_the_step(before)

    def _take_in(self, event: Event) -> None:
        assert isinstance(event, SanctionEvent)
        self.past.append(event)
        self.state = evolve(self.state, event)

    def _check_the_step(self, before: State) -> None:
        if not isinstance(before, Sanction) or not isinstance(self.state, Sanction):
            return
        if before.ends_on is not None:
            assert self.state.ends_on is not None
            assert self.state.ends_on <= before.ends_on, "it never lasts longer"
        if before.phase in OVER:
            assert self.state.phase in (before.phase, "annulled"), "what is over stays over"

    @invariant()
    def folding_gives_the_same_state(self) -> None:
        """Whatever the way it came."""
        assert fold(self.past) == self.state

    @invariant()
    def it_is_imposed_once_and_first_heard(self) -> None:
        """A ban stands on a hearing or on why it could not wait, and on a second person."""
        assert sum(isinstance(event, SanctionImposed) for event in self.past) <= 1
        if isinstance(self.state, Sanction) and self.state.imposed and self.state.kind == "building_ban":
            assert self.state.acute or self._heard_in_between(self.state.imposed)
            assert self.state.approval

    def _heard_in_between(self, imposed: SanctionImposed) -> bool:
        """About what happened, so not before; and before it was imposed."""
        heard = [event for event in self.past if isinstance(event, HearingHeld | HearingMissed)]
        on = [event.held_on if isinstance(event, HearingHeld) else event.invited_on for event in heard]
        return any(HAPPENED <= day <= imposed.imposed_on for day in on)

    @invariant()
    def it_holds_only_between_its_days(self) -> None:
        """And never once it is over."""
        assert not in_force(self.state, STARTS - timedelta(days=365))
        assert not in_force(self.state, ENDS + timedelta(days=10_000)) or self._lasts_that_long()
        if isinstance(self.state, Sanction) and self.state.phase in OVER:
            assert not in_force(self.state, STARTS)

    def _lasts_that_long(self) -> bool:
        return isinstance(self.state, Sanction) and self.state.ends_on is not None and self.state.ends_on > ENDS


TestSanctionMachine = SanctionMachine.TestCase
TestSanctionMachine.settings = settings(max_examples=60, stateful_step_count=15, deadline=None, derandomize=True)
