"""What the views show of dossiers that were judged different, merged and separated again."""

from random import Random
from typing import get_args
from uuid import UUID

import pytest

from domain.dossier import commands as c
from domain.dossier.events import (
    Absorbed,
    DossierEvent,
    DossierOpened,
    IncidentLinked,
    JudgedDifferent,
    Link,
    MergedInto,
    Restored,
    Separated,
    Subject,
)
from domain.dossier.state import Merged, Open
from domain.event import Event
from domain.incident.state import fold as fold_incident
from domain.refusal import Refusal
from domain.registry import topic_of
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import AbsorbedDossier, Judged, card, holding, judged, survivors
from projections.dossier_card.queries import _with_since as with_since
from projections.dossier_card.rows import ABSORBED, DossierRow
from projections.dossier_history.fold import DOSSIER_HISTORY
from projections.dossier_history.queries import dossier_history
from projections.fact import Fact
from projections.folding import take_in
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_history.queries import history
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.incident_overview.queries import incident
from projections.projection import Known
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, REASON, an_id, reported, sealed
from tests.domain.pairs import Dossiers
from tests.projections.register import AN_OFFICIAL, RECORDED_AT, Register

SON, FATHER, THIRD = an_id("son"), an_id("father"), an_id("third")
OF_SON, SINCE = an_id("of the son"), an_id("since")
OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("name")))
MERGED = MergedInto(other_dossier_id=FATHER, reason=REASON)
BROUGHT = Absorbed(other_dossier_id=SON, incidents=(Link(incident_id=OF_SON),), reason=REASON)


def merge(register: Register) -> None:
    """The son goes on in the father, in which an incident is linked since."""
    register.record(OF_SON, reported())
    register.record(SINCE, reported())
    register.record(SON, OPENED, IncidentLinked(incident_id=OF_SON))
    register.record(FATHER, OPENED)
    register.record(SON, MERGED)
    register.record(FATHER, BROUGHT, IncidentLinked(incident_id=SINCE))


def separate(register: Register) -> None:
    """They were different people, and the incident since is of the son."""
    register.record(FATHER, Separated(other_dossier_id=SON, gone=(SINCE, OF_SON), reason=REASON))
    links = (Link(incident_id=OF_SON), Link(incident_id=SINCE))
    register.record(SON, Restored(other_dossier_id=FATHER, incidents=links, reason=REASON))


def shown(register: Register, dossier: UUID) -> tuple[UUID | None, list[UUID], tuple[AbsorbedDossier, ...]]:
    register.project(DOSSIER_CARD)
    found = card(register.reading, register.organisation, dossier)
    assert found is not None
    return found.merged_into, [one.incident_id for one in found.incidents], found.absorbed


def test_the_survivor_shows_the_incidents_of_both_and_what_is_to_be_assigned(register: Register) -> None:
    merge(register)

    absorbed = AbsorbedDossier(dossier_id=SON, brought=(OF_SON,), since=(SINCE,))
    assert shown(register, FATHER) == (None, [OF_SON, SINCE], (absorbed,))
    assert shown(register, SON)[0] == FATHER


def test_after_separating_each_has_its_own(register: Register) -> None:
    merge(register)
    separate(register)

    assert shown(register, FATHER) == (None, [], ())
    assert shown(register, SON) == (None, [OF_SON, SINCE], ())


def test_an_incident_says_in_which_dossier_it_is_now(register: Register) -> None:
    def dossiers(of: UUID) -> tuple[UUID, ...]:
        register.project(INCIDENT_OVERVIEW)
        found = incident(register.reading, register.organisation, of)
        assert found is not None
        return found.dossier_ids

    merge(register)
    assert (dossiers(OF_SON), dossiers(SINCE)) == ((FATHER,), (FATHER,))
    separate(register)
    assert (dossiers(OF_SON), dossiers(SINCE)) == ((SON,), (SON,))


def test_a_merged_dossier_leads_to_the_one_in_which_it_goes_on_in_the_end(register: Register) -> None:
    merge(register)
    register.record(THIRD, OPENED)
    register.record(FATHER, MergedInto(other_dossier_id=THIRD, reason=REASON))
    register.record(THIRD, Absorbed(other_dossier_id=FATHER, incidents=(), reason=REASON))
    register.project(DOSSIER_CARD)

    found = survivors(register.reading, register.organisation, [SON, FATHER, THIRD, an_id("unknown")])

    assert {one: end.dossier_id for one, end in found.items()} == {SON: THIRD, FATHER: THIRD, THIRD: THIRD}


def test_the_dossiers_of_an_incident_are_found_merged_ones_among_them(register: Register) -> None:
    merge(register)
    register.project(DOSSIER_CARD)

    assert set(holding(register.reading, register.organisation, OF_SON)) == {SON, FATHER}
    assert holding(register.reading, register.database.new_organisation(), OF_SON) == []


def test_what_was_judged_is_remembered(register: Register) -> None:
    register.record(SON, OPENED, JudgedDifferent(other_dossier_id=FATHER, reason=REASON))
    register.record(FATHER, OPENED, JudgedDifferent(other_dossier_id=SON, reason=REASON))
    register.record(THIRD, OPENED)
    register.project(DOSSIER_CARD)

    found = judged(register.reading, register.organisation)

    assert sorted(found) == sorted([Judged(SON, None, (FATHER,)), Judged(FATHER, None, (SON,))])


def test_both_dossiers_tell_what_happened_and_so_does_the_incident(register: Register) -> None:
    merge(register)
    separate(register)
    register.project(DOSSIER_HISTORY, INCIDENT_HISTORY)

    of_son = dossier_history(register.reading, register.organisation, SON)
    assert [line.event for line in of_son] == [
        "dossier.opened",
        "dossier.incident_linked",
        "dossier.merged_into",
        "dossier.restored",
    ]
    assert of_son[-1].details == {"otherDossierId": str(FATHER), "incidentIds": [str(OF_SON), str(SINCE)]}
    assert (of_son[-1].reason, of_son[-1].actor) == (REASON, AN_OFFICIAL)
    of_incident = history(register.reading, register.organisation, OF_SON)
    assert [line.event for line in of_incident] == [
        "incident.reported",
        "dossier.incident_linked",
        "dossier.absorbed",
        "dossier.separated",
        "dossier.restored",
    ]
    assert of_incident[2].details == {"dossierId": str(FATHER), "otherDossierId": str(SON)}


class Rows:
    """The rows of the view, folded in memory."""

    def __init__(self) -> None:
        self.known = Known(DOSSIER_CARD.tables)
        self.folded = 0

    def take(self, dossier: UUID, version: int, event: Event) -> None:
        self.folded += 1
        self.known.of[DossierRow].rows.setdefault(dossier, None)
        topic = topic_of(type(event))
        fact = Fact(an_id("org"), self.folded, dossier, version, None, RECORDED_AT, AN_OFFICIAL, topic, event)
        take_in(DOSSIER_CARD, self.known, fact)

    def row(self, dossier: UUID) -> DossierRow:
        found = self.known.get(DossierRow, dossier)
        assert found is not None
        return found


@pytest.mark.parametrize("seed", range(12))
def test_the_view_shows_what_the_domain_decides_on(seed: int) -> None:
    """A walk through whatever can happen to three dossiers."""
    chance = Random(seed)  # noqa: S311 - no secret
    world, rows = Dossiers(), Rows()
    three, incidents = (SON, FATHER, THIRD), [an_id(str(number)) for number in range(5)]
    standing = fold_incident([reported(perpetrators=(CITIZEN, NEIGHBOUR))])
    folded: dict[UUID, int] = dict.fromkeys(three, 0)
    seen: set[type[Event]] = set()
    for dossier in three:
        world.record(dossier, OPENED)
    for _ in range(400):
        one, other, incident_id = chance.choice(three), chance.choice(three), chance.choice(incidents)
        who = chance.choice([None, CITIZEN.person_id, NEIGHBOUR.person_id])
        survivor = world.state(other)
        since = survivor.linked_since(one) if isinstance(survivor, Open) and one in survivor.absorbed else {}
        choice = {incident: chance.choice([one, other]) for incident in since}
        link = c.LinkIncident(incident_id=incident_id, incident=standing, perpetrator_id=who)
        unlink = c.UnlinkIncident(incident_id=incident_id, reason=REASON)
        rule_out = c.UnlinkPerpetrator(incident_id=incident_id, perpetrator_id=CITIZEN.person_id, reason=REASON)
        try:
            match chance.randrange(7):
                case 0 | 1:
                    world.ask(one, link)
                case 2:
                    world.ask(one, unlink)
                case 3:
                    world.ask(one, rule_out)
                case 4:
                    world.judge_different(one, other)
                case 5:
                    world.merge(one, other)
                case 6:
                    world.separate(one, other, choice)
        except Refusal:
            continue
        for dossier in three:
            for event in world.past[dossier][folded[dossier] :]:
                folded[dossier] += 1
                seen.add(type(event))
                rows.take(dossier, folded[dossier], event)
            assert_same(rows.row(dossier), world.state(dossier))

    assert {Absorbed, Separated, Restored} <= seen <= set(get_args(DossierEvent))


def assert_same(row: DossierRow, state: object) -> None:
    """The row tells what the dossier is."""
    if isinstance(state, Merged):
        assert row.merged_into == state.into
        state = state.before
    else:
        assert row.merged_into is None
    assert isinstance(state, Open)
    assert set(row.incident_ids) == set(state.incidents)
    assert set(row.different) == state.different
    told = {one.dossier_id: set(one.since) for one in with_since(ABSORBED.load(row.absorbed))}
    assert told == {other: set(state.linked_since(other)) for other in state.absorbed}
