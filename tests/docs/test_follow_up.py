"""docs/follow-up.md says what the rules do."""

from pathlib import Path

import pytest

from tests.docs.generate_follow_up import COMMAND, DOCUMENT, PHASES, document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def text() -> str:
    """The paper as the code gives it now, made once: it takes a while."""
    return document()


def test_the_paper_on_the_follow_up_is_up_to_date(text: str) -> None:
    written = (ROOT / DOCUMENT).read_text(encoding="utf-8")
    assert written == text, f"{DOCUMENT} lags behind the code. Run: {COMMAND}"


@pytest.mark.parametrize(
    "arrow",
    [
        "reported --> in_treatment: treatment_started",
        "in_treatment --> closed: closed",
        "proposed --> imposed: imposed",
        "imposed --> annulled: annulled",
        "proposed --> approved: approved",
        "reminded --> met: met",
    ],
)
def test_the_steps_that_matter_are_in_it(text: str, arrow: str) -> None:
    assert arrow in text


def test_there_is_a_diagram_for_each_aggregate(text: str) -> None:
    assert text.count("stateDiagram-v2") == len(PHASES)
