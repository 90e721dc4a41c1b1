"""More became known about how it happened."""

import pytest

from domain.incident.commands import SupplementCircumstances
from domain.incident.events import Circumstances, CircumstancesSupplemented
from domain.incident.state import Reported, fold
from tests.domain.examples import reported, sealed
from tests.domain.given import INCIDENT, given

PLACE = Circumstances(place=sealed("place"))
INJURY = Circumstances(injury=sealed("injury"))


@pytest.mark.parametrize(
    "more",
    [Circumstances(**{field: sealed(field)}) for field in Circumstances.model_fields if field != "police_came"]
    + [Circumstances(police_came=True), Circumstances(police_came=False)],
    ids=lambda more: str(more.model_dump(exclude_none=True).keys()),
)
def test_one_value_is_enough_to_supplement(more: Circumstances) -> None:
    given(INCIDENT, [reported()]).when(SupplementCircumstances(circumstances=more)).then(
        [CircumstancesSupplemented(circumstances=more)]
    )


def test_a_value_that_became_known_better_is_supplemented_too() -> None:
    better = Circumstances(place=sealed("better place"))
    given(INCIDENT, [reported(circumstances=PLACE)]).when(SupplementCircumstances(circumstances=better)).then(
        [CircumstancesSupplemented(circumstances=better)]
    )


def test_a_supplement_takes_nothing_away() -> None:
    state = fold([reported(circumstances=PLACE), CircumstancesSupplemented(circumstances=INJURY)])
    assert isinstance(state, Reported)
    assert state.circumstances == Circumstances(place=PLACE.place, injury=INJURY.injury)


def test_what_was_known_already_stays_quiet() -> None:
    given(INCIDENT, [reported(circumstances=PLACE)]).when(
        SupplementCircumstances(circumstances=PLACE)
    ).then_nothing_happened()


def test_what_was_supplemented_already_stays_quiet() -> None:
    past = [reported(circumstances=PLACE), CircumstancesSupplemented(circumstances=INJURY)]
    given(INCIDENT, past).when(SupplementCircumstances(circumstances=INJURY)).then_nothing_happened()


def test_nothing_filled_in_is_refused() -> None:
    given(INCIDENT, [reported()]).when(SupplementCircumstances(circumstances=Circumstances())).then_refused(
        "incident.nothing_supplemented"
    )
