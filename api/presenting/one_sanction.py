"""One sanction with all it rests on, the list of sanctions, and what the matrix advises."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.presenting.sanctions import GROUNDS, IN_FORCE, State, state_on, today_of
from api.register import Register
from api.sealing import SANCTION_TEXTS
from api.use_cases.sanction_steps import steps_of
from domain.catalogue.catalogue import Severity
from domain.review import Demand, Ground
from domain.sanction import events as e
from domain.sanction.advice import is_example
from domain.sanction.state import Sanction, in_force
from domain.sanction.steps import Step
from projections.dossier_card.whole import whole_around
from projections.sanctions import queries
from projections.sanctions.queries import SanctionLine

Steps = Mapping[UUID, tuple[Step, ...]]


class AdviceOutput(OutputModel):
    """What the sanction matrix advises."""

    catalogue_version: int
    type: str
    severity: Severity
    repeated: bool
    kinds: tuple[str, ...] = Field(description="Codes uit de catalogus; leeg als de matrix hierover niets zegt.")
    duration: str | None = Field(description="Een kalenderperiode, zoals P1Y.")


class ShownAdviceOutput(AdviceOutput):
    """The same, with what to know before following it."""

    example: bool = Field(description="De organisatie heeft nog geen eigen matrix vastgesteld: dit is een voorbeeld.")
    explanation: str


class HearingOutput(OutputModel):
    """He was heard, or was invited and did not come."""

    form: e.HearingForm | None = Field(description="null: uitgenodigd en niet gekomen.")
    day: date = Field(description="De dag van het horen, of van de uitnodiging.")
    text: Shown


class ObjectionOutput(OutputModel):
    """The last objection, and its answer once there is one."""

    received_on: date
    summary: Shown
    outcome: e.ObjectionOutcome | None
    decided_on: date | None
    reason: Shown | None


class SanctionNoticeOutput(OutputModel):
    """How and when the perpetrator was told."""

    how: e.Telling
    told_on: date


class ReviewDemandOutput(OutputModel):
    """What makes a review mandatory, and was not reviewed since."""

    ground: Ground = Field(description=GROUNDS)
    police_case_id: UUID | None = Field(description="De zaak, bij `police_outcome`.")
    incident_id: UUID | None = Field(description="De melding, bij elke andere reden.")


class SanctionLineOutput(OutputModel):
    """A sanction in a list: nothing in it is personal."""

    id: UUID
    kind: str = Field(description="Code uit de catalogus.")
    state: State
    in_force: bool = Field(description=IN_FORCE)
    dossier_id: UUID | None = Field(
        description="Het dossier waarin zij is voorgesteld. Is dat samengevoegd, dan wijst het verder."
    )
    incident_ids: tuple[UUID, ...]
    imposed_on: date | None
    starts_on: date | None
    ends_on: date | None = Field(description="De laatste dag. Na een verkorting is dit de nieuwe.")
    review_on: date | None
    what_is_missing: tuple[Step, ...] = Field(
        description="Wat er nog moet gebeuren; bij een voorstel: voordat het kan worden opgelegd."
    )


class SanctionListOutput(OutputModel):
    """Sanctions, the last changed first."""

    sanctions: tuple[SanctionLineOutput, ...]


class WholeSanctionOutput(SanctionLineOutput):
    """A sanction with all it rests on."""

    version: int = Field(description="Ook als ETag, voor If-Match.")
    catalogue_version: int
    behaviour: Shown | None
    norm: Shown | None
    reason_for_nature: Shown | None
    reason_for_duration: Shown | None
    kept_service: Shown | None
    advice: AdviceOutput | None = Field(description="Wat de sanctiematrix adviseerde bij het voorstel.")
    deviation_reason: Shown | None
    proposed_by: UUID | None = Field(description="Pseudoniem van wie het voorstelde.")
    approved_by: UUID | None = Field(description="Pseudoniem van wie als tweede akkoord gaf.")
    decided_by: UUID | None = Field(description="Pseudoniem van wie het oplegde.")
    hearings: tuple[HearingOutput, ...]
    acute_reason: Shown | None = Field(description="Waarom het niet kon wachten op het horen.")
    note: Shown | None
    notices: tuple[SanctionNoticeOutput, ...]
    objection: ObjectionOutput | None
    review_demanded_by: tuple[ReviewDemandOutput, ...] = Field(
        description="Waarom een herbeoordeling verplicht is. Bij een voorstel: zodra het is opgelegd."
    )
    ended_because: Shown | None = Field(description="Waarom afgewezen, opgeheven of vernietigd.")


class EarlierTermsOutput(OutputModel):
    """The end dates it had before it was shortened."""

    id: UUID
    ends_on: tuple[date, ...] = Field(description="De eerdere einddatums, de oudste eerst.")


def sanction(register: Register, sanction_id: UUID) -> WholeSanctionOutput | None:
    """The sanction; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found = queries.sanction(register.views, register.organisation, sanction_id)
    if found is None:
        return None
    steps = steps_of(register, [found], today_of(register))
    return open_while(register, lambda show: _whole(register, found, steps, show))


def earlier_terms(register: Register, sanction_id: UUID) -> EarlierTermsOutput | None:
    """The earlier end dates; None when there is no sanction to be seen. Raises `StoreUnavailable`."""
    found = queries.sanction(register.views, register.organisation, sanction_id)
    return None if found is None else EarlierTermsOutput(id=sanction_id, ends_on=found.known.earlier_ends)


def sanctions(
    register: Register, *, dossier_id: UUID | None = None, in_force_only: bool = False, limit: int = 100
) -> SanctionListOutput:
    """The sanctions that meet every filter given; of a dossier with all that are one with it.

    Raises `StoreUnavailable`.
    """
    whole = None if dossier_id is None else whole_around(register.views, register.organisation, dossier_id)
    day = today_of(register) if in_force_only else None
    lines = queries.sanctions(register.views, register.organisation, dossier_ids=whole, in_force_on=day, limit=limit)
    steps = steps_of(register, lines, today_of(register))
    return SanctionListOutput(
        sanctions=tuple(SanctionLineOutput(**_line_fields(register, line, steps)) for line in lines)
    )


def advice_output(register: Register, advice: e.Advice) -> ShownAdviceOutput:
    """What the matrix advises, and whether it is an example."""
    example = is_example(register.catalogue)
    words = (
        "Dit is de voorbeeldmatrix van PAR. Tot uw organisatie een eigen matrix vaststelt, is dit geen beleid."
        if example
        else "Dit is de matrix van uw organisatie. Afwijken mag, met een reden."
    )
    return ShownAdviceOutput(**advice.model_dump(), example=example, explanation=words)


def _line_fields(register: Register, line: SanctionLine, steps: Steps) -> dict[str, Any]:
    known, today = line.known, today_of(register)
    return {
        "id": line.sanction_id,
        "kind": known.kind,
        "state": state_on(today, known.phase, known.ends_on),
        "in_force": in_force(known, today),
        "dossier_id": known.dossier_id,
        "incident_ids": known.incident_ids,
        "imposed_on": known.imposed.imposed_on if known.imposed else None,
        "starts_on": known.starts_on,
        "ends_on": known.ends_on,
        "review_on": known.review_on,
        "what_is_missing": steps[line.sanction_id],
    }


def _whole(register: Register, line: SanctionLine, steps: Steps, show: Show) -> WholeSanctionOutput:
    known, stream = line.known, line.sanction_id
    proposal, imposed = known.proposal, known.imposed
    ended, decided = known.ended_because, imposed or proposal
    return WholeSanctionOutput(
        **_line_fields(register, line, steps),
        version=line.stream_version,
        catalogue_version=decided.catalogue_version if decided else 0,
        **{name: maybe(show, getattr(proposal, name, None), stream, f"text.{name}") for name in SANCTION_TEXTS},
        advice=AdviceOutput(**proposal.advice.model_dump()) if proposal else None,
        proposed_by=line.proposed_by,
        approved_by=line.approved_by,
        decided_by=line.decided_by,
        hearings=tuple(_hearing(hearing, stream, show) for hearing in known.hearings),
        acute_reason=maybe(show, known.acute.reason if known.acute else None, stream, "text.reason"),
        note=maybe(show, imposed.note if imposed else None, stream, "text.note"),
        notices=tuple(SanctionNoticeOutput(how=told.how, told_on=told.told_on) for told in known.told),
        objection=_objection(known, stream, show),
        review_demanded_by=tuple(map(_demand, known.demanded_by)),
        ended_because=maybe(show, ended.reason if ended else None, stream, "text.reason"),
    )


def _hearing(hearing: e.HearingHeld | e.HearingMissed, stream: UUID, show: Show) -> HearingOutput:
    if isinstance(hearing, e.HearingMissed):
        return HearingOutput(form=None, day=hearing.invited_on, text=show(hearing.note, stream, "text.note"))
    return HearingOutput(form=hearing.form, day=hearing.held_on, text=show(hearing.summary, stream, "text.summary"))


def _demand(demand: Demand) -> ReviewDemandOutput:
    by_police = demand.ground == "police_outcome"
    return ReviewDemandOutput(
        ground=demand.ground,
        police_case_id=demand.because_of if by_police else None,
        incident_id=None if by_police else demand.because_of,
    )


def _objection(known: Sanction, stream: UUID, show: Show) -> ObjectionOutput | None:
    if known.objection is None:
        return None
    answer = known.decision
    return ObjectionOutput(
        received_on=known.objection.received_on,
        summary=show(known.objection.summary, stream, "text.summary"),
        outcome=answer.outcome if answer else None,
        decided_on=answer.decided_on if answer else None,
        reason=maybe(show, answer.reason if answer else None, stream, "text.reason"),
    )
