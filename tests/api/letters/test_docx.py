"""A letter as a Word document that a screen reader can walk through."""

from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from api.letters.docx import docx_of
from api.letters.letter import Letter
from domain.letter.facts import LetterKind
from tests.api.letters.example import HOSTILE, WORST_NAME, letter

KINDS = pytest.mark.parametrize("kind", get_args(LetterKind))


def opened(made: Letter) -> Document:
    return docx.Document(BytesIO(docx_of(made)))


@KINDS
def test_it_has_one_title_real_headings_and_real_lists(kind: LetterKind) -> None:
    made = letter(kind)
    styles = [(p.style.name if p.style else "", p.text) for p in opened(made).paragraphs]

    assert [text for style, text in styles if style == "Heading 1"] == [made.title]
    assert len([text for style, text in styles if style == "Heading 2"]) >= 4
    assert [text for style, text in styles if style == "List Bullet"]
    assert all(text.strip() for _, text in styles), "no empty paragraphs to make room"


@KINDS
def test_it_says_its_title_and_language(kind: LetterKind) -> None:
    document = opened(letter(kind))

    assert document.core_properties.title == letter(kind).title
    assert document.core_properties.language == "nl-NL"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_there_are_no_text_boxes_and_no_pictures_in_it() -> None:
    with ZipFile(BytesIO(docx_of(letter()))) as files:
        written = files.read("word/document.xml").decode()

    assert "<w:drawing" not in written
    assert "txbx" not in written
    assert "<w:pict" not in written


@KINDS
def test_it_says_the_same_as_the_letter(kind: LetterKind) -> None:
    made = letter(kind, behaviour=HOSTILE)
    said = "\n".join(p.text for p in opened(made).paragraphs)

    assert said.split() == made.plain().replace("\n- ", "\n").split()
    assert HOSTILE in said
    assert f"Beste {WORST_NAME}," in said


def test_what_is_bold_is_bold() -> None:
    bold = [run.text for p in opened(letter("warning")).paragraphs for run in p.runs if run.bold]

    assert bold == ["Wanneer:", "Waar:", "Wat u deed:", "Onze maatregel:"]


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert docx_of(letter()) == docx_of(letter())
