"""Events with customers and products: contracts won and lost, launches."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

WIN = EventRule(
    id="event.customer_win.win",
    event_type="customer_win",
    triggers="wincontract",
    object="CONTRACT",
    not_object="LEGAL FUNDS STAKE PARTNERWORD",
    not_beside="BUYWORD UNIONWORD TRADE",
    not_near="UNIONWORD",
    verbs=(
        "@win, win, secure, land, receive, get, clinch, bag, award, obtain, capture, gain, book, scoop, net, grant, garner, place, "
        "nab, snag, snare"
    ),
    priority=1,
    finds={
        "Kestrel Marine won a EUR 13 million order from Olsen Lines.": {
            "amount": 13000000.0,
            "participant_names": ["Kestrel Marine", "Olsen Lines"],
        },
        "Brand Marine was awarded a contract by the navy.": {},
    },
    ignores=("Brand Marine won a court order.",),
)
SIGN_SIGN_CONTRACT = EventRule(
    id="event.customer_win.sign_contract",
    event_type="customer_win",
    triggers="agree",
    verbs="sign, ink, seal",
    object="CONTRACTNOUN",
    not_beside="BUYWORD FUNDS UNIONWORD",
    finds={"Kestrel Marine signed the contract with a Norwegian builder.": {}},
)
PROVIDE = EventRule(
    id="event.customer_win.provide",
    event_type="customer_win",
    triggers="supply",
    verbs="supply, deliver, provide",
    object="SOLUTION CONTRACTGOODS COUNT",
    beside="ORG FIRM PLACE PLANT",
    subject="ORG FIRM PRONOUN",
    only="planned",
    finds={"Delmar Software will provide its invoice system to a retail company.": {"modality": "planned"}},
)
SIGN_SUPPLY = EventRule(
    id="event.customer_win.sign",
    event_type="customer_win",
    triggers="agree",
    verbs="sign, ink, seal, conclude, agree, enter_into, reach, announce, extend, renew",
    object="CONTRACT",
    beside="SUPPLYWORD",
    not_beside="BUYWORD FUNDS UNIONWORD",
    priority=1,
    finds={"Brand Marine signed a contract to supply Olsen Lines with cranes.": {}},
)
SUPPLY_PLANNED = EventRule(
    id="event.customer_win.will_supply",
    event_type="customer_win",
    triggers="supply",
    verbs="supply, deliver",
    subject="ORG FIRM",
    beside="ORG FIRM PLANT",
    only="planned",
    finds={"Nordhem AB will supply lifts for three hospitals.": {"modality": "planned"}},
)
CONTRACTED = EventRule(
    id="event.customer_win.contracted",
    event_type="customer_win",
    triggers="supply",
    verbs="contract",
    beside="SUPPLYWORD",
    near="ORG",
    finds={"Delmar Software has been contracted to run the ministry's network.": {}},
)
CHOSEN = EventRule(
    id="event.customer_win.chosen",
    event_type="customer_win",
    triggers="supply",
    verbs="select, choose, pick, tap, hire, commission",
    object="ORG",
    near="SUPPLYWORD SUPPLIERWORD",
    not_object="POST PERSON",
    finds={"Olsen Lines has selected Brand Marine to build two ferries.": {}},
)
ORDER = EventRule(
    id="event.customer_win.order",
    event_type="customer_win",
    triggers="supplynoun",
    near="CONTRACTGOODS MONEY ORG",
    object="CONTRACTGOODS MONEY ORG PRODUCT MARKETBUY COUNT",
    not_object="COURT LEGAL POST JOBS",
    not_near="CANCELWORD",
    fresh=True,
    finds={"An order for six ferries is worth EUR 300 million.": {}},
    ignores=("The order book stood at EUR 30 million.",),
)
ORDER_VALUE = EventRule(
    id="event.customer_win.order_value",
    event_type="customer_win",
    triggers="supplynoun",
    verbs="order, contract, supply_contract, supply_agreement",
    near="VALUEWORD",
    beside="MONEY",
    not_near="CANCELWORD COURT LEGALWORD",
    finds={"The order is valued at EUR 25 million.": {}},
    ignores=("The order book was worth EUR 25 million.",),
)
BUY_GOODS = EventRule(
    id="event.customer_win.buy_goods",
    event_type="customer_win",
    triggers="buygoods",
    verbs="buy, order, purchase, lease, acquire",
    object="AIRCRAFT",
    near="ORG",
    not_object="STAKE",
    priority=2,
    finds={"Kestrel Air is to buy 10 jets from Airbus.": {"modality": "planned"}},
)
LOSE = EventRule(
    id="event.customer_loss.lose",
    event_type="customer_loss",
    triggers="losecustomer",
    object="CUSTOMER",
    not_object="JOBS LEGAL STAKE",
    not_near="MERGERWORD",
    finds={"Kestrel Marine lost a big customer last year.": {}, "The navy cancelled its contract with Brand Marine.": {}},
    ignores=("Brand Marine lost $4 million.",),
)
LOSE_AS = EventRule(
    id="event.customer_loss.lose_as",
    event_type="customer_loss",
    triggers="losecustomer",
    verbs="lose, drop, ditch, axe",
    near="CUSTOMERWORD SUPPLIERWORD",
    object="ORG",
    finds={"Brand Marine lost Olsen Lines as a client.": {}},
)
LOSE_TO = EventRule(
    id="event.customer_loss.lose_to",
    event_type="customer_loss",
    triggers="losecustomer",
    verbs="lose",
    object="SUBSCRIBERS",
    beside="ORG",
    finds={"Kestrel TV lost a million subscribers to Delmar.": {}},
)
LOSS_OF = EventRule(
    id="event.customer_loss.loss_of",
    event_type="customer_loss",
    triggers="losscustomer",
    object="CUSTOMER",
    finds={"The loss of a big customer hurt Brand Marine.": {}},
)
LAUNCH = EventRule(
    id="event.product_launch.launch",
    event_type="product_launch",
    triggers="launchp",
    not_object="NOTPRODUCT GOVWORD PLANTONLY RESULTS PRICE REVIEWWORD",
    not_subject="GOVONLY",
    not_beside="NOTPRODUCT",
    object="PRODUCT NAME",
    finds={"Tagline launched a messaging service in Spain.": {"participant_names": ["Tagline"]}, "Tagline unveiled its new phone.": {}},
    ignores=("Norvik launched a takeover bid.", "The government introduced a tax on sugar."),
)
ANNOUNCE_PRODUCT = EventRule(
    id="event.product_launch.announce",
    event_type="product_launch",
    triggers="announcep",
    verbs="announce, work_on, commercialise, commercialize, show_off, demonstrate",
    object="NEWPRODUCT",
    not_object="NOTPRODUCT RESULTS",
    finds={"Tagline announced a new tablet.": {}},
)
ADD_TO_RANGE = EventRule(
    id="event.product_launch.add_to_range",
    event_type="product_launch",
    triggers="announcep",
    verbs="add",
    beside="RANGE",
    not_beside="OUTPUT PLANTONLY",
    subject="ORG FIRM PRONOUN",
    finds={"Halvard added a new flavour to its cider range.": {}},
    ignores=("Halvard added a second production line at its Bergen site.",),
)
START_SELLING = EventRule(
    id="event.product_launch.start_selling",
    event_type="product_launch",
    triggers="announcep",
    verbs="start_selling, begin_selling, start_shipping, begin_shipping, make_available",
    not_object="SECURITY STAKE FIRM",
    finds={"Kestrel Motors will begin selling its electric van in Europe.": {"modality": "planned"}},
)
LAUNCH_ANY = EventRule(
    id="event.product_launch.launch_any",
    event_type="product_launch",
    triggers="launchp",
    verbs="launch, unveil, introduce, release, roll_out, bring_out, bring_to_market, relaunch, debut",
    subject="ORG FIRM PRONOUN",
    not_subject="GOV GOVONLY COURT",
    not_object=(
        "NOTPRODUCT GOVWORD PLANT RESULTS PRICE FUNDS SECURITY DEALWORD PROBEWORD POST POLICYOBJ RESTRUCTURING STRATEGYWORD "
        "PERSON ATTACK TALKS VENTURE JOBS"
    ),
    not_beside="NOTPRODUCT FUNDS DEALWORD PROBEWORD SECURITY",
    finds={"Halvard is introducing home delivery in Germany.": {}},
    ignores=("Norvik Foods launched a strategic review.",),
)
OFFER_PRODUCT = EventRule(
    id="event.product_launch.offer",
    event_type="product_launch",
    triggers="announcep",
    verbs="offer, start_releasing",
    not_object="NOTPRODUCT SECURITY STAKE MONEY FUNDS SHARES PLANT PRICE DEALWORD JOBS POLICYOBJ STRATEGYWORD COUNT",
    subject="ORG FIRM PRONOUN",
    only="planned",
    finds={"Norvik Telecom is to offer a video service.": {"modality": "planned"}},
    ignores=("Norvik Telecom offers a video recorder.",),
)
SHOW = EventRule(
    id="event.product_launch.show",
    event_type="product_launch",
    triggers="launchp",
    verbs="take_the_wraps_off, come_out_with, show_off",
    subject="ORG FIRM PRONOUN",
    finds={"Delmar Software has taken the wraps off its latest idea.": {}},
)
GOLIVE = EventRule(
    id="event.product_launch.on_sale",
    event_type="product_launch",
    triggers="golive",
    subject="PRODUCT NAME",
    not_object="NOTPRODUCT FUNDS SECURITY DEALWORD PROBEWORD REVIEWWORD STRATEGYWORD VENTURE",
    not_subject="SHARES RESULTS FIRM NOTPRODUCT",
    verbs=(
        "go_on_sale, go_live, hit_the_shelves, hit_stores, hit_shelves, come_to_market, hit_the_market, be_available, "
        "become_available, be_due_out, be_commercially_available, be_on_sale, hit_shops, make_its_bow, debut, reach_stores, go_on_the_market, launch, be_released"
    ),
    finds={"The phone hit stores in March.": {}},
)
LAUNCH_NOUN = EventRule(
    id="event.product_launch.noun",
    event_type="product_launch",
    triggers="launchn",
    object="PRODUCT NAME",
    not_object="NOTPRODUCT COUNT",
    finds={"Tagline plans the launch of a new phone in May.": {}},
)
DUE_OUT = EventRule(
    id="event.product_launch.due_out",
    event_type="product_launch",
    triggers="dueout",
    near="PRODUCT",
    finds={"A new tablet, due out in the summer, costs less.": {}},
)
SWITCHED = EventRule(
    id="event.customer_loss.switched",
    event_type="customer_loss",
    triggers="losecustomer",
    verbs="switch, defect, walk_away, switch_to, defect_to",
    beside="RIVALNOUN",
    not_subject="PERSON POST",
    only="actual",
    finds={"Its biggest account switched to a cheaper rival.": {}},
    ignores=("The group switched to wind power.",),
)
PULL_ADVERTS = EventRule(
    id="event.customer_loss.adverts",
    event_type="customer_loss",
    triggers="losecustomer",
    verbs="pull, cancel, withdraw_from, cut",
    object="ADVERTWORD",
    finds={"Two big brands pulled their adverts from the network.": {}},
)
BANK_PRODUCT = EventRule(
    id="event.product_launch.bank_product",
    event_type="product_launch",
    triggers="announcep",
    verbs="offer, start_selling, begin_selling, make_available",
    object="BANKPRODUCT",
    not_object="MONEY",
    subject="ORG FIRM PRONOUN",
    only="planned",
    finds={"Halo Bank will offer fixed-rate mortgages to the self-employed.": {"modality": "planned"}},
)
TRIALLED = EventRule(
    id="event.product_launch.test",
    event_type="product_launch",
    triggers="announcep",
    verbs="test, trial, tease",
    object="TESTED",
    subject="ORG FIRM PRONOUN",
    lead=3,
    finds={"The messaging app is testing a feature that translates calls.": {}},
)
ORDERED = EventRule(
    id="event.customer_win.ordered",
    event_type="customer_win",
    triggers="buygoods",
    verbs="order",
    object="CONTRACTGOODS",
    beside="ORG MONEY",
    not_subject="COURT REGULATORBODY",
    finds={"The Finnish army ordered 160 trucks worth EUR 50 million from Norvik.": {"amount": 5e7}},
)
NOT_RENEWED = EventRule(
    id="event.customer_loss.not_renewed",
    event_type="customer_loss",
    triggers="notrenew",
    near="CONTRACTNOUN CUSTOMERWORD",
    modality="actual",
    finds={"Its largest client did not renew its contract.": {}},
)
LOST_OUT = EventRule(
    id="event.customer_loss.lost_out",
    event_type="customer_loss",
    triggers="losecustomer",
    verbs="lose_out_to, lose_out_on",
    near="CONTRACTNOUN",
    subject="ORG FIRM PRONOUN",
    finds={"The contractor lost out to a US rival on the tank order.": {}},
)
LAUNCHED = EventRule(
    id="event.product_launch.launched",
    event_type="product_launch",
    triggers="launchp",
    verbs="launch, unveil, release, roll_out, relaunch",
    voice="passive",
    not_object=(
        "NOTPRODUCT GOVWORD PLANT RESULTS PRICE FUNDS SECURITY DEALWORD PROBEWORD POST POLICYOBJ RESTRUCTURING STRATEGYWORD "
        "PERSON ATTACK TALKS VENTURE JOBS REPORTNOUN DATAWORD LEGAL COUNT TRIAL FIRM STAKE SUBSIDIARY"
    ),
    not_near="GOVONLY RESEARCHER PUBLISHWORDS",
    not_beside="NOTPRODUCT FUNDS",
    finds={"The scented candle was due to be launched in 2006.": {}},
    ignores=("An inquiry was launched in May.",),
)
DUE_TO_ARRIVE = EventRule(
    id="event.product_launch.due_to_arrive",
    event_type="product_launch",
    triggers="golive",
    verbs="arrive, come_out, appear, follow, ship",
    subject="PRODUCT",
    not_subject="AIRCRAFT JOBS MARKETBUY",
    only="planned",
    near="TIME",
    finds={"The game is now scheduled to arrive in 2021.": {"modality": "planned"}},
)
BEGIN_TO_OFFER = EventRule(
    id="event.product_launch.begin_to_offer",
    event_type="product_launch",
    triggers="announcep",
    verbs="begin_to_offer, start_to_offer, begin_offering, start_offering, begin_to_sell, start_to_sell",
    not_object="SECURITY STAKE FIRM WAGE JOBS",
    finds={"Several rivals have begun to offer faster broadband.": {}},
)
PORTAL = EventRule(
    id="event.product_launch.portal",
    event_type="product_launch",
    triggers="announcep",
    verbs="open",
    object="ONLINEPRODUCT",
    finds={"Norvik Foods opened an online store in May.": {}},
)
MOVE_AWAY = EventRule(
    id="event.customer_loss.move_away",
    event_type="customer_loss",
    triggers="losecustomer",
    verbs="move_to, defect_to, switch_to",
    near="CUSTOMERWORD",
    subject="CUSTOMERWORD PRONOUN FIRM",
    not_subject="PERSON",
    beside="RIVALNOUN ORG",
    finds={"Its second-largest customer said it would move to a rival in January.": {"modality": "planned"}},
)
DEAL_FOR_GOODS = EventRule(
    id="event.customer_win.deal_for_goods",
    event_type="customer_win",
    triggers="agree",
    verbs="sign, seal, ink, clinch, strike, reach, finalise, finalize, conclude",
    object="DEALWORD",
    beside="AIRCRAFT CONTRACTGOODS",
    near="SELLWORD SUPPLYWORD",
    not_near="BUYER SALEWORDS",
    finds={"Norvik Foods signed a deal to sell 23 trucks to the Finnish army.": {}},
)
BEGIN_TRIALS = EventRule(
    id="event.product_launch.begin_trials",
    event_type="product_launch",
    triggers="announcep",
    verbs="begin_testing, start_testing, begin_trials, start_trials, pilot, preview, begin_taking_orders",
    subject="ORG FIRM PRONOUN",
    not_near="PATIENTWORD",
    finds={"The search company has begun testing a paid version of its news service.": {}},
)
MARKET_IN = EventRule(
    id="event.product_launch.market_in",
    event_type="product_launch",
    triggers="announcep",
    verbs="market, sell, ship",
    subject="ORG FIRM PRONOUN",
    beside="PLACE",
    only="planned",
    not_object="STAKE FIRM SECURITY PLANT SHARECAPITAL SUBSIDIARY MARKETBUY",
    finds={"The drugmaker plans to market the ointment in Europe next year.": {"modality": "planned"}},
)
UNDER_CONTRACT = EventRule(
    id="event.customer_win.under_contract",
    event_type="customer_win",
    triggers="workv",
    beside="CONTRACTNOUN",
    subject="ORG FIRM PRONOUN",
    only="planned",
    finds={"The software house will run payroll for the health service under a 10-year contract.": {"modality": "planned"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
