"""What everything that is generated for the laws is made of. A small world, so that things meet each other."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from domain.dossier.events import DossierOpened, IncidentLinked, Subject
from domain.dossier.state import fold as fold_dossier
from domain.event import Value
from domain.incident.events import Perpetrator, Retracted
from domain.incident.state import fold
from domain.periods import EARLIEST
from domain.police.events import Outcome, OutcomeRecorded, PoliceCharged
from tests.domain.examples import NOW, REASON, an_id, reported, sealed

ALL_IDS = tuple(an_id(word) for word in ("first", "second", "third", "fourth", "fifth", "sixth"))
ids = st.sampled_from(ALL_IDS)
tokens = st.sampled_from([sealed(word) for word in ("one", "two", "three")])
maybe_tokens = st.none() | tokens
zones = st.sampled_from(
    [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))]
)
moments = st.one_of(
    st.sampled_from([NOW, NOW + timedelta(minutes=5), NOW + timedelta(minutes=6), EARLIEST]),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=zones),  # noqa: DTZ001 the zone is drawn
)
units = st.sampled_from(["Vergunningen", " Vergunningen ", "Toezicht", " ", ""])
incidents = st.sampled_from(
    [
        fold([]),
        fold([reported()]),
        fold([reported(perpetrators=(Perpetrator(person_id=an_id("first"), name=sealed("one")),))]),
        fold([reported(), Retracted(reason=REASON)]),
    ]
)
Commands = Mapping[type[Value], st.SearchStrategy[Value]]
FIRST, SECOND = an_id("first"), an_id("second")
TODAY = NOW.date()
days = st.sampled_from([TODAY + timedelta(days=n) for n in (-400, -1, 0, 1, 30, 90, 200, 366, 800)])
people_ids = st.sampled_from([an_id("proposer"), an_id("approver")])
outcomes = st.sampled_from(get_args(Outcome))
DOSSIER_PAST = [
    DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("one"))),
    IncidentLinked(incident_id=FIRST),
    IncidentLinked(incident_id=SECOND),
]
dossiers = st.sampled_from([fold_dossier([]), fold_dossier(DOSSIER_PAST)])
grounds = st.dictionaries(ids, incidents, max_size=2)
sound_dossier, sound_ground = st.just(fold_dossier(DOSSIER_PAST)), st.just({FIRST: fold([reported()])})
CHARGE = PoliceCharged(
    incident_ids=(FIRST,), number=None, made_on=TODAY, made_by=sealed("one"), domicile_at_employer=True
)
CLEARED = OutcomeRecorded(incident_ids=(FIRST,), outcome="acquitted", on=TODAY, note=None)
marker_ids = st.sampled_from([FIRST, SECOND])
