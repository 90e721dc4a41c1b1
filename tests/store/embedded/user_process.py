"""A process that uses the embedded server of `sys.argv[1]` until its standard input ends.

It prints its steps, then "ready", then the number of the server's head process.
"""

import sys
from pathlib import Path

from store.embedded.cluster import ensure
from store.embedded.processes import head_processes


def tell(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    server = ensure(Path(sys.argv[1]), announce=tell)
    tell("ready")
    tell(*head_processes(server.data_dir))
    sys.stdin.read()


if __name__ == "__main__":
    main()
