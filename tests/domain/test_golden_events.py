"""What was ever stored loads for ever: a sample of every event in every version, never changed."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest

from domain.event import Event
from domain.registry import EVENTS, topic_of
from tests.domain.golden import GOLDEN, Sample, samples

SAMPLES = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.file.stem)
SUMS = GOLDEN / "SHA256SUMS"


@SAMPLES
def test_a_stored_event_loads(sample: Sample) -> None:
    assert isinstance(sample.load(), EVENTS)


@pytest.mark.parametrize(
    "sample", [sample for sample in samples() if sample.is_current()], ids=lambda sample: sample.file.stem
)
def test_an_event_is_stored_again_exactly_as_it_was(sample: Sample) -> None:
    assert sample.load().model_dump(mode="json") == sample.data


@pytest.mark.parametrize("event", EVENTS, ids=topic_of)
def test_every_event_has_a_sample_with_everything_filled_in(event: type[Event]) -> None:
    whole = [sample for sample in samples() if sample.whole and sample.topic == topic_of(event)]
    assert whole, f"write tests/golden/{topic_of(event)}.json: a realistic event with every field filled in"
    assert list(blanks(whole[0].load().model_dump(mode="json"))) == []


def blanks(data: Any, place: str = "") -> Iterator[str]:
    """Where in the data nothing is filled in."""
    if data in (None, "", [], {}):
        yield place
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from blanks(value, f"{place}/{key}")
    for number, value in enumerate(data if isinstance(data, list) else ()):
        yield from blanks(value, f"{place}/{number}")


def test_a_sample_never_changes() -> None:
    expected = {name: checksum for checksum, name in (line.split() for line in SUMS.read_text().splitlines())}
    actual = {sample.file.name: sha256(sample.file.read_bytes()).hexdigest() for sample in samples()}
    changed = sorted(name for name in expected if actual.get(name) != expected[name])
    added = sorted(set(actual) - set(expected))
    assert not changed, (
        f"{', '.join(changed)}: changed or gone. Events like this one are in the log and must be readable for ever. "
        "Put the file back as it was (git checkout). If the event has to change, give it a new VERSION with an "
        "upcaster in domain/registry.py and add a new file for that version."
    )
    assert not added, (
        f"{', '.join(added)}: not in SHA256SUMS yet. Is it final? Then: "
        f"cd tests/golden && sha256sum {' '.join(added)} >> SHA256SUMS"
    )
