"""Metric rules for jobs won and lost: people put out of work, taken on, told to go; redundancies in number and as a part of the staff."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

JOB_RULES: list[ClaimRule] = []

_Q = r"(?:(?:about|around|some|up|to|at|least|most|more|than|nearly|almost|another|roughly|further|over|as|many|the|its|their|a|an|extra|additional|just|only|total|of|all|fewer|between|estimated) ){0,5}"
_PEOPLE = r"(?:people|workers?|staff|employees|persons|men|women|managers|engineers|miners|drivers|pilots|nurses|teachers|personnel|reporters|journalists|developers|jobs|posts|positions|roles|of|permanent|temporary|full-time|part-time|office|shop|factory|extra|more|new|additional)"
_LEFT_LOST = re.compile(rf"\b(?:rid of|dispens(?:e|es|ed|ing) with|part(?:s|ed|ing)? (?:company )?with|voluntary redundanc(?:y|ies) to|make redundant|makes redundant|made redundant|making redundant|redundanc(?:y|ies) (?:for|of)) {_Q}\Z")
_LEFT_PUT = re.compile(rf"\b(?:put|puts|putting|leave|leaves|left|leaving|throw|throws|threw|throwing|thrown|and) {_Q}\Z")
_RIGHT_OUT = re.compile(rf" (?:{_PEOPLE} ){{0,4}}(?:out of (?:a job|jobs|work)|jobless|unemployed|without (?:a |their )?(?:jobs?|work)|redundant|idle)\b")
_LEFT_MADE = re.compile(rf"\b(?:make|makes|made|making) {_Q}\Z")
_LEFT_COST = re.compile(rf"\bcost(?:s|ing)? {_Q}\Z")
_RIGHT_THEIR_JOBS = re.compile(rf" (?:{_PEOPLE} ){{0,4}}(?:their|his|her) (?:jobs?|livelihoods?|posts?|positions?)\b")
_RIGHT_GO = re.compile(
    rf" (?:{_PEOPLE} ){{0,4}}(?:(?:would|will|could|may|might|must|should|are|were|to|is|was|be|been|have|had|has|being|told|on|[a-z]{{3,6}}day|morning|by email|that|they|they'd|they'll|also|now|likely|set|due|expected) ){{0,9}}"
    r"(?:go|lose their|lost their|let go|at risk|made redundant|dismissed|laid off|sacked|fired|be lost|lost|disappear|axed|eliminated|be cut|threatened|under threat|vanish)\b"
)
_JOBS_RIGHT = re.compile(r" (?:[a-z-]{1,14} ){0,3}(?:jobs|posts|positions|roles|staff|people|workers|employees|redundancies)\b")
_LEFT_AFFECT = re.compile(rf"\b(?:affect|affects|affected|affecting|hit|hits|hitting|threaten|threatens|threatening|threatened|endanger|endangering) {_Q}\Z")
_LEFT_TAKEN = re.compile(rf"\b(?:take|takes|took|taking|taken|bring|brings|brought|bringing) (?:on|in|aboard) {_Q}\Z|\b(?:hire|hires|hired|hiring|recruit|recruits|recruited|recruiting) {_Q}\Z")
_RIGHT_STAFF = re.compile(r" (?:[a-z-]{1,14} ){0,3}(?:people|workers?|staff|employees|persons|managers|engineers|drivers|pilots|nurses|teachers|developers|technicians|scientists|salespeople|sales ?staff|programmers|apprentices|graduates|trainees|assistants|labourers|cabin crew|crew|researchers|consultants|agents|specialists|reporters|journalists|miners|clerks|executives)\b")
_LEFT_SUBJECT = re.compile(rf"\b(?:redundancies|lay-?offs|dismissals|job cuts|job losses|redundancy|staff cuts)\b[^.;]{{0,40}}? (?:is|are|be|total|totals|totalled|number|numbers|amount to|amounts to|concern|concerns|at) {_Q}\Z")
_RIGHT_OF_CUTS = re.compile(r" of (?:the|these|those|its|their) (?:job |planned |staff )?(?:cuts|redundancies|lay-?offs|dismissals|job losses|reductions)\b")
_LEFT_CUTS = re.compile(rf"\b(?:cuts|cut|lay-?offs|redundancies|reductions?|job losses|dismissals)\b[^.;]{{0,60}}? (?:amount to|amounts to|represent|represents|represented|equal|equals|equivalent to|affect|affects|affected|affecting|hit|hits|is|are|concern|concerns|cover) {_Q}\Z")
_RIGHT_OF_STAFF = re.compile(r" of (?:[a-z'’-]{1,16} ){0,4}(?:workforce|work force|staff|employees|workers|headcount|payroll|personnel|people|jobs|posts)\b")
_ALREADY = frozenset(("headcount",))


def _around(context: Context) -> tuple[str, str]:
    """The words left and right of a number in its sentence, in lower case."""
    low, start = context.reading.low, context.reading.sentence.start
    at, end = context.quantity.start - start, context.quantity.end - start
    return low[max(0, at - 120) : at], low[end : end + 150]


@rule(
    JOB_RULES, "metric.jobs_lost", "metric", of="count bare percent",
    finds={
        "The closure of the Acme mill left 2,300 workers jobless.": {"metric": "headcount", "statistic": "difference", "value": -2300},
        "The collapse of Acme cost 180 people their jobs.": {"metric": "headcount", "statistic": "difference", "value": -180},
        "The layoffs at Acme concern 85 persons in Turku.": {"metric": "headcount", "statistic": "difference", "value": -85},
        "About 350 jobs are at risk at Acme.": {"metric": "headcount", "statistic": "difference", "value": -350},
        "The cuts at Acme amount to 6% of the workforce.": {"metric": "headcount", "statistic": "change", "value": -6},
    },
    ignores=("Acme supports 350 jobs.", "Acme has 2,300 workers."),
)  # fmt: skip
def jobs_lost(context: Context) -> Measure | None:
    """People who lose their work, in number or as a part of the staff."""
    dimension = context.quantity.dimension
    if context.frame.statistic == "multiple":
        return None
    left, right = _around(context)
    if dimension == "percent":
        if context.frame.statistic != "level" or _RIGHT_OF_STAFF.match(right) is None:
            return None
        beside = next(iter(context.reading.quantities_before(context.index)), None)
        told = context.decided.get(beside) if beside is not None else None
        lost = told is not None and told[1].metric in _ALREADY and told[1].sign < 0 and context.index - beside <= 12 and re.search(r"(?:[,(–-]|\bor|\babout|\bsome|\bnearly|\baround|\broughly|\balmost|\bthan|\bover) ?\Z", left) is not None
        return Measure("headcount", None, -1, "change", why="a part of the staff lost") if lost or _LEFT_CUTS.search(left) else None
    if _temporary(left, right):
        return None
    if (
        (_LEFT_LOST.search(left) and (_RIGHT_STAFF.match(right) or _JOBS_RIGHT.match(right)))
        or _LEFT_SUBJECT.search(left)
        or (_LEFT_PUT.search(left) and _RIGHT_OUT.match(right))
        or (_LEFT_MADE.search(left) and re.match(rf" (?:{_PEOPLE} ){{0,4}}redundant\b", right))
        or (_LEFT_COST.search(left) and _RIGHT_THEIR_JOBS.match(right))
        or (_LEFT_AFFECT.search(left) and re.match(r" (?:[a-z-]{1,14} ){0,2}(?:jobs|posts|positions)\b", right))
        or _RIGHT_OF_CUTS.match(right)
    ):
        return Measure("headcount", None, -1, "difference", why="jobs lost")
    part_of = left.endswith(("of the ", "of its ", "of their ", "of our "))  # "400 of the 1,100 staff will go"
    if not part_of and _RIGHT_GO.match(right) and _JOBS_RIGHT.match(right):
        return Measure("headcount", None, -1, "difference", why="they lose their jobs")
    return None


def _temporary(left: str, right: str) -> bool:
    return "temporar" in left or "temporar" in right


@rule(
    JOB_RULES, "metric.jobs_won", "metric", of="count bare",
    finds={"Acme is to take on 600 more staff.": {"metric": "headcount", "statistic": "difference", "value": 600}},
    ignores=("Acme has 600 staff.", "Acme took on 600 customers."),
)  # fmt: skip
def jobs_won(context: Context) -> Measure | None:
    """People taken on: hired, recruited, brought in."""
    left, right = _around(context)
    if _temporary("", right[:40]) or (right.startswith(" people") and "brought in" in left[-24:]):
        return None
    if _LEFT_TAKEN.search(left) and _RIGHT_STAFF.match(right):
        return Measure("headcount", None, 1, "difference", why="taken on")
    return None


@rule(
    JOB_RULES, "metric.people_at_work", "metric", of="count bare", statistic="level",
    finds={"Some 64,000 people work in the mines of Acme.": {"metric": "headcount", "value": 64000}, "The talks at Acme concern 140 persons.": {"metric": "headcount", "value": 140}},
    ignores=("Some 64,000 people use Acme.",),
)  # fmt: skip
def people_at_work(context: Context) -> Measure | None:
    """People by the work they do: "55,000 people work in", "the 230 persons the talks concern", "employees at the unit, 310 persons in all"."""
    left, right = _around(context)
    if re.match(r"-(?:person|employee|strong (?:team|workforce|staff|firm|company|sales|group|unit|division))\b", right):
        return Measure("headcount", None, why="a team of so many")
    if re.match(r" (?:people|men|women|persons)(?: who| that)? (?:work|worked|are employed|were employed|are working|depend on (?:it|them|the industry) for (?:work|jobs))\b", right):
        return Measure("headcount", None, why="those who work there")
    if re.search(rf"\b(?:negotiations|talks|procedure|proceedings|consultations?)(?: (?:at|in|with|on) [a-z ]{{2,24}})? (?:will )?(?:concern|concerns|concerned|involve|involves|cover|covers) {_Q}\Z", left) and re.match(r" (?:people|persons|employees)\b", right):
        return Measure("headcount", None, why="those the talks are about")
    if re.search(r"\b(?:employees|staff|workers|personnel)\b[^.;]{0,40}, (?:about |some |around |a total of )?\Z", left) and re.match(r" (?:people|persons)\b", right):
        return Measure("headcount", None, why="the staff just named")
    return None


_RAISE_RIGHT = re.compile(r" (?:(?:annual |across-the-board |general |real |immediate |one-year ){0,2}(?:pay|wage|salary|wages?) (rise|raise|increase|hike|cut|reduction|award|settlement|deal|offer|claim)s?|(raise)s?)\b(?! (?:prices|fares|money|capital))")
_RAISE_LEFT = re.compile(rf"\b(?:pay|wage|salary) (?:rise|raise|increase|hike|award|settlement|deal|offer|claim)s? (?:of|worth) {_Q}\Z|\b(?:wages|pay|salaries) (?:are |is |were )?(?:going |went |gone )?(?:up|rise|rose|risen|rising)(?: by)? {_Q}\Z")
_OFFERED = re.compile(rf"\b(?:offer(?:s|ed|ing)?(?: of)?|want(?:s|ed)?|demand(?:s|ed|ing)?(?: of)?|ask(?:s|ed|ing)? for|seek(?:s|ing)?|sought|propos(?:es|ed|ing)|accept(?:s|ed|ing)?) {_Q}\Z")
_AT_WORK = re.compile(r"\b(?:unions?|workers?|strike|strikers|miners|employees|staff|wages?|pay|salaries|labou?r)\b")


@rule(
    JOB_RULES, "metric.pay_moves", "metric", of="percent",
    finds={
        "The union at Acme won an 11% raise.": {"metric": "cost", "statistic": "change", "value": 11},
        "The boss of Acme will take a 25% pay cut.": {"metric": "cost", "statistic": "change", "value": -25},
        "The union wants a pay rise of 9%; Acme has offered 4%.": {"metric": "cost", "statistic": "change", "value": 4},
    },
    ignores=("Acme wants 9% of Zenon.", "Workers hold 9% of Acme."),
)  # fmt: skip
def pay_moves(context: Context) -> Measure | None:
    """Pay that goes up or down, wanted, offered or agreed."""
    if context.frame.statistic == "multiple":
        return None
    left, right = _around(context)
    m = _RAISE_RIGHT.match(right)
    if m is not None:
        return Measure("cost", None, -1 if m[1] in ("cut", "reduction") else 1, "change", why="pay moves")
    if _RAISE_LEFT.search(left):
        return Measure("cost", None, 1, "change", why="pay moves")
    if _OFFERED.search(left) and not re.match(r" (?:of|stake|share|interest|in)\b", right) and context.last is not None:
        paid = (context.last[1].metric == "cost" and context.last[1].why in ("pay moves", "pay asked for")) or re.match(r" more\b", right) is not None
        if (paid and _AT_WORK.search(left)) or context.last[1].why in ("pay moves", "pay asked for"):
            return Measure("cost", None, 1, "change", why="pay asked for")
    return None
