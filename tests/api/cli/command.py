"""Running `par` as a person would, in this process or in one of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

PAR = [sys.executable, "-c", "from api.cli.main import main; main()"]
"""The command as installed, without the script, which needs not be on the path."""
ROOT = Path(__file__).parents[3]
TABLE_2024 = ("report", "2024", "--from", "2024-09-01", "--to", "2024-12-31")
REPORT = ("--at", "2024-11-20 10:30", "--channel", "phone", "--unit", "Balie", "--type", "verbal",
          "--victim", "Ali Praktijk", "--description", "Schold aan de telefoon.")  # fmt: skip
"""The options of the smallest report that is right."""


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its JSON answer."""
        return json.loads(self.out)


Par = Callable[..., Ran]


def clean_environment(**settings: str) -> dict[str, str]:
    """This environment with these settings of PAR and no others."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PAR_")} | settings


def par_process(*arguments: str, stdin: bytes = b"", **settings: str) -> Ran:
    """Run it in a process of its own, without a terminal."""
    done = subprocess.run(
        [*PAR, *arguments],
        input=stdin,
        capture_output=True,
        env=clean_environment(**settings),
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def figures(table: str) -> dict[str, str]:
    """Label and number as the table for people shows them; what repeats is told apart by its heading."""
    found: dict[str, str] = {}
    heading = ""
    for line in table.splitlines():
        if line.endswith("Aantal"):
            heading = line.removesuffix("Aantal").strip()
        elif line.startswith(("Een melding", "Dit zijn", "Stand van")):
            break
        elif heading and line and not line.startswith("-"):
            label, number = line[:84].strip(), line[84:].strip()
            found[f"{heading}: {label}" if label == "Totaal" else label] = number
    return found


def counts(report: Mapping[str, Any]) -> dict[str, int]:
    """Total and count per code from the JSON answer."""
    return {"total": report["total"], **{row["code"]: row["count"] for row in report["types"]}}
