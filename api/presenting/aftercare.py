"""The care for the colleagues in an incident as a person reads it: for fewer people than the incident itself."""

from datetime import date
from typing import Final
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.register import Register
from domain.aftercare import events as e
from domain.aftercare.events import CareProvider, Carer, Outcome, Talk
from projections.aftercare.queries import CareLine, aftercare
from projections.incident_overview.queries import Incident, incident

TALKS: Final = {e.TalkOffered.NAME: "offered", e.TalkHeld.NAME: "held", e.TalkDeclined.NAME: "declined"}


class CareTalkOutput(OutputModel):
    """A talk that was offered, held or declined."""

    talk: Talk
    what: str = Field(description="offered, held of declined.")
    on: date
    by: Carer | None = Field(description="In welke rol iemand het gesprek aanbood.")
    note: Shown | None


class ReferralOutput(OutputModel):
    """To whom a colleague was referred."""

    to: CareProvider
    on: date
    note: Shown | None


class CareOutput(OutputModel):
    """The care for one colleague."""

    person_id: UUID
    name: Shown
    role: str = Field(description="victim of witness.")
    wish: Shown | None = Field(description="Wat deze collega zelf wil.")
    talks: tuple[CareTalkOutput, ...] = Field(description="Het oudste eerst.")
    referrals: tuple[ReferralOutput, ...]
    outcome: Outcome | None = Field(description="Hoe het ermee staat; null: nog niet afgerond.")
    reason: Shown | None


class AftercareOutput(OutputModel):
    """The care for everybody in an incident, victims first."""

    incident_id: UUID
    number: str
    people: tuple[CareOutput, ...]


def care_in(register: Register, incident_id: UUID) -> AftercareOutput | None:
    """The aftercare of the incident; None when there is no such incident to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found = incident(register.views, register.organisation, incident_id)
    if found is None:
        return None
    lines = aftercare(register.views, register.organisation, incident_id)
    return open_while(register, lambda show: _aftercare(found, lines, show))


def _aftercare(found: Incident, lines: list[CareLine], show: Show) -> AftercareOutput:
    roles = [("victim", one) for one in found.victims] + [("witness", one) for one in found.witnesses]
    return AftercareOutput(
        incident_id=found.incident_id,
        number=found.number,
        people=tuple(
            _care(
                role,
                one.person_id,
                show(one.name, found.incident_id, "person.name"),
                [line for line in lines if line.person_id == one.person_id],
                show,
            )
            for role, one in roles
        ),
    )


def _care(role: str, person_id: UUID, name: Shown, lines: list[CareLine], show: Show) -> CareOutput:
    wishes = [line for line in lines if line.event == e.WishRecorded.NAME]
    concluded = [line for line in lines[-1:] if line.event == e.Concluded.NAME]  # holds until something new
    return CareOutput.model_validate(
        {
            "person_id": person_id,
            "name": name,
            "role": role,
            "wish": maybe(show, wishes[-1].text, wishes[-1].stream_id, "text.wish") if wishes else None,
            "talks": [
                {
                    "talk": line.kind,
                    "what": TALKS[line.event],
                    "on": line.day,
                    "by": line.by,
                    "note": maybe(show, line.text, line.stream_id, "text.note"),
                }
                for line in lines
                if line.event in TALKS
            ],
            "referrals": [
                {"to": line.kind, "on": line.day, "note": maybe(show, line.text, line.stream_id, "text.note")}
                for line in lines
                if line.event == e.Referred.NAME
            ],
            "outcome": concluded[0].kind if concluded else None,
            "reason": maybe(show, concluded[0].text, concluded[0].stream_id, "text.reason") if concluded else None,
        }
    )
