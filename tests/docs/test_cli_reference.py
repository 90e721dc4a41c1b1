"""docs/cli.md says what the command line says."""

from pathlib import Path

import pytest

from api.cli.exits import Exit
from tests.docs.generate_cli_reference import COMMAND, DOCUMENT, exit_codes, pages, reference

ROOT = Path(__file__).parents[2]


def test_the_reference_of_the_command_line_is_up_to_date() -> None:
    written = (ROOT / DOCUMENT).read_text(encoding="utf-8")
    assert written == reference(), f"{DOCUMENT} lags behind the code. Run: {COMMAND}"


@pytest.mark.parametrize("code", Exit, ids=lambda code: code.name)
def test_every_exit_code_is_explained(code: Exit) -> None:
    assert f"| {code.value} | " in exit_codes()


def test_there_is_a_page_for_a_command_within_a_group() -> None:
    titles = [page.splitlines()[0] for page in pages()]
    assert titles[0] == "## `par`"
    assert "## `par incident report`" in titles
    assert len(titles) == len(set(titles))
