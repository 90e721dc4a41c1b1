"""A letter as a Word document: real headings, lists and paragraphs, in Dutch, so that it can be read and changed."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from api.letters.letter import Letter
from domain.letter.markup import Block, Part

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE: Final = "nl-NL"
FONT: Final = "Calibri"
"""On every machine that has Word; others take a sans serif of their own."""

_STYLES: Final = {"title": "Heading 1", "heading": "Heading 2", "list": "List Bullet", "paragraph": "Normal"}
_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)


def docx_of(letter: Letter) -> bytes:
    """The letter on A4: the same bytes each time."""
    document = docx.Document()
    _prepare(document, letter)
    for block in letter.blocks:
        for part in block.parts:
            _write(document.add_paragraph(style=_STYLES[block.kind]), block, part)
    saved = BytesIO()
    document.save(saved)
    return _without_times(saved.getvalue())


def _prepare(document: Document, letter: Letter) -> None:
    properties = document.core_properties
    properties.title, properties.author = letter.title, letter.organisation
    properties.language, properties.comments = LANGUAGE, ""
    properties.last_modified_by, properties.revision = "", 1
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    for name, size in (("Normal", 11), ("Heading 1", 18), ("Heading 2", 12.5)):
        _set_font(document.styles[name], size)
    _speak_dutch(document)


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = None
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _speak_dutch(document: Document) -> None:
    """The language of the whole document stands in the defaults that every style has."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _write(paragraph: Paragraph, block: Block, part: Part) -> None:
    between = " " if block.kind in ("title", "heading") else "\n"
    for number, line in enumerate(part.lines):
        if number:
            paragraph.add_run(between)
        for span in line:
            run = paragraph.add_run(span.text)
            if span.bold:
                run.bold = True


def _without_times(made: bytes) -> bytes:
    """The same files without the moment of packing, which would make each copy another."""
    packed = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()
