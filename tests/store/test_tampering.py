"""Someone with all rights in the database moves sealed data about: it is not shown, and never as somebody else's."""

from typing import LiteralString
from uuid import UUID

import pytest

from domain.incident.events import IncidentReported
from domain.sealed import key_ids
from store.errors import DamagedSeal
from store.keys import Key, Keyring
from store.log import EventLog
from store.seal import Place, unseal
from tests.postgres import Database
from tests.store.facts import Typist, only_stream

SWAP_BETWEEN_ROWS: LiteralString = (
    "update par.events e set state = o.state from par.events o where o.position <> e.position"
)
SWAP_FIELDS: LiteralString = (
    "update par.events set state = convert_to((convert_from(state, 'UTF8')::jsonb ||"
    " jsonb_build_object('description', convert_from(state, 'UTF8')::jsonb #> '{victims,0,name}'))::text, 'UTF8')"
)
SWAP_ORGANISATIONS: LiteralString = "update par.events set organisation = %(other)s"
SWAP_STREAMS: LiteralString = (
    "update par.events e set stream_id = o.stream_id, stream_version = 9"
    " from par.events o where o.position <> e.position"
)


def test_untouched_data_opens(log: EventLog, keyring: Keyring, typist: Typist) -> None:
    asked = typist.report()
    log.append(asked)
    assert opened(log, keyring, typist.organisation, only_stream(asked)) == [
        "Ñandú Özgür",
        "Schold aan de balie en sloeg op het glas.",
    ]


@pytest.mark.parametrize(
    "change", [SWAP_BETWEEN_ROWS, SWAP_FIELDS, SWAP_STREAMS], ids=["between rows", "between fields", "between streams"]
)
def test_sealed_data_that_was_moved_is_not_shown(
    database: Database, log: EventLog, keyring: Keyring, typist: Typist, change: LiteralString
) -> None:
    commands = [typist.report(), typist.report()]
    for asked in commands:
        log.append(asked)
    tamper(database, change)
    for asked in commands:
        with pytest.raises(DamagedSeal):
            opened(log, keyring, typist.organisation, only_stream(asked))


def test_sealed_data_of_another_organisation_is_not_shown(
    database: Database, log: EventLog, keyring: Keyring, typist: Typist
) -> None:
    asked = typist.report()
    log.append(asked)
    other = database.new_organisation()
    tamper(database, SWAP_ORGANISATIONS, other)
    theirs = EventLog(database.app, other)
    with pytest.raises(DamagedSeal):
        opened(theirs, keyring, other, only_stream(asked))
    theirs.close()


def tamper(database: Database, change: LiteralString, other: UUID | None = None) -> None:
    """What only a superuser can do, and only after switching the trigger off."""
    with database.superuser() as conn:
        conn.execute("alter table par.events disable trigger all")
        conn.execute(change, {"other": other})


def opened(log: EventLog, keyring: Keyring, organisation: UUID, stream_id: UUID) -> list[str]:
    """The name of the victim and the description, as the last event of a stream has them."""
    event = log.stream(stream_id)[-1].event
    assert isinstance(event, IncidentReported)
    texts = []
    for token, field in ((event.victims[0].name, "person.name"), (event.description, "text.description")):
        keys = keyring.find(key_ids(token)).values()
        texts.append(
            unseal(token, Place(organisation, stream_id, field), [key for key in keys if isinstance(key, Key)])
        )
    return texts
