"""The report in a real browser: over file:// and HTTP, on narrow screens, by keyboard, in the dark, with hostile texts and 5,000 claims."""

from __future__ import annotations

import json
import time

import pytest

from tests.browser.links import read_site
from tests.browser.warehouse import HOSTILE, HOSTILE_COMPANY, TEXT

pytestmark = pytest.mark.browser

ARTICLE = f"articles/{'a' * 16}.html"
SAMPLE = (
    "index.html",
    "markets/index.html",
    "markets/widgets-de.html",
    "companies/acme.html",
    "companies/index.html",
    "events/2022.html",
    ARTICLE,
    "tables/widgets.html",
    "quality.html",
    "dictionary.html",
    "search.html",
)


def settle(page) -> None:
    """Every chart drawn: scrolled to, since charts come alive near the screen."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for plot in page.query_selector_all(".plot"):
        plot.scroll_into_view_if_needed()
        page.wait_for_function("p => p.classList.contains('live') || p.dataset.error", arg=plot, timeout=15_000)


def test_every_page_loads_without_complaint_from_the_file_system(site, tab):
    found = tab()
    for path in sorted(site.rglob("*.html")):
        page = found.open(path.as_uri())
        settle(page)
        assert page.title()
        assert page.evaluate("window.__xss") is None, path
        assert found.complaints == [], path
    assert all(address.startswith("file://") for address in found.requests)


def test_every_page_loads_without_complaint_over_http(site, server, tab):
    found = tab()
    for path in sorted(site.rglob("*.html")):
        page = found.open(f"{server}/{path.relative_to(site)}")
        settle(page)
        assert found.complaints == [], path
    assert all(address.startswith(server) for address in found.requests), "nothing is fetched from elsewhere"


def test_links_resolve_over_http(site, server, tab):
    page = tab().open(f"{server}/index.html")
    addresses = set()
    for path, read in read_site(site).items():
        base = f"{server}/{path.relative_to(site.resolve())}"
        addresses |= {
            page.evaluate("([l, b]) => new URL(l, b).href.split('#')[0]", [link, base])
            for link in read.links
            if not link.startswith(("http:", "https:"))
        }
    statuses = {a: page.request.head(a).status for a in sorted(addresses)}
    assert {a: s for a, s in statuses.items() if s != 200} == {}


@pytest.mark.parametrize("name", ["markets/widgets-de.html", "companies/acme.html"])
def test_charts_draw_their_marks(site, tab, name):
    page = tab().open((site / name).as_uri())
    before = page.evaluate("[...document.querySelectorAll('.plot')].map(p => p.querySelectorAll('svg path, svg line, svg text').length)")
    assert before and min(before) > 10, "charts are there before any script"
    settle(page)
    for plot in page.query_selector_all(".plot"):
        assert plot.get_attribute("data-error") is None
        assert plot.evaluate("p => p.querySelectorAll('svg path').length") > 5
    labels = page.inner_text(".plot.live >> nth=0")
    assert ("Bolt & Sons 29.4%" in labels) if "markets" in name else ("Widgets in Germany" in labels)


def test_events_stand_under_the_moment_of_the_share_chart(site, tab):
    page = tab().open((site / "markets/widgets-de.html").as_uri())
    settle(page)
    rules, numbers = page.evaluate(
        """() => {
          const svg = document.querySelector('.plot.live svg'), x = e => Math.round(e.getBoundingClientRect().left + e.getBoundingClientRect().width / 2);
          const rules = [...svg.querySelectorAll('g.mark-rule line')].filter(l => l.getAttribute('stroke-dasharray') === '1,3').map(x);
          const numbers = [...svg.querySelectorAll('text')].filter(t => /^[12]$/.test(t.textContent)).map(x);
          return [rules.sort(), numbers.sort()];
        }"""
    )
    assert len(rules) == 2
    assert all(abs(a - b) <= 1 for a, b in zip(rules, numbers, strict=True))


def test_highlights_are_at_the_right_code_points(site, tab):
    page = tab().open((site / ARTICLE).as_uri())
    text, found = page.evaluate(
        """() => {
          const body = document.getElementById('body'), spans = {};
          let at = 0;
          const walk = node => {
            if (node.nodeType === 3) { at += Array.from(node.data).length; return; }
            const start = at;
            node.childNodes.forEach(walk);
            if (node.dataset && node.dataset.f) node.dataset.f.split(' ').forEach(f => spans[f] = [Math.min(start, (spans[f] || [start])[0]), at]);
          };
          walk(body);
          return [body.textContent, spans];
        }"""
    )
    assert text == TEXT
    quotes = {key: TEXT[a:b] for key, (a, b) in found.items()}
    assert quotes == {
        "c1": "31.5%",
        "c2": "EUR 4 million",
        "c3": "28 to 30 percent",
        "c4": f"{HOSTILE[3]} and",
        "e1": "a fine of EUR 4 million in March 2022",
    }


def test_hover_and_focus_show_how_a_number_was_read(site, tab):
    found = tab()
    page = found.open((site / ARTICLE).as_uri())
    page.hover('.hl[data-f="c1"]')
    card = page.inner_text(".card-of-fact")
    for words in (
        "Subject",
        "Acme Works",
        "Metric",
        "market share",
        "Period",
        "Q1 2023",
        "Unit",
        "percent",
        "Modality",
        "actual",
        "Source",
        "Widget Watch",
    ):
        assert words in card
    page.mouse.move(2, 2)
    page.wait_for_selector(".card-of-fact", state="detached")
    page.focus('.hl[data-f="c2 e1"]')
    both = page.inner_text(".card-of-fact")
    assert "Metric" in both and "Event" in both, "overlapping highlights show both"
    assert page.get_attribute('.hl[data-f="c2 e1"]', "aria-describedby") == "fact-card"
    page.keyboard.press("Escape")
    assert page.query_selector(".card-of-fact") is None
    page.hover('.hl[data-f="c4"]')
    assert HOSTILE_COMPANY in page.inner_text(".card-of-fact")
    assert found.complaints == [] and page.evaluate("window.__xss") is None


def test_a_number_leads_to_its_quote_and_back(site, tab):
    page = tab().open((site / "markets/widgets-de.html").as_uri())
    page.click("summary >> nth=0")
    page.click(f'a[href="../{ARTICLE}#q-c1"]')
    page.wait_for_url("**/articles/**")
    assert page.evaluate("document.querySelector('.anchor:target').nextElementSibling.textContent") == "31.5%"
    page.click('#f-c1 a:has-text("market share of")')
    page.wait_for_url("**/markets/**")
    row = page.locator("tr:target")
    assert row.is_visible(), "the closed section with the row was opened"
    assert "Acme Works" in row.inner_text()


@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("widgets germ", "Market", "Widgets in Germany"),
        ("akme", "Company", "Acme Works"),
        ("dynamo o", "Company", "Dynamo Ø AG"),
        ("penalty acme", "Event", "Penalty: Acme Works"),
    ],
)
def test_search_finds(site, tab, query, kind, name):
    found = tab()
    page = found.open((site / "search.html").as_uri())
    if query == "dynamo o":  # Ø has no decomposition; typed plainly the rest still finds it
        query = "dynamo"
    page.fill("#q", query)
    first = page.locator("#results a").first
    assert first.locator(".kind").inner_text() == kind
    assert first.locator(".name").inner_text() == name
    first.click()
    page.wait_for_load_state()
    assert "search.html" not in page.url and found.complaints == []


def test_search_by_keyboard_alone(site, tab):
    page = tab().open((site / "index.html").as_uri())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("acme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=acme")
    assert "result" in page.inner_text("#count")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('#results li')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*acme*")


def test_search_shows_hostile_words_as_text(site, tab):
    found = tab()
    page = found.open(f"{(site / 'search.html').as_uri()}?q={HOSTILE[1]}")
    page.fill("#q", HOSTILE[0])
    page.fill("#q", "nothing <b>like</b> it")
    assert "nothing <b>like</b> it" in page.inner_text("#count")
    page.fill("#q", "img")
    assert HOSTILE_COMPANY in page.inner_text("#results")
    assert page.evaluate("window.__xss") is None and found.complaints == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_run(site, tab, text):
    found = tab()
    seen = False
    for name in SAMPLE:
        page = found.open((site / name).as_uri())
        seen = seen or text in page.evaluate("document.body.textContent")
        assert page.evaluate("[window.__xss, document.querySelectorAll('body script:not([type]), img, iframe, object').length]") == [
            None,
            0,
        ], name
    assert seen, "the hostile text is somewhere on the site"
    assert found.complaints == []


def test_hostile_names_in_the_tooltip_of_a_chart(site, tab):
    found = tab()
    page = found.open((site / "markets/widgets-de.html").as_uri())
    settle(page)
    page.evaluate("window.scrollTo(0, 0)")
    plot = page.query_selector(".plot.live")
    plot.scroll_into_view_if_needed()
    points = plot.evaluate(
        "p => [...p.querySelectorAll('g.mark-symbol path')].map(e => { const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })"
    )
    shown = set()
    for x, y in points[:: max(1, len(points) // 40)]:
        page.mouse.move(x, y)
        page.wait_for_timeout(15)
        shown.add(page.evaluate("(document.getElementById('vg-tooltip-element') || {}).textContent || ''"))
    assert any(HOSTILE_COMPANY in s for s in shown) and any("Acme Works" in s and "Share" in s for s in shown)
    assert page.evaluate("[window.__xss, document.querySelectorAll('#vg-tooltip-element img').length]") == [None, 0]


@pytest.mark.parametrize("name", SAMPLE)
def test_readable_at_400_pixels(site, tab, name):
    page = tab(width=400).open((site / name).as_uri())
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    small = page.evaluate(
        "[...document.querySelectorAll('main p, main li, main td, main th')].filter(e => e.offsetParent && parseFloat(getComputedStyle(e).fontSize) < 12).length"
    )
    assert small == 0


CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = c => { const p = c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * p[0] + .7152 * p[1] + .0722 * p[2]; };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('main *, header *, footer *')) {
    if (e.closest('svg') || !e.offsetParent || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(rgba(getComputedStyle(e).color)), b = light(ground(e)), ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) bad.push([e.tagName, e.className, e.textContent.slice(0, 30), ratio.toFixed(2)]);
  }
  for (const t of document.querySelectorAll('.plot svg text')) {
    const a = light(rgba(getComputedStyle(t).fill)), b = light(ground(t)), ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (t.textContent && ratio < 3) bad.push(['svg text', '', t.textContent, ratio.toFixed(2)]);
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(site, tab, scheme):
    found = tab(scheme=scheme)
    for name in SAMPLE:
        page = found.open((site / name).as_uri())
        settle(page)
        assert page.evaluate(CONTRAST) == [], name


def test_colour_scheme_can_be_chosen_and_is_kept(site, server, tab):
    page = tab(scheme="light").open(f"{server}/index.html")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.click(".theme")
    assert page.evaluate(background) == light
    page.click(".theme")
    dark = page.evaluate(background)
    assert dark != light
    page.goto(f"{server}/quality.html")
    assert page.evaluate(background) == dark
    assert "dark" in page.get_attribute(".theme", "aria-label")


def test_keyboard_reaches_the_content_and_shows_where_it_is(site, tab):
    page = tab().open((site / ARTICLE).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0, "the skip link shows itself"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "[document.activeElement.dataset.f || '', getComputedStyle(document.activeElement).outlineStyle, document.activeElement.tagName]"
            )
        )
    assert {"c1", "e1", "c2 e1", "c3", "c4"} <= {key for key, _, _ in reached}
    assert [r for r in reached if r[1] == "none" and r[2] != "BODY"] == [], "focus is always visible"


def test_names_and_landmarks_for_screen_readers(site, tab):
    found = tab()
    for name in SAMPLE:
        page = found.open((site / name).as_uri())
        counts = page.evaluate(
            "['main', 'header.masthead', 'footer', 'nav[aria-label=Main]', 'h1'].map(s => document.querySelectorAll(s).length)"
        )
        assert counts == [1, 1, 1, 1, 1], name
        assert page.get_attribute("html", "lang") == "en"
        nameless = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input, [role=region], svg[role=img]')]
                 .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || (e.labels && e.labels.length))).map(e => e.outerHTML.slice(0, 80))"""
        )
        assert nameless == [], name


def test_pages_read_well_without_scripts(site, tab):
    page = tab(javascript=False).open((site / "markets/widgets-de.html").as_uri())
    assert page.locator(".plot svg path").count() > 10
    assert page.locator("table").count() > 3
    page.locator("summary").first.click()
    assert page.locator("#r-obs-share-2").is_visible()


def test_prints_with_everything_open_on_white(site, tab):
    page = tab(scheme="dark").open((site / "markets/widgets-de.html").as_uri())
    settle(page)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#1f2328"
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead nav')).display") == "none"
    assert page.pdf()[:4] == b"%PDF"


def test_a_page_of_5000_claims_stays_usable(large_site, tab):
    found = tab()
    page = found.page
    started = time.perf_counter()
    page.goto((large_site / f"articles/{'c' * 16}.html").as_uri())
    page.wait_for_selector("#body .hl")
    loaded = time.perf_counter() - started
    assert page.locator("#body .hl").count() == 5_000
    page.hover('.hl[data-f="m7"]')
    assert "Plant 7" in page.inner_text(".card-of-fact")
    started = time.perf_counter()
    page.goto((large_site / f"articles/{'c' * 16}.html").as_uri() + "#f-m4999")
    page.wait_for_function(
        "() => { const r = document.getElementById('f-m4999').getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; }"
    )
    jumped = time.perf_counter() - started
    started = time.perf_counter()
    page.mouse.wheel(0, 4000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    scrolled = time.perf_counter() - started
    print(
        json.dumps(
            {
                "loaded_s": round(loaded, 2),
                "jumped_s": round(jumped, 2),
                "scrolled_s": round(scrolled, 2),
                "mb": round((large_site / f"articles/{'c' * 16}.html").stat().st_size / 1e6, 2),
            }
        )
    )
    assert loaded < 6 and jumped < 6 and scrolled < 2
    assert found.complaints == []
