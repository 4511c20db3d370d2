"""Projects of firms: staff taken on, capacity lifted, routes opened, schemes shelved, shutters pulled down."""

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
ROUTE_OPENED = EventRule(
    id="event.expansion.route",
    event_type="expansion",
    triggers="siteopen",
    verbs="launch, start, begin, open, add",
    object="ROUTENAME",
    beside="PLACE",
    subject="ORG FIRM PRONOUN",
    not_object="ONLINEPRODUCT",
    priority=3,
    finds={"The ferry line launched a route between Riga and Madrid.": {}},
)
PLANNED_SITE = EventRule(
    id="event.expansion.planned_site",
    event_type="expansion",
    triggers="siteopen",
    verbs="plan",
    voice="passive",
    object="PLANT",
    near="TIME PLACE ORG FIRM",
    not_near="IPOWORD MERGERWORD",
    modality="planned",
    finds={"A second factory is planned for 2028.": {"modality": "planned"}},
)
LOOK_FOR_SITES = EventRule(
    id="event.expansion.look_for_sites",
    event_type="expansion",
    triggers="siteopen",
    verbs="look_at, scout, look_for, consider, weigh, study, evaluate",
    object="SITEWORD PLANT",
    beside="PLANT PLACE",
    subject="ORG FIRM PRONOUN",
    not_beside="SALEWORD",
    modality="possible",
    finds={"Solvex is looking at sites for a battery plant in Spain.": {"modality": "possible"}},
)
FORAY = EventRule(
    id="event.expansion.foray",
    event_type="expansion",
    triggers="forayn",
    near="ORG FIRM PRONOUN",
    finds={"Norvik is making its first foray into Brazil.": {}},
)
BASED = EventRule(
    id="event.expansion.base",
    event_type="expansion",
    triggers="siteopen",
    verbs="base, station",
    object="COUNT",
    near="AIRCRAFT",
    subject="ORG FIRM PRONOUN",
    finds={"The airline is to base three jets in Cork.": {"modality": "planned"}},
)
STARTS_UP = EventRule(
    id="event.expansion.starts_up",
    event_type="expansion",
    triggers="siteopen",
    verbs="come_on_line, come_into_use",
    subject="PLANT MACHINE",
    not_subject="PERSON POST",
    near="TIME",
    not_near="SHARESWORD",
    finds={"A new line at the Lahti bakery will come into use in the spring.": {"modality": "planned"}},
)
DOUBLE_STAFF = EventRule(
    id="event.expansion.double_staff",
    event_type="expansion",
    triggers="siteopen",
    verbs="@raise",
    object="JOBS",
    head="JOBS",
    subject="ORG FIRM PRONOUN",
    not_object="WAGE MONEY POST PRICE",
    finds={"The chipmaker will double its research staff in Israel.": {"modality": "planned"}},
)
CEASE_MAKING = EventRule(
    id="event.closure.cease_making",
    event_type="closure",
    triggers="siteopen",
    verbs="cease_making, stop_making, stop_producing, cease_producing",
    beside="PLACE PLANT",
    subject="ORG FIRM PRONOUN",
    priority=2,
    finds={"Brandt said it would cease making tyres in France.": {}},
)
CHOSE_PLACE = EventRule(
    id="event.expansion.chose_place",
    event_type="expansion",
    triggers="siteopen",
    verbs="choose, pick, select",
    object="PLACE",
    near="PLANT",
    subject="ORG FIRM PRONOUN",
    finds={"Kestrel Motors has chosen Ohio for its first American plant.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
