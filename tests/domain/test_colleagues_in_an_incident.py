"""Victims and witnesses who are added or corrected after the report."""

import pytest

from domain.incident.commands import AddVictim, AddWitness, CorrectVictim
from domain.incident.events import Person, VictimAdded, VictimCorrected, WitnessAdded
from tests.domain.examples import REASON, SECOND_VICTIM, SECOND_WITNESS, VICTIM, WITNESS, reported, sealed
from tests.domain.given import INCIDENT, given

RENAMED = Person(person_id=VICTIM.person_id, name=sealed("the right name"), contact=sealed("extension"))
VICTIM_RENAMED = VictimCorrected(victim=RENAMED, reason=REASON)


def told_otherwise(person: Person) -> pytest.MarkDecorator:
    """What someone can tell of a colleague who is known already: more, less or something else."""
    others = [
        person.model_copy(update={"name": sealed("other name")}),
        person.model_copy(update={"contact": sealed("other extension")}),
        person.model_copy(update={"contact": None}),
    ]
    return pytest.mark.parametrize("other", others, ids=["name", "contact", "no contact"])


KNOWN_VICTIM = VICTIM.model_copy(update={"contact": sealed("extension")})
KNOWN_WITNESS = WITNESS.model_copy(update={"contact": sealed("extension")})


def test_another_victim_is_added() -> None:
    given(INCIDENT, [reported()]).when(AddVictim(victim=SECOND_VICTIM)).then([VictimAdded(victim=SECOND_VICTIM)])


def test_a_victim_who_is_there_already_stays_quiet() -> None:
    given(INCIDENT, [reported()]).when(AddVictim(victim=VICTIM)).then_nothing_happened()


def test_a_victim_who_was_added_already_stays_quiet() -> None:
    past = [reported(), VictimAdded(victim=SECOND_VICTIM)]
    given(INCIDENT, past).when(AddVictim(victim=SECOND_VICTIM)).then_nothing_happened()


@told_otherwise(KNOWN_VICTIM)
def test_other_details_of_a_known_victim_are_not_added_but_refused(other: Person) -> None:
    given(INCIDENT, [reported(victims=(KNOWN_VICTIM,))]).when(AddVictim(victim=other)).then_refused(
        "incident.already_a_victim"
    )


def test_a_victim_is_known_by_his_corrected_details() -> None:
    past = [reported(), VICTIM_RENAMED]
    given(INCIDENT, past).when(AddVictim(victim=RENAMED)).then_nothing_happened()
    given(INCIDENT, past).when(AddVictim(victim=VICTIM)).then_refused("incident.already_a_victim")


def test_the_details_of_a_victim_are_corrected_with_a_reason() -> None:
    given(INCIDENT, [reported()]).when(CorrectVictim(victim=RENAMED, reason=REASON)).then([VICTIM_RENAMED])


def test_a_correction_to_what_is_known_already_stays_quiet() -> None:
    given(INCIDENT, [reported()]).when(CorrectVictim(victim=VICTIM, reason=REASON)).then_nothing_happened()


def test_the_same_correction_twice_stays_quiet() -> None:
    given(INCIDENT, [reported(), VICTIM_RENAMED]).when(
        CorrectVictim(victim=RENAMED, reason=sealed("again"))
    ).then_nothing_happened()


def test_a_correction_can_be_taken_back() -> None:
    given(INCIDENT, [reported(), VICTIM_RENAMED]).when(CorrectVictim(victim=VICTIM, reason=REASON)).then(
        [VictimCorrected(victim=VICTIM, reason=REASON)]
    )


def test_the_details_of_an_added_victim_can_be_corrected() -> None:
    renamed = SECOND_VICTIM.model_copy(update={"name": sealed("the right name")})
    given(INCIDENT, [reported(), VictimAdded(victim=SECOND_VICTIM)]).when(
        CorrectVictim(victim=renamed, reason=REASON)
    ).then([VictimCorrected(victim=renamed, reason=REASON)])


def test_correcting_someone_who_is_no_victim_is_refused() -> None:
    given(INCIDENT, [reported(witnesses=(WITNESS,))]).when(CorrectVictim(victim=WITNESS, reason=REASON)).then_refused(
        "incident.not_a_victim"
    )


def test_another_witness_is_added() -> None:
    given(INCIDENT, [reported(witnesses=(WITNESS,))]).when(AddWitness(witness=SECOND_WITNESS)).then(
        [WitnessAdded(witness=SECOND_WITNESS)]
    )


def test_a_witness_who_is_there_already_stays_quiet() -> None:
    given(INCIDENT, [reported(witnesses=(WITNESS,))]).when(AddWitness(witness=WITNESS)).then_nothing_happened()


def test_a_witness_who_was_added_already_stays_quiet() -> None:
    past = [reported(), WitnessAdded(witness=SECOND_WITNESS)]
    given(INCIDENT, past).when(AddWitness(witness=SECOND_WITNESS)).then_nothing_happened()


@told_otherwise(KNOWN_WITNESS)
def test_other_details_of_a_known_witness_are_not_added_but_refused(other: Person) -> None:
    given(INCIDENT, [reported(witnesses=(KNOWN_WITNESS,))]).when(AddWitness(witness=other)).then_refused(
        "incident.already_a_witness"
    )


def test_other_details_of_a_witness_who_was_added_are_refused_as_well() -> None:
    past = [reported(), WitnessAdded(witness=KNOWN_WITNESS)]
    given(INCIDENT, past).when(AddWitness(witness=WITNESS)).then_refused("incident.already_a_witness")
