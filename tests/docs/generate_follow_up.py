"""Writes docs/follow-up.md: how the work on an incident goes, with a state diagram per aggregate drawn from the rules.

The diagrams are not drawn by hand: histories are made by asking the rules of each aggregate anything, as the laws do,
and every step from one phase to another that occurs in them becomes an arrow.

Run: .venv/bin/python -m tests.docs.generate_follow_up > docs/follow-up.md
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings

from domain.event import Event
from tests.domain.generated import WORLDS, World

DOCUMENT = Path("docs/follow-up.md")
COMMAND = f".venv/bin/python -m tests.docs.generate_follow_up > {DOCUMENT}"
EXAMPLES = 400

HEAD = f"""\
<!-- Generated from domain/ and tests/domain/generated.py. Do not edit: change the code, then run
     {COMMAND} -->

# Follow-up: from the first reaction to the end

1. **A report comes in.** Two terms begin: a reaction towards the perpetrator and a first care talk with the victim, as
   long as the catalogue says. `par work-list` shows it as new.
2. **Someone takes it up**: gives the reaction, assesses it as founded, unfounded or a concern, and records what the
   perpetrator has to say about it.
3. **Care** has a stream of its own beside the incident, for fewer readers: wishes, talks, referrals, and how it stands.
4. **Sanctions** are proposed with the advice of the matrix beside them. What restricts somebody is imposed only after a
   hearing, or with the reason why it could not wait; some kinds need a second person. Shortening never lengthens.
5. **Markers** warn whoever deals with a subject, for a time: proposed by one, approved by another, over by themselves.
6. **Police cases** end with an outcome. An acquittal or a dismissal puts every marker that rests on the case, and every
   running sanction on its incidents, up for review in the same step.
7. **Terms** run by themselves (`par terms run`, also within `par serve`): reminded, due, breached, met, each said once.
   A breach stays, also when what was asked for comes later.
8. **The incident is closed** once it is assessed and the state of the care is on record. It can be reopened.

Below, a phase is what the rules know of the state; an arrow is a fact that leads from one to another. Facts that leave
the phase as it is stand in the line under the diagram.
"""


def phase_of(state: Any, _event: Event | None) -> str:
    """What the rules call the state: its status, where it has one, else its kind."""
    for name in ("phase", "status", "outcome"):
        value = getattr(state, name, None)
        if isinstance(value, str):
            return value
    return type(state).__name__.lower()


def marker_phase(state: Any, event: Event | None) -> str:
    """Of the marker that the fact is about: the rules decide on all markers of a dossier as one whole."""
    marker = state.of.get(getattr(event, "marker_id", None))
    return marker.decided if marker else "none"


def term_phase(state: Any, _event: Event | None) -> str:
    """The furthest thing that was said of a term."""
    said = ("met", "breached", "fell_due", "reminded")
    return next((word for word in said if getattr(state, word)), "running")


PhaseOf = Callable[[Any, Event | None], str]
PHASES: Mapping[str, tuple[str, PhaseOf]] = {
    "incident": ("An incident", phase_of),
    "sanction": ("A sanction", phase_of),
    "marker": ("A marker", marker_phase),
    "police": ("A police case", phase_of),
    "dossier": ("A dossier", phase_of),
    "term": ("A term", term_phase),
}


def steps(world: World, phase: PhaseOf) -> tuple[set[tuple[str, str, str]], set[str]]:
    """The arrows (from, fact, to) that occur, and the facts that leave a phase as it is."""
    arrows: set[tuple[str, str, str]] = set()
    quiet: set[str] = set()

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=(Phase.generate,))
    @given(world.histories())
    def look(past: list[Event]) -> None:
        for count, event in enumerate(past):
            before, after = (phase(world.decider.fold(past[:upto]), event) for upto in (count, count + 1))
            if before == after:
                quiet.add(event.NAME)
            else:
                arrows.add((before, event.NAME, after))

    look()
    return arrows, quiet


def diagram(name: str) -> str:
    """One aggregate as a Mermaid state diagram."""
    title, phase = PHASES[name]
    world = WORLDS[name]
    arrows, quiet = steps(world, phase)
    begin = phase(world.decider.fold([]), None)
    lines = [f"    [*] --> {begin}"]
    together: dict[tuple[str, str], list[str]] = {}
    for before, event, after in sorted(arrows):
        together.setdefault((before, after), []).append(event.partition(".")[2])
    lines += [f"    {before} --> {after}: {', '.join(events)}" for (before, after), events in together.items()]
    stays = ", ".join(f"`{event}`" for event in sorted(quiet)) or "none"
    return "\n".join(
        [f"## {title}", "", "```mermaid", "stateDiagram-v2", *lines, "```", "", f"Within a phase: {stays}."]
    )


def document() -> str:
    """The whole paper."""
    return "\n\n".join([HEAD.rstrip(), *map(diagram, PHASES)]) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stdout
    sys.stdout.write(document())
