"""A body is read strictly once, and everything that is wrong with it is said at once."""

import json
from typing import Any

import pytest
from httpx2 import Response

from tests.api.http.toy import Toy, a_note


def post(note: dict[str, Any], toy: Toy | None = None) -> Response:
    return (
        (toy or Toy())
        .client()
        .post("/v1/notes", content=json.dumps(note).encode(), headers={"Content-Type": "application/json"})
    )


def faults(answer: Response) -> set[tuple[str, str, str]]:
    assert answer.status_code == 400, answer.text
    return {(item["in"], item["pointer"], item["code"]) for item in answer.json()["errors"]}


def test_a_right_body_reaches_the_function_as_its_model() -> None:
    toy = Toy()

    answer = post(a_note(weight=3, subject={"kind": "person", "name": "Jan", "dateOfBirth": "1970-01-01"}), toy)

    assert answer.status_code == 201
    assert answer.json()["occurredAt"] == "2026-03-31T12:05:00Z"
    [note] = toy.written
    assert note.types == ("verbal",)


def test_faults_of_text_fields_catalogue_header_and_names_are_told_together() -> None:
    toy = Toy()
    note = a_note(
        title="",
        text="a\u202eb",
        occurredAt="2027-01-01T00:00:00Z",
        types=["verbal", "shouting"],
        weight=2**31,
        urgent="ja",
        titel="Jansen",
        subject={"kind": "person", "dateOfBirth": "1899-12-31"},
    )

    answer = toy.client().post("/v1/notes", json=note, headers={"Idempotency-Key": "short"})

    assert faults(answer) == {
        ("header", "/Idempotency-Key", "too_short"),
        ("body", "/title", "too_short"),
        ("body", "/text", "forbidden_character"),
        ("body", "/occurredAt", "in_future"),
        ("body", "/types/1", "unknown_type"),
        ("body", "/weight", "number_out_of_range"),
        ("body", "/urgent", "not_a_boolean"),
        ("body", "/titel", "unknown_field"),
        ("body", "/subject/name", "missing"),
        ("body", "/subject/dateOfBirth", "too_early"),
    }
    assert toy.written == []


def test_an_unknown_field_is_pointed_at_and_the_right_name_is_suggested() -> None:
    answer = post(a_note(ocurredAt="Jansen"))

    [item] = answer.json()["errors"]
    assert (item["pointer"], item["code"]) == ("/ocurredAt", "unknown_field")
    assert "Bedoelt u misschien occurredAt?" in item["detail"]
    assert "Jansen" not in answer.text


@pytest.mark.parametrize("name", ["Jansen", "piet jansen", "jan4711", "j.jansen@example.org", "x" * 200, "straße"])
def test_a_name_that_is_no_field_name_is_not_repeated(name: str) -> None:
    answer = post(a_note(**{name: "x", "subject": {"kind": "address", "address": "Laan 1", name: 1}}))

    assert faults(answer) == {("body", "", "unknown_field"), ("body", "/subject", "unknown_field")}
    assert name not in answer.text


def test_a_field_deep_in_an_unknown_one_is_told_no_deeper_than_the_names_of_fields() -> None:
    answer = post(a_note(Jansen={"title": {"piet": "a\u0000"}}))

    assert "Jansen" not in answer.text
    assert "piet" not in answer.text
    assert ("body", "", "forbidden_character") in faults(answer)


def test_snake_case_is_not_a_second_name() -> None:
    note = a_note(occurred_at="2026-01-01T00:00:00Z")
    del note["occurredAt"]

    assert faults(post(note)) == {("body", "/occurredAt", "missing"), ("body", "/occurred_at", "unknown_field")}


def test_an_unknown_kind_of_subject_is_answered_with_the_kinds_there_are() -> None:
    answer = post(a_note(subject={"kind": "Jansen", "name": "x"}))

    [item] = answer.json()["errors"]
    assert (item["pointer"], item["code"]) == ("/subject", "not_a_choice")
    assert "Kies een van: person, address." in item["detail"]
    assert "Jansen" not in answer.text


def test_the_name_of_a_real_person_passes_unharmed() -> None:
    name = "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ"

    assert post(a_note(title=name)).json()["title"] == name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Zoe\u0308 Ångström", "Zoë Ångström"),
        ("  Jan\u00a0", "Jan"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d⚕️ 🏽", "👩\u200d⚕️ 🏽"),
        ("李小龍", "李小龍"),
        ("x" * 120, "x" * 120),
        ("😀" * 120, "😀" * 120),
    ],
)
def test_text_is_trimmed_and_composed_and_nothing_else(sent: str, kept: str) -> None:
    assert post(a_note(title=sent)).json()["title"] == kept


def test_a_long_text_keeps_its_lines_whatever_the_keyboard_wrote() -> None:
    toy = Toy()

    post(a_note(text="een\r\ntwee\n\tdrie"), toy)

    assert toy.written[0].text == "een\ntwee\n\tdrie"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("x" * 121, "too_long"),
        ("\u200d", "too_short"),
        ("\u0301", "too_short"),
        ("   ", "too_short"),
        ("een\ntwee", "not_one_line"),
        ("een\ttwee", "not_one_line"),
    ],
)
def test_a_short_text_is_one_line_that_shows_something(title: str, code: str) -> None:
    assert faults(post(a_note(title=title))) == {("body", "/title", code)}


def test_a_forbidden_character_is_pointed_out_by_its_place() -> None:
    answer = post(a_note(title="Jan\u200bsen"))

    assert "(teken 4)" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    "moment",
    [
        "1999-12-31T23:00:00Z",
        "2000-01-01T00:00:00+01:00",
        "2026-11-22T12:05:00Z",
        "2026-11-22T13:05:00+01:00",
        "2026-03-31T14:05Z",
        "2026-03-31T14:05:00.1234567Z",
    ],
)
def test_a_moment_within_the_bounds_passes(moment: str) -> None:
    assert post(a_note(occurredAt=moment)).status_code == 201


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("1999-12-31T22:59:59Z", "too_early"),
        ("1999-12-31T23:59:59+01:00", "too_early"),
        ("0001-01-01T00:00:00+14:00", "too_early"),
        ("0001-01-01T00:00:00-14:00", "too_early"),
        ("9999-12-31T23:59:59-14:00", "in_future"),
        ("2026-11-22T12:05:01Z", "in_future"),
        ("2026-03-31T14:05:00", "not_a_moment"),
        ("2026-03-31", "not_a_moment"),
        ("2026-02-30T00:00:00Z", "not_a_moment"),
        ("2026-03-31T24:00:00Z", "not_a_moment"),
        ("2026-03-31T23:59:60Z", "not_a_moment"),
        ("2026-03-31 14:05:00Z", "not_a_moment"),
        ("2026-03-31T14:05:00+2:00", "not_a_moment"),
        ("2026-03-31T14:05:00+99:00", "not_a_moment"),
        ("٢٠٢٦-03-31T14:05:00Z", "not_a_moment"),
        ("", "not_a_moment"),
        (0, "not_a_moment"),
        (1767225600.5, "not_a_moment"),
        (True, "not_a_moment"),
        (None, "not_a_moment"),
    ],
)
def test_any_other_moment_is_refused_by_name(moment: object, code: str) -> None:
    assert faults(post(a_note(occurredAt=moment))) == {("body", "/occurredAt", code)}


@pytest.mark.parametrize("day", ["2000-01-01", "2026-11-22", "2036-11-22"])
def test_a_day_within_the_bounds_passes(day: str) -> None:
    assert post(a_note(noticedOn=day)).status_code == 201


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("1999-12-31", "too_early"),
        ("2036-12-01", "too_late"),
        ("2026-02-29", "not_a_day"),
        ("2026-2-1", "not_a_day"),
        ("20260201", "not_a_day"),
        ("2026-W05-1", "not_a_day"),
        ("2026-02-01T00:00:00Z", "not_a_day"),
        (0, "not_a_day"),
        (20260201, "not_a_day"),
    ],
)
def test_any_other_day_is_refused_by_name(day: object, code: str) -> None:
    assert faults(post(a_note(noticedOn=day))) == {("body", "/noticedOn", code)}


@pytest.mark.parametrize(("born", "status"), [("1900-01-01", 201), ("2026-11-22", 201), ("2026-11-23", 400)])
def test_someone_was_born_between_1900_and_today(born: str, status: int) -> None:
    assert post(a_note(subject={"kind": "person", "name": "Jan", "dateOfBirth": born})).status_code == status


def test_a_body_may_ask_for_larger_numbers() -> None:
    client = Toy().client()

    assert client.post("/v1/notes/big", json={"number": 2**63 - 1}).json() == str(2**63 - 1)
    assert client.post("/v1/notes/big", json={"number": 2**63}).status_code == 400


def test_a_list_of_wrong_items_is_not_called_too_short_as_well() -> None:
    answer = post(a_note(types=["shouting", "crying"]))

    assert faults(answer) == {("body", "/types/0", "unknown_type"), ("body", "/types/1", "unknown_type")}


def test_a_flood_of_wrong_fields_is_cut_off_and_says_so() -> None:
    answer = post(a_note(title=1, **{f"veld{number}": number for number in range(500)}))

    codes = [item["code"] for item in answer.json()["errors"]]
    assert codes.count("not_text") == 1
    assert codes[-1] == "more_faults"


def test_a_flood_of_faults_is_cut_off_and_says_so() -> None:
    answer = post(a_note(types=["\u0000"] * 500))

    assert len(answer.json()["errors"]) == 101
    assert answer.json()["errors"][-1]["code"] == "more_faults"
