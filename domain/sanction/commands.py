"""What someone can ask of a sanction. `today` is the day in the Netherlands."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from domain.catalogue.catalogue import Severity
from domain.dossier.state import State as Dossier
from domain.event import Value
from domain.incident.state import State as Incident
from domain.police.state import State as Case
from domain.review import Demand
from domain.sanction.events import HearingForm, ObjectionOutcome, ReviewOutcome, Telling
from domain.sealed import Sealed


class ImposeSanction(Value):
    """The short way, for what restricts nobody. `incident` is the incident as it stands now."""

    today: date
    kind: str
    imposed_on: date
    incident_id: UUID
    incident: Incident
    note: Sealed | None = None


class ProposeSanction(Value):
    """`incidents` and `dossier` are as they stand now: the proposal holds only while they stand."""

    today: date
    dossier_id: UUID
    dossier: Dossier
    incidents: Mapping[UUID, Incident]
    kind: str
    type: str
    """The aggression type for which the matrix is asked, with `severity` and `repeated` as the proposer judges them."""
    severity: Severity
    repeated: bool
    behaviour: Sealed | None = None
    norm: Sealed | None = None
    reason_for_nature: Sealed | None = None
    reason_for_duration: Sealed | None = None
    kept_service: Sealed | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    deviation_reason: Sealed | None = None


class RecordHearing(Value):
    """`incidents` are as they stand now: nobody is heard about what has yet to happen."""

    today: date
    incidents: Mapping[UUID, Incident]
    form: HearingForm
    held_on: date
    summary: Sealed


class RecordMissedHearing(Value):
    """`incidents` as with `RecordHearing`."""

    today: date
    incidents: Mapping[UUID, Incident]
    invited_on: date
    note: Sealed


class DeclareAcute(Value):
    today: date
    reason: Sealed


class ApproveSanction(Value):
    """`by` agrees with what `proposed_by` proposed: both as the log knows them."""

    today: date
    by: UUID
    proposed_by: UUID
    reason: Sealed


class RejectSanction(Value):
    today: date
    reason: Sealed


class ImposeProposal(Value):
    """`incidents`, `dossier` and the police `cases` about those incidents are as they stand now."""

    today: date
    imposed_on: date
    dossier: Dossier
    incidents: Mapping[UUID, Incident]
    cases: Mapping[UUID, Case]
    note: Sealed | None = None


class TellPerpetrator(Value):
    today: date
    how: Telling
    told_on: date


class ShortenSanction(Value):
    today: date
    ends_on: date
    reason: Sealed


class ReviewSanction(Value):
    """`ends_on` for the outcome `shortened`; `review_on` when it is to be judged again."""

    today: date
    outcome: ReviewOutcome
    reason: Sealed
    ends_on: date | None = None
    review_on: date | None = None


class DemandReview(Value):
    today: date
    demand: Demand


class ReceiveObjection(Value):
    today: date
    received_on: date
    summary: Sealed


class DecideObjection(Value):
    today: date
    outcome: ObjectionOutcome
    decided_on: date
    reason: Sealed


class SuspendSanction(Value):
    today: date
    reason: Sealed


class ResumeSanction(Value):
    today: date
    reason: Sealed


class LiftSanction(Value):
    today: date
    reason: Sealed


class AnnulSanction(Value):
    today: date
    reason: Sealed


OnProposal = RecordHearing | RecordMissedHearing | DeclareAcute | ApproveSanction | RejectSanction | ImposeProposal
OnImposed = TellPerpetrator | ShortenSanction | ReviewSanction | SuspendSanction | ResumeSanction | LiftSanction
Afterwards = ReceiveObjection | DecideObjection | AnnulSanction
"""What can still be asked when it has ended: an objection may come late, and so may the insight that it was wrong."""
SanctionCommand = ImposeSanction | ProposeSanction | OnProposal | DemandReview | OnImposed | Afterwards
