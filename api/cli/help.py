"""The help pages of `par` in Dutch, and how commands are put together.

Typer keeps a copy of click under a private name, and says its own words in English. What is taken from there stands
here and in `usage`; the pin in pyproject.toml and the tests guard it.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import chain
from typing import Any

import typer
from typer._click import Context, HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

Parameter = TyperArgument | TyperOption


class ParCommand(TyperCommand):
    """A command with a Dutch help page."""

    allow_extra_args = True  # so that it is refused here, in Dutch

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line. Raises BadParameter on words that no argument takes."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise typer.BadParameter(
                "Er staan meer woorden dan hier horen. Zet een waarde met spaties tussen aanhalingstekens.", ctx=ctx
            )
        return rest

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        arguments = [p for p in self.params if isinstance(p, TyperArgument)]
        _write_top(self, formatter, f"{ctx.command_path} {_usage(arguments)}".rstrip())
        if arguments:
            with formatter.section("Waarden"):
                formatter.write_dl([(argument_name(p), explained(p)) for p in arguments])
        _write_options(ctx, formatter)
        _write_examples(self, formatter)


class ParGroup(TyperGroup):
    """Commands under one name, with a Dutch help page."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line up to the command."""
        return super().parse_args(ctx, [] if args == ["--"] else args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the first word names. Raises BadParameter when there is none."""
        if self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.commands)
            hint = f" Bedoelt u: {' of '.join(near)}?" if near else ""
            raise typer.BadParameter(f"Deze opdracht bestaat niet.{hint}", ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        _write_top(self, formatter, f"{ctx.command_path} OPDRACHT")
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, first_sentence(command.help)) for name, command in self.commands.items()])
        _write_options(ctx, formatter)
        _write_examples(self, formatter)


def command_group(about: str) -> typer.Typer:
    """Commands under one name."""
    return typer.Typer(
        cls=ParGroup,
        help=about,
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


def add_command(group: typer.Typer, name: str, run: Callable[..., None], *examples: str) -> None:
    """Put a function in a group under a name, with example lines for its help page."""
    group.command(name, cls=ParCommand, epilog="\n".join(examples))(run)


def argument_name(argument: TyperArgument) -> str:
    """`JAAR`, `[OVERZICHT]` for one that may be left out, `NAAM...` for one of several words."""
    name = (argument.metavar or argument.name).upper() + ("..." if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def option_name(option: TyperOption) -> str:
    """`--from DATUM`, or only the name of one without a value."""
    value = "" if option.is_flag else f" {(option.metavar or option.name).upper()}"
    return f"{', '.join(sorted(option.opts, key=len))}{value}"


def explained(parameter: Parameter) -> str:
    """What to fill in, within which bounds, and what counts when it is left out."""
    if parameter.name == "help":
        return "Toon deze uitleg."
    notes = []
    if parameter.min is not None and parameter.max is not None:
        notes.append(f"{parameter.min} tot en met {parameter.max}")
    if parameter.default not in (None, False):
        notes.append(f"standaard {parameter.default}")
    return (parameter.help or "") + (f" ({', '.join(notes)})" if notes else "")


def options_of(ctx: Context) -> Iterator[TyperOption]:
    """The options of a command, `--help` at the end."""
    return (p for p in ctx.command.get_params(ctx) if isinstance(p, TyperOption))


def first_sentence(text: str | None) -> str:
    """The first paragraph of a help text on one line."""
    return " ".join((text or "").split("\n\n")[0].split())


def _usage(arguments: list[TyperArgument]) -> str:
    return " ".join(chain(map(argument_name, arguments), ["[OPTIES]"]))


def _write_top(command: TyperCommand | TyperGroup, formatter: HelpFormatter, usage: str) -> None:
    formatter.write(f"Gebruik: {usage}\n")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command.help or "")


def _write_options(ctx: Context, formatter: HelpFormatter) -> None:
    with formatter.section("Opties"):
        formatter.write_dl([(option_name(p), explained(p)) for p in options_of(ctx)])


def _write_examples(command: TyperCommand | TyperGroup, formatter: HelpFormatter) -> None:
    if command.epilog:
        formatter.write("\nVoorbeelden:\n" + "".join(f"  {line}\n" for line in command.epilog.splitlines()))
