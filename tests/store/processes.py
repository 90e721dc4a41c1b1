"""Processes of a test that write or mint: started, listened to, and killed."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from store.keys import Key
from tests.store.journal import Acknowledged

SECONDS = 60
StartWriting = Callable[..., "WritingProcess"]
ROOT = Path(__file__).parents[2]


class WritingProcess:
    """Runs `writing_process` and remembers what it was told."""

    def __init__(self, conninfo: str, organisation: UUID, folder: Path, count: int, *, boasts: bool = False) -> None:
        name = uuid4().hex[:8]
        self.acknowledged: list[Acknowledged] = []
        self._heard = threading.Condition()
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.store.writing_process"),
                *(conninfo, str(organisation), str(folder / name), name, str(count)),
                *(["boast"] if boasts else []),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def await_acknowledged(self, more: int) -> None:
        """Wait until it was told about so many more commands."""
        with self._heard:
            goal = len(self.acknowledged) + more
            enough = self._heard.wait_for(lambda: len(self.acknowledged) >= goal or not self._lives(), SECONDS)
        assert enough, "the writing process says nothing"
        assert len(self.acknowledged) >= goal, self._process.stderr and self._process.stderr.read()

    def await_end(self) -> None:
        """Wait until it is done."""
        self._listener.join(SECONDS)
        assert self._process.wait(SECONDS) == 0, self._process.stderr and self._process.stderr.read()
        self._close()

    def kill(self) -> None:
        """`kill -9`, unless it ended. What it printed before is heard to the last whole line."""
        self._process.kill()
        self._process.wait(SECONDS)
        self._listener.join(SECONDS)
        self._close()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            with self._heard:
                if line.endswith("\n"):
                    self.acknowledged.append(Acknowledged.read(line))
                self._heard.notify_all()
        with self._heard:
            self._heard.notify_all()

    def _lives(self) -> bool:
        return self._process.poll() is None

    def _close(self) -> None:
        for stream in (self._process.stdout, self._process.stderr):
            if stream:
                stream.close()


class MintingProcess:
    """Runs `minting_process` and hears what it tells."""

    def __init__(self, folder: Path, register: UUID, count: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.minting_process", str(folder), str(register), str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def next_key(self) -> Key:
        """The next key it was handed out."""
        assert self._process.stdout
        key, secret = self._process.stdout.readline().split()
        return Key(UUID(hex=key), bytes.fromhex(secret))

    def kill(self) -> None:
        """`kill -9`."""
        self._process.kill()
        self._process.communicate(timeout=SECONDS)

    def end(self) -> None:
        """Let it end in the ordinary way."""
        self._process.communicate(timeout=SECONDS)
        assert self._process.returncode == 0
