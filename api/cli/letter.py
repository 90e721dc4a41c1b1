"""`par letter`: make a letter, look at it, write it to a file, record that it went out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final
from uuid import UUID

import typer

from api.cli.console import moment, put, put_fields, put_json, put_table
from api.cli.exits import NotAccepted, NotFound
from api.cli.files import content_of
from api.cli.help import add_command, command_group
from api.cli.incident import NO_INCIDENT, id_of
from api.cli.opened import as_sent, as_typed, by_option, opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.inputs_letters import DispatchInput, LetterFactsInput, LetterInput
from api.letters.docx import docx_of
from api.letters.pdf import pdf
from api.local_user import ask_now
from api.presenting.history import HistoryEntryOutput, history
from api.presenting.labels import SENT_BY
from api.presenting.letters import LetterOutput, content, letter
from api.presenting.opened import ErasedOutput
from api.presenting.words import Words, words_of
from api.presenting.written import day, readable
from api.register import Register
from api.use_cases.letters import generate, send

NO_LETTER: Final = "Deze brief is er niet. Controleer het kenmerk, of zoek het op met 'par letter list'."
ERASED: Final = "De inhoud van deze brief is gewist en is niet meer te lezen."
FACTS: Final = {
    "/facts": "--facts",
    "/dossierId": "--dossier",
    "/sanctionId": "--sanction",
    "/perpetratorId": "--perpetrator",
    "/kind": "SOORT",
}
WRITERS: Final = {"pdf": pdf, "docx": docx_of}

Which = Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van de brief.")]


class Form(StrEnum):
    """What a letter can be written as."""

    PDF = "pdf"
    DOCX = "docx"


def letter_commands() -> typer.Typer:
    """`par letter …`."""
    group = command_group("Brieven maken, opzoeken en bewaren.")
    an_id = "0c0ffee0-0000-4000-8000-000000000000"
    add_command(
        group,
        "make",
        make_letter,
        "par letter make warning 2024-0002 --facts gegevens.json",
        f"par letter make ban 2025-0003 --sanction {an_id} --facts gegevens.json",
    )
    add_command(group, "show", show_letter, f"par letter show {an_id}")
    add_command(group, "list", list_letters, "par letter list 2024-0002")
    add_command(group, "write", write_letter, f"par letter write {an_id} --format docx -o brief.docx")
    add_command(group, "send", send_letter, f"par letter send {an_id} --on 2026-11-22 --how post")
    return group


def make_letter(
    kind: Annotated[str, typer.Argument(metavar="SOORT", help="warning, ban of hearing_invitation.")],
    which: Annotated[str, typer.Argument(metavar="NUMMER", help="Nummer van het incident, of kenmerk.")],
    facts: Annotated[
        Path | None,
        typer.Option(metavar="bestand", help="Gegevens als JSON, zoals 'facts' in de API; '-' is stdin."),
    ] = None,
    *,
    dossier: Annotated[UUID | None, typer.Option(metavar="kenmerk", help="Dossier van de ontvanger.")] = None,
    sanction: Annotated[
        UUID | None,
        typer.Option(metavar="kenmerk", help="Sanctie waar de brief over gaat; een ban kan niet zonder."),
    ] = None,
    perpetrator: Annotated[
        UUID | None, typer.Option(metavar="kenmerk", help="Aan wie, als er meer veroorzakers zijn.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Maak een brief uit wat is vastgelegd; ontbrekende gegevens worden genoemd."""
    given = None if facts is None else content_of(facts, "--facts")
    with opened() as register, by_option(FACTS):
        views_current(register)
        typed: dict[str, Any] = {
            "kind": kind,
            "incidentId": str(id_of(register, which)),
            "dossierId": str(dossier) if dossier else None,
            "sanctionId": str(sanction) if sanction else None,
            "perpetratorId": str(perpetrator) if perpetrator else None,
            "facts": _facts(register, given),
        }
        filled_in = as_typed(register, LetterInput, typed)
        done = generate(register, ask_now(register, "par letter make", filled_in), filled_in)
    if as_json:
        put_json({"id": str(done.id), "version": done.version, "position": done.position})
    else:
        put(f"Gemaakt: {done.id}")


def show_letter(which: Which, *, as_json: Json = False) -> None:
    """Toon een brief: aan wie, wat erin staat en hoe die is verstuurd."""
    with opened() as register:
        found, words = letter(register, which), words_of(register)
    if found is None:
        raise NotFound(NO_LETTER)
    if as_json:
        put_json(found)
    else:
        _put_letter(found, words)


def list_letters(
    which: Annotated[str, typer.Argument(metavar="NUMMER", help="Nummer van het incident, of kenmerk.")],
    *,
    as_json: Json = False,
) -> None:
    """Som de brieven bij een incident op."""
    with opened() as register:
        views_current(register)
        story, words = history(register, id_of(register, which)), words_of(register)
    if story is None:
        raise NotFound(NO_INCIDENT)
    made = [entry for entry in story.entries if entry.event == "letter.generated"]
    sent = [entry for entry in story.entries if entry.event == "letter.sent"]
    if as_json:
        put_json([entry.model_dump(mode="json", by_alias=True, exclude_none=True) for entry in (*made, *sent)])
        return
    rows = [
        (one.details.letter_id, _kind(one, words), moment(one.recorded_at), "\n".join(map(_how, _of_letter(one, sent))))
        for one in made
    ]
    put_table("Brieven", ("Kenmerk", "Soort", "Gemaakt", "Verstuurd"), rows)


def write_letter(
    which: Which,
    file: Annotated[Path, typer.Option("--output", "-o", metavar="bestand", help="Waar de brief komt te staan.")],
    form: Annotated[Form, typer.Option("--format", metavar="vorm", help="pdf of docx.")] = Form.PDF,
) -> None:
    """Schrijf een brief naar een bestand, elke keer precies dezelfde."""
    with opened() as register:
        found = content(register, which)
        if found is None:
            raise NotFound(NO_LETTER)
        if isinstance(found, ErasedOutput):
            raise NotFound(ERASED)
        made = WRITERS[form](found)
    _write_new(file, made)
    put(f"Geschreven: {file}")


def send_letter(
    which: Which,
    on: Annotated[str, typer.Option(metavar="datum", help="De dag waarop de brief wegging, zoals 2026-11-22.")],
    how: Annotated[str, typer.Option(metavar="hoe", help="post, registered_post, email of handed_over.")],
) -> None:
    """Leg vast dat een brief is verstuurd of gegeven. PAR verstuurt zelf niets."""
    with opened() as register, by_option({"/sentOn": "--on", "/how": "--how"}):
        filled_in = as_typed(register, DispatchInput, {"sentOn": on, "how": how})
        send(register, ask_now(register, f"par letter send {which}", filled_in), which, filled_in)
    put("Vastgelegd.")


def _write_new(file: Path, content: bytes) -> None:
    """Over nothing, and whole or not at all."""
    try:
        target = file.open("xb")
    except FileExistsError:
        raise NotAccepted(["--output: Dit bestand is er al. Kies een andere naam."]) from None
    except OSError:
        raise NotAccepted(
            ["--output: Hier kan geen bestand worden gemaakt. Controleer of de map er is en of u er mag schrijven."]
        ) from None
    try:
        with target:
            file.chmod(0o600)  # somebody's name and address
            target.write(content)
    except OSError:
        file.unlink(missing_ok=True)
        raise NotAccepted(
            ["--output: Het bestand kon niet worden geschreven. Controleer of er ruimte is, of kies een andere plek."]
        ) from None


def _facts(register: Register, given: bytes | None) -> dict[str, Any]:
    if given is None:
        return {}
    facts = as_sent(register, LetterFactsInput, given)
    return facts.model_dump(mode="json", by_alias=True, exclude_none=True)


def _put_letter(found: LetterOutput, words: Words) -> None:
    put_fields(
        [
            ("Kenmerk", found.id),
            ("Soort", words.letter(found.kind)),
            ("Gemaakt", moment(found.generated_at)),
            ("Aan", readable(found.addressee.name)),
            ("Adres", readable(found.addressee.address)),
            ("Verstuurd", "\n".join(f"{day(sent.sent_on)}, {SENT_BY[sent.how]}" for sent in found.dispatches)),
        ]
    )
    put(f"\n{readable(found.text)}")


def _of_letter(made: HistoryEntryOutput, sent: list[HistoryEntryOutput]) -> list[HistoryEntryOutput]:
    return [entry for entry in sent if entry.details.letter_id == made.details.letter_id]


def _kind(entry: HistoryEntryOutput, words: Words) -> str | None:
    return words.letter(entry.details.letter_kind) if entry.details.letter_kind else None


def _how(entry: HistoryEntryOutput) -> str:
    sent_on, how = entry.details.sent_on, entry.details.how
    return f"{day(sent_on)}, {SENT_BY[how]}" if sent_on and how else ""
