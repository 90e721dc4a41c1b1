"""A letter that was written: its blocks, as they are sealed and opened again."""

from typing import Literal

from domain.event import Value
from domain.letter import markup
from domain.letter.markup import Block


class Letter(Value):
    """The final text. Its JSON is what is sealed: a STORAGE FORMAT, from which a letter is made again for ever."""

    format: Literal[1] = 1
    organisation: str
    """Who it is from, for the properties of the document."""
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The title of the letter, also that of the document."""
        titles = (part for block in self.blocks if block.kind == "title" for part in block.parts)
        return " ".join(markup.plain_line(line) for part in titles for line in part.lines)

    def plain(self) -> str:
        """The text without any markup."""
        return markup.plain(self.blocks)
