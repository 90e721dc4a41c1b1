"""A warning on a dossier: proposed, decided on by another, judged anew, and gone in time."""

from datetime import date
from typing import Any, get_args

import pytest

from domain.catalogue.version_1 import CATALOGUE_1
from domain.dossier.events import DossierOpened, IncidentLinked, MergedInto, Subject
from domain.dossier.state import fold as fold_dossier
from domain.incident.events import Retracted
from domain.incident.state import fold
from domain.marker.commands import (
    ApproveMarker,
    DemandReview,
    ProposeMarker,
    RejectMarker,
    ReviewMarker,
    WithdrawMarker,
)
from domain.marker.events import (
    MarkerApproved,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.police.events import OutcomeRecorded, PoliceCharged
from domain.police.state import fold as fold_case
from domain.review import Demand, Ground
from tests.domain.examples import NOW, REASON, an_id, reported, sealed
from tests.domain.given import MARKERS, given

DOSSIER, MARKER, OTHER_MARKER = an_id("dossier"), an_id("marker"), an_id("other marker")
FIRST, SECOND, STRANGER, CASE = an_id("first"), an_id("second"), an_id("stranger"), an_id("case")
PROPOSER, APPROVER = an_id("proposer"), an_id("approver")
TODAY, START, END, REVIEW = date(2024, 9, 17), date(2024, 9, 18), date(2025, 9, 1), date(2024, 12, 18)
ADVICE = sealed("advice")

AGGRESSION, CONCERN = fold([reported()]), fold([reported(types=("other",))])
RETRACTED = fold([reported(), Retracted(reason=REASON)])
LINKS = [
    DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("name"))),
    IncidentLinked(incident_id=FIRST),
    IncidentLinked(incident_id=SECOND),
]
LINKED = fold_dossier(LINKS)
MERGED = fold_dossier([*LINKS, MergedInto(other_dossier_id=an_id("survivor"), reason=REASON)])
CHARGE = PoliceCharged(
    incident_ids=(FIRST,), number=sealed("number"), made_on=TODAY, made_by=sealed("who"), domicile_at_employer=True
)
CHARGED = fold_case([CHARGE])
ACQUITTED = fold_case([CHARGE, OutcomeRecorded(incident_ids=(FIRST,), outcome="acquitted", on=TODAY, note=None)])

ABOUT: dict[str, Any] = {"marker_id": MARKER, "dossier_id": DOSSIER, "incident_ids": (FIRST,)}
_PROPOSAL: dict[str, Any] = {
    "kind": "visit_with_two",
    "advice": ADVICE,
    "reason": REASON,
    "starts_on": START,
    "ends_on": END,
    "review_on": REVIEW,
}


def propose(**changes: Any) -> ProposeMarker:
    situation = {
        "by": PROPOSER,
        "today": TODAY,
        "marker_id": MARKER,
        "dossier_id": DOSSIER,
        "dossier": LINKED,
        "incidents": {FIRST: AGGRESSION},
        "cases": {},
    }
    return ProposeMarker(**(situation | _PROPOSAL | changes))


def proposed(**changes: Any) -> MarkerProposed:
    given = {"catalogue_version": 1, "police_case_ids": (), "proposed_by": PROPOSER}
    return MarkerProposed(**(ABOUT | given | _PROPOSAL | changes))


def approve(**changes: Any) -> ApproveMarker:
    situation: dict[str, Any] = {"by": APPROVER, "today": TODAY, "marker_id": MARKER, "dossier": LINKED}
    return ApproveMarker(**(situation | {"incidents": {FIRST: AGGRESSION}, "reason": REASON} | changes))


def review(**changes: Any) -> ReviewMarker:
    judged: dict[str, Any] = {"today": REVIEW, "review_on": date(2025, 3, 18), "ends_on": None}
    return ReviewMarker(**({"marker_id": MARKER, "reason": REASON} | judged | changes))


def withdraw(**changes: Any) -> WithdrawMarker:
    return WithdrawMarker(**({"today": TODAY, "marker_id": MARKER, "reason": REASON} | changes))


def demand(**changes: Any) -> DemandReview:
    by_the_case = Demand(ground="police_outcome", because_of=CASE)
    return DemandReview(**({"today": REVIEW, "demand": by_the_case, "outcome": "acquitted"} | changes))


REJECT = RejectMarker(marker_id=MARKER, reason=REASON)
APPROVED = MarkerApproved(**ABOUT, reason=REASON)
REJECTED = MarkerRejected(**ABOUT, reason=REASON)
WITHDRAWN = MarkerWithdrawn(**ABOUT, reason=REASON)
DEMAND_OF_SECOND = Demand(ground="incident_retracted", because_of=SECOND)
DEMANDED = MarkerReviewDemanded(**ABOUT, ground="police_outcome", because_of=CASE, outcome="acquitted")
RESTING = proposed(police_case_ids=(CASE,))


@pytest.mark.parametrize("kind", [entry.code for entry in CATALOGUE_1.markers])
def test_every_kind_of_the_catalogue_can_be_proposed(kind: str) -> None:
    given(MARKERS, []).when(propose(kind=kind)).then([proposed(kind=kind)])


def test_a_proposal_names_the_incidents_and_the_police_cases_it_rests_on() -> None:
    command = propose(incidents={SECOND: CONCERN, FIRST: AGGRESSION}, cases={CASE: CHARGED})
    given(MARKERS, []).when(command).then([proposed(incident_ids=(SECOND, FIRST), police_case_ids=(CASE,))])


@pytest.mark.parametrize(
    ("wrong", "place", "code"),
    [
        pytest.param({"kind": "dog"}, "/kind", "catalogue.unknown_code", id="kind"),
        pytest.param({"incidents": {}}, "/incidentIds", "marker.no_incident", id="no incident"),
        pytest.param(
            {"incidents": {FIRST: AGGRESSION, STRANGER: AGGRESSION}},
            "/incidentIds/1",
            "marker.incident_not_in_dossier",
            id="an incident of another dossier",
        ),
        pytest.param(
            {"incidents": {FIRST: CONCERN}}, "/incidentIds", "marker.without_aggression", id="a concern alone"
        ),
        pytest.param(
            {"incidents": {FIRST: CONCERN, SECOND: RETRACTED}},
            "/incidentIds",
            "marker.without_aggression",
            id="a concern and a retracted incident",
        ),
        pytest.param(
            {"cases": {CASE: fold_case([])}}, "/policeCaseIds/0", "marker.case_not_about_it", id="no such case"
        ),
        pytest.param(
            {"incidents": {SECOND: AGGRESSION}, "cases": {CASE: CHARGED}},
            "/policeCaseIds/0",
            "marker.case_not_about_it",
            id="a case about another incident",
        ),
        pytest.param(
            {"cases": {CASE: ACQUITTED}}, "/policeCaseIds/0", "marker.case_without_guilt", id="a case that ended so"
        ),
        pytest.param({"starts_on": date(2024, 9, 16)}, "/startsOn", "marker.starts_in_the_past", id="start"),
        pytest.param({"review_on": START}, "/reviewOn", "marker.review_outside_term", id="review on the first day"),
        pytest.param({"review_on": date(2025, 9, 2)}, "/reviewOn", "marker.review_outside_term", id="review after it"),
        pytest.param(
            {"ends_on": date(2026, 9, 1), "review_on": date(2025, 9, 19)},
            "/reviewOn",
            "marker.review_too_late",
            id="no review in a year",
        ),
    ],
)
def test_a_proposal_that_cannot_be_right_is_refused(wrong: dict[str, Any], place: str, code: str) -> None:
    given(MARKERS, []).when(propose(**wrong)).then_refused_at((place, code))


def test_a_marker_ends_after_it_starts() -> None:
    given(MARKERS, []).when(propose(ends_on=START)).then_refused(
        "marker.ends_before_it_starts", "marker.review_outside_term"
    )


def test_a_review_a_year_after_the_start_is_in_time_also_when_that_is_leap_day() -> None:
    leap = {"starts_on": date(2028, 2, 29), "ends_on": date(2030, 1, 1)}
    given(MARKERS, []).when(propose(review_on=date(2029, 2, 28), **leap)).then(
        [proposed(review_on=date(2029, 2, 28), **leap)]
    )
    given(MARKERS, []).when(propose(review_on=date(2029, 3, 1), **leap)).then_refused("marker.review_too_late")


def test_a_marker_needs_a_dossier() -> None:
    given(MARKERS, []).when(propose(dossier=fold_dossier([]))).then_refused("marker.no_dossier")


@pytest.mark.parametrize("past", [[proposed()], [proposed(), APPROVED]], ids=["proposed", "approved"])
def test_there_is_one_marker_of_a_kind_at_a_time(past: list[Any]) -> None:
    given(MARKERS, past).when(propose(marker_id=OTHER_MARKER)).then_refused_at(("/kind", "marker.kind_taken"))
    given(MARKERS, past).when(propose(marker_id=OTHER_MARKER, kind="alert_police")).then(
        [proposed(marker_id=OTHER_MARKER, kind="alert_police")]
    )


def test_the_next_marker_of_a_kind_can_start_on_the_day_the_last_one_ends() -> None:
    after = {"marker_id": OTHER_MARKER, "starts_on": END, "ends_on": date(2026, 1, 1), "review_on": date(2025, 12, 1)}
    given(MARKERS, [proposed(), APPROVED]).when(propose(**after)).then([proposed(**after)])


@pytest.mark.parametrize("last", [REJECTED, WITHDRAWN], ids=["rejected", "withdrawn"])
def test_what_was_turned_down_leaves_room_for_another(last: Any) -> None:
    given(MARKERS, [proposed(), last]).when(propose(marker_id=OTHER_MARKER)).then([proposed(marker_id=OTHER_MARKER)])


def test_an_id_is_used_once() -> None:
    given(MARKERS, [proposed()]).when(propose()).then_refused("marker.already_proposed")


def test_another_person_approves() -> None:
    given(MARKERS, [proposed()]).when(approve()).then([APPROVED])


def test_nobody_approves_his_own_proposal() -> None:
    given(MARKERS, [proposed()]).when(approve(by=PROPOSER)).then_refused("marker.same_person")


def test_nothing_is_proposed_in_a_dossier_that_goes_on_in_another() -> None:
    given(MARKERS, []).when(propose(dossier=MERGED)).then_refused("marker.dossier_merged")


def test_what_was_proposed_before_the_dossier_was_merged_can_still_be_approved() -> None:
    given(MARKERS, [proposed()]).when(approve(dossier=MERGED)).then([APPROVED])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"today": END}, "marker.over"),
        ({"incidents": {FIRST: RETRACTED}}, "marker.without_aggression"),
        ({"dossier": fold_dossier([])}, "marker.incident_not_in_dossier"),
    ],
    ids=["too late", "incident retracted since", "incident no longer in the dossier"],
)
def test_what_lost_its_ground_since_is_not_approved(change: dict[str, Any], code: str) -> None:
    given(MARKERS, [proposed()]).when(approve(**change)).then_refused_at(("", code))


def test_a_proposal_that_rests_on_an_acquittal_is_not_approved() -> None:
    given(MARKERS, [RESTING, DEMANDED]).when(approve()).then_refused("marker.ground_gone")


def test_a_proposal_is_turned_down_once() -> None:
    given(MARKERS, [proposed()]).when(REJECT).then([REJECTED])
    given(MARKERS, [proposed(), REJECTED]).when(REJECT).then_nothing_happened()


def test_approving_twice_is_approving_once() -> None:
    given(MARKERS, [proposed(), APPROVED]).when(approve()).then_nothing_happened()


@pytest.mark.parametrize(
    ("past", "command"),
    [
        ([proposed(), REJECTED], approve()),
        ([proposed(), APPROVED], REJECT),
        ([proposed(), REJECTED], withdraw()),
        ([proposed(), WITHDRAWN], approve()),
    ],
    ids=["approve after no", "reject after yes", "withdraw after no", "approve after withdrawal"],
)
def test_what_was_decided_is_not_decided_again(past: list[Any], command: Any) -> None:
    given(MARKERS, past).when(command).then_refused("marker.already_decided")


def test_a_review_sets_the_next_day_and_leaves_the_end_as_it_was() -> None:
    given(MARKERS, [proposed(), APPROVED]).when(review()).then(
        [MarkerReviewed(**ABOUT, review_on=date(2025, 3, 18), ends_on=END, reason=REASON)]
    )


def test_a_review_can_bring_the_end_forward_and_is_then_judged_at_the_end() -> None:
    sooner = date(2025, 2, 1)
    given(MARKERS, [proposed(), APPROVED]).when(review(review_on=None, ends_on=sooner)).then(
        [MarkerReviewed(**ABOUT, review_on=sooner, ends_on=sooner, reason=REASON)]
    )


def test_a_review_that_changes_nothing_is_no_fact() -> None:
    given(MARKERS, [proposed(), APPROVED]).when(review(review_on=REVIEW, today=TODAY)).then_nothing_happened()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"review_on": None}, ["marker.nothing_decided"]),
        ({"ends_on": date(2025, 9, 2)}, ["marker.made_longer"]),
        ({"ends_on": REVIEW}, ["marker.ends_too_soon", "marker.review_outside_term"]),
        ({"review_on": date(2024, 11, 1)}, ["marker.review_outside_term"]),
        ({"today": END}, ["marker.over"]),
    ],
    ids=["nothing", "longer", "today", "review in the past", "after the end"],
)
def test_a_review_that_cannot_be_right_is_refused(change: dict[str, Any], codes: list[str]) -> None:
    given(MARKERS, [proposed(), APPROVED]).when(review(**change)).then_refused(*codes)


def test_what_has_yet_to_begin_is_not_reviewed_to_end_before_it_begins() -> None:
    starts_on = date(2024, 12, 2)
    later = [proposed(starts_on=starts_on), APPROVED]
    given(MARKERS, later).when(review(today=TODAY, review_on=None, ends_on=starts_on)).then_refused_at(
        ("/endsOn", "marker.ends_before_it_starts")
    )
    the_day_after = date(2024, 12, 3)
    given(MARKERS, later).when(review(today=TODAY, review_on=None, ends_on=the_day_after)).then(
        [MarkerReviewed(**ABOUT, review_on=the_day_after, ends_on=the_day_after, reason=REASON)]
    )


def test_only_what_was_approved_is_reviewed() -> None:
    given(MARKERS, [proposed()]).when(review()).then_refused("marker.not_approved")


def test_a_case_that_ends_without_guilt_puts_every_marker_that_rests_on_it_up_for_review() -> None:
    other = proposed(marker_id=OTHER_MARKER, kind="alert_police")
    given(MARKERS, [RESTING, APPROVED, other]).when(demand()).then([DEMANDED])


def test_a_review_is_demanded_once_until_it_is_done_and_then_can_confirm_the_days_as_they_are() -> None:
    past = [RESTING, APPROVED, DEMANDED]
    given(MARKERS, past).when(demand()).then_nothing_happened()
    confirmed = MarkerReviewed(**ABOUT, review_on=REVIEW, ends_on=END, reason=REASON)
    given(MARKERS, past).when(review(today=TODAY, review_on=REVIEW)).then([confirmed])
    given(MARKERS, [*past, confirmed]).when(demand(today=TODAY, outcome="dismissed")).then(
        [DEMANDED.model_copy(update={"outcome": "dismissed"})]
    )


@pytest.mark.parametrize("ground", [one for one in get_args(Ground) if one != "police_outcome"])
def test_an_incident_that_is_no_ground_any_more_puts_every_marker_on_it_up_for_review(ground: Ground) -> None:
    elsewhere = proposed(marker_id=OTHER_MARKER, kind="alert_police", incident_ids=(SECOND,))
    lost = demand(demand=Demand(ground=ground, because_of=FIRST), outcome=None)
    demanded = MarkerReviewDemanded(**ABOUT, ground=ground, because_of=FIRST)

    given(MARKERS, [proposed(), APPROVED, elsewhere]).when(lost).then([demanded])
    given(MARKERS, [proposed(), APPROVED, demanded]).when(lost).then_nothing_happened()
    given(MARKERS, [proposed(), APPROVED, demanded]).when(demand(demand=DEMAND_OF_SECOND)).then_nothing_happened()


def test_a_proposal_of_which_a_ground_is_gone_is_not_approved_even_when_another_carries_it() -> None:
    two = proposed(incident_ids=(FIRST, SECOND))
    gone = MarkerReviewDemanded(
        **(ABOUT | {"incident_ids": (FIRST, SECOND)}), ground="incident_retracted", because_of=SECOND
    )
    standing = approve(incidents={FIRST: AGGRESSION, SECOND: RETRACTED})

    given(MARKERS, [two, gone]).when(standing).then_refused("marker.ground_gone")
    given(MARKERS, [two, gone]).when(approve(incidents={FIRST: RETRACTED, SECOND: RETRACTED})).then_refused(
        "marker.without_aggression"
    )


@pytest.mark.parametrize(
    ("past", "change"),
    [
        ([proposed(), APPROVED], {}),
        ([RESTING, APPROVED, WITHDRAWN], {}),
        ([RESTING, REJECTED], {}),
        ([RESTING, APPROVED], {"today": END}),
        ([], {}),
    ],
    ids=["rests on no case", "withdrawn", "rejected", "ended", "no markers"],
)
def test_what_does_not_warn_any_more_or_rests_on_something_else_needs_no_review(
    past: list[Any], change: dict[str, Any]
) -> None:
    given(MARKERS, past).when(demand(**change)).then_nothing_happened()


@pytest.mark.parametrize("past", [[proposed()], [proposed(), APPROVED]], ids=["proposal", "approved"])
def test_a_marker_is_withdrawn_with_a_reason_once(past: list[Any]) -> None:
    given(MARKERS, past).when(withdraw()).then([WITHDRAWN])
    given(MARKERS, [*past, WITHDRAWN]).when(withdraw()).then_nothing_happened()


def test_what_ended_by_itself_cannot_be_withdrawn_any_more() -> None:
    given(MARKERS, [proposed(), APPROVED]).when(withdraw(today=END)).then_refused("marker.over")


@pytest.mark.parametrize("command", [approve(), REJECT, review(), withdraw()], ids=lambda one: type(one).__name__)
def test_a_marker_that_is_not_there_is_missing(command: Any) -> None:
    given(MARKERS, []).when(command).then_refused("marker.not_there")
