"""What someone can ask of the aftercare. `incident` is the incident as it is; `today` the day in the Netherlands."""

from datetime import date
from uuid import UUID

from domain.aftercare.events import CareProvider, Carer, Outcome, Talk
from domain.event import Value
from domain.incident.state import State as Incident
from domain.sealed import Sealed


class About(Value):
    """What every command says: which incident, as it stands, and which colleague in it."""

    incident_id: UUID
    incident: Incident
    person_id: UUID
    today: date


class RecordWish(About):
    wish: Sealed


class OfferTalk(About):
    talk: Talk
    by: Carer
    offered_on: date


class HoldTalk(About):
    talk: Talk
    held_on: date
    note: Sealed | None = None


class DeclineTalk(About):
    talk: Talk
    declined_on: date


class Refer(About):
    to: CareProvider
    referred_on: date
    note: Sealed | None = None


class Conclude(About):
    outcome: Outcome
    reason: Sealed


AftercareCommand = RecordWish | OfferTalk | HoldTalk | DeclineTalk | Refer | Conclude
