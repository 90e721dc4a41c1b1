"""The rules of aftercare. The same command twice gives no events the second time, or a named refusal.

A talk may come long after the incident was closed, so its status plays no part; only a retraction ends the care.
"""

from collections.abc import Iterable
from datetime import date

from domain.aftercare import commands as c
from domain.aftercare import events as e
from domain.aftercare import refusals
from domain.aftercare.commands import AftercareCommand
from domain.aftercare.events import AftercareEvent, Talk
from domain.aftercare.state import Care, State
from domain.incident.state import Reported, Unreported, person_among
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: AftercareCommand) -> list[AftercareEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    care = state.of.get(command.person_id, Care())
    refuse_if_any(
        [*_person_faults(command.incident, command), *_day_faults(command.incident, command), *_faults(care, command)]
    )
    known = (*care.talks, *care.referrals, care.conclusion)
    fact = _fact(command)
    already = fact in known or (isinstance(fact, e.WishRecorded) and fact.wish == care.wish)
    return [] if already else [fact]


def _fact(command: AftercareCommand) -> AftercareEvent:
    about = {"incident_id": command.incident_id, "person_id": command.person_id}
    match command:
        case c.RecordWish():
            return e.WishRecorded(**about, wish=command.wish)
        case c.OfferTalk():
            return e.TalkOffered(**about, talk=command.talk, by=command.by, offered_on=command.offered_on)
        case c.HoldTalk():
            return e.TalkHeld(**about, talk=command.talk, held_on=command.held_on, note=command.note)
        case c.DeclineTalk():
            return e.TalkDeclined(**about, talk=command.talk, declined_on=command.declined_on)
        case c.Refer():
            return e.Referred(**about, to=command.to, referred_on=command.referred_on, note=command.note)
        case c.Conclude():
            return e.Concluded(**about, outcome=command.outcome, reason=command.reason)


def _faults(care: Care, command: AftercareCommand) -> Iterable[Fault]:
    """What this colleague's care so far has against it."""
    match command:
        case c.OfferTalk() | c.DeclineTalk() if _was_held(care, command.talk):
            yield refusals.talk_already_held()
        case c.HoldTalk() if _was_held(care, command.talk) and _fact(command) not in care.talks:
            yield refusals.talk_already_held()
        case c.DeclineTalk() if not any(_is_offer(talk, command.talk) for talk in care.talks):
            yield refusals.talk_not_offered()
        case c.Conclude() if _was_concluded(care, command):
            yield refusals.already_concluded()
        case c.Conclude(outcome="completed") if not _was_given(care):
            yield refusals.no_care_given()
        case c.Conclude(outcome="declined") if not any(isinstance(talk, e.TalkDeclined) for talk in care.talks):
            yield refusals.nothing_declined()


def _was_concluded(care: Care, command: c.Conclude) -> bool:
    """With this very outcome and for another reason, while nothing was recorded since."""
    concluded = care.conclusion
    return concluded is not None and concluded.outcome == command.outcome and concluded.reason != command.reason


def _was_held(care: Care, talk: Talk) -> bool:
    """One of the first three talks, and it took place. Other talks can always be had."""
    return talk != "other" and any(isinstance(one, e.TalkHeld) and one.talk == talk for one in care.talks)


def _is_offer(one: AftercareEvent, talk: Talk) -> bool:
    return isinstance(one, e.TalkOffered) and one.talk == talk


def _was_given(care: Care) -> bool:
    return bool(care.referrals) or any(isinstance(talk, e.TalkHeld) for talk in care.talks)


def _person_faults(incident: Reported, command: AftercareCommand) -> list[Fault]:
    colleagues = (*incident.victims, *incident.witnesses)
    return [] if person_among(colleagues, command.person_id) else [refusals.not_in_the_incident()]


def _day_faults(incident: Reported, command: AftercareCommand) -> list[Fault]:
    field, day = _day_of(command)
    if day is None:
        return []
    faults = []
    if day > command.today:
        faults.append(refusals.in_the_future())
    if day < local_day(incident.occurred.start):
        faults.append(refusals.before_incident())
    return [fault.model_copy(update={"field": field}) for fault in faults]


def _day_of(command: AftercareCommand) -> tuple[str, date | None]:
    match command:
        case c.OfferTalk():
            return "/offeredOn", command.offered_on
        case c.HoldTalk():
            return "/heldOn", command.held_on
        case c.DeclineTalk():
            return "/declinedOn", command.declined_on
        case c.Refer():
            return "/referredOn", command.referred_on
    return "", None
