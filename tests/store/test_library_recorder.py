"""The library's own test cases for a recorder, run on ours.

What does not apply, and why:

- `optional_test_insert_subscribe`: we refuse subscriptions, see `test_subscriptions_are_refused`.
- `AggregateRecorderTestCase`: for recorders that hand out no positions; ours always does.
- Streams that begin at version 0, in `test_concurrent_no_conflicts`, `test_concurrent_throughput` and the stacks of
  `NonInterleavingNotificationIDsBaseCase`: ours begin at 1, as the library's own INITIAL_VERSION does. They run one
  version higher.
- `BaseTestPostgres...`: they test the library's own tables and its table lock, which we do not have.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import MagicMock, patch
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from store.connections import Reading
from store.recorder import LogRecorder
from tests.postgres import Database

CIPHER_MODULES = ("Crypto", "Crypto.Cipher", "Crypto.Cipher.AES", "Crypto.Cipher._mode_gcm")

# The module imports pycryptodome for the tests of a cipher that we neither use nor install.
with patch.dict(sys.modules, {name: MagicMock() for name in CIPHER_MODULES}):
    from eventsourcing.tests import persistence as library


class OneHigher(LogRecorder):
    """Our recorder, for tests that count versions from 0."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        raised = [replace(event, originator_version=event.originator_version + 1) for event in stored_events]
        return super().insert_events(raised, **kwargs)


class OnOurTable:
    """Gives the library's test cases recorders of new organisations."""

    kind: type[LogRecorder] = LogRecorder

    @pytest.fixture(autouse=True)
    def _database(self, database: Database) -> Iterator[None]:
        self._database_of_test = database
        self._opened: list[tuple[LogRecorder, Reading]] = []
        yield
        for recorder, reading in self._opened:
            recorder.close()
            reading.close()

    def create_recorder(self) -> LogRecorder:
        reading = Reading(self._database_of_test.app)
        organisation = self._database_of_test.new_organisation()
        recorder = self.kind(self._database_of_test.app, organisation, reading, lambda _position: None)
        self._opened.append((recorder, reading))
        return recorder


class TestApplicationRecorder(OnOurTable, library.ApplicationRecorderTestCase[LogRecorder]):
    def test_concurrent_no_conflicts(self, *positions: int) -> None:
        self.kind = OneHigher
        super().test_concurrent_no_conflicts(*positions)

    def test_concurrent_throughput(self) -> None:
        self.kind = OneHigher
        super().test_concurrent_throughput()


class TestNotificationsDoNotInterleave(OnOurTable, library.NonInterleavingNotificationIDsBaseCase):
    def create_stack(self, originator_id: UUID | str) -> Sequence[StoredEvent]:
        stack = super().create_stack(originator_id)
        return [replace(event, originator_version=event.originator_version + 1) for event in stack]


def test_the_names_of_what_does_not_apply_are_still_those_of_the_library() -> None:
    assert hasattr(library.ApplicationRecorderTestCase, "optional_test_insert_subscribe")
    assert library.RecorderTestCase.INITIAL_VERSION == 1
    assert {name for name in dir(library.ApplicationRecorderTestCase) if name.startswith("test_")} == {
        "test_concurrent_no_conflicts",
        "test_concurrent_throughput",
        "test_insert_select",
        "test_performance",
    }


class TestOurRecorder(OnOurTable):
    def test_subscriptions_are_refused(self) -> None:
        with pytest.raises(NotImplementedError, match="poll"):
            self.create_recorder().subscribe(gt=0)

    def test_nothing_to_insert_gives_no_positions(self) -> None:
        recorder = self.create_recorder()
        assert recorder.insert_events([]) == []
        assert recorder.max_notification_id() is None

    def test_a_stream_can_be_read_in_part_and_backwards(self) -> None:
        recorder = self.create_recorder()
        stream = uuid4()
        events = [StoredEvent(stream, version, "topic", b"{}") for version in (1, 2, 3, 4)]
        assert recorder.insert_events(events) == [1, 2, 3, 4]
        assert recorder.select_events(stream, gt=1, lte=3) == events[1:3]
        assert recorder.select_events(stream, desc=True, limit=2) == [events[3], events[2]]
        assert recorder.select_events(stream, lte=0) == []

    def test_a_conflict_is_the_librarys_integrity_error(self) -> None:
        recorder = self.create_recorder()
        event = StoredEvent(uuid4(), 1, "topic", b"{}")
        recorder.insert_events([event])
        with pytest.raises(IntegrityError):
            recorder.insert_events([event])

    @pytest.mark.parametrize("versions", [(1, 1), (1, 3), (2, 1), (2,), (0,)])
    def test_versions_of_a_stream_follow_each_other(self, versions: tuple[int, ...]) -> None:
        recorder = self.create_recorder()
        stream = uuid4()
        with pytest.raises(IntegrityError):
            recorder.insert_events([StoredEvent(stream, version, "topic", b"{}") for version in versions])
        assert recorder.select_events(stream) == []
