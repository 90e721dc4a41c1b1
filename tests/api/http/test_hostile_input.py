"""What a careless or hostile client sends: always a problem answer, never a 5xx, never an echo, nothing stored."""

import json
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.http.toy import ID, Toy, a_note

SECRET = "Zwartkopje4711"
"""Stands in every hostile body and in no sentence of ours."""


class Hostile(NamedTuple):
    name: str
    body: bytes
    status: int = 400


def note(**changes: object) -> bytes:
    return json.dumps(a_note(**{"text": SECRET, **changes})).encode()


def raw(inner: bytes) -> bytes:
    """A note with `inner` written into it as it is, which json.dumps would not write."""
    return note()[:-1] + b", " + inner + b"}"


BROKEN_TEXT = [
    Hostile("empty body", b""),
    Hostile("only spaces", b"   "),
    Hostile("not json", SECRET.encode()),
    Hostile("cut off", note()[:-1]),
    Hostile("something after it", note() + b"x"),
    Hostile("two values", note() + note()),
    Hostile("trailing comma", note()[:-1] + b",}"),
    Hostile("single quotes", b"{'title': '" + SECRET.encode() + b"'}"),
    Hostile("comment", b"/* " + SECRET.encode() + b" */" + note()),
    Hostile("unquoted name", b"{" + SECRET.encode() + b": 1}"),
    Hostile("byte order mark", b"\xef\xbb\xbf" + note()),
    Hostile("utf-16", note().decode().encode("utf-16")),
    Hostile("utf-16 without mark", note().decode().encode("utf-16-le")),
    Hostile("latin-1", b'{"title": "Zo\xeb ' + SECRET.encode() + b'"}'),
    Hostile("overlong utf-8", b'{"title": "\xc0\xaf' + SECRET.encode() + b'"}'),
    Hostile("surrogate in utf-8", b'{"title": "\xed\xa0\x80' + SECRET.encode() + b'"}'),
    Hostile("null byte outside a string", note() + b"\x00"),
    Hostile("raw newline in a string", b'{"title": "' + SECRET.encode() + b'\n"}'),
    Hostile("bad escape", b'{"title": "\\x41' + SECRET.encode() + b'"}'),
    Hostile("NaN", raw(b'"weight": NaN')),
    Hostile("Infinity", raw(b'"weight": -Infinity')),
    Hostile("a number with a leading zero", raw(b'"weight": 01')),
    Hostile("a hexadecimal number", raw(b'"weight": 0x10')),
    Hostile("300 kB", note(text=SECRET + "x" * 300_000), 413),
]
SHAPES = [
    Hostile("a list for an object", b'["' + SECRET.encode() + b'"]'),
    Hostile("a string for an object", b'"' + SECRET.encode() + b'"'),
    Hostile("a number for an object", b"0"),
    Hostile("null for an object", b"null"),
    Hostile("true for an object", b"true"),
    Hostile("an empty object", b"{}"),
    Hostile("a repeated name", raw(b'"title": "' + SECRET.encode() + b'"')),
    Hostile("a repeated name in depth", raw(b'"subject": {"kind": "address", "address": "a", "address": "b"}')),
    Hostile("a repeated name by escape", raw(b'"t\\u0069tle": "a"')),
    Hostile("lists 21 deep", raw(b'"types": ' + b"[" * 21 + b"]" * 21)),
    Hostile("lists 100,000 deep", raw(b'"types": ' + b"[" * 100_000 + b"]" * 100_000)),
    Hostile("objects 10,000 deep", b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    Hostile("open brackets only", b"[" * 200_000),
    Hostile("20,000 unknown names", b"{" + b",".join(b'"z%05d":1' % n for n in range(20_000)) + b"}"),
    Hostile("an unknown name", note(**{SECRET: 1})),
    Hostile("an unknown name in depth", note(subject={"kind": "person", "name": "a", SECRET: 1})),
    Hostile("a name with a null byte", note(**{f"{SECRET}\x00": 1})),
    Hostile("an empty name", note(**{"": SECRET})),
    Hostile("a name of prototypes", note(__proto__={"urgent": True})),
    Hostile("a very long name", note(**{SECRET * 1000: 1})),
    Hostile("a lone surrogate in a name", raw(b'"\\ud800": "' + SECRET.encode() + b'"')),
    Hostile("an object for text", note(title={SECRET: SECRET})),
    Hostile("a list for text", note(title=[SECRET])),
    Hostile("a number for text", note(title=4711)),
    Hostile("null for required text", note(title=None)),
    Hostile("text for a list", note(types=SECRET)),
    Hostile("an object for a list", note(types={"0": SECRET})),
    Hostile("an empty list", note(types=[])),
    Hostile("a list that is too long", note(types=["verbal"] * 6)),
    Hostile("an unknown code", note(types=[SECRET])),
    Hostile("a list in a list", note(types=[[SECRET]])),
    Hostile("an unknown kind", note(subject={"kind": SECRET})),
    Hostile("no kind", note(subject={"name": SECRET})),
    Hostile("a kind that is a list", note(subject={"kind": [SECRET]})),
]
VALUES = [
    Hostile("a number in quotes", note(weight="1")),
    Hostile("a number with an underscore in quotes", note(weight="1_0")),
    Hostile("a number with decimals", note(weight=1.0)),
    Hostile("a power of ten", raw(b'"weight": 1e3')),
    Hostile("a boolean for a number", note(weight=True)),
    Hostile("a number for a boolean", note(urgent=1)),
    Hostile("text for a boolean", note(urgent="true")),
    Hostile("one more than int4", note(weight=2**31)),
    Hostile("one less than int4", note(weight=-(2**31) - 1)),
    Hostile("more than 64 bits", note(weight=2**64)),
    Hostile("a number of 5,000 digits", raw(b'"weight": ' + b"9" * 5_000)),
    Hostile("a negative number of 200,000 digits", raw(b'"weight": -' + b"9" * 200_000)),
    Hostile("a number beyond floats", raw(b'"weight": 1e999')),
    Hostile("a number of many decimals", raw(b'"weight": 0.' + b"1" * 100_000)),
    Hostile("the year 1 with an offset", note(occurredAt="0001-01-01T00:00:00+14:00")),
    Hostile("the year 0", note(occurredAt="0000-01-01T00:00:00Z")),
    Hostile("the year 10000", note(occurredAt="10000-01-01T00:00:00Z")),
    Hostile("seconds since 1970", note(occurredAt=1767225600)),
    Hostile("zero for a day", note(noticedOn=0)),
    Hostile("a moment for a day", note(noticedOn="2026-01-01T00:00:00")),
    Hostile("words for a moment", note(occurredAt=SECRET)),
    Hostile("no uuid", note(earlier=SECRET)),
    Hostile("a number for a uuid", note(earlier=1)),
    Hostile("20,001 characters", note(text=SECRET + "x" * 20_001)),
    Hostile("121 characters in one line", note(title=SECRET + "x" * 121)),
]
CHARACTERS = [
    Hostile(f"character {name}", raw(b'"title": "a"').replace(b'"a"', b'"' + SECRET.encode() + escape + b'"'))
    for name, escape in [
        ("null", b"\\u0000"),
        ("escape", b"\\u001b"),
        ("delete", b"\\u007f"),
        ("carriage return alone", b"\\r"),
        ("next line", b"\\u0085"),
        ("line separator", b"\\u2028"),
        ("right-to-left override", b"\\u202e"),
        ("right-to-left mark", b"\\u200f"),
        ("isolate", b"\\u2066"),
        ("zero width space", b"\\u200b"),
        ("word joiner", b"\\u2060"),
        ("byte order mark", b"\\ufeff"),
        ("soft hyphen", b"\\u00ad"),
        ("grapheme joiner", b"\\u034f"),
        ("hangul filler", b"\\u3164"),
        ("tag", b"\\udb40\\udc41"),
        ("lone high surrogate", b"\\ud800"),
        ("lone low surrogate", b"\\udc00"),
        ("surrogates reversed", b"\\udc00\\ud800"),
        ("private use", b"\\ue000"),
        ("noncharacter", b"\\ufffe"),
        ("last noncharacter", b"\\udbff\\udfff"),
        ("unassigned", b"\\u0378"),
    ]
]
BATTERY = [*BROKEN_TEXT, *SHAPES, *VALUES, *CHARACTERS]


@pytest.mark.parametrize("hostile", BATTERY, ids=lambda hostile: hostile.name)
def test_a_hostile_body_is_refused_without_echo_and_nothing_is_stored(hostile: Hostile) -> None:
    toy = Toy()

    answer = toy.client().post("/v1/notes", content=hostile.body, headers={"Content-Type": "application/json"})

    assert answer.status_code == hostile.status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == 413 or answer.json()["errors"]
    assert SECRET.lower() not in (answer.text + str(answer.headers)).lower()
    assert len(answer.content) < 40_000
    assert toy.written == []


def test_the_note_that_every_hostile_one_is_made_of_is_itself_right() -> None:
    toy = Toy()

    answer = toy.client().post("/v1/notes", content=note(), headers={"Content-Type": "application/json"})

    assert answer.status_code == 201
    assert toy.written[0].text == SECRET


@pytest.mark.parametrize(
    "query",
    [
        "year=1_0",
        "year=%202024",
        "year=2024.0",
        "year=+2024",
        "year=02024",
        "year=%D9%A2%D9%A0%D9%A2%D9%A4",
        "year=2e3",
        "year=0x7e8",
        "year=",
        "year=1999",
        "year=2101",
        "year=99999999999999999999999999",
        "year=2024&year=2025",
        "since=0",
        "since=2024-13-01",
        "since=2024-01-01T00:00:00",
        "since=1999-12-31",
        "urgent=1",
        "urgent=yes",
        "urgent=True",
        "pageSize=0",
        "page_size=10",
        "label=%00",
        "label=%E2%80%AE",
        "label=%ff",
        f"{SECRET}=1",
        f"{SECRET}",
        "Year=2024",
    ],
)
def test_a_hostile_query_is_refused_without_echo(query: str) -> None:
    answer = Toy().client().get(f"/v1/notes?{query}")

    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"]
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/v1/notes/by-number/1_0",
        "/v1/notes/by-number/%201",
        "/v1/notes/by-number/1.0",
        "/v1/notes/by-number/-0",
        "/v1/notes/by-number/2147483648",
        "/v1/notes/by-number/%00",
        f"/v1/notes/{SECRET}",
        f"/v1/notes/{{{ID}}}",
        f"/v1/notes/urn:uuid:{ID}",
        f"/v1/notes/{ID.hex}",
    ],
)
def test_a_hostile_path_is_refused_without_echo(path: str) -> None:
    answer = Toy().client().get(path)

    assert answer.status_code == 400, answer.text
    assert SECRET not in answer.text


def test_every_fault_in_a_query_is_told_together() -> None:
    answer = Toy().client().get("/v1/notes?yaer=1&year=x&since=0&pageSize=1000")

    assert {(item["pointer"], item["code"]) for item in answer.json()["errors"]} == {
        ("", "unknown_parameter"),
        ("/year", "not_an_integer"),
        ("/since", "not_a_day"),
        ("/pageSize", "too_large"),
    }


def test_a_right_query_passes() -> None:
    answer = Toy().client().get("/v1/notes?year=2024&since=2024-02-29&pageSize=5&urgent=true&label=a&label=b")

    assert answer.json()[0]["title"] == "2024 2024-02-29 5 True ['a', 'b']"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=15,
)


def test_no_json_at_all_gives_a_5xx() -> None:
    toy = Toy()
    client = toy.client()
    field = st.sampled_from([*a_note(), "text", "noticedOn", "weight", "urgent", "subject", "earlier"])

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(changes=st.dictionaries(field, JSON_VALUES, min_size=1, max_size=4))
    def check(changes: dict[str, object]) -> None:
        body = json.dumps(a_note(**changes)).encode()
        answer = client.post("/v1/notes", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in {201, 400}, answer.text

    check()


def test_no_bytes_at_all_give_a_5xx() -> None:
    client = Toy().client()

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(body=st.binary(max_size=200))
    def check(body: bytes) -> None:
        answer = client.post("/v1/notes", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400, answer.text

    check()
