"""Between an event and its row: names from a list, old versions lifted, newer ones refused, damage shown."""

from typing import Any
from uuid import uuid4

import orjson
import psycopg
import pytest
from pydantic import ValidationError

from domain.event import Event
from domain.incident.events import Retracted, WitnessAdded
from domain.registry import EVENTS, REGISTRY, NewerEvent, Registry, UnknownEvent, topic_of
from store.log import EventLog
from store.mapper import EventMapper, StreamEvent, Unreadable, encode
from tests.domain.golden import Sample, samples
from tests.postgres import Database
from tests.store.facts import AN_OFFICIAL, NOW, Typist

SAMPLES = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.file.stem)


# Golden files: what was ever stored


@SAMPLES
def test_what_was_ever_stored_is_read(sample: Sample) -> None:
    event = EventMapper().decode(sample.topic, sample.file.read_bytes())
    assert type(event) in EVENTS
    assert event == sample.load()


@SAMPLES
def test_what_was_read_is_stored_again_without_a_difference(sample: Sample) -> None:
    event = EventMapper().decode(sample.topic, sample.file.read_bytes())
    assert EventMapper().decode(topic_of(type(event)), encode(event)) == event


def test_an_event_is_stored_as_its_own_fields_in_the_order_of_its_class(typist: Typist) -> None:
    event = typist.incident(uuid4())
    assert list(orjson.loads(encode(event))) == list(type(event).model_fields)


def test_a_stored_event_says_where_it_goes_and_in_which_series_it_is_counted(typist: Typist) -> None:
    stream = uuid4()
    fact = EventMapper().to_stored_event(StreamEvent(stream, 3, typist.incident(stream)))
    assert (fact.stream_id, fact.originator_version, fact.topic, fact.series) == (
        stream,
        3,
        "incident.reported.v1",
        2024,
    )
    assert EventMapper().to_stored_event(StreamEvent(stream, 4, typist.witness(stream))).series is None


# Names: an allow-list


@pytest.mark.parametrize(
    "topic",
    [
        "os:system",
        "domain.incident.events:Retracted",
        "store.mapper:Unreadable",
        "unreadable.v1",
        "incident.reported",
        "incident.reported.v0",
        "incident.reported.v01",
        "incident.reported.v-1",
        "incident.reported.v¹",
        "INCIDENT.REPORTED.V1",
        "",
    ],
)
def test_a_name_that_is_not_on_the_list_is_refused(topic: str) -> None:
    with pytest.raises(UnknownEvent):
        EventMapper().decode(topic, b"{}")


@pytest.mark.parametrize("topic", ["incident.reported.v2", "sanction.imposed.v99"])
def test_a_newer_version_than_this_program_knows_is_refused(topic: str) -> None:
    with pytest.raises(NewerEvent):
        EventMapper().decode(topic, b"{}")
    with pytest.raises(NewerEvent):
        EventMapper().decode_or_park(topic, b"{}")


# Upcasters


class Measured(Event):
    """An event that was stored in two shapes before this one."""

    NAME = "measured"
    VERSION = 3
    metres: int
    by: str


def _metres(data: dict[str, Any]) -> dict[str, Any]:
    return {"metres": data["kilometres"] * 1000}


def _by(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"by": f"seen at {data['metres']}"}


LIFTING = EventMapper(Registry([Measured], {("measured", 1): _metres, ("measured", 2): _by}))


@pytest.mark.parametrize(
    ("version", "state"),
    [
        (1, b'{"kilometres":2}'),
        (2, b'{"metres":2000}'),
        (3, b'{"metres":2000,"by":"seen at 2000"}'),
    ],
)
def test_an_old_version_is_lifted_step_by_step(version: int, state: bytes) -> None:
    assert LIFTING.decode(f"measured.v{version}", state) == Measured(metres=2000, by="seen at 2000")


def test_an_event_is_stored_in_todays_version_only() -> None:
    assert LIFTING.to_stored_event(StreamEvent(uuid4(), 1, Measured(metres=1, by="me"))).topic == "measured.v3"


@pytest.mark.parametrize(
    "state", [b"{}", b"[]", b"1", b'"text"', b"null", b'{"kilometres":null}', b'{"kilometres":{}}']
)
def test_damage_in_an_old_version_is_parked_like_any_other(state: bytes) -> None:
    assert isinstance(LIFTING.decode_or_park("measured.v1", state), Unreadable)


# Damage


@pytest.mark.parametrize(
    "state",
    [b"", b"{", b"\xff\xfe", b"null", b"[]", b"{}", b'{"reason":"Jan sloeg hem"}', b'{"reason":null,"more":1}'],
)
def test_damaged_bytes_are_no_event(state: bytes) -> None:
    with pytest.raises(ValidationError):
        EventMapper().decode(topic_of(Retracted), state)
    assert EventMapper().decode_or_park(topic_of(Retracted), state) == Unreadable(
        topic=topic_of(Retracted), why="ValidationError"
    )


def test_readable_text_where_a_seal_belongs_is_no_event(typist: Typist) -> None:
    state = orjson.loads(encode(typist.incident(uuid4()))) | {"description": "Jansen heeft mij geslagen"}
    with pytest.raises(ValueError, match="description"):
        EventMapper().decode("incident.reported.v1", orjson.dumps(state))


def test_a_bad_event_in_a_page_stands_where_it_is_and_hides_no_other(
    database: Database, log: EventLog, typist: Typist
) -> None:
    # given events of an unknown name and with damaged bytes between sound ones
    log.append(typist.report())
    _insert(database, typist, 2, "incident.dreamt.v1", b"{}")
    _insert(database, typist, 3, "incident.retracted.v1", b"{\xff")
    _set_head(database, typist, 3)
    log.append(typist.report())

    # then a page shows them as unreadable, in their envelopes
    events = [found.event for found in log.page(0, 10)]
    assert [type(event).__name__ for event in events] == [
        "IncidentReported",
        "Unreadable",
        "Unreadable",
        "IncidentReported",
    ]
    assert events[1:3] == [
        Unreadable(topic="incident.dreamt.v1", why="UnknownEvent"),
        Unreadable(topic="incident.retracted.v1", why="ValidationError"),
    ]


def test_a_stream_with_a_bad_event_is_not_loaded_in_part(database: Database, log: EventLog, typist: Typist) -> None:
    stream = uuid4()
    log.append(typist.witnesses(stream, 0))
    _insert(database, typist, 2, "incident.dreamt.v1", b"{}", stream_id=stream, version=2)
    with pytest.raises(UnknownEvent):
        log.load(stream)


def test_a_newer_event_stops_a_page(database: Database, log: EventLog, typist: Typist) -> None:
    log.append(typist.report())
    _insert(database, typist, 2, "incident.reported.v2", b"{}")
    assert len(log.page(0, 1)) == 1
    with pytest.raises(NewerEvent):
        log.page(0, 10)


def test_an_unreadable_event_can_never_be_stored() -> None:
    assert Unreadable not in REGISTRY
    assert REGISTRY.topics([Unreadable]) == ()
    assert topic_of(WitnessAdded) in REGISTRY.topics(REGISTRY)


def _insert(
    database: Database,
    typist: Typist,
    position: int,
    topic: str,
    state: bytes,
    *,
    stream_id: object = None,
    version: int = 1,
) -> None:
    with psycopg.connect(database.owner) as conn:
        conn.execute(
            "insert into par.events values"
            " (%s, %s, %s, %s, %s, null, %s, %s, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), null, %s)",
            (typist.organisation, position, stream_id or uuid4(), version, topic, NOW, AN_OFFICIAL, state),
        )


def _set_head(database: Database, typist: Typist, position: int) -> None:
    with psycopg.connect(database.owner) as conn:
        conn.execute("update par.heads set position = %s where organisation = %s", (position, typist.organisation))
