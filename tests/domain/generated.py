"""Commands and histories that nobody thought of, for the laws. A small world, so that they meet each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from domain.catalogue import commands as k
from domain.catalogue.catalogue import Content, Entry, Mapped, SanctionKind, content_of
from domain.catalogue.catalogue import Mapping as CodeMapping
from domain.catalogue.version_1 import CATALOGUE_1
from domain.dossier import commands as d
from domain.dossier.events import Subject
from domain.event import Event, Value
from domain.incident import commands as c
from domain.incident.events import Circumstances, Perpetrator, Person, Retracted
from domain.incident.state import fold
from domain.periods import EARLIEST, Occurrence
from domain.refusal import Refusal
from domain.sanction import commands as s
from tests.domain.examples import NOW, REASON, an_id, report, reported, sealed
from tests.domain.given import CATALOGUE, DOSSIER, INCIDENT, SANCTION, Decider

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

few_codes = st.sampled_from(["verbal", "physical", "online_threat", "Bad code"])
entries = st.lists(
    st.builds(Entry, code=few_codes, label=st.sampled_from(["Een", "Twee", "Drie", " "]), retired=st.booleans()),
    max_size=3,
).map(tuple)
mappings = st.builds(
    CodeMapping,
    types=st.lists(st.builds(Mapped, old=few_codes, new=st.lists(few_codes, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
)
effective_days = st.sampled_from([NOW.date() + timedelta(days=days) for days in (-30, 0, 30, 60)])
sound_contents = st.sampled_from(
    [
        content_of(CATALOGUE_1),
        content_of(CATALOGUE_1).model_copy(update={"units": ("Vergunningen", "Toezicht")}),
        content_of(CATALOGUE_1).model_copy(
            update={"types": (*CATALOGUE_1.types, Entry(code="online_threat", label="Dreigen via internet"))}
        ),
    ]
)
contents = sound_contents | st.builds(
    Content,
    types=entries,
    sanctions=st.just(CATALOGUE_1.sanctions) | st.just((SanctionKind(code="talk", label="Gesprek"),)),
    channels=entries,
    terms=st.just(CATALOGUE_1.terms),
    matrix=st.just(CATALOGUE_1.matrix) | st.just(()),
    units=st.lists(units, max_size=2).map(tuple),
    mapping=mappings,
)
in_use = st.builds(k.InUse, types=st.frozensets(few_codes, max_size=2))


def adoptions(adopted: st.SearchStrategy[Content]) -> st.SearchStrategy[Value]:
    """Adopting one of these catalogues."""
    return st.builds(
        k.AdoptCatalogue,
        today=st.just(NOW.date()),
        effective_on=effective_days,
        content=adopted,
        in_use=in_use,
        reason=tokens,
    )


CATALOGUE_COMMANDS: Commands = {k.AdoptCatalogue: adoptions(contents)}


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


IMPOSING = SANCTION_COMMANDS[s.ImposeSanction]
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
    "catalogue": World(
        CATALOGUE,
        k.CatalogueCommand,
        CATALOGUE_COMMANDS,
        openings=adoptions(sound_contents),
        changes=adoptions(contents),
    ),
    "sanction": World(SANCTION, s.SanctionCommand, SANCTION_COMMANDS, openings=IMPOSING, changes=IMPOSING),
}


def members(union: Any) -> set[type[Value]]:
    """The commands in a union of commands; a single one is a union of itself."""
    return set(get_args(union)) or {union}
