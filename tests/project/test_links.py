"""Every relative link in the papers leads to a file that is there, and to a heading that is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.project.tree import ROOT, files, name

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_INLINE = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_DEFINED = re.compile(r"^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
_IMAGE_TAG = re.compile(r"<(?:img|a)\b[^>]*?\b(?:src|href)=\"([^\"]+)\"")
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def links(markdown: str) -> Iterator[str]:
    """The targets within the project that this text links to; what stands in code is no link."""
    prose = _FENCE.sub("", markdown)
    images = _IMAGE_TAG.findall(prose)
    prose = _CODE.sub("`code`", prose)
    for target in (*_INLINE.findall(prose), *_DEFINED.findall(prose), *images):
        if not _ELSEWHERE.match(target):
            yield target


def anchors(markdown: str) -> set[str]:
    """What a link can name behind `#`: the headings, the way the common hosts make them up."""
    found: dict[str, int] = {}
    result = set()
    for heading in _HEADING.findall(_FENCE.sub("", markdown)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        seen = found.get(slug, 0)
        found[slug] = seen + 1
        result.add(f"{slug}-{seen}" if seen else slug)
    return result


def broken(paper: Path, root: Path = ROOT) -> list[str]:
    """The links in this paper that lead nowhere, or out of the project."""
    text = paper.read_text("utf-8")
    return [target for target in links(text) if not _leads_somewhere(paper, target, root)]


def _leads_somewhere(paper: Path, target: str, root: Path) -> bool:
    path, _, anchor = unquote(target).partition("#")
    found = (paper.parent / path).resolve() if path else paper
    if not found.exists() or not found.is_relative_to(root.resolve()):
        return False
    return not anchor or (found.suffix == ".md" and anchor in anchors(found.read_text("utf-8")))


@pytest.mark.parametrize("paper", list(files(".md")), ids=name)
def test_every_link_of_a_paper_leads_somewhere(paper: Path) -> None:
    assert broken(paper) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# A heading, `here`\n\n# Twice\n\n# Twice\n", "utf-8")
    paper = tmp_path / "paper.md"
    paper.write_text(
        "[ok](there.md) [ok](there.md#a-heading-here) [ok](#own) [ok](there.md#twice-1) ![ok](there.md 'title')\n"
        "[gone](gone.md) [no heading](there.md#gone) [out](../outside.md) ![gone](gone.png 'title')\n"
        "[defined]: gone/too.md\n\n# Own\n\n`[in code](no-link.md)` [elsewhere](https://example.org/x)\n"
        '<img src="gone.svg">\n'
        "```\n[in a block](no-link.md)\n```\n",
        "utf-8",
    )
    assert broken(paper, root=tmp_path) == [
        "gone.md",
        "there.md#gone",
        "../outside.md",
        "gone.png",
        "gone/too.md",
        "gone.svg",
    ]


def test_the_papers_that_a_stranger_looks_for_are_there() -> None:
    papers = ["README", "CHANGELOG", "CODE_OF_CONDUCT", "CONTRIBUTING", "GOVERNANCE", "SECURITY"]
    assert [paper for paper in papers if not (ROOT / f"{paper}.md").is_file()] == []
