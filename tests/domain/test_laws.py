"""What holds for every history and every command, whatever the rules become."""

from collections.abc import Sequence

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from domain.event import Event, Value
from domain.refusal import Fault, Refusal
from domain.registry import EVENTS
from tests.domain.generated import WORLDS, World, members

FAST = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
DEEP = settings(FAST, max_examples=100)
"""Seconds, and the same everywhere: raise max_examples to dig deeper."""
WIDE = settings(FAST, max_examples=1_000, phases=(Phase.generate,))
"""More than enough to meet every event: looking stops when all were seen."""


class AllSeen(Exception):
    """What was looked for is there."""


EVERY_COMMAND = pytest.mark.parametrize(
    ("world", "kind"),
    [
        pytest.param(world, kind, id=f"{name}-{kind.__name__}")
        for name, world in WORLDS.items()
        for kind in world.commands
    ],
)
EVERY_WORLD = pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())


@EVERY_WORLD
def test_no_command_escapes_the_laws(world: World) -> None:
    assert set(world.commands) == members(world.union)


@EVERY_WORLD
def test_a_command_gives_facts_or_a_refusal_with_a_name(world: World) -> None:
    @DEEP
    @given(world.histories(), world.any_command())
    def law(past: list[Event], command: Value) -> None:
        outcome = answer(world, world.decider.fold(past), command)
        assert outcome != (), "a refusal without a fault"
        assert all(isinstance(part, Event | Fault) for part in outcome)

    law()


@EVERY_COMMAND
def test_the_same_command_twice_gives_nothing_more(world: World, kind: type[Value]) -> None:
    @FAST
    @given(world.histories(), world.commands[kind])
    def law(past: list[Event], command: Value) -> None:
        first = world.decide(past, command)
        assert world.decide([*past, *first], command) == []

    law()


@EVERY_WORLD
def test_deciding_changes_nothing_and_gives_the_same_answer_again(world: World) -> None:
    @DEEP
    @given(world.histories(), world.any_command())
    def law(past: list[Event], command: Value) -> None:
        state = world.decider.fold(past)
        before = (state.model_copy(deep=True), command.model_copy(deep=True))
        assert answer(world, state, command) == answer(world, state, command)
        assert (state, command) == before

    law()


def answer(world: World, state: Value, command: Value) -> Sequence[Event] | tuple[Fault, ...]:
    """The facts, or the faults of the refusal."""
    try:
        return world.decider.decide(state, command)
    except Refusal as refusal:
        return refusal.faults


@EVERY_WORLD
def test_folding_in_two_parts_gives_the_same_state(world: World) -> None:
    @DEEP
    @given(world.histories(), st.data())
    def law(past: list[Event], data: st.DataObject) -> None:
        cut = data.draw(st.integers(0, len(past)))
        prefix = world.decider.fold(past[:cut])
        assert world.decider.fold(past[cut:], prefix) == world.decider.fold(past)

    law()


@EVERY_WORLD
def test_what_was_decided_can_be_stored_and_read_again(world: World) -> None:
    @DEEP
    @given(world.histories())
    def law(past: list[Event]) -> None:
        assert [type(event).model_validate_json(event.model_dump_json()) for event in past] == past

    law()


@pytest.mark.parametrize(("name", "world"), WORLDS.items(), ids=WORLDS.keys())
def test_the_histories_of_these_laws_hold_every_event(name: str, world: World) -> None:
    """A positive control: laws over empty histories would prove nothing."""
    expected = {event for event in EVENTS if event.NAME.startswith(f"{name}.")}
    seen: set[type[Event]] = set()

    @WIDE
    @given(world.histories())
    def look(past: list[Event]) -> None:
        seen.update(map(type, past))
        if seen == expected:
            raise AllSeen

    with pytest.raises(AllSeen):
        look()
