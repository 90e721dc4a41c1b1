"""One row per deputyship."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Table


class DeputyRow(NamedTuple):
    """A deputyship as it was agreed and ended. Whether it holds is a matter of the day, so that is not in here."""

    organisation: UUID
    deputyship_id: UUID
    person_id: UUID
    deputy_id: UUID
    first_day: date
    last_day: date
    ended_on: date | None
    """The first day on which it holds no longer, when it was ended early."""
    ended_because: str | None
    """Sealed."""
    stream_id: UUID
    """Of all deputies of the person. Sealed values belong to this stream."""
    stream_version: int
    """Of the last fact of this deputyship; the highest of a person is the version of his deputies."""
    position: int


DEPUTY_ROWS = Table(
    "deputies",
    DeputyRow,
    key=("deputyship_id",),
    indexes=(
        Index("deputies_by_last_day", "(organisation, last_day)"),
        Index("deputies_by_person", "(organisation, person_id)"),
    ),
)
