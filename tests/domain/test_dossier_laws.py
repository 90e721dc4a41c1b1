"""What holds for two or three dossiers, whatever is asked of them in whatever order."""

from typing import Any
from uuid import UUID

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.dossier import commands as c
from domain.dossier.events import DossierOpened, IncidentLinked, IncidentUnlinked, Subject
from domain.dossier.state import Merged, Open, State
from domain.incident.state import fold as fold_incident
from domain.refusal import Refusal
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, REASON, an_id, reported, sealed
from tests.domain.pairs import Dossiers, in_turn

THREE = [an_id(word) for word in ("first dossier", "second dossier", "third dossier")]
INCIDENTS = [an_id(word) for word in ("first", "second", "third", "fourth")]
OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("citizen")))
STANDING = fold_incident([reported(perpetrators=(CITIZEN, NEIGHBOUR))])
QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate, Phase.shrink)
)

dossiers = st.sampled_from(THREE)
incidents = st.sampled_from(INCIDENTS)
people = st.sampled_from([None, CITIZEN.person_id, NEIGHBOUR.person_id])
links = st.lists(st.builds(IncidentLinked, incident_id=incidents, perpetrator_id=people), max_size=4)
unlinks = st.lists(st.builds(IncidentUnlinked, incident_id=incidents, reason=st.just(REASON)), max_size=1)


@QUICK
@given(links, links, st.lists(st.booleans(), min_size=4, max_size=4), links)
def test_merging_and_separating_restores_both_and_adds_only_what_was_assigned(
    of_one: list[IncidentLinked], of_other: list[IncidentLinked], to_one: list[bool], since: list[IncidentLinked]
) -> None:
    one, other, world = THREE[0], THREE[1], Dossiers()
    world.record(one, OPENED, *of_one)
    world.record(other, OPENED, *of_other)
    before = opened(world.state(one)), opened(world.state(other))
    world.merge(one, other)
    both = opened(world.state(other)).incidents
    added = [link for link in since if link.incident_id not in both]
    world.record(other, *added)
    choice = {link.incident_id: one if to_one[INCIDENTS.index(link.incident_id)] else other for link in added}

    world.separate(one, other, choice)

    who = {link.incident_id: link.perpetrator_id for link in added}
    for dossier, was, now_different in ((one, before[0], other), (other, before[1], one)):
        assigned = {incident: who[incident] for incident, to in choice.items() if to == dossier}
        restored = was.model_copy(update={"own": {**was.own, **assigned}, "different": was.different | {now_different}})
        assert world.state(dossier) == restored


@QUICK
@given(links, links, links)
def test_a_chain_that_is_undone_in_reverse_restores_all_three(
    of_first: list[IncidentLinked], of_second: list[IncidentLinked], of_third: list[IncidentLinked]
) -> None:
    first, second, third = THREE
    world = Dossiers()
    for dossier, linked in zip(THREE, (of_first, of_second, of_third), strict=True):
        world.record(dossier, OPENED, *linked)
    before = [opened(world.state(dossier)) for dossier in THREE]

    world.merge(first, second)
    world.merge(second, third)
    world.separate(second, third, {})
    world.separate(first, second, {})

    different = [{second}, {first, third}, {second}]
    for dossier, was, others in zip(THREE, before, different, strict=True):
        assert world.state(dossier) == was.model_copy(update={"different": was.different | others})


@QUICK
@given(links, links, unlinks, st.sampled_from([CITIZEN.person_id, NEIGHBOUR.person_id]), incidents)
def test_of_a_wrong_perpetrator_nothing_is_shown_before_or_after_separating(
    of_one: list[IncidentLinked],
    of_other: list[IncidentLinked],
    unlinked: list[IncidentUnlinked],
    wrong: UUID,
    incident: UUID,
) -> None:
    one, other, world = THREE[0], THREE[1], Dossiers()
    world.record(one, OPENED, *of_one)
    world.record(other, OPENED, *of_other)
    world.merge(one, other)
    world.record(other, *unlinked)

    for dossier in (one, other):
        world.ask(dossier, c.UnlinkPerpetrator(incident_id=incident, perpetrator_id=wrong, reason=REASON))
    assert opened(world.state(other)).incidents.get(incident) != wrong
    world.separate(one, other, {})

    for dossier in (one, other):
        assert opened(world.state(dossier)).incidents.get(incident) != wrong


def opened(state: State) -> Open:
    """The dossier in use."""
    assert isinstance(state, Open)
    return state


class ThreeDossiers(RuleBasedStateMachine):
    """Every command in every state that can be reached: facts or a refusal with a name, never anything else."""

    def __init__(self) -> None:
        super().__init__()
        self.world = Dossiers()
        self.separated: set[frozenset[UUID]] = set()

    @initialize()
    def open_them(self) -> None:
        for dossier in THREE:
            self.world.record(dossier, OPENED)

    @rule(dossier=dossiers, incident=incidents, who=people)
    def link(self, dossier: UUID, incident: UUID, who: UUID | None) -> None:
        asked = c.LinkIncident(incident_id=incident, incident=STANDING, perpetrator_id=who)
        refused = self._refused(lambda: self.world.ask(dossier, asked))
        assert bool(refused) == isinstance(self.world.state(dossier), Merged)

    @rule(dossier=dossiers, incident=incidents)
    def unlink(self, dossier: UUID, incident: UUID) -> None:
        self._refused(lambda: self.world.ask(dossier, c.UnlinkIncident(incident_id=incident, reason=REASON)))

    @rule(dossier=dossiers, incident=incidents, who=st.sampled_from([CITIZEN.person_id, NEIGHBOUR.person_id]))
    def rule_out(self, dossier: UUID, incident: UUID, who: UUID) -> None:
        asked = c.UnlinkPerpetrator(incident_id=incident, perpetrator_id=who, reason=REASON)
        assert self._refused(lambda: self.world.ask(dossier, asked)) == ()

    @rule(one=dossiers, other=dossiers)
    def judge_different(self, one: UUID, other: UUID) -> None:
        self._refused(lambda: self.world.judge_different(one, other))

    @rule(one=dossiers, other=dossiers)
    def merge(self, one: UUID, other: UUID) -> None:
        in_use = all(isinstance(self.world.state(dossier), Open) for dossier in (one, other))
        refused = self._refused(lambda: self.world.merge(one, other))
        assert bool(refused) == (one == other or not in_use)

    @rule(one=dossiers, other=dossiers, data=st.data())
    def separate(self, one: UUID, other: UUID, data: st.DataObject) -> None:
        survivor = self.world.state(other)
        merged = isinstance(survivor, Open) and one in survivor.absorbed
        since = survivor.linked_since(one) if isinstance(survivor, Open) and merged else {}
        choice = {incident: data.draw(st.sampled_from([one, other])) for incident in since}
        shown = set(survivor.incidents) if isinstance(survivor, Open) else set()

        refused = self._refused(lambda: self.world.separate(one, other, choice))

        assert bool(refused) == (not merged)
        if merged:
            left = {incident for dossier in (one, other) for incident in opened(self.world.state(dossier)).incidents}
            assert left <= shown, "nothing comes back that was taken away"
            self.separated.add(frozenset({one, other}))

    @invariant()
    def a_merged_dossier_is_known_where_it_goes_on_and_leads_to_one_in_use(self) -> None:
        for dossier in THREE:
            seen, at = set(), dossier
            while isinstance(state := self.world.state(at), Merged):
                assert at not in seen, "going round"
                seen.add(at)
                at, earlier = state.into, at
                further = self.world.state(at)
                assert earlier in (further.before if isinstance(further, Merged) else opened(further)).absorbed

    @invariant()
    def what_was_separated_is_remembered_as_different(self) -> None:
        for one, other in in_turn(THREE):
            if frozenset({one, other}) in self.separated:
                state = self.world.state(one)
                assert other in (state.before if isinstance(state, Merged) else opened(state)).different

    @staticmethod
    def _refused(ask: Any) -> tuple[str, ...]:
        try:
            ask()
        except Refusal as refusal:
            return tuple(fault.code for fault in refusal.faults) or ("a refusal without a fault",)
        return ()


ThreeDossiers.TestCase.settings = settings(QUICK, max_examples=60, stateful_step_count=25)
TestThreeDossiers = ThreeDossiers.TestCase
