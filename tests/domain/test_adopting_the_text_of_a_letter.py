"""The text that an organisation writes its letters with."""

from typing import get_args

import pytest

from api.letters.shipped import shipped
from domain.letter.facts import BY_NAME, NEEDED, LetterKind, places_needed
from domain.letter_template.commands import AdoptTemplate
from domain.letter_template.events import LONGEST_TEMPLATE, TemplateAdopted
from tests.domain.examples import letter_text
from tests.domain.given import LETTER_TEMPLATE, given

KINDS = get_args(LetterKind)
WARNING = letter_text("warning")
PLACES = [(kind, name) for kind in KINDS for name in sorted(places_needed(kind))]


def adopt(text: str = WARNING, kind: LetterKind = "warning") -> AdoptTemplate:
    return AdoptTemplate(kind=kind, text=text)


def adopted(version: int, text: str = WARNING, kind: LetterKind = "warning") -> TemplateAdopted:
    return TemplateAdopted(kind=kind, template_version=version, text=text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_that_par_comes_with_can_be_adopted(kind: LetterKind) -> None:
    given(LETTER_TEMPLATE, []).when(adopt(shipped(kind), kind)).then([adopted(1, shipped(kind), kind)])


def test_versions_count_for_each_kind() -> None:
    past = [adopted(1), adopted(1, letter_text("ban"), "ban"), adopted(2, f"{WARNING}Slot")]
    given(LETTER_TEMPLATE, past).when(adopt(f"{WARNING}Einde")).then([adopted(3, f"{WARNING}Einde")])
    given(LETTER_TEMPLATE, past).when(adopt(letter_text("ban") + "x", "ban")).then(
        [adopted(2, letter_text("ban") + "x", "ban")]
    )


def test_the_same_text_again_stays_quiet_and_an_earlier_one_is_a_new_version() -> None:
    given(LETTER_TEMPLATE, [adopted(1)]).when(adopt()).then_nothing_happened()
    given(LETTER_TEMPLATE, [adopted(1), adopted(2, f"{WARNING}x")]).when(adopt()).then([adopted(3)])


def test_a_place_for_something_unknown_is_refused_by_its_name() -> None:
    outcome = given(LETTER_TEMPLATE, []).when(adopt(f"{WARNING}\n{{{{ schoenmaat }}}} {{{{ haarkleur }}}}"))

    outcome.then_refused_at(
        ("/text", "letter_template.unknown_placeholder"), ("/text", "letter_template.unknown_placeholder")
    )
    assert "{{ haarkleur }}" in outcome.faults[0].message
    assert "{{ schoenmaat }}" in outcome.faults[1].message


@pytest.mark.parametrize(("kind", "name"), PLACES)
def test_a_text_without_a_place_for_what_it_must_say_is_refused(kind: LetterKind, name: str) -> None:
    text = "\n".join(line for line in letter_text(kind).splitlines() if BY_NAME[name].placeholder not in line)
    outcome = given(LETTER_TEMPLATE, []).when(adopt(text, kind))

    assert "letter_template.without_fact" in {fault.code for fault in outcome.faults}
    assert any(BY_NAME[name].placeholder in fault.message for fault in outcome.faults)


@pytest.mark.parametrize("name", sorted(NEEDED["warning"]))
def test_what_a_letter_must_say_hangs_on_no_condition(name: str) -> None:
    place = BY_NAME[name].placeholder
    text = WARNING.replace(f"- {{{{ {place} }}}}", f"- {{{{? {place} }}}}{{{{ {place} }}}}")
    given(LETTER_TEMPLATE, []).when(adopt(text)).then_refused_at(("/text", "letter_template.conditional_fact"))


@pytest.mark.parametrize("text", [WARNING.removeprefix("# Titel\n"), f"{WARNING}# Nog een\n"], ids=["none", "two"])
def test_a_letter_has_one_title(text: str) -> None:
    given(LETTER_TEMPLATE, []).when(adopt(text)).then_refused_at(("/text", "letter_template.without_title"))


def test_lines_that_cannot_be_read_are_named_by_number() -> None:
    outcome = given(LETTER_TEMPLATE, []).when(adopt("# Titel\n{{ norm\ngoed\n**half"))
    outcome.then_refused_at(("/text", "letter_template.unreadable"))
    assert ": 2, 4." in outcome.faults[0].message


def test_a_text_has_an_end() -> None:
    room = LONGEST_TEMPLATE - len(WARNING)
    longest = WARNING + "x" * room
    given(LETTER_TEMPLATE, []).when(adopt(longest)).then([adopted(1, longest)])
    given(LETTER_TEMPLATE, []).when(adopt(longest + "x")).then_refused_at(("/text", "letter_template.too_long"))
