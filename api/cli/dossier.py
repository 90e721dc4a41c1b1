"""`par dossier`: search a name, show what is known."""

from typing import Annotated, Final
from uuid import UUID

import typer

from api.cli.colleagues import who
from api.cli.console import moment, put, put_fields, put_json, put_table
from api.cli.consultations import BY_COMMAND, list_consultations
from api.cli.dossier_pairs import (
    NO_DOSSIER,
    judge_different,
    list_duplicates,
    merge_dossiers,
    separate_dossiers,
)
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.opened import as_typed, by_option, opened
from api.cli.shown import Json, readable_all
from api.cli.views import views_current
from api.inputs import NameSearchInput
from api.presenting.dossier_history import DossierHistoryDetailsOutput, dossier_history
from api.presenting.dossiers import DossierOutput, MergedDossierOutput, WholeSubjectOutput, dossier
from api.presenting.labels import FACTS, IN_A_DOSSIER, SANCTION_STATE, STATUS, SUBJECT
from api.presenting.words import Words, words_of
from api.presenting.written import born, day, readable, when
from api.search import NameFinder
from api.use_cases.consulting import consult

_ONE: Final = "0c0ffee0-0000-4000-8000-000000000000"
_OTHER: Final = "0decaf00-0000-4000-8000-000000000000"


def dossier_commands() -> typer.Typer:
    """`par dossier …`."""
    group = command_group("Dossiers zoeken en tonen.")
    add_command(
        group, "search", search_dossiers, "par dossier search Jan van den Berg", "par dossier search 'v.d. berg' --json"
    )
    add_command(group, "show", show_dossier, f"par dossier show {_ONE}")
    add_command(group, "history", show_history, f"par dossier history {_ONE}")
    add_command(
        group,
        "consultations",
        list_consultations,
        f"par dossier consultations {_ONE}",
        f"par dossier consultations {_ONE} --incident 1dea0000-0000-4000-8000-000000000000",
    )
    add_command(group, "duplicates", list_duplicates, "par dossier duplicates", f"par dossier duplicates {_ONE} --json")
    add_command(
        group, "merge", merge_dossiers, f"par dossier merge {_ONE} {_OTHER} --reason 'Zelfde adres en geboortedatum'"
    )
    add_command(
        group,
        "separate",
        separate_dossiers,
        f"par dossier separate {_OTHER} {_ONE} --reason 'Vader en zoon'"
        f" --assign 1dea0000-0000-4000-8000-000000000000={_ONE}",
    )
    add_command(group, "different", judge_different, f"par dossier different {_ONE} {_OTHER} --reason 'Vader en zoon'")
    return group


def search_dossiers(
    name: Annotated[list[str], typer.Argument(metavar="NAAM", help="Een naam, zoals iemand hem zich herinnert.")],
    limit: Annotated[int, typer.Option(metavar="aantal", min=1, max=100, help="Hoeveel hoogstens.")] = 20,
    *,
    as_json: Json = False,
) -> None:
    """Zoek dossiers op naam; typefouten, accenten en voorletters mogen."""
    with opened() as register:
        with by_option({"/name": "NAAM"}):
            wanted = as_typed(register, NameSearchInput, {"name": " ".join(name)})
        views_current(register)
        found = NameFinder(register).search(wanted.name, limit)
    if as_json:
        put_json(found)
        return
    rows = [(hit.id, readable(hit.subject.name), readable(hit.subject.address)) for hit in found.dossiers]
    put_table("Dossiers", ("Kenmerk", "Naam", "Adres"), rows)


def show_dossier(
    which: Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van het dossier.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon een dossier: over wie het gaat, de markeringen die nu gelden, de incidenten en de maatregelen."""
    with opened() as register:
        shown = views_current(register)
        found = consult(register, BY_COMMAND, which, "card", lambda: (dossier(register, which), shown))
        words = words_of(register)
    if found is None:
        raise NotFound(NO_DOSSIER)
    if as_json:
        put_json(found)
    elif isinstance(found, MergedDossierOutput):
        put(f"Dit dossier is samengevoegd en gaat verder in dossier {found.merged_into}.")
    else:
        _put_dossier(found, words)


def show_history(
    which: Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van het dossier.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon wat er met een dossier gebeurde: wanneer, door wie en waarom."""
    with opened() as register:
        shown = views_current(register)
        story = consult(register, BY_COMMAND, which, "history", lambda: (dossier_history(register, which), shown))
    if story is None:
        raise NotFound(NO_DOSSIER)
    if as_json:
        put_json(story)
        return
    rows = [
        (
            moment(entry.recorded_at),
            IN_A_DOSSIER.get(entry.event) or FACTS[entry.event],
            _about(entry.details),
            who(register, entry.actor),
            readable(entry.reason),
        )
        for entry in story.entries
    ]
    put_table("Verloop", ("Wanneer", "Wat", "Waarover", "Door", "Waarom"), rows)


def _about(details: DossierHistoryDetailsOutput) -> str:
    other = f"dossier {details.other_dossier_id}" if details.other_dossier_id else None
    return "\n".join(filter(None, (other, ", ".join(details.numbers or ()))))


def _called(subject: WholeSubjectOutput) -> str:
    birth = subject.date_of_birth
    return readable_all((subject.name, subject.address, f"geboren {born(birth)}" if birth else None))


def _put_dossier(found: DossierOutput, words: Words) -> None:
    birth = found.subject.date_of_birth
    put_fields(
        [
            ("Kenmerk", found.id),
            ("Over een", SUBJECT[found.subject.kind]),
            ("Naam", readable(found.subject.name)),
            ("Adres", readable(found.subject.address)),
            ("Geboren", born(birth) if birth else None),
            ("Ook bekend als", "\n".join(map(_called, found.also_known_as)) or None),
        ]
    )
    put_table(
        "Markeringen die nu gelden",
        ("Markering", "Advies", "Tot"),
        [(one.label, readable(one.advice), day(one.ends_on)) for one in found.markers],
    )
    rows = [(i.number, when(i), i.unit, ", ".join(map(words.kind, i.types)), STATUS[i.status]) for i in found.incidents]
    put_table("Incidenten", ("Nummer", "Wanneer", "Eenheid", "Soort", "Stand"), rows)
    put_table(
        "Sancties en maatregelen",
        ("Soort", "Datum", "Tot en met", "Stand"),
        [
            (
                words.sanction(s.kind),
                day(s.imposed_on),
                day(s.ends_on) if s.ends_on else "",
                SANCTION_STATE[s.state] + (", zonder melding die hier meetelt" if s.ground_gone else ""),
            )
            for s in found.sanctions
        ],
    )
