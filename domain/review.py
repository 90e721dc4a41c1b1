"""Why a review of a sanction or a marker is mandatory: what it rests on is no longer what it was.

Courts and ombudsmen fault registers for people who stay marked after an acquittal or on a report that was withdrawn
(the project's domain paper): somebody has to judge anew, and it must not depend on somebody noticing.
"""

from typing import Literal
from uuid import UUID

from domain.event import Value
from domain.incident.state import Reported, State, Withdrawn, judged_otherwise, without_aggression

Ground = Literal[
    "police_outcome",
    "incident_retracted",
    "incident_unlinked",
    "incident_unfounded",
    "incident_concern",
    "incident_reclassified",
]
"""A police case ended without guilt; or of an incident: it was retracted, taken out of the dossier, judged to be
unfounded or a concern, or classified so that nothing of aggression is left. Words of a STORAGE FORMAT.
"""


class Demand(Value):
    """What makes a review mandatory."""

    ground: Ground
    because_of: UUID
    """The police case for a `police_outcome`, else the incident."""


def lost(before: State, after: State) -> Ground | None:
    """By what an incident stopped to be a ground; None when it still is one, or was none of this kind before."""
    if not isinstance(before, Reported):
        return None
    if isinstance(after, Withdrawn):
        return "incident_retracted"
    if not isinstance(after, Reported):
        return None
    if judged_otherwise(after) and not judged_otherwise(before):
        return "incident_concern" if after.assessment == "concern" else "incident_unfounded"
    if without_aggression(after) and not without_aggression(before):
        return "incident_reclassified"
    return None
