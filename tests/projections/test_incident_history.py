"""The history of an incident: every fact about it, in order, wherever it was recorded."""

from datetime import date
from typing import Any

from domain.aftercare.events import Concluded, Referred, TalkHeld
from domain.dossier.events import DossierOpened, IncidentLinked, IncidentUnlinked, Subject
from domain.incident.events import (
    Assessed,
    Circumstances,
    CircumstancesSupplemented,
    Closed,
    DescriptionCorrected,
    OccurrenceCorrected,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    ReactionGiven,
    Reclassified,
    Reopened,
    Retracted,
    SettingCorrected,
    StatementRecorded,
    TreatmentStarted,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.letter.events import Addressee, LetterGenerated, LetterSent
from domain.marker.events import MarkerApproved, MarkerReviewDemanded, MarkerReviewed
from domain.marker.stream import markers_stream
from domain.periods import Occurrence
from domain.police.events import OutcomeRecorded, PoliceReported, ReliedUpon
from domain.sanction.events import SanctionImposed
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_history.queries import HistoryLine, history
from tests.domain.examples import (
    CITIZEN,
    NOW,
    REASON,
    SECOND_VICTIM,
    VICTIM,
    WITNESS,
    an_id,
    reported,
    sealed,
)
from tests.projections.register import AN_OFFICIAL, RECORDED_AT, Register

INCIDENT, DOSSIER, SANCTION, LETTER = (an_id(word) for word in ("incident", "dossier", "sanction", "letter"))


def lines(register: Register) -> list[HistoryLine]:
    register.project(INCIDENT_HISTORY)
    return history(register.reading, register.organisation, INCIDENT)


def test_a_line_says_what_who_when_where_and_why(register: Register) -> None:
    register.record(INCIDENT, reported(), Reclassified(types=("other",), catalogue_version=1, reason=REASON))

    _, line = lines(register)

    assert line == HistoryLine(
        position=2,
        stream_id=INCIDENT,
        stream_version=2,
        recorded_at=RECORDED_AT,
        actor=AN_OFFICIAL,
        event="incident.reclassified",
        reason=REASON,
        note=None,
        details={"types": ["other"], "catalogueVersion": 1},
    )


def test_the_life_of_the_report_has_a_line_for_every_step(register: Register) -> None:
    register.record(
        INCIDENT,
        reported(),
        TreatmentStarted(started_at=NOW),
        Assessed(assessment="founded", reason=REASON),
        ReactionGiven(person_id=CITIZEN.person_id, means="letter", given_at=NOW, note=sealed("note")),
        StatementRecorded(person_id=None, given_on=date(2024, 9, 18), statement=sealed("statement")),
        Closed(reason=REASON),
        Reopened(reason=REASON),
    )

    assert [(line.event, line.reason, line.note, line.details) for line in lines(register)[1:]] == [
        ("incident.treatment_started", None, None, {}),
        ("incident.assessed", REASON, None, {"assessment": "founded"}),
        (
            "incident.reaction_given",
            None,
            sealed("note"),
            {"means": "letter", "givenAt": "2024-09-17T12:00:00+00:00", "personId": str(CITIZEN.person_id)},
        ),
        ("incident.statement_recorded", None, None, {"givenOn": "2024-09-18", "personId": None}),
        ("incident.closed", REASON, None, {}),
        ("incident.reopened", REASON, None, {}),
    ]


def test_of_aftercare_it_is_told_that_it_was_given_and_not_what_was_said_or_how_it_ended(register: Register) -> None:
    about = {"incident_id": INCIDENT, "person_id": VICTIM.person_id}
    register.record(INCIDENT, reported())
    register.record(
        an_id("aftercare"),
        TalkHeld(**about, talk="first", held_on=date(2024, 9, 18), note=sealed("said")),
        Referred(**about, to="psychologist", referred_on=date(2024, 9, 18), note=sealed("why")),
        Concluded(**about, outcome="completed", reason=REASON),
    )

    whom = {"personId": str(VICTIM.person_id)}
    assert [(line.event, line.reason, line.note, line.details) for line in lines(register)[1:]] == [
        ("aftercare.talk_held", None, None, {**whom, "talk": "first"}),
        ("aftercare.referred", None, None, whom),
        ("aftercare.concluded", None, None, whom),
    ]


def test_every_fact_of_the_incident_has_a_line_with_what_is_clear_about_it(register: Register) -> None:
    register.record(
        INCIDENT,
        reported(types=("verbal", "other")),
        DescriptionCorrected(description=sealed("better"), reason=REASON),
        OccurrenceCorrected(occurred=Occurrence(start=NOW, end=NOW, approximate=True), reason=REASON),
        SettingCorrected(channel="desk", unit="Toezicht", catalogue_version=1, reason=REASON),
        CircumstancesSupplemented(circumstances=Circumstances(place=sealed("place"), injury=sealed("injury"))),
        VictimAdded(victim=SECOND_VICTIM),
        VictimCorrected(victim=VICTIM, reason=REASON),
        WitnessAdded(witness=WITNESS),
        PerpetratorIdentified(perpetrator=CITIZEN),
        PerpetratorRuledOut(person_id=CITIZEN.person_id, reason=REASON),
        Retracted(reason=REASON),
    )

    assert [(line.event, line.details) for line in lines(register)] == [
        (
            "incident.reported",
            {
                "channel": "phone",
                "unit": "Vergunningen",
                "types": ["verbal", "other"],
                "catalogueVersion": 1,
                "occurredAt": "2024-09-16T09:30:00+00:00",
                "occurredUntil": None,
                "approximate": False,
            },
        ),
        ("incident.description_corrected", {}),
        (
            "incident.occurrence_corrected",
            {
                "occurredAt": "2024-09-17T12:00:00+00:00",
                "occurredUntil": "2024-09-17T12:00:00+00:00",
                "approximate": True,
            },
        ),
        ("incident.setting_corrected", {"channel": "desk", "unit": "Toezicht"}),
        ("incident.circumstances_supplemented", {"supplemented": ["injury", "place"]}),
        ("incident.victim_added", {"personId": str(SECOND_VICTIM.person_id)}),
        ("incident.victim_corrected", {"personId": str(VICTIM.person_id)}),
        ("incident.witness_added", {"personId": str(WITNESS.person_id)}),
        ("incident.perpetrator_identified", {"personId": str(CITIZEN.person_id)}),
        ("incident.perpetrator_ruled_out", {"personId": str(CITIZEN.person_id)}),
        ("incident.retracted", {}),
    ]


def test_links_and_sanctions_are_part_of_it_with_the_stream_they_came_from(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.record(DOSSIER, DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("name"))))
    register.record(
        DOSSIER, IncidentLinked(incident_id=INCIDENT), IncidentUnlinked(incident_id=INCIDENT, reason=REASON)
    )
    register.record(
        SANCTION,
        SanctionImposed(
            kind="police_report",
            catalogue_version=1,
            imposed_on=date(2024, 9, 20),
            incident_ids=(INCIDENT, an_id("another")),
            note=sealed("note"),
        ),
    )

    _, linked, unlinked, sanction = lines(register)

    assert (linked.event, linked.stream_id, linked.stream_version) == ("dossier.incident_linked", DOSSIER, 2)
    assert (unlinked.reason, unlinked.details) == (REASON, {"dossierId": str(DOSSIER)})
    assert (sanction.stream_id, sanction.note, sanction.reason) == (SANCTION, sealed("note"), None)
    assert sanction.details == {"sanctionId": str(SANCTION), "kind": "police_report", "imposedOn": "2024-09-20"}
    assert [line.event for line in history(register.reading, register.organisation, an_id("another"))] == [
        "sanction.imposed"
    ]


def test_a_letter_that_was_made_and_sent_is_part_of_it_without_a_word_of_it(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.record(
        LETTER,
        LetterGenerated(
            generated_at=NOW,
            kind="warning",
            template_version=0,
            catalogue_version=1,
            incident_ids=(INCIDENT,),
            dossier_id=DOSSIER,
            sanction_id=None,
            addressee=Addressee(name=sealed("name"), address=sealed("address")),
            content=sealed("content"),
        ),
        LetterSent(sent_on=date(2024, 9, 20), how="registered_post", incident_ids=(INCIDENT,)),
    )

    _, made, sent = lines(register)

    assert (made.event, made.stream_id) == ("letter.generated", LETTER)
    assert made.details == {"letterId": str(LETTER), "letterKind": "warning"}
    assert (made.reason, made.note) == (None, None)
    assert sent.details == {"letterId": str(LETTER), "sentOn": "2024-09-20", "how": "registered_post"}


def test_an_incident_nobody_reported_has_no_history_and_neither_has_one_of_others(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.project(INCIDENT_HISTORY)

    assert history(register.reading, register.organisation, an_id("unknown")) == []
    assert history(register.reading, register.database.new_organisation(), INCIDENT) == []


def test_markers_and_cases_at_the_police_are_part_of_the_story(register: Register) -> None:
    about: dict[str, Any] = {"marker_id": an_id("marker"), "dossier_id": DOSSIER, "incident_ids": (INCIDENT,)}
    register.record(INCIDENT, reported())
    register.record(
        an_id("case"),
        PoliceReported(
            incident_ids=(INCIDENT,),
            number=None,
            made_on=date(2024, 9, 20),
            made_by=sealed("who"),
            domicile_at_employer=True,
        ),
        ReliedUpon(by="marker", id=an_id("marker"), dossier_id=DOSSIER),
        OutcomeRecorded(incident_ids=(INCIDENT,), outcome="acquitted", on=date(2025, 1, 2), note=sealed("note")),
    )
    register.record(
        markers_stream(DOSSIER),
        MarkerApproved(**about, reason=REASON),
        MarkerReviewDemanded(**about, ground="police_outcome", because_of=an_id("case"), outcome="acquitted"),
        MarkerReviewed(**about, review_on=date(2025, 2, 1), ends_on=date(2025, 3, 1), reason=REASON),
    )
    case, marker = str(an_id("case")), {"markerId": str(an_id("marker")), "dossierId": str(DOSSIER)}

    assert [(line.event, line.details) for line in lines(register)[1:]] == [
        ("police.reported", {"policeCaseId": case, "madeOn": "2024-09-20"}),
        ("police.outcome_recorded", {"policeCaseId": case, "outcome": "acquitted", "outcomeOn": "2025-01-02"}),
        ("marker.approved", marker),
        (
            "marker.review_demanded",
            {**marker, "ground": "police_outcome", "policeCaseId": case, "outcome": "acquitted"},
        ),
        ("marker.reviewed", {**marker, "endsOn": "2025-03-01", "reviewOn": "2025-02-01"}),
    ]
