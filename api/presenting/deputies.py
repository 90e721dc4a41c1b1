"""Who does whose tasks, as a person reads it."""

from datetime import date
from typing import Final
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.colleagues import ColleagueOutput, colleague
from api.presenting.opened import Shown, maybe, open_while
from api.presenting.sanctions import today_of
from api.register import Register
from domain.deputy.state import holds_on
from projections.deputies import queries
from projections.deputies.queries import Deputyship

MOST_DEPUTIES: Final = 1_000


class DeputyshipOutput(OutputModel):
    """One person who does the tasks of another, for a period."""

    id: UUID
    version: int = Field(description="Van alle waarnemingen voor deze persoon samen. Ook als ETag, voor If-Match.")
    person: ColleagueOutput = Field(description="Wiens taken het zijn.")
    deputy: ColleagueOutput = Field(description="Wie ze doet: de waarnemer.")
    first_day: date
    last_day: date = Field(description="De laatste dag, zoals afgesproken.")
    today: bool = Field(description="Neemt vandaag waar.")
    ended_on: date | None = Field(description="De eerste dag waarop het niet meer gold, als het eerder eindigde.")
    ended_because: Shown | None


class DeputyshipsOutput(OutputModel):
    """Who deputises today or will, the first to begin first."""

    deputies: tuple[DeputyshipOutput, ...]


def deputyships(register: Register) -> DeputyshipsOutput:
    """Those that hold today or are to come. Raises `StoreUnavailable`."""
    today = today_of(register)
    found = queries.not_over(register.views, register.organisation, today, MOST_DEPUTIES)
    return DeputyshipsOutput(deputies=tuple(_shown(register, one, today, None) for one in found))


def deputyship(register: Register, deputyship_id: UUID) -> DeputyshipOutput | None:
    """One of them, also when it is over; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found = queries.deputyship(register.views, register.organisation, deputyship_id)
    if found is None:
        return None
    today = today_of(register)
    return open_while(
        register,
        lambda show: _shown(register, found, today, maybe(show, found.ended_because, found.stream_id, "text.reason")),
    )


def _shown(register: Register, found: Deputyship, today: date, because: Shown | None) -> DeputyshipOutput:
    return DeputyshipOutput(
        id=found.deputyship_id,
        version=found.version,
        person=colleague(register, found.person_id),
        deputy=colleague(register, found.deputy_id),
        first_day=found.first_day,
        last_day=found.last_day,
        today=holds_on(found, today),
        ended_on=found.ended_on,
        ended_because=because,
    )
