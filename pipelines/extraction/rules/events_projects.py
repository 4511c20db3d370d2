"""Projects of firms: staff taken on, capacity lifted, schemes shelved, shutters pulled down; orders and products told without the usual words."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

TAKE_ON = EventRule(
    id="event.expansion.take_on",
    event_type="expansion",
    triggers="siteopen",
    verbs="hire, recruit, take_on, add",
    object="COUNT MANY",
    near="ALLWORK JOBS",
    subject="ORG FIRM PRONOUN PLANT",
    not_object="POST MONEY PERCENT",
    finds={"Norvik is to hire 300 advisers in Singapore this year.": {"modality": "planned"}},
    ignores=("Norvik hired two bankers.",),
)
LIFT_OUTPUT = EventRule(
    id="event.expansion.lift_output",
    event_type="expansion",
    triggers="siteopen",
    verbs="lift, raise, increase, boost",
    object="OUTPUTWORD CAPACITYWORD",
    subject="PLANT MACHINE SCHEMEWORD",
    not_near="OPECWORD GOVONLY UTILISATION",
    finds={"The new line will lift the plant's output to 1,400 stoves a week.": {"modality": "planned"}},
)
SHELVE = EventRule(
    id="event.expansion.shelve",
    event_type="expansion",
    triggers="siteopen",
    verbs="scrap, shelve, abandon, cancel, ditch, freeze, postpone, defer, pull_the_plug_on, put_on_hold, be_put_on_hold",
    beside="SCHEMEWORD",
    near="PLANT SCHEMESITE",
    not_object="PRODUCT TALKS DEALWORD TRIAL LAWOBJECT OFFERWORD",
    not_near="GOVONLY SHAREHOLDERS MERGERWORD IPOWORD ROUTEONLY",
    modality="cancelled",
    priority=1,
    finds={"Norvik scrapped plans for a big mill near the city.": {"modality": "cancelled"}},
    ignores=("Norvik scrapped plans for a bonus.",),
)
SHUTTERS = EventRule(
    id="event.closure.shutters",
    event_type="closure",
    triggers="siteopen",
    verbs="pull_down_the_shutters, bring_down_the_shutters, put_up_the_shutters, call_time_on, turn_out_the_lights",
    near="ORG FIRM PLANT PRONOUN",
    finds={"Norvik is pulling down the shutters on 40 shops.": {"modality": "planned"}},
)
COMPLETED = EventRule(
    id="event.expansion.completed",
    event_type="expansion",
    triggers="siteopen",
    verbs="complete, finish, inaugurate, commission, be_completed, be_commissioned",
    object="PLANT",
    voice="passive",
    near="TIME",
    not_near="CONTRACTNOUN MERGERWORD BUYWORD",
    not_object="TALKS DEALWORD SHIPWORD",
    finds={"The new power plant will be commissioned in September 2012.": {"modality": "planned"}},
)
MOVE_WORK = EventRule(
    id="event.expansion.set_up_in",
    event_type="expansion",
    triggers="siteopen",
    verbs="expand_to, branch_out_into, set_up_shop, set_foot_in, plant_its_flag",
    object="PLACE",
    subject="ORG FIRM PRONOUN",
    not_beside="BANKRUPTWORD DEALWORD TALKS",
    finds={"The lender plans to branch out into Vietnam next year.": {"modality": "planned"}},
    ignores=("The lender's chief entered the room.",),
)
REOPEN = EventRule(
    id="event.expansion.reopen",
    event_type="expansion",
    triggers="siteopen",
    verbs="reopen, open",
    beside="PLANT SITEPART",
    subject="ORG FIRM PRONOUN",
    not_object="PROBEWORD TALKS ACCOUNTWORD PRICE STAKE MONEY DEALWORD",
    not_near="EMERGENCY",
    finds={"The cinema operator will reopen its last dark screens in May.": {"modality": "planned"}},
    ignores=("The operator opened talks.",),
)
BOARD_APPROVES = EventRule(
    id="event.expansion.approve",
    event_type="expansion",
    triggers="siteopen",
    verbs="approve",
    subject="BOARDWORD ORG FIRM",
    object="SCHEMEDEV",
    not_subject="GOV REGULATORBODY SHAREHOLDERS COURT",
    finds={"The board approved development of the gold mine.": {}},
)
GIVE_BACK_SITES = EventRule(
    id="event.closure.vacate",
    event_type="closure",
    triggers="siteopen",
    verbs="wind_down, close, shut, vacate, give_up, pull_the_plug_on",
    beside="ROUTEONLY PLANT SERVICEARM",
    subject="ORG FIRM PRONOUN",
    not_object="PROBEWORD TALKS ACCOUNTWORD PRICE STAKE MONEY DEALWORD FUNDS CONTRACT",
    not_near="SHARESWORD",
    priority=-1,
    finds={"The ferry operator is to close its Riga to Oslo route.": {"modality": "planned"}},
    ignores=("Shares closed at 40 pence in the Riga office.",),
)
END_OUTPUT = EventRule(
    id="event.closure.end_output",
    event_type="closure",
    triggers="siteopen",
    verbs="end, stop, cease, halt",
    object="OUTPUTWORD MAKING",
    beside="PLANT PLACE",
    subject="ORG FIRM PRONOUN",
    not_near="UNIONSUBJECT",
    priority=1,
    finds={"The carmaker will end production in Ireland next year.": {"modality": "planned"}},
)
ON_ORDER = EventRule(
    id="event.customer_win.on_order",
    event_type="customer_win",
    triggers="onorder",
    near="CONTRACTGOODS AIRCRAFT COUNT",
    finds={"The line has eight more ships on order at yards in Korea.": {}},
)
COVERS = EventRule(
    id="event.customer_win.covers",
    event_type="customer_win",
    triggers="orderv",
    verbs="cover",
    subject="CONTRACTNOUN DEALWORD",
    beside="CONTRACTGOODS SUPPLYWORD",
    not_near="UNIONWORD",
    finds={"The contract covers the delivery of 26 ramps to a Turkish operator.": {}},
)
UNDER_AGREEMENT = EventRule(
    id="event.customer_win.under_agreement",
    event_type="customer_win",
    triggers="orderv",
    verbs="handle, run, take_over, operate, supply, deliver, provide, equip, fit",
    subject="ORG FIRM PRONOUN",
    near="CONTRACTNOUN DEALWORD",
    only="planned",
    not_near="MERGERWORD UNIONWORD STAKE PERSON JOBS SHAREHOLDERS LENDERS",
    not_object="MONEY POST",
    priority=-1,
    finds={"Under the five-year agreement Norvik will run the servers of a pension fund.": {"modality": "planned"}},
)
HANDED = EventRule(
    id="event.customer_win.handed",
    event_type="customer_win",
    triggers="orderv",
    verbs="hand, give, entrust, award, land",
    object="CONTRACTNOUN",
    not_near="LEGALWORD CRIME UNIONWORD COURT CANCELWORD",
    not_object="LEGAL POST",
    finds={"A Dutch insurer handed it a five-year contract.": {}},
)
DROPPED_AS = EventRule(
    id="event.customer_loss.dropped_as",
    event_type="customer_loss",
    triggers="orderv",
    verbs="drop, replace, ditch, dump",
    voice="passive",
    beside="SUPPLIERWORD",
    near="SUPPLIERWORD",
    finds={"The printer has been dropped as a supplier of menus to the chain.": {}},
)
TAKE_BUSINESS = EventRule(
    id="event.customer_loss.take_business",
    event_type="customer_loss",
    triggers="orderv",
    verbs="take_its_business, move_its_business",
    near="ORG FIRM CUSTOMERWORD",
    finds={"The airline has taken its business to a rival caterer.": {}},
)
CUSTOMERS_LEFT = EventRule(
    id="event.customer_loss.customers_left",
    event_type="customer_loss",
    triggers="orderv",
    verbs="walk_away, switch",
    subject="CUSTOMERWORD",
    only="actual",
    finds={"Two of its largest clients walked away last year.": {}},
)
SHOWROOMS = EventRule(
    id="event.product_launch.showrooms",
    event_type="product_launch",
    triggers="productv",
    verbs="hit_showrooms, hit_dealers, hit_the_road, hit_the_market, go_on_release, take_to_the_air, go_on_general_release",
    subject="PRODUCT NAME",
    finds={"The new van hits showrooms in March.": {}},
)
WRAPS = EventRule(
    id="event.product_launch.wraps",
    event_type="product_launch",
    triggers="productv",
    verbs="lift_the_lid_on, pull_the_wraps_off, take_the_lid_off, pull_back_the_curtain_on",
    near="PRODUCT NEWPRODUCT",
    finds={"The carmaker pulled the wraps off a new van.": {}},
)
GIVE_AWAY = EventRule(
    id="event.product_launch.give_away",
    event_type="product_launch",
    triggers="productv",
    verbs="give_away, begin, start",
    object="NEWPRODUCT TESTED TRIALRUN",
    subject="ORG FIRM PRONOUN",
    not_object="WORKPART",
    only="planned actual",
    near="TIME",
    not_near="PATIENTWORD STRIKECONTEXT COURT",
    finds={"The company will give away a new browser from May.": {"modality": "planned"}},
)
LICENSED = EventRule(
    id="event.partnership.licence",
    event_type="partnership",
    triggers="alliancev",
    verbs="renew, sign, agree, strike, enter_into, forge",
    object="LICENCEDEAL",
    near="ORG",
    not_near="REGULATORBODY",
    finds={"The toymaker renewed a license with Delmar Studios for its films.": {}},
)
SEEK_PARTNER = EventRule(
    id="event.partnership.seek_partner",
    event_type="partnership",
    triggers="alliancev",
    verbs="seek, look_for, find",
    object="ALLY",
    subject="ORG FIRM PRONOUN",
    finds={"The chipmaker is looking for a partner in Asia.": {}},
)
CO_DEVELOP = EventRule(
    id="event.partnership.co_develop",
    event_type="partnership",
    triggers="alliancev",
    verbs="co-develop, co-brand, co-market, share_codes, tie_up_with",
    near="ORG FIRM",
    finds={"Norvik and Holm will co-develop a battery.": {"modality": "planned"}},
)
CHOSEN_PARTNER = EventRule(
    id="event.partnership.chosen",
    event_type="partnership",
    triggers="alliancev",
    verbs="choose, pick, name, select",
    object="ORG",
    beside="ALLY",
    priority=2,
    finds={"Norvik has chosen Kestrel as its partner in the Baltics.": {}},
)
DUE_IN_SHOPS = EventRule(
    id="event.product_launch.in_shops",
    event_type="product_launch",
    triggers="inshops",
    near="PRODUCT NEWPRODUCT",
    modality="planned",
    finds={"A cheaper version of the phone is due in the shops before Christmas.": {"modality": "planned"}},
)
DESERTED = EventRule(
    id="event.customer_loss.deserted",
    event_type="customer_loss",
    triggers="orderv",
    verbs="desert, dump, ditch",
    subject="CUSTOMERWORD",
    finds={"Two advertisers have deserted the station.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
