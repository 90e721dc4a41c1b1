"""The allow-list of stored events: what it finds, what it refuses, and that its chains of upcasters are whole."""

from typing import Any, ClassVar

import pytest

from domain.event import Event
from domain.incident.events import IncidentReported
from domain.registry import EVENTS, REGISTRY, NewerEvent, Registry, UnknownEvent, topic_of


class Baked(Event):
    """A cake was baked."""

    NAME = "cake.baked"
    VERSION: ClassVar[int] = 3
    layers: tuple[str, ...]


class Eaten(Event):
    """A cake was eaten."""

    NAME = "cake.eaten"


class AlsoEaten(Event):
    """Another class that claims the name of `Eaten`."""

    NAME = "cake.eaten"


def first_to_second(data: dict[str, Any]) -> dict[str, Any]:
    return {"layer": data["base"]}


def second_to_third(data: dict[str, Any]) -> dict[str, Any]:
    return {"layers": [data["layer"]]}


LIFTS = {("cake.baked", 1): first_to_second, ("cake.baked", 2): second_to_third}


def test_an_event_is_stored_under_its_name_and_version() -> None:
    assert topic_of(IncidentReported) == "incident.reported.v1"
    assert topic_of(Baked) == "cake.baked.v3"


@pytest.mark.parametrize("event", EVENTS, ids=topic_of)
def test_every_event_is_found_under_its_own_topic(event: type[Event]) -> None:
    assert REGISTRY.find(topic_of(event)) == (event, ())


def test_the_registry_lists_every_event_once() -> None:
    assert list(REGISTRY) == list(EVENTS)
    assert list(Registry([Baked, Eaten], LIFTS)) == [Baked, Eaten]


def test_old_versions_are_lifted_step_by_step_in_order() -> None:
    registry = Registry([Baked], LIFTS)
    assert registry.find("cake.baked.v1") == (Baked, (first_to_second, second_to_third))
    assert registry.find("cake.baked.v2") == (Baked, (second_to_third,))
    assert registry.find("cake.baked.v3") == (Baked, ())


def test_lifting_the_oldest_data_gives_an_event_of_today() -> None:
    stored = Registry([Baked], LIFTS).find("cake.baked.v1")
    data: dict[str, Any] = {"base": "sponge"}
    for lift in stored.lifts:
        data = lift(data)
    assert stored.event.model_validate(data) == Baked(layers=("sponge",))


def test_topics_are_those_of_the_wanted_events_with_their_old_versions() -> None:
    registry = Registry([Baked, Eaten], LIFTS)
    assert sorted(registry.topics([Baked])) == ["cake.baked.v1", "cake.baked.v2", "cake.baked.v3"]
    assert registry.topics([Eaten]) == ("cake.eaten.v1",)
    assert registry.topics([]) == ()


@pytest.mark.parametrize(
    "topic",
    [
        "",
        ".v1",
        "v1",
        "cake",
        "cake.baked",
        "cake.baked.v",
        "cake.baked.v0",
        "cake.baked.v-1",
        "cake.baked.v03",
        "cake.baked.v²",
        "cake.baked.vx",
        "cake.baked.v3 ",
        "Cake.Baked.v3",
        "cake.iced.v1",
        "cake.iced.v9",
        "os:system",
        "tests.domain.test_registry:Baked",
    ],
)
def test_a_name_that_is_not_on_the_list_is_unknown(topic: str) -> None:
    with pytest.raises(UnknownEvent):
        Registry([Baked], LIFTS).find(topic)


@pytest.mark.parametrize("version", [4, 5, 12, 400, 999_999_999])
def test_a_newer_version_is_refused_and_says_so(version: int) -> None:
    with pytest.raises(NewerEvent, match=rf"cake\.baked: stored in version {version}, this program knows 3"):
        Registry([Baked], LIFTS).find(f"cake.baked.v{version}")


def test_a_version_of_absurd_length_is_no_version() -> None:
    with pytest.raises(UnknownEvent):
        Registry([Baked], LIFTS).find(f"cake.baked.v{'9' * 5000}")


@pytest.mark.parametrize("missing", [1, 2])
def test_a_gap_in_a_chain_is_refused_at_construction(missing: int) -> None:
    lifts = {key: lift for key, lift in LIFTS.items() if key != ("cake.baked", missing)}
    with pytest.raises(ValueError, match=rf"cake\.baked version {missing} has no upcaster to version {missing + 1}"):
        Registry([Baked], lifts)


def test_two_events_under_one_name_are_refused_at_construction() -> None:
    with pytest.raises(ValueError, match=r"two events are stored under the name cake\.eaten"):
        Registry([Eaten, AlsoEaten], {})


@pytest.mark.parametrize(
    "stray",
    [("cake.eaten", 1), ("cake.baked", 3), ("cake.baked", 4), ("cake.iced", 1), ("cake.baked", 0), ("cake.baked", -1)],
    ids=[
        "of the only version",
        "of the newest",
        "of one to come",
        "of an unknown event",
        "of none",
        "of less than none",
    ],
)
def test_an_upcaster_that_lifts_nothing_is_refused_at_construction(stray: tuple[str, int]) -> None:
    with pytest.raises(ValueError, match="upcasters that lift nothing"):
        Registry([Baked, Eaten], LIFTS | {stray: first_to_second})


def test_names_say_which_aggregate_they_belong_to() -> None:
    assert {event.NAME.split(".")[0] for event in EVENTS} == {"incident", "dossier", "sanction", "aftercare"}
    assert all(event.__module__ == f"domain.{event.NAME.split('.')[0]}.events" for event in EVENTS)
