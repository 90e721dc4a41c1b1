"""Nothing that was typed can be found in any file of PostgreSQL or of the keyring, in whatever form."""

import base64
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from store.command import Change
from store.errors import StoreError
from store.keys import Keyring
from store.log import EventLog
from tests.store.byte_scan import contents, text_forms
from tests.store.compressed import opened
from tests.store.facts import Typist, command
from tests.store.trouble import Victim, victim

pytestmark = pytest.mark.slow

SECRET, CONTROL = "Geheimzinnig", "Onverholen"
INCIDENTS = 60
CONTROLS = 30
FILLING = "en toen en toen en toen " * 400


@pytest.fixture
def server() -> Iterator[Victim]:
    with victim() as made:
        yield made


def test_nothing_that_was_typed_is_in_any_file(
    server: Victim, keyring: Keyring, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # given incidents with names and texts that occur nowhere else, and everything that can go wrong with them
    caplog.set_level(logging.DEBUG)
    organisation = server.database.new_organisation()
    log = EventLog(server.database.app, organisation)
    enter_incidents(log, keyring, Typist(keyring, organisation))
    log.close()
    with server.database.superuser() as conn:
        conn.execute("checkpoint")

    # and words in the clear, in each place and form in which something could be found
    planted = plant(server)

    # when all files are searched, compressed values opened too
    files = contents(server.data_dir, server.log_file, tmp_path)
    assert sum(len(content) for content in files.values()) > 30_000_000
    unpacked = {file: b"\x00".join(opened(content)) for file, content in files.items() if "base" in file.parts}

    # then every planted word is found where it was planted
    heap = {file: content for file, content in files.items() if "base" in file.parts}
    wal = {file: content for file, content in files.items() if "pg_wal" in file.parts}
    text_log = {server.log_file: files[server.log_file]}
    for form in ("raw", "hexadecimal", "base64", "utf-16"):
        assert found_words(planted[form], heap) == planted[form], form
        assert len(found_words(planted[form], wal)) >= 0.9 * CONTROLS, form  # one may lie across two pages
    assert found_words(planted["log"], text_log) == planted["log"]
    assert found_words(planted["compressed"], heap) == frozenset(), "else there was nothing to unpack"
    assert found_words(planted["compressed"], unpacked) == planted["compressed"]
    assert found_words(planted["in chunks"], unpacked) == planted["in chunks"]

    # and nothing that was typed, anywhere
    assert [file for file in files if holds(files[file], SECRET)] == []
    assert [file for file in unpacked if holds(unpacked[file], SECRET)] == []
    assert SECRET not in caplog.text


def enter_incidents(log: EventLog, keyring: Keyring, typist: Typist) -> None:
    """Incidents that go well, are sent again, meet a conflict, reuse a key, or break a statement."""
    for n in range(INCIDENTS):
        stream = uuid4()
        event = typist.incident(
            stream,
            victim=f"{SECRET} slachtoffer {n}",
            perpetrator=f"{SECRET} dader {n}",
            description=f"{SECRET} verhaal {n} {FILLING if n % 3 == 0 else ''}",
        )
        asked = command(Change(stream, 0, [event]), request=keyring.request_hash(f"{SECRET} {n}".encode()))
        log.append(asked)
        log.append(asked)
        log.append(command(Change(stream, 1, [typist.witness(stream, f"{SECRET} getuige {n}")])))
        for wrong in (asked._replace(key=str(n)), asked._replace(request=b"other"), asked._replace(key="\x00")):
            with suppress(StoreError):
                log.append(wrong)
        log.load(stream)


def plant(server: Victim) -> dict[str, frozenset[str]]:
    """Words in the clear: in tables in several forms, in compressed values, and in a line of the server's log."""
    kinds = ("raw", "hexadecimal", "base64", "utf-16", "log", "compressed", "in chunks")
    planted = {kind: frozenset(f"{CONTROL}-{uuid4().hex[:12]}" for _ in range(CONTROLS)) for kind in kinds}
    with server.database.superuser() as conn:
        conn.execute("create table scratch (bytes bytea)")
        for word in planted["raw"]:
            keep(conn, word.encode())
        for word in planted["hexadecimal"]:
            keep(conn, word.encode().hex().encode())
        for n, word in enumerate(planted["base64"]):
            keep(conn, base64.b64encode(b"x" * (n % 3) + word.encode() + b"yz"))
        for word in planted["utf-16"]:
            keep(conn, word.encode("utf-16-le"))
        for word in planted["log"]:
            conn.execute(f"do $$ begin raise warning 'about {word}'; end $$")
        for word in planted["compressed"]:
            keep(conn, (FILLING[:3_000] + word).encode())
        for word in planted["in chunks"]:
            keep(conn, FILLING.encode() + os.urandom(5_000) + word.encode() + os.urandom(500))
        conn.execute("checkpoint")
    return planted


def keep(conn: "psycopg.Connection[tuple[object, ...]]", content: bytes) -> None:
    conn.execute("insert into scratch values (%b)", (content,))


@cache
def forms_of(word: str) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(text_forms(word)))


def holds(content: bytes, word: str) -> bool:
    return any(form in content for form in forms_of(word))


def found_words(words: frozenset[str], files: Mapping[Path, bytes]) -> frozenset[str]:
    """The words that are in one of the files in any form."""
    searched = [content for content in files.values() if holds(content, CONTROL)]
    return frozenset(word for word in words if any(holds(content, word) for content in searched))
