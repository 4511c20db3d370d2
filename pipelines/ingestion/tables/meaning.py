"""What the labels of a table mean under its descriptor: entities and totals, periods in the right calendar, publishers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.ingestion.tables.descriptor import Mapping
from pipelines.ingestion.tables.periods import FiscalYear, TablePeriod, parse_period

_FOOTNOTE = re.compile(r"(?<=\w)\s?(?:[*†‡§¹²³]{1,4}|\[\d{1,2}\])$")


@dataclass(frozen=True, slots=True)
class EntityLabel:
    """A row label: its name without footnote marks, and whether it is the whole market, the rest of it, or a group of companies.

    `is_others` is set for groups too: neither is a company. `is_group` tells them apart, since a group overlaps the companies.
    """

    name: str
    is_total: bool = False
    is_others: bool = False
    is_group: bool = False
    is_skipped: bool = False
    note: str | None = None


class Meaning:
    """The label rules of one descriptor, each distinct label looked up once."""

    def __init__(self, mapping: Mapping) -> None:
        rules = mapping.labels
        self.total = {v.casefold() for v in rules.total}
        self.others = {v.casefold() for v in rules.others}
        self.groups = {v.casefold() for v in rules.groups}
        self.skip = {v.casefold() for v in rules.skip}
        self.rename = {k.casefold(): v for k, v in rules.rename.items()}
        self.publisher_rule = mapping.publisher_from
        self.all_fiscal = mapping.all_periods_fiscal
        self.calendars: dict[str, FiscalYear] = {k.casefold(): v.calendar() for k, v in mapping.fiscal_year_end.items()}
        self._entities: dict[str, EntityLabel] = {}

    @property
    def calendars_differ(self) -> bool:
        """Whether a period's meaning depends on whose it is."""
        return set(self.calendars) - {""} != set()

    def entity(self, label: str) -> EntityLabel:
        """What a row label stands for."""
        found = self._entities.get(label)
        if found is None:
            found = self._entities[label] = self._entity(label)
        return found

    def _entity(self, label: str) -> EntityLabel:
        name = " ".join(label.split())
        bare = _FOOTNOTE.sub("", name)
        note = f"printed with a footnote mark: {name}" if bare != name else None
        keys = {name.casefold(), bare.casefold()}
        bare = next((self.rename[k] for k in keys if k in self.rename), bare)
        is_group = bool(keys & self.groups)
        return EntityLabel(
            bare, bool(keys & self.total), is_group or bool(keys & self.others), is_group, bool(keys & self.skip), note
        )  # fmt: skip

    def period(self, label: str, entity: str | None = None) -> TablePeriod:
        """The interval of a period label in its entity's calendar; raises PeriodError."""
        calendar = self.calendars.get((entity or "").casefold()) or self.calendars.get("")
        return parse_period(label, calendar, self.all_fiscal)

    def publisher(self, source: str) -> str:
        """The publisher named in a source such as `Globex via Daily Widget`."""
        rule = self.publisher_rule
        if rule is None:
            return source
        cut = min((source.find(mark) for mark in rule.until if mark in source), default=len(source))
        name = source[:cut].strip() or source
        return rule.names.get(name, name)
