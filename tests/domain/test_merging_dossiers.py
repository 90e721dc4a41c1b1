"""Two dossiers about the same subject, or not about the same subject."""

from typing import Any

import pytest

from domain.dossier import commands as c
from domain.dossier.events import (
    Absorbed,
    DossierEvent,
    DossierOpened,
    IncidentLinked,
    IncidentUnlinked,
    JudgedDifferent,
    Link,
    MergedInto,
    Subject,
)
from domain.dossier.state import Side, fold
from domain.event import Value
from domain.incident.state import fold as fold_incident
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, REASON, an_id, reported, sealed
from tests.domain.given import DOSSIER, given

SON, FATHER, THIRD = an_id("son"), an_id("father"), an_id("third")
FIRST, SECOND = an_id("first incident"), an_id("second incident")
PERSON = Subject(kind="person", name=sealed("citizen"))
OPENED = DossierOpened(opened_at=NOW, subject=PERSON)
COMPANY = DossierOpened(opened_at=NOW, subject=Subject(kind="organisation", name=sealed("company")))
LINKED = IncidentLinked(incident_id=FIRST, perpetrator_id=CITIZEN.person_id)
MERGED = MergedInto(other_dossier_id=FATHER, reason=REASON)
MERGED_ELSEWHERE = MergedInto(other_dossier_id=THIRD, reason=REASON)
DIFFERENT = JudgedDifferent(other_dossier_id=FATHER, reason=REASON)
PLACE = {c.MergeInto: "/into", c.Absorb: "/otherDossierId", c.JudgeDifferent: "/otherDossierId"}
ON_BOTH_SIDES = pytest.mark.parametrize("kind", [c.MergeInto, c.Absorb, c.JudgeDifferent])


def ask(kind: type[Value], *other: DossierEvent, other_id: Any = FATHER) -> Value:
    return kind.model_validate(
        {"dossier_id": SON, "other": Side(dossier_id=other_id, state=fold(other)), "reason": REASON}
    )


def test_a_dossier_goes_on_in_another() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(ask(c.MergeInto, OPENED)).then([MERGED])


def test_the_other_shows_what_it_brought() -> None:
    given(DOSSIER, [OPENED]).when(ask(c.Absorb, OPENED, LINKED, IncidentLinked(incident_id=SECOND))).then(
        [
            Absorbed(
                other_dossier_id=FATHER,
                incidents=(
                    Link(incident_id=FIRST, perpetrator_id=CITIZEN.person_id),
                    Link(incident_id=SECOND),
                ),
                reason=REASON,
            )
        ]
    )


def test_what_an_absorbed_dossier_had_absorbed_comes_along() -> None:
    earlier = Absorbed(other_dossier_id=THIRD, incidents=(Link(incident_id=SECOND),), reason=REASON)
    given(DOSSIER, [OPENED]).when(ask(c.Absorb, OPENED, LINKED, earlier)).then(
        [
            Absorbed(
                other_dossier_id=FATHER,
                incidents=(
                    Link(incident_id=FIRST, perpetrator_id=CITIZEN.person_id),
                    Link(incident_id=SECOND),
                ),
                reason=REASON,
            )
        ]
    )


def test_two_dossiers_are_judged_different() -> None:
    given(DOSSIER, [OPENED]).when(ask(c.JudgeDifferent, OPENED)).then([DIFFERENT])


def test_judging_the_same_pair_again_stays_quiet() -> None:
    given(DOSSIER, [OPENED, DIFFERENT]).when(ask(c.JudgeDifferent, OPENED)).then_nothing_happened()


def test_a_pair_that_was_judged_different_can_still_be_merged() -> None:
    given(DOSSIER, [OPENED, DIFFERENT]).when(ask(c.MergeInto, OPENED)).then([MERGED])


@ON_BOTH_SIDES
def test_the_other_dossier_has_to_be_another(kind: type[Value]) -> None:
    given(DOSSIER, [OPENED]).when(ask(kind, OPENED, other_id=SON)).then_refused_at(
        (PLACE[kind], "dossier.same_dossier")
    )


@ON_BOTH_SIDES
def test_the_other_dossier_has_to_be_there(kind: type[Value]) -> None:
    given(DOSSIER, [OPENED]).when(ask(kind)).then_refused_at((PLACE[kind], "dossier.other_not_opened"))


@ON_BOTH_SIDES
def test_the_other_dossier_has_to_be_in_use(kind: type[Value]) -> None:
    given(DOSSIER, [OPENED]).when(ask(kind, OPENED, MERGED_ELSEWHERE)).then_refused_at(
        (PLACE[kind], "dossier.other_merged")
    )


@pytest.mark.parametrize("kind", [c.MergeInto, c.Absorb])
def test_only_subjects_of_the_same_kind_can_be_the_same(kind: type[Value]) -> None:
    given(DOSSIER, [OPENED]).when(ask(kind, COMPANY)).then_refused_at((PLACE[kind], "dossier.merge_of_other_kinds"))


@pytest.mark.parametrize(
    "command",
    [
        c.CorrectSubject(subject=PERSON, reason=REASON),
        c.LinkIncident(incident_id=SECOND, incident=fold_incident([reported()])),
        c.UnlinkIncident(incident_id=FIRST, reason=REASON),
        ask(c.MergeInto, OPENED),
        ask(c.Absorb, OPENED),
        ask(c.JudgeDifferent, OPENED),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_merged_dossier_changes_no_more(command: Value) -> None:
    given(DOSSIER, [OPENED, LINKED, MERGED]).when(command).then_refused_at(("/dossierId", "dossier.merged"))


def test_a_merged_dossier_cannot_be_opened_again() -> None:
    given(DOSSIER, [OPENED, MERGED]).when(c.OpenDossier(at=NOW, subject=PERSON)).then_refused("dossier.already_opened")


def rule_out(who: Any) -> c.UnlinkPerpetrator:
    return c.UnlinkPerpetrator(incident_id=FIRST, perpetrator_id=who, reason=REASON)


UNLINKED = IncidentUnlinked(incident_id=FIRST, reason=REASON)


def test_an_incident_of_a_wrong_perpetrator_leaves_his_dossier() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(rule_out(CITIZEN.person_id)).then([UNLINKED])


def test_it_stays_with_another_perpetrator_and_where_nobody_is_named() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(rule_out(NEIGHBOUR.person_id)).then_nothing_happened()
    given(DOSSIER, [OPENED, IncidentLinked(incident_id=FIRST)]).when(
        rule_out(CITIZEN.person_id)
    ).then_nothing_happened()


def test_it_leaves_a_dossier_that_goes_on_in_another_as_well() -> None:
    given(DOSSIER, [OPENED, LINKED, MERGED]).when(rule_out(CITIZEN.person_id)).then([UNLINKED])


def test_it_leaves_the_dossier_that_absorbed_his() -> None:
    brought = Absorbed(
        other_dossier_id=FATHER,
        incidents=(Link(incident_id=FIRST, perpetrator_id=CITIZEN.person_id),),
        reason=REASON,
    )
    given(DOSSIER, [OPENED, brought]).when(rule_out(CITIZEN.person_id)).then([UNLINKED])
