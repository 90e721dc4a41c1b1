"""A seal opens where it was set, under all its keys, as it was; anywhere else and any other way it does not."""

import os
from collections.abc import Callable, Sequence
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.sealed import SealedToken, is_sealed, key_ids, value_id
from store.errors import DamagedSeal
from store.keys import Key
from store.seal import Place, seal, unseal

NAME = "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ"
HERE = Place(uuid4(), uuid4(), "person.name")

texts = st.text(st.characters(codec="utf-8"), max_size=400)


def a_key() -> Key:
    return Key(uuid4(), os.urandom(32))


@given(text=texts, key_count=st.integers(1, 5))
def test_any_text_comes_back_as_it_was_under_any_number_of_keys(text: str, key_count: int) -> None:
    keys = [a_key() for _ in range(key_count)]
    token = seal(text, HERE, keys)
    assert unseal(token, HERE, keys) == text
    assert unseal(token, HERE, keys[::-1]) == text
    assert set(key_ids(token)) == {key.id for key in keys}
    assert is_sealed(token)


@pytest.mark.parametrize("text", ["", NAME, "\x00\n\t", "👩‍👩‍👧", "x" * 100_000, "\u202eevil"])
def test_texts_that_are_often_broken_come_back(text: str) -> None:
    key = a_key()
    assert unseal(seal(text, HERE, [key]), HERE, [key]) == text


def test_the_same_text_sealed_twice_gives_two_tokens_and_two_values() -> None:
    key = a_key()
    one, other = seal(NAME, HERE, [key]), seal(NAME, HERE, [key])
    assert one != other
    assert value_id(one) != value_id(other)
    assert not set(one.split(":")[3]) <= set(NAME)


def test_a_token_is_as_long_as_its_text_and_says_no_more() -> None:
    tokens = [seal(text, HERE, [a_key()]) for text in ("Jansen", "Pieter")]
    assert len(tokens[0]) == len(tokens[1])
    assert all("Jansen" not in token and "Pieter" not in token for token in tokens)


# Moved to another place


@pytest.mark.parametrize(
    "elsewhere",
    [
        HERE._replace(organisation=uuid4()),
        HERE._replace(stream_id=uuid4()),
        HERE._replace(field="person.contact"),
        Place(HERE.stream_id, HERE.organisation, HERE.field),
    ],
    ids=["another organisation", "another stream", "another field", "ids swapped"],
)
def test_a_seal_that_was_moved_does_not_open(elsewhere: Place) -> None:
    key = a_key()
    token = seal(NAME, HERE, [key])
    with pytest.raises(DamagedSeal):
        unseal(token, elsewhere, [key])


def test_two_values_of_one_place_and_one_key_cannot_be_made_of_each_others_parts() -> None:
    # given two versions of a name at the same place under the same key
    key = a_key()
    old, new = seal("Jansen", HERE, [key]), seal("Pietersen", HERE, [key])

    # when the ciphertext of the old one is put under the id of the new one
    forged = SealedToken(f"{new.rpartition(':')[0]}:{old.rpartition(':')[2]}")
    with pytest.raises(DamagedSeal):
        unseal(forged, HERE, [key])


@given(data=st.data())
def test_of_any_two_places_only_the_right_one_opens(data: st.DataObject) -> None:
    ids = st.sampled_from([UUID(int=n) for n in range(3)])
    places = st.builds(Place, ids, ids, st.sampled_from(["a", "a.b", "b"]))
    sealed_at, opened_at = data.draw(places), data.draw(places)
    key = a_key()
    token = seal(NAME, sealed_at, [key])
    assert opens(token, opened_at, [key]) == (sealed_at == opened_at)


# Changed


def test_a_seal_with_any_one_character_changed_does_not_open() -> None:
    # given a token whose last character holds bits that mean nothing, and one without
    keys = [a_key(), a_key()]
    for text in ("Jan", "Jans", "Janse"):
        token = seal(text, HERE, keys)
        assert opens(token, HERE, keys)

        # then no other character will do, anywhere
        for place, character in enumerate(token):
            for other in {"A", "b", "0", "-", ":", "+", "=", "\n", "é"} - {character}:
                changed = SealedToken(token[:place] + other + token[place + 1 :])
                assert not opens(changed, HERE, keys), f"{character} became {other} at {place}"


def test_a_seal_with_any_one_bit_flipped_does_not_open() -> None:
    key = a_key()
    token = seal("Jansen", HERE, [key])
    for place in range(len(token)):
        for bit in range(7):
            flipped = token[:place] + chr(ord(token[place]) ^ (1 << bit)) + token[place + 1 :]
            assert not opens(SealedToken(flipped), HERE, [key]), f"bit {bit} of character {place}"


CHANGES: dict[str, Callable[[str], str]] = {
    "cut short": lambda token: token[:-1],
    "longer": lambda token: token + "A",
    "longer by padding": lambda token: token + "=",
    "longer by a line": lambda token: token + "\n",
    "without ciphertext": lambda token: token.rpartition(":")[0] + ":",
    "without header": lambda token: token.rpartition(":")[2],
    "empty": lambda _token: "",
    "a plain name": lambda _token: NAME,
    "an older format": lambda token: "s0" + token[2:],
    "in capitals": lambda token: token.upper(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_no_whole_token_does_not_open(change: Callable[[str], str]) -> None:
    key = a_key()
    with pytest.raises(DamagedSeal):
        unseal(SealedToken(change(seal(NAME, HERE, [key]))), HERE, [key])


# Keys


def test_a_text_under_three_keys_is_unreadable_when_any_is_missing() -> None:
    keys = [a_key() for _ in range(3)]
    token = seal(NAME, HERE, keys)
    assert opens(token, HERE, keys)
    for count in (0, 1, 2):
        for some in combinations(keys, count):
            assert not opens(token, HERE, some)


def test_a_seal_does_not_open_under_another_key_of_the_same_name() -> None:
    keys = [a_key(), a_key()]
    for sealing in (keys[:1], keys):
        token = seal(NAME, HERE, sealing)
        imposter = [Key(sealing[0].id, os.urandom(32)), *sealing[1:]]
        assert not opens(token, HERE, imposter)


def test_a_key_given_twice_counts_once() -> None:
    key = a_key()
    token = seal(NAME, HERE, [key, key])
    assert key_ids(token) == (key.id,)
    assert unseal(token, HERE, [key]) == NAME


def test_a_value_without_a_key_is_never_made() -> None:
    with pytest.raises(ValueError, match="without a key"):
        seal(NAME, HERE, [])


def test_what_was_sealed_by_the_first_version_opens_for_ever() -> None:
    # These tokens were made once and are never changed: the format is in the log for ever.
    place = Place(UUID(int=1), UUID(int=2), "person.name")
    keys = [Key(UUID(int=10 + n), bytes([n]) * 32) for n in range(3)]
    assert unseal(SealedToken(ONE_KEY), place, keys[:1]) == NAME
    assert unseal(SealedToken(THREE_KEYS), place, keys) == NAME


ONE_KEY = (
    "s1:de28c7b56e18ffea5d9a4b41db95a7c1:0000000000000000000000000000000a"
    ":qtA2-fEUFbJcWwt79c72ml81JIr6FtqSpzCeFjB4tx-z8A8hCUup0tTmqOcC56yaguyP6hlt8Za01GamF8-nbk2KAUXwCY4r"
)
THREE_KEYS = (
    "s1:24362f43720b4b12b8ea04963b8f664a:0000000000000000000000000000000a+0000000000000000000000000000000"
    "b+0000000000000000000000000000000c"
    ":k22gZHOqokDkJbFRWuBZQg47B74NA0OL4DJO64Jb3a9zWLD6p0pXa3UAlckGGBD2JuXDMKn2kSqHPXSxM_W-if1VvnxO-dVs"
)


def opens(token: SealedToken, place: Place, keys: Sequence[Key]) -> bool:
    try:
        return unseal(token, place, keys) is not None
    except DamagedSeal:
        return False
