"""Events of capital: financing, listings, dividends and buybacks, ratings."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

CLOSE_ROUND = EventRule(
    id="event.financing.close_round",
    event_type="financing",
    triggers="raisefunds",
    verbs="close",
    object="FUNDING",
    finds={"Orchid Robotics closed a new financing round of $20 million.": {}},
)
RAISE_FUNDS = EventRule(
    id="event.financing.raise",
    event_type="financing",
    triggers="raisefunds",
    verbs="raise, secure, obtain, arrange, borrow, bag, tap, complete, conclude, sign, pull_in, refinance, score, nab",
    object="FUNDS MONEY",
    beside="FUNDS",
    not_object="PRICE DIVIDEND RATING CONTRACT TARGET PROFIT CHARITY",
    not_beside="DIVIDEND RATING CONTRACT LEGALWORD IPOWORD",
    finds={"Tagline raised $30 million in a funding round led by Orchid Capital.": {"amount": 30e6}},
    ignores=("Norvik raised its prices.", "Norvik raised its dividend to $1."),
)
ISSUE = EventRule(
    id="event.financing.issue",
    event_type="financing",
    triggers="issue",
    object="SECURITY",
    not_object="FIRM STAKE IPOWORD BUYBACK",
    not_beside="STAKE",
    not_near="BIDWORD OFFERTERMS",
    lead=3,
    finds={"Norvik Foods issued $200 million of convertible notes.": {"amount": 200e6}},
    ignores=("Norvik Foods issued a statement.",),
)
DEBT_SWAP = EventRule(
    id="event.financing.debt_swap",
    event_type="financing",
    triggers="raisefunds",
    verbs="swap, convert, reschedule",
    object="MONEY DEBTWORD",
    beside="DEBTWORD",
    finds={"Creditors agreed to swap $2 billion of the company's debt for equity.": {}},
)
RECEIVE_FUNDS = EventRule(
    id="event.financing.receive",
    event_type="financing",
    triggers="raisefunds",
    verbs="raise, receive, get, attract, land, obtain, secure, pull_in, net, collect",
    object="MONEY",
    beside="FUNDINGWORD",
    not_beside="IPOWORD",
    not_near="CUSTOMERWORD",
    finds={"The start-up has received $12 million in funding from venture capital firms.": {"amount": 12e6}},
)
INVEST = EventRule(
    id="event.financing.invest",
    event_type="financing",
    triggers="invest_in",
    verbs="bail_out, recapitalise, recapitalize, rescue, inject, underwrite",
    object="ORG FIRM MONEY",
    finds={"The state will bail out Holm Dairies.": {"modality": "planned"}},
)
INVEST_IN = EventRule(
    id="event.financing.invest_money",
    event_type="financing",
    triggers="invest_in",
    verbs="invest, pump, pour, plough, lend, put",
    object="MONEY",
    beside="ORG FUNDS STAKE FIRM",
    not_beside="PLANT OUTPUT ADVERTWORD",
    finds={"Orchid Capital invested $5 million in Tagline.": {"amount": 5e6}},
)
FINANCING = EventRule(
    id="event.financing.noun",
    event_type="financing",
    triggers="financing",
    fresh=True,
    finds={"Norvik Foods announced a rights issue of 4 million shares.": {}},
)
IPO = EventRule(
    id="event.ipo.noun",
    event_type="ipo",
    triggers="ipo",
    keep="once",
    not_object="PRODUCTLIST",
    finds={"Tagline filed for an initial public offering.": {}, "Tagline scrapped its planned IPO.": {"modality": "cancelled"}},
)
LIST = EventRule(
    id="event.ipo.list",
    event_type="ipo",
    triggers="list",
    beside="LISTING",
    verbs="list, float, privatise, privatize, denationalise, relist",
    not_object="MONEY",
    finds={"Tagline listed in New York in 2019.": {"date_start": "2019-01-01", "date_end": "2019-12-31"}},
    ignores=("Analysts listed several risks.",),
)
FLOAT = EventRule(
    id="event.ipo.float",
    event_type="ipo",
    triggers="list",
    verbs="float, privatise, privatize, denationalise",
    object="ORG FIRM",
    not_object="MONEY SECURITY",
    not_beside="CURRENCY",
    finds={"The government privatised Norvik Steel.": {"modality": "actual"}},
    ignores=("The central bank floated the currency.",),
)
LISTED = EventRule(
    id="event.ipo.go_public",
    event_type="ipo",
    triggers="gopublic",
    near="LISTING",
    finds={"Tagline hopes to go public next year.": {}},
)
DIVIDEND = EventRule(
    id="event.buyback_dividend.dividend",
    event_type="buyback_dividend",
    triggers="dividendv",
    object="DIVIDENDNOUN",
    head="DIVIDENDNOUN",
    not_near="BIDWORD",
    priority=2,
    finds={"Norvik Foods declared a quarterly dividend of 12 cents a share.": {"participant_names": ["Norvik Foods"]}},
    ignores=("Investors look for dividend yields.",),
)
DIVIDEND_BRIEF = EventRule(
    id="event.buyback_dividend.brief",
    event_type="buyback_dividend",
    triggers="divbrief",
    near="MONEY",
    keep="once",
    finds={"Qtly div 15 cts vs 14 cts prior.": {}},
)
DIVIDEND_NOUN = EventRule(
    id="event.buyback_dividend.dividend_noun",
    event_type="buyback_dividend",
    triggers="dividendn",
    near="MONEY PERCENT",
    lead=6,
    finds={"The dividend was 20 cents a share, up from 18 cents.": {}},
)
RETURN_CASH = EventRule(
    id="event.buyback_dividend.return",
    event_type="buyback_dividend",
    triggers="dividendv",
    verbs="return, distribute, hand_back, pay_out, reward, hand, give_back",
    object="MONEY PROFIT CASHWORD SHAREHOLDERS",
    beside="SHAREHOLDERS PROFIT PERCENT",
    finds={"Norvik will return $200 million to shareholders.": {"modality": "planned"}},
)
BUYBACK = EventRule(
    id="event.buyback_dividend.buyback",
    event_type="buyback_dividend",
    triggers="buybackv",
    object="SECURITY BUYBACK MONEY",
    not_object="DEBTPAPER",
    finds={"Norvik Foods repurchased 2 million of its shares.": {}},
)
REPURCHASE_OF = EventRule(
    id="event.buyback_dividend.repurchase_of",
    event_type="buyback_dividend",
    triggers="buybackn",
    verbs="repurchase_of",
    object="SHARECAPITAL MONEY",
    finds={"The board authorized the repurchase of up to two million shares.": {}},
)
BUYBACK_NOUN = EventRule(
    id="event.buyback_dividend.buyback_noun",
    event_type="buyback_dividend",
    triggers="buybackn",
    verbs=(
        "buyback, buy-back, share_repurchase, stock_repurchase, share_buyback, stock_buyback, repurchase_program, "
        "repurchase_programme, buyback_program, buyback_programme, share_buy-back, stock_buy-back, stock_repurchase_plan, "
        "repurchase_plan, capital_return"
    ),
    finds={"Norvik Foods announced a share buyback of $1 billion.": {"amount": 1e9}},
)
RATE = EventRule(
    id="event.rating_change.rate",
    event_type="rating_change",
    triggers="rate",
    object="RATINGOBJ",
    not_object="PRICE POST INTERESTRATE",
    verbs=(
        "@raise, @cut, @keep, upgrade, downgrade, raise, cut, lower, lift, reiterate, initiate, assign, affirm, reaffirm, maintain, start, resume, "
        "slash, trim, revise, place, put, keep, confirm, boost, reduce, repeat, hike, set, start_coverage, begin_coverage, "
        "initiate_coverage, strip, mark_down, drop, double-downgrade, bump, leave, withdraw"
    ),
    priority=3,
    finds={
        "Larch Securities raised its price target on Norvik Foods.": {"participant_names": ["Larch Securities", "Norvik Foods"]},
        "Larch Ratings cut its rating on Norvik Foods.": {},
    },
    ignores=("Norvik upgraded its computers.",),
)
GIVE_RATING = EventRule(
    id="event.rating_change.give",
    event_type="rating_change",
    triggers="rate",
    verbs="give, rate, assign, issue, repeat",
    object="RATINGNOUN",
    priority=3,
    finds={"Larch Securities gave a neutral recommendation on Norvik Foods.": {}},
)
RATE_GRADE = EventRule(
    id="event.rating_change.grade",
    event_type="rating_change",
    triggers="rate",
    verbs="upgrade, downgrade",
    object="ORG SECURITY RATINGOBJ",
    not_object="PRODUCT PLANT FORECASTWORD",
    near="RATER RATINGOBJ",
    priority=2,
    finds={"Fitch downgraded Norvik Foods.": {}},
)
ON_WATCH = EventRule(
    id="event.rating_change.watch",
    event_type="rating_change",
    triggers="rate",
    verbs="place, put",
    beside="RATINGOBJ",
    priority=3,
    finds={"Fitch placed Orion Steel on negative watch.": {}},
)
OUTLOOK = EventRule(
    id="event.rating_change.outlook",
    event_type="rating_change",
    triggers="rate",
    verbs="@raise, @cut, raise, lift, cut, trim, lower, revise, change, affirm, upgrade, downgrade, move",
    object="RATINGOUTLOOK",
    near="RATER",
    priority=4,
    finds={"S&P lowered its outlook on Marlow Group to negative.": {}},
)
RATE_TO = EventRule(
    id="event.rating_change.to_grade",
    event_type="rating_change",
    triggers="rate",
    verbs="cut, raise, lift, move, lower, upgrade, downgrade",
    subject="RATER",
    beside="GRADEWORD",
    object="ORG SHARECAPITAL",
    priority=4,
    finds={'Brokers at Larch cut Kestrel Airways to "sell".': {}},
)
RATE_DEBT = EventRule(
    id="event.rating_change.debt",
    event_type="rating_change",
    triggers="rate",
    verbs="upgrade, downgrade, raise, cut, lower, reduce, lift, drop, assign",
    near="GRADE",
    priority=4,
    finds={"Larch Ratings cut the debt of the bank to BBB-minus.": {}},
)
RATING_NOUN = EventRule(
    id="event.rating_change.noun",
    event_type="rating_change",
    triggers="ratingn",
    near="RATER RATINGOBJ",
    not_object="PRODUCT FORECASTWORD",
    fresh=False,
    finds={"A downgrade by rating agency Larch hit the bank's shares.": {}},
)
FLOATED = EventRule(
    id="event.ipo.floated",
    event_type="ipo",
    triggers="list",
    priority=1,
    verbs="float",
    near="ORG FIRM SHARESWORD",
    beside="TIME LISTING MONEY",
    not_object="CURRENCY SECURITY IDEAWORD",
    not_near="CURRENCY",
    finds={"Norvik Foods, which floated in 2001, has 900 shops.": {"date_start": "2001-01-01"}},
    ignores=("The minister floated the idea of a tax on Tuesday.",),
)
REFINANCE = EventRule(
    id="event.financing.refinance",
    event_type="financing",
    triggers="raisefunds",
    verbs="refinance, reschedule, restructure",
    object="DEBTWORD",
    only="actual",
    priority=1,
    finds={"The carmaker has refinanced $2 billion of debt due next year.": {"amount": 2e9}},
)
LOAN = EventRule(
    id="event.financing.loan",
    event_type="financing",
    triggers="lendv",
    object="LOANWORD",
    near="ORG FIRM PRONOUN",
    not_near="HOUSEHOLD STUDENTWORD",
    subject="ORG FIRM PRONOUN PLANT",
    finds={"The bank granted the shipyard a five-year loan of $45 million.": {"amount": 45e6}},
    ignores=("The bank provides mortgages.",),
)
SHARE_ISSUE = EventRule(
    id="event.financing.issue_of",
    event_type="financing",
    triggers="issuenoun",
    object="SECURITY",
    not_near="DIVIDEND BUYBACK",
    finds={"The utility plans an issue of bonds worth $25 million.": {"modality": "planned"}},
)
RAISE_MONEY = EventRule(
    id="event.financing.raise_money",
    event_type="financing",
    triggers="raisefunds",
    verbs="raise, land, bag, nab, score, pull_in",
    object="MONEY",
    subject="ORG FIRM PRONOUN",
    not_object="PRICE DIVIDEND RATING CONTRACT TARGET PROFIT CHARITY STAKE WAGE",
    not_beside="DIVIDEND RATING CONTRACT LEGALWORD IPOWORD CHARITY SALEWORD TARGET",
    not_near="PRICETARGET BIDWORD IPOWORD SALEWORD",
    lead=4,
    finds={"Robotics start-up Solvex lands $40 million to build warehouse arms.": {"amount": 40e6}},
    ignores=("Norvik raised its offer to $40 million.",),
)
TAKE_PUBLIC = EventRule(
    id="event.ipo.take_public",
    event_type="ipo",
    triggers="list",
    verbs="take_public, bring_to_market",
    not_object="PRODUCT",
    finds={"The private equity firm took the company public in 2015.": {"date_start": "2015-01-01"}},
)
OWN_SHARES = EventRule(
    id="event.buyback_dividend.own_shares",
    event_type="buyback_dividend",
    triggers="ownshares",
    keep="once",
    finds={"It will spend 2 billion kronor on buying its own shares.": {"modality": "planned"}},
)
START_RATING = EventRule(
    id="event.rating_change.start",
    event_type="rating_change",
    triggers="rate",
    verbs="start, initiate, resume, upgrade, downgrade, cut, raise, move, reiterate",
    object="SHARECAPITAL ORG FIRM",
    beside="GRADEQUOTED",
    priority=4,
    finds={'Brokerage Larch started the shares at "buy".': {}},
)
TAP = EventRule(
    id="event.financing.tap",
    event_type="financing",
    triggers="raisefunds",
    verbs="tap",
    object="SHAREHOLDERS MARKETWORD LOANWORD FUNDINGWORD",
    finds={"The airline is tapping shareholders for 300 million euros.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
