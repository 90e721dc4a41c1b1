"""Looking into a dossier: who does so is on record before anything of it is shown, and can be asked for."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from api.presenting.dossiers import MergedDossierOutput
from api.register import Register
from projections.dossier_card.whole import whole_of
from projections.dossier_history.queries import DossierHistoryLine
from store.consultations import Look, Origin, Part, Span

T = TypeVar("T")

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


def consult(register: Register, looker: Looker, dossier_id: UUID, part: Part, read: Callable[[], tuple[T, int]]) -> T:
    """What `read` finds of a dossier; that somebody looks into it is recorded before it is given.

    `read` also tells the position up to which the views were sure to show everything. Nothing is recorded when nothing
    of the dossier is shown: it is not there, or goes on in another. Raises `StoreUnavailable` when it cannot be.
    """
    # Asked before and after: whatever is merged or separated meanwhile, what can have been shown is on record.
    before = _shown_with(register, dossier_id, part)
    found, shown = read()
    if found is not None and not isinstance(found, MergedDossierOutput):
        dossiers = dict.fromkeys((*before, *_shown_with(register, dossier_id, part)))
        register.consultations.record(_look(register, looker, dossier_id, part, shown), list(dossiers))
    return found


def look_at_sanction(register: Register, looker: Looker, dossier_id: UUID, shown: int) -> None:
    """Record that a sanction in this dossier is about to be shown. Raises `StoreUnavailable`: then it may not be."""
    register.consultations.record(_look(register, looker, dossier_id, "sanction", shown), [dossier_id])


def _look(register: Register, looker: Looker, opened_as: UUID, part: Part, shown: int) -> Look:
    return Look(looker.reader, register.clock(), part, looker.origin, opened_as, shown, looker.trace)


def _shown_with(register: Register, dossier_id: UUID, part: Part) -> Sequence[UUID]:
    return whole_of(register.views, register.organisation, dossier_id) if part in WHOLE else [dossier_id]


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
