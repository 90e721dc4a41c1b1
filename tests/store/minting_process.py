"""A process that mints keys and prints each before anyone can use it.

    python minting_process.py FOLDER REGISTER COUNT

It prints "id secret" in hexadecimal per key, and after the last one it waits to be killed.
"""

import sys
from pathlib import Path
from uuid import UUID

from store.file_keyring import FileKeyring


def main(arguments: list[str]) -> None:
    folder, register, count = arguments
    keyring = FileKeyring(Path(folder), UUID(register), may_create=True)
    for _ in range(int(count)):
        key = keyring.mint()
        sys.stdout.write(f"{key.id.hex} {key.secret.hex()}\n")
        sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1:])
