"""A column that holds JSON: typed on both sides."""

from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from projections.table import Json

T = TypeVar("T")


class JsonColumn(Generic[T]):
    """Writes and reads values of one type. Fields that are None are left out."""

    def __init__(self, kind: Any) -> None:
        adapter: TypeAdapter[T] = TypeAdapter(kind)
        self._serializer, self._validator = adapter.serializer, adapter.validator

    def dump(self, value: T) -> Json:
        """The text to keep."""
        return Json(self._serializer.to_json(value, exclude_none=True).decode())

    def load(self, text: str) -> T:
        """The value in a text that was kept."""
        value: T = self._validator.validate_json(text)
        return value
