"""What every event has in common: it never changes, and it knows no field it did not declare."""

import json
import re

import pytest
from pydantic import ValidationError

from tests.domain.golden import Sample, read, samples

MOMENT = re.compile(r'"(\d{4}-\d\d-\d\dT[\d:.]+)Z"')

SAMPLES = pytest.mark.parametrize(
    "sample", [sample for sample in samples() if sample.whole], ids=lambda sample: sample.file.stem
)


@SAMPLES
def test_an_event_never_changes(sample: Sample) -> None:
    event = sample.load()
    field = next(iter(type(event).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(event, field, getattr(event, field))


@SAMPLES
def test_an_event_with_a_field_nobody_declared_does_not_load(sample: Sample) -> None:
    with pytest.raises(ValidationError, match="surprise"):
        read(sample.topic, sample.data | {"surprise": 1})


@SAMPLES
def test_an_event_that_lacks_what_it_is_about_does_not_load(sample: Sample) -> None:
    with pytest.raises(ValidationError, match="required"):
        read(sample.topic, {})


def moments() -> list[tuple[Sample, str]]:
    """Every moment that stands in a sample, without its zone."""
    return [(sample, moment) for sample in samples() for moment in MOMENT.findall(sample.file.read_text("utf-8"))]


def test_there_are_moments_in_events() -> None:
    assert {sample.topic for sample, _ in moments()} >= {"incident.reported.v1", "dossier.opened.v1"}


@pytest.mark.parametrize(
    ("sample", "moment"), moments(), ids=lambda part: part.file.stem if isinstance(part, Sample) else part
)
def test_an_event_with_a_moment_without_a_zone_does_not_load(sample: Sample, moment: str) -> None:
    data = json.loads(json.dumps(sample.data).replace(f'"{moment}Z"', f'"{moment}"'))
    with pytest.raises(ValidationError, match="timezone"):
        read(sample.topic, data)
