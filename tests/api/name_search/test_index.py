"""The index: what goes in, what comes out, and who may do so at the same time."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from api.name_search import Hit, NameIndex, NormalName
from api.name_search.ranking import Comparison
from tests.api.name_search.asking import index_of

ID = UUID(int=7)
OTHER = UUID(int=8)


def test_a_new_index_finds_nothing() -> None:
    index = NameIndex()

    assert (index.search("Jan"), len(index), index.words) == ([], 0, 0)


def test_a_hit_has_the_id_and_a_score() -> None:
    index = NameIndex()
    index.put(ID, "Jan de Vries")

    assert index.search("jan de vries") == [Hit(id=ID, score=100.0)]


def test_a_second_name_takes_the_place_of_the_first() -> None:
    index = NameIndex()
    index.put(ID, "Jan de Vries")

    index.put(ID, "Piet Bakker")

    assert index.search("Jan de Vries") == []
    assert [hit.id for hit in index.search("Piet Bakker")] == [ID]
    assert len(index) == 1


def test_a_removed_name_is_gone_and_others_with_its_words_stay() -> None:
    index = NameIndex()
    index.put(ID, "Jan de Vries")
    index.put(OTHER, "Jan de Vries")

    index.remove(ID)

    assert [hit.id for hit in index.search("Jan de Vries")] == [OTHER]


def test_removing_an_unknown_id_changes_nothing() -> None:
    index = NameIndex()
    index.put(ID, "Jan de Vries")

    index.remove(OTHER)

    assert len(index) == 1


def test_the_last_name_takes_its_words_with_it() -> None:
    index = NameIndex()
    index.put(ID, "Jan-Willem van den Dijk-IJzerman")

    index.remove(ID)

    assert (len(index), index.words) == (0, 0)


@pytest.mark.parametrize("limit", [0, -1])
def test_no_room_for_answers_gives_none(limit: int) -> None:
    assert index_of("Jan de Vries").search("Jan de Vries", limit) == []


def test_a_surname_finds_all_who_have_it_up_to_the_limit() -> None:
    index = index_of(*(["Jan de Vries"] * 30), "Jan Bakker")

    assert len(index.search("de Vries", limit=100)) == 30
    assert [hit.id.int for hit in index.search("de Vries", limit=7)] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("query", ["Jan", "de Vries", "Jan de Vries", "J. de Vrise", "Vries Jan", "Jansen-de Vries"])
def test_a_lower_limit_gives_the_head_of_the_same_list(query: str) -> None:
    given = ["Jan", "J.", "Johan", "Piet", "Jan Piet", "JP", "Vries", ""]
    surnames = ["de Vries", "Vries", "de Vris", "van Vriest", "Jan", "Jans", "Jansen", "Jansen-de Vries", "Devries"]
    index = index_of(*[f"{name} {surname}" for name in given for surname in surnames])

    everything = index.search(query, limit=1000)

    assert len(everything) > 5
    for limit in range(1, len(everything) + 1):
        assert index.search(query, limit) == everything[:limit]


@pytest.mark.parametrize(
    ("query", "limit", "at_most"),
    [
        ("Jan Verhoevn", 20, 3),  # nobody else has a surname like it
        ("Zeger", 5, 6),  # all 500 have it for given name and score the same: the first five will do
        ("Zeger Verhoevenstraatjes", 5, 0),  # far from every surname
    ],
)
def test_a_search_compares_only_names_that_can_get_a_place(
    query: str, limit: int, at_most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(*[f"Zeger {letters(n)}" for n in range(500)], "Jan Verhoeven")
    compared: list[str] = []
    score = Comparison.score

    def counted(comparison: Comparison, name: NormalName) -> float:
        compared.append(name.text)
        return score(comparison, name)

    monkeypatch.setattr(Comparison, "score", counted)
    index.search(query, limit)

    assert len(compared) <= at_most


def letters(number: int) -> str:
    """A word for a number; any two differ in more letters than an error may have."""
    return "".join(5 * "bcdfghklmn"[int(digit)] for digit in f"{number:03}")


def test_a_name_that_changes_is_always_found_under_the_old_or_the_new_one() -> None:
    index = index_of("Jan Jansen")
    answers: list[list[int]] = []

    def write() -> None:
        for number in range(2000):
            index.put(UUID(int=0), "Jan Jansen" if number % 2 else "Jan Janssen")

    while_writing(write, lambda: answers.append([hit.id.int for hit in index.search("Jan Jansen")]))

    assert all(ids == [0] for ids in answers)


def while_writing(write: Callable[[], None], read: Callable[[], None]) -> None:
    """Reads in three threads for as long as it takes to write; the threads take turns very often."""
    ready = threading.Barrier(4)
    written = threading.Event()

    def work() -> None:
        ready.wait()
        read()
        while not written.is_set():
            read()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(3) as pool:
            readers = [pool.submit(work) for _ in range(3)]
            ready.wait()
            try:
                write()
            finally:
                written.set()
    finally:
        sys.setswitchinterval(interval)
    for reader in readers:
        reader.result()
