"""What we install may be used with a work under the EUPL-1.2, and our own licence is the whole text.

Permissive licences are listed once. Copyleft ones are named package by package: each is a decision. All of them are
used as packages of their own, unchanged; LGPL 3 and MPL 2.0 are in the appendix of the EUPL as compatible.
"""

import hashlib
import re
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions

import pytest

from tests.project.tree import ROOT

PERMISSIVE = {
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
    "PostgreSQL",
}
SILENCE = "says nothing"
OURS = {"par-register": {"EUPL-1.2"}}
COPYLEFT = {
    "psycopg": {"LGPL-3.0-only"},  # the driver for PostgreSQL
    "psycopg-binary": {"LGPL-3.0-only"},
    "psycopg-pool": {"LGPL-3.0-only"},
    "orjson": {"MPL-2.0"},  # JSON of the log and the API
    "certifi": {"MPL-2.0"},  # development: comes with schemathesis
    "hypothesis": {"MPL-2.0"},  # development: property tests
    "pathspec": {"MPL-2.0"},  # development: comes with mypy
    "pikepdf": {"MPL-2.0"},  # development: comes with pdfua
}
CHOICE = {
    # "Dual License" in its metadata; its LICENSE offers either of these for everything written since 2017.
    "python-dateutil": {"Apache-2.0", "BSD-3-Clause"},  # comes with holidays
}
# Of the English text of the European Commission, each run of blanks and line ends as one blank.
_EUPL_1_2 = "7481f0517e025d6dbba598a38d4600f50902b8b1ce3db7412ad0110651f8b205"
# How some packages write it in their metadata: free text, or only a classifier.
SPDX = {
    "Apache 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def licences(distribution: Distribution) -> set[str]:
    """What the metadata says, else the title of the licence file; empty when neither says anything we know."""
    metadata = distribution.metadata
    if distribution.name in CHOICE:
        assert metadata["License"] == "Dual License", f"{distribution.name} says something else now: look again"
        return CHOICE[distribution.name]
    stated = next((metadata[field] for field in ("License-Expression", "License") if field in metadata), "")
    if stated and "\n" not in stated:
        return parts(stated)
    classifiers = [c.split(" :: ")[-1] for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    return {SPDX.get(text, text) for text in classifiers} or _title_of_licence_file(distribution)


def parts(expression: str) -> set[str]:
    """Every licence an SPDX expression names. An OR counts as both, so a choice is never read as permission."""
    if expression in SPDX:
        return {SPDX[expression]}
    return {SPDX.get(text, text) for text in re.split(r"\s+(?:AND|OR)\s+|[()]", expression) if text.strip()}


def not_allowed(found: Iterable[tuple[str, set[str]]]) -> dict[str, set[str]]:
    """The packages with a licence that is neither permissive nor named for that package, or with none at all."""
    named = {**COPYLEFT, **OURS}
    beyond = {package: of - PERMISSIVE - named.get(package, set()) if of else {SILENCE} for package, of in found}
    return {package: of for package, of in beyond.items() if of}


def _title_of_licence_file(distribution: Distribution) -> set[str]:
    files = [file for file in distribution.files or [] if file.name.upper().startswith("LICEN")]
    titles = {file.read_text("utf-8").strip().splitlines()[0].strip() for file in files}
    return {SPDX[title] for title in titles if title in SPDX}


def _installed() -> list[tuple[str, set[str]]]:
    return [(re.sub(r"[-_.]+", "-", d.name).lower(), licences(d)) for d in distributions()]


def test_every_installed_package_has_a_licence_we_may_use() -> None:
    found = _installed()
    assert len(found) > 50
    assert not_allowed(found) == {}


def test_every_exception_is_still_needed() -> None:
    found = dict(_installed())
    assert {package: found.get(package, set()) & of for package, of in COPYLEFT.items()} == COPYLEFT


@pytest.mark.parametrize(
    ("package", "stated"),
    [
        ("pymupdf", "AGPL-3.0-only"),
        ("something", "MIT OR GPL-3.0-or-later"),
        ("something", "MPL-2.0 AND (Apache-2.0 OR MIT)"),
        ("orjson", "LGPL-3.0-only"),
        ("something", "Own licence, see website"),
    ],
)
def test_another_licence_is_seen(package: str, stated: str) -> None:
    assert package in not_allowed([(package, parts(stated))])


def test_a_package_that_says_nothing_is_seen() -> None:
    assert not_allowed([("mute", set())]) == {"mute": {SILENCE}}


def test_our_own_licence_is_the_whole_eupl_1_2() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.lstrip().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\. [A-Z]", text, re.MULTILINE) == [str(article) for article in range(1, 16)]
    assert re.search(r"^Appendix$", text, re.MULTILINE)
    words = " ".join(text.split())
    assert hashlib.sha256(words.encode()).hexdigest() == _EUPL_1_2
