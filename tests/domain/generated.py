"""Commands and histories that nobody thought of, for the laws. A small world, so that they meet each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from domain.aftercare import commands as a
from domain.aftercare.events import CareProvider, Carer, Outcome, Talk
from domain.dossier import commands as d
from domain.dossier.events import Subject
from domain.event import Event, Value
from domain.incident import commands as c
from domain.incident.events import Assessment, Circumstances, Means, Perpetrator, Person, Retracted
from domain.incident.state import fold
from domain.periods import EARLIEST, Occurrence
from domain.refusal import Refusal
from domain.sanction import commands as s
from tests.domain.examples import NOW, REASON, WITNESS, an_id, report, reported, sealed
from tests.domain.given import AFTERCARE, DOSSIER, INCIDENT, SANCTION, Decider

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
occurrences = st.builds(Occurrence, start=moments, end=st.none() | moments, approximate=st.booleans())
units = st.sampled_from(["Vergunningen", " Vergunningen ", "Toezicht", " ", ""])
channels = st.sampled_from(["phone", "desk", "pigeon"])
types = st.lists(st.sampled_from(["verbal", "physical", "psychological", "other", "rude"]), max_size=4).map(tuple)
people = st.builds(Person, person_id=ids, name=tokens, contact=maybe_tokens)
perpetrators = st.builds(Perpetrator, person_id=ids, name=maybe_tokens, address=maybe_tokens, appearance=maybe_tokens)
circumstances = st.builds(Circumstances, place=maybe_tokens, injury=maybe_tokens, police_came=st.none() | st.booleans())
assessments = st.sampled_from(get_args(Assessment))
subjects = st.builds(
    Subject,
    kind=st.sampled_from(["person", "organisation", "address"]),
    name=maybe_tokens,
    address=maybe_tokens,
    date_of_birth=maybe_tokens,
)
sound_types = st.lists(st.sampled_from(["verbal", "physical", "psychological", "other"]), min_size=1).map(tuple)
sound_reports = st.builds(
    report,
    types=sound_types,
    victims=st.builds(Person, person_id=st.just(an_id("first")), name=tokens).map(lambda victim: (victim,)),
    perpetrators=st.builds(Perpetrator, person_id=st.just(an_id("third")), name=tokens).map(lambda who: (who,)),
)
sound_openings = st.builds(
    d.OpenDossier, at=st.just(NOW), subject=st.builds(Subject, kind=st.just("person"), name=tokens)
)
incidents = st.sampled_from(
    [
        fold([]),
        fold([reported()]),
        fold([reported(perpetrators=(Perpetrator(person_id=an_id("first"), name=sealed("one")),))]),
        fold([reported(), Retracted(reason=REASON)]),
    ]
)

CARED_ABOUT = fold([reported(witnesses=(WITNESS,))])

Commands = Mapping[type[Value], st.SearchStrategy[Value]]

INCIDENT_COMMANDS: Commands = {
    c.ReportIncident: st.builds(
        c.ReportIncident,
        at=st.just(NOW),
        occurred=occurrences,
        channel=channels,
        unit=units,
        types=types,
        description=tokens,
        circumstances=circumstances,
        victims=st.lists(people, max_size=2).map(tuple),
        reporter=st.none() | people,
        witnesses=st.lists(people, max_size=2).map(tuple),
        perpetrators=st.lists(perpetrators, max_size=2).map(tuple),
    )
    | sound_reports,
    c.CorrectDescription: st.builds(c.CorrectDescription, description=tokens, reason=tokens),
    c.CorrectOccurrence: st.builds(c.CorrectOccurrence, at=st.just(NOW), occurred=occurrences, reason=tokens),
    c.CorrectSetting: st.builds(c.CorrectSetting, channel=channels, unit=units, reason=tokens),
    c.SupplementCircumstances: st.builds(c.SupplementCircumstances, circumstances=circumstances),
    c.Reclassify: st.builds(c.Reclassify, types=types | sound_types, reason=tokens),
    c.AddVictim: st.builds(c.AddVictim, victim=people),
    c.CorrectVictim: st.builds(c.CorrectVictim, victim=people, reason=tokens),
    c.AddWitness: st.builds(c.AddWitness, witness=people),
    c.IdentifyPerpetrator: st.builds(c.IdentifyPerpetrator, perpetrator=perpetrators),
    c.RuleOutPerpetrator: st.builds(c.RuleOutPerpetrator, person_id=ids, reason=tokens),
    c.CorrectPerpetrator: st.builds(c.CorrectPerpetrator, wrong=ids, right=perpetrators, reason=tokens),
    c.Retract: st.builds(c.Retract, reason=tokens),
    c.StartTreatment: st.builds(c.StartTreatment, at=st.just(NOW)),
    c.Assess: st.builds(c.Assess, at=st.just(NOW), assessment=assessments, reason=tokens),
    c.GiveReaction: st.builds(
        c.GiveReaction,
        at=st.just(NOW),
        person_id=st.none() | ids,
        means=st.sampled_from(get_args(Means)),
        given_at=st.just(NOW) | moments,
        note=maybe_tokens,
    ),
    c.RecordStatement: st.builds(
        c.RecordStatement,
        today=st.just(NOW.date()),
        person_id=st.none() | ids,
        given_on=st.just(NOW.date()) | st.dates(),
        statement=tokens,
    ),
    c.Close: st.builds(c.Close, cared_for=st.frozensets(ids) | st.just(frozenset(ALL_IDS)), reason=tokens),
    c.Reopen: st.builds(c.Reopen, reason=tokens),
}
DOSSIER_COMMANDS: Commands = {
    d.OpenDossier: st.builds(d.OpenDossier, at=st.just(NOW), subject=subjects),
    d.CorrectSubject: st.builds(d.CorrectSubject, subject=subjects, reason=tokens),
    d.LinkIncident: st.builds(d.LinkIncident, incident_id=ids, incident=incidents, perpetrator_id=st.none() | ids),
    d.UnlinkIncident: st.builds(d.UnlinkIncident, incident_id=ids, reason=tokens),
}
SANCTION_COMMANDS: Commands = {
    s.ImposeSanction: st.builds(
        s.ImposeSanction,
        today=st.just(NOW.date()),
        kind=st.sampled_from(["warning_letter", "building_ban", "stocks"]),
        imposed_on=st.sampled_from([NOW.date(), NOW.date() - timedelta(days=1)]) | st.dates(),
        incident_id=ids,
        incident=incidents,
        note=maybe_tokens,
    )
}
_ABOUT: dict[str, st.SearchStrategy[Any]] = {
    "incident_id": ids,
    "incident": st.just(CARED_ABOUT) | incidents,
    "person_id": st.sampled_from([an_id("victim"), an_id("witness")]) | ids,
    "today": st.just(NOW.date()),
}
_talks = st.sampled_from(get_args(Talk))
_days = st.just(NOW.date()) | st.dates()
AFTERCARE_COMMANDS: Commands = {
    a.RecordWish: st.builds(a.RecordWish, **_ABOUT, wish=tokens),
    a.OfferTalk: st.builds(a.OfferTalk, **_ABOUT, talk=_talks, by=st.sampled_from(get_args(Carer)), offered_on=_days),
    a.HoldTalk: st.builds(a.HoldTalk, **_ABOUT, talk=_talks, held_on=_days, note=maybe_tokens),
    a.DeclineTalk: st.builds(a.DeclineTalk, **_ABOUT, talk=_talks, declined_on=_days),
    a.Refer: st.builds(
        a.Refer, **_ABOUT, to=st.sampled_from(get_args(CareProvider)), referred_on=_days, note=maybe_tokens
    ),
    a.Conclude: st.builds(a.Conclude, **_ABOUT, outcome=st.sampled_from(get_args(Outcome)), reason=tokens),
}


@dataclass(frozen=True)
class World:
    """One aggregate with everything that can be asked of it."""

    decider: Decider
    union: Any
    commands: Commands
    openings: st.SearchStrategy[Value]
    """Sound beginnings: nothing happens before one of these."""
    changes: st.SearchStrategy[Value]
    """What can be asked time and again without an end to it."""
    endings: st.SearchStrategy[list[Value]] = field(default_factory=lambda: st.just([]))
    """What comes last, or nothing: what chance seldom asks in this order and must be met all the same."""

    def decide(self, past: Sequence[Event], command: Value) -> list[Event]:
        """What follows from the command after these facts; nothing when it is refused."""
        try:
            return list(self.decider.decide(self.decider.fold(past), command))
        except Refusal:
            return []

    def any_command(self) -> st.SearchStrategy[Value]:
        """Anything that can be asked."""
        return st.one_of(*self.commands.values())

    def histories(self) -> st.SearchStrategy[list[Event]]:
        """Facts that can follow from commands in any order, most often after a sound beginning."""
        begun = st.tuples(self.openings.map(lambda opening: [opening]), st.lists(self.changes, min_size=5, max_size=10))
        a_few = st.lists(self.any_command(), max_size=3)
        lives = st.tuples(begun.map(_joined) | st.just([]), a_few, self.endings).map(_joined)
        return lives.map(self._live)

    def _live(self, commands: list[Value]) -> list[Event]:
        past: list[Event] = []
        for command in commands:
            past += self.decide(past, command)
        return past


def _joined(parts: tuple[list[Value], ...]) -> list[Value]:
    return [command for part in parts for command in part]


def _without(commands: Commands, *kinds: type[Value]) -> st.SearchStrategy[Value]:
    return st.one_of(*(strategy for kind, strategy in commands.items() if kind not in kinds))


_FOR_THE_VICTIM: dict[str, st.SearchStrategy[Any]] = {
    **_ABOUT,
    "incident": st.just(CARED_ABOUT),
    "person_id": st.just(an_id("victim")),
}
DECLINING = st.tuples(
    st.builds(
        a.OfferTalk, **_FOR_THE_VICTIM, talk=st.just("third"), by=st.just("manager"), offered_on=st.just(NOW.date())
    ),
    st.builds(a.DeclineTalk, **_FOR_THE_VICTIM, talk=st.just("third"), declined_on=st.just(NOW.date())),
    st.builds(a.Conclude, **_FOR_THE_VICTIM, outcome=st.just("declined"), reason=tokens),
).map(list)
CLOSING = st.tuples(*(INCIDENT_COMMANDS[kind] for kind in (c.Assess, c.Close, c.Reopen))).map(list)
IMPOSING = SANCTION_COMMANDS[s.ImposeSanction]
WORLDS = {
    "incident": World(
        INCIDENT,
        c.IncidentCommand,
        INCIDENT_COMMANDS,
        openings=sound_reports,
        changes=_without(INCIDENT_COMMANDS, c.ReportIncident, c.Retract),
        endings=st.just([]) | CLOSING | INCIDENT_COMMANDS[c.Retract].map(lambda ending: [ending]),
    ),
    "dossier": World(
        DOSSIER,
        d.DossierCommand,
        DOSSIER_COMMANDS,
        openings=sound_openings,
        changes=_without(DOSSIER_COMMANDS, d.OpenDossier),
    ),
    "aftercare": World(
        AFTERCARE,
        a.AftercareCommand,
        AFTERCARE_COMMANDS,
        openings=AFTERCARE_COMMANDS[a.RecordWish],
        changes=st.one_of(*AFTERCARE_COMMANDS.values()),
        endings=DECLINING,
    ),
    "sanction": World(SANCTION, s.SanctionCommand, SANCTION_COMMANDS, openings=IMPOSING, changes=IMPOSING),
}


def members(union: Any) -> set[type[Value]]:
    """The commands in a union of commands; a single one is a union of itself."""
    return set(get_args(union)) or {union}
