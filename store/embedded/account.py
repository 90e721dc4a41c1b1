"""Who the server runs as. PostgreSQL refuses root, so root hands it to an account without rights of its own."""

import contextlib
import os
import pwd
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

from store.embedded.errors import AccountMissingError

DISTRIBUTION_ACCOUNT = "postgres"
OWN_ACCOUNT = "par"


class Account(NamedTuple):
    """The unprivileged account that the server runs as when PAR itself runs as root."""

    name: str
    uid: int
    gid: int


def server_account(base: Path, existing: Path) -> Account | None:
    """The account for the server, or None: then it runs as the current user.

    In this order: the owner of the cluster that is there (`existing`) or else of the data directory, when that is not
    root; the distribution's `postgres`; our own system account, made when needed.
    Raises AccountMissingError when that account cannot be made.
    """
    if os.geteuid() != 0:
        return None
    for owned in (existing, base):
        if owned.exists() and (uid := owned.stat().st_uid) != 0:
            return _by_uid(uid)
    for name in (DISTRIBUTION_ACCOUNT, OWN_ACCOUNT):
        with contextlib.suppress(KeyError):
            return _account(pwd.getpwnam(name))
    return _make_account()


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _by_uid(uid: int) -> Account:
    try:
        return _account(pwd.getpwuid(uid))
    except KeyError:
        # initdb looks its user up by number and stops on one without a name.
        raise AccountMissingError(
            OWN_ACCOUNT, f"de map is van gebruikersnummer {uid}, en dat nummer heeft geen account."
        ) from None


def _make_account() -> Account:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN_ACCOUNT]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words, no shell
    except subprocess.CalledProcessError as error:
        # Two first starts at once: the other one may just have made it.
        with contextlib.suppress(KeyError):
            return _account(pwd.getpwnam(OWN_ACCOUNT))
        raise AccountMissingError(OWN_ACCOUNT, error.stderr.strip()) from error
    except OSError as error:
        raise AccountMissingError(OWN_ACCOUNT, f"{error.strerror} (useradd).") from error
    return _account(pwd.getpwnam(OWN_ACCOUNT))


def server_environment() -> dict[str, str]:
    """The few variables the server's programs need.

    Nothing else of the service's environment goes along: it may hold secrets, and the server runs as another account.
    """
    passed = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in passed if name in os.environ} | {"LC_ALL": "C"}


def _process_options(account: Account | None) -> dict[str, Any]:
    options: dict[str, Any] = {"env": server_environment(), "cwd": "/", "stdin": subprocess.DEVNULL, "umask": 0o077}
    if account:
        options |= {"user": account.uid, "group": account.gid, "extra_groups": []}
    return options


def run_as(command: Sequence[str], account: Account | None, output: IO[bytes]) -> int:
    """Run `command` to its end as `account`, both output streams to `output`; the exit code."""
    return subprocess.run(  # noqa: S603 - our own arguments, no shell
        command, check=False, stdout=output, stderr=output, **_process_options(account)
    ).returncode


def succeeds_as(command: Sequence[str], account: Account | None) -> bool:
    """Whether `account` can run `command` with success."""
    try:
        with open(os.devnull, "wb") as nowhere:
            return run_as(command, account, nowhere) == 0
    except OSError:
        return False


def detach_as(command: Sequence[str], account: Account | None, log: Path | None = None) -> int:
    """Start `command` so that it outlives us, in a session of its own, and is nobody's zombie; its process number.

    A shell in between lets go of it: arguments are passed on as they are, whatever characters they hold. The log is
    opened by the account itself, so that root never opens a file in a directory of the account for writing.
    """
    script = 'log=$1; shift; "$@" </dev/null >>"$log" 2>&1 & echo "$!"'
    answer = subprocess.run(  # noqa: S603 - fixed script, our own arguments
        ["/bin/sh", "-c", script, "sh", str(log or os.devnull), *command],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **_process_options(account),
    )
    return int(answer.stdout)
