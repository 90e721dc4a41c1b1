"""Someone judged that it was aggression of other types: a fact of its own, with a reason, never a silent change."""

from domain.catalogue.version_1 import CATALOGUE_1
from domain.incident.commands import Reclassify
from domain.incident.decisions import decide
from domain.incident.events import Reclassified
from domain.incident.state import fold
from tests.domain.examples import REASON, reported
from tests.domain.given import INCIDENT, given


def reclassify(*types: str) -> Reclassify:
    return Reclassify(types=types, reason=REASON)


def reclassified(*types: str, catalogue_version: int = 1) -> Reclassified:
    return Reclassified(types=types, catalogue_version=catalogue_version, reason=REASON)


def test_other_types_take_the_place_of_the_first() -> None:
    given(INCIDENT, [reported(types=("verbal",))]).when(reclassify("physical")).then([reclassified("physical")])


def test_types_are_kept_once_each_and_in_the_order_of_the_catalogue() -> None:
    given(INCIDENT, [reported(types=("verbal",))]).when(reclassify("other", "physical", "other")).then(
        [reclassified("physical", "other")]
    )


def test_the_fact_says_by_which_version_of_the_catalogue_it_was_judged() -> None:
    later = CATALOGUE_1.model_copy(update={"version": 7})
    assert decide(fold([reported(types=("verbal",))]), reclassify("other"), later) == [
        reclassified("other", catalogue_version=7)
    ]


def test_the_same_types_in_another_order_stay_quiet() -> None:
    given(INCIDENT, [reported(types=("verbal", "other"))]).when(
        reclassify("other", "verbal", "other")
    ).then_nothing_happened()


def test_the_same_judgement_twice_stays_quiet() -> None:
    past = [reported(types=("verbal",)), reclassified("physical")]
    given(INCIDENT, past).when(reclassify("physical")).then_nothing_happened()


def test_no_type_is_refused() -> None:
    given(INCIDENT, [reported()]).when(reclassify()).then_refused_at(("/types", "incident.no_type"))


def test_every_unknown_type_is_refused_at_its_place() -> None:
    given(INCIDENT, [reported()]).when(reclassify("rude", "verbal", "loud")).then_refused_at(
        ("/types/0", "catalogue.unknown_code"), ("/types/2", "catalogue.unknown_code")
    )
