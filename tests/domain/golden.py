"""The golden events: samples of what was once stored, read as the log would read them."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from domain.event import Event
from domain.registry import REGISTRY, topic_of

GOLDEN = Path(__file__).parent.parent / "golden"
_FILE_NAME = re.compile(r"(?P<topic>[a-z_.]+\.v\d+)(\.(?P<shape>[a-z_]+))?\.json")


class Sample(NamedTuple):
    """One stored event: what it was called, what was in it, and whether it is the one with everything filled in."""

    file: Path
    topic: str
    whole: bool

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.file.read_text(encoding="utf-8"))

    def load(self) -> Event:
        """Today's event out of what was stored."""
        return read(self.topic, self.data)

    def is_current(self) -> bool:
        """It was stored in the version that is written today."""
        return topic_of(REGISTRY.find(self.topic).event) == self.topic


def read(topic: str, data: dict[str, Any]) -> Event:
    """An event out of its stored data: found by its topic, lifted to today's version, then checked."""
    stored = REGISTRY.find(topic)
    for lift in stored.lifts:
        data = lift(data)
    return stored.event.model_validate_json(json.dumps(data))


def _sample(file: Path) -> Sample:
    name = _FILE_NAME.fullmatch(file.name)
    assert name is not None, f"{file.name} is no <name>.v<version>[.<what>].json"
    return Sample(file, name["topic"], whole=name["shape"] is None)


def samples() -> list[Sample]:
    """Every golden event."""
    return [_sample(file) for file in sorted(GOLDEN.glob("*.json"))]
