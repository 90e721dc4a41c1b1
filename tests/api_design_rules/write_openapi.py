"""Writes the OpenAPI document, as a client gets it, to the file named on the command line."""

import sys
from pathlib import Path

from starlette.testclient import TestClient

from api.v1.app import make_v1


def main(target: Path) -> None:
    """Asks the application itself, so that what is linted is what is served. Needs no database."""
    answer = TestClient(make_v1()).get("/openapi.json")
    answer.raise_for_status()
    target.write_bytes(answer.content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
