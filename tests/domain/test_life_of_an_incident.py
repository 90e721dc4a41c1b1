"""An incident as a machine: whatever state it reaches, every command gives facts or a refusal with a name."""

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.catalogue.version_1 import CATALOGUE_1
from domain.event import Event, Value
from domain.incident.decisions import decide
from domain.incident.events import Closed, IncidentReported, Reopened, Retracted
from domain.incident.state import INITIAL, Reported, State, Unreported, Withdrawn, evolve, fold
from domain.refusal import Refusal
from tests.domain.generated_incidents import INCIDENT_COMMANDS, sound_reports


class Incident(RuleBasedStateMachine):
    """Asks anything, at any time. The machine keeps what the log would keep, and what it adds up to."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[Event] = []
        self.state: State = INITIAL
        self.refused: list[Refusal] = []

    @initialize(begun=st.booleans(), report=sound_reports)
    def begin(self, *, begun: bool, report: Value) -> None:
        """Most often there is a report; sometimes nothing yet."""
        if begun:
            self.ask(report)

    @rule(command=st.one_of(*INCIDENT_COMMANDS.values()))
    def ask(self, command: Value) -> None:
        """Facts, or a refusal with a name. Any other exception fails the machine by itself."""
        try:
            facts = decide(self.state, command, CATALOGUE_1)  # type: ignore[arg-type]  # Value is any of ours
        except Refusal as refusal:
            self.refused.append(refusal)
            return
        for fact in facts:
            self.past.append(fact)
            self.state = evolve(self.state, fact)

    @invariant()
    def every_refusal_has_a_name(self) -> None:
        """A no says why."""
        assert all(refusal.faults for refusal in self.refused)

    @invariant()
    def it_is_what_its_facts_add_up_to(self) -> None:
        """State is never more than the facts."""
        assert fold(self.past) == self.state  # type: ignore[arg-type]  # as above

    @invariant()
    def nothing_comes_before_the_report_or_after_the_retraction(self) -> None:
        """The first fact is the report and a retraction is the last."""
        assert isinstance(self.state, Unreported) == (self.past == [])
        assert [type(fact) is IncidentReported for fact in self.past] == [n == 0 for n in range(len(self.past))]
        retracted = [n for n, fact in enumerate(self.past) if isinstance(fact, Retracted)]
        assert retracted == ([len(self.past) - 1] if isinstance(self.state, Withdrawn) else [])

    @invariant()
    def it_is_closed_and_reopened_in_turn(self) -> None:
        """Nothing is closed twice, nothing is reopened that was open, and what is closed was judged."""
        turns = [type(fact) for fact in self.past if isinstance(fact, Closed | Reopened)]
        assert turns == [Closed if n % 2 == 0 else Reopened for n in range(len(turns))]
        if isinstance(self.state, Reported):
            assert (self.state.status == "closed") == (len(turns) % 2 == 1)
            assert self.state.status != "closed" or self.state.assessment is not None


TestLifeOfAnIncident = Incident.TestCase
TestLifeOfAnIncident.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
