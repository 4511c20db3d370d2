"""What happens to firms and what they do beside trading: mishaps at sea and site, advisers hired, ballots, commodity deals, ratings, cases."""

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
GRADE_LIFTED = EventRule(
    id="event.rating_change.lifted",
    event_type="rating_change",
    triggers="ratev",
    verbs="lift, cut, raise, lower, drop, move, take, shift",
    beside="GRADEQUOTED",
    object="ORG FIRM SHARECAPITAL",
    subject="ORG ANALYSTWORD RATER PERSON",
    not_object="PRICE STAKE JOBS",
    priority=3,
    finds={'Velt Bank lifted Norvik to "buy".': {}},
    ignores=("Velt Bank lifted its stake in Norvik.",),
)
CHALLENGE = EventRule(
    id="event.lawsuit.challenge",
    event_type="lawsuit",
    triggers="casev",
    verbs="challenge, fight, contest",
    near="COURT",
    subject="ORG FIRM PRONOUN",
    finds={"The firm said it would challenge the ruling in federal court.": {"modality": "planned"}},
    ignores=("The firm will challenge its rivals.",),
)
PAY_BACK = EventRule(
    id="event.penalty.pay_back",
    event_type="penalty",
    triggers="penaltyv",
    verbs="pay_back, repay, refund, compensate, reimburse",
    object="MONEY",
    beside="BUYERS",
    near="ORG FIRM REGULATORBODY",
    only="planned",
    not_near="LOANWORD LENDERS",
    finds={"Norvik must pay back €30m to its customers.": {"amount": 3e7}},
)
SETTLED_WITH = EventRule(
    id="event.penalty.settled_with",
    event_type="penalty",
    triggers="penaltyv",
    verbs="settle, settle_with, reach_a_settlement_with",
    beside="REGULATORBODY",
    near="MONEY",
    finds={"The firm settled with the watchdog for $4m.": {"amount": 4e6}},
)
OUT_OF_CASH = EventRule(
    id="event.bankruptcy.out_of_cash",
    event_type="bankruptcy",
    triggers="beginwork",
    near="ORG FIRM PRONOUN",
    keep="once",
    finds={"The startup ran out of cash and shut.": {}},
)
UNDER_PROBE = EventRule(
    id="event.investigation.under",
    event_type="investigation",
    triggers="probed",
    near="PROBEWORD",
    not_near="PATIENTWORD",
    keep="once",
    finds={"The bank is the subject of a money-laundering inquiry.": {}},
    ignores=("The bank is the subject of a book.",),
)
OFFLINE = EventRule(
    id="event.security_incident.offline",
    event_type="security_incident",
    triggers="recordv",
    verbs="knock_offline, take_offline, go_missing",
    near="SYSTEMWORD RECORDWORD",
    not_near="SHIPWORD",
    finds={"The retailer's website was knocked offline by an attack.": {}, "A laptop with patient records has gone missing.": {}},
)
FIRM_COLLAPSED = EventRule(
    id="event.bankruptcy.collapsed",
    event_type="bankruptcy",
    triggers="happen",
    verbs="collapse",
    subject="ORG FIRM",
    not_subject="TALKS MERGERWORD DEALWORD SHARESWORD MARKETWORD EARNINGSWORD PRICE SALEWORD CURRENCY PROFIT PLANT",
    not_near="SHARESWORD TALKSWORD MERGERWORD",
    near="TIME DEBTWORD INSOLVENTWORD",
    only="actual",
    finds={"The travel firm collapsed on Friday.": {}},
    ignores=("Talks between the firms collapsed on Friday.", "Shares in the firm collapsed on Friday."),
)
BRUSSELS = EventRule(
    id="event.regulatory_action.capital_blocks",
    event_type="regulatory_action",
    triggers="dealtalk",
    verbs="block, approve",
    subject="GOVONLY",
    object="DEALNOUN",
    not_subject="COURT LAWMAKERS",
    priority=-1,
    finds={"Brussels blocked the sale of the airline.": {}},
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
RAIDED = EventRule(
    id="event.investigation.raided",
    event_type="investigation",
    triggers="casev",
    verbs="raid, question, interview, search",
    subject="TAXMEN POLICEWORD REGULATORBODY",
    priority=-1,
    finds={"The tax office has raided the club.": {}},
)
TO_TRIAL = EventRule(
    id="event.lawsuit.to_trial",
    event_type="lawsuit",
    triggers="casev",
    verbs="go_to_trial",
    near="LEGALCASE LEGAL PERSON ORG FIRM",
    finds={"The case goes to trial in March.": {}},
)
VIRUS = EventRule(
    id="event.security_incident.virus",
    event_type="security_incident",
    triggers="hack",
    verbs="shut_down, hit, infect, cripple, paralyse, paralyze, disrupt, strike, lock_up, knock_out",
    subject="INTRUDER",
    priority=2,
    finds={"A virus shut down the computers of the port.": {}},
)
AFFIRMED = EventRule(
    id="event.rating_change.affirmed",
    event_type="rating_change",
    triggers="ratev",
    verbs="affirm, reaffirm, confirm, assign, rate",
    subject="RATER",
    near="GRADE",
    finds={"Fitch affirmed the bank at A-minus.": {}},
)
LIQUIDATED = EventRule(
    id="event.bankruptcy.put_into",
    event_type="bankruptcy",
    triggers="happen",
    verbs="put, place, push, plunge, force, send, tip",
    beside="BANKRUPTWORD",
    object="ORG FIRM PRONOUN",
    finds={"A court put the builder into liquidation.": {}},
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
GAINED_ACCESS = EventRule(
    id="event.security_incident.access",
    event_type="security_incident",
    triggers="hack",
    verbs="gain_access_to, break_into, access",
    subject="CROOKS INTRUDER",
    near="SYSTEMNAME SECURITYWORD",
    finds={"Criminals gained access to the payroll system of the council.": {}},
)
FLAW_EXPOSED = EventRule(
    id="event.security_incident.flaw",
    event_type="security_incident",
    triggers="hack",
    verbs="expose, leak",
    subject="FLAWWORD",
    finds={"A flaw in its app exposed the addresses of users.": {}},
)
STOPPED_WORK = EventRule(
    id="event.strike.stopped_work",
    event_type="strike",
    triggers="strikev",
    verbs="stop_work, down_tools, lay_down_tools, walk_off_the_job",
    subject="STAFFVOTE UNIONSUBJECT TRADESMEN",
    priority=3,
    finds={"Postmen stopped work in a row over shifts.": {}},
)
WIND_UP_COURT = EventRule(
    id="event.bankruptcy.wind_up_court",
    event_type="bankruptcy",
    triggers="happen",
    verbs="wind_up, liquidate",
    near="COURT LENDERS INSOLVENTWORD",
    object="FIRM ORG",
    priority=1,
    finds={"Creditors have asked a court to wind up the developer.": {}},
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

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
