"""A column that holds JSON: typed on both sides."""

from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from projections.table import Json

T = TypeVar("T")


class JsonColumn(Generic[T]):
    """Writes and reads values of one type. Fields that are None are left out."""

    def __init__(self, kind: Any) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def dump(self, value: T) -> Json:
        """The text to keep."""
        return Json(self._adapter.dump_json(value, exclude_none=True).decode())

    def load(self, text: str) -> T:
        """The value in a text that was kept."""
        return self._adapter.validate_json(text)
