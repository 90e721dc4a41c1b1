"""Codes, days and facts in the words of the screen."""

from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID

import pytest

from api.presenting.history import HistoryDetailsOutput, HistoryEntryOutput
from api.presenting.labels import ASKS, FACTS, UNKNOWN
from api.presenting.opened import ErasedOutput
from api.presenting.words import Words, divided
from api.presenting.written import born, counted, day, moment, readable, when
from domain.catalogue.version_1 import CATALOGUE_1
from domain.task.asked import DONE_BY
from projections.dossier_history.fold import DOSSIER_HISTORY
from projections.incident_history.fold import INCIDENT_HISTORY

WORDS = Words(CATALOGUE_1)


class Happened(NamedTuple):
    occurred_at: datetime
    occurred_until: datetime | None = None
    occurred_approximately: bool = False


def at(day_of_march: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026, in UTC: an hour behind the Netherlands."""
    return datetime(2026, 3, day_of_march, hour, minute, tzinfo=UTC)


def entry(event: str, **details: object) -> HistoryEntryOutput:
    return HistoryEntryOutput(
        position=1,
        version=1,
        recorded_at=at(4, 9),
        actor=UUID(int=1),
        event=event,
        details=HistoryDetailsOutput.model_validate(details),
    )


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (Happened(at(4, 13, 5)), "4 maart 2026, 14:05"),
        (Happened(at(4, 23, 30)), "5 maart 2026, 00:30"),
        (Happened(at(4, 13), at(4, 14)), "4 maart 2026, 14:00 tot 15:00"),
        (Happened(at(4, 13), at(6, 14)), "4 maart 2026, 14:00 tot 6 maart 2026, 15:00"),
        (Happened(at(3, 23), None, True), "4 maart 2026"),
        (Happened(at(3, 23), at(4, 22), True), "4 maart 2026"),
        (Happened(at(3, 23), at(6, 22), True), "4 maart 2026 tot en met 6 maart 2026"),
        (Happened(at(4, 13), None, True), "4 maart 2026, ongeveer 14:00"),
        (Happened(at(4, 13), at(4, 14), True), "4 maart 2026, ongeveer 14:00 tot 15:00"),
    ],
)
def test_when_it_happened_is_said_as_precisely_as_it_is_known(happened: Happened, said: str) -> None:
    assert when(happened) == said


def test_the_clock_is_that_of_the_netherlands_in_summer_and_winter() -> None:
    assert moment(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1 juli 2026, 14:00"
    assert moment(datetime(2026, 12, 1, 12, 0, tzinfo=UTC)) == "1 december 2026, 13:00"
    assert day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1 januari 2027"


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Anders (bijv. zorgen)", ("Anders", "bijv. zorgen")),
        ("Telefoon", ("Telefoon", "")),
        ("Een (half haakje", ("Een (half haakje", "")),
    ],
)
def test_a_label_is_divided_into_its_name_and_its_explanation(label: str, parts: tuple[str, str]) -> None:
    assert divided(label) == parts


def test_every_code_of_the_catalogue_has_words() -> None:
    assert all(WORDS.kind(entry.code) != UNKNOWN for entry in CATALOGUE_1.types)
    assert all(WORDS.channel(entry.code) != UNKNOWN for entry in CATALOGUE_1.channels)
    assert all(WORDS.sanction(entry.code) != UNKNOWN for entry in CATALOGUE_1.sanctions)


def test_a_code_that_the_catalogue_does_not_have_is_not_shown() -> None:
    assert {WORDS.kind("old_one"), WORDS.channel("old_one"), WORDS.sanction("old_one")} == {UNKNOWN}


def test_every_fact_in_a_history_has_words() -> None:
    told = {event.NAME for view in (INCIDENT_HISTORY, DOSSIER_HISTORY) for event in view.interests}

    assert told <= set(FACTS)


def test_every_fact_has_words_and_an_unknown_one_is_not_shown_as_it_is_stored() -> None:
    told = [WORDS.told(entry(event)) for event in FACTS]

    assert len(set(told)) == len(FACTS)
    assert WORDS.told(entry("incident.invented_later")) == "Er is iets vastgelegd"


def test_what_a_fact_changed_is_told_in_words() -> None:
    judged = WORDS.told(entry("incident.reclassified", types=("verbal", "other")))
    moved = WORDS.told(entry("incident.setting_corrected", channel="home_visit", unit="Handhaving"))
    imposed = WORDS.told(entry("sanction.imposed", kind="building_ban", imposed_on=date(2026, 3, 4)))

    assert judged.endswith(": Verbale agressie, Anders")
    assert moved.endswith(": Huisbezoek, Handhaving")
    assert imposed == "Opgelegd: Toegangsontzegging (pandverbod), op 4 maart 2026"


@pytest.mark.parametrize(
    ("event", "details", "said"),
    [
        (
            "marker.proposed",
            {"kind": "visit_with_two", "startsOn": date(2026, 3, 4), "endsOn": date(2026, 9, 4)},
            "Markering voorgesteld: Bezoek met twee personen, van 4 maart 2026 tot 4 september 2026",
        ),
        (
            "marker.reviewed",
            {"endsOn": date(2026, 9, 4), "reviewOn": date(2026, 6, 4)},
            "Markering opnieuw beoordeeld: blijft tot 4 september 2026, volgende keer 4 juni 2026",
        ),
        (
            "marker.review_demanded",
            {"outcome": "acquitted"},
            "Markering moet opnieuw worden beoordeeld: vrijspraak",
        ),
        (
            "sanction.review_demanded",
            {"ground": "incident_unlinked"},
            "Maatregel moet opnieuw worden beoordeeld: een melding hoort niet in dit dossier",
        ),
        ("police.charged", {"madeOn": date(2026, 3, 4)}, "Aangifte gedaan op 4 maart 2026"),
        ("police.outcome_recorded", {"outcome": "dismissed"}, "Uitkomst bij politie of rechter bekend: geseponeerd"),
        ("damage.recorded", {"kind": "vehicle", "amountCents": None}, "Schade vastgelegd: voertuig"),
        ("damage.recorded", {"kind": "vehicle", "amountCents": 148_250}, "Schade vastgelegd: voertuig, €\xa01.482,50"),
        ("damage.recovered", {"amountCents": 1}, "Schade betaald: €\xa00,01"),
        ("damage.claimed", {"route": "criminal"}, "Gevraagd de schade te vergoeden: in de strafzaak"),
    ],
)
def test_what_rests_on_an_incident_is_told_in_words(event: str, details: dict[str, object], said: str) -> None:
    assert WORDS.told(entry(event, **details)) == said


def test_what_happened_to_a_task_is_told_in_words() -> None:
    told = [
        WORDS.told(entry("task.made", last_day=date(2026, 3, 9))),
        WORDS.told(entry("task.assigned", asks="reaction")),
        WORDS.told(entry("task.dropped", asks="sanction.second_decider")),
        WORDS.told(entry("task.taken_over")),
    ]

    assert told == [
        "Taak gemaakt, uiterlijk 9 maart 2026",
        "Taak toegewezen: Reactie richting de veroorzaker",
        "Taak vervallen: akkoord van een tweede persoon",
        "Taak overgenomen",
    ]


def test_every_step_that_a_task_can_ask_for_has_words() -> None:
    assert {code for code in DONE_BY if "." in code} == ASKS.keys()


def test_what_was_recorded_keeps_the_label_of_its_version() -> None:
    renamed = tuple(
        kind.model_copy(update={"label": f"{kind.label.split(' ')[0]} nieuw"}) for kind in CATALOGUE_1.types
    )
    second = CATALOGUE_1.model_copy(update={"version": 2, "types": renamed[1:]})
    words = Words(second, [CATALOGUE_1, second])

    assert words.kind("physical") == words.kind("physical", 2) == "Fysieke nieuw"
    assert words.kind("physical", 1) == "Fysieke agressie"
    assert words.kind("verbal") == "Verbale agressie", "it is in no newer version"
    assert words.told(entry("incident.reclassified", types=("physical",), catalogue_version=1)).endswith(
        ": Fysieke agressie"
    )


def test_a_retired_code_is_not_offered_and_has_words() -> None:
    verbal, *others = CATALOGUE_1.types
    words = Words(CATALOGUE_1.model_copy(update={"types": (verbal.model_copy(update={"retired": True}), *others)}))

    assert "verbal" not in {word.code for word in words.kinds}
    assert words.kind("verbal") == "Verbale agressie"


def test_numbers_come_with_the_right_word() -> None:
    assert [counted(number, "dossier", "dossiers") for number in (0, 1, 2)] == [
        "Geen dossiers",
        "1 dossier",
        "2 dossiers",
    ]


def test_an_erased_day_of_birth_is_said_to_be_erased() -> None:
    erased = ErasedOutput(erased_on=date(2026, 3, 4))
    assert born(erased) == readable(erased) == "(gewist op 4 maart 2026)"
    assert (readable("Ali"), readable(None)) == ("Ali", None)
    assert born(date(1971, 4, 2)) == "2 april 1971"


def test_the_life_of_a_report_is_told_in_words() -> None:
    told = {
        WORDS.told(entry("incident.assessed", assessment="concern")),
        WORDS.told(entry("incident.reaction_given", means="letter", given_at=at(4, 9))),
        WORDS.told(entry("incident.statement_recorded", given_on=date(2026, 3, 5))),
        WORDS.told(entry("incident.reclassified", types=("verbal",), downgrade=True)),
        WORDS.told(entry("aftercare.talk_held", talk="first")),
    }

    assert told == {
        "Beoordeeld: zorg",
        "Reactie gegeven aan de veroorzaker: per brief, op 4 maart 2026, 10:00",
        "Verklaring van de veroorzaker vastgelegd, gegeven op 5 maart 2026",
        "Soort agressie anders beoordeeld: Verbale agressie (lichter of minder dan ervoor)",
        "Nazorg: gesprek gevoerd (eerste gesprek)",
    }
