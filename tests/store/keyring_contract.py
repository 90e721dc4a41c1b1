"""What any keyring of PAR does, wherever the keys are. A subclass in a test module gives the fixture `open_keyring`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from uuid import uuid4

import pytest

from store.errors import KeysUnavailable
from store.keys import Destroyed, Key, Keyring

MOMENT = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)

OpenKeyring = Callable[[], Keyring]
"""Opens the same keyring again, as another process would."""


class KeyringContract:
    """Mint, find, destroy; a destroyed key and one that is not there are never confused."""

    @pytest.fixture
    def keyring(self, open_keyring: OpenKeyring) -> Keyring:
        return open_keyring()

    def test_a_new_key_can_be_found_at_once_by_everyone(self, open_keyring: OpenKeyring) -> None:
        ours, theirs = open_keyring(), open_keyring()
        key = ours.mint()
        assert ours.find([key.id]) == theirs.find([key.id]) == {key.id: key}

    def test_no_two_keys_are_alike(self, keyring: Keyring) -> None:
        keys = [keyring.mint() for _ in range(2_000)]
        assert len({key.id for key in keys}) == len({key.secret for key in keys}) == 2_000
        assert {len(key.secret) for key in keys} == {32}

    def test_keys_that_several_threads_mint_are_all_their_own(self, keyring: Keyring) -> None:
        def mint_some(_thread: int) -> list[Key]:
            return [keyring.mint() for _ in range(200)]

        with ThreadPoolExecutor(8) as threads:
            keys = [key for minted in threads.map(mint_some, range(8)) for key in minted]
        assert len({key.id for key in keys}) == 1_600
        assert keyring.find(key.id for key in keys) == {key.id: key for key in keys}

    def test_many_keys_are_found_in_one_go(self, keyring: Keyring) -> None:
        keys = [keyring.mint() for _ in range(1_234)]
        assert keyring.find([key.id for key in keys] * 2) == {key.id: key for key in keys}
        assert keyring.find([]) == {}

    # Destruction

    def test_a_destroyed_key_reads_as_a_tombstone_with_its_moment(self, keyring: Keyring) -> None:
        kept, gone = keyring.mint(), keyring.mint()
        assert keyring.destroy([gone.id], MOMENT) == 1
        assert keyring.find([kept.id, gone.id]) == {kept.id: kept, gone.id: Destroyed(gone.id, MOMENT)}

    def test_a_destruction_is_seen_by_everyone_at_once(self, open_keyring: OpenKeyring) -> None:
        ours, theirs = open_keyring(), open_keyring()
        key = ours.mint()
        assert theirs.find([key.id]) == {key.id: key}
        ours.destroy([key.id], MOMENT)
        assert theirs.find([key.id]) == {key.id: Destroyed(key.id, MOMENT)}
        assert open_keyring().find([key.id]) == {key.id: Destroyed(key.id, MOMENT)}

    def test_destroying_twice_keeps_the_first_moment(self, open_keyring: OpenKeyring) -> None:
        ours, theirs = open_keyring(), open_keyring()
        key = ours.mint()
        assert ours.destroy([key.id], MOMENT) == 1
        assert theirs.destroy([key.id], MOMENT + timedelta(days=1)) == 0
        assert ours.find([key.id]) == {key.id: Destroyed(key.id, MOMENT)}

    def test_several_keys_are_destroyed_and_counted(self, keyring: Keyring) -> None:
        keys = [keyring.mint() for _ in range(5)]
        keyring.destroy([keys[0].id], MOMENT)
        assert keyring.destroy([key.id for key in keys], MOMENT) == 4
        assert keyring.destroy([], MOMENT) == 0
        assert all(isinstance(found, Destroyed) for found in keyring.find(key.id for key in keys).values())

    def test_a_moment_is_the_same_moment_in_another_zone(self, keyring: Keyring) -> None:
        key = keyring.mint()
        keyring.destroy([key.id], MOMENT.astimezone(timezone(timedelta(hours=2))))
        assert keyring.find([key.id]) == {key.id: Destroyed(key.id, MOMENT)}

    def test_minting_goes_on_after_a_destruction(self, keyring: Keyring) -> None:
        gone = keyring.mint()
        keyring.destroy([gone.id], MOMENT)
        minted = [keyring.mint() for _ in range(100)]
        assert gone.id not in {key.id for key in minted}
        assert keyring.find(key.id for key in minted) == {key.id: key for key in minted}

    # A key that was never here is damage, not an erasure

    def test_a_key_that_was_never_here_is_unavailable_and_no_tombstone(self, keyring: Keyring) -> None:
        with pytest.raises(KeysUnavailable):
            keyring.find([uuid4()])

    def test_one_unknown_key_among_known_ones_is_not_passed_over(self, keyring: Keyring) -> None:
        kept, gone = keyring.mint(), keyring.mint()
        keyring.destroy([gone.id], MOMENT)
        with pytest.raises(KeysUnavailable):
            keyring.find([kept.id, gone.id, uuid4()])

    # The hash of a request

    def test_the_hash_of_a_request_tells_a_repetition_from_another(self, open_keyring: OpenKeyring) -> None:
        ours, theirs = open_keyring(), open_keyring()
        assert ours.request_hash(b"Jansen") == theirs.request_hash(b"Jansen")
        assert ours.request_hash(b"Jansen") != ours.request_hash(b"Janssen")

    def test_the_hash_of_a_request_tells_nothing_without_the_key(self, keyring: Keyring) -> None:
        assert keyring.request_hash(b"Jansen") != sha256(b"Jansen").digest()
        assert len(keyring.request_hash(b"Jansen")) == 32
