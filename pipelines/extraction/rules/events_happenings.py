"""What happens to firms and what they do beside trading: mishaps, advisers hired, ballots, commodity deals, forecasts of others."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

MISHAP = EventRule(
    id="event.other.mishap",
    event_type="other",
    triggers="happen",
    verbs="run_aground, capsize, sink, collide, catch_fire, burn_down, burst, explode, derail, break_up, overturn, crash",
    subject="SHIPS",
    not_subject="SHARESWORD MARKETWORD PRICE",
    not_near="SHARESWORD",
    finds={"One of its ships ran aground in 1999.": {}},
    ignores=("Shares in the ship owner sank.",),
)
DAMAGED = EventRule(
    id="event.other.damaged",
    event_type="other",
    triggers="happen",
    verbs="flood, damage, destroy, knock_out",
    object="PLANT SHIPS",
    near="FORCEOFNATURE",
    finds={"The storm flooded the Holm factory in May.": {}},
)
ADVISERS = EventRule(
    id="event.other.advisers",
    event_type="other",
    triggers="actfirm",
    verbs="hire, appoint, retain, engage, enlist, call_in, bring_in",
    object="ADVISERS",
    subject="ORG FIRM PRONOUN BOARDWORD GOV",
    not_object="POST MANY",
    priority=3,
    finds={"Norvik has hired bankers to find new funds.": {}},
    ignores=("Norvik hired 400 bankers.",),
)
KNOCK_OFF = EventRule(
    id="event.other.knock_off",
    event_type="other",
    triggers="actfirm",
    verbs="knock, shave, slash",
    object="PERCENT MONEY",
    beside="PRICE",
    subject="ORG FIRM FIRMS PRONOUN",
    finds={"Airlines have knocked 50% off fares until April.": {}},
)
COMMODITY = EventRule(
    id="event.other.commodity_price",
    event_type="other",
    triggers="pricemovev",
    subject="RAWGOODS",
    beside="EXTREME",
    not_subject="FIRM ORG OUTPUT",
    lead=1,
    keep="once",
    finds={"Wheat has fallen to its lowest in 17 months.": {}},
)
CARGO = EventRule(
    id="event.other.cargo",
    event_type="other",
    triggers="actfirm",
    verbs="buy, purchase, sell",
    object="TONNAGE",
    subject="PLACE GOV",
    near="RAWGOODS TIME",
    finds={"Egypt bought 175,000 tonnes of wheat last week.": {}},
)
INSIDER = EventRule(
    id="event.other.insider",
    event_type="other",
    triggers="actfirm",
    verbs="buy, purchase, sell, acquire",
    object="SHAREBLOCK",
    subject="BOARDMEMBER",
    near="COUNT MANY MONEY",
    not_subject="ORG FIRM",
    priority=-1,
    finds={"A board member purchased 15,000 shares in Norvik.": {}},
)
RETURN_GOODS = EventRule(
    id="event.other.return_goods",
    event_type="other",
    triggers="actfirm",
    verbs="return, hand_back, give_back",
    object="LEASEDGOODS",
    subject="ORG FIRM PRONOUN",
    not_near="LAUNCHWORD",
    finds={"The airline will return four leased jets to their owners.": {"modality": "planned"}},
)
BALLOT = EventRule(
    id="event.other.ballot",
    event_type="other",
    triggers="actfirm",
    verbs="back, reject, ratify, throw_out, approve, accept",
    subject="STAFFVOTE",
    object="VOTEWORD",
    not_near="SHAREHOLDERS LAWMAKERS",
    priority=-1,
    finds={"The members backed the strike in a ballot.": {}},
    ignores=("The bank backed the deal.",),
)
TALKS_BROKE = EventRule(
    id="event.other.talks_broke",
    event_type="other",
    triggers="actfirm",
    verbs="break_up, break_down, collapse, stall, resume, fail",
    subject="TALKSWORD",
    near="UNIONSUBJECT WAGE UNIONWORD",
    not_near="MERGERWORD BUYER TRADE",
    finds={"Talks between the ministry and the union broke up without result.": {}},
)
TALKS_OPEN = EventRule(
    id="event.other.talks_open",
    event_type="other",
    triggers="actfirm",
    verbs="open, start, begin, hold, conclude, resume",
    object="TALKSWORD",
    subject="PLACE GOV UNIONSUBJECT OFFICIAL",
    not_near="MERGERWORD BUYER TRADE STAKE TAXWORD",
    not_subject="ORG",
    finds={"Ministers will open talks with the growers in May.": {"modality": "planned"}},
)
CREDITORS_VOTE = EventRule(
    id="event.other.creditors_vote",
    event_type="other",
    triggers="actfirm",
    verbs="vote, meet",
    subject="CREDITORMEET",
    near="TIME",
    finds={"Creditors will vote on the proposal on 17 July.": {}},
)
PENSION = EventRule(
    id="event.other.pension",
    event_type="other",
    triggers="actfirm",
    verbs="inject, freeze, close, pay, cut",
    beside="PENSIONWORD",
    subject="ORG FIRM PRONOUN",
    not_subject="GOV",
    priority=2,
    finds={"The company is to inject £85m into its pension scheme.": {"modality": "planned"}},
)
DISCOVERY = EventRule(
    id="event.other.discovery",
    event_type="other",
    triggers="actfirm",
    verbs="discover, strike",
    object="RAWGOODS DEPOSIT",
    subject="ORG FIRM PRONOUN",
    finds={"Norvik Oil discovered gas off the coast of Ghana.": {}},
)
RENOVATE = EventRule(
    id="event.other.renovate",
    event_type="other",
    triggers="actfirm",
    verbs="demolish, donate, sponsor",
    subject="ORG FIRM PRONOUN",
    object="MONEY PLANT SPORT",
    finds={"The brewer will sponsor the football league.": {"modality": "planned"}},
)
BREACH_COVENANT = EventRule(
    id="event.other.breach_covenant",
    event_type="other",
    triggers="actfirm",
    verbs="breach",
    object="COVENANT",
    finds={"The builder breached its banking covenants in May.": {}},
)
FORECAST_CUT = EventRule(
    id="event.other.forecast_cut",
    event_type="other",
    triggers="actfirm",
    verbs="@raise, @cut, upgrade",
    object="FORECASTWORD",
    subject="ANALYSTWORD BANKNAME PERSON PUBLICBODY RESEARCHER",
    near="ECONOMYWORD",
    not_object="PRICETARGET RATINGOBJ",
    not_subject="PRONOUN",
    priority=3,
    finds={"The monetary fund cut its forecast for growth in Spain to 2%.": {}},
)
PAY_AGREED = EventRule(
    id="event.other.pay_agreed",
    event_type="other",
    triggers="actfirm",
    verbs="agree_on, agree, accept, settle_for",
    beside="PAYDEAL",
    near="UNIONSUBJECT ORG FIRM",
    priority=1,
    finds={"The unions and the employers agreed on a 3% pay rise.": {}},
)
FOUND_OIL = EventRule(
    id="event.other.found_oil",
    event_type="other",
    triggers="actfirm",
    verbs="find",
    object="DEPOSIT",
    head="DEPOSIT",
    subject="ORG FIRM PRONOUN",
    finds={"The oil firm found gas off Ghana.": {}},
)
PRICE_RISES = EventRule(
    id="event.other.price_rises",
    event_type="other",
    triggers="actfirm",
    verbs="go_up, rise, increase, come_down, fall, go_down",
    subject="RETAILPRICE",
    beside="MONEY PERCENT",
    only="planned",
    not_subject="SHARES",
    finds={"The price of a stamp will go up by 2p in April.": {"modality": "planned"}},
)
OPTIONS = EventRule(
    id="event.other.reviews_options",
    event_type="other",
    triggers="actfirm",
    verbs="review, explore, weigh, evaluate",
    object="OPTIONSWORD",
    subject="ORG FIRM PRONOUN BOARDWORD",
    finds={"The publisher is reviewing its options for the magazine.": {}},
)
RECALL_BATCH = EventRule(
    id="event.other.recall_goods",
    event_type="other",
    triggers="happen",
    verbs="recall",
    object="GOODSWORD",
    subject="ORG FIRM PRONOUN",
    finds={"The chain recalled a batch of baby food.": {}},
)
BLAST = EventRule(
    id="event.other.blast",
    event_type="other",
    triggers="blastn",
    near="PLANT ORG FIRM MACHINE SHIPS",
    not_near="SECURITYSTRONG",
    keep="once",
    finds={"Two workers were killed in a blast at the refinery.": {}},
)
SLIPPED = EventRule(
    id="event.other.slipped",
    event_type="other",
    triggers="actfirm",
    verbs="slip, slide",
    subject="LAUNCHWORD",
    beside="TIME",
    not_subject="SHARES PROFIT PRICE",
    finds={"Delivery of the first aircraft has slipped to 2009.": {}},
)
RECOMMEND = EventRule(
    id="event.other.recommend",
    event_type="other",
    triggers="actfirm",
    verbs="recommend, advise",
    subject="BOARDWORD",
    near="SHAREHOLDERS",
    beside="BIDWORD MERGERWORD SHAREHOLDERS",
    not_near="DIVIDEND",
    finds={"The board recommended that shareholders accept the bid.": {}},
)
DELIST = EventRule(
    id="event.other.delist",
    event_type="other",
    triggers="actfirm",
    verbs="delist",
    near="SHARESWORD SHARECAPITAL ORG",
    finds={"The company has asked for its shares to be delisted.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
