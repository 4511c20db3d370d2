"""Pages of articles: the text with every claim and event highlighted where it may be shown, else the quotes; each with what uses it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from pipelines.report import site
from pipelines.report.context import Context, shows_full_text
from pipelines.report.formatting import day, period, quantity, words
from pipelines.report.published import Row
from pipelines.report.spans import Span, pieces

#: Facts under one heading of the table beneath an article.
PART = 100


def literal(text: str) -> Markup:
    """Text so that a browser's DOM holds exactly these code points: a bare carriage return would become a line feed."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def highlighted(text: str, claims: list[Row], events: list[Row], body_start: int, body_end: int) -> Markup:
    """The text with a link per highlighted stretch to its row in the table of facts; what is not the article's body is set back."""
    spans = [Span(c["span_start"], c["span_end"], "c", site.anchor(c["claim_id"])) for c in claims]
    spans += [Span(e["span_start"], e["span_end"], "e", site.anchor(e["event_id"])) for e in events]
    out: list[str] = []
    aside = False
    for piece in pieces(text, spans, (body_start, body_end)):
        outside = not body_start <= piece.start < body_end
        if outside != aside:
            out.append('<span class="aside">' if outside else "</span>")
            aside = outside
        content = literal(piece.text)
        if not piece.covered_by:
            out.append(content)
            continue
        out += [f'<span class="anchor" id="q-{s.key}"></span>' for s in piece.begins]
        kinds = " ".join(sorted({s.kind for s in piece.covered_by}))
        first = piece.covered_by[-1]
        reachable = "" if piece.begins else ' tabindex="-1"'
        keys = " ".join(dict.fromkeys(s.key for s in reversed(piece.covered_by)))
        out.append(f'<a class="hl {kinds}" href="#f-{first.key}" data-f="{keys}"{reachable}>{content}</a>')
    if aside:
        out.append("</span>")
    return Markup("".join(out))


def claim_fact(context: Context, claim: Row, document: Row) -> dict[str, Any]:
    """A claim as its row shows it."""
    facts = context.facts
    observation = facts.observation_of_claim.get(claim["claim_id"])
    subject = claim["subject_name"] or claim["subject_text"]
    return {
        "key": site.anchor(claim["claim_id"]),
        "kind": "claim",
        "quote": claim["quote"],
        "start": claim["span_start"],
        "end": claim["span_end"],
        "subject": subject,
        "subject_target": facts.company_target(claim["subject_id"]) or facts.market_target(claim["market_id"]),
        "what": words(claim["metric"]) + ("" if claim["statistic"] == "level" else f", {claim['statistic']}"),
        "market": claim["market_name"],
        "market_target": facts.market_target(claim["market_id"]),
        "value": quantity(claim["value"], claim["unit"], claim["value_high"]),
        "unit": words(claim["unit"]),
        "qualifier": "" if claim["qualifier"] == "exact" else words(claim["qualifier"]),
        "period": period(claim["period_start"], claim["period_end"]) if claim["period_start"] or claim["period_end"] else "",
        "period_reason": claim["period_reason"] or "",
        "modality": claim["modality"],
        "source": claim["attributed_to"] or document["source_name"] or "the article",
        "rule": claim["rule_id"],
        "confidence": claim["confidence"],
        "uses": facts.uses.get(observation, []) if observation else [],
    }


def event_fact(context: Context, event: Row, document: Row) -> dict[str, Any]:
    """A report of an event as its row shows it."""
    facts = context.facts
    row = facts.timeline_of.get(event["event_id"])
    target = context.event_target(row["timeline_id"]) if row else None
    names, ids = list(event["participant_names"] or ()), list(event["participant_ids"] or ())
    dates = ""
    if event["date_start"] or event["date_end"]:
        dates = day(event["date_start"]) if event["date_start"] == event["date_end"] else period(event["date_start"], event["date_end"])
    return {
        "key": site.anchor(event["event_id"]),
        "kind": "event",
        "quote": event["quote"],
        "start": event["span_start"],
        "end": event["span_end"],
        "subject": ", ".join(n for n in names if n),
        "subject_target": facts.company_target(ids[0]) if ids else None,
        "what": words(event["event_type"]),
        "market": None,
        "market_target": None,
        "value": quantity(event["amount"], event["currency"]) if event["amount"] is not None else "",
        "unit": event["currency"] or "",
        "qualifier": "",
        "period": dates,
        "period_reason": "",
        "modality": event["modality"],
        "source": document["source_name"] or "the article",
        "rule": event["rule_id"],
        "confidence": event["confidence"],
        "uses": [("event on the timeline", target)] if target else [],
    }


def write(context: Context) -> None:
    facts = context.facts
    listed = []
    copies: dict[str, list[str]] = {}
    for document in facts.articles.values():
        if document["duplicate_of"]:
            copies.setdefault(document["duplicate_of"], []).append(document["document_id"])
    for document_id, document in facts.articles.items():
        path = site.article_page(document_id)
        claims, events = facts.claims_of(document_id), facts.events_of(document_id)
        full = shows_full_text(document["licence"], context.article_text)
        title = document["title"] or document["landing_path"].rsplit("/", 1)[-1]
        found = sorted(
            [claim_fact(context, c, document) for c in claims] + [event_fact(context, e, document) for e in events],
            key=lambda f: (f["start"], f["end"], f["kind"], f["key"]),
        )
        body = highlighted(facts.text_of(document_id), claims, events, document["body_start"], document["body_end"]) if full else None
        context.page(
            path,
            "article.html.j2",
            section="articles/index.html",
            document=document,
            title=title,
            body=body,
            found=found,
            claims=len(claims),
            events=len(events),
            part=PART,
            original=(site.article_page(document["duplicate_of"]) if document["duplicate_of"] in facts.articles else None),
            copies=[(facts.articles[i]["title"] or i, site.article_page(i)) for i in copies.get(document_id, [])],
        )
        detail = ", ".join(w for w in (document["source_name"], day(document["published_at"]) if document["published_at"] else "") if w)
        context.searchable("Article", title, path, detail)
        listed.append(document | {"title": title, "target": path, "claims": len(claims), "events": len(events), "full": full})
    context.page("articles/index.html", "articles_index.html.j2", articles=listed, total=facts.article_count)
