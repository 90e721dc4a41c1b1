"""When a reclassification is a downgrade. Derived from the facts: `incident.reclassified` says by whom and why."""

from collections.abc import Sequence

LIGHTEST_FIRST = ("other", "verbal", "psychological", "physical")
"""A type that is not among these weighs as much as the last: to take it away is never overlooked."""


def is_downgrade(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether these types are lighter than those, or fewer. The heaviest of each are compared first."""
    return _weights(after) < _weights(before)


def _weights(types: Sequence[str]) -> list[int]:
    heaviest = len(LIGHTEST_FIRST) - 1
    known = {code: weight for weight, code in enumerate(LIGHTEST_FIRST)}
    return sorted((known.get(code, heaviest) for code in set(types)), reverse=True)
