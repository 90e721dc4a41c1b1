"""Nothing in the project tells on whose machine it was made."""

import re
from pathlib import Path

import pytest

from tests.project.tree import ROOT, files, name

_HOMES = ("work", "root", "home", "Users")
_ABSOLUTE = re.compile(rf"(?<![\w./~-])/(?:{'|'.join(_HOMES)})/")


def traces(text: str) -> list[str]:
    """The lines that hold an absolute path into somebody's home or workplace."""
    return [line.strip() for line in text.splitlines() if _ABSOLUTE.search(line)]


def test_no_path_of_a_machine_stands_in_any_text() -> None:
    found = {name(path): traces(path.read_text("utf-8")) for path in files(".md", ".py", ".yml", ".yaml", ".toml")}
    assert len(found) > 10
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("home", _HOMES)
def test_a_planted_path_is_found(home: str) -> None:
    planted = f"cd /{home}/someone"
    assert traces(f"fine\n{planted}\n") == [planted]
    assert traces(f'"/{home}/someone"') == [f'"/{home}/someone"']


def test_a_path_of_the_web_or_a_relative_one_is_no_trace() -> None:
    assert traces("https://example.org/home/page ../work/x docs/root/y ~/work/z") == []


def test_generated_files_and_environments_are_not_searched(tmp_path: Path) -> None:
    for place in (".venv", "node_modules", "var", "docs"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.md").write_text("text", "utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in files(".md", root=tmp_path)] == ["docs/a.md"]
    assert ROOT.joinpath("pyproject.toml") in list(files(".toml"))
