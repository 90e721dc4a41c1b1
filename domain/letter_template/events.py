"""The facts of the texts of letters. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from typing import Annotated

from pydantic import StringConstraints

from domain.event import Event
from domain.letter.facts import LetterKind

LONGEST_TEMPLATE = 20_000
"""Characters."""

TemplateText = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEMPLATE)]
"""In the markup of `domain.letter.markup`. Readable for ever: it never holds the name of a person."""


class TemplateAdopted(Event):
    """From now on the organisation writes letters of this kind with this text."""

    NAME = "letter_template.adopted"
    kind: LetterKind
    template_version: int
    """1, 2, 3 … for each kind."""
    text: TemplateText


TemplateEvent = TemplateAdopted
