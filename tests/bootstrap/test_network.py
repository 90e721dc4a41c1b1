"""What only a real installation shows: it needs Python's package registry."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.bootstrap.clone import PROJECT, UNAVAILABLE, Clone


@pytest.mark.slow
def test_a_machine_without_a_network_is_told_so(tmp_path: Path) -> None:
    # given a machine whose package registry does not answer
    clone = Clone(tmp_path)
    clone.with_python()

    answer = clone.run("demo", PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0")

    assert answer.returncode == UNAVAILABLE
    assert "geen verbinding met de pakketbron" in answer.stderr
    assert answer.stdout == ""
    assert not clone.venv.exists()


@pytest.mark.slow
def test_a_fresh_environment_runs_par(tmp_path: Path) -> None:
    # given this clone without an environment
    settings = {**os.environ, "PAR_VENV": str(tmp_path / "fresh environment")}

    # when somebody starts PAR twice
    first, second = (
        subprocess.run([PROJECT / "par", "--help"], env=settings, capture_output=True, text=True, check=False)
        for _ in range(2)
    )

    # then both answer, and only the first one had to install
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "demo" in first.stdout
    assert first.stdout == second.stdout
    assert "stap 2 van 2" in first.stderr
    assert second.stderr == ""
