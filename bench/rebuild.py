"""A view from the start: our rebuild beside the live tables, against the library's runner reading everything anew.

Ours makes tables, fills them, adds keys and indexes, tells the planner and switches, all in the time measured. The
library has no rebuild: there it is the same runner on emptied tables, which have their keys and indexes already.
"""

import time

import psycopg

from bench.against_library import Result, measure, told
from bench.conditions import noted
from bench.ground import Ground
from projections.projection import Projection
from projections.rebuild import rebuild


def run(events: int = 20_000, rounds: int = 3) -> Result:
    """Measure. Raises AssertionError when both sides did not make the same rows."""
    return measure(_rebuilt, events=events, rounds=rounds)


def main() -> None:
    """Print a table."""
    result, conditions = noted(run)
    print(told(result))
    print(conditions)


def _rebuilt(on: Ground, view: Projection, _position: int) -> float:
    with psycopg.connect(on.owner, autocommit=True) as conn:
        conn.execute("checkpoint")
    begin = time.perf_counter()
    rebuild(on.conninfo, view)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
