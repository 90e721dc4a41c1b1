"""A letter as PDF: readable by people, by programs and by two checkers; nothing typed is taken for code."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import get_args

import page
import pdfua
import pytest
from pypdf import PdfReader

import api.letters.pdf as writer
from api.letters.pdf import NotPrintable, PdfBusy, pdf
from domain.letter.facts import LetterKind
from domain.letter.markup import LONGEST_LETTER
from tests.api.letters.example import HOSTILE, WORST_NAME, letter

KINDS = pytest.mark.parametrize("kind", get_args(LetterKind))
FONTS = Path(writer.__file__).parent / "fonts"
FROM_THE_PACKAGE = {
    "SourceSans3-Regular.ttf": "4644c81b86ec9caaa76b634889968ed3c4f4f52f054855933acc7c2b21e53b0f",
    "SourceSans3-Bold.ttf": "9214b9d95e4231c609802815c2646c98174e2102d0d37f88978a7f8e71006e6a",
    "OFL.txt": "56af9b9c6715597e458284a474dc118a50a4150e9d547c70f7b4a33c3e6a9328",
}


def text_of(made: bytes) -> str:
    """What a program reads in a PDF, each run of blanks as one."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages).split())


@KINDS
def test_it_passes_pdfua(kind: LetterKind, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(pdf(letter(kind)))

    report = pdfua.validate(file)

    assert [finding.rule_id for finding in report.findings] == []


@KINDS
def test_it_passes_page_validation(kind: LetterKind) -> None:
    report = page.validate_pdf_bytes(pdf(letter(kind)), profile="ua1")

    assert [failure.message for failure in report.failures] == []
    assert report.rules.total > 50


def test_a_checker_sees_a_pdf_that_is_not_accessible() -> None:
    spoilt = pdf(letter()).replace(b"/Lang", b"/Gnal").replace(b"/MarkInfo", b"/MarkOfni")

    assert not page.validate_pdf_bytes(spoilt, profile="ua1").is_compliant


@KINDS
def test_it_says_its_title_and_language_and_has_tags(kind: LetterKind) -> None:
    reader = PdfReader(BytesIO(pdf(letter(kind))))

    assert reader.metadata is not None
    assert reader.metadata.title == letter(kind).title
    assert reader.metadata.author == "Provincie Voorbeeld"
    assert str(reader.root_object["/Lang"]).startswith("nl")
    assert reader.root_object["/MarkInfo"] == {"/Marked": True, "/Suspects": False}
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_worst_name_comes_out_as_it_is() -> None:
    assert WORST_NAME in text_of(pdf(letter()))


@pytest.mark.parametrize("kind", get_args(LetterKind))
def test_what_was_typed_is_never_code(kind: LetterKind) -> None:
    assert HOSTILE in text_of(pdf(letter(kind, behaviour=HOSTILE)))
    assert f"Beste {HOSTILE}," in text_of(pdf(letter(kind, addressee_name=HOSTILE)))


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert pdf(letter()) == pdf(letter())


def test_a_character_without_a_shape_is_named_and_not_left_out() -> None:
    with pytest.raises(NotPrintable) as refused:
        pdf(letter(addressee_name="محمد"))
    assert refused.value.args == ()


def test_the_longest_letter_without_a_blank_is_made() -> None:
    word = "x" * (LONGEST_LETTER - 3000)

    assert len(PdfReader(BytesIO(pdf(letter(norm=word)))).pages) > 10, "it ran off the paper"


def test_many_at_once_get_each_their_own_letter() -> None:
    names = [f"Ontvanger {number}" for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda name: text_of(pdf(letter(addressee_name=name))), names))
    assert [f"Beste {name}," in text for name, text in zip(names, made, strict=True)] == [True] * 20


def test_who_waits_too_long_for_a_turn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "WAIT_SECONDS", 0.01)
    with writer._ONE_AT_A_TIME, pytest.raises(PdfBusy):
        pdf(letter())


def test_the_font_is_the_one_of_the_package() -> None:
    assert {file.name: sha256(file.read_bytes()).hexdigest() for file in FONTS.iterdir()} == FROM_THE_PACKAGE
