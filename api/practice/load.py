"""Fills a practice register. Every step has a key of its own, so a load that was broken off simply goes on."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid5

from api.http.context import InputContext
from api.http.models import InputModel
from api.inputs import DossierInput, LinkInput, ReportInput, SanctionInput
from api.practice.incidents import LATER, REPORT_2024, Told
from api.practice.people import CITIZENS, Citizen
from api.register import Register
from api.use_cases.asking import Ask
from api.use_cases.dossiers import link_incident, open_dossier
from api.use_cases.incidents import report
from api.use_cases.sanctions import impose
from domain.periods import AMSTERDAM
from store.errors import UnsafeStore

ADVISOR = UUID("0c0ffee0-0000-4000-8000-0000000000ad")
"""The pseudonym under which the practice register was filled."""
REPORTED_AFTER = timedelta(hours=3)

M = TypeVar("M", bound=InputModel)
Progress = Callable[[int, int], None]


def load_practice_register(register: Register, progress: Progress = lambda _done, _all: None) -> int:
    """Record all made-up incidents and return how many there are. Once loaded, it changes nothing.

    Raises `UnsafeStore` on a register that is not a practice register: made-up people never mix with real ones.
    """
    if not register.practice:
        raise UnsafeStore(
            "Dit is geen oefenregister, dus PAR zet er geen verzonnen incidenten in. "
            "Kies voor de oefening een andere map met PAR_DATA_DIR."
        )
    told = (*REPORT_2024, *LATER)
    dossiers: dict[str, UUID] = {}
    for done, incident in enumerate(told, 1):
        _record(register, incident, f"practice-{done:03d}", dossiers)
        progress(done, len(told))
    return len(told)


def _record(register: Register, told: Told, key: str, dossiers: dict[str, UUID]) -> None:
    happened = datetime.fromisoformat(f"{told.day}T{told.time}").replace(tzinfo=AMSTERDAM)
    asking = _Asking(register, key, happened + REPORTED_AFTER)
    incident = report(register, asking.ask("report"), asking.typed(ReportInput, _report(told, happened)))
    for kind, day in told.sanctions:
        imposed = _Asking(register, key, datetime.fromisoformat(f"{day}T16:00").replace(tzinfo=AMSTERDAM))
        typed = imposed.typed(SanctionInput, {"kind": kind, "imposedOn": day})
        impose(register, imposed.ask(f"sanction-{kind}"), incident.id, typed)
    if told.citizen is None:
        return
    if told.citizen not in dossiers:
        typed_subject = asking.typed(DossierInput, {"subject": _subject(CITIZENS[told.citizen])})
        dossiers[told.citizen] = open_dossier(register, asking.ask("dossier"), typed_subject).id
    link = asking.typed(LinkInput, {"dossierId": str(dossiers[told.citizen])})
    link_incident(register, asking.ask("link"), incident.id, link)


class _Asking:
    """Asks in the name of the made-up advisor, at the moment the story gives."""

    def __init__(self, register: Register, key: str, at: datetime) -> None:
        self._key = key
        self._at = at
        self._context = InputContext(now=at, catalogue=register.catalogue)

    def ask(self, step: str) -> Ask:
        key = f"{self._key}-{step}"
        return Ask(ADVISOR, self._at, key, key.encode(), uuid5(ADVISOR, key))

    def typed(self, model: type[M], fields: dict[str, Any]) -> M:
        return model.model_validate_json(json.dumps(fields), context=self._context)


def _report(told: Told, happened: datetime) -> dict[str, Any]:
    citizen = CITIZENS[told.citizen] if told.citizen else None
    fields = {
        "occurredAt": happened.isoformat(),
        "channel": told.channel,
        "unit": told.unit,
        "types": list(told.types),
        "description": told.what,
        "victims": [{"name": told.victim}],
        "reporter": {"name": told.reporter} if told.reporter else None,
        "perpetrator": _perpetrator(citizen) if citizen else None,
    }
    return dict(_given(fields))


def _perpetrator(citizen: Citizen) -> dict[str, str]:
    return dict(_given({"name": citizen.name, "address": citizen.address, "dateOfBirth": citizen.born}))


def _subject(citizen: Citizen) -> dict[str, str]:
    return {"kind": citizen.kind, **_perpetrator(citizen)}


def _given(fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in fields.items() if value is not None)
