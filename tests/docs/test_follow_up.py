"""docs/follow-up.md says what the rules do."""

from itertools import permutations
from pathlib import Path
from typing import get_args

import pytest

from domain.police.events import Outcome
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
        "convicted --> acquitted: outcome_recorded",
        "withdrawn --> pending: outcome_recorded",
        "suspended --> lifted: lifted",
        "lifted --> annulled: annulled",
        "reported --> withdrawn: retracted",
        "open --> dropped: dropped",
        "dropped --> open: assigned, taken_over",
        "open --> done: done",
    ],
)
def test_the_steps_that_matter_are_in_it(text: str, arrow: str) -> None:
    assert arrow in text


@pytest.mark.parametrize(("before", "after"), list(permutations(get_args(Outcome), 2)))
def test_any_outcome_of_a_police_case_may_follow_any_other(text: str, before: str, after: str) -> None:
    assert f"{before} --> {after}: outcome_recorded" in text


def test_there_is_a_diagram_for_each_aggregate(text: str) -> None:
    assert text.count("stateDiagram-v2") == len(PHASES)
