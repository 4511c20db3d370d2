"""Events with customers, products and sites: contracts won and lost, launches, expansion, closure."""

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
        "win, secure, land, receive, get, clinch, bag, award, obtain, capture, gain, book, scoop, net, grant, garner, place, "
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
OPEN = EventRule(
    id="event.expansion.open",
    event_type="expansion",
    triggers="open",
    verbs=(
        "open, build, construct, expand, set_up, establish, enlarge, extend, double, inaugurate, open_up, reopen, erect, "
        "convert, upgrade, modernise, modernize, triple, rebuild, increase, add, acquire, commission, start_up"
    ),
    object="PLANT",
    not_object="PROBEWORD TALKS ACCOUNTWORD PRICE",
    not_near="CONTRACTWORK",
    not_beside="PROBEWORD",
    finds={"Norvik Foods opened a factory in Poland.": {}, "Norvik will build a new plant in Oslo.": {"modality": "planned"}},
    ignores=("The regulator opened an inquiry.",),
)
SUBSIDIARY = EventRule(
    id="event.expansion.subsidiary",
    event_type="expansion",
    triggers="open",
    verbs="set_up, establish, create, open, found, launch",
    object="SUBSIDIARY",
    not_object="FUND",
    priority=1,
    finds={"Norvik Foods will set up a French subsidiary.": {"modality": "planned"}},
)
OPEN_ANY = EventRule(
    id="event.expansion.open_in",
    event_type="expansion",
    triggers="open",
    verbs="open, build, construct",
    subject="ORG FIRM PRONOUN",
    beside="PLACE",
    not_object="PROBEWORD TALKS ACCOUNTWORD PRICE STAKE MONEY",
    not_near="CONTRACTWORK",
    finds={"Norvik Foods will build a creamery in Poland.": {"modality": "planned"}},
)
INVEST_PLANT = EventRule(
    id="event.expansion.invest",
    event_type="expansion",
    triggers="invest",
    object="MONEY",
    beside="PLANT OUTPUT",
    priority=1,
    finds={"Norvik Foods invested EUR 70mn in the plant.": {"amount": 70e6}},
)
ENTER = EventRule(
    id="event.expansion.enter",
    event_type="expansion",
    triggers="enter",
    verbs="enter, expand_into, move_into, break_into, push_into, diversify_into, re-enter",
    beside="PLACE MARKETWORD OUTPUT PLANT",
    subject="ORG FIRM PRONOUN",
    not_beside="BANKRUPTWORD DEALWORD TALKS",
    finds={"Norvik Foods has entered the Polish market.": {}},
)
START_OPERATIONS = EventRule(
    id="event.expansion.start_operations",
    event_type="expansion",
    triggers="open",
    verbs="start, begin, resume, launch, restart",
    object="OPERATIONS",
    subject="ORG FIRM PRONOUN PLANT",
    finds={"The airline expects to start its operations in April.": {"modality": "planned"}},
)
BEGIN = EventRule(
    id="event.expansion.begin",
    event_type="expansion",
    triggers="enter",
    verbs=(
        "branch_out, set_up_shop, start_operations, begin_operations, start_production, begin_production, start_operating, "
        "start_flying, begin_flying, break_ground"
    ),
    subject="ORG FIRM PRONOUN PLANT",
    finds={"The airline expects to begin operations in May.": {"modality": "planned"}},
)
CREATE_JOBS = EventRule(
    id="event.expansion.jobs",
    event_type="expansion",
    triggers="create_jobs",
    verbs="create, hire, recruit, add",
    object="COUNT",
    near="JOBS WORKERWORD",
    not_object="POST",
    finds={"Norvik Foods will hire 200 workers in Poland.": {}},
)
EXPANSION = EventRule(
    id="event.expansion.noun",
    event_type="expansion",
    triggers="expansion",
    verbs=(
        "expansion, opening, construction, extension, new_plant, new_factory, greenfield, groundbreaking, investment_programme, capacity_expansion, "
        "expansion_plan, plant_expansion, new_store, capacity_increase, market_entry, entry_into, inauguration, building_of, enlargement, "
        "new_production_line, start-up_of, ramp-up"
    ),
    object="PLANT MONEY PLACE PRONOUN MARKETWORD",
    not_object="PERCENT ECONOMY",
    finds={"The expansion of the Oslo plant will cost EUR 10 million.": {}},
    ignores=("The economy's expansion slowed.",),
)
CLOSE = EventRule(
    id="event.closure.close",
    event_type="closure",
    triggers="closeplant",
    verbs=(
        "close, shut, shut_down, shutter, mothball, wind_down, wind_up, close_down, cease, idle, liquidate, phase_out, "
        "decommission, board_up"
    ),
    object="PLANT FIRM OUTPUT OPERATION MACHINE",
    not_object="SHARES TALKS DEALWORD FUNDS PROBEWORD CONTRACT",
    not_beside="PRICEMOVE",
    finds={"Norvik Foods will close its Oslo plant.": {"modality": "planned"}, "The mill was shut down in March.": {}},
    ignores=("Shares closed at 40 pence.", "Norvik closed the deal."),
)
INVESTMENT = EventRule(
    id="event.expansion.investment",
    event_type="expansion",
    triggers="expansion",
    verbs="investment",
    object="PLANT OUTPUT",
    fresh=True,
    finds={"The savings will fund an investment in new printing facilities.": {}},
    ignores=("The company plans to increase investment in its brands.",),
)
SHUT_SELF = EventRule(
    id="event.closure.shut_self",
    event_type="closure",
    triggers="closeplant",
    verbs="shut_down, close_down",
    subject="PLANT",
    finds={"The research centre is to shut down.": {}},
)
LEAVE_MARKET = EventRule(
    id="event.closure.leave_market",
    event_type="closure",
    triggers="closeplant",
    verbs="pull_out_of, withdraw_from, exit",
    object="PLACE MARKETWORD PLANT",
    subject="ORG FIRM PRONOUN",
    finds={"Halvard Foods is pulling out of Russia.": {}},
)
CLOSURE = EventRule(
    id="event.closure.noun",
    event_type="closure",
    triggers="closure",
    object="PLANT FIRM OUTPUT NAME OPERATION",
    not_object="PRICE MARKETPOS CONTRACT",
    fresh=True,
    finds={"Norvik Foods announced a closure of its Oslo mill.": {}},
    ignores=("At the closing price, Norvik was worth $4bn.",),
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
    not_beside="OUTPUT",
    subject="ORG FIRM PRONOUN",
    finds={"Halvard added a new flavour to its cider range.": {}},
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
    finds={"Halvard is introducing an alcohol-free lager in Germany.": {}},
    ignores=("Norvik Foods launched a strategic review.",),
)
OFFER_PRODUCT = EventRule(
    id="event.product_launch.offer",
    event_type="product_launch",
    triggers="announcep",
    verbs="offer, start_producing, start_releasing",
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
        "become_available, be_due_out, debut, reach_stores, go_on_the_market, launch, be_released"
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
    verbs="switch, defect, walk_away",
    beside="RIVALNOUN",
    not_subject="PERSON POST",
    only="actual",
    finds={"Its biggest customer switched to a cheaper rival.": {}},
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
SHUT_PLANT = EventRule(
    id="event.closure.shut_for_good",
    event_type="closure",
    triggers="closeplant",
    verbs="close, shut",
    subject="PLANT",
    not_subject="SHARES SHARESWORD",
    not_object="DEALWORD FUNDS TALKS PROBEWORD SHARES ACCOUNTWORD PRICE STAKE",
    not_beside="PRICEMOVE PERCENT MONEY",
    not_near="SHARESWORD MONEY",
    finds={"The smelter at Holm closed for good in 2019.": {"date_start": "2019-01-01"}},
    ignores=("The office closed the deal.",),
)
HALT = EventRule(
    id="event.closure.halt",
    event_type="closure",
    triggers="closeplant",
    verbs="halt, suspend, stop, cease, idle",
    object="OPERATIONS OUTPUT",
    beside="PLANT",
    not_object="CONTRACT TALKS DIVIDEND",
    priority=2,
    finds={"Norvik Ceramics halted production at its Holm kiln.": {}},
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
CLOSE_DOORS = EventRule(
    id="event.closure.close_doors",
    event_type="closure",
    triggers="closeplant",
    verbs="close_its_doors, shut_its_doors, close_their_doors, shut_up_shop, close_for_good, shut_for_good, cease_operations, cease_production, wind_down_operations",
    finds={"The department store closes its doors for the last time on Saturday.": {}},
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
DEBUT_IN = EventRule(
    id="event.expansion.debut_in",
    event_type="expansion",
    triggers="enter",
    verbs="make_its_debut, open_for_business",
    beside="PLACE",
    not_near="SHARESWORD LISTING",
    finds={"The fast-food chain Norvik makes its debut in Japan.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
