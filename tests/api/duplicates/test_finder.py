"""Which pairs are told of, and which of several explains why."""

from itertools import permutations
from uuid import UUID

from api.duplicates.comparing import Alike
from api.duplicates.finder import Pair, undecided
from projections.dossier_card.queries import Judged

ONE, OTHER, MERGED, TOO = (UUID(int=number) for number in (3, 4, 1, 2))
MERGED_INTO_ONE = [Judged(MERGED, ONE, ()), Judged(TOO, ONE, ())]
BY_NAME, BY_ADDRESS = Alike(60, "same", "unknown", "unknown"), Alike(60, "unknown", "same", "unknown")


def test_of_equals_the_pair_that_is_about_the_dossiers_in_use_explains_it() -> None:
    found = [Pair(MERGED, OTHER, BY_ADDRESS), Pair(ONE, OTHER, BY_NAME), Pair(TOO, OTHER, BY_ADDRESS)]

    for order in permutations(found):
        assert undecided(order, MERGED_INTO_ONE) == [Pair(ONE, OTHER, BY_NAME)]


def test_of_equals_that_were_all_merged_it_is_always_the_same_one() -> None:
    found = [Pair(TOO, OTHER, BY_NAME), Pair(MERGED, OTHER, BY_ADDRESS)]

    for order in permutations(found):
        assert undecided(order, MERGED_INTO_ONE) == [Pair(ONE, OTHER, BY_ADDRESS)]


def test_the_most_alike_explains_it_whomever_it_is_about() -> None:
    stronger = BY_ADDRESS._replace(score=61)

    for order in permutations([Pair(ONE, OTHER, BY_NAME), Pair(MERGED, OTHER, stronger)]):
        assert undecided(order, MERGED_INTO_ONE) == [Pair(ONE, OTHER, stronger)]


def test_what_is_one_already_or_was_judged_different_is_left_out() -> None:
    within, decided = Pair(MERGED, ONE, BY_NAME), Pair(TOO, OTHER, BY_NAME)

    assert undecided([within, decided], [*MERGED_INTO_ONE, Judged(OTHER, None, (ONE,))]) == []


def test_the_most_alike_comes_first() -> None:
    weak, strong = Pair(MERGED, OTHER, BY_NAME), Pair(ONE, TOO, BY_NAME._replace(score=90))

    assert undecided([weak, strong], []) == [Pair(TOO, ONE, strong.alike), weak]
