"""`par dossier duplicates|merge|separate|different`: two dossiers about the same subject, or not."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

import typer
from pydantic import BaseModel

from api.cli.console import put, put_json, put_table
from api.cli.exits import NotAccepted, NotFound
from api.cli.opened import as_typed, by_option, opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.duplicates.finder import DuplicateFinder
from api.inputs import DifferenceInput, MergeInput, SeparationInput
from api.local_user import ask_now
from api.presenting.dossiers import SubjectOutput
from api.presenting.duplicates import possible_duplicates, possible_pairs
from api.presenting.written import readable
from api.register import Register
from api.use_cases import dossier_pairs
from api.use_cases.asking import Ask, Seen, Written

M = TypeVar("M", bound=BaseModel)

Dossier = Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van het dossier.")]
Other = Annotated[UUID, typer.Argument(metavar="ANDER", help="Het kenmerk van het andere dossier.")]
Reason = Annotated[str, typer.Option("--reason", metavar="reden", help="Waarom.")]

NO_DOSSIER: Final = "Dit dossier is er niet. Controleer het kenmerk, of zoek het op met 'par dossier search'."
OPTIONS: Final = {
    "/reason": "--reason",
    "/assign": "--assign",
    "/into": "ANDER",
    "/otherDossierId": "ANDER",
    "/dossierId": "KENMERK",
}


def list_duplicates(
    which: Annotated[
        UUID | None, typer.Argument(metavar="KENMERK", help="Alleen van dit dossier; anders van alle.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Som dossiers op die over dezelfde kunnen gaan, met de reden."""
    with opened() as register:
        views_current(register)
        finder = DuplicateFinder(register)
        if which is None:
            pairs = possible_pairs(register, finder)
            answer: BaseModel = pairs
            rows = [
                (
                    one.dossiers[0].id,
                    _called(one.dossiers[0].subject),
                    one.dossiers[1].id,
                    _called(one.dossiers[1].subject),
                    one.score,
                    " ".join(one.reasons),
                )
                for one in pairs.pairs
            ]
        else:
            found = possible_duplicates(register, finder, which)
            if found is None:
                raise NotFound(NO_DOSSIER)
            answer = found
            rows = [
                (which, None, one.dossier.id, _called(one.dossier.subject), one.score, " ".join(one.reasons))
                for one in found.possible_duplicates
            ]
    if as_json:
        put_json(answer)
    else:
        columns = ("Kenmerk", "Naam", "Ander kenmerk", "Andere naam", "Score", "Waarom")
        put_table("Mogelijk dezelfde", columns, rows)


def merge_dossiers(which: Dossier, into: Other, reason: Reason, *, as_json: Json = False) -> None:
    """Voeg een dossier samen met een ander, waarin het verder gaat."""
    fields = {"into": str(into), "reason": reason}
    written = _recorded(which, "merge", MergeInput, fields, dossier_pairs.merge)
    _tell(written, "Samengevoegd.", as_json=as_json)


def separate_dossiers(
    which: Dossier,
    other: Other,
    reason: Reason,
    assign: Annotated[
        list[str] | None,
        typer.Option(metavar="melding=dossier", help="Waar een melding van na het samenvoegen hoort; mag vaker."),
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Haal twee samengevoegde dossiers weer uit elkaar."""
    chosen = [_assigned(one) for one in assign or ()]
    fields = {"otherDossierId": str(other), "reason": reason, "assign": chosen}
    written = _recorded(which, "separate", SeparationInput, fields, dossier_pairs.separate)
    _tell(written, "Uit elkaar gehaald.", as_json=as_json)


def judge_different(which: Dossier, other: Other, reason: Reason, *, as_json: Json = False) -> None:
    """Leg vast dat twee dossiers over verschillende mensen, organisaties of adressen gaan."""
    fields = {"otherDossierId": str(other), "reason": reason}
    written = _recorded(which, "different", DifferenceInput, fields, dossier_pairs.judge_different)
    _tell(written, "Vastgelegd: dit paar komt niet meer terug.", as_json=as_json)


def _recorded(
    which: UUID,
    what: str,
    model: type[M],
    fields: Mapping[str, Any],
    use_case: Callable[[Register, Ask, Seen, M], Written],
) -> Written:
    with opened() as register, by_option(OPTIONS):
        typed = as_typed(register, model, fields)
        return use_case(register, ask_now(register, f"par dossier {what} {which}", typed), Seen(which, None), typed)


def _tell(written: Written, done: str, *, as_json: bool) -> None:
    if as_json:
        put_json({"id": str(written.id), "version": written.version, "position": written.position})
    else:
        put(done)


def _assigned(typed: str) -> dict[str, str]:
    incident, equals, dossier = typed.partition("=")
    if not equals:
        raise NotAccepted(["--assign: schrijf het kenmerk van de melding, een = en het kenmerk van het dossier."])
    return {"incidentId": incident.strip(), "dossierId": dossier.strip()}


def _called(subject: SubjectOutput) -> str | None:
    return readable(subject.name or subject.address)
