"""`par incident report`: a report from options, or from a file as the API takes it."""

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final
from uuid import uuid4

import typer

from api.cli.console import put, put_json, say
from api.cli.exits import NotAccepted
from api.cli.files import content_of, read_stdin
from api.cli.opened import as_sent, as_typed, by_option, opened
from api.cli.shown import Json
from api.http.sentences import NOT_A_MOMENT
from api.inputs import ReportInput
from api.local_user import ask_now
from api.register import Register
from api.typed_dates import moment_of, read_day, read_time
from api.use_cases.asking import Written
from api.use_cases.incidents import report
from domain.periods import AMSTERDAM
from store.errors import StoreUnavailable

OFFSET: Final = re.compile(r"\d(Z|[+-]\d\d:\d\d)$")
KEY: Final = re.compile(r"[\x21-\x7e]{8,128}")
OPTIONS: Final = {
    "/occurredAt": "--at",
    "/occurredUntil": "--until",
    "/channel": "--channel",
    "/unit": "--unit",
    "/types": "--type",
    "/victims": "--victim",
    "/description": "--description",
    "/reporter": "--reporter",
    "/witnesses": "--witness",
    "/perpetrator": "--perpetrator",
    "/perpetrator/address": "--address",
    "/perpetrator/dateOfBirth": "--born",
}
SAID: Final = {
    NOT_A_MOMENT.code: "Dit moet een bestaand tijdstip zijn, zoals '2026-11-20 10:30' of '20-11-2026 10:30'."
}


def report_incident(  # noqa: PLR0917 - one option per field of the form
    at: Annotated[str | None, typer.Option(metavar="moment", help="Wanneer, zoals '2026-11-20 10:30'.")] = None,
    until: Annotated[str | None, typer.Option(metavar="moment", help="Tot wanneer, als het langer duurde.")] = None,
    channel: Annotated[
        str | None,
        typer.Option(metavar="kanaal", help="letter, phone, desk, home_visit, outdoors, online, off_duty of other."),
    ] = None,
    unit: Annotated[str | None, typer.Option(metavar="eenheid", help="De eenheid waar het gebeurde.")] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="soort", help="verbal, physical, psychological of other; mag vaker."),
    ] = None,
    victim: Annotated[list[str] | None, typer.Option(metavar="naam", help="Betrokken medewerker; mag vaker.")] = None,
    description: Annotated[
        str | None, typer.Option(metavar="tekst", help="Wat er gebeurde; '-' leest het van de standaardinvoer.")
    ] = None,
    reporter: Annotated[
        str | None, typer.Option(metavar="naam", help="Wie meldt, als dat niet de betrokkene is.")
    ] = None,
    witness: Annotated[list[str] | None, typer.Option(metavar="naam", help="Getuige; mag vaker.")] = None,
    perpetrator: Annotated[
        str | None, typer.Option(metavar="naam", help="Naam van de veroorzaker, als die bekend is.")
    ] = None,
    address: Annotated[str | None, typer.Option(metavar="adres", help="Adres van de veroorzaker.")] = None,
    born: Annotated[
        str | None, typer.Option(metavar="datum", help="Geboortedatum van de veroorzaker, zoals 1980-01-31.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(metavar="bestand", help="De hele melding als JSON, zoals de API haar neemt; '-' is stdin."),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(metavar="kenmerk", help="Eigen kenmerk: dezelfde melding twee keer sturen geeft er één."),
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Meld een incident, voor jezelf of voor een collega. Antwoordt met het nummer."""
    citizen = {"name": perpetrator, "address": address, "dateOfBirth": born}
    fields: dict[str, Any] = {
        "occurredAt": _with_offset(at),
        "occurredUntil": _with_offset(until),
        "channel": channel,
        "unit": unit,
        "types": kind or None,
        "victims": [{"name": name} for name in victim or []] or None,
        "description": description,
        "reporter": None if reporter is None else {"name": reporter},
        "witnesses": [{"name": name} for name in witness or []] or None,
        "perpetrator": {name: value for name, value in citizen.items() if value is not None} or None,
    }
    _check(fields, file, key)
    content = None if file is None else content_of(file, "--file")
    if description == "-":
        fields["description"] = _typed_in()
    with opened() as register, by_option(*((OPTIONS, SAID) if file is None else ({},))):
        filled_in = _filled_in(register, fields, content)
        _put_written(_report(register, filled_in, key or str(uuid4())), as_json=as_json)


def _check(fields: dict[str, Any], file: Path | None, key: str | None) -> None:
    if file is not None and any(value is not None for value in fields.values()):
        raise typer.BadParameter(
            "Een bestand bevat de hele melding. Laat de andere gegevens weg, of laat --file weg.", param_hint="--file"
        )
    if key is not None and not KEY.fullmatch(key):
        raise typer.BadParameter(
            "Een kenmerk heeft 8 tot 128 letters, cijfers of leestekens, zonder spaties en accenten.",
            param_hint="--key",
        )


def _filled_in(register: Register, fields: dict[str, Any], content: bytes | None) -> ReportInput:
    return as_typed(register, ReportInput, fields) if content is None else as_sent(register, ReportInput, content)


def _report(register: Register, filled_in: ReportInput, key: str) -> Written:
    try:
        return report(register, ask_now(register, "par incident report", filled_in, key=key), filled_in)
    except StoreUnavailable:
        say(f"De melding is misschien nog niet vastgelegd. Stuur haar straks opnieuw met --key {key}: dan komt zij")
        say("er nooit dubbel in.")
        raise


def _put_written(done: Written, *, as_json: bool) -> None:
    if as_json:
        put_json({"id": str(done.id), "number": done.number, "version": done.version, "position": done.position})
    else:
        put(f"Vastgelegd: {done.number}")


def _typed_in() -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        say("Typ wat er gebeurde. Sluit af met Ctrl-D op een lege regel.")
    try:
        return read_stdin().decode()
    except UnicodeDecodeError:
        raise NotAccepted(["--description: Deze tekst is geen UTF-8. Sla haar zo op en stuur haar opnieuw."]) from None


def _with_offset(text: str | None) -> str | None:
    """A local time gets the offset of the Netherlands; what is no time is left to the checks of the input."""
    if text is None:
        return None
    try:
        return _moment(text).isoformat()
    except ValueError:
        return text


def _moment(text: str) -> datetime:
    """Raises ValueError for what is no moment, also when the Dutch clock skipped it."""
    if OFFSET.search(text):
        return datetime.fromisoformat(text)
    day, _, at = text.strip().replace("T", " ").rpartition(" ")
    return moment_of(read_day(day, datetime.now(AMSTERDAM).date()), read_time(at))
