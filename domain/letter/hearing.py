"""When the addressee of an invitation can be heard: from now on, never earlier."""

from datetime import datetime, time

from domain.letter import refusals
from domain.letter.commands import GenerateLetter
from domain.periods import AMSTERDAM, local_day
from domain.refusal import Fault


def offered_faults(command: GenerateLetter) -> list[Fault]:
    """What an invitation offers still lies ahead. Other letters may tell of a talk that was."""
    if command.kind != "hearing_invitation":
        return []
    today, offered = local_day(command.at), command.offered
    faults = []
    if offered.hearing_on is not None and offered.hearing_on < today:
        faults.append(refusals.hearing_in_the_past("/facts/hearingOn"))
    elif offered.hearing_on == today and _has_begun(command.at, offered.hearing_time):
        faults.append(refusals.hearing_in_the_past("/facts/hearingTime"))
    if offered.written_until is not None and offered.written_until < today:
        faults.append(refusals.answer_in_the_past())
    return faults


def _has_begun(now: datetime, planned: time | None) -> bool:
    return planned is not None and datetime.combine(local_day(now), planned, AMSTERDAM) <= now
