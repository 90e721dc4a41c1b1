"""Who is heard before it happened was heard about something else."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.event import Value
from domain.incident.events import OccurrenceCorrected, Retracted
from domain.incident.state import fold
from domain.periods import Occurrence
from domain.sanction.commands import RecordHearing, RecordMissedHearing
from domain.sanction.events import HearingHeld, HearingMissed
from tests.domain.examples import NOW, REASON, reported, sealed
from tests.domain.given import SANCTION, given
from tests.domain.sanctions import (
    ACUTE,
    APPROVED,
    HEARD,
    IDS,
    INCIDENT,
    INCIDENT_ID,
    MISSED,
    OTHER_INCIDENT_ID,
    RUNNING,
    TODAY,
    impose,
    imposed,
    proposed,
)

HAPPENED = date(2024, 9, 16)
BEFORE = HAPPENED - timedelta(days=1)

LONG_BEFORE = date(2019, 5, 5)


def test_a_hearing_from_before_the_incident_does_not_count() -> None:
    for before in (
        HEARD.model_copy(update={"held_on": LONG_BEFORE}),
        MISSED.model_copy(update={"invited_on": LONG_BEFORE}),
    ):
        given(SANCTION, [proposed(), before, APPROVED]).when(impose()).then_refused("sanction.heard_before_incident")


def test_one_that_came_after_it_is_enough() -> None:
    before = HEARD.model_copy(update={"held_on": LONG_BEFORE})
    after = HEARD.model_copy(update={"held_on": TODAY})
    given(SANCTION, [proposed(), before, after, APPROVED]).when(impose()).then([imposed()])


def test_two_hearings_that_do_not_count_make_none_that_does() -> None:
    before = HEARD.model_copy(update={"held_on": LONG_BEFORE})
    yesterday = TODAY - timedelta(days=1)
    given(SANCTION, [proposed(), before, HEARD, APPROVED]).when(impose(imposed_on=yesterday)).then_refused_at(
        ("/imposedOn", "sanction.imposed_before_hearing")
    )


def test_what_could_not_wait_is_not_held_up_by_a_hearing_about_something_else() -> None:
    before = HEARD.model_copy(update={"held_on": LONG_BEFORE})
    given(SANCTION, [proposed(), ACUTE, before, APPROVED]).when(impose()).then([imposed()])


def test_the_day_of_the_incident_itself_counts() -> None:
    same_day, day_before = (HEARD.model_copy(update={"held_on": date(2024, 9, day)}) for day in (16, 15))
    given(SANCTION, [proposed(), same_day, APPROVED]).when(impose()).then([imposed()])
    given(SANCTION, [proposed(), day_before, APPROVED]).when(impose()).then_refused("sanction.heard_before_incident")


def hear(day: date, **changes: Any) -> RecordHearing:
    """He was heard on this day."""
    fields = {"today": TODAY, "form": "oral", "held_on": day, "summary": sealed("summary")}
    return RecordHearing(**(fields | {"incidents": {INCIDENT_ID: INCIDENT}} | changes))


def miss(day: date) -> RecordMissedHearing:
    """He was invited on this day."""
    return RecordMissedHearing(today=TODAY, invited_on=day, note=sealed("note"), incidents={INCIDENT_ID: INCIDENT})


def held(day: date) -> HearingHeld:
    return HearingHeld(incident_ids=IDS, form="oral", held_on=day, summary=sealed("summary"))


@pytest.mark.parametrize(("command", "field"), [(hear(BEFORE), "/heldOn"), (miss(BEFORE), "/invitedOn")])
def test_a_hearing_from_before_the_incident_is_not_recorded(command: Value, field: str) -> None:
    given(SANCTION, [proposed()]).when(command).then_refused_at((field, "sanction.hearing_before_incident"))
    acute = [proposed(), ACUTE, APPROVED, imposed()]
    given(SANCTION, acute).when(command).then_refused_at((field, "sanction.hearing_before_incident"))


def test_the_day_of_the_earliest_incident_is_the_first_that_can_be_recorded() -> None:
    given(SANCTION, [proposed()]).when(hear(HAPPENED)).then([held(HAPPENED)])
    missed = HearingMissed(incident_ids=IDS, invited_on=HAPPENED, note=sealed("note"))
    given(SANCTION, [proposed()]).when(miss(HAPPENED)).then([missed])
    earlier = fold(
        [reported(), OccurrenceCorrected(occurred=Occurrence(start=NOW - timedelta(days=30)), reason=REASON)]
    )
    both = {INCIDENT_ID: INCIDENT, OTHER_INCIDENT_ID: earlier}
    given(SANCTION, [proposed()]).when(hear(BEFORE, incidents=both)).then([held(BEFORE)])


def test_what_does_not_count_any_more_holds_up_no_hearing() -> None:
    gone = {INCIDENT_ID: fold([reported(), Retracted(reason=REASON)])}
    given(SANCTION, RUNNING).when(hear(BEFORE, incidents=gone)).then([held(BEFORE)])


def test_what_was_recorded_before_the_incident_was_corrected_can_be_sent_again() -> None:
    given(SANCTION, [proposed(), held(BEFORE)]).when(hear(BEFORE)).then_nothing_happened()
