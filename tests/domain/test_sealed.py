"""Sealed values: personal data cannot get into an event in a readable form."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from domain.incident.events import Retracted
from domain.sealed import SealedToken, key_ids, value_id
from tests.domain.golden import Sample, read, samples

VALUE = "0123456789abcdef0123456789abcdef"
KEY = "11111111111111111111111111111111"
OTHER_KEY = "22222222222222222222222222222222"
BYTES = "AZaz09-_" * 5
TOKEN = f"s1:{VALUE}:{KEY}:{BYTES}"

IN_THE_CLEAR = {
    ("incident.reported.v1", "channel"),
    ("incident.reported.v1", "unit"),
    ("incident.reported.v1", "types"),
    ("incident.setting_corrected.v1", "channel"),
    ("incident.setting_corrected.v1", "unit"),
    ("incident.reclassified.v1", "types"),
    ("sanction.proposed.v1", "kind"),
    ("sanction.proposed.v1", "advice"),
    ("sanction.imposed.v1", "kind"),
    ("marker.proposed.v1", "kind"),
    ("letter_template.adopted.v1", "text"),
    ("catalogue.adopted.v1", "content"),
    ("catalogue.adopted.v2", "content"),
    ("notification.attempted.v1", "unit"),
    ("sanction.imposed.v2", "kind"),
}
"""The only texts that stay readable for ever: they are counted in totals, or say what codes mean, and name nobody."""


def test_a_token_says_which_value_it_is_and_which_key_opens_it() -> None:
    assert value_id(SealedToken(TOKEN)) == UUID(VALUE)
    assert key_ids(SealedToken(TOKEN)) == (UUID(KEY),)


def test_a_token_about_several_people_says_every_key_in_order() -> None:
    token = SealedToken(f"s1:{VALUE}:{OTHER_KEY}+{KEY}:{BYTES}")
    assert value_id(token) == UUID(VALUE)
    assert key_ids(token) == (UUID(OTHER_KEY), UUID(KEY))


@pytest.mark.parametrize(
    "token",
    [
        TOKEN,
        f"s1:{VALUE}:{KEY}+{OTHER_KEY}:{BYTES}",
        f"s1:{VALUE}:{'+'.join([KEY] * 256)}:{BYTES}",
        f"s1:{VALUE}:{KEY}:{'A' * 38}",
    ],
    ids=["one key", "two keys", "256 keys", "an empty text"],
)
def test_an_event_takes_a_sealed_value(token: str) -> None:
    assert Retracted(reason=token).reason == token


@pytest.mark.parametrize(
    "readable",
    [
        "",
        "he never came",
        "s1:readable",
        f"s2:{VALUE}:{KEY}:{BYTES}",
        f"S1:{VALUE}:{KEY}:{BYTES}",
        f"s1:{VALUE}:{BYTES}",
        f"s1:{VALUE}::{BYTES}",
        f"s1:{VALUE}:{KEY}+:{BYTES}",
        f"s1:{VALUE}:{'+'.join([KEY] * 257)}:{BYTES}",
        f"s1:{VALUE.upper()}:{KEY}:{BYTES}",
        f"s1:{VALUE[:-1]}:{KEY}:{BYTES}",
        f"s1:{VALUE}:{KEY}:{'A' * 37}",
        f"s1:{VALUE}:{KEY}:{BYTES}=",
        f"s1:{VALUE}:{KEY}:{BYTES} he never came",
        f"s1:{VALUE}:{KEY}:{BYTES}\nhe never came",
        f"{TOKEN}\n",
        f" {TOKEN}",
        f"he never came {TOKEN}",
        None,
        7,
    ],
)
def test_an_event_refuses_anything_else_in_the_place_of_a_sealed_value(readable: object) -> None:
    with pytest.raises(ValidationError):
        Retracted.model_validate({"reason": readable})


@pytest.mark.parametrize(
    "sample", [sample for sample in samples() if sample.whole], ids=lambda sample: sample.file.stem
)
def test_readable_text_fits_nowhere_but_in_what_is_counted(sample: Sample) -> None:
    accepted = {place.split("/")[1] for place, data in _tampered(sample.data) if _loads(sample.topic, data)}
    assert accepted == {field for topic, field in IN_THE_CLEAR if topic == sample.topic}


def _tampered(data: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The data once for every text in it, with that text replaced by something readable."""
    if isinstance(data, str):
        yield place, "he never came"
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        for deeper, changed in _tampered(value, f"{place}/{key}"):
            copy = data.copy()
            copy[key] = changed
            yield deeper, copy


def _loads(topic: str, data: Any) -> bool:
    try:
        read(topic, data)
    except ValidationError:
        return False
    return True
