"""An organisation makes the words its own, and loses nothing that was recorded with the old ones."""

from typing import Any

import pytest

from domain.catalogue.catalogue import (
    LETTERS,
    CalendarPeriod,
    Entry,
    Letter,
    Mailbox,
    Mapped,
    Mapping,
    MatrixRow,
    mailbox_of,
)
from domain.catalogue.commands import InUse
from domain.catalogue.version_1 import CATALOGUE_1
from tests.domain.catalogues import (
    DOXING,
    NEXT_YEAR,
    SHIPPED,
    TODAY,
    VERBAL_DIVIDED,
    VERBAL_FORGOTTEN,
    VERBAL_RETIRED,
    adopt,
    adopted,
    content,
)
from tests.domain.given import CATALOGUE, given

WITH_DOXING = content(types=(*CATALOGUE_1.types, DOXING))
VERBAL_IN_USE = InUse(types=frozenset({"verbal"}))


def test_a_type_is_added_with_a_reason_and_a_day() -> None:
    given(CATALOGUE, []).when(adopt(WITH_DOXING, effective_on=NEXT_YEAR)).then(
        [adopted(WITH_DOXING, version=2, effective_on=NEXT_YEAR)]
    )


def test_the_versions_are_numbered_one_by_one() -> None:
    given(CATALOGUE, [adopted(WITH_DOXING)]).when(adopt(VERBAL_RETIRED)).then([adopted(VERBAL_RETIRED, version=3)])


def test_a_policy_can_be_recorded_late() -> None:
    late = TODAY.replace(month=1)
    given(CATALOGUE, []).when(adopt(WITH_DOXING, effective_on=late)).then([adopted(WITH_DOXING, effective_on=late)])


def test_adopting_what_holds_already_changes_nothing() -> None:
    given(CATALOGUE, []).when(adopt(SHIPPED)).then_nothing_happened()
    given(CATALOGUE, [adopted(WITH_DOXING)]).when(adopt(WITH_DOXING)).then_nothing_happened()
    given(CATALOGUE, [adopted(WITH_DOXING)]).when(adopt(WITH_DOXING, effective_on=NEXT_YEAR)).then_nothing_happened()


def test_what_is_to_hold_later_can_be_brought_forward() -> None:
    given(CATALOGUE, [adopted(WITH_DOXING, effective_on=NEXT_YEAR)]).when(adopt(WITH_DOXING)).then(
        [adopted(WITH_DOXING, version=3)]
    )


def test_a_code_in_use_is_not_forgotten() -> None:
    given(CATALOGUE, []).when(adopt(VERBAL_FORGOTTEN, in_use=VERBAL_IN_USE)).then_refused_at(
        ("/types", "catalogue.orphans_code_in_use")
    )


@pytest.mark.parametrize("kept", [VERBAL_DIVIDED, VERBAL_RETIRED], ids=["mapped", "retired"])
def test_a_code_in_use_may_be_retired_or_become_others(kept: Any) -> None:
    given(CATALOGUE, []).when(adopt(kept, in_use=VERBAL_IN_USE)).then([adopted(kept)])


def test_a_code_that_nothing_was_recorded_with_may_go() -> None:
    given(CATALOGUE, []).when(adopt(VERBAL_FORGOTTEN)).then([adopted(VERBAL_FORGOTTEN)])


def test_a_code_that_can_still_be_used_until_that_day_is_not_forgotten() -> None:
    given(CATALOGUE, []).when(adopt(VERBAL_FORGOTTEN, effective_on=NEXT_YEAR)).then_refused_at(
        ("/types", "catalogue.orphans_code_in_use")
    )


def test_what_an_earlier_version_mapped_stays_mapped_as_long_as_its_new_code_stands() -> None:
    later = content(types=VERBAL_DIVIDED.types, matrix=VERBAL_DIVIDED.matrix)
    given(CATALOGUE, [adopted(VERBAL_DIVIDED)]).when(adopt(later, in_use=VERBAL_IN_USE)).then(
        [adopted(later, version=3)]
    )
    without = content(types=(DOXING,), matrix=())
    given(CATALOGUE, [adopted(VERBAL_DIVIDED)]).when(adopt(without, in_use=VERBAL_IN_USE)).then_refused(
        "catalogue.orphans_code_in_use"
    )


def test_a_sanction_and_a_channel_in_use_are_not_forgotten_either() -> None:
    less = content(sanctions=CATALOGUE_1.sanctions[:-1], channels=CATALOGUE_1.channels[:-1])
    used = InUse(sanctions=frozenset({"damage_recovery"}), channels=frozenset({"other"}))
    given(CATALOGUE, []).when(adopt(less, in_use=used)).then_refused_at(
        ("/sanctions", "catalogue.orphans_code_in_use"), ("/channels", "catalogue.orphans_code_in_use")
    )


BOX = Mailbox(address="agressie@example.org")
BOX_OF_A_UNIT = Mailbox(unit="Toezicht", address="toezicht@example.org")
VERBAL = CATALOGUE_1.types[0]
REACTION, *OTHER_TERMS = CATALOGUE_1.terms
ADVICE = CATALOGUE_1.matrix[0]


def reaction_in(period: CalendarPeriod, **changes: Any) -> tuple[Any, ...]:
    return (REACTION.model_copy(update={"period": period, **changes}), *OTHER_TERMS)


@pytest.mark.parametrize(
    ("changes", "place", "code"),
    [
        ({"types": (*CATALOGUE_1.types, Entry(code="verbal", label="Schelden"))}, "/types/4/code",
         "catalogue.code_twice"),
        ({"types": (*CATALOGUE_1.types, Entry(code="Öps", label="Ö"))}, "/types/4/code", "catalogue.code_not_plain"),
        ({"types": (*CATALOGUE_1.types, Entry(code="x", label=" "))}, "/types/4/label", "catalogue.no_label"),
        ({"types": (*CATALOGUE_1.types, Entry(code="x", label=VERBAL.label))}, "/types/4/label",
         "catalogue.label_twice"),
        ({"channels": (Entry(code="pigeon", label="Postduif", retired=True),)}, "/channels",
         "catalogue.nothing_to_choose"),
        ({"terms": tuple(OTHER_TERMS)}, "/terms", "catalogue.term_missing"),
        ({"terms": (*CATALOGUE_1.terms, REACTION.model_copy(update={"code": "coffee"}))}, "/terms/10/code",
         "catalogue.unknown_term"),
        ({"terms": reaction_in("P101Y")}, "/terms/0/period", "catalogue.period_too_long"),
        ({"terms": reaction_in("P1D", remind_before="P9999Y")}, "/terms/0/remindBefore",
         "catalogue.period_too_long"),
        ({"matrix": (ADVICE.model_copy(update={"type": "rude"}),)}, "/matrix/0/type",
         "catalogue.unknown_type_in_matrix"),
        ({"matrix": (ADVICE.model_copy(update={"kinds": ("warning_letter", "stocks")}),)}, "/matrix/0/kinds/1",
         "catalogue.unknown_kind_in_matrix"),
        ({"matrix": (ADVICE.model_copy(update={"kinds": ()}),)}, "/matrix/0/kinds", "catalogue.no_advice"),
        ({"matrix": (ADVICE, ADVICE)}, "/matrix/1", "catalogue.advice_twice"),
        ({"matrix": (ADVICE.model_copy(update={"duration": "P9999M"}),)}, "/matrix/0/duration",
         "catalogue.period_too_long"),
        ({"units": ("Toezicht", " ")}, "/units/1", "catalogue.no_unit_name"),
        ({"units": ("Toezicht", "Toezicht")}, "/units/1", "catalogue.unit_twice"),
        ({"mailboxes": (Mailbox(address="agressie"),)}, "/mailboxes/0/address", "catalogue.not_an_address"),
        ({"mailboxes": (BOX, BOX)}, "/mailboxes/1/unit", "catalogue.mailbox_twice"),
        ({"mailboxes": (BOX_OF_A_UNIT, BOX, BOX_OF_A_UNIT)}, "/mailboxes/2/unit", "catalogue.mailbox_twice"),
        ({"units": ("Vergunningen",), "mailboxes": (BOX_OF_A_UNIT,)}, "/mailboxes/0/unit",
         "catalogue.unknown_unit_of_mailbox"),
        ({"mailboxes": (Mailbox(unit=" ", address="agressie@example.org"),)}, "/mailboxes/0/unit",
         "catalogue.no_unit_name"),
        ({"mapping": Mapping(types=(Mapped(old="rude", new=("other",)),))}, "/mapping/types/0/old",
         "catalogue.unknown_old_code"),
        ({"letters": LETTERS[1:]}, "/letters", "catalogue.letter_missing"),
        ({"letters": (*LETTERS, Letter(code="poem", label="Gedicht"))}, "/letters/3/code", "catalogue.unknown_letter"),
        ({"letters": (*LETTERS, LETTERS[0].model_copy(update={"label": "Nog een"}))}, "/letters/3/code",
         "catalogue.code_twice"),
        ({"letters": (LETTERS[0], LETTERS[1].model_copy(update={"label": LETTERS[0].label}), LETTERS[2])},
         "/letters/1/label", "catalogue.label_twice"),
        ({"letters": (LETTERS[0].model_copy(update={"label": " "}), *LETTERS[1:])}, "/letters/0/label",
         "catalogue.no_label"),
        ({"letters": (*LETTERS[:2], LETTERS[2].model_copy(update={"sanctions": ("building_ban", "stocks")}))},
         "/letters/2/sanctions/1", "catalogue.unknown_kind_in_letter"),
        ({"mapping": Mapping(units=(Mapped(old="Wegen", new=("Toezicht",)),)), "units": ("Toezicht", "Wegen")},
         "/mapping/units/0/old", "catalogue.unit_mapped_but_to_choose"),
        ({"mapping": Mapping(units=(Mapped(old="Wegen", new=("Beheer",)),)), "units": ("Toezicht",)},
         "/mapping/units/0/new/0", "catalogue.unknown_new_code"),
        ({"mapping": Mapping(units=(Mapped(old="Wegen", new=()),)), "units": ("Toezicht",)},
         "/mapping/units/0/new", "catalogue.mapped_to_nothing"),
        ({"mapping": Mapping(units=(Mapped(old="Wegen", new=("Toezicht",)),) * 2), "units": ("Toezicht",)},
         "/mapping/units/1/old", "catalogue.mapped_twice"),
        ({"mapping": Mapping(types=(Mapped(old="verbal", new=("other",)),))}, "/mapping/types/0/old",
         "catalogue.mapped_but_to_choose"),
    ],
)  # fmt: skip
def test_a_catalogue_that_cannot_be_worked_with_is_refused(changes: Any, place: str, code: str) -> None:
    given(CATALOGUE, []).when(adopt(content(**changes))).then_refused_at((place, code))


@pytest.mark.parametrize(
    ("new", "place", "code"),
    [
        ((Mapped(old="verbal", new=("other", "rude")),), "/mapping/types/0/new/1", "catalogue.unknown_new_code"),
        ((Mapped(old="verbal", new=()),), "/mapping/types/0/new", "catalogue.mapped_to_nothing"),
        ((Mapped(old="verbal", new=("other",)), Mapped(old="verbal", new=("physical",))), "/mapping/types/1/old",
         "catalogue.mapped_twice"),
    ],
)  # fmt: skip
def test_a_mapping_says_once_what_a_code_became(new: tuple[Mapped, ...], place: str, code: str) -> None:
    changed = content(types=VERBAL_FORGOTTEN.types, matrix=VERBAL_FORGOTTEN.matrix, mapping=Mapping(types=new))
    given(CATALOGUE, []).when(adopt(changed)).then_refused_at((place, code))


def test_units_become_others_only_where_there_is_a_list_of_them() -> None:
    mapped = Mapping(units=(Mapped(old="Wegen", new=("Toezicht",)),))
    given(CATALOGUE, []).when(adopt(content(mapping=mapped))).then_refused_at(
        ("/mapping/units", "catalogue.mapping_without_units"),
        ("/mapping/units/0/new/0", "catalogue.unknown_new_code"),
    )


WEGEN_IN_USE = InUse(units=frozenset({"Wegen"}))


@pytest.mark.parametrize(
    "kept",
    [
        {"units": ("Toezicht", "Wegen")},
        {"units": ("Toezicht",), "mapping": Mapping(units=(Mapped(old="Wegen", new=("Toezicht",)),))},
        {"units": ()},
    ],
    ids=["kept", "mapped", "any unit"],
)
def test_a_unit_in_use_stays_or_becomes_another(kept: Any) -> None:
    given(CATALOGUE, [adopted(content(units=("Wegen",)))]).when(adopt(content(**kept), in_use=WEGEN_IN_USE)).then(
        [adopted(content(**kept), version=3)]
    )


def test_a_unit_in_use_is_not_forgotten() -> None:
    outcome = given(CATALOGUE, []).when(adopt(content(units=("Toezicht",)), in_use=WEGEN_IN_USE))
    outcome.then_refused_at(("/units", "catalogue.orphans_unit_in_use"))
    assert "Wegen" in outcome.faults[0].message


def test_a_unit_that_can_still_be_chosen_until_that_day_is_not_forgotten() -> None:
    now = adopted(content(units=("Toezicht", "Wegen")))
    later = adopt(content(units=("Toezicht",)), effective_on=NEXT_YEAR)
    given(CATALOGUE, [now]).when(later).then_refused("catalogue.orphans_unit_in_use")


def test_of_very_many_forgotten_units_the_first_are_named() -> None:
    used = InUse(units=frozenset(f"Eenheid {number:02}" for number in range(25)))
    outcome = given(CATALOGUE, []).when(adopt(content(units=("Toezicht",)), in_use=used))
    assert "Eenheid 19 en nog 5 andere" in outcome.faults[0].message
    assert "Eenheid 20" not in outcome.faults[0].message


def test_a_letter_may_be_about_a_kind_that_is_retired() -> None:
    *others, recovery = CATALOGUE_1.sanctions
    retired = (*others, recovery.model_copy(update={"retired": True}))
    warning = LETTERS[0].model_copy(update={"sanctions": ("damage_recovery",)})
    changed = content(sanctions=retired, letters=(warning, *LETTERS[1:]))
    given(CATALOGUE, []).when(adopt(changed)).then([adopted(changed)])


def test_a_retired_kind_is_not_advised() -> None:
    kinds = tuple(
        kind.model_copy(update={"retired": True}) if kind.code == "warning_letter" else kind
        for kind in CATALOGUE_1.sanctions
    )
    row = MatrixRow(type="verbal", severity="light", repeated=False, kinds=("warning_letter",))
    given(CATALOGUE, []).when(adopt(content(sanctions=kinds, matrix=(row,)))).then_refused(
        "catalogue.unknown_kind_in_matrix"
    )


def test_every_fault_is_named_at_once() -> None:
    given(CATALOGUE, []).when(adopt(content(types=(DOXING, DOXING), matrix=()), in_use=VERBAL_IN_USE)).then_refused_at(
        ("/types/1/code", "catalogue.code_twice"),
        ("/types/1/label", "catalogue.label_twice"),
        ("/types", "catalogue.orphans_code_in_use"),
    )


@pytest.mark.parametrize(
    "address",
    [
        "", "agressie", "@example.org", "agressie@", "agressie@localhost", "agressie@example..org", ".a@example.org",
        "a b@example.org", "a@example.org\nBcc: b@example.org", "a@example.org,b@example.org", "A <a@example.org>",
        '"a b"@example.org', "a@[127.0.0.1]", "a@-example.org", "agressie@exämple.org", "ä@example.org",
        "a" * 65 + "@example.org", "a@example.org\n",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_no_mailbox(address: str) -> None:
    given(CATALOGUE, []).when(adopt(content(mailboxes=(Mailbox(address=address),)))).then_refused(
        "catalogue.not_an_address"
    )


@pytest.mark.parametrize("address", ["agressie@example.org", "team.balie+par@mail.gemeente-x.example", "a@b.cd"])
def test_a_shared_mailbox_is_adopted(address: str) -> None:
    with_mailbox = content(mailboxes=(Mailbox(address=address),))
    given(CATALOGUE, []).when(adopt(with_mailbox)).then([adopted(with_mailbox)])


@pytest.mark.parametrize(
    ("mailboxes", "unit", "found"),
    [
        ((BOX, BOX_OF_A_UNIT), "Toezicht", BOX_OF_A_UNIT),
        ((BOX, BOX_OF_A_UNIT), "Balie", BOX),
        ((BOX, BOX_OF_A_UNIT), None, BOX),
        ((BOX_OF_A_UNIT,), "Balie", None),
        ((), None, None),
    ],
)
def test_mail_goes_to_the_unit_else_to_the_organisation_else_nowhere(
    mailboxes: tuple[Mailbox, ...], unit: str | None, found: Mailbox | None
) -> None:
    assert mailbox_of(content(mailboxes=mailboxes), unit) == found
