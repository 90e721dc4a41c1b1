"""Every life that the markers of one dossier can lead, day by day: each command gives facts or a named refusal."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.event import Event, Value
from domain.marker.events import MarkerApproved, MarkerEvent, MarkerProposed, MarkerReviewed
from domain.marker.state import Marker, fold, in_force
from domain.refusal import Refusal
from tests.domain.examples import an_id
from tests.domain.given import MARKERS
from tests.domain.test_marking_a_dossier import (
    AGGRESSION,
    CASE,
    CHARGED,
    CONCERN,
    FIRST,
    REJECT,
    TODAY,
    approve,
    demand,
    propose,
    review,
    withdraw,
)

markers = st.sampled_from([an_id("one"), an_id("two"), an_id("three")])
people = st.sampled_from([an_id("proposer"), an_id("approver"), an_id("third")])
days_on = st.integers(-1, 500)


class MarkerLives(RuleBasedStateMachine):
    """One dossier, three ids, three people, and a calendar that only goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[MarkerEvent] = []
        self.today: date = TODAY

    @initialize()
    def a_first_proposal(self) -> None:
        self.ask(propose(marker_id=an_id("one"), cases={CASE: CHARGED}))

    @rule(marker=markers, by=people, kind=st.sampled_from(["visit_with_two", "alert_police"]), data=st.data())
    def propose(self, marker: UUID, by: UUID, kind: str, data: st.DataObject) -> None:
        start, length, first_review = data.draw(days_on), data.draw(days_on), data.draw(days_on)
        starts_on = self.today + timedelta(days=start)
        self.ask(
            propose(
                today=self.today,
                marker_id=marker,
                by=by,
                kind=kind,
                incidents={FIRST: data.draw(st.sampled_from([AGGRESSION, CONCERN]))},
                cases=data.draw(st.sampled_from([{}, {CASE: CHARGED}])),
                starts_on=starts_on,
                ends_on=starts_on + timedelta(days=length),
                review_on=starts_on + timedelta(days=first_review),
            )
        )

    @rule(marker=markers, by=people)
    def approve(self, marker: UUID, by: UUID) -> None:
        if self.ask(approve(today=self.today, marker_id=marker, by=by)):
            assert by != fold(self.past).of[marker].proposed_by

    @rule(marker=markers)
    def reject(self, marker: UUID) -> None:
        self.ask(REJECT.model_copy(update={"marker_id": marker}))

    @rule(marker=markers, next_review=st.none() | days_on, end=st.none() | days_on)
    def review(self, marker: UUID, next_review: int | None, end: int | None) -> None:
        self.ask(
            review(
                today=self.today,
                marker_id=marker,
                review_on=None if next_review is None else self.today + timedelta(days=next_review),
                ends_on=None if end is None else self.today + timedelta(days=end),
            )
        )

    @rule(outcome=st.sampled_from(["acquitted", "dismissed"]))
    def case_ends_without_guilt(self, outcome: str) -> None:
        self.ask(demand(today=self.today, outcome=outcome))

    @rule(marker=markers)
    def withdraw(self, marker: UUID) -> None:
        self.ask(withdraw(today=self.today, marker_id=marker))

    @precondition(lambda self: self.today < TODAY + timedelta(days=1500))
    @rule(days=st.integers(1, 200))
    def time_goes_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def one_of_a_kind_warns(self) -> None:
        kinds = [marker.kind for marker in self.known() if in_force(marker, self.today)]
        assert len(kinds) == len(set(kinds))

    @invariant()
    def what_warns_was_approved(self) -> None:
        approved = {event.marker_id for event in self.past if isinstance(event, MarkerApproved)}
        for marker_id, marker in fold(self.past).of.items():
            assert not in_force(marker, self.today) or marker_id in approved

    @invariant()
    def no_end_ever_moved_away(self) -> None:
        ends: dict[UUID, date] = {}
        for event in self.past:
            if isinstance(event, MarkerProposed | MarkerReviewed):
                assert event.ends_on <= ends.get(event.marker_id, date.max)
                assert event.review_on <= event.ends_on
                ends[event.marker_id] = event.ends_on

    @invariant()
    def each_ends_after_it_begins(self) -> None:
        assert all(marker.starts_on < marker.ends_on for marker in self.known())

    def known(self) -> list[Marker]:
        return list(fold(self.past).of.values())

    def ask(self, command: Value) -> list[MarkerEvent]:
        """Facts or a refusal with a name; asked again at once, nothing more."""
        facts = self.decided(command)
        self.past += facts
        assert not self.decided(command)
        return facts

    def decided(self, command: Value) -> list[Any]:
        try:
            facts: list[Event] = list(MARKERS.decide(MARKERS.fold(self.past), command))
        except Refusal as refusal:
            return self.named(refusal)
        return facts

    def named(self, refusal: Refusal) -> list[Any]:
        """No facts, when the refusal has a name."""
        assert refusal.faults
        assert all(fault.code.startswith(("marker.", "catalogue.")) for fault in refusal.faults)
        return []


MarkerLives.TestCase.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, derandomize=True, database=None
)
TestMarkerLives = MarkerLives.TestCase
