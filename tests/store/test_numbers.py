"""Incident numbers are unique and have no gaps, however many write and whatever is refused in between."""

from store.log import EventLog
from tests.postgres import Database
from tests.store.facts import Typist
from tests.store.journal import Acknowledged, faults, gaps
from tests.store.processes import StartWriting


def test_threads_and_coroutines_of_two_processes_share_one_series(
    database: Database, log: EventLog, typist: Typist, start_writing: StartWriting
) -> None:
    # given two processes with eight writers each, that repeat commands and are refused some
    writers = [start_writing(database.app, typist.organisation, 40) for _ in range(2)]

    # when they are done, while this process wrote too
    mine = [typist.report(key=f"mine-{n}") for n in range(40)]
    told = [Acknowledged.of(asked.key, log.append(asked)) for asked in mine]
    for writer in writers:
        writer.await_end()
        told += writer.acknowledged

    # then every command has its own position and its own number, and all are there
    assert len(told) == 2 * 8 * 40 + 40
    assert faults(database.owner, typist.organisation, told) == []
    assert gaps("number", sorted(one.number for one in told if one.number is not None), len(told)) == []


def test_a_loss_a_gap_and_a_double_number_would_be_seen(database: Database, log: EventLog, typist: Typist) -> None:
    # given a log of two events with something else than its writers were told
    told = [Acknowledged.of("k1", log.append(typist.report(key="k1")))]
    log.append(typist.report(key="k2"))
    assert faults(database.owner, typist.organisation, told) == []

    # then each difference is named
    lost = Acknowledged("k3", 3, 3)
    assert faults(database.owner, typist.organisation, [*told, lost]) == [f"lost or changed: {lost}"]
    assert gaps("number", [1, 3, 3], 3) == ["number 2 is missing", "number 3 is there 2 times"]
    assert gaps("position", [1, 2, 3], 2) == ["position 3 is after the last"]
