"""Before a measure that restricts somebody is imposed: he is heard, a second person agrees, and it is in time."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.event import Event, Value
from domain.incident.events import Assessed, Retracted
from domain.incident.state import fold
from domain.sanction import commands as c
from domain.sanction.events import HearingHeld
from tests.domain.examples import REASON, reported, sealed
from tests.domain.given import SANCTION, given
from tests.domain.sanctions import (
    ACUTE,
    ADVISOR,
    APPROVE,
    APPROVED,
    ENDS,
    HEARD,
    IDS,
    INCIDENT,
    INCIDENT_ID,
    MERGED,
    MISSED,
    NO_DURATION,
    REJECT,
    REJECTED,
    RUNNING,
    STARTS,
    TODAY,
    UNLINKED,
    impose,
    imposed,
    proposed,
)

AS_IT_STANDS = {INCIDENT_ID: INCIDENT}
HEAR = c.RecordHearing(today=TODAY, form="oral", held_on=TODAY, summary=sealed("summary"), incidents=AS_IT_STANDS)
MISS = c.RecordMissedHearing(today=TODAY, invited_on=TODAY, note=sealed("note"), incidents=AS_IT_STANDS)
DECLARE = c.DeclareAcute(today=TODAY, reason=REASON)


def test_a_building_ban_without_a_hearing_and_a_second_decider_is_refused_for_both() -> None:
    given(SANCTION, [proposed()]).when(impose()).then_refused_at(
        ("", "sanction.hearing_required"), ("", "sanction.second_decider_required")
    )


@pytest.mark.parametrize("fact", [HEARD, MISSED, ACUTE], ids=["heard", "did not come", "acute"])
def test_it_is_imposed_once_he_was_heard_or_it_could_not_wait(fact: Event) -> None:
    given(SANCTION, [proposed(), fact, APPROVED]).when(impose()).then([imposed()])


def test_contact_arrangements_take_no_second_decider() -> None:
    arrangements = {"kind": "contact_arrangements"}
    given(SANCTION, [proposed(**arrangements), HEARD]).when(impose()).then([imposed(**arrangements)])


def test_what_restricts_nobody_can_be_imposed_at_once() -> None:
    bare = NO_DURATION | {"kind": "warning_letter"}
    days: dict[str, Any] = {"starts_on": None, "ends_on": None, "review_on": None}
    given(SANCTION, [proposed(**bare)]).when(impose()).then([imposed(kind="warning_letter", **days)])


def test_a_second_decider_is_somebody_else() -> None:
    own = APPROVE.model_copy(update={"by": ADVISOR})
    given(SANCTION, [proposed()]).when(own).then_refused("sanction.same_decider")
    given(SANCTION, [proposed()]).when(APPROVE).then([APPROVED])


@pytest.mark.parametrize(
    ("command", "fact"), [(HEAR, HEARD), (MISS, MISSED), (DECLARE, ACUTE), (APPROVE, APPROVED), (REJECT, REJECTED)]
)
def test_each_step_is_a_fact_once(command: Value, fact: Event) -> None:
    given(SANCTION, [proposed()]).when(command).then([fact])
    given(SANCTION, [proposed(), fact]).when(command).then_nothing_happened()


def test_a_hearing_may_come_afterwards_when_it_was_acute() -> None:
    given(SANCTION, [proposed(), ACUTE, APPROVED, imposed()]).when(HEAR).then([HEARD])


def test_a_hearing_has_taken_place() -> None:
    tomorrow = TODAY + timedelta(days=1)
    given(SANCTION, [proposed()]).when(HEAR.model_copy(update={"held_on": tomorrow})).then_refused_at(
        ("/heldOn", "sanction.day_in_the_future")
    )
    given(SANCTION, [proposed()]).when(MISS.model_copy(update={"invited_on": tomorrow})).then_refused_at(
        ("/invitedOn", "sanction.day_in_the_future")
    )


def test_the_hearing_comes_before_the_imposing_unless_it_was_acute() -> None:
    yesterday = TODAY - timedelta(days=1)
    given(SANCTION, [proposed(), HEARD, APPROVED]).when(impose(imposed_on=yesterday)).then_refused_at(
        ("/imposedOn", "sanction.imposed_before_hearing")
    )
    acute = [proposed(), ACUTE, HEARD, APPROVED]
    given(SANCTION, acute).when(impose(imposed_on=yesterday)).then([imposed(imposed_on=yesterday)])


def test_a_measure_never_works_back() -> None:
    late = STARTS + timedelta(days=14)
    heard = HearingHeld(incident_ids=IDS, form="written", held_on=STARTS, summary=sealed("summary"))
    past = [proposed(), heard, APPROVED]
    given(SANCTION, past).when(impose(today=late, imposed_on=late)).then([imposed(imposed_on=late, starts_on=late)])
    over = ENDS + timedelta(days=1)
    given(SANCTION, past).when(impose(today=over, imposed_on=over)).then_refused("sanction.nothing_left_of_it")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY + timedelta(days=1), "sanction.imposed_in_the_future"),
        (date(2024, 9, 15), "sanction.imposed_before_incident"),
    ],
)
def test_it_is_imposed_between_the_incident_and_today(day: date, code: str) -> None:
    given(SANCTION, [proposed(), ACUTE, APPROVED]).when(impose(imposed_on=day)).then_refused_at(("/imposedOn", code))


def test_its_incidents_must_stand_in_the_dossier_still() -> None:
    past = [proposed(), HEARD, APPROVED]
    retracted = fold([reported(), Retracted(reason=REASON)])
    given(SANCTION, past).when(impose(dossier=UNLINKED)).then_refused("sanction.incident_not_linked")
    given(SANCTION, past).when(impose(incidents={INCIDENT_ID: retracted})).then_refused("sanction.incident_retracted")


def test_what_was_proposed_before_the_dossier_was_merged_can_still_be_imposed() -> None:
    past = [proposed(), HEARD, APPROVED]
    given(SANCTION, past).when(impose(dossier=MERGED)).then([imposed()])


def test_its_incidents_must_be_aggression_still() -> None:
    concern = fold([reported(), Assessed(assessment="concern", reason=REASON)])
    given(SANCTION, [proposed(), HEARD, APPROVED]).when(impose(incidents={INCIDENT_ID: concern})).then_refused(
        "sanction.incident_no_aggression"
    )


@pytest.mark.parametrize("command", [DECLARE, APPROVE, REJECT, impose()])
def test_nothing_more_is_decided_about_a_proposal_once_it_is_imposed(command: Value) -> None:
    given(SANCTION, RUNNING).when(command).then_refused("sanction.no_longer_proposed")


@pytest.mark.parametrize("command", [DECLARE, APPROVE, impose()])
def test_nothing_more_is_decided_about_a_proposal_once_it_is_rejected(command: Value) -> None:
    given(SANCTION, [proposed(), REJECTED]).when(command).then_refused("sanction.no_longer_proposed")


def test_nobody_is_heard_about_what_was_rejected() -> None:
    given(SANCTION, [proposed(), REJECTED]).when(HEAR).then_refused("sanction.ended")


@pytest.mark.parametrize("command", [HEAR, DECLARE, APPROVE, REJECT, impose()])
def test_there_has_to_be_a_proposal(command: Value) -> None:
    given(SANCTION, []).when(command).then_refused("sanction.not_there")
