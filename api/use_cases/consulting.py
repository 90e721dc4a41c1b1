"""Looking into a dossier: who does so is on record before anything of it is shown, and can be asked for."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from uuid import UUID

from api.presenting.dossiers import whole_of
from api.register import Register
from projections.dossier_card.queries import card
from projections.dossier_history.queries import DossierHistoryLine
from store.consultations import Look, Origin, Part, Span

WHOLE: Final[frozenset[Part]] = frozenset({"card", "markers"})
"""What is shown together with that of the dossiers that go on in it."""
_NO_END: Final = 2**63 - 1


class Looker(NamedTuple):
    """Who looks, and from where."""

    reader: UUID
    """A pseudonym."""
    origin: Origin
    trace: UUID | None = None
    """Of the request, to join it with other logs."""


def look_into(register: Register, looker: Looker, dossier_id: UUID, part: Part, shown: int) -> None:
    """Record that this part is about to be shown, of the dossier and, if it shows them, of all that go on in it.

    `shown` is the position up to which the views were sure to show everything before they were read. Nothing happens
    for a dossier that is not there, or of which only is said where it goes on: nothing of it is shown. Raises
    `StoreUnavailable`: then it may not be shown.
    """
    known = card(register.views, register.organisation, dossier_id)
    if known is None or (part == "card" and known.merged_into is not None):
        return
    look = Look(looker.reader, register.clock(), part, looker.origin, dossier_id, shown, looker.trace)
    register.consultations.record(look, whole_of(register, known) if part in WHOLE else [dossier_id])


def spans_with(history: Sequence[DossierHistoryLine], incident_id: UUID) -> list[Span]:
    """The stretches of the log in which a dossier showed an incident, by the history of that dossier.

    While it goes on in another dossier, that one shows it: ask there.
    """
    spans: list[Span] = []
    since: int | None = None
    for line in history:
        now = _shows(line, incident_id, shown=since is not None)
        if now and since is None:
            since = line.position
        if not now and since is not None:
            spans.append(Span(since, line.position))
            since = None
    return spans if since is None else [*spans, Span(since, _NO_END)]


def _shows(line: DossierHistoryLine, incident_id: UUID, *, shown: bool) -> bool:
    """Whether the dossier shows the incident after this fact."""
    named = str(incident_id) in line.details.get("incidentIds", ())
    match line.event:
        case "dossier.incident_linked" | "dossier.absorbed":
            return shown or named
        case "dossier.incident_unlinked" | "dossier.separated":
            return shown and not named
        case "dossier.merged_into":
            return False
        case "dossier.restored":
            return named
    return shown
