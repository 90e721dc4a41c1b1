"""Opening the register for one command."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from pydantic import BaseModel

from api.cli.console import say
from api.http.context import InputContext
from api.register import Register, open_register
from api.settings import Settings

M = TypeVar("M", bound=BaseModel)


@contextmanager
def opened(*, may_create: bool = False) -> Iterator[Register]:
    """The register as the environment says. Says so when it is a practice register."""
    with open_register(Settings(), may_create=may_create, announce=say) as register:
        if register.practice:
            say("OEFENREGISTER: alle mensen en gebeurtenissen hierin zijn verzonnen.")
        yield register


def typed(register: Register, model: type[M], text: str | bytes) -> M:
    """What was filled in, checked as strictly as the API does. Raises pydantic's ValidationError."""
    return model.model_validate_json(text, context=InputContext(register.clock(), register.catalogue))


def as_typed(register: Register, model: type[M], fields: dict[str, Any]) -> M:
    """The same for values that came as options; what was not given is left out."""
    return typed(
        register, model, json.dumps({name: value for name, value in fields.items() if value not in (None, [])})
    )
