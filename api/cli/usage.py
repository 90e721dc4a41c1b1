"""What is wrong with a command line, in Dutch."""

from typing import Any

import typer
from pydantic import ValidationError
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoArgsIsHelpError, NoSuchOption
from typer.core import TyperArgument, TyperOption

from api.cli.help import argument_name
from api.http.faults import code_and_detail


def usage_lines(error: typer.TyperException) -> list[str]:
    """The lines for the person at the terminal; for a command line without a command that is the help page."""
    if isinstance(error, NoArgsIsHelpError):
        return [error.message]
    ctx = getattr(error, "ctx", None)
    return [_fault(error), *([f"Bekijk hoe het moet met: {ctx.command_path} --help"] if ctx else [])]


def _fault(error: typer.TyperException) -> str:
    match error:
        case MissingParameter():
            return f"{_place(error)}ontbreekt. Vul dit in."
        case NoSuchOption():
            near = f" Bedoelt u: {' of '.join(error.possibilities)}?" if error.possibilities else ""
            return f"{error.option_name}: deze optie bestaat hier niet.{near}"
        case BadOptionUsage():
            return f"{error.option_name}: de waarde ontbreekt, of er staat een waarde waar er geen hoort."
        case typer.BadParameter():
            return f"{_place(error)}{_sentence(error)}"
    return "Deze regel klopt niet."


def _place(error: typer.BadParameter) -> str:
    parameter: Any = error.param
    match parameter:
        case TyperArgument():
            return f"{argument_name(parameter)}: "
        case TyperOption():
            return f"{parameter.opts[0]}: "
    return f"{error.param_hint}: " if isinstance(error.param_hint, str) else ""


def _sentence(error: typer.BadParameter) -> str:
    parameter: Any = error.param
    choices = parameter.type_descriptor.choices if isinstance(parameter, TyperArgument | TyperOption) else None
    if choices:
        return f"Kies een van: {', '.join(map(str, choices))}."
    if isinstance(error.__cause__, ValidationError):
        entry = error.__cause__.errors(include_url=False, include_input=False)[0]
        return code_and_detail(entry)[1]
    return error.message
