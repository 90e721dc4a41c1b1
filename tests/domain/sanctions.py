"""Sanctions to test with: a building ban that was proposed as it should, and what follows from it."""

from datetime import date
from typing import Any

from domain.dossier import state as dossier_state
from domain.dossier.events import DossierOpened, IncidentLinked, MergedInto, Subject
from domain.incident.state import fold
from domain.sanction import commands as c
from domain.sanction import events as e
from tests.domain.examples import NOW, REASON, an_id, reported, sealed

INCIDENT_ID, OTHER_INCIDENT_ID, DOSSIER_ID = an_id("incident"), an_id("other incident"), an_id("dossier")
INCIDENT = fold([reported(types=("physical",))])
OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("subject")))
DOSSIER = dossier_state.fold([OPENED, IncidentLinked(incident_id=INCIDENT_ID)])
MERGED = dossier_state.fold(
    [OPENED, IncidentLinked(incident_id=INCIDENT_ID), MergedInto(other_dossier_id=an_id("survivor"), reason=REASON)]
)
UNLINKED = dossier_state.fold([OPENED])
ADVISOR, MANAGER = an_id("advisor"), an_id("manager")
TODAY = date(2024, 9, 20)
STARTS, ENDS, REVIEW = date(2024, 9, 23), date(2025, 9, 22), date(2024, 12, 23)
IDS = (INCIDENT_ID,)

ADVICE = e.Advice(
    catalogue_version=1,
    type="physical",
    severity="serious",
    repeated=False,
    kinds=("building_ban", "police_charge"),
    duration="P1Y",
)
_PROPOSAL: dict[str, Any] = {
    "dossier_id": DOSSIER_ID,
    "kind": "building_ban",
    "behaviour": sealed("behaviour"),
    "norm": sealed("norm"),
    "reason_for_nature": sealed("nature"),
    "reason_for_duration": sealed("duration"),
    "kept_service": sealed("kept service"),
    "starts_on": STARTS,
    "ends_on": ENDS,
    "review_on": REVIEW,
}


def propose(**changes: Any) -> c.ProposeSanction:
    """A building ban of a year, as the matrix advises."""
    asked = {"type": "physical", "severity": "serious", "repeated": False}
    situation = {"today": TODAY, "dossier": DOSSIER, "incidents": {INCIDENT_ID: INCIDENT}}
    return c.ProposeSanction(**(situation | asked | _PROPOSAL | changes))


def proposed(**changes: Any) -> e.SanctionProposed:
    """The fact that follows from `propose`."""
    return e.SanctionProposed(**({"incident_ids": IDS, "catalogue_version": 1, "advice": ADVICE} | _PROPOSAL | changes))


NO_DURATION: dict[str, Any] = dict.fromkeys(
    (
        "behaviour", "norm", "reason_for_nature", "reason_for_duration", "kept_service",
        "starts_on", "ends_on", "review_on",
    )
)  # fmt: skip
"""For a kind that restricts nobody."""

HEARD = e.HearingHeld(incident_ids=IDS, form="oral", held_on=TODAY, summary=sealed("summary"))
MISSED = e.HearingMissed(incident_ids=IDS, invited_on=TODAY, note=sealed("note"))
ACUTE = e.DeclaredAcute(incident_ids=IDS, reason=REASON)
APPROVED = e.SanctionApproved(incident_ids=IDS, reason=REASON)
APPROVE = c.ApproveSanction(today=TODAY, by=MANAGER, proposed_by=ADVISOR, reason=REASON)


def impose(**changes: Any) -> c.ImposeProposal:
    """What was proposed is imposed today."""
    situation: dict[str, Any] = {"today": TODAY, "imposed_on": TODAY, "cases": {}}
    ground = {"dossier": DOSSIER, "incidents": {INCIDENT_ID: INCIDENT}}
    return c.ImposeProposal(**(situation | ground | changes))


def imposed(**changes: Any) -> e.SanctionImposed:
    """The fact that follows from `impose`."""
    fields: dict[str, Any] = {
        "kind": "building_ban",
        "catalogue_version": 1,
        "imposed_on": TODAY,
        "incident_ids": IDS,
        "dossier_id": DOSSIER_ID,
        "starts_on": STARTS,
        "ends_on": ENDS,
        "review_on": REVIEW,
    }
    return e.SanctionImposed(**(fields | changes))


WARNING = e.SanctionImposed(kind="warning_letter", catalogue_version=1, imposed_on=TODAY, incident_ids=IDS)
"""The short way."""
RUNNING = [proposed(), HEARD, APPROVED, imposed()]
"""A building ban that holds from `STARTS` until `ENDS`."""


def shorten(ends_on: date, today: date = TODAY) -> c.ShortenSanction:
    return c.ShortenSanction(today=today, ends_on=ends_on, reason=REASON)


def shortened(ends_on: date) -> e.SanctionShortened:
    return e.SanctionShortened(incident_ids=IDS, ends_on=ends_on, reason=REASON)


OBJECTED = e.ObjectionReceived(incident_ids=IDS, received_on=TODAY, summary=sealed("objection"))
OBJECT = c.ReceiveObjection(today=TODAY, received_on=TODAY, summary=sealed("objection"))


def decide_objection(**changes: Any) -> c.DecideObjection:
    fields: dict[str, Any] = {"today": TODAY, "outcome": "partly", "decided_on": TODAY, "reason": REASON}
    return c.DecideObjection(**(fields | changes))


def objection_decided(**changes: Any) -> e.ObjectionDecided:
    fields: dict[str, Any] = {"incident_ids": IDS, "outcome": "partly", "decided_on": TODAY, "reason": REASON}
    return e.ObjectionDecided(**(fields | changes))


SUSPEND = c.SuspendSanction(today=TODAY, reason=REASON)
RESUME = c.ResumeSanction(today=TODAY, reason=REASON)
LIFT = c.LiftSanction(today=TODAY, reason=REASON)
ANNUL = c.AnnulSanction(today=TODAY, reason=REASON)
REJECT = c.RejectSanction(today=TODAY, reason=REASON)
SUSPENDED = e.SanctionSuspended(incident_ids=IDS, reason=REASON)
RESUMED = e.SanctionResumed(incident_ids=IDS, reason=REASON)
LIFTED = e.SanctionLifted(incident_ids=IDS, reason=REASON)
ANNULLED = e.SanctionAnnulled(incident_ids=IDS, reason=REASON)
REJECTED = e.SanctionRejected(incident_ids=IDS, reason=REASON)
