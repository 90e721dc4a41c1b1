"""What can be asked of a sanction, at random, for the laws and the state machine."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from domain.dossier import state as dossier_state
from domain.event import Value
from domain.incident.events import OccurrenceCorrected, Retracted
from domain.incident.state import fold
from domain.periods import Occurrence
from domain.police.events import OutcomeRecorded, PoliceCharged
from domain.police.state import fold as fold_case
from domain.review import Demand
from domain.sanction import commands as s
from tests.domain.examples import NOW, REASON, an_id, reported, sealed
from tests.domain.sanctions import (
    ADVISOR,
    ANNUL,
    APPROVE,
    DOSSIER,
    DOSSIER_ID,
    ENDS,
    INCIDENT,
    INCIDENT_ID,
    LIFT,
    MANAGER,
    MERGED,
    NO_DURATION,
    OBJECT,
    REJECT,
    RESUME,
    STARTS,
    SUSPEND,
    TODAY,
    UNLINKED,
    decide_objection,
    impose,
    propose,
    shorten,
)

LAST_WEEK, YESTERDAY = TODAY - timedelta(days=7), TODAY - timedelta(days=1)
"""Before and after the incident."""
LATER = TODAY + timedelta(days=30)
EARLIER = fold(
    [
        reported(types=("physical",)),
        OccurrenceCorrected(occurred=Occurrence(start=NOW - timedelta(days=9)), reason=REASON),
    ]
)
"""The same incident, while the report said that it happened before last week."""
tokens = st.sampled_from([sealed(word) for word in ("one", "two", "three")])
maybe_tokens = st.none() | tokens
todays = st.sampled_from([TODAY, TODAY, TODAY, LATER, LATER, ENDS, ENDS + timedelta(days=1)])
days = st.sampled_from([LAST_WEEK, YESTERDAY, TODAY, TODAY, STARTS, LATER, ENDS, date.min, date.max])
incident_states = st.sampled_from(
    [INCIDENT, fold([]), fold([reported()]), fold([reported(), Retracted(reason=REASON)])]
)
its_incidents = st.dictionaries(st.just(INCIDENT_ID), incident_states | st.just(EARLIER))
dossiers = st.sampled_from([DOSSIER, UNLINKED, MERGED, dossier_state.fold([])])
CHARGED = PoliceCharged(
    incident_ids=(INCIDENT_ID,), number=None, made_on=TODAY, made_by=sealed("one"), domicile_at_employer=True
)
ACQUITTED = OutcomeRecorded(incident_ids=(INCIDENT_ID,), outcome="acquitted", on=TODAY, note=None)
cases = st.sampled_from([fold_case([]), fold_case([CHARGED]), fold_case([CHARGED, ACQUITTED])])
BY_THE_CASE = Demand(ground="police_outcome", because_of=an_id("case"))
kinds = st.sampled_from(["warning_letter", "contact_arrangements", "building_ban", "stocks"])

SOUND_PROPOSAL = propose()
SHORT_WAY = s.ImposeSanction(
    today=TODAY, kind="warning_letter", imposed_on=TODAY, incident_id=INCIDENT_ID, incident=INCIDENT
)
HEAR = s.RecordHearing(
    today=TODAY, form="oral", held_on=TODAY, summary=sealed("one"), incidents={INCIDENT_ID: INCIDENT}
)
HEAR_TOO_EARLY = HEAR.model_copy(update={"held_on": LAST_WEEK, "incidents": {INCIDENT_ID: EARLIER}})
"""Not too early for the day that the report gave then."""
UNDER_WAY: list[Value] = [SOUND_PROPOSAL, HEAR, APPROVE, impose()]
TELL = s.TellPerpetrator(today=TODAY, how="letter", told_on=TODAY)


def _with_reason(command: type[Value]) -> st.SearchStrategy[Value]:
    return st.builds(command, today=todays, reason=tokens)


proposals: st.SearchStrategy[Value] = st.one_of(
    st.just(SOUND_PROPOSAL),
    st.just(propose(**NO_DURATION, kind="warning_letter", deviation_reason=REASON)),
    st.builds(
        s.ProposeSanction,
        today=todays,
        dossier_id=st.just(DOSSIER_ID),
        dossier=dossiers,
        incidents=st.dictionaries(st.sampled_from([INCIDENT_ID, an_id("other incident")]), incident_states, max_size=2),
        kind=kinds,
        type=st.sampled_from(["physical", "verbal", "rude"]),
        severity=st.sampled_from(["light", "serious", "very_serious"]),
        repeated=st.booleans(),
        behaviour=maybe_tokens,
        norm=maybe_tokens,
        reason_for_nature=maybe_tokens,
        reason_for_duration=maybe_tokens,
        kept_service=maybe_tokens,
        starts_on=st.none() | days,
        ends_on=st.none() | days,
        review_on=st.none() | days,
        deviation_reason=maybe_tokens,
    ),
)
SANCTION_COMMANDS: Mapping[type[Value], st.SearchStrategy[Value]] = {
    s.ImposeSanction: st.just(SHORT_WAY)
    | st.builds(
        s.ImposeSanction,
        today=todays,
        kind=kinds,
        imposed_on=days,
        incident_id=st.just(INCIDENT_ID),
        incident=incident_states,
        note=maybe_tokens,
    ),
    s.ProposeSanction: proposals,
    s.RecordHearing: st.builds(
        s.RecordHearing,
        today=todays,
        form=st.sampled_from(["oral", "written"]),
        held_on=days,
        summary=tokens,
        incidents=its_incidents,
    ),
    s.RecordMissedHearing: st.builds(
        s.RecordMissedHearing, today=todays, invited_on=days, note=tokens, incidents=its_incidents
    ),
    s.DeclareAcute: _with_reason(s.DeclareAcute),
    s.ApproveSanction: st.builds(
        s.ApproveSanction,
        today=todays,
        by=st.sampled_from([ADVISOR, MANAGER]),
        proposed_by=st.just(ADVISOR),
        reason=tokens,
    ),
    s.RejectSanction: _with_reason(s.RejectSanction),
    s.ImposeProposal: st.just(impose())
    | st.builds(
        s.ImposeProposal,
        today=todays,
        imposed_on=days,
        dossier=dossiers,
        incidents=st.dictionaries(st.just(INCIDENT_ID), incident_states),
        cases=st.dictionaries(st.just(an_id("case")), cases),
        note=maybe_tokens,
    ),
    s.TellPerpetrator: st.builds(
        s.TellPerpetrator, today=todays, how=st.sampled_from(["letter", "talk", "phone", "by_other"]), told_on=days
    ),
    s.ShortenSanction: st.builds(s.ShortenSanction, today=todays, ends_on=days, reason=tokens),
    s.ReviewSanction: st.builds(
        s.ReviewSanction,
        today=todays,
        outcome=st.sampled_from(["kept", "shortened", "lifted"]),
        reason=tokens,
        ends_on=st.none() | days,
        review_on=st.none() | days,
    ),
    s.DemandReview: st.builds(
        s.DemandReview,
        today=todays,
        demand=st.sampled_from([BY_THE_CASE, Demand(ground="incident_retracted", because_of=INCIDENT_ID)]),
    ),
    s.ReceiveObjection: st.builds(s.ReceiveObjection, today=todays, received_on=days, summary=tokens),
    s.DecideObjection: st.builds(
        s.DecideObjection,
        today=todays,
        outcome=st.sampled_from(["upheld", "rejected", "partly"]),
        decided_on=days,
        reason=tokens,
    ),
    s.SuspendSanction: _with_reason(s.SuspendSanction),
    s.ResumeSanction: _with_reason(s.ResumeSanction),
    s.LiftSanction: _with_reason(s.LiftSanction),
    s.AnnulSanction: _with_reason(s.AnnulSanction),
}
KEEP = s.ReviewSanction(today=LATER, outcome="kept", review_on=ENDS, reason=REASON)
DEMAND = s.DemandReview(today=TODAY, demand=BY_THE_CASE)
LIVES: list[list[Value]] = [
    [SOUND_PROPOSAL],
    [SOUND_PROPOSAL, REJECT],
    [SHORT_WAY],
    [*UNDER_WAY, TELL, OBJECT, decide_objection()],
    [*UNDER_WAY, SUSPEND, RESUME],
    [*UNDER_WAY, shorten(LATER)],
    [*UNDER_WAY, DEMAND, KEEP],
    [*UNDER_WAY, LIFT],
    [*UNDER_WAY, ANNUL],
]
HEARD_IN_VAIN: list[Value] = [SOUND_PROPOSAL, HEAR_TOO_EARLY, HEAR, APPROVE, impose(imposed_on=YESTERDAY)]
"""Heard before it happened, and after it was imposed: the last is refused."""
sanction_beginnings: st.SearchStrategy[list[Value]] = st.sampled_from(LIVES)
