"""The architecture decision records: numbered, of one form, one page each."""

import re
from pathlib import Path

import pytest

from tests.project.tree import ROOT, name

TEMPLATE, *RECORDS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
SECTIONS = ["Context", "Choice", "Rejected", "Consequences"]
STATUS = re.compile(r"^Status: (proposed|accepted|replaced by \[.+\]\(.+\)) · Date: \d{4}-\d\d-\d\d$", re.MULTILINE)
ONE_PAGE = 750
"""Words."""

with_every_record = pytest.mark.parametrize("record", RECORDS, ids=name)


def sections(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_the_records_are_numbered_from_the_template_on_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in (TEMPLATE, *RECORDS)]
    assert len(RECORDS) >= 10
    assert numbers == list(range(len(numbers)))


def test_the_template_has_the_sections_of_a_record() -> None:
    assert sections(TEMPLATE.read_text("utf-8")) == [*SECTIONS, "Figures"]


@with_every_record
def test_a_record_has_the_form_of_the_template(record: Path) -> None:
    text = record.read_text("utf-8")
    assert text.startswith(f"# {record.name[:4]}: ")
    assert re.search(
        r"^Status: (proposed|accepted|replaced by \[.+\]\(.+\)) · Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE
    )
    assert sections(text)[:4] == SECTIONS
    assert sections(text)[4:] in ([], ["Figures"])


@with_every_record
def test_a_record_says_what_was_rejected(record: Path) -> None:
    rejected = record.read_text("utf-8").split("## Rejected")[1].split("## ")[0]
    assert re.findall(r"^- \*\*", rejected, re.MULTILINE)


@with_every_record
def test_a_record_fits_on_a_page(record: Path) -> None:
    assert len(record.read_text("utf-8").split()) <= ONE_PAGE
