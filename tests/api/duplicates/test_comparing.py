"""How alike two dossiers are, and in what."""

from typing import Any
from uuid import uuid4

import pytest

from api.duplicates.blocks import MOST_IN_BLOCK, Blocks, sound
from api.duplicates.comparing import SUGGESTED_FROM, Alike, Profile, compare
from api.name_search import normalise


def profile(name: str | None = None, address: str | None = None, born: str | None = None, **more: Any) -> Profile:
    return Profile(
        id=more.get("id", uuid4()),
        kind=more.get("kind", "person"),
        name=None if name is None else normalise(name),
        address=None if address is None else normalise(address),
        born=born,
    )


KAREL = profile("Karel Mulder", "Kade 1, Zwolle", "1970-05-06")


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (KAREL, ("same", "same", "same")),
        (profile("K. Mulder", "Kade 1 Zwolle", "1970-06-05"), ("alike", "same", "alike")),
        (profile("Mulder, Karel", "Kade 1, Zwole", "1970-05-07"), ("same", "alike", "alike")),
        (profile("Petra Willems", "Dijk 2, Deventer", "1990-01-01"), ("different", "different", "different")),
        (profile("Karel Mulder"), ("same", "unknown", "unknown")),
    ],
    ids=["the same", "an initial, and the day for the month", "typing errors", "somebody else", "only a name"],
)
def test_it_is_said_in_what_they_agree(other: Profile, agrees: tuple[str, str, str]) -> None:
    alike = compare(KAREL, other)

    assert (alike.name, alike.address, alike.born) == agrees
    assert compare(other, KAREL) == alike


def test_the_more_agrees_the_higher_the_score() -> None:
    scores = [
        compare(KAREL, other).score
        for other in (
            KAREL,
            profile("Karel Mulder", born="1970-05-06"),
            profile("Karel Mulder", "Kade 1, Zwolle"),
            profile("Karel Mulder"),
            profile("Karel Mulder", "Dijk 2, Deventer", "1990-01-01"),
            profile("Petra Willems", "Kade 1, Zwolle"),
        )
    ]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100
    assert scores[3] == SUGGESTED_FROM
    assert scores[4] < SUGGESTED_FROM


def test_subjects_of_another_kind_are_nothing_like_each_other() -> None:
    assert compare(KAREL, KAREL._replace(kind="organisation")) == Alike(0, "different", "unknown", "unknown")


def test_an_address_is_compared_by_its_address_alone() -> None:
    house = profile(address="Kade 1, Zwolle", kind="address")

    assert compare(house, profile(address="Kade 1 Zwolle", kind="address")).score == 100
    assert compare(house, profile(address="Kade 11, Zwolle", kind="address")).score == 0


@pytest.mark.parametrize(
    ("one", "other"), [("bergh", "berg"), ("meijer", "meyer"), ("janssen", "jansen"), ("smidt", "smit")]
)
def test_names_that_sound_the_same_are_filed_together(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_only_what_shares_something_is_compared() -> None:
    blocks = Blocks()
    same_day, same_address = profile("Petra Willems", born="1970-05-06"), profile("Piet Boer", "Kade 1, Zwolle")
    same_name = profile("K. Mulder")
    for one in (same_day, same_address, same_name, profile("Ali Bakker"), profile("Anna Vos", "Dijk 2", "1990-01-01")):
        assert blocks.put(one) == set()

    assert blocks.put(KAREL) == {same_day.id, same_address.id, same_name.id}
    assert blocks.complete


def test_what_is_too_common_is_compared_no_further_and_that_is_said() -> None:
    blocks, near = Blocks(), None
    for _ in range(MOST_IN_BLOCK + 5):
        near = blocks.put(profile("Jan de Jong"))

    assert near == set()
    assert not blocks.complete


def test_what_is_taken_out_is_compared_no_more() -> None:
    blocks, gone = Blocks(), profile("Karel Mulder")
    blocks.put(gone)
    blocks.remove(gone.id)
    blocks.remove(uuid4())

    assert blocks.put(KAREL) == set()
