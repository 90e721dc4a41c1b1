"""What input is judged against comes from the application, once per request."""

from datetime import UTC, date, datetime

import pytest
from pydantic import BaseModel, ValidationInfo, field_validator

from api.http.context import InputContext, catalogue_of, context_of, using

NOW = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


class Judged(BaseModel):
    code: str

    @field_validator("code")
    @classmethod
    def known(cls, code: str, info: ValidationInfo) -> str:
        assert code in catalogue_of(info, frozenset)
        return str(context_of(info).now.year)


def test_today_is_the_day_in_the_netherlands() -> None:
    assert InputContext(NOW).today == date(2027, 1, 1)


def test_a_validator_reads_now_and_the_catalogue_of_its_own_validation() -> None:
    judged = Judged.model_validate({"code": "a"}, context=InputContext(NOW, frozenset("a")))

    assert judged.code == "2026"


def test_a_parameter_reads_them_from_its_request() -> None:
    with using(InputContext(NOW, frozenset("b"))):
        assert Judged.model_validate({"code": "b"}).code == "2026"


def test_outside_a_request_there_is_no_now_to_guess() -> None:
    with pytest.raises(LookupError):
        Judged.model_validate({"code": "a"})


def test_a_catalogue_of_another_sort_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="carries no frozenset"):
        Judged.model_validate({"code": "a"}, context=InputContext(NOW, ["a"]))
