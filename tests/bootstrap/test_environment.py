"""The private environment: made once, made again when it must be, never half, never twice at once."""

import os
from pathlib import Path

import pytest

from tests.bootstrap.clone import UNAVAILABLE, Clone


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = Clone(tmp_path)
    made.with_python()
    made.with_fake_uv()
    return made


def test_the_first_start_installs_the_lock_file_and_hands_on_words_and_exit_code(clone: Clone) -> None:
    answer = clone.run("report", "2024", "--from", "a b")

    assert answer.stdout == "par ran with: report 2024 --from a b\n"
    assert answer.returncode == 7
    (call,) = clone.uv_calls()
    assert "sync" in call
    assert "--locked" in call
    assert "--no-dev" in call
    assert answer.stderr.startswith("par: PAR maakt zijn eigen omgeving klaar")


def test_the_second_start_installs_nothing_and_says_nothing(clone: Clone) -> None:
    clone.run("demo")
    answer = clone.run("demo")

    assert answer.stderr == ""
    assert answer.returncode == 7
    assert len(clone.uv_calls()) == 1


@pytest.mark.parametrize("file", ["uv.lock", "pyproject.toml"])
def test_a_changed_lock_file_or_project_is_installed_again(clone: Clone, file: str) -> None:
    clone.run("demo")
    with (clone.root / file).open("a") as text:
        text.write("\n")

    clone.run("demo")

    assert len(clone.uv_calls()) == 2


def test_an_environment_of_another_place_is_installed_again(clone: Clone) -> None:
    clone.run("demo")
    moved = clone.root.rename(clone.root.with_name("moved"))
    clone.root = moved

    clone.run("demo")

    assert len(clone.uv_calls()) == 2


def test_test_runs_pytest_from_the_clone_with_the_development_tools(clone: Clone, tmp_path: Path) -> None:
    (clone.root / "pytest.py").write_text("import os, sys; print(os.getcwd(), sys.argv[1:]); sys.exit(3)")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    process = clone.start(["test", "-k", "one thing"], cwd=elsewhere)
    output, _ = process.communicate(timeout=60)

    assert output == f"{clone.root} ['-k', 'one thing']\n"
    assert process.returncode == 3
    assert "--group=dev" in clone.uv_calls()[0]


def test_the_development_tools_are_added_for_test_and_then_kept(clone: Clone) -> None:
    (clone.root / "pytest.py").write_text("")
    clone.run("demo")
    clone.run("test")
    clone.run("demo")
    (clone.root / "uv.lock").write_text("changed")
    clone.run("demo")

    assert ["--group=dev" in call for call in clone.uv_calls()] == [False, True, True]


@pytest.mark.parametrize("name", ["with space", "ünï 'quoted' $HOME", "-leading"])
def test_the_name_of_the_clone_may_be_anything(tmp_path: Path, name: str) -> None:
    clone = Clone(tmp_path, name)
    clone.with_python()
    clone.with_fake_uv()

    assert clone.run("demo").stdout == "par ran with: demo\n"
    assert clone.run("demo").stderr == ""


def test_it_works_from_another_directory_and_through_a_link(clone: Clone, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "par").symlink_to("../clone/par")

    process = clone.start(["demo"], program="bin/par", cwd=tmp_path)

    assert process.communicate(timeout=60)[0] == "par ran with: demo\n"
    assert (clone.root / ".venv" / ".par-stamp").exists()


def test_par_venv_points_elsewhere(clone: Clone, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other place" / "env"
    clone.with_fake_uv(elsewhere)

    answer = clone.run("demo", PAR_VENV=str(elsewhere))

    assert answer.stdout == "par ran with: demo\n"
    assert not clone.venv.exists()


def test_a_directory_that_is_no_environment_is_left_alone(clone: Clone, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    clone.with_fake_uv(mine)

    answer = clone.run("demo", PAR_VENV=str(mine))

    assert answer.returncode == UNAVAILABLE
    assert "geen Python-omgeving" in answer.stderr
    assert [path.name for path in mine.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    "accident",
    [
        "kill -9 $PPID; kill -9 $$",  # the start and its installer are killed
        "kill -9 $$",  # only the installer is: the memory ran out
    ],
)
def test_a_start_killed_halfway_is_repaired_by_the_next(clone: Clone, accident: str) -> None:
    # given a start that was killed while the environment was half there
    broken = clone.run("demo", WHILE_SYNCING=f'touch "$UV_PROJECT_ENVIRONMENT/half"; {accident}')
    assert broken.returncode != 7
    assert (clone.venv / "half").exists()

    # when PAR starts again
    answer = clone.run("demo")

    # then it runs, in a new environment
    assert answer.stdout == "par ran with: demo\n"
    assert "niet afgemaakt" in answer.stderr
    assert not (clone.venv / "half").exists()


def test_an_environment_whose_python_is_gone_is_made_again(clone: Clone) -> None:
    clone.run("demo")
    (clone.venv / "bin" / "python").unlink()
    (clone.venv / "bin" / "python").symlink_to("/nonexistent/python3")

    assert clone.run("demo").stdout == "par ran with: demo\n"


def test_two_starts_at_once_make_one_environment(clone: Clone, tmp_path: Path) -> None:
    # given a first start that is busy until we say so
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    first = clone.start(["demo"], WHILE_SYNCING=f'read line <"{gate}"')
    with gate.open("w") as line:
        # when a second one comes along
        second = clone.start(["demo"])
        assert second.stderr
        waiting = second.stderr.readline()
        line.write("go on\n")

    # then it waited, and found everything ready
    assert "een andere ./par maakt de omgeving" in waiting
    assert first.communicate(timeout=60)[0] == "par ran with: demo\n"
    assert second.communicate(timeout=60)[0] == "par ran with: demo\n"
    assert len(clone.uv_calls()) == 1


@pytest.mark.parametrize(
    ("words", "explanation"),
    [
        ("error: Failed to fetch: dns error", "geen verbinding met de pakketbron"),
        ("error: failed to write: No space left on device (os error 28)", "schijf is vol"),
        ("error: The lockfile at `uv.lock` needs to be updated", "past niet bij pyproject.toml"),
        ("error: Permission denied (os error 13)", "mag niet schrijven"),
        ("error: something new", "Het hele verslag staat in"),
    ],
)
def test_a_failed_installation_says_why_and_is_tried_again(clone: Clone, words: str, explanation: str) -> None:
    answer = clone.run("demo", WHILE_SYNCING=f"echo '{words}' >&2; exit 2")

    assert answer.returncode == UNAVAILABLE
    assert words in answer.stderr
    assert explanation in answer.stderr
    assert answer.stdout == ""
    assert clone.run("demo").stdout == "par ran with: demo\n"


def test_packages_come_from_the_mirror_that_pip_has_been_given(clone: Clone) -> None:
    answer = clone.run("demo", PIP_INDEX_URL="https://mirror.example/simple")

    assert answer.stdout == "par ran with: demo\n"
    calls = clone.uv_calls()
    assert all(call.endswith("[index: https://mirror.example/simple]") for call in calls)
    assert any(call.startswith("export") and "--frozen" in call for call in calls)
    assert any(call.startswith("pip sync") and "--require-hashes" in call for call in calls)


def test_a_mirror_of_uv_itself_counts_before_that_of_pip(clone: Clone) -> None:
    clone.run("demo", PIP_INDEX_URL="https://pip.example/simple", UV_DEFAULT_INDEX="https://uv.example/simple")

    assert all(call.endswith("[index: https://uv.example/simple]") for call in clone.uv_calls())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_clone_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.with_python()
    clone.root.chmod(0o555)

    answer = clone.run("demo")

    assert answer.returncode == UNAVAILABLE
    assert "PAR_VENV" in answer.stderr


def test_the_files_of_the_environment_do_not_show_up_in_git(clone: Clone) -> None:
    clone.run("demo")
    assert (clone.root / ".venv.par" / ".gitignore").read_text() == "*\n"
