"""Commands and histories that nobody thought of, for the laws. A small world, so that they meet each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from domain.dossier import commands as d
from domain.dossier.events import Subject
from domain.event import Event, Value
from domain.incident import commands as c
from domain.incident.events import Circumstances, Perpetrator, Person, Retracted
from domain.incident.state import fold
from domain.periods import EARLIEST, Occurrence
from domain.refusal import Refusal
from domain.sanction.commands import AnnulSanction, LiftSanction, ProposeSanction, RejectSanction, SanctionCommand
from tests.domain.examples import NOW, REASON, an_id, report, reported, sealed
from tests.domain.generated_sanctions import SANCTION_COMMANDS, sanction_beginnings
from tests.domain.given import DOSSIER, INCIDENT, SANCTION, Decider

ids = st.sampled_from([an_id(word) for word in ("first", "second", "third", "fourth", "fifth", "sixth")])
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
}
DOSSIER_COMMANDS: Commands = {
    d.OpenDossier: st.builds(d.OpenDossier, at=st.just(NOW), subject=subjects),
    d.CorrectSubject: st.builds(d.CorrectSubject, subject=subjects, reason=tokens),
    d.LinkIncident: st.builds(d.LinkIncident, incident_id=ids, incident=incidents, perpetrator_id=st.none() | ids),
    d.UnlinkIncident: st.builds(d.UnlinkIncident, incident_id=ids, reason=tokens),
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
    beginnings: st.SearchStrategy[list[Value]] | None = None
    """Sound beginnings of more than one command, for an aggregate that takes several before it is well under way."""

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
        singles = self.openings.map(lambda opening: [opening])
        beginnings = singles if self.beginnings is None else self.beginnings
        begun = st.tuples(beginnings, st.lists(self.changes, min_size=5, max_size=10))
        a_few = st.lists(self.any_command(), max_size=3)
        lives = st.tuples(begun.map(_joined) | st.just([]), a_few).map(_joined)
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


WORLDS = {
    "incident": World(
        INCIDENT,
        c.IncidentCommand,
        INCIDENT_COMMANDS,
        openings=sound_reports,
        changes=_without(INCIDENT_COMMANDS, c.ReportIncident, c.Retract),
    ),
    "dossier": World(
        DOSSIER,
        d.DossierCommand,
        DOSSIER_COMMANDS,
        openings=sound_openings,
        changes=_without(DOSSIER_COMMANDS, d.OpenDossier),
    ),
    "sanction": World(
        SANCTION,
        SanctionCommand,
        SANCTION_COMMANDS,
        openings=SANCTION_COMMANDS[ProposeSanction],
        changes=_without(SANCTION_COMMANDS, LiftSanction, AnnulSanction, RejectSanction),
        beginnings=sanction_beginnings,
    ),
}


def members(union: Any) -> set[type[Value]]:
    """The commands in a union of commands; a single one is a union of itself."""
    return set(get_args(union)) or {union}
