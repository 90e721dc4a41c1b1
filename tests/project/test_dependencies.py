"""Every package is pinned to one version, and the lock file holds that version."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.project.tree import ROOT

_PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[a-z0-9,_-]+\])?==(?P<version>[0-9][A-Za-z0-9.+!]*)")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK: dict[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
UV = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")

needs_uv = pytest.mark.skipif(
    UV is None, reason="uv is not installed here, and only uv can say whether uv.lock is in step with pyproject.toml"
)


def requirements(project: dict[str, Any]) -> Iterator[str]:
    """Everything that has to be installed to build, run, test or check."""
    yield from project["build-system"]["requires"]
    yield from project["project"]["dependencies"]
    for extra in project["project"].get("optional-dependencies", {}).values():
        yield from extra
    for group in project.get("dependency-groups", {}).values():
        yield from (item for item in group if isinstance(item, str))


def unpinned(project: dict[str, Any]) -> list[str]:
    """The requirements that leave a choice. An environment marker behind `;` is allowed."""
    return [given for given in requirements(project) if not _PIN.fullmatch(given.split(";")[0].strip())]


def test_every_requirement_is_pinned() -> None:
    assert unpinned(PROJECT) == []


@pytest.mark.parametrize("loose", ["rich", "rich>=15", "rich~=15.0", "rich==15.*", "rich>=15,==15.0.0", "rich@file:x"])
def test_a_loose_requirement_is_seen(loose: str) -> None:
    planted = {"build-system": {"requires": []}, "project": {"dependencies": [loose]}}
    assert unpinned(planted) == [loose]


def test_the_lock_holds_every_pinned_version() -> None:
    locked = {package["name"]: package.get("version") for package in LOCK["package"]}
    wanted = dict(_normal(match) for given in _locked_requirements() if (match := _PIN.match(given)))
    assert wanted
    assert {name: locked.get(name) for name in wanted} == wanted


def test_everything_in_the_lock_comes_from_the_public_registry_with_a_hash() -> None:
    ours = PROJECT["project"]["name"]
    others = [package for package in LOCK["package"] if package["name"] != ours]
    assert {package["source"].get("registry") for package in others} == {"https://pypi.org/simple"}
    artefacts = [
        file for package in others for file in (*package.get("wheels", []), *filter(None, [package.get("sdist")]))
    ]
    assert artefacts
    assert [file["url"] for file in artefacts if not file.get("hash", "").startswith("sha256:")] == []


@pytest.mark.skipif(
    UV is None, reason="uv is not installed here: whether uv.lock is in step was checked without it only"
)
def test_the_lock_is_in_step_with_the_project() -> None:
    assert _lock_check(ROOT).returncode == 0


@pytest.mark.skipif(
    UV is None, reason="uv is not installed here: whether uv.lock is in step was checked without it only"
)
def test_a_lock_that_is_out_of_step_is_seen(tmp_path: Path) -> None:
    for file in ("pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / file, tmp_path)
    changed = (tmp_path / "pyproject.toml").read_text("utf-8").replace('"rich==', '"rich==0.', 1)
    (tmp_path / "pyproject.toml").write_text(changed, "utf-8")
    assert _lock_check(tmp_path).returncode != 0


def _locked_requirements() -> Iterator[str]:
    built_with = set(PROJECT["build-system"]["requires"])  # the lock file has no place for these
    return (given for given in requirements(PROJECT) if given not in built_with)


def _normal(match: re.Match[str]) -> tuple[str, str]:
    return re.sub(r"[-_.]+", "-", match["name"]).lower(), match["version"]


def _lock_check(directory: Path) -> subprocess.CompletedProcess[str]:
    """Without the network: a lock that is in step needs nothing from it."""
    assert UV is not None
    command = [UV, "lock", "--check", "--offline", "--directory", str(directory)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
