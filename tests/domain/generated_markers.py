"""What can be asked of the markers of a dossier, at random, for the laws."""

from datetime import timedelta
from typing import get_args

from hypothesis import strategies as st

from domain.marker import commands as m
from domain.police.state import fold as fold_case
from domain.review import Demand, Ground
from tests.domain.examples import an_id
from tests.domain.generated_parts import (
    CHARGE,
    CLEARED,
    FIRST,
    TODAY,
    Commands,
    days,
    dossiers,
    grounds,
    ids,
    marker_ids,
    outcomes,
    people_ids,
    sound_dossier,
    sound_ground,
    tokens,
)

cases = st.dictionaries(
    ids, st.sampled_from([fold_case([]), fold_case([CHARGE]), fold_case([CHARGE, CLEARED])]), max_size=2
)
sound_proposals = st.builds(
    m.ProposeMarker,
    by=people_ids,
    today=st.just(TODAY),
    marker_id=marker_ids,
    dossier_id=st.just(an_id("dossier")),
    dossier=sound_dossier,
    incidents=sound_ground,
    cases=st.just({FIRST: fold_case([CHARGE])}),
    kind=st.sampled_from(["visit_with_two", "in_writing_only", "alert_police"]),
    advice=tokens,
    reason=tokens,
    starts_on=st.just(TODAY),
    ends_on=st.just(TODAY + timedelta(days=300)),
    review_on=st.just(TODAY + timedelta(days=90)),
)
sound_approvals = st.builds(
    m.ApproveMarker,
    by=st.just(an_id("boss")),
    today=st.just(TODAY),
    marker_id=marker_ids,
    dossier=sound_dossier,
    incidents=sound_ground,
    reason=tokens,
)
sound_reviews = st.builds(
    m.ReviewMarker,
    today=st.just(TODAY),
    marker_id=marker_ids,
    review_on=st.just(TODAY + timedelta(days=200)),
    ends_on=st.none(),
    reason=tokens,
)
demands = st.builds(Demand, ground=st.sampled_from(get_args(Ground)), because_of=marker_ids)
sound_demands = st.builds(
    m.DemandReview,
    today=st.just(TODAY),
    demand=st.just(Demand(ground="police_outcome", because_of=FIRST)),
    outcome=st.just("acquitted"),
)
MARKER_COMMANDS: Commands = {
    m.ProposeMarker: st.builds(
        m.ProposeMarker,
        by=people_ids,
        today=days,
        marker_id=marker_ids,
        dossier_id=ids,
        dossier=dossiers,
        incidents=grounds,
        cases=cases,
        kind=st.sampled_from(["visit_with_two", "in_writing_only", "dog"]),
        advice=tokens,
        reason=tokens,
        starts_on=days,
        ends_on=days,
        review_on=days,
    )
    | sound_proposals,
    m.ApproveMarker: st.builds(
        m.ApproveMarker,
        by=people_ids,
        today=st.just(TODAY) | days,
        marker_id=marker_ids,
        dossier=sound_dossier | dossiers,
        incidents=sound_ground | grounds,
        reason=tokens,
    )
    | sound_approvals,
    m.RejectMarker: st.builds(m.RejectMarker, marker_id=marker_ids, reason=tokens),
    m.ReviewMarker: st.builds(
        m.ReviewMarker,
        today=st.just(TODAY) | days,
        marker_id=marker_ids,
        review_on=st.none() | days,
        ends_on=st.none() | days,
        reason=tokens,
    )
    | sound_reviews,
    m.DemandReview: st.builds(
        m.DemandReview, today=st.just(TODAY) | days, demand=demands, outcome=st.none() | outcomes
    ),
    m.WithdrawMarker: st.builds(m.WithdrawMarker, today=days, marker_id=marker_ids, reason=tokens),
}
