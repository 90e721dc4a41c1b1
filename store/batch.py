"""A batch of commands as `par.append` takes it: counted, and packed into rows."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import psycopg

from store.command import Command
from store.mapper import StoredFact
from store.rows import (
    Rows,
    RowType,
    bytes_field,
    field_count,
    int_field,
    moment_field,
    row,
    row_type,
    text_field,
    uuid_field,
)

Request = tuple[Command, Sequence[StoredFact]]
EVENT_FIELDS = field_count(12)


class Numbering:
    """Counts, per series, the events of a batch that get a number: their order is known before the numbers are."""

    def __init__(self, facts: Sequence[Sequence[StoredFact]]) -> None:
        self.counts: dict[int, int] = {}
        self.nth: list[tuple[int | None, int | None]] = []
        """Per event: which series (an index from 1) and the how manieth of the batch in it."""
        self.first: list[tuple[int | None, int | None]] = []
        """Per command: the same for its first numbered event."""
        for of_command in facts:
            mine = [self._count(fact.series) for fact in of_command]
            self.nth += mine
            self.first.append(next((entry for entry in mine if entry[0] is not None), (None, None)))

    def _count(self, series: int | None) -> tuple[int | None, int | None]:
        if series is None:
            return None, None
        self.counts[series] = self.counts.get(series, 0) + 1
        return list(self.counts).index(series) + 1, self.counts[series]


class BatchTypes(NamedTuple):
    """The composite types of `par.append`, as one connection knows them."""

    command: RowType
    expectation: RowType
    event: RowType
    numbers: RowType

    @classmethod
    def known_to(cls, conn: psycopg.Connection[Any]) -> "BatchTypes":
        """Look them up, once per connection."""
        return cls(
            row_type(conn, "par.new_command"),
            row_type(conn, "par.expectation"),
            row_type(conn, "par.new_event"),
            row_type(conn, "par.new_numbers"),
        )

    def parameters(self, batch: Sequence[Request], count: Numbering) -> tuple[Rows, ...]:
        """The batch as `par.append` takes it."""
        ends = accumulate(len(facts) for _, facts in batch)
        nths = iter(count.nth)
        return (
            self.command.pack(
                [
                    _command_row(command, end, first)
                    for (command, _), end, first in zip(batch, ends, count.first, strict=True)
                ]
            ),
            self.expectation.pack(
                [
                    row(int_field(n), uuid_field(change.stream_id), int_field(change.expected))
                    for n, (command, _) in enumerate(batch, 1)
                    for change in command.changes
                ]
            ),
            self.event.pack([packed for command, facts in batch for packed in _event_rows(command, facts, nths)]),
            self.numbers.pack([row(int_field(series), int_field(n)) for series, n in count.counts.items()]),
        )


def _command_row(command: Command, last_place: int, first: tuple[int | None, int | None]) -> bytes:
    return row(
        text_field(command.key),
        bytes_field(command.request),
        bytes_field(command.answer),
        int_field(last_place),
        int_field(first[0]),
        int_field(first[1]),
    )


def _event_rows(
    command: Command, facts: Sequence[StoredFact], nths: Iterator[tuple[int | None, int | None]]
) -> list[bytes]:
    envelope = (
        uuid_field(command.command_id)
        + uuid_field(command.actor)
        + uuid_field(command.correlation_id)
        + uuid_field(command.causation_id)
        + moment_field(command.recorded_at)
    )
    return [
        EVENT_FIELDS
        + uuid_field(fact.stream_id)
        + int_field(fact.originator_version)
        + text_field(fact.topic)
        + int_field(series)
        + int_field(nth)
        + uuid_field(fact.event_id)
        + bytes_field(fact.state)
        + envelope
        for fact, (series, nth) in zip(facts, nths, strict=False)
    ]
