"""What was done about an incident in the practice register, from the first reaction to its end. All invented."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from api.inputs import ReasonInput
from api.inputs_aftercare import ConclusionInput, TalkInput
from api.inputs_treatment import AssessmentInput, ReactionInput
from api.local_user import PERSONAS
from api.practice.incidents import Told
from api.register import Register
from api.use_cases import aftercare, treatment
from api.use_cases.asking import Ask, Seen, Written
from api.use_cases.incidents import load_incident
from domain.incident.state import Reported
from domain.periods import local_day

MANAGER: Final = PERSONAS["manager"]
STILL_NEW: Final = 1
"""The last so many incidents of the story, of which nobody took notice yet."""
STILL_OPEN: Final = 3
"""The last so many that are not closed, those above among them."""

Act = Callable[[Register, Ask, UUID, Told], Written]


class FollowUp(NamedTuple):
    """One thing that was done."""

    name: str
    after: timedelta
    """Since it was reported."""
    act: Act
    actor: UUID | None = None
    """Who did it; None for the advisor."""


def follow_ups(told: Told, left: int) -> list[FollowUp]:
    """What was done about this incident, when so many come after it in the story."""
    if left < STILL_NEW:
        return []
    first = [FollowUp("talk", timedelta(hours=20), _talk, MANAGER)]
    if told.citizen is not None:
        first.insert(0, FollowUp("reaction", timedelta(hours=18), _react, MANAGER))
    if left < STILL_OPEN:
        return first
    return [
        *first,
        FollowUp("assessment", timedelta(days=7), _assess),
        FollowUp("care", timedelta(days=16), _conclude),
        FollowUp("closure", timedelta(days=17), _close),
    ]


def _react(register: Register, ask: Ask, incident: UUID, _told: Told) -> Written:
    typed = ReactionInput.model_construct(
        person_id=None, means="telephone", given_at=ask.at, note="Gebeld en gezegd dat dit niet kan."
    )
    return treatment.give_reaction(register, ask, Seen(incident, None), typed)


def _talk(register: Register, ask: Ask, incident: UUID, _told: Told) -> Written:
    typed = TalkInput.model_construct(
        person_id=_victim(register, incident),
        talk="first",
        held_on=local_day(ask.at),
        note="Kon het verhaal goed vertellen.",
    )
    return aftercare.record(register, ask, incident, typed)


def _assess(register: Register, ask: Ask, incident: UUID, told: Told) -> Written:
    concern = told.types == ("other",)
    typed = AssessmentInput.model_construct(
        assessment="concern" if concern else "founded",
        reason="Geen agressie, wel zorg om de beller." if concern else "Het verslag en de collega's zeggen hetzelfde.",
    )
    return treatment.assess(register, ask, Seen(incident, None), typed)


def _conclude(register: Register, ask: Ask, incident: UUID, _told: Told) -> Written:
    typed = ConclusionInput.model_construct(
        person_id=_victim(register, incident), outcome="completed", reason="Een gesprek was genoeg."
    )
    return aftercare.record(register, ask, incident, typed)


def _close(register: Register, ask: Ask, incident: UUID, _told: Told) -> Written:
    typed = ReasonInput.model_construct(reason="Alles is gedaan en teruggekoppeld aan de melder.")
    return aftercare.close(register, ask, Seen(incident, None), typed)


def _victim(register: Register, incident: UUID) -> UUID:
    _, _, state = load_incident(register, incident)
    assert isinstance(state, Reported)  # noqa: S101 - the story retracts nothing
    return state.victims[0].person_id
