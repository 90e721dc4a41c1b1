"""Writes docs/cli.md: every command of `par` with its help page, and the exit codes, straight from the code.

Run: .venv/bin/python -m tests.docs.generate_cli_reference > docs/cli.md
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer.main
from typer._click import Context

from api.cli.exits import Exit
from api.cli.help import ParCommand, ParGroup
from api.cli.main import par
from tests.docs.field_texts import own_field_texts

DOCUMENT = Path("docs/cli.md")
COMMAND = f".venv/bin/python -m tests.docs.generate_cli_reference > {DOCUMENT}"
WIDTH = 80

HEAD = f"""\
<!-- Generated from api/cli/. Do not edit: change the code, then run
     {COMMAND} -->

# The `par` command

From a clone every command is called as `./par …`; in a container as `par …`. Data goes to standard output, everything
else to standard error; `--json` gives the same data to programs. There is no progress bar without a terminal.

What `par` says is Dutch, for the officials who run it ([ADR 0008](adr/0008-english-code-dutch-screens.md)), so the help
pages below are too. `./par test` is not among them: it belongs to the clone and takes the arguments of pytest.

## Settings

| variable | meaning | default |
|---|---|---|
| `PAR_DATA_DIR` | everything PAR keeps lies below this folder: the embedded PostgreSQL and the keys | \
`/var/lib/par` for root, otherwise the user's data folder |
| `PAR_DSN` | a PostgreSQL server of your own, as the runtime login | none: PAR runs an embedded one |
| `PAR_OWNER_DSN` | the same server as a login that may change the schema, for `par migrate` only | none |
| `PAR_ORGANISATION` | whose register this is, a UUID; made once, never changed | that of the practice register |
| `PAR_HOST`, `PAR_PORT` | where the service listens; this computer only | `127.0.0.1`, `8000` |
| `PAR_SMTP_…`, `PAR_MAIL_FROM`, `PAR_BASE_URL` | the mail server, who mail is from, and its link: \
[notifications](notifications.md) | none: PAR mails nothing |
| `PAR_VENV` | where `./par` makes its private environment | `.venv` in the clone |
"""


def exit_codes() -> str:
    """What a script can tell apart, as a table."""
    texts = own_field_texts(Exit)
    rows = [f"| {code.value} | {' '.join(texts[code.name].split())} |" for code in Exit]
    return "\n".join(["## Exit codes", "", "| code | meaning |", "|---|---|", *rows])


def pages() -> Iterator[str]:
    """The help page of each command and each group, in the order in which `par --help` names them."""
    yield from _pages_from(typer.main.get_group(par()), "par", None)


def _pages_from(command: ParGroup | ParCommand, name: str, parent: Context | None) -> Iterator[str]:
    at = Context(command, parent, name, terminal_width=WIDTH, max_content_width=WIDTH, **command.context_settings)
    yield f"## `{at.command_path}`\n\n```text\n{command.get_help(at).rstrip()}\n```"
    if isinstance(command, ParGroup):
        for below_name, below in command.commands.items():
            yield from _pages_from(below, below_name, at)


def reference() -> str:
    """The whole document."""
    return "\n\n".join([HEAD.rstrip(), exit_codes(), *pages()]) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stdout
    sys.stdout.write(reference())
