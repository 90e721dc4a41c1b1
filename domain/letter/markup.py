"""How the text of a letter is written down: a little markup that an official can edit, read once into blocks.

    # Title                       one, at most one line
    ## Heading
    - item of a list              the next line of an item starts with two spaces
    any other line                a line of a paragraph; an empty line ends it
    **bold**                      within a line
    {{ placeholder }}             where a fact comes
    {{? placeholder }}            at the start: the whole item or paragraph is left out when that fact is not known

What a fact says is put into blocks that were already read, so nothing that a person typed is ever taken for markup.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from domain.event import Value

LONGEST_LETTER: Final = 60_000
"""Characters. Some 25 pages: no letter that anybody should send."""

BlockKind = Literal["title", "heading", "list", "paragraph"]

ONE_PART: Final = frozenset({"title", "heading"})

_PIECE: Final = re.compile(r"(?P<bold>\*\*)|\{\{\s*(?P<slot>[a-z_]{1,40})\s*\}\}")
_CONDITION: Final = re.compile(r"\{\{\?\s*(?P<slot>[a-z_]{1,40})\s*\}\}\s*")


class BadMarkup(Exception):
    """The text cannot be read. `lines` counts from 1."""

    def __init__(self, lines: list[int]) -> None:
        super().__init__(lines)
        self.lines = lines


class TooLong(Exception):
    """With these facts the letter becomes longer than `LONGEST_LETTER`."""


class Span(Value):
    """Text in one weight."""

    text: str
    bold: bool = False


class Slot(Value):
    """Where a fact comes."""

    placeholder: str
    bold: bool = False


Line = tuple[Span, ...]


class Part(Value):
    """A heading, a paragraph, or one item of a list: one or more lines."""

    lines: tuple[Line, ...]


class Block(Value):
    """What the reader, and a screen reader, meets as one thing. Only a list has several parts."""

    kind: BlockKind
    parts: tuple[Part, ...]


class OpenPart(Value):
    """A part with places for facts."""

    only_with: str | None = None
    """The placeholder whose fact must be known for this part to be there at all."""
    lines: tuple[tuple[Span | Slot, ...], ...]


class OpenBlock(Value):
    """A block with places for facts."""

    kind: BlockKind
    parts: tuple[OpenPart, ...]


def read(text: str) -> tuple[OpenBlock, ...]:
    """The blocks of a text. Raises `BadMarkup` with every line that cannot be read."""
    blocks: list[tuple[BlockKind, list[list[str]]]] = []
    bad: list[int] = []
    previous: BlockKind | None = None
    for number, line in enumerate(text.splitlines(), 1):
        kind, content = _kind_of(line, previous)
        goes_on = kind == previous and (kind == "paragraph" or (kind == "list" and line.startswith("  ")))
        if kind is not None:
            if not _is_readable(content, begins=not goes_on):
                bad.append(number)
            _put(blocks, kind, content, new_part=not goes_on, new_block=kind != previous or kind in ONE_PART)
        previous = kind
    if bad:
        raise BadMarkup(bad)
    return tuple(OpenBlock(kind=kind, parts=tuple(map(_part, parts))) for kind, parts in blocks)


def placeholders(blocks: tuple[OpenBlock, ...]) -> frozenset[str]:
    """Every placeholder in a text, also those of parts that may be left out."""
    return frozenset(name for part in _parts(blocks) for name in _names_in(part))


def asked(blocks: tuple[OpenBlock, ...], known: frozenset[str]) -> frozenset[str]:
    """The placeholders of all that will stand in the letter when these are known."""
    return frozenset(name for part in _parts(blocks) if _stays(part, known) for name in _names_in(part))


def fill(blocks: tuple[OpenBlock, ...], facts: Mapping[str, str]) -> tuple[Block, ...]:
    """The letter: every place filled with what is known by that placeholder. Raises `TooLong`.

    Needs every fact that is `asked`; a part whose condition is not met is left out.
    """
    known, filled = frozenset(facts), []
    for block in blocks:
        parts = tuple(_filled(part, facts) for part in block.parts if _stays(part, known))
        if parts:
            filled.append(Block(kind=block.kind, parts=parts))
    letter = tuple(filled)
    if len(plain(letter)) > LONGEST_LETTER:
        raise TooLong
    return letter


def plain(blocks: tuple[Block, ...]) -> str:
    """The letter as text without any markup."""
    return "\n\n".join(_plain_block(block) for block in blocks)


def plain_line(line: Line) -> str:
    """One line without its weights."""
    return "".join(span.text for span in line)


def _kind_of(line: str, previous: BlockKind | None) -> tuple[BlockKind | None, str]:
    if not line.strip():
        return None, ""
    if line.startswith("# "):
        return "title", line[2:].strip()
    if line.startswith("## "):
        return "heading", line[3:].strip()
    if line.startswith("- "):
        return "list", line[2:].strip()
    if line.startswith("  ") and previous == "list":
        return "list", line.strip()
    return "paragraph", line.strip()


def _is_readable(content: str, *, begins: bool) -> bool:
    condition = _CONDITION.match(content) if begins else None
    rest = _PIECE.sub("", content[condition.end() :] if condition else content)
    return bool(content) and "{{" not in rest and "}}" not in rest and content.count("**") % 2 == 0


def _put(
    blocks: list[tuple[BlockKind, list[list[str]]]], kind: BlockKind, content: str, *, new_part: bool, new_block: bool
) -> None:
    if not new_part:
        blocks[-1][1][-1].append(content)
    elif new_block:
        blocks.append((kind, [[content]]))
    else:
        blocks[-1][1].append([content])


def _part(lines: list[str]) -> OpenPart:
    condition = _CONDITION.match(lines[0])
    if condition:
        lines = [lines[0][condition.end() :], *lines[1:]]
    return OpenPart(only_with=condition["slot"] if condition else None, lines=tuple(map(_open_line, lines)))


def _open_line(content: str) -> tuple[Span | Slot, ...]:
    pieces: list[Span | Slot] = []
    bold, done = False, 0
    for match in _PIECE.finditer(content):
        if match.start() > done:
            pieces.append(Span(text=content[done : match.start()], bold=bold))
        if match["bold"]:
            bold = not bold
        else:
            pieces.append(Slot(placeholder=match["slot"], bold=bold))
        done = match.end()
    if done < len(content):
        pieces.append(Span(text=content[done:], bold=bold))
    return tuple(pieces)


def _parts(blocks: tuple[OpenBlock, ...]) -> Iterator[OpenPart]:
    return (part for block in blocks for part in block.parts)


def _stays(part: OpenPart, known: frozenset[str]) -> bool:
    return part.only_with is None or part.only_with in known


def _names_in(part: OpenPart) -> frozenset[str]:
    condition = {part.only_with} if part.only_with else set()
    return frozenset(
        condition | {piece.placeholder for line in part.lines for piece in line if isinstance(piece, Slot)}
    )


def _filled(part: OpenPart, facts: Mapping[str, str]) -> Part:
    return Part(lines=tuple(line for open_line in part.lines for line in _filled_line(open_line, facts)))


def _filled_line(pieces: tuple[Span | Slot, ...], facts: Mapping[str, str]) -> list[Line]:
    """One line, or more where a fact has several."""
    lines: list[list[Span]] = [[]]
    for piece in pieces:
        if isinstance(piece, Span):
            lines[-1].append(piece)
            continue
        first, *others = facts[piece.placeholder].split("\n")
        lines[-1].append(Span(text=first, bold=piece.bold))
        lines += [[Span(text=other, bold=piece.bold)] for other in others]
    return [tuple(line) for line in lines]


def _plain_block(block: Block) -> str:
    marker = "- " if block.kind == "list" else ""
    return "\n".join(marker + "\n".join(map(plain_line, part.lines)) for part in block.parts)
