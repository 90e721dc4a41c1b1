"""Every proof that docs/acceptance.md names is there."""

import re

from tests.project.tree import ROOT

PROOF = re.compile(r"`(tests/[\w./]+|test_\w+\.py)`")


def missing(text: str) -> list[str]:
    """The proofs that are nowhere. A bare file name counts when it is anywhere below `tests/`."""
    return [proof for proof in PROOF.findall(text) if not (ROOT / proof).exists() and not _somewhere(proof)]


def _somewhere(proof: str) -> bool:
    return "/" not in proof and any((ROOT / "tests").rglob(proof))


def test_every_proof_of_a_promise_is_there() -> None:
    assert missing((ROOT / "docs" / "acceptance.md").read_text("utf-8")) == []


def test_a_proof_that_is_not_there_is_seen() -> None:
    assert missing("| promise | `tests/nowhere/`, `test_nothing.py`, `tests/project/`, `test_acceptance.py` |") == [
        "tests/nowhere/",
        "test_nothing.py",
    ]
