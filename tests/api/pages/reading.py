"""Reads a page as a person or a program does: its text, links, fields and tables, from the HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "rect", "path"})
_ATTRIBUTES_READ_OUT = frozenset({"aria-label", "title", "alt", "placeholder"})
_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "td", "th", "dt", "dd", "div", "section", "tr", "label", "legend", "br"}
)


@dataclass
class Seen:
    """A page."""

    html: str
    title: str = ""
    text: str = ""
    """All that is read out: what is visible, and the names that only a screen reader says."""
    headings: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    """Per address its words."""
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Per name the values that would be sent."""
    described: dict[str, str] = field(default_factory=dict)
    """Per id of a field the ids of what describes it."""
    ids: dict[str, str] = field(default_factory=dict)
    """Per id the text inside."""
    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    """Per caption the rows, head included."""
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    """Element, attribute and value, all of them."""
    elements: list[str] = field(default_factory=list)

    def field(self, name: str) -> str:
        """The one value of a field."""
        (value,) = self.fields[name]
        return value


def see(answer: Any) -> Seen:
    """The page in an answer."""
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return see_html(answer.text)


def see_html(html: str) -> Seen:
    """The page in this text."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    assert reader.open == [], f"never closed: {reader.open}"
    reader.seen.text = _squeezed(reader.read_out)
    reader.seen.headings = [_squeezed(one) for one in reader.seen.headings]
    return reader.seen


def _squeezed(text: str) -> str:
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen(html)
        self.read_out = ""
        self.open: list[tuple[str, dict[str, str]]] = []
        self._rows: list[list[str]] = []
        self._caption = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.elements.append(tag)
        self.seen.attributes += [(tag, name, value) for name, value in given.items()]
        self.read_out += "".join(f"\n{given[name]}\n" for name in sorted(_ATTRIBUTES_READ_OUT & given.keys()))
        if tag in _BLOCKS:
            self.read_out += "\n"
        if tag == "a":
            self.seen.links.setdefault(given["href"], "")
        if "aria-describedby" in given and "id" in given:
            self.seen.described[given["id"]] = given["aria-describedby"]
        self._start_field(tag, given)
        self._start_table(tag)
        if tag in ("h1", "h2", "h3"):
            self.seen.headings.append("")
        if tag not in _VOID:
            self.open.append((tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag, f"{opened} was closed by {tag}"
        if tag in _BLOCKS:
            self.read_out += "\n"
        if tag == "table":
            self.seen.tables[" ".join(self._caption.split())] = [[" ".join(c.split()) for c in r] for r in self._rows]

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        if "title" in inside:
            self.seen.title += data
            return
        self.read_out += data.replace("\n", " ") if "textarea" not in inside else data
        for tag, given in self.open:
            if "id" in given:
                self.seen.ids[given["id"]] = self.seen.ids.get(given["id"], "") + data
            if tag == "a":
                self.seen.links[given["href"]] += data
            if tag == "textarea":
                self.seen.fields[given["name"]][-1] += data
            if tag == "caption":
                self._caption += data
            if tag in ("td", "th"):
                self._rows[-1][-1] += data
            if tag in ("h1", "h2", "h3"):
                self.seen.headings[-1] += data

    def _start_field(self, tag: str, given: dict[str, str]) -> None:
        if tag not in ("input", "textarea"):
            return
        values = self.seen.fields.setdefault(given["name"], [])
        kind = given.get("type", "")
        if kind not in ("radio", "checkbox") or "checked" in given:
            values.append(given.get("value", ""))

    def _start_table(self, tag: str) -> None:
        if tag == "table":
            self._rows, self._caption = [], ""
        if tag == "tr":
            self._rows.append([])
        if tag in ("td", "th"):
            self._rows[-1].append("")
