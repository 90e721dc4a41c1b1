"""The markers of a dossier, with every decision on them."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.marker.events import (
    MarkerApproved,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.marker.stream import markers_stream
from projections.markers.fold import MARKERS, Decision
from projections.markers.queries import Marker, Markers, dossiers_resting_on, markers
from tests.domain.examples import REASON, an_id, sealed
from tests.projections.register import AN_OFFICIAL, RECORDED_AT, Register

DOSSIER, FIRST, SECOND, CASE = an_id("dossier"), an_id("first"), an_id("second"), an_id("case")
STREAM = markers_stream(DOSSIER)
START, REVIEW, END = date(2024, 9, 20), date(2024, 12, 20), date(2025, 9, 20)


def about(marker: str) -> dict[str, Any]:
    return {"marker_id": an_id(marker), "dossier_id": DOSSIER, "incident_ids": (FIRST, SECOND)}


def proposed(marker: str = "marker", **changes: Any) -> MarkerProposed:
    rest: dict[str, Any] = {
        "kind": "visit_with_two",
        "catalogue_version": 1,
        "advice": sealed("advice"),
        "reason": sealed("ground"),
        "police_case_ids": (CASE,),
        "starts_on": START,
        "ends_on": END,
        "review_on": REVIEW,
        "proposed_by": an_id("proposer"),
    }
    return MarkerProposed(**(about(marker) | rest | changes))


def known(register: Register) -> Markers:
    register.project(MARKERS)
    return markers(register.reading, register.organisation, [DOSSIER])


def decided(event: str, **told: Any) -> Decision:
    return Decision(event=event, recorded_at=RECORDED_AT, actor=AN_OFFICIAL, **told)


def test_a_proposal_is_a_marker_with_one_decision(register: Register) -> None:
    register.record(STREAM, proposed())

    assert known(register).markers == (
        Marker(
            marker_id=an_id("marker"),
            dossier_id=DOSSIER,
            kind="visit_with_two",
            advice=sealed("advice"),
            incident_ids=(FIRST, SECOND),
            police_case_ids=(CASE,),
            starts_on=START,
            ends_on=END,
            review_on=REVIEW,
            decided="proposed",
            review_demanded=False,
            decisions=(decided("marker.proposed", reason=sealed("ground"), review_on=REVIEW, ends_on=END),),
            stream_id=STREAM,
            stream_version=1,
        ),
    )


def test_a_review_sets_the_days_and_answers_the_demand(register: Register) -> None:
    sooner = date(2025, 1, 1)
    register.record(
        STREAM,
        proposed(),
        MarkerApproved(**about("marker"), reason=REASON),
        MarkerReviewDemanded(**about("marker"), ground="police_outcome", because_of=CASE, outcome="acquitted"),
    )
    assert known(register).markers[0].review_demanded
    register.record(STREAM, MarkerReviewed(**about("marker"), review_on=sooner, ends_on=sooner, reason=REASON))

    (marker,) = known(register).markers

    assert (marker.decided, marker.review_on, marker.ends_on) == ("approved", sooner, sooner)
    assert not marker.review_demanded
    assert marker.decisions[2:] == (
        decided("marker.review_demanded", ground="police_outcome", because_of=CASE, outcome="acquitted"),
        decided("marker.reviewed", reason=REASON, review_on=sooner, ends_on=sooner),
    )


def test_all_of_a_dossier_come_by_their_first_day_with_the_version_of_their_stream(register: Register) -> None:
    register.record(
        STREAM,
        proposed("later", starts_on=REVIEW),
        proposed("sooner"),
        MarkerRejected(**about("later"), reason=REASON),
        MarkerWithdrawn(**about("sooner"), reason=REASON),
    )

    found = known(register)

    assert [(one.marker_id, one.decided) for one in found.markers] == [
        (an_id("sooner"), "withdrawn"),
        (an_id("later"), "rejected"),
    ]
    assert found.version(DOSSIER) == 4


def test_a_dossier_without_markers_has_none_at_version_0(register: Register) -> None:
    found = known(register)
    assert (found.markers, found.version(DOSSIER)) == ((), 0)


def test_the_dossiers_with_a_marker_on_an_incident_are_known_however_it_stands(register: Register) -> None:
    register.record(STREAM, proposed("one"), proposed("two"), MarkerRejected(**about("one"), reason=REASON))
    register.project(MARKERS)

    def resting(incident_id: UUID) -> list[UUID]:
        return dossiers_resting_on(register.reading, register.organisation, incident_id)

    assert resting(SECOND) == [DOSSIER]
    assert resting(an_id("another")) == []
