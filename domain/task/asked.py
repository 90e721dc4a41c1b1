"""What a task that follows from facts asks for, and which fact makes it done. It is never ticked off."""

from collections.abc import Mapping
from typing import Annotated, Final
from uuid import UUID

from pydantic import StringConstraints

from domain.event import Value

AskCode = Annotated[str, StringConstraints(pattern=r"^([a-z]+\.)?[a-z][a-z0-9_]{0,59}$")]
"""The code of a term in the catalogue, or a step of something: `reaction`, `sanction.tell`."""


class Asked(Value):
    """A task that follows from facts, as it is open now."""

    code: AskCode
    incident_ids: tuple[UUID, ...] = ()
    """The incidents it is about."""
    dossier_id: UUID | None = None
    owed: bool = False
    """A sanction or marker that holds calls for it: the law asks for it, so it cannot be dropped."""


_SUBJECT_HEARD: Final = "dat de veroorzaker is gehoord, of is uitgenodigd en niet kwam"
_ANSWERED: Final = "het antwoord op het bezwaar"
_MEASURE_REVIEWED: Final = "de herbeoordeling van de maatregel"
_MARKER_REVIEWED: Final = "de herbeoordeling van de markering"
DONE_BY: Final[Mapping[str, str]] = {
    "reaction": "de reactie aan de veroorzaker",
    "first_talk": "het eerste gesprek, of dat de collega het niet wilde",
    "second_talk": "het tweede gesprek, of dat de collega het niet wilde",
    "third_talk": "het derde gesprek, of dat de collega het niet wilde",
    "hearing_afterwards": _SUBJECT_HEARD,
    "objection_answer": _ANSWERED,
    "police": "de melding of aangifte bij de politie, of het besluit over het voorstel daarvoor",
    "sanction_review": _MEASURE_REVIEWED,
    "marker_review": _MARKER_REVIEWED,
    "demanded_review": "de herbeoordeling",
    "sanction.hearing": f"{_SUBJECT_HEARD}, of waarom de maatregel niet kon wachten",
    "sanction.second_decider": "het akkoord van een tweede persoon",
    "sanction.decision": "het besluit over het voorstel",
    "sanction.hearing_afterwards": _SUBJECT_HEARD,
    "sanction.check_days": "het verbeterde tijdstip van de melding, of hoe de maatregel is beëindigd of vernietigd",
    "sanction.tell": "hoe de veroorzaker op de hoogte is gebracht",
    "sanction.review": _MEASURE_REVIEWED,
    "sanction.answer_objection": _ANSWERED,
    "sanction.act_on_objection": "hoe de maatregel na het bezwaar is veranderd of beëindigd",
    "marker.judgement": "het oordeel over het voorstel voor een markering",
    "marker.review": _MARKER_REVIEWED,
    "marker.one_of_two": "de intrekking van een van de twee markeringen",
}
"""The fact that makes a task done, in the middle of a Dutch sentence. A term of the catalogue may be missing here."""
OF_ANY_OTHER: Final = "wat de taak vraagt"


def done_by(code: str) -> str:
    """The fact that makes a task with this code done, in Dutch."""
    return DONE_BY.get(code, OF_ANY_OTHER)
