"""A report that should not have been made is retracted: on record for ever, counted nowhere, changed no more."""

from typing import get_args

import pytest

from domain.event import Value
from domain.incident import commands as c
from domain.incident.events import Circumstances, Retracted
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, OCCURRED, REASON, VICTIM, WITNESS, reported, sealed
from tests.domain.given import INCIDENT, given

CHANGES: list[Value] = [
    c.CorrectDescription(description=sealed("better"), reason=REASON),
    c.CorrectOccurrence(at=NOW, occurred=OCCURRED, reason=REASON),
    c.CorrectSetting(channel="desk", unit="Toezicht", reason=REASON),
    c.SupplementCircumstances(circumstances=Circumstances(police_came=True)),
    c.Reclassify(types=("other",), reason=REASON),
    c.AddVictim(victim=VICTIM),
    c.CorrectVictim(victim=VICTIM, reason=REASON),
    c.AddWitness(witness=WITNESS),
    c.IdentifyPerpetrator(perpetrator=CITIZEN),
    c.RuleOutPerpetrator(person_id=CITIZEN.person_id, reason=REASON),
    c.CorrectPerpetrator(wrong=CITIZEN.person_id, right=NEIGHBOUR, reason=REASON),
    c.StartTreatment(at=NOW),
    c.Assess(at=NOW, assessment="founded", reason=REASON),
    c.GiveReaction(at=NOW, person_id=None, means="letter", given_at=NOW),
    c.RecordStatement(today=NOW.date(), person_id=None, given_on=NOW.date(), statement=sealed("statement")),
    c.Close(cared_for=frozenset(), reason=REASON),
    c.Reopen(reason=REASON),
]
RETRACT = c.Retract(reason=REASON)


def named(command: Value) -> str:
    return type(command).__name__


def test_a_report_is_retracted_with_a_reason() -> None:
    given(INCIDENT, [reported()]).when(RETRACT).then([Retracted(reason=REASON)])


def test_retracting_twice_stays_quiet() -> None:
    given(INCIDENT, [reported(), Retracted(reason=REASON)]).when(RETRACT).then_nothing_happened()


@pytest.mark.parametrize("command", CHANGES, ids=named)
def test_a_retracted_report_changes_no_more(command: Value) -> None:
    given(INCIDENT, [reported(), Retracted(reason=REASON)]).when(command).then_refused("incident.retracted")


@pytest.mark.parametrize("command", [*CHANGES, RETRACT], ids=named)
def test_what_was_never_reported_cannot_change(command: Value) -> None:
    given(INCIDENT, []).when(command).then_refused("incident.not_reported")


def test_no_command_is_forgotten_here() -> None:
    assert {type(command) for command in [*CHANGES, RETRACT]} | {c.ReportIncident} == set(get_args(c.IncidentCommand))
