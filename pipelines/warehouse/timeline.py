"""Which reports tell the same event: the rows of core.event_links, made in Python because greedy grouping is no query.

A report is an event of an article or a row of an event table. Reports meet only where they share a participant who is no government
and a type of one family. A report joins a group when nothing contradicts any member and the evidence against the group's leader (or the
mean over its members) is strong enough; it never joins through a chain of weak likenesses, and where two groups fit equally it stays
alone. What the joined row shows is sql/marts/event_timeline.sql's business.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import duckdb
import pyarrow as pa

TABLE = "core.event_links"
READS = frozenset(
    {
        "core.events", "core.documents", "core.entities", "core.entity_aliases", "staging.table_events", "seeds.event_families",
        "seeds.currency_magnitudes", "seeds.geographies", "seeds.ledger_policy",
    }
)  # fmt: skip

#: Evidence needed to join, and by how much the best group must lead the next.
THRESHOLD = 4.0
LEAD = 0.5
#: Happens to a company about once, so that the same participant and type say more.
_RARE = frozenset({"ipo", "bankruptcy"})
_WORD = re.compile(r"[a-z0-9]{3,}")
_COMMON = frozenset(
    "the and for with from that this its was were has have had will would said says over into after under company which their than more".split()  # noqa: SIM905
)
_COMPONENT = re.compile(r"\bcomponent\b", re.I)


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one event, with its names resolved to entity keys."""

    ref: str
    kind: str
    event_type: str
    modality: str
    actors: frozenset[str]
    main: frozenset[str]
    start: date | None = None
    end: date | None = None
    amount: float | None = None
    currency: str | None = None
    words: frozenset[str] = frozenset()
    group: str = ""  # document, or table and source: one teller tells an event once
    known_by: date | None = None  # publication of the article
    component: bool = False

    @property
    def days(self) -> int:
        """Length of the interval in which it may have happened; long where nothing is known."""
        return (self.end - self.start).days + 1 if self.start and self.end else 100_000


@dataclass(slots=True)
class Group:
    """Reports of one event; the leader is the most exact one."""

    leader: Report
    members: list[tuple[Report, float, str]] = field(default_factory=list)

    @property
    def timeline_id(self) -> str:
        return hashlib.md5(f"event|{self.leader.ref}".encode(), usedforsecurity=False).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class World:
    """What comparing needs to know beyond the reports."""

    related: frozenset[frozenset[str]]
    magnitudes: Mapping[str, float]
    parents: Mapping[str, str]
    near_days: int


def _amounts(a: Report, b: Report, world: World) -> tuple[bool, float, str]:
    """(may be the same money, evidence, words)."""
    if not a.amount or not b.amount or a.component or b.component:
        return True, 0.0, ""
    if a.currency == b.currency:
        same = abs(a.amount - b.amount) <= 0.02 * max(a.amount, b.amount)
        return same, 3.0 if same else 0.0, "same amount"
    if a.currency in world.magnitudes and b.currency in world.magnitudes:
        ratio = (a.amount / world.magnitudes[a.currency]) / (b.amount / world.magnitudes[b.currency])
        same = 0.67 < ratio < 1.5
        return same, 2.0 if same else 0.0, "amounts of the same order in two currencies"
    return True, 0.0, ""


def _dates(a: Report, b: Report, world: World, same_money: bool, likeness: float) -> tuple[bool, float, str]:
    """(dates may agree, evidence, words). A clear conflict is borne only by tellers that otherwise say the same thing."""
    for one, other in ((a, b), (b, a)):
        if one.known_by and other.start and one.modality == "actual" and other.start > one.known_by + timedelta(days=1):
            return False, 0.0, "it happened after the article"
    if a.start is None or b.start is None:
        return True, 0.0, ""
    gap = max((b.start - a.end).days, (a.start - b.end).days)
    longest = max(a.days, b.days)
    if gap <= 0:
        if longest == 1:
            return True, 2.0, "same day"
        return True, (1.0 if longest <= 31 else 0.5 if longest <= 366 else 0.0), "dates overlap"
    if longest == 1 and gap <= 3:
        return True, 1.0, "days apart"
    if same_money and likeness >= 0.8 and gap <= 400:
        return True, 0.0, "dates differ, all else is the same"
    if longest > 1 and gap <= min(world.near_days, longest) and likeness >= 0.3:
        return True, 0.0, "dates differ a little"
    return False, 0.0, "dates differ"


def _actors(a: Report, b: Report, world: World) -> tuple[bool, float, str]:
    """(who acts may be the same, evidence, words): a regulator equals itself or its government."""
    if not a.actors or not b.actors:
        return True, 0.0, ""
    if a.actors & b.actors:
        return True, 1.0, "same regulator"
    up = {world.parents.get(x, x) for x in a.actors} & {world.parents.get(x, x) for x in b.actors}
    governments = {x for x in up if x in a.actors or x in b.actors}
    if governments:
        return True, 1.0, "a regulator and its government"
    return False, 0.0, "other regulator"


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of content words in common."""
    return len(a & b) / len(a | b) if a and b else 0.0


def compare(a: Report, b: Report, world: World) -> tuple[float | None, str]:
    """Evidence that two reports tell one event, with its words; None where something contradicts it."""
    if a.modality != b.modality or not a.main & b.main:
        return None, "other participants or modality"
    same_type = a.event_type == b.event_type
    if not same_type and frozenset((a.event_type, b.event_type)) not in world.related:
        return None, "other type"
    if a.group == b.group and not (a.component and b.component):
        return None, "one teller tells an event once"
    like = likeness(a.words, b.words)
    money_ok, money, money_words = _amounts(a, b, world)
    actors_ok, actors, actor_words = _actors(a, b, world)
    dates_ok, dates, date_words = _dates(a, b, world, money >= 3, like)
    for fine, words in ((money_ok, "other amount"), (actors_ok, actor_words), (dates_ok, date_words)):
        if not fine:
            return None, words
    shared = len(a.main & b.main)
    score = 1.0 + min(shared - 1, 1) * 2.0 + money + actors + dates + (1.0 if same_type else 0.0)
    score += 3.0 if like >= 0.8 else 2.0 if like >= 0.5 else 1.0 if like >= 0.3 else 0.0
    score += 1.0 if same_type and a.event_type in _RARE else 0.0
    basis = [f"{shared} shared participant{'s' if shared > 1 else ''}", "same type" if same_type else "related type"]
    basis += [w for w, v in ((money_words, money), (actor_words, actors)) if v] + ([date_words] if date_words else [])
    basis += [f"wording {like:.0%} alike"] if like >= 0.3 else []
    return score, ", ".join(basis)


def _order(report: Report) -> tuple:
    """The most exact first: it leads its group."""
    return (
        report.component,
        report.days > 1,
        report.kind != "table",
        report.amount is None,
        report.days,
        report.known_by or date.max,
        report.ref,
    )


def _fit(report: Report, group: Group, world: World) -> tuple[float, str] | None:
    scores, words = [], ""
    for member, _, _ in group.members:
        score, basis = compare(report, member, world)
        if score is None:
            return None
        scores.append(score)
        if member is group.leader or not words:
            words = basis
    return max(scores[0], sum(scores) / len(scores)), words


def group_reports(reports: Iterable[Report], world: World) -> list[Group]:
    """Reports joined to events. Deterministic: the order of the input does not matter."""
    groups: list[Group] = []
    by_participant: dict[str, list[int]] = defaultdict(list)
    for report in sorted(reports, key=_order):
        nearby = sorted({i for entity in report.main for i in by_participant[entity]})
        fits = [(fit[0], i, fit[1]) for i in nearby if (fit := _fit(report, groups[i], world)) and fit[0] >= THRESHOLD]
        fits.sort(key=lambda f: (-f[0], f[1]))
        if fits and (len(fits) == 1 or fits[0][0] - fits[1][0] >= LEAD):
            score, index, basis = fits[0]
            groups[index].members.append((report, score, basis))
        else:
            index = len(groups)
            basis = "fits several events equally" if fits else "first report"
            groups.append(Group(report, [(report, 0.0, basis)]))
        for entity in report.main:
            if index not in by_participant[entity][-1:]:
                by_participant[entity].append(index)
    return groups


def _words(text: str | None) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall((text or "").lower()) if w not in _COMMON)


_ARTICLES = """
    SELECT e.event_id, e.event_type, e.modality, e.date_start, e.date_end, e.amount, e.currency, e.document_id,
        meta.slice(d.text, e.sentence_start, e.sentence_end), d.published_at::DATE,
        list_transform(coalesce(e.participant_names, []), lambda n: meta.fold_name(n)), e.participant_ids
    FROM core.events e JOIN core.documents d USING (document_id) ORDER BY e.event_id
"""
_TABLE_ROWS = """
    SELECT table_name || '!' || cell_ref, event_type, modality, date_start, date_end, amount, currency, table_name || '|' || coalesce(source, ''),
        action, target, regulator, meta.fold_plain(jurisdiction)
    FROM staging.table_events ORDER BY ALL
"""
_PARTS = re.compile(r",|;| and ")
_INSIDE = re.compile(r"\(([^()]*)\)")


def _names(db: duckdb.DuckDBPyConnection) -> tuple[dict[str, str], dict[str, tuple[str, str | None, str | None]]]:
    aliases = dict(db.execute("SELECT alias_folded, entity_id FROM core.entity_aliases WHERE is_unique").fetchall())
    entities = {
        i: (kind, parent, country)
        for i, kind, parent, country in db.execute("SELECT entity_id, kind, parent_id, country FROM core.entities").fetchall()
    }
    return aliases, entities


def _split(label: str | None) -> list[str]:
    """The names in a table's cell: 'A, B and others' -> A, B; 'Meta (Instagram)' -> Meta, Instagram."""
    if not label:
        return []
    names = [p for p in _PARTS.split(_INSIDE.sub(" ", label)) if p.strip() and p.strip().lower() != "others"]
    return [n.strip() for n in names] + _INSIDE.findall(label)


def _fold_many(db: duckdb.DuckDBPyConnection, names: Sequence[str]) -> dict[str, str]:
    if not names:
        return {}
    return dict(db.execute("SELECT n, meta.fold_name(n) FROM (SELECT unnest(?::VARCHAR[]) AS n)", [sorted(set(names))]).fetchall())


def read_reports(db: duckdb.DuckDBPyConnection) -> list[Report]:
    """Every report of an event, participants resolved."""
    aliases, entities = _names(db)
    acting = {"regulator", "government"}
    governments = {country: i for i, (kind, _, country) in sorted(entities.items(), reverse=True) if kind == "government" and country}
    places = dict(db.execute("SELECT term, geography FROM seeds.geographies").fetchall())
    reports = []
    for ref, kind, modality, start, end, amount, currency, document, sentence, published, names, ids in db.execute(_ARTICLES).fetchall():
        ids = list(ids or [])
        known = {i for i in ids if i in entities}
        known |= {aliases[n] for k, n in enumerate(names) if n in aliases and not (k < len(ids) and ids[k] in entities)}
        actors = frozenset(i for i in known if entities[i][0] in acting)
        reports.append(
            Report(
                ref,
                "article",
                kind,
                modality,
                actors,
                frozenset(known) - actors,
                start,
                end,
                amount,
                currency,
                _words(sentence),
                document,
                published,
            )
        )
    rows = db.execute(_TABLE_ROWS).fetchall()
    folded = _fold_many(db, [n for r in rows for n in _split(r[9]) + _split(r[10])])
    for ref, kind, modality, start, end, amount, currency, teller, action, target, regulator, place in rows:
        main = frozenset(aliases[f] for n in _split(target) if (f := folded.get(n)) in aliases)
        named = {aliases[f] for n in _split(regulator) if (f := folded.get(n)) in aliases}
        actors = frozenset(i for i in named if entities[i][0] in acting and (entities[i][1] or entities[i][2]))
        if not actors and places.get(place) in governments:  # a regulator known by nothing but its country
            actors = frozenset({governments[places[place]]})
        plain = _INSIDE.sub(" ", action or "")
        reports.append(
            Report(
                ref,
                "table",
                kind,
                modality,
                actors,
                main,
                start,
                end,
                amount,
                currency,
                _words(plain),
                teller,
                None,
                bool(_COMPONENT.search(action or "")),
            )
        )
    return reports


def read_world(db: duckdb.DuckDBPyConnection) -> World:
    """Type families, rough currency worths, who belongs to whom, and the policy."""
    families = db.execute("SELECT event_type, also FROM seeds.event_families").fetchall()
    entities = db.execute("SELECT entity_id, kind, parent_id, country FROM core.entities").fetchall()
    governments = {country: i for i, kind, _, country in sorted(entities, reverse=True) if kind == "government" and country}
    parents = {i: parent or governments.get(country, i) for i, kind, parent, country in entities if kind == "regulator"}
    return World(
        related=frozenset(frozenset(pair) for pair in families),
        magnitudes={c: float(v) for c, v in db.execute("SELECT currency, units_per_euro FROM seeds.currency_magnitudes").fetchall()},
        parents=parents,
        near_days=int(db.execute("SELECT meta.policy('same_event_days')").fetchall()[0][0]),
    )


def event_links_sql(db: duckdb.DuckDBPyConnection) -> str:
    """Group the reports and leave the rows where the returned statement finds them."""
    rows = [
        {
            "report_ref": report.ref,
            "report_kind": report.kind,
            "timeline_id": group.timeline_id,
            "leader_ref": group.leader.ref,
            "score": score,
            "basis": basis,
        }
        for group in group_reports(read_reports(db), read_world(db))
        for report, score, basis in group.members
    ]
    names = ("report_ref", "report_kind", "timeline_id", "leader_ref", "score", "basis")
    schema = pa.schema([(n, pa.float64() if n == "score" else pa.string()) for n in names])
    db.register("event_links_found", pa.Table.from_pylist(rows, schema=schema))
    db.execute("CREATE OR REPLACE TEMP TABLE event_links_made AS SELECT * FROM event_links_found")
    db.unregister("event_links_found")
    return "SELECT * FROM event_links_made ORDER BY timeline_id, report_ref"
