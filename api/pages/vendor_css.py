"""Makes `static/nlds.css` and the font files anew. For who builds PAR, not for who runs it; needs npm and the network:

    uv run --with tinycss2==1.5.1 python -m api.pages.vendor_css

Of each style sheet only the rules stay whose classes are used in our templates, and of the tokens only those that
these rules, our own style sheets and other kept tokens ask for.
"""

import base64
import gzip
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import tinycss2  # type: ignore[import-not-found, import-untyped, unused-ignore]  # not in the lock: see above

from api.pages.vendored_packages import (
    COMPONENTS,
    FONT,
    FONT_FILES,
    OWN_STYLES,
    STATIC,
    STYLE_FILE,
    STYLE_PACKAGES,
    TOKENS,
    TOKENS_FILE,
    NpmPackage,
    used_classes,
)

_CLASS: Final = re.compile(r"\.((?:utrecht|nl)-[a-z0-9_-]+)")
_TOKEN: Final = re.compile(r"(--[a-z0-9_-]+)\s*:\s*([^;]+);")
_ASKED: Final = re.compile(r"var\(\s*(--[a-z0-9_-]+)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOT: Final = re.compile(r":not\([^)]*\)")


class WrongContent(Exception):
    """The registry gave another tarball than the one that was pinned."""


def main() -> None:
    """Fetch, subset, write."""
    with tempfile.TemporaryDirectory() as directory:
        at = Path(directory)
        used = used_classes()
        rules = [rule for package, file in COMPONENTS.items() for rule in subset(_text(package, file, at), used)]
        own = [(STATIC / name).read_text("utf-8") for name in OWN_STYLES]
        tokens = needed_tokens(_text(TOKENS, TOKENS_FILE, at), [*rules, *own])
        style = style_sheet(tokens, rules)
        (STATIC / STYLE_FILE).write_text(style, "utf-8")
        font = fetch(FONT, at)
        for file in FONT_FILES:
            (STATIC / file.target).write_bytes((font / file.source).read_bytes())
    packed = len(gzip.compress(style.encode()))
    sys.stdout.write(f"{len(used)} classes, {len(tokens)} tokens, {len(style)} bytes, {packed} compressed\n")


def fetch(package: NpmPackage, directory: Path) -> Path:
    """Download and unpack a package below `directory`, unless it is there. Raises `WrongContent`."""
    into = directory / hashlib.sha256(package.spec.encode()).hexdigest()[:12]
    if not into.exists():
        into.mkdir()
        asked = ["npm", "pack", "--silent", package.spec, "--pack-destination", str(into)]
        subprocess.run(asked, check=True, capture_output=True)  # noqa: S603 - our own pins
        (tarball,) = into.glob("*.tgz")
        digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
        if package.integrity != f"sha512-{digest}":
            raise WrongContent(package.spec)
        with tarfile.open(tarball) as packed:
            packed.extractall(into, filter="data")
    return into / "package"


def subset(css: str, used: frozenset[str]) -> list[str]:
    """The rules of which every class is used."""
    return list(_kept(tinycss2.parse_stylesheet(css, skip_whitespace=True, skip_comments=True), used))


def needed_tokens(theme: str, asking: Iterable[str]) -> Mapping[str, str]:
    """The tokens that are asked for, and those that these ask for in turn, in the order of the theme."""
    known = {name: value.strip() for name, value in _TOKEN.findall(_COMMENT.sub("", theme))}
    wanted = {name for css in asking for name in _ASKED.findall(css)}
    needed: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in known and name not in needed:
            needed.add(name)
            wanted.update(_ASKED.findall(known[name]))
    return {name: value for name, value in known.items() if name in needed}


def style_sheet(tokens: Mapping[str, str], rules: Sequence[str]) -> str:
    """The file, with where it came from on top."""
    sources = "\n".join(f"   {package.spec} {package.integrity}" for package in STYLE_PACKAGES)
    declared = "\n".join(f"{name}:{value};" for name, value in tokens.items())
    head = f"/* Made by api/pages/vendor_css.py; do not edit. A subset of these packages (EUPL-1.2):\n{sources} */\n"
    return head + ":root{\n" + declared + "\n}\n" + "\n".join(rules) + "\n"


def _text(package: NpmPackage, file: str, directory: Path) -> str:
    return (fetch(package, directory) / file).read_text("utf-8")


def _kept(rules: Iterable[Any], used: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _all_used(one, used)]
            if selectors:
                yield ",".join(selectors) + "{" + tinycss2.serialize(rule.content).strip() + "}"
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in ("media", "supports"):
            inside = tinycss2.parse_rule_list(rule.content, skip_whitespace=True, skip_comments=True)
            kept = "\n".join(_kept(inside, used))
            if kept:
                yield f"@{rule.lower_at_keyword}{tinycss2.serialize(rule.prelude)}{{{kept}}}"


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """A selector list, divided at its own commas and not at those within brackets."""
    one: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(one).strip()
            one = []
        else:
            one.append(token)
    yield tinycss2.serialize(one).strip()


def _all_used(selector: str, used: frozenset[str]) -> bool:
    classes = set(_CLASS.findall(_NOT.sub("", selector)))
    return bool(classes) and classes <= used


if __name__ == "__main__":
    main()
