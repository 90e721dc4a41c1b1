"""Catalogue version 1: exactly the words of the integrity report 2024, for ever."""

from typing import get_args

from domain.catalogue.catalogue import LETTERS, codes
from domain.catalogue.events import CatalogueAdopted
from domain.catalogue.version_1 import CATALOGUE_1
from domain.letter.facts import LetterKind
from tests.domain.golden import samples


def test_the_aggression_types_carry_the_labels_of_the_report_in_its_order() -> None:
    assert [(entry.code, entry.label) for entry in CATALOGUE_1.types] == [
        ("verbal", "Verbale agressie (uitschelden, schreeuwen of zeer fel in discussie gaan)"),
        ("physical", "Fysieke agressie (schoppen, duwen, slaan, spugen, bijten en vernielen)"),
        ("psychological", "Psychische agressie (bedreigen, intimideren, chanteren, vernederen)"),
        ("other", "Anders (bijv. zorgen om suïcidale uitingen)"),
    ]


def test_the_sanctions_of_the_report_always_have_a_row() -> None:
    assert [(entry.code, entry.label) for entry in CATALOGUE_1.sanctions if entry.always_in_report] == [
        ("warning_letter", "Waarschuwingsbrief"),
        ("restorative_or_stop_talk", "Herstel- of stopgesprek"),
        ("contact_arrangements", "Contactafspraken, uitleg"),
        ("police_report", "Melding politie"),
        ("police_charge", "Aangifte politie"),
    ]


def test_the_other_sanctions_of_the_field_have_a_row_only_when_used() -> None:
    assert [(entry.code, entry.label) for entry in CATALOGUE_1.sanctions if not entry.always_in_report] == [
        ("building_ban", "Toegangsontzegging (pandverbod)"),
        ("service_suspension", "Opschorten dienstverlening"),
        ("damage_recovery", "Schadeverhaal"),
    ]


def test_the_sanctions_that_restrict_someone_are_marked() -> None:
    assert {entry.code for entry in CATALOGUE_1.sanctions if entry.restricts} == {
        "contact_arrangements",
        "building_ban",
        "service_suspension",
    }


def test_the_channels_are_those_outside_clients_know() -> None:
    assert [entry.code for entry in CATALOGUE_1.channels] == [
        "letter",
        "phone",
        "desk",
        "home_visit",
        "outdoors",
        "online",
        "off_duty",
        "other",
    ]


def test_the_letters_are_those_that_the_program_can_write_about_any_sanction() -> None:
    assert [letter.code for letter in CATALOGUE_1.letters] == list(get_args(LetterKind))
    assert not any(letter.sanctions or letter.retired for letter in CATALOGUE_1.letters)


def test_what_was_adopted_before_letters_stood_in_a_catalogue_has_them_as_they_ship() -> None:
    old = [sample.load() for sample in samples() if sample.topic == "catalogue.adopted.v1"]
    assert old
    for event in old:
        assert isinstance(event, CatalogueAdopted)
        assert (event.content.letters, event.content.mapping.units) == (LETTERS, ())


def test_every_code_and_every_label_stands_for_one_thing() -> None:
    for entries in (CATALOGUE_1.types, CATALOGUE_1.sanctions, CATALOGUE_1.channels):
        assert len(codes(entries)) == len(entries)
        assert len({entry.label for entry in entries}) == len(entries)


def test_it_is_version_1() -> None:
    assert CATALOGUE_1.version == 1
