"""Opening the register for one command, and judging what was typed."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Annotated, Any, Final, TypeVar

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict
from pydantic import BaseModel, SecretStr, TypeAdapter, ValidationError

from api.cli.console import say
from api.cli.exits import NotAccepted, WrongSetting
from api.http.context import InputContext
from api.http.faults import code_and_detail, json_pointer
from api.http.json_body import ReceivedJson, StrictBody
from api.register import Register, open_register
from api.settings import Settings
from domain.refusal import Refusal

M = TypeVar("M", bound=BaseModel)

_INDEX: Final = re.compile(r"/(\d+)")


@contextmanager
def opened() -> Iterator[Register]:
    """The register as the environment says; never a new one. Says so when it is a practice register."""
    with open_register(settings(), may_create=False, announce=say) as register:
        if register.practice:
            say("OEFENREGISTER: alle mensen en gebeurtenissen hierin zijn verzonnen.")
        yield register


def settings(**given: object) -> Settings:
    """What the environment says, and above that what was given on the command line. Raises `WrongSetting`."""
    try:
        found = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as wrong:
        entries = wrong.errors(include_url=False, include_input=False)
        raise WrongSetting(f"{_variable(entry['loc'])}: {code_and_detail(entry)[1]}" for entry in entries) from None
    for name, dsn in (("PAR_DSN", found.dsn), ("PAR_OWNER_DSN", found.owner_dsn)):
        _check_dsn(name, dsn)
    return found


def as_typed(register: Register, model: type[M], fields: Mapping[str, Any]) -> M:
    """Values that came as options, checked as strictly as the API does; what was not given is left out.

    Raises pydantic's ValidationError, or `NotAccepted` for bytes that are no text.
    """
    given = {name: value for name, value in fields.items() if value not in (None, [])}
    try:
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NotAccepted(
            ["Er staan tekens in die geen leesbare tekst zijn. Typ de tekst opnieuw, als UTF-8."]
        ) from None
    return model.model_validate_json(json.dumps(given), context=_context(register))


def as_sent(register: Register, model: type[M], content: bytes) -> M:
    """A whole JSON text, read as strictly as the API does. Raises pydantic's ValidationError."""
    reader: TypeAdapter[M] = TypeAdapter(Annotated[model, StrictBody()])  # type: ignore[arg-type]  # made while running
    return reader.validate_python(ReceivedJson(content, _context(register)))


@contextmanager
def by_option(options: Mapping[str, str], said: Mapping[str, str] = MappingProxyType({})) -> Iterator[None]:
    """Name every fault by the option it came from. `options` are by JSON pointer, places in a list left out.

    `said` has other words for some faults, by their code: where an option takes more than the API does.
    """
    try:
        yield
    except ValidationError as wrong:
        entries = wrong.errors(include_url=False, include_input=False)
        named = [(json_pointer(entry["loc"]), *code_and_detail(entry)) for entry in entries]
        faults = [(pointer, said.get(code, text)) for pointer, code, text in named]
        raise NotAccepted(f"{_option(options, pointer)}{text}" for pointer, text in faults) from None
    except Refusal as refused:
        raise NotAccepted(f"{_option(options, fault.field)}{fault.message}" for fault in refused.faults) from None


def _context(register: Register) -> InputContext:
    return InputContext(register.clock(), register.catalogue)


def _option(options: Mapping[str, str], pointer: str) -> str:
    plain = _INDEX.sub("", pointer)
    known = [place for place in options if plain == place or plain.startswith(place + "/")]
    name = options[max(known, key=len)] if known else pointer
    index = _INDEX.search(pointer)
    place = f" (nummer {int(index[1]) + 1})" if known and index else ""
    return f"{name}{place}: " if name else ""


def _variable(loc: tuple[str | int, ...]) -> str:
    name = str(loc[0]).upper() if loc else "instellingen"
    return name if name.startswith("PAR_") else f"PAR_{name}"


def _check_dsn(name: str, dsn: SecretStr | None) -> None:
    try:
        conninfo_to_dict(dsn.get_secret_value() if dsn else "")
    except ProgrammingError:
        raise WrongSetting(
            [
                f"{name} is geen adres van een database. Er is niets geopend. "
                "Schrijf het als postgresql://login:wachtwoord@server:5432/database."
            ]
        ) from None
