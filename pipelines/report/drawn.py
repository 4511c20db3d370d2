"""A chart specification drawn: SVG for the page (its colours follow light, dark and print) and for slides (light colours, on its own)."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from markupsafe import Markup

from pipelines.report.theme import resolved

VEGALITE_VERSION = "6.4"
_SPOKEN = re.compile(r' (?:aria-label|aria-roledescription|aria-hidden|role|font-family|pointer-events)="[^"<>]{0,2000}"')
_CLIP = re.compile(r"\b(clip|gradient_)(\d{1,6})\b")


def to_svg(spec: dict[str, Any]) -> str:
    """Vega's own renderer, offline."""
    import vl_convert  # 0.3 s: only where something is drawn

    return vl_convert.vegalite_to_svg(spec, vl_version=VEGALITE_VERSION, allowed_base_urls=[])


def for_page(svg: str, identity: str, label: str) -> Markup:
    """The SVG as part of a page: own ids, a text alternative, no fixed size."""
    from html import escape

    lean = _SPOKEN.sub("", svg)  # the label speaks for the whole; the type is the page's
    own = _CLIP.sub(lambda m: f"{identity}-{m[1]}{m[2]}", lean)
    head, _, body = own.partition(">")
    head = re.sub(r' (?:width|height|xmlns:xlink)="[^"]{0,60}"', "", head)
    return Markup(f'{head} role="img" aria-label="{escape(label, quote=True)}">{body}')


def for_slides(svg: str) -> str:
    """The SVG as a file of its own."""
    return resolved(svg)


def safe_json(value: Any) -> Markup:
    """JSON that may stand inside a script element: nothing in it can end the element or start a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


@cache
def interactive_bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, as shipped with vl-convert: no network, no eval (its interpreter is in the bundle)."""
    import vl_convert

    return vl_convert.javascript_bundle(vl_version=VEGALITE_VERSION)
