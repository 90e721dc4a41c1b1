"""What can be asked of an incident, at random, for the laws."""

from typing import get_args

from hypothesis import strategies as st

from domain.incident import commands as c
from domain.incident.events import Assessment, Circumstances, Means, Perpetrator, Person
from domain.periods import Occurrence
from tests.domain.examples import NOW, an_id, report
from tests.domain.generated_parts import ALL_IDS, Commands, ids, maybe_tokens, moments, tokens, units

occurrences = st.builds(Occurrence, start=moments, end=st.none() | moments, approximate=st.booleans())
channels = st.sampled_from(["phone", "desk", "pigeon"])
types = st.lists(st.sampled_from(["verbal", "physical", "psychological", "other", "rude"]), max_size=4).map(tuple)
people = st.builds(Person, person_id=ids, name=tokens, contact=maybe_tokens)
perpetrators = st.builds(Perpetrator, person_id=ids, name=maybe_tokens, address=maybe_tokens, appearance=maybe_tokens)
circumstances = st.builds(Circumstances, place=maybe_tokens, injury=maybe_tokens, police_came=st.none() | st.booleans())
assessments = st.sampled_from(get_args(Assessment))
sound_types = st.lists(st.sampled_from(["verbal", "physical", "psychological", "other"]), min_size=1).map(tuple)
sound_reports = st.builds(
    report,
    types=sound_types,
    victims=st.builds(Person, person_id=st.just(an_id("first")), name=tokens).map(lambda victim: (victim,)),
    perpetrators=st.builds(Perpetrator, person_id=st.just(an_id("third")), name=tokens).map(lambda who: (who,)),
)
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
CLOSING = st.tuples(*(INCIDENT_COMMANDS[kind] for kind in (c.Assess, c.Close, c.Reopen))).map(list)
