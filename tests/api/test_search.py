"""The index of names: what it holds, and what it forgets."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from api.register import Register
from api.search import NameFinder
from domain.sealed import key_ids
from projections.dossier_card.queries import card
from store.errors import StoreUnavailable
from store.keys import Destroyed, Key, Keyring
from tests.api.v1.service import a_register, open_dossier, serving
from tests.postgres import Database, database, server, template

__all__ = ["database", "server", "template"]


@pytest.fixture
def register(database: Database, tmp_path: Path) -> Iterator[Register]:
    """An empty practice register."""
    with a_register(database, tmp_path) as opened:
        yield opened


def named(register: Register, *names: str) -> list[UUID]:
    """Dossiers about people with these names, visible in the view."""
    with serving(register) as client:
        made = [open_dossier(client, name=name) for name in names]
        _await_view(client, made[-1])
    return [UUID(one["id"]) for one in made]


def erase(register: Register, dossier: UUID) -> None:
    """Destroy the key of the subject."""
    seen = card(register.views, register.organisation, dossier)
    assert seen is not None
    assert seen.name is not None
    register.keyring.destroy(key_ids(seen.name), datetime(2026, 11, 22, tzinfo=UTC))


def ids(finder: NameFinder, name: str) -> list[UUID]:
    """The dossiers that answer to a name."""
    return [hit.id for hit in finder.search(name).dossiers]


def test_a_finder_that_starts_later_knows_every_name(register: Register) -> None:
    mulder, _ = named(register, "Karel Mulder", "Petra Willems")

    assert ids(NameFinder(register), "Mulder") == [mulder]


def test_no_more_hits_come_than_were_asked(register: Register) -> None:
    named(register, "Karel Mulder", "Petra Mulder", "Piet Mulder")

    assert len(NameFinder(register).search("Mulder", limit=2).dossiers) == 2


def test_an_erased_name_leaves_the_index_when_it_is_met(register: Register) -> None:
    mulder, _ = named(register, "Karel Mulder", "Petra Willems")
    finder = NameFinder(register)
    finder.refresh()

    erase(register, mulder)

    assert len(finder) == 2
    assert ids(finder, "Mulder") == []
    assert len(finder) == 1


def test_an_erased_name_that_nobody_asks_for_leaves_when_the_index_is_made_anew(register: Register) -> None:
    mulder, _ = named(register, "Karel Mulder", "Petra Willems")
    finder = NameFinder(register)
    finder.refresh()
    erase(register, mulder)

    finder.renew()

    assert len(finder) == 1


def test_a_name_that_was_erased_before_never_enters(register: Register) -> None:
    mulder, _ = named(register, "Karel Mulder", "Petra Willems")
    erase(register, mulder)
    finder = NameFinder(register)

    finder.refresh()

    assert len(finder) == 1


class Counting:
    """A keyring that counts the keys that were asked."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self.asked = 0

    def find(self, ids: Iterable[UUID]) -> Mapping[UUID, Key | Destroyed]:
        wanted = list(ids)
        self.asked += len(wanted)
        return self._keyring.find(wanted)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._keyring, name)


def test_names_that_did_not_change_are_not_opened_again(register: Register) -> None:
    named(register, "Karel Mulder", "Petra Willems", "Piet Bakker")
    counting = Counting(register.keyring)
    finder = NameFinder(replace(register, keyring=counting))

    for _ in range(3):
        finder.search("Niemand")

    assert counting.asked == 3


class Slow:
    """A keyring that opens nothing until it is let go."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self.busy, self.go = threading.Event(), threading.Event()

    def find(self, ids: Iterable[UUID]) -> Mapping[UUID, Key | Destroyed]:
        self.busy.set()
        assert self.go.wait(30)
        return self._keyring.find(ids)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._keyring, name)


def test_while_the_names_are_opened_for_the_first_time_a_search_says_so_in_time(register: Register) -> None:
    (mulder,) = named(register, "Karel Mulder")
    slow = Slow(register.keyring)
    finder = NameFinder(replace(register, keyring=slow))
    opening = threading.Thread(target=finder.refresh)
    opening.start()
    assert slow.busy.wait(30)

    with pytest.raises(StoreUnavailable):
        finder.search("Mulder")
    slow.go.set()
    opening.join()

    assert ids(finder, "Mulder") == [mulder]


def _await_view(client: TestClient, dossier: dict[str, Any]) -> None:
    assert client.get(f"/v1/dossiers/{dossier['id']}").status_code == 200


def test_a_dossier_about_a_person_answers_to_the_address_too(register: Register) -> None:
    with serving(register) as client:
        made = open_dossier(client, name="Jan van den Berg", address="Dorpsstraat 12, Oefenhuizen")
        _await_view(client, made)

    assert ids(NameFinder(register), "Dorpsstraat 12") == [UUID(made["id"])]
    assert ids(NameFinder(register), "van den Berg") == [UUID(made["id"])]


def test_an_erased_subject_answers_to_its_address_no_longer(register: Register) -> None:
    with serving(register) as client:
        made = open_dossier(client, name="Jan van den Berg", address="Dorpsstraat 12, Oefenhuizen")
        _await_view(client, made)
    finder = NameFinder(register)
    assert ids(finder, "Dorpsstraat 12") == [UUID(made["id"])]

    erase(register, UUID(made["id"]))

    assert ids(finder, "Dorpsstraat 12") == []
