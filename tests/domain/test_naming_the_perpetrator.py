"""The perpetrator: unknown at first, known later, more than one, or wrongly named and corrected."""

import pytest

from domain.incident.commands import CorrectPerpetrator, IdentifyPerpetrator, RuleOutPerpetrator
from domain.incident.events import Perpetrator, PerpetratorIdentified, PerpetratorRuledOut
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOTHING_KNOWN, REASON, reported, sealed
from tests.domain.given import INCIDENT, given

CITIZEN_KNOWN = reported(perpetrators=(CITIZEN,))
CITIZEN_RULED_OUT = PerpetratorRuledOut(person_id=CITIZEN.person_id, reason=REASON)


def rule_out_citizen() -> RuleOutPerpetrator:
    return RuleOutPerpetrator(person_id=CITIZEN.person_id, reason=REASON)


def not_citizen_but_neighbour() -> CorrectPerpetrator:
    return CorrectPerpetrator(wrong=CITIZEN.person_id, right=NEIGHBOUR, reason=REASON)


def test_an_unknown_perpetrator_becomes_known() -> None:
    given(INCIDENT, [reported()]).when(IdentifyPerpetrator(perpetrator=CITIZEN)).then(
        [PerpetratorIdentified(perpetrator=CITIZEN)]
    )


def test_there_can_be_more_than_one() -> None:
    given(INCIDENT, [CITIZEN_KNOWN]).when(IdentifyPerpetrator(perpetrator=NEIGHBOUR)).then(
        [PerpetratorIdentified(perpetrator=NEIGHBOUR)]
    )


def test_naming_a_known_perpetrator_stays_quiet() -> None:
    given(INCIDENT, [CITIZEN_KNOWN]).when(IdentifyPerpetrator(perpetrator=CITIZEN)).then_nothing_happened()


def test_naming_the_same_perpetrator_twice_stays_quiet() -> None:
    past = [reported(), PerpetratorIdentified(perpetrator=CITIZEN)]
    given(INCIDENT, past).when(IdentifyPerpetrator(perpetrator=CITIZEN)).then_nothing_happened()


@pytest.mark.parametrize(
    "other",
    [
        CITIZEN.model_copy(update={"address": sealed("street")}),
        CITIZEN.model_copy(update={"name": sealed("other name")}),
        Perpetrator(person_id=CITIZEN.person_id, appearance=sealed("appearance")),
    ],
    ids=["more", "something else", "not his name after all"],
)
def test_what_becomes_known_of_a_known_perpetrator_is_a_new_fact(other: Perpetrator) -> None:
    fact = PerpetratorIdentified(perpetrator=other)
    given(INCIDENT, [CITIZEN_KNOWN]).when(IdentifyPerpetrator(perpetrator=other)).then([fact])
    given(INCIDENT, [CITIZEN_KNOWN, fact]).when(IdentifyPerpetrator(perpetrator=other)).then_nothing_happened()
    given(INCIDENT, [CITIZEN_KNOWN, fact]).when(IdentifyPerpetrator(perpetrator=CITIZEN)).then(
        [PerpetratorIdentified(perpetrator=CITIZEN)]
    )


def test_a_known_perpetrator_is_not_emptied() -> None:
    emptied = Perpetrator(person_id=CITIZEN.person_id)
    given(INCIDENT, [CITIZEN_KNOWN]).when(IdentifyPerpetrator(perpetrator=emptied)).then_refused(
        "incident.nothing_known_of_perpetrator"
    )


def test_naming_someone_of_whom_nothing_is_known_is_refused() -> None:
    given(INCIDENT, [reported()]).when(IdentifyPerpetrator(perpetrator=NOTHING_KNOWN)).then_refused(
        "incident.nothing_known_of_perpetrator"
    )


def test_a_perpetrator_who_did_not_do_it_is_ruled_out_with_a_reason() -> None:
    given(INCIDENT, [CITIZEN_KNOWN]).when(rule_out_citizen()).then([CITIZEN_RULED_OUT])


def test_ruling_out_twice_stays_quiet() -> None:
    given(INCIDENT, [CITIZEN_KNOWN, CITIZEN_RULED_OUT]).when(rule_out_citizen()).then_nothing_happened()


def test_ruling_out_someone_who_was_never_named_is_refused() -> None:
    given(INCIDENT, [reported()]).when(rule_out_citizen()).then_refused("incident.not_a_perpetrator")


def test_someone_who_was_ruled_out_can_be_named_again_after_all() -> None:
    given(INCIDENT, [CITIZEN_KNOWN, CITIZEN_RULED_OUT]).when(IdentifyPerpetrator(perpetrator=CITIZEN)).then(
        [PerpetratorIdentified(perpetrator=CITIZEN)]
    )


def test_someone_who_was_named_again_can_be_ruled_out_again() -> None:
    past = [CITIZEN_KNOWN, CITIZEN_RULED_OUT, PerpetratorIdentified(perpetrator=CITIZEN)]
    given(INCIDENT, past).when(rule_out_citizen()).then([CITIZEN_RULED_OUT])


def test_not_that_person_but_this_one_is_two_facts_at_once() -> None:
    given(INCIDENT, [CITIZEN_KNOWN]).when(not_citizen_but_neighbour()).then(
        [CITIZEN_RULED_OUT, PerpetratorIdentified(perpetrator=NEIGHBOUR)]
    )


def test_a_swap_twice_stays_quiet() -> None:
    past = [CITIZEN_KNOWN, CITIZEN_RULED_OUT, PerpetratorIdentified(perpetrator=NEIGHBOUR)]
    given(INCIDENT, past).when(not_citizen_but_neighbour()).then_nothing_happened()


def test_a_swap_adds_only_what_is_missing() -> None:
    given(INCIDENT, [CITIZEN_KNOWN, CITIZEN_RULED_OUT]).when(not_citizen_but_neighbour()).then(
        [PerpetratorIdentified(perpetrator=NEIGHBOUR)]
    )
    given(INCIDENT, [reported(perpetrators=(CITIZEN, NEIGHBOUR))]).when(not_citizen_but_neighbour()).then(
        [CITIZEN_RULED_OUT]
    )


def test_a_swap_for_someone_known_adds_what_is_new_of_him() -> None:
    more = NEIGHBOUR.model_copy(update={"address": sealed("street")})
    given(INCIDENT, [reported(perpetrators=(CITIZEN, NEIGHBOUR))]).when(
        CorrectPerpetrator(wrong=CITIZEN.person_id, right=more, reason=REASON)
    ).then([CITIZEN_RULED_OUT, PerpetratorIdentified(perpetrator=more)])


def test_a_swap_names_every_fault_at_once() -> None:
    never_named = CorrectPerpetrator(wrong=CITIZEN.person_id, right=NOTHING_KNOWN, reason=REASON)
    given(INCIDENT, [reported()]).when(never_named).then_refused(
        "incident.not_a_perpetrator", "incident.nothing_known_of_perpetrator"
    )
    himself = CorrectPerpetrator(wrong=NOTHING_KNOWN.person_id, right=NOTHING_KNOWN, reason=REASON)
    given(INCIDENT, [reported()]).when(himself).then_refused(
        "incident.same_perpetrator", "incident.not_a_perpetrator", "incident.nothing_known_of_perpetrator"
    )


def test_a_swap_with_himself_is_refused() -> None:
    given(INCIDENT, [CITIZEN_KNOWN]).when(
        CorrectPerpetrator(wrong=CITIZEN.person_id, right=CITIZEN, reason=REASON)
    ).then_refused("incident.same_perpetrator")


def test_a_swap_of_someone_who_was_never_named_is_refused() -> None:
    given(INCIDENT, [reported()]).when(not_citizen_but_neighbour()).then_refused("incident.not_a_perpetrator")


def test_a_swap_for_someone_of_whom_nothing_is_known_is_refused_whole() -> None:
    given(INCIDENT, [CITIZEN_KNOWN]).when(
        CorrectPerpetrator(wrong=CITIZEN.person_id, right=NOTHING_KNOWN, reason=REASON)
    ).then_refused("incident.nothing_known_of_perpetrator")
