"""Fills a practice register. Every step has a key of its own, so a load that was broken off simply goes on."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple, TypeVar
from uuid import UUID, uuid5

from api.http.context import InputContext
from api.http.models import InputModel
from api.inputs import DossierInput, LinkInput, ReportInput, SanctionInput
from api.practice.follow_up import FollowUp, follow_ups
from api.practice.incidents import LATER, REPORT_2024, Told
from api.practice.measures import Ground, MeasureStep, restricts, steps_of
from api.practice.people import CITIZENS, Citizen
from api.practice.stories import STORIES, Chapter, Made
from api.practice.work import WORK
from api.register import Register
from api.use_cases.asking import Ask, Written, answered_before
from api.use_cases.dossiers import link_incident, open_dossier
from api.use_cases.incidents import report
from api.use_cases.sanctions import impose
from domain.periods import AMSTERDAM
from store.errors import UnsafeStore

ADVISOR = UUID("0c0ffee0-0000-4000-8000-0000000000ad")
"""The pseudonym under which the practice register was filled."""
REPORTED_AFTER, LINKED_AFTER = timedelta(hours=3), timedelta(hours=4)

M = TypeVar("M", bound=InputModel)
Progress = Callable[[int, int], None]


def load_practice_register(register: Register, progress: Progress = lambda _done, _all: None) -> int:
    """Record every made-up incident up to now and return how many there are. What is loaded, stays as it is.

    The story goes on until the end of 2026; what has not happened yet is left for a later start. Raises `UnsafeStore`
    on a register that is not a practice register: made-up people never mix with real ones.
    """
    if not register.practice:
        raise UnsafeStore(
            "Dit is geen oefenregister, dus PAR zet er geen verzonnen incidenten in. "
            "Kies voor de oefening een andere map met PAR_DATA_DIR."
        )
    now = register.clock()
    told = (*REPORT_2024, *LATER)
    steps = sorted((step for step in _steps(register, told) if step.at <= now), key=lambda step: step.at)
    known = _Known({}, {}, {})
    # Some steps ask a view what rests on what, so somebody has to keep the views.
    with register.projector:
        for done, step in enumerate(steps, 1):
            step.take(step.at, known)
            progress(done, len(steps))
    return len(known.incidents)


class _Known(NamedTuple):
    """What earlier steps of the story made."""

    incidents: dict[str, UUID]
    dossiers: dict[str, UUID]
    measures: dict[str, UUID]


class _Step(NamedTuple):
    """One thing somebody did, at the moment the story gives: the log is written in the order of the story."""

    at: datetime
    take: Callable[[datetime, _Known], None]


def _steps(register: Register, told: Sequence[Told]) -> Iterator[_Step]:
    for number, one in enumerate(told, 1):
        story = _Story(register, one, f"practice-{number:03d}")
        yield _Step(story.happened + REPORTED_AFTER, story.report)
        if one.citizen is not None:
            yield _Step(story.happened + LINKED_AFTER, story.link)
        for done in follow_ups(one, len(told) - number):
            yield _Step(story.happened + REPORTED_AFTER + done.after, partial(story.done, done))
        chapters = (*STORIES.get(number, ()), *WORK.get(number, ()))
        yield from (_Step(chapter.at, partial(story.go_on, chapter)) for chapter in chapters)
        for kind, day in one.sanctions:
            at = datetime.fromisoformat(f"{day}T17:30").replace(tzinfo=AMSTERDAM)
            yield from (
                _restricting(story, kind, at) if restricts(register, kind) else [_Step(at, partial(story.impose, kind))]
            )


def _restricting(story: "_Story", kind: str, at: datetime) -> Iterator[_Step]:
    """What restricts somebody takes more than one day's work."""
    for step in steps_of(story.register, kind):
        yield _Step(at + step.after, partial(story.follow, kind, step, at.date()))


class _Story:
    """One incident, told step by step. Every step has a key of its own."""

    def __init__(self, register: Register, told: Told, key: str) -> None:
        self.register, self.told, self._key = register, told, key
        self._chapters: dict[str, UUID] = {}
        self.happened = datetime.fromisoformat(f"{told.day}T{told.time}").replace(tzinfo=AMSTERDAM)

    def report(self, at: datetime, known: _Known) -> None:
        """Somebody reports it."""
        typed = self._typed(at, ReportInput, _report(self.told, self.happened))
        known.incidents[self._key] = self._once(at, "report", lambda ask: report(self.register, ask, typed))

    def link(self, at: datetime, known: _Known) -> None:
        """The advisor puts it in the dossier of the citizen, and opens that first when there is none."""
        name = self.told.citizen or ""
        if name not in known.dossiers:
            typed = self._typed(at, DossierInput, {"subject": _subject(CITIZENS[name])})
            known.dossiers[name] = self._once(at, "dossier", lambda ask: open_dossier(self.register, ask, typed))
        link = self._typed(at, LinkInput, {"dossierId": str(known.dossiers[name])})
        incident = known.incidents[self._key]
        self._once(at, "link", lambda ask: link_incident(self.register, ask, incident, link))

    def done(self, step: FollowUp, at: datetime, known: _Known) -> None:
        """One thing that was done about it."""
        incident = known.incidents[self._key]
        self._once(at, step.name, lambda ask: step.act(self.register, ask, incident, self.told), step.actor or ADVISOR)

    def go_on(self, chapter: Chapter, at: datetime, known: _Known) -> None:
        """One chapter of a story that is told to its end."""
        made = Made(
            known.incidents[self._key],
            known.dossiers[self.told.citizen or ""],
            known.measures.get(f"{self._key}-contact_arrangements"),
            self._chapters,
        )
        typed = self._typed(at, chapter.model, chapter.fields(made))
        self._chapters[chapter.name] = self._once(
            at, chapter.name, lambda ask: chapter.act(self.register, ask, made, typed), chapter.actor or ADVISOR
        )

    def impose(self, kind: str, at: datetime, known: _Known) -> None:
        """A sanction or measure is recorded."""
        typed = self._typed(at, SanctionInput, {"kind": kind, "imposedOn": at.date().isoformat()})
        incident = known.incidents[self._key]
        self._once(at, f"sanction-{kind}", lambda ask: impose(self.register, ask, incident, typed))

    def follow(self, kind: str, step: MeasureStep, day: date, at: datetime, known: _Known) -> None:
        """One step of a measure that restricts somebody, which is imposed on `day`."""
        key = f"{self._key}-{kind}"
        ground = Ground(day, known.dossiers[self.told.citizen or ""], known.incidents[self._key], self.told)
        typed = self._typed(at, step.model, step.fields(kind, ground))
        proposed = known.measures.get(key)
        known.measures[key] = self._once(
            at, f"{kind}-{step.name}", lambda ask: step.act(self.register, ask, proposed, typed), step.actor or ADVISOR
        )

    def _once(self, at: datetime, step: str, act: Callable[[Ask], Written], actor: UUID = ADVISOR) -> UUID:
        """The id of what this step makes, or made in an earlier load: then no key is spent on it again."""
        key = f"{self._key}-{step}"
        ask = Ask(actor, at, key, key.encode(), uuid5(ADVISOR, key))
        return (answered_before(self.register, ask) or act(ask)).id

    def _typed(self, at: datetime, model: type[M], fields: dict[str, Any]) -> M:
        return model.model_validate_json(json.dumps(fields), context=InputContext(at, self.register.catalogue))


def _report(told: Told, happened: datetime) -> dict[str, Any]:
    citizen = CITIZENS[told.citizen] if told.citizen else None
    fields = {
        "occurredAt": happened.isoformat(),
        "channel": told.channel,
        "unit": told.unit,
        "types": list(told.types),
        "description": told.what,
        "victims": [{"name": told.victim}],
        "reporter": {"name": told.reporter} if told.reporter else None,
        "perpetrator": _perpetrator(citizen) if citizen else None,
    }
    return dict(_given(fields))


def _perpetrator(citizen: Citizen) -> dict[str, str]:
    return dict(_given({"name": citizen.name, "address": citizen.address, "dateOfBirth": citizen.born}))


def _subject(citizen: Citizen) -> dict[str, str]:
    return {"kind": citizen.kind, **_perpetrator(citizen)}


def _given(fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in fields.items() if value is not None)
