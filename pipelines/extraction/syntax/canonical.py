"""One name per thing and document: short forms, last names and acronyms take the full name that the document gives."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extraction.syntax.aliases import AliasIndex
from pipelines.extraction.syntax.lexicon import lexicon, wordset
from pipelines.extraction.syntax.model import Mention
from pipelines.extraction.syntax.names import name_lexicon

_FIXED = frozenset(("place", "nationality"))
_SMALL = frozenset(("of", "and", "the", "for", "de", "&"))
#: Suffixes that belong to the name: "Allied Bancshares" is not "Allied".
_KEPT = wordset("Group Holding Holdings Bancorp Bancshares Company Groep Gruppe")
_NO_SHORT_FORM = wordset("the new first news daily world general national international north south east west central federal royal united")


def name_documents_names(mentions: list[Mention], acronyms: list[tuple[Mention, str]], aliases: AliasIndex) -> None:
    """Set `name`, `kind`, `entity_id` and `ticker` of every mention from the fullest form in the document. Mentions are in text order."""
    naming = [m for m in mentions if m.kind not in _FIXED]
    _persons_by_last_name(naming)
    first: dict[str, Mention] = {}  # each form as printed -> its first mention
    for m in naming:
        first.setdefault(m.text, m)
    cores = {text: _core(text) for text in first}
    full: dict[str, Mention] = {}  # a core -> the mention with the fullest form of it
    for text, m in first.items():
        core = cores[text]
        known = full.get(core)
        if known is None or (len(text) > len(known.text) and known.text == core):
            full[core] = m
    folded: dict[str, Mention] = {}  # a core in small letters -> the same: "Alicloud" and "AliCloud"
    for core, m in full.items():
        known = folded.get(core.casefold())
        folded[core.casefold()] = m if known is None or len(m.text) > len(known.text) else known
    short: dict[str, Mention] = {}  # a possible short form -> the earliest mention it may shorten
    lead = naming[min(len(naming) - 1, 3)].start if naming else 0
    for core, m in sorted(full.items(), key=lambda item: first[item[1].text].start):
        for form in _short_forms(core, m):
            before = first.get(form)
            if before is None or before.start > m.start or m.start <= lead or (" " not in form and form.isupper()):
                short.setdefault(form, m)
    for m, form in acronyms:
        short[form] = full.get(cores.get(m.text, m.text), m)
    for m in mentions:
        if m.kind in _FIXED:
            alias = aliases.exact(m.text)
            if alias is not None:
                m.entity_id, m.name, m.kind = alias.entity_id, alias.name, alias.kind
            continue
        core = cores[m.text]
        target = full.get(core, m)
        if target is m or target.text == core:
            target = folded.get(core.casefold(), target)
        if core == m.text or core.replace(" ", "") in short:
            # no legal form of its own: it may be a short form of something longer
            longer = short.get(m.text)
            if longer is not None and longer is not target:
                target = longer
        target = _top(target, short, cores, full)
        if target is m or m.entity_id is not None:
            continue
        m.name, m.entity_id, m.ticker = target.name, target.entity_id, m.ticker or target.ticker
        if target.kind != "group":
            m.kind = target.kind
        elif m.kind != "group":
            target.kind = m.kind


def _top(target: Mention, short: dict[str, Mention], cores: dict[str, str], full: dict[str, Mention]) -> Mention:
    """Follow a short form's short form once."""
    core = cores[target.text]
    above = short.get(target.text) if core == target.text else None
    return full.get(cores.get(above.text, ""), above) if above is not None else target


def _core(text: str) -> str:
    """A name without its legal form."""
    suffixes = name_lexicon().suffixes
    words = text.replace(",", "").split()
    while len(words) > 1 and words[-1].rstrip(".") in suffixes and words[-1] not in _KEPT:
        words.pop()
    return " ".join(words)


def _short_forms(core: str, m: Mention) -> Iterator[str]:
    """How a document may shorten a name: its first words, its initials, a person's last name, its words run together."""
    words = core.split()
    if len(words) < 2:
        return
    tags = lexicon().tags
    if m.kind == "person":
        yield words[-1]
        if words[0] not in name_lexicon().first_names:
            yield words[0]  # family name first: "Shen" of "Shen Meng"
        return
    for k in range(len(words) - 1, 0, -1):
        if words[k - 1] in _SMALL or (k == 1 and (words[0].lower() in _NO_SHORT_FORM or tags.get(words[0].lower()) in ("DT", "IN", "CC", "PRP"))):
            continue
        if k == 1 and (words[0] in name_lexicon().countries or (m.kind == "group" and m.ticker is None)):
            continue  # "Apple" is no short form of "Apple Watch"
        yield " ".join(words[:k])
    for some in (words, words[1:] if words[0] in name_lexicon().countries else ()):
        big = "".join(w[0] for w in some if w not in _SMALL and w[0].isupper())
        if len(big) > 1:
            yield big
            yield "".join(w[0].upper() for w in some)
    yield "".join(words)
    if m.kind in ("company", "publisher") and len(words) == 2 and words[-1] not in name_lexicon().kinds:
        yield words[-1]  # "Disney" of "Walt Disney Co"


def _persons_by_last_name(mentions: list[Mention]) -> None:
    """Two-word names whose last word has a person's title elsewhere ("Mr Gray") are persons."""
    titled = {m.text for m in mentions if m.kind == "person" and " " not in m.text}
    if titled:
        for m in mentions:
            if m.kind == "group" and " " in m.text and m.text.rsplit(" ", 1)[-1] in titled:
                m.kind = "person"
