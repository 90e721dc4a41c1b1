"""What can be asked of terms, tasks and deputies, at random, for the laws."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from domain.deputy import commands as y
from domain.incident.state import fold
from domain.task import commands as t
from domain.task.asked import DONE_BY, Asked
from domain.term.commands import CheckTerm
from domain.term.events import TermAbout
from tests.domain.examples import NOW, an_id, reported
from tests.domain.generated_parts import (
    FIRST,
    TODAY,
    Commands,
    days,
    dossiers,
    ids,
    incidents,
    marker_ids,
    maybe_tokens,
    people_ids,
    tokens,
)

_hours = st.sampled_from([-1, 0, 12, 36, 47, 48, 49, 500]).map(lambda hours: NOW + timedelta(hours=hours))
TERM_COMMANDS: Commands = {
    CheckTerm: st.builds(
        CheckTerm,
        at=_hours,
        about=st.just(TermAbout(code="reaction", stream_id=an_id("first"), incident_id=an_id("first"))),
        remind_at=st.none() | _hours,
        due_at=_hours,
        ends_at=_hours,
        met_at=st.none() | _hours,
        catalogue_version=st.just(1),
    )
}
_last_days = st.none() | days
sound_tasks = st.builds(
    t.MakeTask,
    today=st.just(TODAY),
    task_id=st.just(FIRST),
    incident_id=st.just(FIRST),
    incident=st.just(fold([reported()])),
    text=tokens,
    last_day=st.none() | st.just(TODAY),
    person_id=st.none() | people_ids,
)
_ASKED: dict[str, st.SearchStrategy[Any]] = {
    "task_id": st.just(FIRST),
    "asked": st.none()
    | st.builds(
        Asked,
        code=st.sampled_from([*DONE_BY, "invented"]),
        incident_ids=st.lists(ids, max_size=2).map(tuple),
        dossier_id=st.none() | ids,
        owed=st.booleans(),
    ),
}
TASK_COMMANDS: Commands = {
    t.MakeTask: st.builds(
        t.MakeTask,
        today=st.just(TODAY),
        task_id=st.just(FIRST),
        incident_id=st.none() | ids,
        incident=incidents,
        dossier_id=st.none() | ids,
        dossier=dossiers,
        text=tokens,
        last_day=_last_days,
        person_id=st.none() | people_ids,
    )
    | sound_tasks,
    t.AssignTask: st.builds(t.AssignTask, **_ASKED, person_id=people_ids),
    t.TakeOverTask: st.builds(t.TakeOverTask, **_ASKED, by=people_ids),
    t.FinishTask: st.builds(t.FinishTask, **_ASKED, note=maybe_tokens),
    t.DropTask: st.builds(t.DropTask, **_ASKED, reason=tokens),
}
sound_appointments = st.builds(
    y.AppointDeputy,
    today=st.just(TODAY),
    deputyship_id=marker_ids,
    person_id=st.just(an_id("proposer")),
    deputy_id=st.just(an_id("approver")),
    first_day=st.just(TODAY),
    last_day=st.just(TODAY + timedelta(days=30)),
)
DEPUTY_COMMANDS: Commands = {
    y.AppointDeputy: st.builds(
        y.AppointDeputy,
        today=days,
        deputyship_id=ids,
        person_id=st.just(an_id("proposer")),
        deputy_id=people_ids,
        first_day=days,
        last_day=days,
    )
    | sound_appointments,
    y.EndDeputyship: st.builds(y.EndDeputyship, today=days, deputyship_id=marker_ids, reason=tokens),
}
CHECKING = TERM_COMMANDS[CheckTerm]
