"""Colours and type of the report, declared once: for the style sheet, the charts and the standalone SVG files."""

from __future__ import annotations

import re

SANS = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif"
SERIF = "'Iowan Old Style', Charter, 'Palatino Linotype', 'Book Antiqua', P052, 'URW Palladio L', Palatino, Georgia, serif"

#: Name -> (light, dark). The series colours are Okabe and Ito's, darkened or lightened until each stands 3:1 or more against its ground;
#: text colours stand 4.5:1 or more.
COLOURS: dict[str, tuple[str, str]] = {
    "page": ("#fffdf9", "#14171a"),
    "panel": ("#f6f2ea", "#1d2125"),
    "ink": ("#1f2328", "#e8e4dc"),
    "soft": ("#575d66", "#aab0b8"),
    "line": ("#d9d3c7", "#383e45"),
    "strong-line": ("#8a857b", "#7b828b"),
    "accent": ("#0f5499", "#7fb8f0"),
    "accent-ground": ("#e3edf7", "#1c2d3f"),
    "good": ("#00694a", "#4fc79e"),
    "warn": ("#8a5300", "#e8b04a"),
    "bad": ("#a3281d", "#f28b7d"),
    "claim": ("#fbe7b2", "#5a4a1b"),
    "claim-line": ("#a87400", "#d9a93c"),
    "event": ("#d3e8f3", "#1d4459"),
    "event-line": ("#0072b2", "#56b4e9"),
    "s1": ("#0072b2", "#56b4e9"),
    "s2": ("#c74b00", "#f0883e"),
    "s3": ("#007a5a", "#2fc496"),
    "s4": ("#a8447c", "#dd8fb8"),
    "s5": ("#8c6a00", "#e3c22f"),
    "s6": ("#2f6f9f", "#9ccbe8"),
    "s7": ("#6a4c93", "#b9a0e0"),
    "muted": ("#8f8b84", "#7d848d"),
}
#: Colours that tell companies apart, in the order in which they are given out.
SERIES = ("s1", "s2", "s3", "s4", "s5", "s7", "s6")


def var(name: str) -> str:
    """A colour as the page's style sheet knows it: it follows light, dark and print."""
    if name not in COLOURS:
        raise KeyError(name)
    return f"var(--{name})"


def css_variables() -> str:
    """The style sheet's head: both sets of colours, and the light one on paper."""
    light = ";".join(f"--{name}:{pair[0]}" for name, pair in COLOURS.items())
    dark = ";".join(f"--{name}:{pair[1]}" for name, pair in COLOURS.items())
    return (
        f":root{{color-scheme:light dark;--sans:{SANS};--serif:{SERIF};{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}:root[data-theme=light]{{color-scheme:light}}}}\n"
    )


_VAR = re.compile(r"var\(--([a-z0-9-]{1,20})\)")


def resolved(svg: str) -> str:
    """An SVG with its colour variables replaced by the light colours: for slides, where no style sheet is."""
    return _VAR.sub(lambda m: COLOURS[m[1]][0], svg)
