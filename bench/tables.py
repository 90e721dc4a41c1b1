"""A table of figures, for a terminal or for a paper."""

from collections.abc import Sequence
from typing import NamedTuple


class Table(NamedTuple):
    """Its first column is words, the others are figures."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def plain(table: Table) -> str:
    """For a terminal: columns under each other."""
    lines = [table.heads, *table.rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(table.heads))]
    return "\n".join("  ".join(_cells(line, widths)).rstrip() for line in lines)


def markdown(table: Table) -> str:
    """For a paper."""
    rule = ["---", *["--:"] * (len(table.heads) - 1)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (table.heads, rule, *table.rows))


def number(value: float) -> str:
    """As precise as a measurement on a shared machine is: three figures."""
    if value >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.3g}"


def milliseconds(seconds: float) -> str:
    """A duration."""
    return f"{seconds * 1000:.2f}" if seconds < 0.1 else f"{seconds * 1000:.0f}"


def _cells(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *rest = zip(line, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
