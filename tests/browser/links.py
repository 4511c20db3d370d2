"""Reads the pages of a report as a checker: links and what they point at, ids, scripts, the text under an element."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """One page: its ids, addresses, elements, headings, and the code points of its article."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.body = ""
        self.highlights: list[tuple[int, int, list[str], str]] = []
        self._stack: list[tuple[str, bool]] = []
        self._open: list[tuple[int, list[str]]] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.elements.append((tag, found))
        if found.get("id"):
            self.ids.append(found["id"])
        self.links += [found[name] for name in ("href", "src", "action") if found.get(name)]
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        inside = self._inside or (tag == "div" and found.get("id") == "body")
        if tag not in VOID and tag not in {"path", "circle", "rect", "line", "polyline"}:
            self._stack.append((tag, inside))
            if inside and tag == "a":
                self._open.append((len(self.body), (found.get("data-f") or "").split()))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self._stack:
            name, inside = self._stack.pop()
            if inside and name == "a":
                start, keys = self._open.pop()
                self.highlights.append((start, len(self.body), keys, self.body[start:]))
            if name == tag:
                break

    def handle_data(self, data):
        if self._inside:
            self.body += data

    @property
    def _inside(self) -> bool:
        return bool(self._stack) and self._stack[-1][1]


def broken_links(root: Path, pages: dict[Path, Page]) -> list[str]:
    """Links of the site that lead nowhere: no such file, no such place on it, or out of the site."""
    ids = {path: set(page.ids) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            if parts.scheme or parts.netloc:
                broken.append(f"{path.relative_to(root)}: {link}")
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or not target.is_relative_to(root.resolve()):
                broken.append(f"{path.relative_to(root)}: {link}")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                broken.append(f"{path.relative_to(root)}: {link} (no such place)")
    return broken


def read_site(root: Path) -> dict[Path, Page]:
    return {path.resolve(): Page(path.resolve()) for path in sorted(root.rglob("*.html"))}
