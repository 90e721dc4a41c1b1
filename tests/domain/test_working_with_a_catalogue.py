"""Which version holds when, what can be chosen from it, and what old codes count as."""

from datetime import date, timedelta

import pytest

from domain.catalogue.catalogue import LETTERS, Term
from domain.catalogue.difference import Became, Renamed, changed_letters, changed_terms, list_difference
from domain.catalogue.events import CatalogueAdopted
from domain.catalogue.letters import can_be_about, letters_of
from domain.catalogue.mapping import counted_as, names_of_unit, units_now
from domain.catalogue.state import INITIAL, State, fold, in_force, term_of, version
from domain.catalogue.version_1 import CATALOGUE_1
from domain.incident.commands import CorrectSetting, Reclassify
from domain.incident.decisions import decide as decide_incident
from domain.incident.events import Reclassified, SettingCorrected
from domain.incident.state import fold as fold_incident
from domain.sanction.commands import ImposeSanction
from domain.sanction.decisions import decide as decide_sanction
from domain.sanction.state import fold as fold_sanction
from tests.domain.catalogues import (
    ALL_BUT_VERBAL,
    DOXING,
    INSULT,
    NEXT_YEAR,
    TODAY,
    VERBAL_DIVIDED,
    VERBAL_FORGOTTEN,
    VERBAL_RETIRED,
    adopted,
    content,
)
from tests.domain.examples import REASON, an_id, report, reported
from tests.domain.given import Decider, given

A_DAY = timedelta(days=1)


def incident_with(state: State, day: date = TODAY) -> Decider:
    """An incident that is decided on with the catalogue of this day."""
    return Decider(fold_incident, lambda now, command: decide_incident(now, command, in_force(state, day)))


def sanction_with(state: State) -> Decider:
    """A sanction that is decided on with the catalogue of today."""
    return Decider(fold_sanction, lambda now, command: decide_sanction(now, command, in_force(state, TODAY)))


def test_version_1_always_held() -> None:
    assert in_force(INITIAL, date(2000, 1, 1)) == CATALOGUE_1


def test_a_version_holds_from_its_day_on() -> None:
    state = fold([adopted(VERBAL_RETIRED, effective_on=NEXT_YEAR)])
    assert in_force(state, NEXT_YEAR - A_DAY).version == 1
    assert in_force(state, NEXT_YEAR).version == 2


def test_of_two_that_took_effect_the_one_that_was_adopted_last_holds() -> None:
    state = fold([adopted(VERBAL_RETIRED, 2, NEXT_YEAR), adopted(VERBAL_DIVIDED, 3, TODAY)])
    assert in_force(state, TODAY).version == 3
    assert in_force(state, NEXT_YEAR).version == 3


def test_every_version_can_be_looked_up() -> None:
    state = fold([adopted(VERBAL_RETIRED)])
    assert [found.version for number in (1, 2) if (found := version(state, number))] == [1, 2]
    assert version(state, 3) is None


def test_what_an_organisation_added_can_be_chosen_at_once() -> None:
    state = fold([adopted(content(types=(*CATALOGUE_1.types, DOXING)))])
    given(incident_with(state), []).when(report(types=("doxing",))).then(
        [reported(types=("doxing",), catalogue_version=2)]
    )


def test_a_retired_type_is_not_chosen_but_may_stay() -> None:
    state = fold([adopted(VERBAL_RETIRED)])
    given(incident_with(state), []).when(report(types=("verbal",))).then_refused_at(
        ("/types/0", "catalogue.retired_code")
    )
    given(incident_with(state), [reported()]).when(Reclassify(types=("verbal", "physical"), reason=REASON)).then(
        [Reclassified(types=("verbal", "physical"), catalogue_version=2, reason=REASON)]
    )


def test_a_retired_channel_may_stay_when_the_unit_is_corrected() -> None:
    phone, *others = (entry for entry in CATALOGUE_1.channels if entry.code in ("phone", "desk"))
    state = fold([adopted(content(channels=(phone.model_copy(update={"retired": True}), *others)))])
    given(incident_with(state), [reported()]).when(
        CorrectSetting(channel="phone", unit="Toezicht", reason=REASON)
    ).then([SettingCorrected(channel="phone", unit="Toezicht", catalogue_version=2, reason=REASON)])
    given(incident_with(state), []).when(report()).then_refused("catalogue.retired_code")


def test_where_there_is_a_list_of_units_a_report_names_one_of_them() -> None:
    state = fold([adopted(content(units=("Toezicht", "Wegen")))])
    given(incident_with(state), []).when(report(unit="Vergunningen")).then_refused_at(
        ("/unit", "incident.unknown_unit")
    )
    given(incident_with(state), []).when(report(unit="Wegen")).then([reported(unit="Wegen", catalogue_version=2)])
    given(incident_with(state), []).when(report(unit=" ")).then_refused("incident.no_unit")


def test_the_unit_of_an_old_incident_may_stay() -> None:
    state = fold([adopted(content(units=("Toezicht",)))])
    given(incident_with(state), [reported()]).when(
        CorrectSetting(channel="desk", unit="Vergunningen", reason=REASON)
    ).then([SettingCorrected(channel="desk", unit="Vergunningen", catalogue_version=2, reason=REASON)])


@pytest.mark.parametrize(
    ("code", "counts_as"),
    [("verbal", ("shouting", "insult")), ("physical", ("physical",)), ("shouting", ("shouting",)), ("rude", ())],
)
def test_an_old_code_counts_as_what_it_became(code: str, counts_as: tuple[str, ...]) -> None:
    state = fold([adopted(VERBAL_DIVIDED)])
    assert counted_as(state, "types", code, in_force(state, TODAY)) == counts_as


def test_a_retired_code_counts_as_itself() -> None:
    state = fold([adopted(VERBAL_RETIRED)])
    assert counted_as(state, "types", "verbal", in_force(state, TODAY)) == ("verbal",)


def test_what_a_code_became_may_become_something_else_again() -> None:
    other = content(
        types=(DOXING, INSULT, *ALL_BUT_VERBAL),
        matrix=VERBAL_DIVIDED.matrix,
        mapping={"types": [{"old": "shouting", "new": ["doxing"]}]},
    )
    state = fold([adopted(VERBAL_DIVIDED, 2), adopted(other, 3)])
    assert counted_as(state, "types", "verbal", state.versions[2].catalogue) == ("doxing", "insult")
    assert counted_as(state, "types", "verbal", state.versions[1].catalogue) == ("shouting", "insult")


def test_codes_that_became_each_other_are_no_riddle() -> None:
    forth = content(types=(DOXING,), matrix=(), mapping={"types": [{"old": "verbal", "new": ["doxing"]}]})
    back = content(types=CATALOGUE_1.types, matrix=(), mapping={"types": [{"old": "doxing", "new": ["verbal"]}]})
    nothing = content(types=(INSULT,), matrix=())
    state = fold([adopted(forth, 2), adopted(back, 3)])
    assert counted_as(state, "types", "doxing", state.versions[2].catalogue) == ("verbal",)
    assert counted_as(state, "types", "doxing", nothing) == ()


def with_units(*units: str, **became: str) -> CatalogueAdopted:
    """A version with these units, and what others became."""
    mapped = [{"old": old, "new": [new]} for old, new in became.items()]
    return adopted(content(units=units, mapping={"units": mapped}))


def test_a_unit_is_found_by_what_it_is_called_now_and_by_what_it_was_called() -> None:
    first = with_units("Beheer", "Toezicht", Wegen="Beheer", Bruggen="Beheer")
    second = with_units("Infra", "Toezicht", Beheer="Infra").model_copy(update={"version": 3})
    state = fold([first, second])
    now = in_force(state, TODAY)
    assert set(names_of_unit(state, "Infra", now)) == {"Infra", "Beheer", "Wegen", "Bruggen"}
    assert names_of_unit(state, "Toezicht", now) == ("Toezicht",)
    assert names_of_unit(state, "Wegen", now) == ("Wegen",), "who asks for the old name gets what was recorded so"
    assert set(names_of_unit(state, "Beheer", state.versions[1].catalogue)) == {"Beheer", "Wegen", "Bruggen"}


def test_where_any_unit_can_be_named_each_is_called_as_it_was() -> None:
    state = fold([with_units("Beheer", Wegen="Beheer"), adopted(content(units=()), version=3)])
    assert units_now(state, "Wegen", in_force(state, TODAY)) == ("Wegen",)
    assert names_of_unit(state, "Beheer", in_force(state, TODAY)) == ("Beheer",)


def test_a_letter_that_a_version_does_not_name_is_as_it_ships() -> None:
    own = LETTERS[0].model_copy(update={"label": "Gele kaart", "sanctions": ("warning_letter",)})
    named = content(letters=(own,))
    assert letters_of(named) == (own, *LETTERS[1:])
    assert can_be_about(named, "warning", {"warning_letter", "old_code"})
    assert not can_be_about(named, "warning", {"building_ban"})
    assert can_be_about(named, "ban", {"anything"})


def test_a_letter_that_changes_is_a_difference() -> None:
    retired = LETTERS[0].model_copy(update={"retired": True})
    (changed,) = changed_letters(CATALOGUE_1, content(letters=(retired, *LETTERS[1:])))
    assert (changed.before, changed.after) == (LETTERS[0], retired)
    assert changed_letters(CATALOGUE_1, content()) == ()


def test_a_difference_names_what_is_added_renamed_retired_mapped_and_forgotten() -> None:
    physical, psychological, other = ALL_BUT_VERBAL
    new = content(
        types=(
            DOXING,
            physical.model_copy(update={"label": "Geweld"}),
            psychological.model_copy(update={"retired": True}),
        ),
        mapping={"types": [{"old": "verbal", "new": ["doxing"]}]},
    )
    found = list_difference(INITIAL, "types", CATALOGUE_1, new)
    assert found.added == (DOXING,)
    assert found.renamed == (Renamed(code="physical", before=physical.label, after="Geweld"),)
    assert found.retired == ("psychological",)
    assert found.mapped == (Became(code="verbal", new=("doxing",)),)
    assert found.orphaned == (other.code,)


def test_no_difference_is_no_difference() -> None:
    same = list_difference(INITIAL, "channels", CATALOGUE_1, VERBAL_FORGOTTEN)
    assert not any(value for _, value in same)
    assert changed_terms(CATALOGUE_1, VERBAL_FORGOTTEN) == ()


REACTION, *OTHER_TERMS = CATALOGUE_1.terms


def reacting_within(period: str, *, applies_to_running: bool) -> tuple[Term, ...]:
    changed = REACTION.model_copy(update={"period": period, "applies_to_running": applies_to_running})
    return (changed, *OTHER_TERMS)


def test_a_changed_term_is_a_difference() -> None:
    new = content(terms=reacting_within("PT24H", applies_to_running=False))
    (changed,) = changed_terms(CATALOGUE_1, new)
    assert changed.before == REACTION
    assert changed.after == new.terms[0]


@pytest.mark.parametrize(("applies", "period"), [(False, "PT48H"), (True, "PT24H")])
def test_a_policy_change_holds_for_running_terms_only_when_it_says_so(*, applies: bool, period: str) -> None:
    shorter = content(terms=reacting_within("PT24H", applies_to_running=applies))
    state = fold([adopted(shorter, effective_on=NEXT_YEAR)])
    before, after = NEXT_YEAR - A_DAY, NEXT_YEAR + A_DAY
    holds = [term_of(state, "reaction", *days) for days in ((before, before), (before, after), (after, after))]
    assert [term.period for _, term in holds] == ["PT48H", period, "PT24H"]
    assert [number for number, _ in holds] == [1, 2 if applies else 1, 2]


def test_a_later_version_that_is_only_for_new_terms_leaves_a_running_one_as_it_was_changed() -> None:
    state = fold(
        [
            adopted(content(terms=reacting_within("PT24H", applies_to_running=True)), 2, TODAY + A_DAY),
            adopted(content(terms=reacting_within("PT12H", applies_to_running=False)), 3, TODAY + 2 * A_DAY),
        ]
    )
    number, term = term_of(state, "reaction", began=TODAY, today=TODAY + 5 * A_DAY)
    assert (number, term.period) == (2, "PT24H")


def test_an_unknown_term_has_no_period() -> None:
    with pytest.raises(LookupError):
        term_of(INITIAL, "coffee", TODAY, TODAY)


def test_a_retired_sanction_is_not_imposed() -> None:
    letter, *others = CATALOGUE_1.sanctions
    state = fold([adopted(content(sanctions=(letter.model_copy(update={"retired": True}), *others)))])
    given(sanction_with(state), []).when(
        ImposeSanction(
            today=TODAY,
            kind="warning_letter",
            imposed_on=TODAY,
            incident_id=an_id("incident"),
            incident=fold_incident([reported()]),
        )
    ).then_refused_at(("/kind", "catalogue.retired_code"))
