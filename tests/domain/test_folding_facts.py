"""What facts add up to. Folding knows no rules: it takes what happened as it comes."""

import pytest

from domain.dossier import state as dossier
from domain.dossier.events import IncidentLinked, IncidentUnlinked
from domain.event import Event
from domain.incident import state as incident
from domain.incident.events import (
    IncidentReported,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Retracted,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from tests.domain.examples import (
    CITIZEN,
    DESCRIPTION,
    NEIGHBOUR,
    OCCURRED,
    REASON,
    SECOND_VICTIM,
    VICTIM,
    WITNESS,
    an_id,
    reported,
    sealed,
)
from tests.domain.golden import Sample, samples

LATER_FACTS = [
    sample
    for sample in samples()
    if sample.topic.startswith("incident.") and not isinstance(sample.load(), IncidentReported | Retracted)
]
AFTER_THE_REPORT = pytest.mark.parametrize("sample", LATER_FACTS, ids=lambda sample: sample.file.stem)


def test_a_report_gives_what_later_decisions_need() -> None:
    report = reported(
        types=("verbal", "other"), victims=(VICTIM, SECOND_VICTIM), witnesses=(WITNESS,), perpetrators=(CITIZEN,)
    )
    assert incident.fold([report]) == incident.Reported(
        occurred=OCCURRED,
        channel="phone",
        unit="Vergunningen",
        types=frozenset({"verbal", "other"}),
        description=DESCRIPTION,
        circumstances=report.circumstances,
        victims=(VICTIM, SECOND_VICTIM),
        witnesses=(WITNESS,),
        perpetrators=(CITIZEN,),
    )


def test_a_colleague_is_there_once_with_what_was_last_said_of_him() -> None:
    renamed = VICTIM.model_copy(update={"name": sealed("the right name")})
    corrected = incident.fold(
        [
            reported(victims=(VICTIM,)),
            VictimAdded(victim=SECOND_VICTIM),
            VictimCorrected(victim=renamed, reason=REASON),
            WitnessAdded(witness=WITNESS),
        ]
    )
    assert isinstance(corrected, incident.Reported)
    assert sorted(corrected.victims, key=str) == sorted([renamed, SECOND_VICTIM], key=str)
    assert corrected.witnesses == (WITNESS,)


def test_a_perpetrator_is_there_once_with_what_was_last_said_of_him() -> None:
    more = CITIZEN.model_copy(update={"address": sealed("street")})
    state = incident.fold([reported(perpetrators=(CITIZEN,)), PerpetratorIdentified(perpetrator=more)])
    assert isinstance(state, incident.Reported)
    assert state.perpetrators == (more,)


def test_who_was_ruled_out_stays_known_until_he_is_named_again() -> None:
    out = PerpetratorRuledOut(person_id=CITIZEN.person_id, reason=REASON)
    report = reported(perpetrators=(CITIZEN, NEIGHBOUR))
    swapped = incident.fold([report, out])
    assert isinstance(swapped, incident.Reported)
    assert swapped.perpetrators == (NEIGHBOUR,)
    assert swapped.ruled_out == frozenset({CITIZEN.person_id})
    back = incident.fold([report, out, PerpetratorIdentified(perpetrator=CITIZEN)])
    assert isinstance(back, incident.Reported)
    assert back.perpetrators == (NEIGHBOUR, CITIZEN)
    assert back.ruled_out == frozenset()


@AFTER_THE_REPORT
def test_without_a_report_later_facts_add_up_to_nothing(sample: Sample) -> None:
    assert incident.fold([sample.load()]) == incident.INITIAL


@AFTER_THE_REPORT
def test_after_a_retraction_later_facts_change_nothing(sample: Sample) -> None:
    past = [reported(), Retracted(reason=REASON), sample.load()]
    assert incident.fold(past) == incident.Withdrawn()


@pytest.mark.parametrize(
    "event",
    [IncidentLinked(incident_id=an_id("incident")), IncidentUnlinked(incident_id=an_id("incident"), reason=REASON)],
    ids=["linked", "unlinked"],
)
def test_without_an_opening_a_dossier_stays_unopened(event: Event) -> None:
    assert dossier.fold([event]) == dossier.INITIAL
