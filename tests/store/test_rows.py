"""The bytes that are sent for a batch are what PostgreSQL takes them for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.columns import texts, uuids
from store.rows import RowType, bytes_field, int_field, moment_field, row, row_type, text_field, uuid_field
from tests.postgres import Database

# PostgreSQL knows no zero byte in a text; what comes of one is tested in test_group_commit.
words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
ints = st.none() | st.integers(-(2**31), 2**31 - 1)
zones = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
moments = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001 - drawn
samples = st.lists(st.tuples(words, ints, st.none() | st.uuids(), st.binary(max_size=40), moments), max_size=5)
in_one_database = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def conn(database: Database) -> Iterator[psycopg.Connection[Any]]:
    with database.superuser() as opened:
        opened.execute("create type sample as (word text, n int, id uuid, raw bytea, at timestamptz)")
        yield opened


@pytest.fixture
def sample_type(conn: psycopg.Connection[Any]) -> RowType:
    return row_type(conn, "sample")


@in_one_database
@given(rows=samples)
def test_rows_arrive_as_they_were(
    conn: psycopg.Connection[Any],
    sample_type: RowType,
    rows: list[tuple[str, int | None, UUID | None, bytes, datetime]],
) -> None:
    packed = [
        row(text_field(word), int_field(n), uuid_field(an_id), bytes_field(raw), moment_field(at))
        for word, n, an_id, raw, at in rows
    ]
    arrived = conn.execute("select * from unnest(%b)", (sample_type.pack(packed),), binary=True).fetchall()
    assert arrived == rows


@in_one_database
@given(names=st.lists(words, max_size=5), ids=st.lists(st.none() | st.uuids(), max_size=5))
def test_columns_arrive_as_they_were(conn: psycopg.Connection[Any], names: list[str], ids: list[UUID | None]) -> None:
    sent = {"texts": bytes(texts(names)), "uuids": bytes(uuids(ids))}
    for kind, values in (("texts", names), ("uuids", ids)):
        (arrived,) = conn.execute(f"select array_send({_ARRAYS[kind]})", (values,)).fetchone() or (None,)
        assert arrived == sent[kind]


_ARRAYS = {"texts": "%s::text[]", "uuids": "%s::uuid[]"}
