"""What any log of PAR does, whatever keeps it. A subclass in a test module gives the fixtures `open_log` and
`new_organisation`; the tests say what a log is."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Protocol
from uuid import UUID, uuid4

import pytest

from domain.event import Event, Recorded
from domain.incident.events import IncidentReported, WitnessAdded
from domain.registry import topic_of
from store.command import Change, Command, Receipt
from store.errors import KeyReused, StoreError, VersionConflict
from store.keys import Keyring
from tests.store.facts import AN_OFFICIAL, NOW, Typist, command, only_events, only_stream


class Log(Protocol):
    """What the rest of PAR uses of a log."""

    def append(self, command: Command) -> Receipt: ...
    async def append_soon(self, command: Command) -> Receipt: ...
    def answered(self, key: str, request: bytes) -> Receipt | None: ...
    def load(self, stream_id: UUID) -> tuple[int, list[Event]]: ...
    def stream(self, stream_id: UUID) -> list[Recorded[Event]]: ...
    def page(self, after: int, limit: int, topics: Sequence[str] | None = None) -> list[Recorded[Event]]: ...
    def head(self) -> int: ...


OpenLog = Callable[[UUID], Log]
NewOrganisation = Callable[[], UUID]


class LogContract:
    """Append, load and page; versions, keys, numbers and organisations."""

    @pytest.fixture
    def here(self, new_organisation: NewOrganisation) -> UUID:
        return new_organisation()

    @pytest.fixture
    def log(self, open_log: OpenLog, here: UUID) -> Log:
        return open_log(here)

    @pytest.fixture
    def typist(self, keyring: Keyring, here: UUID) -> Typist:
        return Typist(keyring, here)

    # Append, load, page

    def test_a_log_begins_empty(self, log: Log) -> None:
        assert (log.head(), log.page(0, 10)) == (0, [])
        assert log.load(uuid4()) == (0, [])
        assert log.stream(uuid4()) == []

    def test_what_was_appended_is_loaded_as_it_was(self, log: Log, typist: Typist) -> None:
        asked = typist.report()
        log.append(asked)
        assert log.load(only_stream(asked)) == (1, list(only_events(asked)))

    def test_the_events_of_a_stream_come_in_the_order_in_which_they_were_appended(
        self, log: Log, typist: Typist
    ) -> None:
        stream = uuid4()
        commands = [typist.witnesses(stream, version, count) for version, count in ((0, 2), (2, 1), (3, 3))]
        for asked in commands:
            log.append(asked)
        assert log.load(stream) == (6, [event for asked in commands for event in only_events(asked)])

    def test_a_coroutine_appends_as_a_thread_does(self, log: Log, typist: Typist) -> None:
        asked = typist.report()
        receipt = asyncio.run(log.append_soon(asked))
        assert receipt == Receipt(position=1, first_number=1, answer=asked.answer, repeated=False)
        assert log.load(only_stream(asked)) == (1, list(only_events(asked)))

    def test_an_event_comes_back_in_its_envelope(self, log: Log, typist: Typist, here: UUID) -> None:
        asked = typist.report()
        log.append(asked)
        (found,) = log.stream(only_stream(asked))
        assert found == Recorded(
            organisation=here,
            position=1,
            stream_id=only_stream(asked),
            stream_version=1,
            number=1,
            recorded_at=NOW,
            actor=AN_OFFICIAL,
            event_id=found.event_id,
            command_id=asked.command_id,
            correlation_id=asked.correlation_id,
            causation_id=asked.causation_id,
            event=only_events(asked)[0],
        )

    def test_every_event_has_an_id_of_its_own(self, log: Log, typist: Typist) -> None:
        log.append(typist.witnesses(uuid4(), 0, 3))
        assert len({found.event_id for found in log.page(0, 10)}) == 3

    def test_positions_count_up_by_one(self, log: Log, typist: Typist) -> None:
        receipts = [log.append(typist.witnesses(uuid4(), 0, count)) for count in (1, 3, 1)]
        assert [receipt.position for receipt in receipts] == [1, 4, 5]
        assert [found.position for found in log.page(0, 10)] == [1, 2, 3, 4, 5]
        assert log.head() == 5

    def test_a_page_begins_after_a_position_and_ends_at_its_limit(self, log: Log, typist: Typist) -> None:
        log.append(typist.witnesses(uuid4(), 0, 7))
        assert [found.position for found in log.page(2, 3)] == [3, 4, 5]
        assert [found.position for found in log.page(5, 3)] == [6, 7]
        assert log.page(7, 3) == []

    def test_a_page_and_a_stream_hold_the_same(self, log: Log, typist: Typist) -> None:
        stream = uuid4()
        log.append(typist.witnesses(stream, 0, 3))
        assert log.page(0, 10) == log.stream(stream)

    def test_a_page_can_hold_some_topics_only(self, log: Log, typist: Typist) -> None:
        asked = typist.report()
        log.append(typist.witnesses(uuid4(), 0, 2))
        log.append(asked)
        log.append(typist.witnesses(uuid4(), 0, 2))
        assert [found.position for found in log.page(0, 10, [topic_of(IncidentReported)])] == [3]
        assert [found.position for found in log.page(1, 2, [topic_of(WitnessAdded)])] == [2, 4]
        assert log.page(0, 10, []) == []

    # Versions

    @pytest.mark.parametrize("expected", [0, 1, 3])
    def test_a_command_that_expects_another_version_leaves_nothing(
        self, log: Log, typist: Typist, expected: int
    ) -> None:
        # given a stream at version 2
        stream = uuid4()
        log.append(typist.witnesses(stream, 0, 2))

        # when a command expects another
        late = typist.witnesses(stream, expected)
        with pytest.raises(VersionConflict) as refused:
            log.append(late)

        # then it hears which it is, and neither its event nor its key was kept
        assert refused.value.found == 2
        assert (log.head(), log.load(stream)[0]) == (2, 2)
        assert log.answered(late.key, late.request) is None

    def test_a_command_for_several_streams_is_recorded_whole(self, log: Log, typist: Typist) -> None:
        one, other = uuid4(), uuid4()
        log.append(typist.witnesses(other, 0))
        receipt = log.append(
            command(
                Change(one, 0, [typist.witness(one), typist.witness(one)]), Change(other, 1, [typist.witness(other)])
            )
        )
        assert receipt.position == 4
        assert [found.stream_id for found in log.page(1, 10)] == [one, one, other]
        assert (log.load(one)[0], log.load(other)[0]) == (2, 2)

    def test_a_command_for_several_streams_is_refused_whole(self, log: Log, typist: Typist) -> None:
        one, other = uuid4(), uuid4()
        log.append(typist.witnesses(other, 0))
        with pytest.raises(VersionConflict) as refused:
            log.append(command(Change(one, 0, [typist.witness(one)]), Change(other, 0, [typist.witness(other)])))
        assert refused.value.found == 1
        assert (log.head(), log.load(one)) == (1, (0, []))

    def test_a_rule_about_another_stream_holds_while_that_has_not_moved(self, log: Log, typist: Typist) -> None:
        looked_at, changed = uuid4(), uuid4()
        log.append(typist.witnesses(looked_at, 0, 2))
        log.append(command(Change(changed, 0, [typist.witness(changed)]), Change(looked_at, 2)))
        assert (log.load(looked_at)[0], log.load(changed)[0]) == (2, 1)

    def test_a_rule_about_another_stream_is_refused_when_that_has_moved(self, log: Log, typist: Typist) -> None:
        looked_at, changed = uuid4(), uuid4()
        log.append(typist.witnesses(looked_at, 0, 2))
        with pytest.raises(VersionConflict) as refused:
            log.append(command(Change(changed, 0, [typist.witness(changed)]), Change(looked_at, 1)))
        assert refused.value.found == 2
        assert log.load(changed) == (0, [])

    def test_of_sixteen_who_expect_the_same_version_one_wins(self, log: Log, typist: Typist) -> None:
        stream = uuid4()
        outcomes = at_once([lambda: log.append(typist.witnesses(stream, 0)) for _ in range(16)])
        assert sum(isinstance(outcome, Receipt) for outcome in outcomes) == 1
        assert sum(isinstance(outcome, VersionConflict) for outcome in outcomes) == 15
        assert (log.head(), log.load(stream)[0]) == (1, 1)

    # Keys

    def test_the_same_key_with_the_same_request_gives_the_same_answer_once(self, log: Log, typist: Typist) -> None:
        stream = uuid4()
        asked = command(Change(stream, 0, [typist.incident(stream)]), key="k", request=b"r", answer=b'{"id":1}')
        first = log.append(asked)
        again = command(Change(stream, 0, [typist.incident(stream)]), key="k", request=b"r", answer=b'{"id":2}')
        assert log.append(again) == first._replace(repeated=True)
        assert log.head() == 1

    def test_a_repetition_is_answered_however_far_the_stream_has_moved(self, log: Log, typist: Typist) -> None:
        stream = uuid4()
        first = log.append(typist.witnesses(stream, 0, key="k"))
        log.append(typist.witnesses(stream, 1))
        assert log.append(typist.witnesses(stream, 0, key="k")) == first._replace(repeated=True)

    def test_the_same_key_with_another_request_is_refused(self, log: Log, typist: Typist) -> None:
        log.append(typist.witnesses(uuid4(), 0, key="k"))
        stream = uuid4()
        with pytest.raises(KeyReused):
            log.append(command(Change(stream, 0, [typist.witness(stream)]), key="k", request=b"other"))
        assert (log.head(), log.load(stream)) == (1, (0, []))

    def test_a_command_without_events_keeps_its_key(self, log: Log, typist: Typist) -> None:
        log.append(typist.witnesses(uuid4(), 0, 2))
        first = log.append(command(key="k", answer=b'{"nothing":"changed"}'))
        assert first == Receipt(2, None, b'{"nothing":"changed"}', repeated=False)
        assert log.append(command(key="k")) == first._replace(repeated=True)
        with pytest.raises(KeyReused):
            log.append(command(key="k", request=b"other"))
        assert log.head() == 2

    def test_a_refused_command_leaves_its_key_free(self, log: Log, typist: Typist) -> None:
        stream = uuid4()
        with pytest.raises(VersionConflict):
            log.append(typist.witnesses(stream, 1, key="k"))
        assert log.append(typist.witnesses(stream, 0, key="k")).repeated is False

    def test_an_answer_is_found_back_by_its_key(self, log: Log, typist: Typist) -> None:
        asked = typist.report(key="k")
        receipt = log.append(asked)
        assert log.answered("k", asked.request) == receipt._replace(repeated=True)
        assert log.answered("other", asked.request) is None
        with pytest.raises(KeyReused):
            log.answered("k", b"other")

    @pytest.mark.parametrize("key", ["ẞ’t \U0001f600", "'; drop table events; --", "k" * 255, '{"a","b"}', "\\x00"])
    def test_a_key_is_text_and_nothing_else(self, log: Log, typist: Typist, key: str) -> None:
        receipt = log.append(typist.report(key=key))
        assert log.answered(key, b"hash") == receipt._replace(repeated=True)

    def test_sixteen_threads_with_one_key_make_one_event(self, log: Log, typist: Typist) -> None:
        outcomes = at_once([lambda: log.append(typist.report(key="k")) for _ in range(16)])
        receipts = [outcome for outcome in outcomes if isinstance(outcome, Receipt)]
        assert len(receipts) == 16
        assert {receipt._replace(repeated=False) for receipt in receipts} == {Receipt(1, 1, b"{}", repeated=False)}
        assert sum(not receipt.repeated for receipt in receipts) == 1
        assert log.head() == 1

    # Numbers

    def test_numbers_count_up_per_year_in_which_it_was_reported(self, log: Log, typist: Typist) -> None:
        years = (2024, 2025, 2024, 2024, 2025)
        receipts = [log.append(typist.report(at=datetime(year, 6, 1, tzinfo=UTC))) for year in years]
        assert [receipt.first_number for receipt in receipts] == [1, 1, 2, 3, 2]
        assert [found.number for found in log.page(0, 10)] == [1, 1, 2, 3, 2]

    def test_a_year_begins_at_midnight_in_the_netherlands(self, log: Log, typist: Typist) -> None:
        log.append(typist.report(at=datetime(2024, 12, 31, 22, 59, tzinfo=UTC)))
        after_midnight = log.append(typist.report(at=datetime(2024, 12, 31, 23, 1, tzinfo=UTC)))
        assert after_midnight.first_number == 1

    def test_two_reports_in_one_command_get_two_numbers(self, log: Log, typist: Typist) -> None:
        one, other = uuid4(), uuid4()
        log.append(typist.report())
        receipt = log.append(
            command(
                Change(one, 0, [typist.incident(one), typist.witness(one)]), Change(other, 0, [typist.incident(other)])
            )
        )
        assert receipt.first_number == 2
        assert [found.number for found in log.page(1, 10)] == [2, None, 3]

    def test_reports_of_two_years_in_one_command_are_counted_apart(self, log: Log, typist: Typist) -> None:
        streams = [uuid4() for _ in range(4)]
        moments = [datetime(year, 6, 1, tzinfo=UTC) for year in (2025, 2024, 2025, 2024)]
        receipt = log.append(
            command(
                *(
                    Change(stream, 0, [typist.incident(stream, at=at)])
                    for stream, at in zip(streams, moments, strict=True)
                )
            )
        )
        assert receipt.first_number == 1
        assert [found.number for found in log.page(0, 10)] == [1, 1, 2, 2]

    def test_an_event_without_a_number_takes_none(self, log: Log, typist: Typist) -> None:
        assert log.append(typist.witnesses(uuid4(), 0)).first_number is None
        assert log.append(typist.report()).first_number == 1

    def test_refused_and_repeated_commands_take_no_number(self, log: Log, typist: Typist) -> None:
        first = typist.report(key="first")
        log.append(first)
        log.append(typist.report(key="first"))
        for refused in (first._replace(key="stale"), first._replace(request=b"other")):
            with pytest.raises(StoreError):
                log.append(refused)
        assert log.append(typist.report()).first_number == 2

    # Organisations

    def test_two_organisations_never_see_or_disturb_each_other(
        self, open_log: OpenLog, new_organisation: NewOrganisation, typist: Typist
    ) -> None:
        # given two organisations that use the same stream ids and the same keys, turn by turn
        stream = uuid4()
        ours, theirs = open_log(new_organisation()), open_log(new_organisation())
        for version in range(3):
            for log in (ours, theirs):
                # when each does the same with requests of its own
                asked = command(Change(stream, version, [typist.incident(stream)]), key=f"k{version}")
                receipt = log.append(asked._replace(request=str(id(log)).encode()))
                # then each has its own positions, numbers, versions and keys
                assert receipt == Receipt(version + 1, version + 1, b"{}", repeated=False)
        assert [log.head() for log in (ours, theirs)] == [3, 3]
        assert ours.load(stream) != theirs.load(stream)
        assert not {e.event_id for e in ours.page(0, 10)} & {e.event_id for e in theirs.page(0, 10)}


def at_once(calls: Sequence[Callable[[], Receipt]]) -> list[Receipt | StoreError]:
    """What each call came to, all begun at the same moment in a thread of its own."""
    together = Barrier(len(calls))

    def run(call: Callable[[], Receipt]) -> Receipt | StoreError:
        together.wait(30)
        try:
            return call()
        except StoreError as refused:
            return refused

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
