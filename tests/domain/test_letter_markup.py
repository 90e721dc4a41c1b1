"""How the text of a letter is read and filled in."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.letter import markup
from domain.letter.markup import LONGEST_LETTER, BadMarkup, Block, Part, Span, TooLong


def block(kind: markup.BlockKind, *parts: list[list[Span]]) -> Block:
    return Block(kind=kind, parts=tuple(Part(lines=tuple(tuple(line) for line in lines)) for lines in parts))


def filled(text: str, **facts: str) -> tuple[Block, ...]:
    return markup.fill(markup.read(text), facts)


def test_a_text_becomes_a_title_headings_lists_and_paragraphs() -> None:
    text = "# Titel\n\nEen regel\nnog een\n\n## Kop\n- een\n  vervolg\n- **twee**\n\nEinde"
    assert filled(text) == (
        block("title", [[Span(text="Titel")]]),
        block("paragraph", [[Span(text="Een regel")], [Span(text="nog een")]]),
        block("heading", [[Span(text="Kop")]]),
        block("list", [[Span(text="een")], [Span(text="vervolg")]], [[Span(text="twee", bold=True)]]),
        block("paragraph", [[Span(text="Einde")]]),
    )


def test_a_fact_comes_in_its_place_also_in_bold_and_with_several_lines() -> None:
    assert filled("Aan **{{ naam }}**: {{gedrag}}.", naam="Jan", gedrag="een\ntwee") == (
        block(
            "paragraph",
            [
                [Span(text="Aan "), Span(text="Jan", bold=True), Span(text=": "), Span(text="een")],
                [Span(text="twee"), Span(text=".")],
            ],
        ),
    )


@given(st.text(alphabet="#*-{}? norm\n", max_size=40))
def test_what_a_fact_says_is_never_read_as_markup(typed: str) -> None:
    (made,) = filled("Gedrag: {{ gedrag }}", gedrag=typed)
    assert made.kind == "paragraph"
    assert markup.plain((made,)) == f"Gedrag: {typed}"
    assert not any(span.bold for part in made.parts for line in part.lines for span in line)


def test_a_part_with_a_condition_is_there_only_when_its_fact_is_known() -> None:
    text = "- {{? plaats }}In {{ plaats }}\n- altijd\n\n{{? norm }}Alinea"
    assert markup.plain(filled(text)) == "- altijd"
    assert markup.plain(filled(text, plaats="Zwolle", norm="x")) == "- In Zwolle\n- altijd\n\nAlinea"


def test_what_a_text_asks_depends_on_what_is_known() -> None:
    blocks = markup.read("{{ norm }}\n\n{{? dag }}op {{ dag }} om {{ tijd }}")
    assert markup.placeholders(blocks) == {"norm", "dag", "tijd"}
    assert markup.asked(blocks, frozenset()) == {"norm"}
    assert markup.asked(blocks, frozenset({"dag"})) == {"norm", "dag", "tijd"}


@pytest.mark.parametrize(
    "line",
    [
        "{{ norm",
        "norm }}",
        "{{ NORM }}",
        "**half",
        "# ",
        "- ",
        "## ",
        "a {{? norm }} b",
        "{{}}",
        "{{ a b }}",
        "a\n{{? norm }} b",
    ],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(line: str) -> None:
    with pytest.raises(BadMarkup) as bad:
        markup.read(f"# Titel\n{line}\ngoed\n{line}")
    assert bad.value.lines[0] in (2, 3)
    assert len(bad.value.lines) == 2


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_by_line(text: str) -> None:
    with suppress(BadMarkup):
        markup.read(text)


def test_a_letter_has_an_end() -> None:
    text = "{{ norm }}{{ norm }}"
    assert len(markup.plain(filled(text, norm="x" * (LONGEST_LETTER // 2)))) == LONGEST_LETTER
    with pytest.raises(TooLong):
        filled(text, norm="x" * (LONGEST_LETTER // 2 + 1))
