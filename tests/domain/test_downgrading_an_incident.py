"""A downgrade is a reclassification to lighter or fewer types: seen from the facts, whoever reads them."""

import pytest

from domain.incident.weight import is_downgrade


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["verbal", "psychological"], ["verbal"]),
        (["physical"], ["verbal", "psychological"]),
        (["verbal"], ["other"]),
        (["physical", "psychological"], ["physical", "verbal"]),
        (["stalking"], ["verbal"]),
        (["stalking", "verbal"], ["stalking"]),
    ],
)
def test_lighter_or_fewer_types_are_a_downgrade(before: list[str], after: list[str]) -> None:
    assert is_downgrade(before, after)
    assert not is_downgrade(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [(["verbal"], ["verbal"]), (["verbal", "other"], ["other", "verbal"]), (["physical"], ["stalking"]), ([], [])],
)
def test_types_of_the_same_weight_are_none(before: list[str], after: list[str]) -> None:
    assert not is_downgrade(before, after)
