"""Runs every bench and writes docs/performance.md: `python -m bench.document`, or with `--short` to try it.

A quiet machine is worth waiting for: the paper tells the load it was made under.
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from bench.chapters import CHAPTERS, Chapter, Measured
from bench.conditions import Conditions, noted, versions
from bench.goals import REASONS, Goal
from bench.tables import Table, markdown

PAPER: Final = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
Tell = Callable[[str], None]

HEAD: Final = """\
# Performance

Written by `python -m bench.document` on {day}. Do not edit: change `bench/` and run it again, on a quiet machine.
{short}
- Machine: {cores} cores ({processor}), shared by PostgreSQL, the program and whatever puts the load on it.
- Versions: {versions}.
- PostgreSQL as PAR ships it: `fsync` on, `synchronous_commit` on, full page writes and checksums on, 192 MB of shared
  buffers, reached over a socket. Keys are on disk before they are used.
"""
SHORT: Final = """
**A short run, made with `--short` to see that everything works. Do not quote from it.**
"""
METHOD: Final = """\
## Method

- **Side by side, in turn.** All variants of a table take turns in short slices within one run, so that a busy moment
  hits all of them alike. The first round warms up and is not counted.
- **Ratios first.** A ratio is taken within a round; the table gives the median over the rounds. Compare absolute
  figures only within one table. On a shared machine ratios move by a fifth from run to run, and a p99 is the
  scheduler's as much as ours.
- **The same facts.** Both sides get equal facts and do all of their own work. Where one side is spared something, the
  text says so.
- **Loopback only.** No network was measured, no replication, and no machine with more cores.
- **Again.** Every heading names its command; each makes a throw-away register, fills it with made-up people and removes
  it. The size of a run can be given to its `run(...)`.
"""


class Result(NamedTuple):
    """One chapter, run."""

    chapter: Chapter
    measured: Measured
    conditions: Conditions


def main(arguments: Sequence[str] = ()) -> None:
    """Measure everything, write the paper, and say which goals were missed."""
    short = "--short" in arguments
    results = measure(CHAPTERS, short=short, tell=print)
    PAPER.write_text(paper(results, short=short), "utf-8")
    for goal in _goals(results):
        if not goal.reached:
            print(f"missed: {goal.what}: {goal.wanted} wanted, {goal.measured} measured")


def measure(chapters: Sequence[Chapter], *, short: bool, tell: Tell) -> list[Result]:
    """Run the benches one after the other."""
    results = []
    for chapter in chapters:
        tell(f"{chapter.command} …")
        measured, conditions = noted(partial(chapter.measure, short))
        results.append(Result(chapter, measured, conditions))
    return results


def paper(results: Sequence[Result], *, short: bool) -> str:
    """The whole text."""
    at = results[0].conditions
    head = HEAD.format(
        day=f"{at.began:%Y-%m-%d}",
        short=SHORT if short else "",
        cores=at.cores,
        processor=at.processor,
        versions=versions(),
    )
    parts = [head, _goals_part(_goals(results)), METHOD, *map(_chapter_part, results)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _goals(results: Sequence[Result]) -> list[Goal]:
    return [goal for result in results for goal in result.measured.goals]


def _goals_part(goals: Sequence[Goal]) -> str:
    heads = ("what", "goal", "measured", "reached")
    rows = [(goal.what, goal.wanted, goal.measured, "yes" if goal.reached else "**no**") for goal in goals]
    missed = dict.fromkeys(goal.about for goal in goals if not goal.reached)
    why = ["### Not reached, and why", *(_why(about, goals) for about in missed)] if missed else []
    return "\n\n".join(["## Goals", markdown(Table(heads, rows)), *why])


def _why(about: str, goals: Sequence[Goal]) -> str:
    missed = [goal for goal in goals if goal.about == about and not goal.reached]
    lines = [f"- {goal.what}: {goal.measured} instead of {goal.wanted}" for goal in missed]
    return "\n".join([*lines, "", REASONS[about]])


def _chapter_part(result: Result) -> str:
    chapter, measured, conditions = result
    said = [
        f"## {chapter.title}",
        f"`{chapter.command}`",
        chapter.text,
        f"{measured.sizes}. {conditions}.",
        *measured.figures,
    ]
    return "\n\n".join(said)


if __name__ == "__main__":
    main(sys.argv[1:])
