"""The whole of extraction for one article: the stages in order, nothing else."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extraction.claims.build import find_claims
from pipelines.extraction.coarse import coarse_claims, coarse_events
from pipelines.extraction.english import plainly_english
from pipelines.extraction.events.build import find_events
from pipelines.extraction.fiscal import calendar_of
from pipelines.extraction.language import detect_language
from pipelines.extraction.model import Article, Extraction, Registry
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.coreference import is_digest
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times


def extract(article: Article, registry: Registry | None = None) -> Extraction:
    """Quantities, time expressions, claims and events of one article; a pure function of its arguments."""
    registry = registry or Registry()
    body = article.text[article.body_start : article.body_end]
    language = "en" if plainly_english(body) else detect_language(body)
    quantities = find_quantities(article.text)
    if language not in ("en", "und"):
        return Extraction(language=language, quantities=tuple(quantities), notes=(f"no claims or events: the text is {language!r}, not English",))
    times = find_times(article.text, article.published_at, fiscal=calendar_of(article, registry))
    parsed = parse(article, quantities, times, registry)
    if article.published_grain != "day" and is_digest(parsed):
        # Sentences from different days: one inferred date cannot hold for all of them.
        return extract(replace(article, published_at=None, published_grain="day"), registry)
    claims, omissions = find_claims(article, parsed, quantities, times)
    events = find_events(article, parsed, quantities, times)
    if article.published_at and article.published_grain != "day":
        claims, events = coarse_claims(article, claims), coarse_events(article, events)
    return Extraction(
        language=language,
        quantities=tuple(quantities),
        times=tuple(times),
        claims=tuple(claims),
        events=tuple(events),
        omissions=tuple(omissions),
    )
