"""What goes out with every page, and what never stands in one."""

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from domain.catalogue.version_1 import CATALOGUE_1
from tests.api.pages.reading import Seen, see
from tests.api.pages.service import found_dossier, new_form, page

PAGES = ("/", "/zoeken", "/incidenten/2024-0002", "/melden/ontvangen/2024-0002", "/is-er-niet")
STYLES = ("nlds.css", "theme-par.css", "par.css")
DUTCH_WORDS_TOO = {"online"}
CODES = {
    *(entry.code for entries in (CATALOGUE_1.types, CATALOGUE_1.sanctions, CATALOGUE_1.channels) for entry in entries),
    "reported", "retracted", "person", "address", "organisation", "true", "false", "None", "null",
} - DUTCH_WORDS_TOO  # fmt: skip


def every_page(client: TestClient) -> Iterator[Seen]:
    """One of each sort."""
    yield from (see(client.get(address)) for address in PAGES)
    yield found_dossier(client, "Jan van den Berg")
    yield found_dossier(client, "Buitenweg 99")
    yield see(client.post("/zoeken", data={"naam": "van den Berg"}))
    yield see(client.post("/zoeken", data={"naam": ""}))
    yield page(client, f"/melden?kenmerk={new_form(client)}")
    yield see(client.post("/melden", data={"soort": ["verbal", "nope"], "weg": "home_visit", "datum": "ooit"}))
    yield from (page(client, f"/incidenten/2026-000{number}") for number in range(1, 7))


def test_every_page_forbids_everything_but_our_own_style_letters_and_pictures(practice: TestClient) -> None:
    for address in (*PAGES, f"/melden?kenmerk={new_form(practice)}"):
        answer = practice.get(address)
        assert answer.headers["content-security-policy"] == (
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


def test_no_page_has_scripts_or_styles_of_its_own(practice: TestClient) -> None:
    for seen in every_page(practice):
        assert not {"script", "style", "iframe", "object", "embed", "img"} & set(seen.elements)
        assert not [name for _, name, _ in seen.attributes if name == "style" or name.startswith("on")]


def test_no_page_leads_or_loads_elsewhere(practice: TestClient) -> None:
    for seen in every_page(practice):
        addresses = [value for _, name, value in seen.attributes if name in ("href", "src", "action")]
        assert addresses
        assert not [address for address in addresses if urlsplit(address).netloc or urlsplit(address).scheme]


def test_no_code_that_is_stored_is_ever_read_out(practice: TestClient) -> None:
    for seen in every_page(practice):
        words = set(re.findall(r"[\w.]+", f"{seen.title} {seen.text}"))
        assert words & CODES == set()
        assert not [word for word in words if "_" in word or re.fullmatch(r"(incident|dossier|sanction)\.\w+", word)]


def test_every_page_has_one_main_heading_a_title_and_a_language(practice: TestClient) -> None:
    for seen in every_page(practice):
        assert seen.elements.count("h1") == 1
        assert seen.title.endswith(" – PAR")
        assert ("html", "lang", "nl") in seen.attributes
        ids = [value for _, name, value in seen.attributes if name == "id"]
        assert len(ids) == len(set(ids))


def test_every_label_and_description_belongs_to_something_that_is_there(practice: TestClient) -> None:
    for seen in every_page(practice):
        ids = {value for _, name, value in seen.attributes if name == "id"}
        pointed = [
            one
            for _, name, value in seen.attributes
            if name in ("for", "aria-describedby", "aria-labelledby")
            for one in value.split()
        ]
        anchors = [address[1:] for address in seen.links if address.startswith("#")]
        assert not {*pointed, *anchors} - ids


def test_pages_and_styles_stay_small(practice: TestClient) -> None:
    assert max(len(seen.html.encode()) for seen in every_page(practice)) < 30_000
    styles = b"".join(practice.get(f"/static/{name}").content for name in STYLES)
    assert len(gzip.compress(styles)) < 30_000


def test_a_style_goes_out_compressed_and_is_kept_for_a_day_until_it_changes(practice: TestClient) -> None:
    sheets = [address for tag, name, address in see(practice.get("/")).attributes if tag == "link" and name == "href"]

    for address in sheets:
        answer = practice.get(address)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=86400"
        assert re.fullmatch(r"/static/[a-z-]+\.(css|svg)\?v=[0-9a-f]{10}", address)
    assert practice.get("/static/nlds.css", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("name", ["source-sans-3-latin.woff2", "source-sans-3-latin-ext.woff2", "favicon.svg"])
def test_letters_and_icon_come_from_here(practice: TestClient, name: str) -> None:
    answer = practice.get(f"/static/{name}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] in ("font/woff2", "image/svg+xml")
