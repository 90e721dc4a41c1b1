"""kill -9 of PostgreSQL and of the service during writes: what was acknowledged is there, exactly once."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from tests.store.journal import Acknowledged, faults
from tests.store.processes import StartWriting
from tests.store.trouble import Victim, victim
from tests.store.waiting import await_blocked_writer

pytestmark = pytest.mark.slow

FOR_EVER = 10**9
ROUNDS = 3


@pytest.fixture
def server() -> Iterator[Victim]:
    with victim() as made:
        yield made


def test_every_acknowledged_command_survives_kill_9_of_service_and_server(
    server: Victim, start_writing: StartWriting
) -> None:
    organisation = server.database.new_organisation()
    told: list[Acknowledged] = []
    for _round in range(ROUNDS):
        # given eight writers in one process and eight in another
        writers = [start_writing(server.database.app, organisation, FOR_EVER) for _ in range(2)]
        for writer in writers:
            writer.await_acknowledged(100)

        # when one process is killed, and then the server, from which the other recovers by itself
        writers[0].kill()
        writers[1].await_acknowledged(100)
        server.kill()
        server.start_again()
        writers[1].await_acknowledged(100)
        writers[1].kill()
        told += [one for writer in writers for one in writer.acknowledged]

        # then everything of which they were told is there, once, in an order without gaps
        assert faults(server.database.owner, organisation, told) == []
    assert len(told) >= ROUNDS * 400


def test_an_acknowledgement_before_the_commit_would_be_caught(server: Victim, start_writing: StartWriting) -> None:
    # given writers that acknowledge first, while nothing can be committed
    organisation = server.database.new_organisation()
    with closing(psycopg.connect(server.database.owner)) as holder, closing(server.database.superuser()) as watcher:
        holder.execute("select from par.heads where organisation = %s for update", (organisation,))
        boaster = start_writing(server.database.app, organisation, FOR_EVER, boasts=True)
        boaster.await_acknowledged(1)
        await_blocked_writer(watcher)

        # when the server is killed
        server.kill()
    boaster.kill()
    server.start_again()

    # then the check of the test above sees that they were lost
    found = faults(server.database.owner, organisation, boaster.acknowledged)
    assert len(found) == len(boaster.acknowledged) > 0
    assert all(fault.startswith("lost") for fault in found)
