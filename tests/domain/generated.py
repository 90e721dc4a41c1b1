"""Commands and histories that nobody thought of, for the laws. A small world, so that they meet each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from domain.aftercare import commands as a
from domain.aftercare.events import CareProvider, Carer, Talk
from domain.aftercare.events import Outcome as CareOutcome
from domain.catalogue import commands as k
from domain.catalogue.catalogue import LETTERS, Content, Entry, Letter, Mailbox, Mapped, SanctionKind, content_of
from domain.catalogue.catalogue import Mapping as CodeMapping
from domain.catalogue.version_1 import CATALOGUE_1
from domain.damage import commands as g
from domain.deputy import commands as y
from domain.dossier import commands as d
from domain.dossier.events import Absorbed, DossierOpened, IncidentLinked, Link, MergedInto, Subject
from domain.dossier.state import Side
from domain.dossier.state import fold as fold_dossier
from domain.event import Event, Value
from domain.incident import commands as c
from domain.incident.events import Assessment, Circumstances, Means, Perpetrator, Person, Retracted
from domain.incident.state import fold
from domain.letter import commands as letter
from domain.letter.events import Addressee
from domain.letter.facts import BY_NAME, LetterKind, SentBy
from domain.letter_template import commands as letter_template
from domain.marker import commands as m
from domain.notification import commands as n
from domain.notification.events import TermFact, Why
from domain.periods import EARLIEST, Occurrence
from domain.police import commands as p
from domain.police.events import Outcome, OutcomeRecorded, PoliceCharged
from domain.police.state import fold as fold_case
from domain.refusal import Refusal
from domain.review import Demand, Ground
from domain.sanction.commands import AnnulSanction, LiftSanction, ProposeSanction, RejectSanction, SanctionCommand
from domain.sanction.state import fold as fold_sanction
from domain.task import commands as t
from domain.task.asked import DONE_BY, Asked
from domain.term.commands import CheckTerm, TermCommand
from domain.term.events import TermAbout
from tests.domain.examples import NOW, REASON, WITNESS, an_id, letter_text, report, reported, sealed
from tests.domain.generated_sanctions import SANCTION_COMMANDS, sanction_beginnings
from tests.domain.given import (
    AFTERCARE,
    CATALOGUE,
    DAMAGE,
    DEPUTY,
    DOSSIER,
    INCIDENT,
    LETTER,
    LETTER_TEMPLATE,
    MARKERS,
    NOTIFICATION,
    POLICE,
    SANCTION,
    TASK,
    TERM,
    Decider,
)
from tests.domain.sanctions import INCIDENT_ID, RUNNING, WARNING

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
    d.UnlinkPerpetrator: st.builds(d.UnlinkPerpetrator, incident_id=ids, perpetrator_id=ids, reason=tokens),
    d.JudgeDifferent: _of_a_pair(d.JudgeDifferent),
    d.MergeInto: _of_a_pair(d.MergeInto),
    d.Absorb: _of_a_pair(d.Absorb),
    d.Separate: _of_a_pair(d.Separate, assigned=assignments),
    d.Restore: _of_a_pair(d.Restore, assigned=assignments),
}
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
cases = st.dictionaries(
    ids, st.sampled_from([fold_case([]), fold_case([CHARGE]), fold_case([CHARGE, CLEARED])]), max_size=2
)
marker_ids = st.sampled_from([FIRST, SECOND])
sound_proposals = st.builds(
    m.ProposeMarker,
    by=people_ids,
    today=st.just(TODAY),
    marker_id=marker_ids,
    dossier_id=st.just(an_id("dossier")),
    dossier=sound_dossier,
    incidents=sound_ground,
    cases=st.just({FIRST: fold_case([CHARGE])}),
    kind=st.sampled_from(["visit_with_two", "in_writing_only", "alert_police"]),
    advice=tokens,
    reason=tokens,
    starts_on=st.just(TODAY),
    ends_on=st.just(TODAY + timedelta(days=300)),
    review_on=st.just(TODAY + timedelta(days=90)),
)
sound_approvals = st.builds(
    m.ApproveMarker,
    by=st.just(an_id("boss")),
    today=st.just(TODAY),
    marker_id=marker_ids,
    dossier=sound_dossier,
    incidents=sound_ground,
    reason=tokens,
)
sound_reviews = st.builds(
    m.ReviewMarker,
    today=st.just(TODAY),
    marker_id=marker_ids,
    review_on=st.just(TODAY + timedelta(days=200)),
    ends_on=st.none(),
    reason=tokens,
)
demands = st.builds(Demand, ground=st.sampled_from(get_args(Ground)), because_of=marker_ids)
sound_demands = st.builds(
    m.DemandReview,
    today=st.just(TODAY),
    demand=st.just(Demand(ground="police_outcome", because_of=FIRST)),
    outcome=st.just("acquitted"),
)
MARKER_COMMANDS: Commands = {
    m.ProposeMarker: st.builds(
        m.ProposeMarker,
        by=people_ids,
        today=days,
        marker_id=marker_ids,
        dossier_id=ids,
        dossier=dossiers,
        incidents=grounds,
        cases=cases,
        kind=st.sampled_from(["visit_with_two", "in_writing_only", "dog"]),
        advice=tokens,
        reason=tokens,
        starts_on=days,
        ends_on=days,
        review_on=days,
    )
    | sound_proposals,
    m.ApproveMarker: st.builds(
        m.ApproveMarker,
        by=people_ids,
        today=st.just(TODAY) | days,
        marker_id=marker_ids,
        dossier=sound_dossier | dossiers,
        incidents=sound_ground | grounds,
        reason=tokens,
    )
    | sound_approvals,
    m.RejectMarker: st.builds(m.RejectMarker, marker_id=marker_ids, reason=tokens),
    m.ReviewMarker: st.builds(
        m.ReviewMarker,
        today=st.just(TODAY) | days,
        marker_id=marker_ids,
        review_on=st.none() | days,
        ends_on=st.none() | days,
        reason=tokens,
    )
    | sound_reviews,
    m.DemandReview: st.builds(
        m.DemandReview, today=st.just(TODAY) | days, demand=demands, outcome=st.none() | outcomes
    ),
    m.WithdrawMarker: st.builds(m.WithdrawMarker, today=days, marker_id=marker_ids, reason=tokens),
}
sound_cases = st.builds(
    p.MakeCase,
    today=st.just(TODAY),
    kind=st.sampled_from(["report", "charge"]),
    incidents=sound_ground,
    number=maybe_tokens,
    made_on=st.just(TODAY),
    made_by=tokens,
    domicile_at_employer=st.booleans(),
)
POLICE_COMMANDS: Commands = {
    p.MakeCase: st.builds(
        p.MakeCase,
        today=days,
        kind=st.sampled_from(["report", "charge"]),
        incidents=grounds,
        number=maybe_tokens,
        made_on=days,
        made_by=tokens,
        domicile_at_employer=st.booleans(),
    )
    | sound_cases,
    p.RelyUpon: st.builds(p.RelyUpon, by=st.sampled_from(["marker", "sanction"]), id=ids, dossier_id=ids),
    p.RecordOutcome: st.builds(p.RecordOutcome, today=days, outcome=outcomes, on=days, note=maybe_tokens),
}
cents = st.sampled_from([1, 50, 100, 2**31 - 1])
sound_damage = st.builds(
    g.RecordDamage,
    today=st.just(TODAY),
    damage_id=marker_ids,
    incident_id=st.just(FIRST),
    incident=st.just(fold([reported()])),
    kind=st.just("vehicle"),
    description=tokens,
    amount_cents=st.none() | cents,
    on=st.just(TODAY),
)
DAMAGE_COMMANDS: Commands = {
    g.RecordDamage: st.builds(
        g.RecordDamage,
        today=days,
        damage_id=marker_ids,
        incident_id=ids,
        incident=incidents,
        kind=st.sampled_from(["property", "vehicle", "medical", "other"]),
        description=tokens,
        amount_cents=st.none() | cents,
        on=days,
    )
    | sound_damage,
    g.AssessDamage: st.builds(g.AssessDamage, damage_id=marker_ids, amount_cents=cents, reason=tokens),
    g.ClaimDamage: st.builds(
        g.ClaimDamage,
        today=st.just(TODAY),
        damage_id=marker_ids,
        route=st.sampled_from(["criminal", "civil"]),
        police_case_id=st.none() | ids,
        case=st.none() | st.just(fold_case([CHARGE])),
        on=st.just(TODAY) | days,
    ),
    g.RecoverDamage: st.builds(
        g.RecoverDamage,
        today=st.just(TODAY),
        damage_id=marker_ids,
        recovery_id=ids,
        amount_cents=cents,
        on=st.just(TODAY) | days,
    ),
    g.WriteOffDamage: st.builds(g.WriteOffDamage, damage_id=marker_ids, reason=tokens),
}
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

term_facts = st.lists(st.builds(TermFact, term_id=ids, version=st.integers(1, 4)), max_size=3).map(tuple)
attempts = st.integers(1, 3)
NOTIFICATION_COMMANDS: Commands = {
    n.AttemptNotification: st.builds(
        n.AttemptNotification,
        at=_hours,
        unit=st.none() | st.just("Toezicht"),
        catalogue_version=st.just(1),
        about=term_facts,
    ),
    n.ReportSent: st.builds(n.ReportSent, attempt=attempts),
    n.ReportFailed: st.builds(
        n.ReportFailed,
        at=_hours,
        attempt=attempts,
        why=st.sampled_from(get_args(Why)),
        reply=st.none() | st.sampled_from([421, 550]),
    ),
}

known_facts = st.just(frozenset(BY_NAME)) | st.frozensets(st.sampled_from(sorted(BY_NAME)))
asked_facts = st.just(frozenset[str]()) | st.frozensets(st.sampled_from(sorted(BY_NAME)), max_size=3)
drafts = st.builds(
    letter.Draft, addressee=st.builds(Addressee, name=tokens, address=tokens), content=tokens
) | st.sampled_from(["too_long", "not_printable"])
days = st.none() | st.sampled_from([NOW.date() + timedelta(days=count) for count in (0, 1, 2)])
sound_letters = st.builds(
    letter.GenerateLetter,
    at=st.just(NOW),
    kind=st.sampled_from(get_args(LetterKind)).filter(lambda kind: kind != "ban"),
    template_version=st.sampled_from([0, 1]),
    incident_id=ids,
    incident=st.just(fold([reported()])),
    asked=st.just(frozenset[str]()),
    known=st.just(frozenset(BY_NAME)),
    draft=st.builds(letter.Draft, addressee=st.builds(Addressee, name=tokens, address=tokens), content=tokens),
)
sound_bans = sound_letters.map(
    lambda made: made.model_copy(
        update={
            "kind": "ban",
            "incident_id": INCIDENT_ID,
            "sanction_id": an_id("ban"),
            "sanction": fold_sanction(RUNNING),
        }
    )
)
LETTER_COMMANDS: Commands = {
    letter.GenerateLetter: sound_letters
    | sound_bans
    | st.builds(
        letter.GenerateLetter,
        at=st.just(NOW),
        kind=st.sampled_from(get_args(LetterKind)),
        template_version=st.sampled_from([0, 1]),
        incident_id=ids,
        incident=incidents,
        dossier_id=st.none() | ids,
        dossier=st.just(fold_dossier([])),
        perpetrator_id=st.none() | ids,
        asked=asked_facts,
        known=known_facts,
        sanction_id=st.none() | ids,
        sanction=st.sampled_from([fold_sanction(facts) for facts in ([], [WARNING], RUNNING, RUNNING[:1])]),
        sanction_goes_on_in=st.none() | ids,
        contradicted=st.sampled_from([(), ("measure",)]),
        measure=st.builds(letter.Measure, starts_on=days, ends_on=days, review_on=days),
        offered=st.builds(letter.Offered, hearing_on=days, written_until=days),
        draft=drafts,
    ),
    letter.SendLetter: st.builds(
        letter.SendLetter,
        today=st.just(NOW.date() + timedelta(days=1)),
        sent_on=days.filter(bool),
        how=st.sampled_from(get_args(SentBy)),
    ),
}
LETTER_TEMPLATE_COMMANDS: Commands = {
    letter_template.AdoptTemplate: st.builds(
        letter_template.AdoptTemplate,
        kind=st.sampled_from(get_args(LetterKind)),
        text=st.sampled_from([*map(letter_text, get_args(LetterKind)), "# Titel", "{{ rude }}", ""])
        | st.text(alphabet="#*-{}? norm\n", max_size=30),
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
    units=st.lists(st.builds(Mapped, old=units, new=st.lists(units, max_size=2).map(tuple)), max_size=2).map(tuple),
)
letters = st.just(LETTERS) | st.lists(
    st.builds(
        Letter,
        code=st.sampled_from(["warning", "ban", "hearing_invitation", "poem"]),
        label=st.sampled_from(["Een", "Twee", " "]),
        retired=st.booleans(),
        sanctions=st.lists(st.sampled_from(["talk", "building_ban", "stocks"]), max_size=2).map(tuple),
    ),
    max_size=4,
).map(tuple)
effective_days = st.sampled_from([NOW.date() + timedelta(days=days) for days in (-30, 0, 30, 60)])
sound_contents = st.sampled_from(
    [
        content_of(CATALOGUE_1),
        content_of(CATALOGUE_1).model_copy(update={"units": ("Vergunningen", "Toezicht")}),
        content_of(CATALOGUE_1).model_copy(update={"mailboxes": (Mailbox(address="agressie@example.org"),)}),
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
    letters=letters,
    mapping=mappings,
)
in_use = st.builds(k.InUse, types=st.frozensets(few_codes, max_size=2), units=st.frozensets(units, max_size=2))


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
    a.Conclude: st.builds(a.Conclude, **_ABOUT, outcome=st.sampled_from(get_args(CareOutcome)), reason=tokens),
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


CHECKING = TERM_COMMANDS[CheckTerm]
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
        changes=st.one_of(_without(DOSSIER_COMMANDS, d.OpenDossier), *sound_pairs),
    ),
    "letter": World(
        LETTER,
        letter.LetterCommand,
        LETTER_COMMANDS,
        openings=sound_letters | sound_bans,
        changes=LETTER_COMMANDS[letter.SendLetter],
    ),
    "letter_template": World(
        LETTER_TEMPLATE,
        letter_template.TemplateCommand,
        LETTER_TEMPLATE_COMMANDS,
        openings=LETTER_TEMPLATE_COMMANDS[letter_template.AdoptTemplate],
        changes=LETTER_TEMPLATE_COMMANDS[letter_template.AdoptTemplate],
    ),
    "catalogue": World(
        CATALOGUE,
        k.CatalogueCommand,
        CATALOGUE_COMMANDS,
        openings=adoptions(sound_contents),
        changes=adoptions(contents),
    ),
    "aftercare": World(
        AFTERCARE,
        a.AftercareCommand,
        AFTERCARE_COMMANDS,
        openings=AFTERCARE_COMMANDS[a.RecordWish],
        changes=st.one_of(*AFTERCARE_COMMANDS.values()),
        endings=DECLINING,
    ),
    "marker": World(
        MARKERS,
        m.MarkerCommand,
        MARKER_COMMANDS,
        openings=sound_proposals,
        changes=sound_approvals | sound_reviews | sound_demands | _without(MARKER_COMMANDS, m.ProposeMarker),
    ),
    "police": World(
        POLICE,
        p.PoliceCommand,
        POLICE_COMMANDS,
        openings=sound_cases,
        changes=_without(POLICE_COMMANDS, p.MakeCase),
    ),
    "damage": World(
        DAMAGE,
        g.DamageCommand,
        DAMAGE_COMMANDS,
        openings=sound_damage,
        changes=_without(DAMAGE_COMMANDS, g.RecordDamage),
    ),
    "term": World(TERM, TermCommand, TERM_COMMANDS, openings=CHECKING, changes=CHECKING),
    "notification": World(
        NOTIFICATION,
        n.NotificationCommand,
        NOTIFICATION_COMMANDS,
        openings=NOTIFICATION_COMMANDS[n.AttemptNotification],
        changes=st.one_of(*NOTIFICATION_COMMANDS.values()),
    ),
    "task": World(
        TASK,
        t.TaskCommand,
        TASK_COMMANDS,
        openings=sound_tasks | TASK_COMMANDS[t.AssignTask],
        changes=_without(TASK_COMMANDS, t.MakeTask),
    ),
    "deputy": World(
        DEPUTY,
        y.DeputyCommand,
        DEPUTY_COMMANDS,
        openings=sound_appointments,
        changes=st.one_of(*DEPUTY_COMMANDS.values()),
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
