"""Orders, products and alliances told without the usual words: on order, due in shops, picked as partner."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

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
ON_SALE_FROM = EventRule(
    id="event.product_launch.sales_begin",
    event_type="product_launch",
    triggers="productv",
    verbs="begin, start",
    subject="SALESOF",
    near="PRODUCT NEWPRODUCT",
    not_subject="PLANT FIRM PERCENT MONEY",
    finds={"Sales of the tablet will begin on Friday in 20 countries.": {}},
)
BRING_BACK = EventRule(
    id="event.product_launch.bring_back",
    event_type="product_launch",
    triggers="productv",
    verbs="bring_back, revive, reintroduce, relaunch",
    object="PRODUCT NEWPRODUCT SNACK",
    subject="ORG FIRM PRONOUN",
    finds={"Norvik is bringing back its caramel bar after ten years.": {}},
)
REACH_DEALERS = EventRule(
    id="event.product_launch.reach_dealers",
    event_type="product_launch",
    triggers="productv",
    verbs="reach",
    object="SELLERS",
    subject="PRODUCT NEWPRODUCT CONTRACTGOODS",
    not_subject="PRICE",
    finds={"The van will reach dealers next autumn.": {"modality": "planned"}},
)
PLANS_FOR_PRODUCT = EventRule(
    id="event.product_launch.plans_for",
    event_type="product_launch",
    triggers="productv",
    verbs="unveil, announce, reveal, outline",
    object="PLANNOUN",
    beside="NEWPRODUCT TELECHANNEL",
    not_beside="PLANTONLY JOBS FUNDS",
    subject="ORG FIRM PRONOUN",
    not_subject="GOV",
    modality="planned",
    priority=-1,
    finds={"The broadcaster unveiled plans for a music channel.": {"modality": "planned"}},
)
NAMED_SUPPLIER = EventRule(
    id="event.customer_win.named_supplier",
    event_type="customer_win",
    triggers="orderv",
    verbs="name, choose, pick, appoint, select, shortlist",
    beside="SUPPLIERWORD",
    near="ORG FIRM",
    not_near="POST",
    priority=1,
    finds={"Nordhem was named supplier of escalators for the Lima metro.": {}},
)
PICK_GOODS = EventRule(
    id="event.customer_win.pick_goods",
    event_type="customer_win",
    triggers="orderv",
    verbs="pick, choose, select, opt_for, go_for, plump_for",
    object="CONTRACTGOODS ORG",
    near="CONTRACTGOODS AIRCRAFT",
    subject="ORG FIRM",
    not_object="PERSON POST PLACE",
    priority=-1,
    finds={"The airline picked Brand engines for its new fleet.": {}},
)
GOODS_DELIVERED = EventRule(
    id="event.customer_win.goods_delivered",
    event_type="customer_win",
    triggers="orderv",
    verbs="deliver, supply, install",
    voice="passive",
    object="SOLUTION CONTRACTGOODS",
    beside="PLANT ORG FIRM PLACE",
    only="planned",
    finds={"The equipment will be delivered to a pulp mill in Uruguay in the autumn of 2009.": {"modality": "planned"}},
)
LOST_MANDATE = EventRule(
    id="event.customer_loss.lost_mandate",
    event_type="customer_loss",
    triggers="orderv",
    verbs="lose, cancel, end",
    object="MANDATE",
    subject="ORG FIRM PRONOUN CUSTOMERWORD",
    finds={"The broker lost a mandate worth $2 billion to a rival.": {}},
)
EXCLUSIVE = EventRule(
    id="event.partnership.exclusive",
    event_type="partnership",
    triggers="alliancev",
    verbs="distribute, market, sell",
    near="EXCLUSIVEWORD",
    subject="ORG FIRM PRONOUN",
    not_near="MERGERWORD",
    finds={"Delmar will distribute Solvex's printers in Spain under an exclusive deal.": {"modality": "planned"}},
)
INTO_PRODUCTION = EventRule(
    id="event.product_launch.into_production",
    event_type="product_launch",
    triggers="productv",
    verbs="go_into_production, make_its_debut, go_on_sale, hit_the_streets",
    subject="PRODUCT NEWPRODUCT CONTRACTGOODS DRINK",
    not_subject="SHARES PLANT",
    finds={"The car went into production in Mexico last month.": {}, "Halvard's zero-sugar cider makes its debut in May.": {}},
)
SIGNED_UP = EventRule(
    id="event.customer_win.signed_up",
    event_type="customer_win",
    triggers="orderv",
    verbs="sign_up, hire, engage, commission",
    object="ORG FIRM",
    beside="SUPPLYWORD",
    subject="GOV ORG FIRM MINISTRYWORD MUNICIPAL",
    not_object="PERSON POST ADVISERS COUNT",
    priority=-1,
    finds={"The ministry has signed up Delmar to build its tax website.": {}},
)
BEAT_RIVALS = EventRule(
    id="event.customer_win.beat_rivals",
    event_type="customer_win",
    triggers="orderv",
    verbs="beat, beat_off, edge_out, see_off",
    beside="CONTRACTNOUN",
    object="RIVALNOUN ORG",
    priority=1,
    finds={"Kestrel beat two rivals to the contract for the new tram line.": {}},
)
TOOK_DELIVERY = EventRule(
    id="event.customer_win.took_delivery",
    event_type="customer_win",
    triggers="orderv",
    verbs="take_delivery_of",
    near="AIRCRAFT CONTRACTGOODS",
    finds={"Lumo Air took delivery of its first jet.": {}},
)
CANCELLED_GOODS = EventRule(
    id="event.customer_loss.cancelled_goods",
    event_type="customer_loss",
    triggers="orderv",
    verbs="cancel",
    head="AIRCRAFT CONTRACTGOODS",
    subject="ORG FIRM PRONOUN GOV",
    not_beside="ROUTEONLY",
    priority=1,
    finds={"The ferry company has cancelled two ships.": {}},
    ignores=("The ferry company has cancelled two sailings.",),
)
TOGETHER = EventRule(
    id="event.partnership.together",
    event_type="partnership",
    triggers="alliancev",
    verbs="develop, build, sell, market",
    near="TOGETHERWORD",
    subject="ORG FIRM PRONOUN",
    priority=3,
    finds={"Together with its Chinese partner, the carmaker will develop two electric models.": {"modality": "planned"}},
    ignores=("The carmaker will develop two electric models.",),
)
BE_OUT = EventRule(
    id="event.product_launch.be_out",
    event_type="product_launch",
    triggers="productv",
    verbs="be_out, arrive, hit_the_market",
    subject="PRODUCT NEWPRODUCT",
    near="TIME",
    only="planned",
    not_subject="PRICE JOBS AIRCRAFT",
    finds={"Its long-awaited browser will be out by the summer.": {"modality": "planned"}},
)
COMMISSION_GOODS = EventRule(
    id="event.customer_win.commission_goods",
    event_type="customer_win",
    triggers="orderv",
    verbs="commission",
    object="CONTRACTGOODS AIRCRAFT",
    subject="ORG FIRM PRONOUN",
    finds={"A Norwegian shipping company has commissioned two tankers from the yard.": {}},
)
TORN_UP = EventRule(
    id="event.customer_loss.torn_up",
    event_type="customer_loss",
    triggers="orderv",
    verbs="tear_up, rip_up, pull_out_of, walk_away_from",
    near="CONTRACTNOUN",
    beside="",
    not_near="UNIONWORD MERGERWORD",
    finds={"The council tore up its contract with the builder.": {}},
)
START_TITLE = EventRule(
    id="event.product_launch.start_title",
    event_type="product_launch",
    triggers="productv",
    verbs="start, begin, launch",
    object="TELECHANNEL",
    subject="ORG FIRM PRONOUN",
    not_object="FUNDS STAKE",
    finds={"The publisher is to start a weekly magazine for cyclists.": {"modality": "planned"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
