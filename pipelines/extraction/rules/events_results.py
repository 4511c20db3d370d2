"""Events of company figures: results reported and guidance given."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

REPORT = EventRule(
    id="event.earnings_report.report",
    bearing=1,
    event_type="earnings_report",
    triggers="report",
    object="PROFIT RESULTS",
    beside="PROFIT",
    not_object="CHARGEWORD FORECASTWORD DEALWORD",
    keep="once",
    verbs=(
        "report, post, record, announce, book, register, turn_in, unveil, release, publish, notch_up, notch, clock, log, "
        "reveal, ring_up, issue, deliver, disclose, present"
    ),
    finds={
        "Norvik Foods reported a net profit of $12 million for the quarter.": {"participant_names": ["Norvik Foods"], "modality": "actual"},
    },
    ignores=("Norvik Foods reported a theft.",),
)
SWING = EventRule(
    id="event.earnings_report.swing",
    event_type="earnings_report",
    triggers="report",
    beside="PROFIT",
    not_beside="CHARGEWORD FORECASTWORD",
    lead=2,
    keep="once",
    verbs=(
        "swing_to, swing, slump_to, plunge_to, slip_to, return_to, rebound_to, fall_to, sink_to, slide_to, dive_to, tumble_to, "
        "make, chalk_up, rack_up, slip_into, suffer, generate, earn, produce, bounce_back, incur"
    ),
    finds={"Norvik Foods swung to a loss in the second quarter.": {}},
)
RESULTS_VERB = EventRule(
    id="event.earnings_report.results",
    bearing=1,
    event_type="earnings_report",
    triggers="report",
    object="RESULTSWORD",
    keep="once",
    verbs="report, post, announce, unveil, release, publish, turn_in, deliver, issue, disclose, present, file, reveal",
    finds={"Norvik Foods filed its accounts on Tuesday.": {}},
)
BRIEF = EventRule(
    id="event.earnings_report.brief",
    event_type="earnings_report",
    triggers="brief",
    near="MONEY",
    keep="once",
    bearing=1,
    finds={"Oper shr 42 cts vs 31 cts.": {}},
)
LIFT_PROFIT = EventRule(
    id="event.earnings_report.lift",
    event_type="earnings_report",
    triggers="liftprofit",
    object="EARNINGSWORD",
    beside="PERCENT MONEY",
    lead=3,
    keep="once",
    finds={"Kestrel Motors lifted annual profits by 20%.": {}},
)
INTO_THE_RED = EventRule(
    id="event.earnings_report.red_or_black",
    event_type="earnings_report",
    triggers="intothered",
    near="PERIODWORD TIME",
    subject="ORG FIRM PRONOUN",
    lead=3,
    keep="once",
    finds={"Isberg Foods slid into the red in the third quarter.": {}},
)
SAW = EventRule(
    id="event.earnings_report.saw",
    event_type="earnings_report",
    triggers="report",
    object="PROFIT",
    beside="PERCENT MONEY MOVEWORD",
    verbs="see, enjoy, show, achieve",
    lead=2,
    keep="once",
    subject="ORG FIRM PRONOUN",
    finds={"Norvik Foods saw sales rise 8% in the quarter.": {}},
)
MOVED = EventRule(
    id="event.earnings_report.moved",
    event_type="earnings_report",
    triggers="resultmove",
    subject="PROFIT",
    near="PERCENT MONEY",
    not_subject="ECONOMY EXPORTWORD HOUSEHOLD DEBTWORD DATAWORD STATWORD",
    keep="once",
    verbs=(
        "rise, fall, jump, drop, surge, slump, plunge, soar, climb, increase, decrease, decline, grow, double, triple, halve, "
        "slip, slide, dip, tumble, leap, sink, advance, gain, shrink, improve, narrow, widen, quadruple, come_in, come_to, "
        "total, reach, be, hit, amount, stand, exceed, top, swell, dive, rebound, plummet, ease, more_than_double, nearly_double, shoot_up, skyrocket, "
        "collapse"
    ),
    lead=2,
    finds={"Net profit at Norvik Foods fell 12% to $4 million.": {}},
    ignores=("Retail sales in Spain rose 2%.",),
)
BEAT = EventRule(
    id="event.earnings_report.beat",
    bearing=1,
    event_type="earnings_report",
    triggers="beat",
    object="FORECASTWORD",
    lead=3,
    keep="once",
    finds={"Norvik Foods beat analysts' forecasts for the quarter.": {}, "Its quarterly sales missed expectations.": {}},
)
SAID_RESULT = EventRule(
    id="event.earnings_report.said",
    event_type="earnings_report",
    triggers="resultmove",
    verbs="say",
    beside="PROFIT",
    near="PERCENT MONEY",
    subject="ORG FIRM PRONOUN",
    not_near="FORECASTWORD FUTURE RESEARCHER",
    keep="once",
    finds={"Norvik Foods said its net profit rose 6% to $14 million.": {}},
    ignores=("Norvik Foods said its sales would rise 6%.",),
)
RESULTS_NOUN = EventRule(
    id="event.earnings_report.noun",
    event_type="earnings_report",
    triggers="resultn",
    verbs=(
        "results, quarterly_results, interim_results, annual_results, full-year_results, first-quarter_results, "
        "second-quarter_results, third-quarter_results, fourth-quarter_results, half-year_results, earnings_report, "
        "quarterly_report, interim_report, trading_update, trading_statement, print, financial_results, earnings_release, "
        "final_results, year-end_results"
    ),
    near="PERIODWORD",
    modifier="PRONOUN ORG",
    beside="TIME",
    only="actual",
    keep="once",
    finds={"Norvik Foods fell 6% after its third-quarter results on Wednesday.": {}},
    ignores=("The results of the vote are due.",),
)
GUIDE = EventRule(
    id="event.guidance.expect",
    event_type="guidance",
    triggers="expect",
    verbs="expect, forecast, estimate, project, anticipate, predict, guide, guide_to, guide_for, target, aim, foresee, envisage, caution, warn, hope",
    beside="TARGET",
    subject="ORG FIRM PRONOUN BOARDWORD",
    not_subject="ANALYSTWORD GOVONLY RESEARCHER ECONOMY AGENCYWORD",
    not_object="MERGERNOUN",
    keep="once",
    finds={
        "Norvik Foods expects sales to grow 5% in 2008.": {"participant_names": ["Norvik Foods"]},
        "Norvik Foods warned that profits would fall this year.": {},
    },
    ignores=("Analysts expect Norvik's profit to grow.", "The government expects growth of 3%."),
)
SEES = EventRule(
    id="event.guidance.sees",
    event_type="guidance",
    triggers="expect",
    verbs="see",
    tense="present",
    beside="TARGET",
    near="MONEY PERCENT",
    subject="ORG FIRM PRONOUN BOARDWORD",
    not_subject="ANALYSTWORD RESEARCHER GOV",
    keep="once",
    priority=1,
    finds={"Brandt Chemicals said it sees 2020 earnings per share at $4.10 to $4.30.": {}},
)
BELIEVE = EventRule(
    id="event.guidance.believe",
    event_type="guidance",
    triggers="expect",
    verbs="believe",
    beside="TARGET",
    subject="ORG FIRM BOARDWORD",
    not_subject="ANALYSTWORD GOVONLY RESEARCHER ECONOMY",
    near="FUTURE",
    keep="once",
    finds={"The board believes that net sales in 2010 will exceed those of 2009.": {}},
)
GOAL = EventRule(
    id="event.guidance.goal",
    event_type="guidance",
    triggers="expect",
    verbs="aim, target, pledge",
    beside="RANKWORD",
    subject="ORG FIRM PRONOUN",
    not_subject="GOV",
    keep="once",
    finds={"The carmaker aims to become one of the largest in the world by 2010.": {}},
)
GUIDE_CHANGE = EventRule(
    id="event.guidance.change",
    event_type="guidance",
    triggers="expect",
    verbs=(
        "@raise, @cut, @keep, raise, lower, cut, lift, revise, maintain, upgrade, downgrade, slash, trim, confirm, issue, repeat, hike, boost, "
        "give, leave, narrow, scale_back, increase, withdraw, affirm, keep, suspend, pull, provide, update, pare, reiterate, "
        "reaffirm, set, reduce, stick_to, stick_with, stand_by, bring_forward, abandon, reinstate, scrap, nudge_up, tighten, back"
    ),
    object="FORECASTWORD GUIDEWORD",
    not_object="PRICETARGET LETTERWORD",
    not_subject="ANALYSTWORD GOVONLY RESEARCHER CENTRALBANK",
    not_near="RATEREXCL ECONOMY",
    keep="once",
    bearing=1,
    priority=2,
    finds={"Norvik Foods raised its full-year profit forecast.": {}, "Norvik Foods cut its outlook.": {}},
    ignores=("The analyst raised his price target on Norvik.",),
)
WILL_BE = EventRule(
    id="event.guidance.expected",
    event_type="guidance",
    triggers="becertain",
    near="TARGET TARGETS",
    subject="PROFIT ORG FIRM PRONOUN",
    not_near="ANALYSTWORD ECONOMY RESEARCHER",
    keep="once",
)
GUIDANCE = EventRule(
    id="event.guidance.noun",
    event_type="guidance",
    triggers="guidance",
    verbs="target, goal, aim, objective, forecast, estimate, outlook, sales_target, profit_target",
    beside="TARGET",
    modifier="PRONOUN ORG PROFIT FIRM",
    not_near="ANALYSTWORD ECONOMY RESEARCHER PRICETARGET RATEREXCL BEATWORD",
    keep="once",
    finds={"The company's target of savings of EUR 2 million a year stands.": {}},
    ignores=("Sales were below analysts' forecasts.",),
)
WARNING = EventRule(
    id="event.guidance.warning",
    event_type="guidance",
    triggers="guidance",
    verbs=(
        "guidance, profit_warning, sales_forecast, profit_forecast, earnings_forecast, earnings_guidance, revenue_forecast, "
        "profits_warning, earnings_warning, sales_warning, profit_guidance, revenue_guidance, sales_guidance, "
        "full-year_forecast, earnings_outlook"
    ),
    fresh=True,
    keep="once",
    not_near="ANALYSTWORD RESEARCHER",
    finds={"After a profit warning, Norvik Foods fell sharply.": {}},
)
NARROWED = EventRule(
    id="event.earnings_report.narrow",
    event_type="earnings_report",
    triggers="report",
    verbs="narrow, widen, trim, deepen",
    object="LOSSWORD",
    lead=3,
    keep="once",
    finds={"The steelmaker narrowed its pretax loss to 40 million crowns.": {}},
)
MULTIPLIED = EventRule(
    id="event.earnings_report.multiplied",
    event_type="earnings_report",
    triggers="resultmove",
    verbs="double, triple, halve, quadruple",
    subject="PROFIT",
    near="PERIODWORD TIME",
    not_subject="ECONOMY EXPORTWORD HOUSEHOLD",
    lead=2,
    keep="once",
    finds={"Profit at the brewer more than doubled in the three months to June.": {}},
)
EARNED = EventRule(
    id="event.earnings_report.earned",
    event_type="earnings_report",
    triggers="report",
    verbs="earn",
    object="MONEY",
    near="PERIODWORD TIME",
    subject="ORG FIRM PRONOUN",
    not_beside="WAGE CUSTOMERWORD",
    lead=2,
    keep="once",
    finds={"Norvik Rail earned $310 million in the quarter, a record.": {}},
)
LOST_MONEY = EventRule(
    id="event.earnings_report.lost",
    event_type="earnings_report",
    triggers="lossv",
    verbs="lose",
    object="MONEY",
    near="PERIODWORD STRETCH",
    subject="ORG FIRM PRONOUN",
    not_near="SHARESWORD INTRUDER CRIME FUND",
    lead=3,
    keep="once",
    finds={"The ferry operator Norvik Lines lost 212 million kroner in the three months to the end of May.": {}},
    ignores=("Investors lost $4 million.",),
)
MADE_LOSS = EventRule(
    id="event.earnings_report.made_loss",
    event_type="earnings_report",
    triggers="report",
    verbs="make, incur, suffer",
    object="LOSSWORD EARNINGSWORD",
    beside="MONEY",
    near="PERIODWORD STRETCH",
    subject="ORG FIRM PRONOUN",
    lead=5,
    priority=1,
    keep="once",
    finds={"In the quarter to December, Norvik Foods made a net loss of $12 million.": {}},
)
PERIOD_TRADING = EventRule(
    id="event.earnings_report.trading",
    event_type="earnings_report",
    triggers="report",
    verbs="report, post, announce, unveil, see, enjoy, suffer, record, turn_in, deliver",
    object="TRADINGWORD",
    lead=3,
    keep="once",
    finds={"The grocer Norvik Foods has reported its worst Christmas trading for a decade.": {}},
)
HELPED_TO = EventRule(
    id="event.earnings_report.helped_to",
    event_type="earnings_report",
    triggers="helpv",
    beside="LOSSWORD EARNINGSWORD",
    near="MOVEWORD LOSSWORD PERCENT",
    object="FIRM ORG PRONOUN",
    not_near="FORECASTWORD FUTURE",
    lead=3,
    keep="once",
    finds={"Weak ad sales dragged the broadcaster to its first annual loss.": {}},
)
WARNED_END = EventRule(
    id="event.guidance.warned",
    event_type="guidance",
    triggers="expect",
    verbs="warn",
    near="TARGETS_FUTURE",
    subject="ORG FIRM PRONOUN BOARDWORD",
    not_subject="ANALYSTWORD GOVONLY RESEARCHER ECONOMY AGENCYWORD",
    not_near="ECONOMY ANALYSTWORD RATINGAGENCY",
    keep="once",
    finds={"Fourth-quarter sales will come in below the previous estimate, Norvik Foods warned.": {}},
)
PLAN_FIGURE = EventRule(
    id="event.guidance.plan_figure",
    event_type="guidance",
    triggers="expect",
    verbs="@raise, @cut",
    object="TARGETS_FUTURE",
    head="TARGETS_FUTURE",
    beside="MONEY PERCENT STRETCH",
    near="FUTURE PLANWORD",
    subject="ORG FIRM PRONOUN",
    priority=-1,
    keep="once",
    finds={"Norvik Foods plans to lift turnover to a billion euros within four years.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
