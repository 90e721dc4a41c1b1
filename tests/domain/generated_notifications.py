"""What can be asked of a notification, at moments around each other."""

from datetime import timedelta
from typing import get_args

from hypothesis import strategies as st

from domain.notification import commands as n
from domain.notification.events import TermFact, Why
from tests.domain.examples import NOW, an_id
from tests.domain.generated_parts import Commands

_hours = st.sampled_from([-1, 0, 12, 36, 47, 48, 49, 500]).map(lambda hours: NOW + timedelta(hours=hours))
_terms = st.sampled_from([an_id(word) for word in ("first", "second", "third")])
_facts = st.lists(st.builds(TermFact, term_id=_terms, version=st.integers(1, 4)), max_size=3).map(tuple)
_attempts = st.integers(1, 3)
NOTIFICATION_COMMANDS: Commands = {
    n.AttemptNotification: st.builds(
        n.AttemptNotification,
        at=_hours,
        unit=st.none() | st.just("Toezicht"),
        catalogue_version=st.just(1),
        about=_facts,
    ),
    n.ReportSent: st.builds(n.ReportSent, attempt=_attempts),
    n.ReportFailed: st.builds(
        n.ReportFailed,
        at=_hours,
        attempt=_attempts,
        why=st.sampled_from(get_args(Why)),
        reply=st.none() | st.sampled_from([421, 550]),
    ),
}
