"""How the server is set: durable, reachable by its socket only, and silent about values."""

import secrets
from pathlib import Path

import psycopg
import pytest

from store.embedded.cluster import EmbeddedPostgres, ensure


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("data_checksums", "on"),
        ("log_error_verbosity", "terse"),
        ("log_min_error_statement", "panic"),
        ("log_parameter_max_length", "0"),
        ("log_parameter_max_length_on_error", "0"),
        ("log_min_duration_statement", "-1"),
        ("log_statement", "none"),
        ("TimeZone", "UTC"),
        ("listen_addresses", ""),
        ("password_encryption", "scram-sha-256"),
        ("wal_recycle", "off"),
        ("jit", "off"),
        ("server_encoding", "UTF8"),
    ],
)
def test_the_server_is_set_as_promised(shared_server: EmbeddedPostgres, name: str, value: str) -> None:
    with psycopg.connect(shared_server.dsn()) as connection:
        assert connection.execute(f"SHOW {name}").fetchone() == (value,)


def test_order_and_case_do_not_depend_on_the_operating_system(shared_server: EmbeddedPostgres) -> None:
    with psycopg.connect(shared_server.dsn()) as connection:
        query = "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'template1'"
        assert connection.execute(query).fetchone() == ("b", "C.UTF-8")
        assert connection.execute("SELECT upper('ñandú özgür'), lower('ÉÉN')").fetchone() == ("ÑANDÚ ÖZGÜR", "één")


def test_settings_of_the_caller_come_after_ours(base: Path) -> None:
    with ensure(base, settings=["shared_buffers=16MB"]) as server, psycopg.connect(server.dsn()) as connection:
        assert connection.execute("SHOW shared_buffers").fetchone() == ("16MB",)


WRONG_STATEMENTS = {
    "a unique violation": "INSERT INTO people VALUES (%(marker)s, 1)",
    "a check violation": "INSERT INTO people VALUES (%(marker)s || 'x', 0)",
    "a missing value": "INSERT INTO people VALUES (%(marker)s || 'y', NULL)",
    "a foreign key violation": "INSERT INTO visits VALUES (%(marker)s || 'z')",
    "a value too long": "INSERT INTO short VALUES (%(marker)s)",
    "an unknown column": "SELECT missing FROM people WHERE name = %(marker)s",
    "a division by zero": "SELECT 1/0 FROM people WHERE name = %(marker)s",
}


@pytest.mark.parametrize("wrong", WRONG_STATEMENTS)
def test_no_value_of_a_failed_statement_reaches_the_log(shared_server: EmbeddedPostgres, wrong: str) -> None:
    # given a table that holds a marker
    marker = f"marker{secrets.token_hex(8)}"
    with psycopg.connect(shared_server.dsn()) as connection:
        connection.execute("CREATE TEMP TABLE people (name text PRIMARY KEY, age int NOT NULL CHECK (age > 0))")
        connection.execute("CREATE TEMP TABLE visits (name text REFERENCES people)")
        connection.execute("CREATE TEMP TABLE short (name varchar(5))")
        connection.execute("INSERT INTO people VALUES (%s, 1)", [marker])
        connection.execute("SET application_name = 'test of the log'")
        before = shared_server.log_file.stat().st_size

        # when a statement with it fails
        with pytest.raises(psycopg.Error):
            connection.execute(WRONG_STATEMENTS[wrong], {"marker": marker})

    # then the failure is in the log, the marker is not
    logged = shared_server.log_file.read_text()[before:]
    assert "ERROR:" in logged
    assert marker not in logged


def test_a_planted_marker_is_found_in_the_log(shared_server: EmbeddedPostgres) -> None:
    """The positive control: a value that the message itself holds does reach the log."""
    marker = f"marker{secrets.token_hex(8)}"
    with psycopg.connect(shared_server.dsn()) as connection, pytest.raises(psycopg.errors.RaiseException):
        connection.execute(f"DO $$ BEGIN RAISE EXCEPTION '{marker}'; END $$")  # the marker is hexadecimal
    assert marker in shared_server.log_file.read_text()


def test_a_connection_string_names_user_database_and_role(shared_server: EmbeddedPostgres) -> None:
    with psycopg.connect(shared_server.dsn(), autocommit=True) as connection:
        connection.execute("CREATE ROLE embedded_reader NOLOGIN")
        connection.execute("CREATE ROLE embedded_login LOGIN IN ROLE embedded_reader")
    with psycopg.connect(shared_server.dsn(user="embedded_login", role="embedded_reader")) as connection:
        assert connection.execute("SELECT session_user, current_user").fetchone() == (
            "embedded_login",
            "embedded_reader",
        )
    with psycopg.connect(shared_server.dsn(dbname="template1", application_name="par test")) as connection:
        assert connection.execute("SELECT current_database(), current_setting('application_name')").fetchone() == (
            "template1",
            "par test",
        )


def test_a_role_that_is_no_plain_name_is_refused(shared_server: EmbeddedPostgres) -> None:
    with pytest.raises(ValueError, match="role name"):
        shared_server.dsn(role="x -c fsync=off")
