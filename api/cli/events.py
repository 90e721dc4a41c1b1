"""`par events`: the facts of one stream as they are kept, sealed values included."""

from typing import Annotated
from uuid import UUID

import typer

from api.cli.console import moment, put_json, put_table
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.opened import opened
from api.cli.shown import Json
from domain.event import Event, Recorded
from domain.registry import topic_of


def events_commands() -> typer.Typer:
    """`par events …`."""
    group = command_group("De vastgelegde feiten.")
    add_command(group, "show", show_stream, "par events show 0c0ffee0-0000-4000-8000-000000000000 --json")
    return group


def show_stream(
    stream: Annotated[UUID, typer.Argument(metavar="KENMERK", help="Kenmerk van een incident, dossier of sanctie.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon de feiten van een stroom, verzegeld zoals ze bewaard zijn."""
    with opened() as register:
        facts = register.log.stream(stream)
    if not facts:
        raise NotFound("Onder dit kenmerk is niets vastgelegd. Controleer of u het hele kenmerk hebt overgenomen.")
    if as_json:
        put_json([_as_data(fact) for fact in facts])
        return
    rows = [(f.stream_version, f.position, moment(f.recorded_at), topic_of(type(f.event))) for f in facts]
    put_table(f"Feiten van {stream}", ("Versie", "Positie", "Vastgelegd", "Feit"), rows)


def _as_data(fact: Recorded[Event]) -> dict[str, object]:
    envelope = {name: value for name, value in fact._asdict().items() if name != "event"}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in envelope.items()} | {
        "recorded_at": fact.recorded_at.isoformat(),
        "name": topic_of(type(fact.event)),
        "event": fact.event.model_dump(mode="json"),
    }
