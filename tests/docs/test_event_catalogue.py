"""docs/events.md says what the code says."""

import re
from pathlib import Path

import pytest

from domain.event import Event
from domain.incident.events import IncidentReported, Perpetrator
from domain.registry import EVENTS, topic_of
from tests.docs.generate_event_catalogue import COMMAND, DOCUMENT, catalogue, field_docs, fields, sealed_text

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def text() -> str:
    """The catalogue as the code gives it now, written once: it takes a while."""
    return catalogue()


def test_the_event_catalogue_is_up_to_date(text: str) -> None:
    written = (ROOT / DOCUMENT).read_text(encoding="utf-8")
    assert written == text, f"{DOCUMENT} lags behind the code. Run: {COMMAND}"


@pytest.mark.parametrize("event", EVENTS, ids=topic_of)
def test_every_event_and_every_field_of_it_is_in_the_catalogue(text: str, event: type[Event]) -> None:
    section = text.partition(f"### [`{event.NAME}`]")[2].partition("\n#")[0]
    assert f"`{topic_of(event)}`" in section
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(event.model_fields)


def test_every_link_in_the_catalogue_leads_somewhere(text: str) -> None:
    headings = {heading.lower() for heading in re.findall(r"^### (\w+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#(\w+)\)", text)) == headings
    files = re.findall(r"\]\((\.\./[^)]+)\)", text)
    assert len(files) == len(EVENTS)
    assert [file for file in files if not (ROOT / "docs" / file).is_file()] == []


def test_what_is_sealed_is_told_from_the_types() -> None:
    sealed = {field.name: sealed_text(field.type) for field in fields(IncidentReported)}
    assert sealed["description"] == "yes"
    assert sealed["victims"] == sealed["reporter"] == sealed["circumstances"] == "in part"
    assert sealed["unit"] == sealed["types"] == sealed["occurred"] == "no"


def test_the_text_under_a_field_is_its_meaning() -> None:
    assert field_docs(Perpetrator) == {"appearance": "How to recognise someone whose name is not known."}
