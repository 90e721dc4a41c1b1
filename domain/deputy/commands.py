"""What someone can ask about the deputies of a person. `today` is the day in the Netherlands."""

from datetime import date
from uuid import UUID

from domain.event import Value
from domain.sealed import Sealed


class AppointDeputy(Value):
    today: date
    deputyship_id: UUID
    person_id: UUID
    deputy_id: UUID
    first_day: date
    last_day: date


class EndDeputyship(Value):
    """It holds no longer, from today on."""

    today: date
    deputyship_id: UUID
    reason: Sealed


DeputyCommand = AppointDeputy | EndDeputyship
