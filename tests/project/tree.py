"""The files of the project as they lie here, without what tools and runs leave behind."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_KEPT_DOT_DIRECTORIES = {".ci", ".github"}
_LEFT_BEHIND_AT_THE_ROOT = {"var", "build", "dist", "artifacts", "htmlcov"}
_LEFT_BEHIND_ANYWHERE = {"__pycache__", "node_modules"}


def files(*suffixes: str, root: Path = ROOT) -> Iterator[Path]:
    """Every file of the project with one of these suffixes, in a fixed order."""
    yield from (path for path in sorted(_walk(root, at_the_root=True)) if path.suffix in suffixes)


def name(path: Path) -> str:
    """How a test calls this file in its messages."""
    return path.relative_to(ROOT).as_posix()


def _walk(directory: Path, *, at_the_root: bool = False) -> Iterator[Path]:
    for path in directory.iterdir():
        if path.is_dir() and not path.is_symlink():
            if not _left_behind(path.name, at_the_root=at_the_root):
                yield from _walk(path)
        elif path.is_file():
            yield path


def _left_behind(directory: str, *, at_the_root: bool) -> bool:
    hidden = directory.startswith(".") and directory not in _KEPT_DOT_DIRECTORIES
    return hidden or directory in _LEFT_BEHIND_ANYWHERE or (at_the_root and directory in _LEFT_BEHIND_AT_THE_ROOT)
