"""One Chromium, one fixture site, one server for the browser tests; they are skipped where Chromium is missing."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.report import build_report
from tests.browser.warehouse import many_claims, standard

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    build_report(standard().write(folder / "w.duckdb"), folder / "report")
    return folder / "report"


@pytest.fixture(scope="session")
def large_site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    build_report(many_claims(5_000).write(folder / "w.duckdb"), folder / "report")
    return folder / "report"


@pytest.fixture(scope="session")
def server(site) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is missing: make test-browser installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


class Tab:
    """A page of the site and everything it complained about."""

    def __init__(self, page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on(
            "console",
            lambda message: self.complaints.append(f"{message.type}: {message.text}") if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, address: str):
        self.page.goto(address)
        return self.page


@pytest.fixture
def tab(browser):
    """Opens tabs: width, colour scheme and whether scripts run can be chosen."""
    contexts = []

    def new(width: int = 1200, height: int = 900, scheme: str = "light", javascript: bool = True) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=javascript)
        contexts.append(context)
        return Tab(context.new_page())

    yield new
    for context in contexts:
        context.close()
