"""A letter to a perpetrator: what it must say, and what is on record of it."""

from datetime import date
from typing import Any, get_args

import pytest

from domain.dossier.events import DossierOpened, IncidentLinked, Subject
from domain.dossier.state import fold as dossier
from domain.event import Event
from domain.incident.events import Retracted
from domain.incident.state import fold
from domain.letter.commands import Draft, GenerateLetter, Measure, SendLetter
from domain.letter.events import Addressee, LetterGenerated, LetterSent
from domain.letter.facts import BY_NAME, IN_PERSON, IN_WRITING, NEEDED, LetterKind
from domain.sanction.state import fold as sanction
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, REASON, an_id, reported, sealed
from tests.domain.given import LETTER, given
from tests.domain.sanctions import RUNNING, proposed

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

ABOUT_BAN: dict[str, Any] = {"sanction_id": an_id("sanction"), "sanction": sanction(RUNNING)}


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
    given(LETTER, []).when(write(kind=kind)).then([written(kind=kind)])


def test_it_says_by_which_text_and_about_which_dossier_and_sanction() -> None:
    command = write(template_version=3, dossier_id=DOSSIER_ID, dossier=IN_DOSSIER, **ABOUT_BAN)
    given(LETTER, []).when(command).then(
        [written(template_version=3, dossier_id=DOSSIER_ID, sanction_id=an_id("sanction"))]
    )


NEEDS = [(kind, name) for kind, names in NEEDED.items() for name in sorted(names)]


@pytest.mark.parametrize(("kind", "name"), NEEDS)
def test_a_fact_that_a_letter_must_have_is_named_when_it_is_missing(kind: LetterKind, name: str) -> None:
    outcome = given(LETTER, []).when(write(kind=kind, **knowing_all_but(name)))

    outcome.then_refused_at((f"/facts/{name}", "letter.facts_missing"))
    assert BY_NAME[name].label in outcome.faults[0].message


def test_every_missing_fact_is_named_at_once() -> None:
    missing = ("norm", "reason_for_nature", "reason_for_duration", "ends_on")
    given(LETTER, []).when(write(kind="ban", **knowing_all_but(*missing))).then_refused_at(
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
    elsewhere = sanction([proposed(incident_ids=(an_id("other incident"),))])
    given(LETTER, []).when(write(**(ABOUT_BAN | {"sanction": elsewhere}))).then_refused_at(
        ("/sanctionId", "letter.sanction_of_other_incident")
    )
    on_both = sanction([proposed(incident_ids=(an_id("other incident"), INCIDENT_ID))])
    given(LETTER, []).when(write(**(ABOUT_BAN | {"sanction": on_both}))).then(
        [written(sanction_id=ABOUT_BAN["sanction_id"])]
    )


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
    command = write(kind="ban", measure=Measure(starts_on=starts, ends_on=ends, review_on=review))
    given(LETTER, []).when(command).then_refused_at((place, code))


def test_a_measure_of_one_day_is_possible() -> None:
    one = date(2024, 10, 1)
    given(LETTER, []).when(write(kind="ban", measure=Measure(starts_on=one, ends_on=one, review_on=one))).then(
        [written(kind="ban")]
    )


@pytest.mark.parametrize("why", ["too_long", "not_printable"])
def test_a_letter_that_could_not_be_written_is_refused_by_name(why: str) -> None:
    given(LETTER, []).when(write(draft=why)).then_refused_at(("/facts", f"letter.{why}"))


def test_the_same_letter_twice_stays_quiet_and_another_is_refused() -> None:
    given(LETTER, [written()]).when(write()).then_nothing_happened()
    given(LETTER, [written()]).when(write(kind="ban")).then_refused("letter.already_generated")


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
