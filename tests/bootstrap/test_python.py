"""Which Python `./par` takes, and what it says when none will do."""

from pathlib import Path

import pytest

from tests.bootstrap.clone import UNAVAILABLE, Clone

# A Python of a given version, with or without venv, that is asked its version and place, and then for venv.
FAKE_PYTHON = """case "$*" in
  *version_info*) echo {version}; echo "$0" ;;
  *ensurepip*) exit {without_venv} ;;
  *) echo "fake python {version} ran" >&2; exit 99 ;;
esac"""


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_a_machine_without_python_is_told_what_to_install(clone: Clone) -> None:
    answer = clone.run("demo")

    assert answer.returncode == UNAVAILABLE
    assert "geen Python gevonden" in answer.stderr
    assert "apt install python3 python3-venv" in answer.stderr
    assert answer.stdout == ""


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.9", "3.10"])
def test_a_python_that_is_too_old_is_named(clone: Clone, version: str) -> None:
    clone.with_program("python3", FAKE_PYTHON.format(version=version, without_venv=0))

    answer = clone.run("demo")

    assert answer.returncode == UNAVAILABLE
    assert f"Python {version} ({clone.path}/python3) is te oud" in answer.stderr
    assert "3.11 of nieuwer" in answer.stderr


def test_a_python_without_venv_is_told_which_package_to_install(clone: Clone) -> None:
    clone.with_program("python3", FAKE_PYTHON.format(version="3.11", without_venv=1))

    answer = clone.run("demo")

    assert answer.returncode == UNAVAILABLE
    assert "mist het onderdeel venv" in answer.stderr
    assert "apt install python3-venv" in answer.stderr


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14", "4.0"])
def test_a_newer_python_is_taken(clone: Clone, version: str) -> None:
    clone.with_program("python3", FAKE_PYTHON.format(version=version, without_venv=0))

    answer = clone.run("demo")

    assert "is te oud" not in answer.stderr
    assert f"fake python {version} ran" in answer.stderr


def test_a_newer_python_beside_an_old_one_is_found(clone: Clone) -> None:
    clone.with_program("python3", FAKE_PYTHON.format(version="3.9", without_venv=0))
    clone.with_program("python3.13", "echo 'no such version here' >&2; exit 127")
    clone.with_program("python3.12", FAKE_PYTHON.format(version="3.12", without_venv=1))
    clone.with_program("python3.11", FAKE_PYTHON.format(version="3.11", without_venv=0))

    answer = clone.run("demo")

    assert "fake python 3.11 ran" in answer.stderr


def test_nothing_is_made_without_a_python(clone: Clone) -> None:
    clone.run("demo")
    assert sorted(path.name for path in clone.root.iterdir()) == ["par", "pyproject.toml", "uv.lock"]
