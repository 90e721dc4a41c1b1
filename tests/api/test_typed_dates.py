"""Days and times as people type them."""

from datetime import date, time

import pytest

from api.typed_dates import Unreadable, moment_of, read_day, read_time

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        "31-12-2025",
        "31/12/2025",
        "31.12.2025",
        "31 12 2025",
        " 31 - 12 - 2025 ",
        "31-12-25",
        "2025-12-31",
        "31 december 2025",
        "31 December 2025",
        "31 dec 2025",
        "31 dec. 2025",
        "31-dec-2025",
        "31dec2025",
        "31 december 25",
        "woensdag 31 december 2025",
        "wo 31-12-2025",
        "wo. 31 dec 2025",
    ],
)
def test_the_last_day_of_the_year_can_be_typed_in_many_ways(typed: str) -> None:
    assert read_day(typed, TODAY) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", TODAY),
        ("Gisteren", date(2026, 11, 21)),
        ("eergisteren", date(2026, 11, 20)),
        ("1-3-2026", date(2026, 3, 1)),
        ("1 mrt 2026", date(2026, 3, 1)),
        ("1 mei 2026", date(2026, 5, 1)),
        ("29-02-2024", date(2024, 2, 29)),
    ],
)
def test_short_and_spoken_days_are_read(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["30-02-2026", "31-04-2026", "29-02-2026", "00-01-2026", "12-31-2025", "1-1-0000"])
def test_a_day_that_does_not_exist_is_said_to_be_so(typed: str) -> None:
    with pytest.raises(Unreadable, match="bestaat niet"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        "31-12",
        "december 2025",
        "vorige week",
        "31-12-2025 10:00",
        "3112 2025",
        "١٢-١٢-٢٠٢٥",
        "1 j 2026",
        "1 ju 2026",
        "-",
    ],
)
def test_a_day_that_could_mean_more_than_one_thing_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable, match="bijvoorbeeld 31-12-2026"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14,30", time(14, 30)),
        ("14u30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("1430", time(14, 30)),
        ("0905", time(9, 5)),
        ("14:30 uur", time(14, 30)),
        ("om 9.05 uur", time(9, 5)),
        ("9", time(9)),
        ("9u", time(9)),
        ("9 uur", time(9)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_can_be_typed_in_many_ways(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["24:00", "14:60", "99", "2561"])
def test_a_time_that_does_not_exist_is_said_to_be_so(typed: str) -> None:
    with pytest.raises(Unreadable, match="bestaat niet"):
        read_time(typed)


@pytest.mark.parametrize("typed", ["half drie", "14:3", "143", "ochtend", "14:30:15", "2 pm", "uur", "١٤:٣٠"])
def test_a_time_that_could_mean_more_than_one_thing_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable, match=r"bijvoorbeeld 14:30"):
        read_time(typed)


def test_a_time_that_the_clock_skipped_is_said_not_to_exist() -> None:
    with pytest.raises(Unreadable, match="de klok ging die nacht een uur vooruit"):
        moment_of(date(2026, 3, 29), time(2, 30))


def test_a_time_that_came_twice_is_taken_for_the_first() -> None:
    assert moment_of(date(2026, 10, 25), time(2, 30)).isoformat() == "2026-10-25T02:30:00+02:00"
