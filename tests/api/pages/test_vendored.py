"""The style that was taken over is the one the templates need, from the packages that are pinned."""

import re

from api.pages.vendored_packages import (
    FONT_FILES,
    OWN_STYLES,
    STATIC,
    STYLE_FILE,
    STYLE_PACKAGES,
    TEMPLATES,
    used_classes,
)

REMEDY = "run: uv run --with tinycss2==1.5.1 python -m api.pages.vendor_css"
VENDORED = (STATIC / STYLE_FILE).read_text("utf-8")
THEME, LAYOUT = ((STATIC / name).read_text("utf-8") for name in OWN_STYLES)
CLASS = r"\.(-?[a-zA-Z_][\w-]*)"


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def declared(css: str) -> set[str]:
    return set(re.findall(r"(--[\w-]+)\s*:", without_comments(css)))


def asked(css: str) -> set[str]:
    return set(re.findall(r"var\(\s*(--[\w-]+)", without_comments(css)))


def classes_in_templates() -> set[str]:
    """Every class a template gives, also those within its conditions."""
    text = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    given = " ".join(re.findall(r'class="([^"]*(?:{%[^%]*%}[^"]*)*)"', text))
    return {name for name in re.findall(r"(?<![\w-])(?:par|nl|utrecht)-[\w-]*\w", given) if not name.endswith("--")}


def test_every_class_of_the_design_system_in_a_template_has_its_rule() -> None:
    found = set(re.findall(CLASS, without_comments(VENDORED)))

    assert len(used_classes()) > 20
    assert used_classes() - found == set(), REMEDY


def test_no_rule_is_kept_for_a_class_that_no_template_uses() -> None:
    selectors = re.sub(r"\{[^{}]*\}|:not\([^)]*\)", " ", without_comments(VENDORED))

    assert set(re.findall(CLASS, selectors)) - used_classes() == set(), REMEDY


def test_it_was_made_from_the_packages_that_are_pinned() -> None:
    named = re.findall(r"^   (\S+ sha512-\S+)", VENDORED, re.MULTILINE)

    assert named == [f"{package.spec} {package.integrity}" for package in STYLE_PACKAGES], REMEDY


def test_every_token_our_own_styles_ask_for_is_there() -> None:
    missing = asked(LAYOUT) | asked(THEME)

    assert asked(LAYOUT)
    assert missing - declared(VENDORED) - declared(THEME) == set(), REMEDY


def test_the_theme_sets_values_and_letters_only() -> None:
    selectors = re.findall(r"([^{}]+)\{", without_comments(THEME))

    assert {selector.strip() for selector in selectors} == {"@font-face", ":root"}


def test_every_class_of_ours_in_a_template_has_its_rule_and_the_other_way_round() -> None:
    ours = {name for name in classes_in_templates() if name.startswith("par-")}

    assert ours == set(re.findall(r"\.(par-[\w-]+)", without_comments(LAYOUT)))


def test_nothing_is_loaded_from_elsewhere() -> None:
    for css in (VENDORED, THEME, LAYOUT):
        assert not re.findall(r"@import|https?:|//", without_comments(css))
    loaded = re.findall(r'url\("?([^")]+)', THEME + VENDORED + LAYOUT)
    assert set(loaded) == {file.target for file in FONT_FILES if file.target.endswith(".woff2")}


def test_the_letters_come_with_their_licence() -> None:
    (licence,) = (STATIC / file.target for file in FONT_FILES if file.target.endswith(".txt"))

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")
    assert all((STATIC / file.target).read_bytes()[:4] == b"wOF2" for file in FONT_FILES if "woff2" in file.target)
