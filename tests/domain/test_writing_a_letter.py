"""A letter to a perpetrator: what it must say, and what is on record of it."""

from datetime import UTC, date, datetime, time
from typing import Any, get_args

import pytest

from domain.catalogue.catalogue import LETTERS
from domain.catalogue.version_1 import CATALOGUE_1
from domain.dossier.events import DossierOpened, IncidentLinked, MergedInto, Subject
from domain.dossier.state import fold as dossier
from domain.event import Event
from domain.incident.events import Retracted
from domain.incident.state import fold
from domain.letter.commands import Draft, GenerateLetter, Measure, Offered, SendLetter
from domain.letter.decisions import decide
from domain.letter.events import Addressee, LetterGenerated, LetterSent
from domain.letter.facts import BY_NAME, IN_PERSON, IN_WRITING, NEEDED, SAID_BY_SANCTION, LetterKind
from domain.letter.state import fold as letters
from domain.sanction.state import fold as sanction
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, REASON, an_id, reported, sealed
from tests.domain.given import LETTER, Decider, given
from tests.domain.sanctions import (
    ANNULLED,
    LIFTED,
    NO_DURATION,
    REJECTED,
    RUNNING,
    SUSPENDED,
    WARNING,
    imposed,
    proposed,
)

INCIDENT_ID, DOSSIER_ID = an_id("incident"), an_id("dossier")
TODAY = NOW.date()
ADDRESSEE = Addressee(name=sealed("name"), address=sealed("address"))
EVERYTHING = frozenset(BY_NAME)
IN_DOSSIER = dossier(
    [
        DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("subject"))),
        IncidentLinked(incident_id=INCIDENT_ID, perpetrator_id=CITIZEN.person_id),
    ]
)

SANCTION_ID = an_id("sanction")


def about(*facts: Event, **changes: Any) -> dict[str, Any]:
    """A sanction in the dossier of the addressee, after these facts."""
    found: dict[str, Any] = {
        "sanction_id": SANCTION_ID,
        "sanction": sanction(facts),
        "sanction_goes_on_in": DOSSIER_ID,
        "dossier_id": DOSSIER_ID,
        "dossier": IN_DOSSIER,
    }
    return found | changes


ABOUT_BAN = about(*RUNNING)
IN_BAN: dict[str, Any] = {"dossier_id": DOSSIER_ID, "sanction_id": SANCTION_ID}
"""What the fact of a letter about it names."""
FITTING: dict[str, Any] = {"warning": {}, "ban": ABOUT_BAN, "hearing_invitation": {}}
"""What each kind rests on at least."""


def write(**changes: Any) -> GenerateLetter:
    """A warning for which everything is known, with `changes`."""
    command: dict[str, Any] = {
        "at": NOW,
        "kind": "warning",
        "template_version": 0,
        "incident_id": INCIDENT_ID,
        "incident": fold([reported(perpetrators=(CITIZEN,))]),
        "asked": frozenset(),
        "known": EVERYTHING,
        "draft": Draft(addressee=ADDRESSEE, content=sealed("content")),
    }
    return GenerateLetter(**(command | changes))


def written(**changes: Any) -> LetterGenerated:
    """The fact that follows from `write`."""
    fact: dict[str, Any] = {
        "generated_at": NOW,
        "kind": "warning",
        "template_version": 0,
        "catalogue_version": 1,
        "incident_ids": (INCIDENT_ID,),
        "dossier_id": None,
        "sanction_id": None,
        "addressee": ADDRESSEE,
        "content": sealed("content"),
    }
    return LetterGenerated(**(fact | changes))


def knowing_all_but(*names: str) -> dict[str, Any]:
    return {"known": EVERYTHING - set(names), "draft": "facts_missing"}


@pytest.mark.parametrize("kind", get_args(LetterKind))
def test_with_every_fact_a_letter_of_each_kind_is_made(kind: LetterKind) -> None:
    names = IN_BAN if kind == "ban" else {}
    given(LETTER, []).when(write(kind=kind, **FITTING[kind])).then([written(kind=kind, **names)])


def test_it_says_by_which_text_and_about_which_dossier_and_sanction() -> None:
    command = write(template_version=3, **ABOUT_BAN)
    given(LETTER, []).when(command).then(
        [written(template_version=3, dossier_id=DOSSIER_ID, sanction_id=an_id("sanction"))]
    )


NEEDS = [(kind, name) for kind, names in NEEDED.items() for name in sorted(names)]


@pytest.mark.parametrize(("kind", "name"), NEEDS)
def test_a_fact_that_a_letter_must_have_is_named_when_it_is_missing(kind: LetterKind, name: str) -> None:
    outcome = given(LETTER, []).when(write(kind=kind, **FITTING[kind], **knowing_all_but(name)))

    outcome.then_refused_at((f"/facts/{name}", "letter.facts_missing"))
    assert BY_NAME[name].label in outcome.faults[0].message


def test_every_missing_fact_is_named_at_once() -> None:
    missing = ("norm", "reason_for_nature", "reason_for_duration", "ends_on")
    given(LETTER, []).when(write(kind="ban", **ABOUT_BAN, **knowing_all_but(*missing))).then_refused_at(
        *((f"/facts/{name}", "letter.facts_missing") for name in missing)
    )


def test_what_the_text_asks_is_needed_as_well() -> None:
    asked = {"asked": frozenset({"kept_service"})}
    given(LETTER, []).when(write(**asked)).then([written()])
    given(LETTER, []).when(write(**asked, **knowing_all_but("kept_service"))).then_refused_at(
        ("/facts/kept_service", "letter.facts_missing")
    )


@pytest.mark.parametrize("other", [IN_PERSON, IN_WRITING], ids=["in writing", "in person"])
def test_one_way_to_be_heard_is_enough(other: tuple[str, ...]) -> None:
    command = write(kind="hearing_invitation", known=EVERYTHING - set(other))
    given(LETTER, []).when(command).then([written(kind="hearing_invitation")])


def test_without_any_way_to_be_heard_both_are_named() -> None:
    given(LETTER, []).when(
        write(kind="hearing_invitation", **knowing_all_but(*IN_PERSON, *IN_WRITING))
    ).then_refused_at(*((f"/facts/{name}", "letter.facts_missing") for name in (*IN_PERSON, *IN_WRITING)))


def test_of_a_way_that_was_begun_only_the_rest_is_named() -> None:
    given(LETTER, []).when(
        write(kind="hearing_invitation", **knowing_all_but("hearing_time", *IN_WRITING))
    ).then_refused_at(("/facts/hearing_time", "letter.facts_missing"))


def test_there_is_no_letter_about_an_incident_that_is_not_there_or_was_retracted() -> None:
    given(LETTER, []).when(write(incident=fold([]))).then_refused("letter.incident_not_there")
    retracted = fold([reported(), Retracted(reason=REASON)])
    given(LETTER, []).when(write(incident=retracted)).then_refused("letter.incident_retracted")


def test_the_dossier_must_be_there_and_hold_the_incident() -> None:
    given(LETTER, []).when(write(dossier_id=DOSSIER_ID, dossier=dossier([]))).then_refused_at(
        ("/dossierId", "letter.dossier_not_there")
    )
    empty = dossier([DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("subject")))])
    given(LETTER, []).when(write(dossier_id=DOSSIER_ID, dossier=empty)).then_refused_at(
        ("/dossierId", "letter.incident_not_in_dossier")
    )


def test_the_sanction_must_be_there() -> None:
    given(LETTER, []).when(write(sanction_id=an_id("sanction"))).then_refused_at(
        ("/sanctionId", "letter.sanction_not_there")
    )


def test_the_sanction_must_rest_on_the_incident() -> None:
    elsewhere = about(imposed(incident_ids=(an_id("other incident"),)))
    given(LETTER, []).when(write(**elsewhere)).then_refused_at(("/sanctionId", "letter.sanction_of_other_incident"))
    on_both = about(imposed(incident_ids=(an_id("other incident"), INCIDENT_ID)))
    given(LETTER, []).when(write(**on_both)).then([written(**IN_BAN)])


def test_the_sanction_must_be_of_the_addressee() -> None:
    of_another = about(*RUNNING, sanction_goes_on_in=an_id("father"))
    given(LETTER, []).when(write(kind="ban", **of_another)).then_refused_at(
        ("/sanctionId", "letter.sanction_of_other_dossier")
    )
    to_nobody_known = about(*RUNNING, dossier_id=None, dossier=dossier([]))
    given(LETTER, []).when(write(kind="ban", **to_nobody_known)).then_refused_at(
        ("/sanctionId", "letter.sanction_of_other_dossier")
    )
    gone = about(*RUNNING, sanction_goes_on_in=an_id("survivor"), dossier=dossier([]))
    given(LETTER, []).when(write(kind="ban", **gone)).then_refused_at(("/dossierId", "letter.dossier_not_there"))
    of_nobody = about(WARNING, sanction_goes_on_in=None)
    given(LETTER, []).when(write(**of_nobody)).then([written(**IN_BAN)])


def test_a_sanction_whose_dossier_no_longer_has_the_incident_is_told_by_the_sanction() -> None:
    without = dossier([DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("subject")))])
    given(LETTER, []).when(write(kind="ban", **about(*RUNNING, dossier=without))).then_refused_at(
        ("/sanctionId", "letter.incident_left_dossier")
    )
    of_other = about(imposed(incident_ids=(an_id("other incident"),)), dossier=without)
    given(LETTER, []).when(write(**of_other)).then_refused_at(("/sanctionId", "letter.sanction_of_other_incident"))


def test_a_ban_tells_of_a_sanction_and_what_that_says_is_not_asked() -> None:
    given(LETTER, []).when(write(kind="ban", **knowing_all_but("norm", "ends_on", "objection_term"))).then_refused_at(
        ("/sanctionId", "letter.ban_without_sanction"), ("/facts/objection_term", "letter.facts_missing")
    )
    assert {"norm", "ends_on"} <= SAID_BY_SANCTION


IN_FORCE = datetime(2025, 1, 15, 12, 0, tzinfo=UTC)
LAST_HOUR, OVER = datetime(2025, 9, 22, 21, 59, tzinfo=UTC), datetime(2025, 9, 22, 22, 0, tzinfo=UTC)
"""Its last day, and the moment after that day in the Netherlands."""


@pytest.mark.parametrize("at", [NOW, IN_FORCE, LAST_HOUR], ids=["announced", "in force", "last day"])
@pytest.mark.parametrize("kind", ["warning", "ban"])
def test_a_letter_tells_of_what_is_in_force_or_announced(kind: LetterKind, at: datetime) -> None:
    given(LETTER, []).when(write(kind=kind, at=at, **ABOUT_BAN)).then([written(kind=kind, generated_at=at, **IN_BAN)])


@pytest.mark.parametrize(
    ("facts", "at", "code"),
    [
        ([proposed()], NOW, "letter.sanction_not_imposed"),
        ([proposed(), REJECTED], NOW, "letter.sanction_over"),
        ([*RUNNING, LIFTED], NOW, "letter.sanction_over"),
        ([*RUNNING, ANNULLED], NOW, "letter.sanction_over"),
        ([*RUNNING, SUSPENDED], NOW, "letter.sanction_suspended"),
        (RUNNING, OVER, "letter.sanction_over"),
        ([*RUNNING, SUSPENDED], OVER, "letter.sanction_over"),
    ],
    ids=["proposed", "rejected", "lifted", "annulled", "suspended", "expired", "suspended and expired"],
)
@pytest.mark.parametrize("kind", ["warning", "ban"])
def test_a_letter_never_tells_of_what_does_not_hold(
    kind: LetterKind, facts: list[Event], at: datetime, code: str
) -> None:
    given(LETTER, []).when(write(kind=kind, at=at, **about(*facts))).then_refused_at(("/sanctionId", code))


def test_what_restricts_nobody_is_told_in_a_warning_and_not_in_a_ban() -> None:
    talk = about(WARNING)
    given(LETTER, []).when(write(**talk)).then([written(**IN_BAN)])
    given(LETTER, []).when(write(kind="ban", **talk)).then_refused_at(("/sanctionId", "letter.sanction_without_end"))


def test_an_invitation_comes_before_the_decision() -> None:
    given(LETTER, []).when(write(kind="hearing_invitation", **about(proposed()))).then(
        [written(kind="hearing_invitation", **IN_BAN)]
    )
    talk = about(proposed(kind="warning_letter", **NO_DURATION))
    given(LETTER, []).when(write(kind="hearing_invitation", **talk)).then(
        [written(kind="hearing_invitation", **IN_BAN)]
    )
    for facts in ([proposed(), REJECTED], RUNNING, [*RUNNING, SUSPENDED], [*RUNNING, LIFTED], [WARNING]):
        given(LETTER, []).when(write(kind="hearing_invitation", **about(*facts))).then_refused_at(
            ("/sanctionId", "letter.already_decided")
        )


def test_what_was_typed_never_contradicts_the_sanction() -> None:
    outcome = given(LETTER, []).when(write(**ABOUT_BAN, contradicted=("measure", "ends_on")))
    outcome.then_refused_at(
        ("/facts/measure", "letter.contradicts_sanction"), ("/facts/ends_on", "letter.contradicts_sanction")
    )
    assert BY_NAME["measure"].label in outcome.faults[0].message


def letter_with(**changes: Any) -> Decider:
    """Decided on with a catalogue in which the ban is so."""
    warning, ban, invitation = LETTERS
    catalogue = CATALOGUE_1.model_copy(update={"letters": (warning, ban.model_copy(update=changes), invitation)})
    return Decider(letters, lambda state, command: decide(state, command, catalogue))


def test_a_letter_is_made_only_about_the_kinds_that_the_catalogue_has_it_for() -> None:
    ban = write(kind="ban", **ABOUT_BAN)
    given(letter_with(sanctions=("building_ban",)), []).when(ban).then([written(kind="ban", **IN_BAN)])
    other = letter_with(sanctions=("no_entry", "contact_arrangements"))
    given(other, []).when(ban).then_refused_at(("/sanctionId", "letter.not_for_this_sanction"))
    renamed = write(kind="ban", **ABOUT_BAN, sanction_counts_as=frozenset({"no_entry"}))
    given(other, []).when(renamed).then([written(kind="ban", **IN_BAN)])


def test_a_letter_that_is_retired_is_made_no_longer() -> None:
    given(letter_with(retired=True), []).when(write(kind="ban", **ABOUT_BAN)).then_refused_at(
        ("/kind", "catalogue.retired_code")
    )
    given(letter_with(retired=True), []).when(write()).then([written()])


def test_a_dossier_that_was_merged_says_to_go_where_it_goes_on() -> None:
    merged = dossier(
        [
            DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("subject"))),
            IncidentLinked(incident_id=INCIDENT_ID),
            MergedInto(other_dossier_id=an_id("survivor"), reason=REASON),
        ]
    )
    outcome = given(LETTER, []).when(write(dossier_id=DOSSIER_ID, dossier=merged))
    outcome.then_refused_at(("/dossierId", "letter.dossier_merged"))
    assert "het wijst naar het dossier waarin het verder gaat" in outcome.faults[0].message


TODAY_AT_NOON = datetime(2024, 9, 17, 10, 0, tzinfo=UTC)
"""12:00 in the Netherlands."""


@pytest.mark.parametrize(
    ("offered", "places"),
    [
        ((date(2024, 9, 17), time(12, 1), date(2024, 9, 17)), []),
        ((date(2024, 9, 17), None, None), []),
        ((date(2024, 9, 18), time(9, 0), None), []),
        ((date(2024, 9, 17), time(12, 0), None), [("/facts/hearingTime", "letter.hearing_in_the_past")]),
        ((date(2024, 9, 16), time(13, 0), None), [("/facts/hearingOn", "letter.hearing_in_the_past")]),
        ((None, None, date(2024, 9, 16)), [("/facts/writtenUntil", "letter.answer_in_the_past")]),
    ],
)
def test_an_invitation_is_for_what_is_still_to_come(
    offered: tuple[date | None, time | None, date | None], places: list[tuple[str, str]]
) -> None:
    on, at, until = offered
    planned = Offered(hearing_on=on, hearing_time=at, written_until=until)
    invitation = {"at": TODAY_AT_NOON, "offered": planned}
    outcome = given(LETTER, []).when(write(kind="hearing_invitation", **invitation))
    assert [(fault.field, fault.code) for fault in outcome.faults] == places
    assert len(outcome.events) == (0 if places else 1)
    assert given(LETTER, []).when(write(**invitation)).events, "another letter may tell of a talk that was"


def test_a_sanction_that_does_not_fit_is_named_with_all_else_that_is_wrong() -> None:
    command = write(sanction_id=an_id("sanction"), **knowing_all_but("norm"))
    given(LETTER, []).when(command).then_refused_at(
        ("/sanctionId", "letter.sanction_not_there"), ("/facts/norm", "letter.facts_missing")
    )


def test_with_several_perpetrators_one_is_chosen() -> None:
    both = {"incident": fold([reported(perpetrators=(CITIZEN, NEIGHBOUR))])}
    given(LETTER, []).when(write(**both)).then_refused_at(("/perpetratorId", "letter.several_perpetrators"))
    given(LETTER, []).when(write(**both, perpetrator_id=NEIGHBOUR.person_id)).then([written()])
    given(LETTER, []).when(write(**both, dossier_id=DOSSIER_ID, dossier=IN_DOSSIER)).then(
        [written(dossier_id=DOSSIER_ID)]
    )


def test_the_perpetrator_is_the_one_of_the_dossier() -> None:
    both = {"incident": fold([reported(perpetrators=(CITIZEN, NEIGHBOUR))]), "dossier_id": DOSSIER_ID}
    unsaid = dossier(
        [
            DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("subject"))),
            IncidentLinked(incident_id=INCIDENT_ID),
        ]
    )
    given(LETTER, []).when(write(**both, dossier=IN_DOSSIER, perpetrator_id=CITIZEN.person_id)).then(
        [written(dossier_id=DOSSIER_ID)]
    )
    for known in (IN_DOSSIER, unsaid):
        given(LETTER, []).when(write(**both, dossier=known, perpetrator_id=NEIGHBOUR.person_id)).then_refused_at(
            ("/perpetratorId", "letter.perpetrator_of_other_dossier")
        )
    alone = {"dossier_id": DOSSIER_ID, "dossier": unsaid, "perpetrator_id": CITIZEN.person_id}
    given(LETTER, []).when(write(**alone)).then([written(dossier_id=DOSSIER_ID)])


def test_somebody_who_is_no_perpetrator_gets_no_letter() -> None:
    given(LETTER, []).when(write(perpetrator_id=NEIGHBOUR.person_id)).then_refused_at(
        ("/perpetratorId", "letter.not_a_perpetrator")
    )


@pytest.mark.parametrize(
    ("days", "place", "code"),
    [
        ((1, 0, None), "/facts/endsOn", "letter.ends_before_it_starts"),
        ((1, 9, 0), "/facts/reviewOn", "letter.review_outside_measure"),
        ((1, 9, 10), "/facts/reviewOn", "letter.review_outside_measure"),
    ],
)
def test_the_days_of_a_measure_are_in_order(days: tuple[int | None, ...], place: str, code: str) -> None:
    starts, ends, review = (None if day is None else date(2024, 10, day + 1) for day in days)
    command = write(measure=Measure(starts_on=starts, ends_on=ends, review_on=review))
    given(LETTER, []).when(command).then_refused_at((place, code))


def test_a_measure_of_one_day_is_possible() -> None:
    one = date(2024, 10, 1)
    given(LETTER, []).when(write(measure=Measure(starts_on=one, ends_on=one, review_on=one))).then([written()])


@pytest.mark.parametrize("why", ["too_long", "not_printable"])
def test_a_letter_that_could_not_be_written_is_refused_by_name(why: str) -> None:
    given(LETTER, []).when(write(draft=why)).then_refused_at(("/facts", f"letter.{why}"))


def test_the_same_letter_twice_stays_quiet_and_another_is_refused() -> None:
    given(LETTER, [written()]).when(write()).then_nothing_happened()
    given(LETTER, [written()]).when(write(kind="hearing_invitation")).then_refused("letter.already_generated")


def send(day: date = TODAY, **changes: Any) -> SendLetter:
    return SendLetter(**({"today": TODAY, "sent_on": day, "how": "post"} | changes))


def sent(day: date = TODAY, **changes: Any) -> LetterSent:
    return LetterSent(**({"sent_on": day, "how": "post", "incident_ids": (INCIDENT_ID,)} | changes))


def test_sending_is_a_fact_of_its_own_and_tells_the_incidents() -> None:
    given(LETTER, [written()]).when(send()).then([sent()])


def test_a_letter_can_be_sent_in_two_ways_and_the_same_one_counts_once() -> None:
    past: list[Event] = [written(), sent()]
    given(LETTER, past).when(send()).then_nothing_happened()
    given(LETTER, past).when(send(how="registered_post")).then([sent(how="registered_post")])


def test_a_letter_is_not_sent_before_it_was_made_nor_tomorrow() -> None:
    given(LETTER, [written()]).when(send(date(2024, 9, 16))).then_refused_at(
        ("/sentOn", "letter.sent_before_it_was_made")
    )
    given(LETTER, [written()]).when(send(date(2024, 9, 18))).then_refused_at(("/sentOn", "letter.sent_in_the_future"))


def test_a_letter_that_is_not_there_is_not_sent() -> None:
    given(LETTER, []).when(send()).then_refused("letter.not_generated")
