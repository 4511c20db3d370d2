"""What a claim rule is: a unit that looks at one quantity in its sentence and either decides or passes; with examples run as tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipelines.extraction.claims.reading import Reading
from pipelines.extraction.model import Quantity
from pipelines.extraction.rules.base import Rule


@dataclass(slots=True)
class Frame:
    """How a number stands in its sentence.

    `relation`: extent ("rose 5%"), to, from, of, premodifier ("a 5% rise"), than, parallel ("or 76 cts"), conversion ("(£600m)"), object,
    copula, and other prepositions. `anchor` is the item it hangs on, `verb` the verb of change or the verb above it, `base` whether it is
    the value compared with, `parallel` the item of the quantity whose reading it shares.
    """

    statistic: str = "level"
    direction: int = 0
    relation: str = "none"
    anchor: int = -1
    base: bool = False
    parallel: int | None = None
    rule: str = ""


@dataclass(slots=True)
class Measure:
    """What a number measures: the metric, the item that names it, the sign it forces."""

    metric: str
    item: int | None = None
    sign: int = 0
    statistic: str | None = None
    rule: str = ""
    why: str = ""


@dataclass(slots=True)
class Context:
    """What a rule may look at: the reading, the index of the quantity, and what was decided for the quantities before it."""

    reading: Reading
    index: int
    quantity: Quantity
    frame: Frame = field(default_factory=Frame)
    governor: int = -1
    skipped: frozenset[str] = frozenset()
    after: list[int] = field(default_factory=list)
    decided: dict[int, tuple[Frame, Measure]] = field(default_factory=dict)
    carried: Measure | None = None
    counted_before: bool = False
    sales_in_units: bool = False
    shares_spoken_of: bool = False
    topic: str = ""
    balance: str = ""
    bid_spoken_of: bool = False
    beside: Mapping[str, tuple[str, Measure]] = field(default_factory=dict)  # dimension -> statistic and measure of the last number of the kind
    last: tuple[str, Measure] | None = None
    is_percent: bool = field(init=False)
    is_money: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_percent = self.quantity.dimension == "percent"
        self.is_money = self.quantity.dimension == "money"


@dataclass(frozen=True, slots=True)
class ClaimRule(Rule):
    """A rule for claims. `decides` says what: frame, metric or omission; `apply` returns the decision or None.

    `of` are the dimensions of the numbers it is for and `statistic` those of their frames; empty where it is for all. The rule itself need
    not look: it is not tried on others.
    """

    apply: Callable[[Context], Any] = field(default=lambda context: None)
    decides: str = "frame"
    of: frozenset[str] = frozenset()
    statistic: frozenset[str] = frozenset()
    reason: str = ""

    def fits(self, dimension: str, statistic: str) -> bool:
        return (not self.of or dimension in self.of) and (not self.statistic or statistic in self.statistic)


def rule(
    registry: list[ClaimRule], id: str, decides: str, *, of: str = "", statistic: str = "", reason: str = "",
    finds: Mapping[str, Mapping[str, Any]] | None = None, ignores: tuple[str, ...] = (), note: str = "",
) -> Callable[[Callable[[Context], Any]], Callable[[Context], Any]]:  # fmt: skip
    """Register a function as the next rule of a registry; rules are tried in the order they are written, on the numbers they are for."""

    def register(apply: Callable[[Context], Any]) -> Callable[[Context], Any]:
        told = note or (apply.__doc__ or "").strip()
        kinds = frozenset(of.split()), frozenset(statistic.split())
        registry.append(ClaimRule(id, finds=finds or {}, ignores=ignores, note=told, apply=apply, decides=decides, of=kinds[0], statistic=kinds[1], reason=reason))
        return apply

    return register
