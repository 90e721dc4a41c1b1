"""The two bases of everything that goes in and out. They are never the same model.

A strict validator on the way out would turn a committed write into a 500, so output has none.
"""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class InputModel(BaseModel):
    """What a client sends: exact types, no unknown fields, camelCase only, never changed afterwards."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=to_camel,
        validate_by_alias=True,
        validate_by_name=False,
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )


class OutputModel(BaseModel):
    """What we answer: plain types without validators, made from data of our own, camelCase on the wire."""

    model_config = ConfigDict(
        from_attributes=True,
        frozen=True,
        alias_generator=to_camel,
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        hide_input_in_errors=True,
    )
