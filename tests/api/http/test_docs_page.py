"""The documentation page asks nobody but ourselves."""

import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from tests.api.http.toy import Toy

CHROMIUM = shutil.which("chromium")


def test_the_page_names_no_other_host() -> None:
    client = Toy().client()
    page = client.get("/v1/docs")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page.text)
    for address in re.findall(r"(?:src|href)=\"(docs/[^\"]+)\"", page.text):
        assert client.get(f"/v1/{address}").status_code == 200


def test_the_policy_of_the_page_allows_no_other_host_and_no_inline_script() -> None:
    policy = dict(
        part.strip().split(" ", 1)
        for part in Toy().client().get("/v1/docs").headers["content-security-policy"].split(";")
    )

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert not re.search(r"https?:|\*", str(policy))


@contextmanager
def served(toy: Toy) -> Iterator[str]:
    """The toy behind the real server, on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(toy.site, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="NO CHROMIUM: the documentation page was not looked at in a browser")
def test_a_browser_shows_the_operations_and_asks_nobody_else() -> None:
    asked: list[str] = []
    complaints: list[str] = []

    with served(Toy()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/v1/docs")
        page.wait_for_selector(".opblock")
        shown = page.locator(".opblock").count()
        browser.close()

    assert shown >= 6
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert complaints == []
