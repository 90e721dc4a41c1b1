"""Writes docs/follow-up.md: how the work on an incident goes, with a state diagram per aggregate drawn from the rules.

The diagrams are not drawn by hand: in every phase that can be reached the rules of each aggregate are asked everything
that the laws ask, and every step from one phase to another that follows becomes an arrow.

Run: .venv/bin/python -m tests.docs.generate_follow_up > docs/follow-up.md
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import Any, get_args

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from domain.event import Event, Value
from domain.police.commands import RecordOutcome
from domain.police.events import Outcome
from tests.domain.examples import NOW
from tests.domain.generated import WORLDS, World

DOCUMENT = Path("docs/follow-up.md")
COMMAND = f".venv/bin/python -m tests.docs.generate_follow_up > {DOCUMENT}"
DRAWS = 200
"""How many commands of every kind are asked at every turn."""
HISTORIES = 4
"""How many histories with the same phase and last fact are gone on from."""

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
   Nobody is heard about what has yet to happen. The time of an incident can be corrected later, for facts are facts:
   a hearing that turns out to be earlier does not count, and what was imposed earlier says that its days need a look.
   **Letters** tell of them: an invitation of a proposal, a warning of what was imposed, a ban of what restricts and
   is in force or announced, each to the subject of the dossier it was decided in.
5. **Markers** warn whoever deals with a subject, for a time: proposed by one, approved by another, over by themselves.
6. **Police cases** end with an outcome. An acquittal or a dismissal puts every marker that rests on the case, and every
   running sanction with an end date on its incidents, up for review in the same step. So does an incident that is
   retracted, judged unfounded or a concern, classified so that no aggression is left, or taken out of the dossier. A
   proposal takes that along: a marker is not approved any more, a sanction is to be reviewed once it is imposed.
7. **Terms** run by themselves (`par terms run`, also within `par serve`): reminded, due, breached, met, each said once.
   A breach stays, also when what was asked for comes later. A planned review is to be done by its own day, a demanded
   one within the time the catalogue gives; a proposal to go to the police begins the term for that.
8. **Mail goes out** about what was reminded, due or breached, to a shared mailbox: that there is something to do, and a
   link, never what or about whom. What was sent where and when, and what failed, is on record (`par notifications`);
   what failed is tried again until the mail server takes it. How to switch it on: [notifications](notifications.md).
9. **Tasks** follow from all this, and can be made by hand. Each can be assigned, taken over, and dropped with a reason;
   one that follows from facts is done by its fact alone ([ADR 0016](adr/0016-tasks-by-their-facts.md)). Who is away
   has a deputy for a period, who sees the tasks of both.
10. **The incident is closed** once it is assessed and the state of the care is on record. It can be reopened.

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
    "notification": ("A notification", phase_of),
    "task": ("A task", phase_of),
}


EVERY_OUTCOME: tuple[Value, ...] = tuple(
    RecordOutcome(today=NOW.date(), outcome=outcome, on=NOW.date(), note=None) for outcome in get_args(Outcome)
)
"""Chance need not draw each of them on a day on which it can be recorded."""
Step = tuple[str, str, str]


def asked(world: World) -> tuple[list[Value], list[list[Value]]]:
    """What is asked at every turn: commands of every kind; and lives that lead far, to begin from."""
    commands: dict[str, Value] = {}
    lives: list[list[Value]] = []
    beginnings = world.openings.map(lambda opening: [opening]) if world.beginnings is None else world.beginnings

    @settings(max_examples=DRAWS, deadline=None, derandomize=True, database=None, phases=(Phase.generate,))
    @given(st.tuples(*world.commands.values(), world.openings, world.changes), beginnings, world.endings)
    def draw(singles: tuple[Value, ...], beginning: list[Value], ending: list[Value]) -> None:
        commands.update((repr(one), one) for one in (*singles, *beginning, *ending))
        if (life := [*beginning, *ending]) not in lives:
            lives.append(life)

    draw()
    every = EVERY_OUTCOME if RecordOutcome in world.commands else ()
    return [*commands.values(), *every], lives


def steps(world: World, phase: PhaseOf) -> tuple[set[Step], set[str]]:
    """The arrows (from, fact, to), and the facts that leave a phase as it is.

    From a few histories to each phase and last fact, every command is tried; what leads elsewhere is gone on from.
    """
    commands, lives = asked(world)
    arrows: set[Step] = set()
    quiet: set[str] = set()
    seen: Counter[tuple[str, str]] = Counter()
    waiting: list[list[Event]] = [[]]

    def follow(past: list[Event], command: Value) -> list[Event]:
        for event in world.decide(past, command):
            before, after = (phase(world.decider.fold(facts), event) for facts in (past, [*past, event]))
            if before == after:
                quiet.add(event.NAME)
            else:
                arrows.add((before, event.NAME, after))
            past = [*past, event]
            if seen[after, event.NAME] < HISTORIES:
                seen[after, event.NAME] += 1
                waiting.append(past)
        return past

    for life in lives:
        reduce(follow, life, [])
    while waiting:
        past = waiting.pop(0)
        for command in commands:
            follow(past, command)
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
