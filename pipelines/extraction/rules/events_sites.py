"""Events of places of business: expansion and closure."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

OPEN = EventRule(
    id="event.expansion.open",
    event_type="expansion",
    triggers="open",
    verbs=(
        "open, build, construct, expand, set_up, establish, enlarge, extend, double, inaugurate, open_up, reopen, erect, "
        "convert, upgrade, modernise, modernize, triple, rebuild, increase, add, acquire, commission, start_up, bring_on_stream, switch_on, refurbish"
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
    not_object="SHARES TALKS DEALWORD FUNDS PROBEWORD CONTRACT DEALNOUN",
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
    near="ORG FIRM PRONOUN",
    not_near="ECONOMY",
    not_beside="MOVEWORD",
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
    verbs="pull_out_of, withdraw_from, exit, retreat_from, quit",
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
    finds={"The smelter at Holm closed in 2019.": {"date_start": "2019-01-01"}},
    ignores=("The office closed the deal.",),
)
HALT = EventRule(
    id="event.closure.halt",
    event_type="closure",
    triggers="closeplant",
    verbs="@stop, halt, suspend, stop, cease, idle",
    object="OPERATIONS OUTPUT",
    beside="PLANT",
    not_object="CONTRACT TALKS DIVIDEND",
    priority=2,
    finds={"Norvik Ceramics halted production at its Holm kiln.": {}},
)
CLOSE_DOORS = EventRule(
    id="event.closure.close_doors",
    event_type="closure",
    triggers="closeplant",
    verbs="close_its_doors, shut_its_doors, close_their_doors, shut_up_shop, close_for_good, shut_for_good, cease_operations, cease_production, wind_down_operations",
    finds={"The department store closes its doors for the last time on Saturday.": {}},
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
WORK_BEGINS = EventRule(
    id="event.expansion.work_begins",
    event_type="expansion",
    triggers="workbegins",
    near="PLANT OUTPUT",
    finds={"Work has started on the group's new headquarters in Leipzig.": {}},
)
GIVE_UP = EventRule(
    id="event.closure.give_up",
    event_type="closure",
    triggers="closeplant",
    verbs="give_up, drop, axe, scrap, abandon, discontinue, wind_down, wind_up, phase_out, pull_out_of, withdraw_from, exit, stop, end",
    object="ROUTEWORD",
    subject="ORG FIRM PRONOUN",
    not_object="CONTRACT TALKS",
    finds={"The carrier will drop its Bergen route in October.": {"modality": "planned"}},
)
ON_STREAM = EventRule(
    id="event.expansion.on_stream",
    event_type="expansion",
    triggers="onstream",
    near="PLANT OUTPUT TIME",
    finds={"The new cracker is due on stream in 1988.": {}},
)
CAPACITY = EventRule(
    id="event.expansion.capacity",
    event_type="expansion",
    triggers="open",
    verbs="raise, lift, increase, double, boost, expand, triple",
    object="CAPACITYWORD",
    near="ORG FIRM PLANT PRONOUN",
    not_near="OPECWORD GOVONLY UTILISATION",
    finds={"The upgrade raises the mill's daily capacity from 650 to 800 tonnes.": {}},
)
PLANT_STARTS = EventRule(
    id="event.expansion.plant_starts",
    event_type="expansion",
    triggers="enter",
    verbs="start_production, begin_production, start_producing, begin_producing, start_operations, begin_operations, start_operating, open",
    subject="PLANT",
    not_subject="SHARES",
    not_object="PROBEWORD DEALWORD",
    priority=1,
    finds={"The lithium project is expected to start producing in 2025.": {"modality": "planned"}},
)
AXE_SITES = EventRule(
    id="event.closure.face_the_axe",
    event_type="closure",
    triggers="facetheaxe",
    near="PLANT",
    not_near="JOBS",
    modality="planned",
    finds={"Thirty branches face the axe.": {"modality": "planned"}},
)
OUTPUT_ENDS = EventRule(
    id="event.closure.output_ends",
    event_type="closure",
    triggers="closeplant",
    verbs="end, cease, stop, halt, suspend",
    subject="OPERATIONS",
    near="PLANT MACHINE",
    not_object="CONTRACT TALKS",
    not_beside="PERCENT",
    finds={"Production at the Oslo plant ended in June.": {}},
)
DROP_SERVICE = EventRule(
    id="event.closure.drop_service",
    event_type="closure",
    triggers="closeplant",
    verbs="drop, axe, scrap, discontinue, suspend",
    beside="ROUTEONLY",
    subject="ORG FIRM PRONOUN",
    finds={"The airline is dropping its Dublin to Riga service.": {}},
)
WILL_HAVE = EventRule(
    id="event.expansion.will_have",
    event_type="expansion",
    triggers="havev",
    object="PLANT",
    near="COUNT",
    only="planned",
    subject="ORG FIRM PRONOUN",
    not_subject="PLANT",
    finds={"The retailer intends to have 50 stores in Turkey by 2008.": {"modality": "planned"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
