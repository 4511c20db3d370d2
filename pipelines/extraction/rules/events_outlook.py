"""Targets and results as firms tell them without the words forecast or report; what bodies urge, warn and blame."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

INTO_RED = EventRule(
    id="event.guidance.into_red",
    event_type="guidance",
    triggers="outlookv",
    verbs="warn, expect, predict, hope, aim, forecast, anticipate, reckon, target",
    near="REDWORD",
    subject="ORG FIRM PRONOUN BOARDWORD POST",
    not_subject="ANALYSTWORD GOV RESEARCHER ECONOMY COURT",
    not_near="ANALYSTWORD ECONOMY INTRUDER",
    keep="once",
    priority=1,
    finds={"Norvik warned that it would plunge deep into the red this year.": {}, "Norvik hopes to break even in 2026.": {}},
    ignores=("Norvik warned that the loss of the ship was a blow.",),
)
MISS_TARGET = EventRule(
    id="event.guidance.miss_target",
    event_type="guidance",
    triggers="outlookv",
    verbs="miss",
    object="TARGETS",
    subject="ORG FIRM PRONOUN",
    near="FUTURE",
    not_near="ANALYSTWORD RESEARCHER GOVONLY",
    keep="once",
    priority=2,
    finds={"Norvik said it would miss its sales target.": {}},
)
SEES_RANGE = EventRule(
    id="event.guidance.sees_range",
    event_type="guidance",
    triggers="outlookv",
    verbs="see, expect, forecast, put, guide, anticipate",
    beside="RANGEWORD",
    near="TARGETS_FUTURE",
    subject="ORG FIRM PRONOUN BOARDWORD",
    not_subject="ANALYSTWORD RESEARCHER GOV",
    not_near="ANALYSTWORD ECONOMY",
    tense="present",
    keep="once",
    finds={"Norvik sees profit at the top end of its range.": {}},
)
ON_COURSE = EventRule(
    id="event.guidance.on_course",
    event_type="guidance",
    triggers="oncourse",
    near="TARGET TARGETS FORECASTWORD GUIDEWORD PERCENT MONEY",
    subject="ORG FIRM PRONOUN BOARDWORD",
    not_subject="ANALYSTWORD GOV ECONOMY",
    not_near="ECONOMY RESEARCHER",
    keep="once",
    finds={"The bank is committed to bringing bad loans below 20% by 2026.": {}},
)
INVESTMENT_PLANS = EventRule(
    id="event.guidance.investment_plans",
    event_type="guidance",
    triggers="outlookv",
    verbs="@raise, @cut, cut, lower, slash, scale_back, lift",
    object="CAPEX",
    subject="ORG FIRM PRONOUN",
    not_subject="GOV",
    keep="once",
    priority=1,
    finds={"The chipmaker cut its investment plans for next year by a quarter.": {}},
)
RECORD_SAID = EventRule(
    id="event.earnings_report.record_said",
    event_type="earnings_report",
    triggers="outlookv",
    verbs="say",
    beside="EARNINGSNAMED",
    near="RECORDLEVEL",
    subject="ORG FIRM PRONOUN",
    not_near="FUTURE FORECASTWORD ANALYSTWORD RESEARCHER",
    lead=3,
    keep="once",
    finds={"Norvik said first-half profit was a record.": {}},
)
RESULTS_DUE = EventRule(
    id="event.earnings_report.due",
    event_type="earnings_report",
    triggers="resultsdue",
    object="RESULTSWORD EARNINGSNAMED",
    subject="ORG FIRM PRONOUN",
    beside="TIME",
    only="planned",
    not_subject="GOV RESEARCHER",
    not_beside="MONEY",
    keep="each",
    priority=3,
    finds={"Norvik is due to report its results on July 21.": {"modality": "planned"}},
    ignores=("Norvik plans to report the theft on Monday.",),
)
BODY_URGES = EventRule(
    id="event.statement.body_urges",
    event_type="statement",
    triggers="speakv",
    verbs="urge, warn, call_on, call_for, appeal, accuse",
    subject="PUBLICBODY WATCHDOGWORD",
    not_subject="COURT GOV FIRMSUFFIX CENTRALBANK",
    not_object="PROBEWORD",
    not_near="STRIKECONTEXT TRADEBODY",
    lead=3,
    keep="once",
    finds={"The watchdog urged the minister not to spend the windfall.": {}},
    ignores=("The union called for a strike.",),
)
BLAME = EventRule(
    id="event.statement.blame",
    event_type="statement",
    triggers="speakv",
    verbs="blame, lash_out_at, hit_out_at, take_aim_at, lambast",
    subject="POST OFFICIAL PERSON",
    lead=1,
    keep="once",
    finds={"The chairman blamed the strong pound for the slump.": {}},
)
BODY_PREDICTS = EventRule(
    id="event.statement.body_predicts",
    event_type="statement",
    triggers="speakv",
    verbs="predict, project, forecast, estimate",
    subject="PUBLICBODY STATISTICS",
    near="STATWORD ECONOMY",
    not_subject="ANALYSTWORD FIRMSUFFIX",
    lead=3,
    keep="once",
    finds={"The planning bureau predicted unemployment of 6% next year.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
