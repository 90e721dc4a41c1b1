"""What writers were told, held against what the log holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

import psycopg

from store.command import Receipt


class Acknowledged(NamedTuple):
    """A writer was told that the command under this key is recorded here, under this number."""

    key: str
    position: int
    number: int | None

    @classmethod
    def of(cls, key: str, receipt: Receipt) -> "Acknowledged":
        """What a receipt says."""
        return cls(key, receipt.position, receipt.first_number)

    @classmethod
    def read(cls, line: str) -> "Acknowledged":
        """What a writing process prints: see `writing_process`."""
        key, position, number = line.split()
        return cls(key, int(position), None if number == "-" else int(number))

    def line(self) -> str:
        """How a writing process prints it."""
        return f"{self.key} {self.position} {'-' if self.number is None else self.number}"


def faults(owner: str, organisation: UUID, acknowledged: Iterable[Acknowledged]) -> list[str]:
    """What is wrong with a log into which every command brought one event: nothing, when all was kept exactly once."""
    with psycopg.connect(owner) as conn:
        head = conn.execute("select position from par.heads where organisation = %s", (organisation,)).fetchone()
        events = conn.execute(
            "select position, number from par.events where organisation = %s order by position",
            (organisation,),
        ).fetchall()
        kept = conn.execute(
            "select key, position, first_number from par.commands where organisation = %s", (organisation,)
        ).fetchall()
    assert head is not None
    found = [Acknowledged(*row) for row in kept]
    return [
        *(f"lost or changed: {one}" for one in sorted(set(acknowledged) - set(found), key=str)),
        *gaps("position", [position for position, _ in events], head[0]),
        *gaps("number", sorted(number for _, number in events if number is not None)),
        *gaps("answer", sorted(one.position for one in found), head[0]),
    ]


def gaps(of: str, values: Sequence[int], last: int | None = None) -> list[str]:
    """Which of 1, 2, 3 … `last` are missing from these values, double in them or too much."""
    counted = Counter(values)
    expected = range(1, (last if last is not None else len(values)) + 1)
    return [
        *(f"{of} {n} is missing" for n in expected if n not in counted),
        *(f"{of} {n} is there {times} times" for n, times in counted.items() if times > 1),
        *(f"{of} {n} is after the last" for n in counted if n not in expected),
    ]
