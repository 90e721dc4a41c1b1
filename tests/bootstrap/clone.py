"""A clone with the real `par` and lock file, in which uv is a script that makes a toy environment: no network."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).parents[2]
UNAVAILABLE = 69
TOOLS = (
    *("sh", "env", "dirname", "readlink", "cat", "cksum", "mkdir", "grep", "tail", "sed", "date", "rm", "mv", "ls"),
    *("tr", "tee", "ln", "chmod", "touch"),
)

# Notes its arguments, then does to the environment what uv would: `$WHILE_SYNCING` may break it off halfway.
FAKE_UV = """#!/bin/sh
echo "$* [index: ${{UV_DEFAULT_INDEX:-}}]" >>"{calls}"
case "$*" in
  sync* | venv*)
    mkdir -p "$UV_PROJECT_ENVIRONMENT/bin"
    ln -sf "{python}" "$UV_PROJECT_ENVIRONMENT/bin/python"
    echo "home = /" >"$UV_PROJECT_ENVIRONMENT/pyvenv.cfg"
    eval "${{WHILE_SYNCING:-:}}"
    printf '%s\\n' '#!/bin/sh' 'echo "par ran with: $*"' 'exit 7' >"$UV_PROJECT_ENVIRONMENT/bin/par"
    chmod +x "$UV_PROJECT_ENVIRONMENT/bin/par" ;;
esac
case "$*" in
  *group=dev*)
    echo '#!/bin/sh' >"$UV_PROJECT_ENVIRONMENT/bin/pytest"
    chmod +x "$UV_PROJECT_ENVIRONMENT/bin/pytest" ;;
esac
"""


class Clone:
    """A clone below `parent`, and what is on its machine."""

    def __init__(self, parent: Path, name: str = "clone") -> None:
        self.root = parent / name
        self.root.mkdir()
        for file in ("par", "uv.lock", "pyproject.toml"):
            shutil.copy(PROJECT / file, self.root / file)
        self.venv = self.root / ".venv"
        self.calls = parent / "calls"
        self.path = parent / "path"
        self.path.mkdir()
        for tool in TOOLS:
            (self.path / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")

    def with_program(self, name: str, script: str) -> None:
        """Put a shell script on the PATH of this machine."""
        program = self.path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def with_python(self, name: str = "python3") -> None:
        """Put the Python of these tests on the PATH."""
        (self.path / name).symlink_to(os.path.realpath(sys.executable))

    def with_fake_uv(self, venv: Path | None = None) -> None:
        """As if the pinned uv had been fetched before."""
        version = re.search(r"^UV_VERSION=(.*)$", (self.root / "par").read_text(), re.MULTILINE)
        assert version
        tool = Path(f"{venv or self.venv}.par") / f"tool-{version[1]}" / "bin"
        tool.mkdir(parents=True)
        uv = tool / "uv"
        uv.write_text(FAKE_UV.format(calls=self.calls, python=os.path.realpath(sys.executable)))
        uv.chmod(0o755)

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": str(self.path), "HOME": str(self.root.parent), "PIP_CONFIG_FILE": os.devnull, **more}

    def start(
        self, words: Sequence[str], *, program: str | None = None, cwd: Path | None = None, **environment: str
    ) -> "subprocess.Popen[str]":
        """Start `par`, as `program` and from `cwd` when they are given."""
        return subprocess.Popen(
            [program or str(self.root / "par"), *words],
            env=self.environment(**environment),
            cwd=cwd or self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run `par` to its end."""
        process = self.start(words, program=None, cwd=None, **environment)
        output, talk = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, output, talk)

    def uv_calls(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []
