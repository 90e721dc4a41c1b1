"""The facts of the aftercare of one incident. Names and fields are a STORAGE FORMAT, see `domain.incident.events`.

Every fact names the incident and the colleague it is about, a victim or a witness of that incident.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from domain.event import Event
from domain.sealed import Sealed

Talk = Literal["first", "second", "third", "other"]
"""Which of the care talks: each of the first three is held once, others as often as needed."""
Carer = Literal["manager", "advisor", "peer_supporter", "other"]
"""In what role a colleague offers a talk. Never who: that stands in the envelope or nowhere."""
CareProvider = Literal["company_doctor", "victim_support", "psychologist", "other"]
Outcome = Literal["completed", "declined", "not_needed"]


class WishRecorded(Event):
    """What the colleague wants, in her own words. A later wish takes the place of an earlier one."""

    NAME = "aftercare.wish_recorded"
    incident_id: UUID
    person_id: UUID
    wish: Sealed


class TalkOffered(Event):
    """A talk was offered."""

    NAME = "aftercare.talk_offered"
    incident_id: UUID
    person_id: UUID
    talk: Talk
    by: Carer
    offered_on: date


class TalkHeld(Event):
    """A talk took place."""

    NAME = "aftercare.talk_held"
    incident_id: UUID
    person_id: UUID
    talk: Talk
    held_on: date
    note: Sealed | None = None


class TalkDeclined(Event):
    """The colleague did not want the talk that was offered."""

    NAME = "aftercare.talk_declined"
    incident_id: UUID
    person_id: UUID
    talk: Talk
    declined_on: date


class Referred(Event):
    """The colleague was referred to somebody who can do more."""

    NAME = "aftercare.referred"
    incident_id: UUID
    person_id: UUID
    to: CareProvider
    referred_on: date
    note: Sealed | None = None


class Concluded(Event):
    """How the care for this colleague stands, as somebody judged. It holds until something new is recorded."""

    NAME = "aftercare.concluded"
    incident_id: UUID
    person_id: UUID
    outcome: Outcome
    reason: Sealed


AftercareEvent = WishRecorded | TalkOffered | TalkHeld | TalkDeclined | Referred | Concluded
