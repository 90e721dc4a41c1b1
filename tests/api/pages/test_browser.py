"""The pages in a real Chromium: accessible, within the screen, quiet, and working without JavaScript.

Screenshots of every page at every width land in `artifacts/pages/`, to be looked at.
"""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

import axe_playwright_python  # type: ignore[import-untyped]  # it has no types
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, expect, sync_playwright

from api.pages import routes
from api.pages.report_form import FIELDS
from api.register import Register
from api.service import make_service
from tests.api.pages.service import for_real
from tests.api.v1.service import ALL_SORTS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARTIFACTS: Final = Path(__file__).resolve().parents[3] / "artifacts" / "pages"
WIDTHS: Final = (1280, 360, 320)
"""A desk, a telephone, and a desk at 400 %."""
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ASK_AXE: Final = """async rules => (await axe.run(document, {runOnly: {type: 'tag', values: rules}}))
    .violations.map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' | '))"""
LONG_NAME: Final = "Wolfeschlegelsteinhausenbergerdorff-" * 5 + "Ñandú"


class Site(NamedTuple):
    """A running service, and the browser in front of it."""

    address: str
    browser: Browser

    @contextmanager
    def visitor(self, width: int = 1280, *, javascript: bool = True) -> Iterator[Page]:
        """A person with a screen of this width, who meets nothing from elsewhere and no word in the console."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800}, locale="nl-NL", java_script_enabled=javascript
        )
        with _closing(context):
            page = context.new_page()
            elsewhere, said = _watch(page, self.address)
            yield page
            assert elsewhere == []
            assert said == []

    def go(self, page: Page, path: str) -> None:
        """Type an address."""
        page.goto(self.address + path)


@contextmanager
def _closing(context: BrowserContext) -> Iterator[None]:
    try:
        yield
    finally:
        context.close()


def _watch(page: Page, address: str) -> tuple[list[str], list[str]]:
    elsewhere: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(address + "/"):
            elsewhere.append(request.url)

    def hear(text: str) -> None:
        # Chromium itself mentions every answer above 399; on our error pages that is what they are.
        if "Failed to load resource: the server responded with a status of 4" not in text:
            said.append(text)

    page.on("request", note)
    page.on("console", lambda message: hear(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return elsewhere, said


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests are skipped, and in the build they fail.

    For this file only: while Playwright runs, no other test can run an event loop.
    """
    path = os.environ.get("PAR_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        reason = "NO CHROMIUM: the screens were not tested. Install it with: apt-get install chromium fonts-liberation"
        if os.environ.get("PAR_CI") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = _launched(playwright, path)
        yield browser
        browser.close()


def _launched(playwright: Playwright, path: str) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


@contextmanager
def served(register: Register, browser: Browser) -> Iterator[Site]:
    """The register behind a real port."""
    app = make_service(register, pages=routes(register))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="on"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", browser)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def site(practice_register: Register, chromium: Browser) -> Iterator[Site]:
    """The practice register. Nobody reports in it."""
    with served(practice_register, chromium) as running:
        yield running


@pytest.fixture
def own_site(register: Register, chromium: Browser) -> Iterator[Site]:
    """An empty register to report in."""
    with served(register, chromium) as running:
        yield running


def a_search(name: str) -> Callable[[Site, Page], None]:
    def find(site: Site, page: Page) -> None:
        site.go(page, "/zoeken")
        page.get_by_label("Naam").fill(name)
        page.get_by_role("button", name="Zoek dossier").click()

    return find


def a_dossier(name: str) -> Callable[[Site, Page], None]:
    def open_it(site: Site, page: Page) -> None:
        a_search(name)(site, page)
        page.locator(".par-hits a").first.click()

    return open_it


def a_wrong_report(site: Site, page: Page) -> None:
    site.go(page, "/melden")
    page.get_by_label("Datum").fill("31-12-2099")
    page.locator("#tijd").fill("half drie")
    page.get_by_role("button", name="Verstuur de melding").click()


def an_address(path: str) -> Callable[[Site, Page], None]:
    return lambda site, page: site.go(page, path)


PAGES: Final[dict[str, Callable[[Site, Page], None]]] = {
    "start": an_address("/"),
    "zoeken": an_address("/zoeken"),
    "zoeken-gevonden": a_search("van den berg"),
    "zoeken-niets": a_search("Xqzwv"),
    "zoeken-fout": a_search(""),
    "dossier-persoon": a_dossier("Jan van den Berg"),
    "dossier-lange-naam": a_dossier("Ijsbrand 't Hoen"),
    "dossier-adres": a_dossier("Buitenweg 99"),
    "incident": an_address("/incidenten/2024-0002"),
    "incident-zonder-veroorzaker": an_address("/incidenten/2026-0006"),
    "melden": an_address("/melden"),
    "melden-fout": a_wrong_report,
    "melden-ontvangen": an_address("/melden/ontvangen/2024-0002"),
    "niet-gevonden": an_address("/is-er-niet"),
}


def fill_in(page: Page, **also: str) -> None:
    """The fields that must be filled in, and these."""
    page.get_by_label("Wat gebeurde er?").fill("Schold aan de telefoon.")
    page.get_by_label("Verbale agressie").check()
    page.get_by_label("Telefoon").check()
    page.get_by_label("Eenheid").fill("Vergunningen")
    page.get_by_label("Betrokken medewerker").fill("Ali Yılmaz")
    for field, text in also.items():
        page.locator(f"#{field}").fill(text)


def look_over(page: Page, name: str, width: int) -> None:
    """A picture, no fault that axe knows, and nothing beside the screen."""
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}-{width}.png", full_page=True)
    page.evaluate(AXE)
    assert page.evaluate(ASK_AXE, list(RULES)) == [], name
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1], name


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_accessible_and_fits_at_every_width(site: Site, width: int) -> None:
    with site.visitor(width) as page:
        for name, open_it in PAGES.items():
            open_it(site, page)
            look_over(page, name, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_register_and_very_long_names_fit_as_well(own_site: Site, width: int) -> None:
    with own_site.visitor(width) as page:
        own_site.go(page, "/")
        look_over(page, "start-leeg", width)
        own_site.go(page, "/melden")
        fill_in(page, veroorzaker=LONG_NAME, adres=LONG_NAME[:120], plaats=ALL_SORTS, melder=LONG_NAME)
        page.get_by_label("Eenheid").fill(LONG_NAME[:120])
        page.get_by_label("Wat gebeurde er?").fill(f"{LONG_NAME}\n\nEn: {LONG_NAME}")
        page.get_by_role("button", name="Verstuur de melding").click()
        page.get_by_role("link", name="Bekijk de melding").click()
        look_over(page, "incident-lange-namen", width)
        own_site.go(page, "/")
        look_over(page, "start-lange-namen", width)


def test_on_a_narrow_screen_the_list_of_incidents_is_still_a_table_for_a_screen_reader(site: Site) -> None:
    with site.visitor(320) as page:
        site.go(page, "/")
        table = page.get_by_role("table", name="Laatste incidenten")

        expect(table.get_by_role("row")).to_have_count(11)
        expect(table.get_by_role("columnheader", name="Eenheid")).to_have_count(1)
        expect(table.get_by_role("row").nth(1).get_by_role("cell").first).to_have_text("10 november 2026")


def test_a_real_register_is_accessible_too(practice_register: Register, chromium: Browser) -> None:
    with served(for_real(practice_register), chromium) as site, site.visitor() as page:
        site.go(page, "/")
        look_over(page, "start-echt", 1280)


def test_without_javascript_an_incident_is_reported_corrected_and_found(own_site: Site) -> None:
    with own_site.visitor(javascript=False) as page:
        own_site.go(page, "/")
        page.get_by_role("link", name="Meld een incident").click()
        fill_in(page, datum="ooit")
        page.get_by_role("button", name="Verstuur de melding").click()
        expect(page.get_by_role("alert")).to_contain_text("Uw melding is nog niet verstuurd")
        expect(page.get_by_label("Betrokken medewerker")).to_have_value("Ali Yılmaz")
        page.get_by_role("alert").get_by_role("link").click()
        assert page.url.endswith("#datum")
        page.get_by_label("Datum").fill("20 november 2026")
        page.get_by_role("button", name="Verstuur de melding").click()
        expect(page.get_by_role("heading", name="Meldingsnummer 2026-0001")).to_be_visible()
        page.get_by_role("link", name="Bekijk de melding").click()
        expect(page.get_by_role("main")).to_contain_text("20 november 2026 · Vergunningen · Telefoon")
        page.get_by_role("link", name="Start").first.click()
        expect(page.get_by_role("link", name="2026-0001")).to_be_visible()


def test_a_double_click_and_the_back_button_give_one_incident(own_site: Site, register: Register) -> None:
    with own_site.visitor() as page:
        own_site.go(page, "/melden")
        fill_in(page)
        page.get_by_role("button", name="Verstuur de melding").dblclick()
        expect(page.get_by_role("heading", name="Meldingsnummer 2026-0001")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Meldingsnummer 2026-0001")).to_be_visible()

        page.go_back()
        fill_in(page)
        page.get_by_role("button", name="Verstuur de melding").click()

        expect(page.get_by_role("heading", name="Meldingsnummer 2026-0001")).to_be_visible()
    assert register.log.head() == 1


def test_the_keyboard_goes_through_the_form_in_the_order_of_the_page(site: Site) -> None:
    with site.visitor() as page:
        site.go(page, "/melden")

        passed = _tabs(page, 40)

    names = list(dict.fromkeys(name for name in passed if name in FIELDS))
    assert passed[0] == "Naar de inhoud"
    assert passed[1:5] == ["PAR Agressieregistratie", "Start", "Incident melden", "Dossier zoeken"]
    assert names == list(FIELDS)
    assert passed.index("adres") < passed.index("Verstuur de melding") < passed.index("API-documentatie")


def test_the_skip_link_is_seen_when_it_has_focus_and_leads_to_the_main_part(site: Site) -> None:
    with site.visitor() as page:
        site.go(page, "/")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"


def test_focus_is_seen_on_every_control(site: Site) -> None:
    with site.visitor() as page:
        for path in ("/", "/melden"):
            site.go(page, path)
            for _ in range(30):
                page.keyboard.press("Tab")
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                inside = page.evaluate("document.activeElement !== document.body")
                assert not inside or outline != "none", page.evaluate("document.activeElement.outerHTML")


def test_after_a_fault_the_focus_is_on_the_summary(site: Site) -> None:
    with site.visitor() as page:
        a_wrong_report(site, page)

        expect(page.get_by_role("alert")).to_be_focused()


def test_on_paper_a_dossier_has_its_content_and_no_menus(site: Site) -> None:
    with site.visitor() as page:
        a_dossier("Jan van den Berg")(site, page)
        page.emulate_media(media="print")

        expect(page.get_by_role("heading", name="Jan van den Berg")).to_be_visible()
        expect(page.get_by_text("Oefenregister:")).to_be_visible()
        expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()


def test_a_form_on_another_site_cannot_report(own_site: Site, register: Register) -> None:
    lure = f'<form method="post" action="{own_site.address}/melden"><button>Win een prijs</button></form>'
    context = own_site.browser.new_context()
    with _closing(context):
        page = context.new_page()
        page.goto(f"data:text/html,{quote(lure)}")
        with page.expect_response(f"{own_site.address}/melden") as answered:
            page.get_by_role("button").click()
        assert answered.value.status == 403
        expect(page.get_by_role("heading", name="Dit formulier kwam niet van PAR")).to_be_visible()
    assert register.log.head() == 0


def _tabs(page: Page, steps: int) -> list[str]:
    """What has focus after each press of the Tab key: the name of a field, or the words of a link or button."""
    passed = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.name || document.activeElement.innerText"))
    return [" ".join(words.split()) for words in passed]
