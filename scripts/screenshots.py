"""Screenshots for docs/images: every kind of page of the report, and the Dagster UI after everything was materialised from it.

    .venv/bin/python scripts/screenshots.py             the report of the data folder, then the UI in a temporary folder with the same inputs
    .venv/bin/python scripts/screenshots.py --no-ui     the report only

Needs Chromium (`make test-browser` installs it). Nothing of the data folder is changed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from pipelines.settings import PROJECT_ROOT, load_settings

IMAGES = PROJECT_ROOT / "docs" / "images"
CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RUNS = "{runsOrError(limit: 25){... on Runs{results{runId status}}}}"


def first_page(report: Path, folder: str) -> str:
    """The page of a kind that holds most."""
    pages = [p for p in (report / folder).glob("*.html") if p.name != "index.html"]
    return f"{folder}/{max(pages, key=lambda p: (p.stat().st_size, p.name)).name}" if pages else f"{folder}/index.html"


def shoot_report(browser, report: Path) -> None:
    pages = {
        "overview": "index.html",
        "market": first_page(report, "markets"),
        "company": first_page(report, "companies"),
        "article": first_page(report, "articles"),
        "table": first_page(report, "tables"),
        "events": first_page(report, "events"),
        "quality": "quality.html",
        "dictionary": "dictionary.html",
        "search": "search.html?q=cloud",
    }
    looks = [("", 1280, 1000, "light"), ("-dark", 1280, 1000, "dark"), ("-narrow", 400, 900, "light")]
    for suffix, width, height, scheme in looks:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        for name, path in pages.items():
            if suffix and name not in ("market", "article"):
                continue
            page = context.new_page()
            page.goto(f"{report.as_uri()}/{path}")
            page.wait_for_timeout(800)
            if page.query_selector(".plot[data-spec]"):
                page.wait_for_selector(".plot.live", timeout=20_000)
            if name == "article" and not suffix and (mark := page.query_selector("#body .hl.c")):
                mark.hover()
                page.wait_for_timeout(400)
            page.screenshot(path=IMAGES / f"report-{name}{suffix}.png")
            page.close()
        context.close()


def ask(base: str, query: str) -> dict:
    request = urllib.request.Request(f"{base}/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["data"]


def runs(base: str) -> dict[str, str]:
    return {r["runId"]: r["status"] for r in ask(base, RUNS)["runsOrError"]["results"]}


def wait(condition, seconds: float, what: str):
    """What `condition` gives once it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except OSError:
            pass
        time.sleep(2)
    raise TimeoutError(f"waited {seconds:.0f} s for {what}")


@contextmanager
def running_ui(home: Path) -> Iterator[str]:
    """`marketledger ui` in its own process group, ended with all its children."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "pipelines.cli", "ui", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env=os.environ | {"MARKETLEDGER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: ask(base, "{version}"), 180, "the Dagster UI")
        yield base
    finally:
        end_group(process)


def end_group(process: subprocess.Popen) -> None:
    """End a process and everything it started; Dagster's servers take their time."""
    for sign, patience in ((signal.SIGTERM, 40), (signal.SIGKILL, 10)):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            process.poll()
            try:
                os.killpg(process.pid, sign if end - time.monotonic() > patience - 1 else 0)
            except ProcessLookupError:
                return
            time.sleep(1)


def quiet(base: str) -> bool:
    """No run is under way (the sensor may have asked for one)."""
    return all(status in ("SUCCESS", "FAILURE", "CANCELED") for status in runs(base).values())


def settled(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)


def shoot_ui(browser, base: str) -> str:
    """Materialise everything by the button, look at the graph, the share asset with its chart, its checks. Returns how the run ended."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    time.sleep(45)  # the sensor looks at the landing folder within half a minute
    wait(lambda: quiet(base), 900, "the sensor's build")
    before = set(runs(base))
    settled(page, f"{base}/asset-groups")
    page.get_by_role("button", name="Materialize all").click()
    run = wait(lambda: next(iter(set(runs(base)) - before), None), 60, "the run started from the UI")
    status = wait(lambda: (s := runs(base)[run]) in ("SUCCESS", "FAILURE", "CANCELED") and s, 900, "the run to end")
    wait(lambda: quiet(base), 900, "other builds")
    for name, path in {
        "assets": "/asset-groups",
        "share": "/assets/marts/market_share",
        "share-checks": "/assets/marts/market_share?view=checks",
        "report": "/assets/publication/report",
        "run": f"/runs/{run}",
        "automation": "/automation",
    }.items():
        settled(page, base + path)
        page.screenshot(path=IMAGES / f"dagster-{name}.png")
    settled(page, f"{base}/assets/marts/market_share?view=events")
    page.get_by_text("[Show Markdown]").first.click()
    page.wait_for_selector("img[src^='data:image/svg']", timeout=20_000)
    page.wait_for_timeout(800)
    page.screenshot(path=IMAGES / "dagster-share-chart.png")
    context.close()
    return status


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--no-ui", action="store_true", help="leave out the Dagster UI")
    options.add_argument("--no-report", action="store_true", help="leave out the report")
    chosen = options.parse_args()
    settings = load_settings()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is missing: make test-browser installs it")
    if not chosen.no_report and not (settings.report / "index.html").exists():
        sys.exit(f"no report at {settings.report}: run marketledger build first")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM))
        if not chosen.no_report:
            shoot_report(browser, settings.report)
        if not chosen.no_ui:
            with tempfile.TemporaryDirectory(prefix="marketledger-") as folder:
                shutil.copytree(settings.landing, Path(folder) / "landing")
                with running_ui(Path(folder)) as base:
                    print(f"materialise all: {shoot_ui(browser, base)}")
        browser.close()
    print(f"written: {', '.join(sorted(p.name for p in IMAGES.glob('*.png')))}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
