"""Other processes that use an embedded server, for tests in which processes come, go and are killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("user_process.py")
SECONDS = 60


class User:
    """A separate process that uses the server below `base`."""

    def __init__(self, base: Path, interpreter: list[str] | None = None) -> None:
        self.process = subprocess.Popen(
            [*(interpreter or [sys.executable]), str(SCRIPT), str(base)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=SCRIPT.parents[3],
        )

    def next_line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().rstrip("\n")

    def await_ready(self) -> int:
        """Wait until the server is there; the number of its head process."""
        while (line := self.next_line()) != "ready":
            assert line, self.process.stderr and self.process.stderr.read()
        return int(self.next_line())

    def leave(self) -> None:
        """End in the ordinary way."""
        self.process.communicate(timeout=SECONDS)
        assert self.process.returncode == 0

    def kill(self) -> None:
        """`kill -9`."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=SECONDS)
