"""What was mailed to which mailbox and when, what failed, and what waits. There is nothing of an incident in it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.notifications.port import WORDS
from api.register import Register
from api.use_cases import notifications
from domain.catalogue.catalogue import Mailbox, mailbox_of
from domain.catalogue.state import version
from domain.notification.events import Why
from projections.notifications import queries
from projections.notifications.queries import LARGEST_PAGE, Notification


class WaitingOutput(OutputModel):
    """What no mail went out about yet, of one unit."""

    unit: str | None = Field(description="Wiens werk het is; null: er is geen eenheid bekend.")
    address: str | None = Field(
        description="De postbus waarheen de mail gaat; null: er is geen, dus hierover gaat niets uit."
    )
    facts: int = Field(description="Over hoeveel herinneringen, laatste dagen en overschrijdingen.")
    since: datetime


class NotificationOutput(OutputModel):
    """A mail to a mailbox, that there is something to do."""

    id: UUID
    unit: str | None = Field(description="Wiens postbus; null: die van de hele organisatie.")
    address: str | None = Field(description="Het adres, zoals het in die versie van de catalogus staat.")
    catalogue_version: int
    status: Literal["under_way", "failed", "sent"]
    facts: int = Field(description="Over hoeveel herinneringen, laatste dagen en overschrijdingen.")
    attempts: int
    failures: int = Field(description="Hoeveel pogingen mislukten.")
    first_at: datetime = Field(description="Wanneer PAR hem voor het eerst probeerde te versturen.")
    last_at: datetime = Field(description="Wanneer er voor het laatst iets mee gebeurde; verstuurd: toen.")
    again_at: datetime | None = Field(description="Vanaf wanneer PAR het opnieuw probeert.")
    why: Why | None = Field(description="Waarom de laatste mislukte poging mislukte.")
    reply: int | None = Field(description="De code die de mailserver daarbij gaf.")


class NotificationsOutput(OutputModel):
    """What waits, and the mails, the newest first."""

    mail_on: bool = Field(description="Deze dienst heeft een mailserver. Zonder mailt zij niets.")
    waiting: tuple[WaitingOutput, ...] = Field(description="Van de laatste zeven dagen; ouder wordt niet gemaild.")
    notifications: tuple[NotificationOutput, ...]
    next_cursor: int | None = Field(description="Stuur dit mee als cursor voor het vervolg; null: dit is het einde.")


def notifications_shown(
    register: Register, *, mail_on: bool, cursor: int | None = None, limit: int = LARGEST_PAGE
) -> NotificationsOutput:
    """A part of all there is to show, from before `cursor`. Raises `StoreUnavailable`."""
    found = queries.notifications(register.views, register.organisation, before=cursor, limit=limit + 1)
    page = found[:limit]
    return NotificationsOutput(
        mail_on=mail_on,
        waiting=tuple(map(_waiting, notifications.waiting(register, register.catalogue))),
        notifications=tuple(_shown(register, one) for one in page),
        next_cursor=page[-1].begun_at_position if len(found) > limit else None,
    )


def why(one: NotificationOutput) -> str | None:
    """Why it failed, in words."""
    if one.why is None:
        return None
    return WORDS[one.why] + ("" if one.reply is None else f" ({one.reply})")


def _waiting(one: notifications.Waiting) -> WaitingOutput:
    return WaitingOutput(
        unit=one.unit,
        address=_address(one.mailbox),
        facts=len(one.facts),
        since=min(fact.said_at for fact in one.facts),
    )


def _shown(register: Register, one: Notification) -> NotificationOutput:
    catalogue = version(register.catalogues.state, one.catalogue_version)
    return NotificationOutput(
        id=one.notification_id,
        unit=one.unit,
        address=None if catalogue is None else _address(mailbox_of(catalogue, one.unit)),
        catalogue_version=one.catalogue_version,
        status=one.phase,
        facts=one.facts,
        attempts=one.attempts,
        failures=one.failures,
        first_at=one.first_at,
        last_at=one.last_at,
        again_at=one.again_at,
        why=one.why,
        reply=one.reply,
    )


def _address(mailbox: Mailbox | None) -> str | None:
    return None if mailbox is None else mailbox.address
