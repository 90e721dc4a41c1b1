"""Catching up live: our runner against the library's `ProjectionRunner`, over the same facts to the same rows.

Both start with an empty view and end when it shows the last fact; both ask only for the events that the view is about.
Ours reads sealed events as PAR keeps them; the library reads the same values as its own transcoder writes them.
"""

from bench.against_library import Result, measure, told
from bench.conditions import noted
from bench.views import catch_up


def run(events: int = 20_000, rounds: int = 3) -> Result:
    """Measure. Raises AssertionError when both sides did not make the same rows."""
    return measure(catch_up, events=events, rounds=rounds)


def main() -> None:
    """Print a table."""
    result, conditions = noted(run)
    print(told(result))
    print(conditions)


if __name__ == "__main__":
    main()
