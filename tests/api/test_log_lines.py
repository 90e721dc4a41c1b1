"""The log of the service: JSON lines, and never a value that somebody typed."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from api.log_lines import OURS, start_logging

SECRET = "Jansen"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is written to the log; afterwards logging is as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    ours = {name: logging.getLogger(name).level for name in OURS}
    out = io.StringIO()
    start_logging(out)
    yield out
    structlog.reset_defaults()
    root.handlers, root.level = handlers, level
    for name, before in ours.items():
        logging.getLogger(name).setLevel(before)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    """The lines so far."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_our_lines_hold_what_they_name_and_the_trace_of_the_request(written: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(trace_id="abc"):
        structlog.get_logger("api").warning("not_ready", check="keyring")

    (line,) = lines(written)
    assert {**line, "timestamp": ""} == {
        "event": "not_ready",
        "check": "keyring",
        "trace_id": "abc",
        "level": "warning",
        "timestamp": "",
    }
    assert line["timestamp"].endswith("Z")


def test_an_exception_loses_its_text(written: io.StringIO) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        structlog.get_logger("api").exception("failed")
        logging.getLogger("library").exception("failed")

    ours, theirs = lines(written)
    assert ours["error"] == theirs["error"] == "builtins.ValueError"
    assert "test_log_lines.py" in ours["frames"][-1]
    assert SECRET not in written.getvalue()


def test_a_library_loses_its_arguments_and_we_keep_ours(written: io.StringIO) -> None:
    logging.getLogger("psycopg.pool").warning("error connecting in %r: %s", "pool-1", OSError(SECRET))
    logging.getLogger("psycopg.pool").warning("pool %s: %5.2f%% after %-3d s", SECRET, 1.5, 3)
    logging.getLogger("library").warning("100% sure")
    logging.getLogger("psycopg.pool").info("quiet")
    logging.getLogger("par.projections").info("projection %s: %s", "dossier_card", "running")

    assert [(line["event"], line.get("error")) for line in lines(written)] == [
        ("error connecting in …: …", "builtins.OSError"),
        ("pool …: …% after … s", None),
        ("100% sure", None),
        ("projection dossier_card: running", None),
    ]
    assert SECRET not in written.getvalue()
