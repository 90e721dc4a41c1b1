"""Opening all values of one answer with one look into the keyring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.presenting.opened import ErasedOutput, Show, Shown, as_day, maybe, open_while
from api.register import Register
from domain.sealed import SealedToken, key_ids
from store.errors import DamagedSeal
from store.file_keyring import FileKeyring
from store.keys import Destroyed, Key, Keyring
from store.seal import Place, seal

STREAM = uuid4()
ERASED_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOMBSTONE = ErasedOutput(erased_on=date(2026, 11, 22))


class Counting:
    """A keyring that counts how often it is looked into."""

    def __init__(self, keyring: Keyring) -> None:
        self.inner = keyring
        self.looks = 0

    def find(self, ids: Iterable[UUID]) -> Mapping[UUID, Key | Destroyed]:
        self.looks += 1
        return self.inner.find(ids)

    def mint(self) -> Key:
        return self.inner.mint()

    def destroy(self, ids: Iterable[UUID], at: datetime) -> int:
        return self.inner.destroy(ids, at)

    def request_hash(self, request: bytes) -> bytes:
        return self.inner.request_hash(request)

    def close(self) -> None:
        self.inner.close()


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Counting]:
    """A keyring of its own."""
    made = Counting(FileKeyring(tmp_path / "keys", uuid4(), may_create=True))
    yield made
    made.close()


@pytest.fixture
def register(keyring: Counting) -> Register:
    """Of a register, opening takes the keyring and the organisation only."""
    nothing: dict[str, Any] = dict.fromkeys(Register.__dataclass_fields__)
    return replace(Register(**nothing), organisation=uuid4(), keyring=keyring)


def test_all_values_of_an_answer_take_one_look_into_the_keyring(register: Register, keyring: Counting) -> None:
    tokens = [_sealed(register, text) for text in ("een", "twee", "drie")]

    shown = open_while(register, lambda show: [show(token, STREAM, "text.note") for token in tokens])

    assert (shown, keyring.looks) == (["een", "twee", "drie"], 1)


def test_an_answer_without_sealed_values_takes_none(register: Register, keyring: Counting) -> None:
    assert open_while(register, lambda show: maybe(show, None, STREAM, "text.note")) is None
    assert keyring.looks == 0


def test_an_erased_value_shows_the_day_and_the_others_stay(register: Register) -> None:
    gone, kept = _sealed(register, "weg"), _sealed(register, "hier")
    _erase(register, gone)

    def build(show: Show) -> list[Shown]:
        return [show(token, STREAM, "text.note") for token in (gone, kept)]

    assert open_while(register, build) == [TOMBSTONE, "hier"]
    assert TOMBSTONE.model_dump(mode="json", by_alias=True) == {"erasedOn": "2026-11-22"}


def test_a_value_in_another_field_or_stream_is_not_opened(register: Register) -> None:
    token = _sealed(register, "geheim")

    for stream, field in ((STREAM, "text.reason"), (uuid4(), "text.note")):
        with pytest.raises(DamagedSeal):
            open_while(register, lambda show, s=stream, f=field: show(token, s, f))  # type: ignore[misc]  # mypy infers no type for a default


def test_a_date_of_birth_becomes_a_day_or_a_tombstone() -> None:
    assert as_day("1980-01-31") == date(1980, 1, 31)
    assert as_day(TOMBSTONE) == TOMBSTONE
    assert as_day(None) is None


def _sealed(register: Register, text: str) -> SealedToken:
    return seal(text, Place(register.organisation, STREAM, "text.note"), [register.keyring.mint()])


def _erase(register: Register, token: SealedToken) -> None:
    register.keyring.destroy(key_ids(token), ERASED_AT)
