"""What can be asked of a dossier, at random, for the laws."""

from typing import Any

from hypothesis import strategies as st

from domain.dossier import commands as d
from domain.dossier.events import Absorbed, DossierOpened, IncidentLinked, Link, MergedInto, Subject
from domain.dossier.state import Side
from domain.dossier.state import fold as fold_dossier
from domain.event import Event, Value
from tests.domain.examples import NOW, REASON, an_id, sealed
from tests.domain.generated_parts import Commands, ids, incidents, maybe_tokens, tokens

subjects = st.builds(
    Subject,
    kind=st.sampled_from(["person", "organisation", "address"]),
    name=maybe_tokens,
    address=maybe_tokens,
    date_of_birth=maybe_tokens,
)
sound_openings = st.builds(
    d.OpenDossier, at=st.just(NOW), subject=st.builds(Subject, kind=st.just("person"), name=tokens)
)
SELF, OTHER = an_id("this dossier"), an_id("other dossier")
_OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("one")))
_ABSORBED = Absorbed(other_dossier_id=SELF, incidents=(Link(incident_id=an_id("first")),), reason=REASON)
other_dossiers = st.builds(
    Side,
    dossier_id=st.sampled_from([OTHER, OTHER, SELF]),
    state=st.sampled_from(
        [
            fold_dossier([]),
            fold_dossier([_OPENED]),
            fold_dossier([_OPENED, IncidentLinked(incident_id=an_id("second"))]),
            fold_dossier([_OPENED, _ABSORBED]),
            fold_dossier([_OPENED, _ABSORBED, IncidentLinked(incident_id=an_id("second"))]),
            fold_dossier([_OPENED, MergedInto(other_dossier_id=SELF, reason=REASON)]),
            fold_dossier([_OPENED, MergedInto(other_dossier_id=an_id("third dossier"), reason=REASON)]),
        ]
    ),
)
assignments = st.lists(
    st.builds(d.Assignment, incident_id=ids, dossier_id=st.sampled_from([SELF, OTHER, an_id("third dossier")])),
    max_size=2,
).map(tuple)


def _of_a_pair(kind: type[Value], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Value]:
    return st.builds(kind, dossier_id=st.just(SELF), other=other_dossiers, reason=tokens, **more)


def _sound_pair(kind: type[Value], *other: Event, **more: Any) -> Value:
    side = Side(dossier_id=OTHER, state=fold_dossier([_OPENED, *other]))
    return kind.model_validate({"dossier_id": SELF, "other": side, "reason": REASON, **more})


sound_pairs = [
    st.just(_sound_pair(d.Absorb)),
    st.just(_sound_pair(d.Separate, MergedInto(other_dossier_id=SELF, reason=REASON), assigned=())),
    st.just(_sound_pair(d.MergeInto)),
    st.just(_sound_pair(d.Restore, _ABSORBED, assigned=())),
]
DOSSIER_COMMANDS: Commands = {
    d.OpenDossier: st.builds(d.OpenDossier, at=st.just(NOW), subject=subjects),
    d.CorrectSubject: st.builds(d.CorrectSubject, subject=subjects, reason=tokens),
    d.LinkIncident: st.builds(d.LinkIncident, incident_id=ids, incident=incidents, perpetrator_id=st.none() | ids),
    d.UnlinkIncident: st.builds(d.UnlinkIncident, incident_id=ids, reason=tokens),
    d.UnlinkPerpetrator: st.builds(d.UnlinkPerpetrator, incident_id=ids, perpetrator_id=ids, reason=tokens),
    d.JudgeDifferent: _of_a_pair(d.JudgeDifferent),
    d.MergeInto: _of_a_pair(d.MergeInto),
    d.Absorb: _of_a_pair(d.Absorb),
    d.Separate: _of_a_pair(d.Separate, assigned=assignments),
    d.Restore: _of_a_pair(d.Restore, assigned=assignments),
}
