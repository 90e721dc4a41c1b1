"""The measuring script: the same questions every time, and the answers that its figures rest on."""

import pytest

from bench.search import ABSENT, SearchResult, run, table


@pytest.fixture(scope="module")
def result() -> SearchResult:
    return run(names=400)


def test_the_same_seed_asks_and_finds_the_same(result: SearchResult) -> None:
    again = run(names=400)

    assert [(kind.kind, kind.mean_hits, kind.recall_at_10) for kind in again.kinds] == [
        (kind.kind, kind.mean_hits, kind.recall_at_10) for kind in result.kinds
    ]


def test_a_name_as_registered_is_always_found(result: SearchResult) -> None:
    recall = {kind.kind: kind.recall_with_ties for kind in result.kinds}

    assert recall["as registered"] == recall["no diacritics"] == 1.0


def test_every_kind_finds_nearly_everybody(result: SearchResult) -> None:
    recalls = {kind.kind: kind.recall_with_ties for kind in result.kinds if kind.recall_with_ties is not None}

    assert {kind: recall for kind, recall in recalls.items() if recall < 0.9} == {}


def test_a_name_of_nobody_finds_next_to_nobody(result: SearchResult) -> None:
    hits = {kind.kind: kind.mean_hits for kind in result.kinds}

    assert hits[ABSENT] < 0.2


def test_the_table_has_a_line_for_every_kind(result: SearchResult) -> None:
    lines = table(result).splitlines()

    assert [line.split("  ")[0] for line in lines[2:]] == [kind.kind for kind in result.kinds] + ["all"]
