"""What the look of the pages is made from: npm packages, pinned by version and by content.

All style packages are under the EUPL-1.2 and the font is under the OFL-1.1. Themes of organisations (Utrecht,
Rijkshuisstijl) are proprietary and never belong here.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"
TEMPLATES: Final = HERE / "templates"
STYLE_FILE: Final = "nlds.css"
OWN_STYLES: Final = ("theme-par.css", "par.css")
_CLASS: Final = re.compile(r"(?<![\w-])(?:utrecht|nl)-[a-z0-9]+(?:[_-]+[a-z0-9]+)*")


class NpmPackage(NamedTuple):
    """One package as the registry has it."""

    name: str
    version: str
    integrity: str
    """Of the tarball: `sha512-` and base64, as `npm view NAME dist.integrity` gives it."""

    @property
    def spec(self) -> str:
        """How npm is asked for it."""
        return f"{self.name}@{self.version}"


class Copied(NamedTuple):
    """A file that is taken over as it is."""

    source: str
    target: str


COMPONENTS: Final = {
    NpmPackage(
        "@utrecht/component-library-css",
        "9.0.4",
        "sha512-gVA7D6GfP9/+fzehkYLSBR+0UPUTA97PZmgvTYQE88lPQhHGMlUk8FjmCpLKRsRC9hAYd32JuF/KzG6fmBfjJA==",
    ): "dist/index.css",
    NpmPackage(
        "@nl-design-system-candidate/heading-css",
        "1.1.3",
        "sha512-s4ERGrHcsBkZlCc+qz8+XDB5rCpxvkxwxI2bg4OB2GDS0DU5LzjNMWhsV1I8IPOboTvWMabvrsscxVuj5Bijuw==",
    ): "dist/heading.css",
    NpmPackage(
        "@nl-design-system-candidate/paragraph-css",
        "2.1.3",
        "sha512-f3GHiSpisUZAcn4gSNpSX2C3Mhl7y9dg1TfTe+jGMtHAqau/tztrtE3H27FlwrZeVEtsUtvssRCYUA3UO/GDpQ==",
    ): "dist/paragraph.css",
    NpmPackage(
        "@nl-design-system-candidate/link-css",
        "2.0.3",
        "sha512-NpRIm9YDCK1bihslc9UD3OvV5hmm91Dc7v2oBIllqlZZyS1THFmPsyi+sJ1Vd7ZDa54GgqjuzUJOzAoQDJOFzQ==",
    ): "dist/link.css",
    NpmPackage(
        "@nl-design-system-candidate/button-css",
        "1.1.0",
        "sha512-w0JLQyiPL9UrfRwzu3Mq2EWbYvAJbolepeFH4ggyBFXoYm9RMWX6vWb/8Oj999GzAF6N77LlES5jUnaR3BJ7Yw==",
    ): "dist/button.css",
    NpmPackage(
        "@nl-design-system-candidate/data-badge-css",
        "1.0.5",
        "sha512-CDcXpGQDonWIw9omDL5O/rn1IaS0y8s4WprVDCZRwYKOgpIE6N3T4MwiuESzijldhT4lnYIxK1q3jdp2G8enFQ==",
    ): "dist/data-badge.css",
    NpmPackage(
        "@nl-design-system-candidate/skip-link-css",
        "1.0.5",
        "sha512-0Bq6yDPgz6sCGrd5EuV8CfL9m78he1a914sJPeZ+Cqr4WTqN0m1qf3LPJ2YVpOP0fYgk5GX2UqwTKIDhSLg5GA==",
    ): "dist/skip-link.css",
}
"""Which style sheet of which package; the subset keeps this order."""

TOKENS: Final = NpmPackage(
    "@nl-design-system-unstable/voorbeeld-design-tokens",
    "7.4.1",
    "sha512-GNnapAn2mTIzXRcCvs0JMr4Bf9+ivUJ3zFBJLRT1SYpAYm2xPwptVxIM3k4WLJ0c59E9FfxsEBPJluGuAHUVvg==",
)
TOKENS_FILE: Final = "dist/theme.css"

FONT: Final = NpmPackage(
    "@fontsource-variable/source-sans-3",
    "5.3.0",
    "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
)
FONT_FILES: Final = (
    Copied("files/source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin.woff2"),
    Copied("files/source-sans-3-latin-ext-wght-normal.woff2", "source-sans-3-latin-ext.woff2"),
    Copied("LICENSE", "source-sans-3-OFL.txt"),
)

STYLE_PACKAGES: Final = (*COMPONENTS, TOKENS)


def used_classes(templates: Iterable[Path] | None = None) -> frozenset[str]:
    """Every class of the design system that stands in a template, also where a template only names it in a comment.

    A class put together at run time (`utrecht-alert--{{ kind }}`) cannot be seen: name each outcome in a comment.
    """
    paths = sorted(TEMPLATES.glob("*.html")) if templates is None else templates
    return frozenset(name for path in paths for name in _CLASS.findall(path.read_text("utf-8")))
