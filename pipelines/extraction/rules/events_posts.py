"""Who is shown the door, poached or put in charge, and staff sent home: idioms of coming and going."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

OUST_ONE = EventRule(
    id="event.leadership_change.oust_one",
    event_type="leadership_change",
    triggers="postv",
    verbs="part_with, part_company_with, sack, fire, oust, dismiss, depose, remove, eject, vote_out, kick_out, drop, axe",
    object="POST",
    head="POST",
    not_object="PLURALSTAFF COUNT MANY CONTRACT JOBPOST PRODUCT",
    priority=4,
    finds={"Norvik parted with its chief executive in May.": {}, "Norvik dismissed its regional manager.": {}},
    ignores=("Norvik dismissed 40 managers.", "Norvik dismissed its workers."),
)
OUST_NAME = EventRule(
    id="event.leadership_change.oust_name",
    event_type="leadership_change",
    triggers="postv",
    verbs="sack, fire, oust, dismiss, depose, eject, kick_out",
    object="PERSON",
    subject="BOARDWORD ORG FIRM SHAREHOLDERS PRONOUN",
    not_object="PLURALSTAFF COUNT MANY LEGAL",
    not_subject="COURT",
    priority=2,
    finds={"The board sacked Carl Lund.": {}},
    ignores=("The court dismissed the case of Carl Lund.",),
)
SHOWN_DOOR = EventRule(
    id="event.leadership_change.shown_door",
    event_type="leadership_change",
    triggers="postv",
    verbs="show_the_door, clear_his_desk, call_it_a_day, fall_on_his_sword",
    near="POST PERSON",
    not_near="PLURALSTAFF",
    finds={"Finance director Carl Lund has been shown the door.": {}},
)
POACH = EventRule(
    id="event.leadership_change.poach",
    event_type="leadership_change",
    triggers="postv",
    verbs="poach, hire, recruit, appoint, name, bring_in, tap, lure, pick, choose, headhunt, put_in_charge",
    object="PERSON",
    beside="CHARGEVERB",
    priority=1,
    not_object="ADVISERS",
    finds={"Norvik poached Anna Berg from Holm to run its bank.": {}},
    ignores=("Norvik hired Anna Berg to paint its office.",),
)
HANDS_OVER = EventRule(
    id="event.leadership_change.hands_over",
    event_type="leadership_change",
    triggers="postv",
    verbs="hand_over_to, hand_over, pass_the_baton, give_way_to, make_way_for",
    subject="PERSON POST",
    beside="PERSON POST",
    not_object="MONEY COUNT",
    finds={"Carl Lund hands over to Anna Berg in June.": {}},
    ignores=("Carl Lund handed over a cheque to the museum.",),
)
STAY_ON = EventRule(
    id="event.leadership_change.stay_on",
    event_type="leadership_change",
    triggers="postv",
    verbs="stay_on, fill, run, lead, head, chair",
    subject="PERSON",
    near="POST FOUNDER",
    beside="INTERIM",
    only="planned actual",
    finds={"Her deputy, Nina Holt, will run the railway until a successor is found.": {"modality": "planned"}},
)
DIED = EventRule(
    id="event.leadership_change.died",
    event_type="leadership_change",
    triggers="postv",
    verbs="die",
    subject="POST",
    near="TIME",
    not_subject="COUNT PLURALSTAFF",
    finds={"The founder and chairman of Norvik Foods died on Sunday.": {}},
)
WALK = EventRule(
    id="event.leadership_change.walk",
    event_type="leadership_change",
    triggers="postv",
    verbs="walk_out, go",
    subject="POST",
    near="TIME",
    not_subject="PLURALSTAFF COUNT UNIONWORD",
    not_near="UNIONWORD STRIKECONTEXT",
    beside="TIME",
    finds={"The finance director walked out on Monday.": {}},
    ignores=("The workers walked out on Monday.",),
)
DESKS = EventRule(
    id="event.layoffs.desks",
    event_type="layoffs",
    triggers="deskwords",
    near="JOBS COUNT ALLWORK",
    not_near="ECONOMY",
    keep="once",
    finds={"Its 390 staff were told to clear their desks.": {}},
)
SENT_HOME = EventRule(
    id="event.layoffs.sent_home",
    event_type="layoffs",
    triggers="staffv",
    verbs="send_home, lay_off, let_go, shed, part_with",
    beside="COUNT MANY",
    near="ALLWORK JOBS",
    not_near="STRIKECONTEXT",
    not_object="MONEY",
    finds={"The mill sent home 300 welders.": {}},
)
SEEK_CHIEF = EventRule(
    id="event.leadership_change.seek_chief",
    event_type="leadership_change",
    triggers="postv",
    verbs="seek, look_for, search_for",
    object="POST SUCCESSOR",
    head="TOPPOST SUCCESSOR",
    not_object="COUNT MANY PLURALSTAFF",
    modality="planned",
    finds={"Norvik Foods is looking for a new chief executive.": {"modality": "planned"}},
    ignores=("Norvik Foods is seeking a partner.",),
)
MOVES_UP = EventRule(
    id="event.leadership_change.moves_up",
    event_type="leadership_change",
    triggers="postv",
    verbs="move_up_to, step_up_to, rise_to, step_into",
    beside="POST",
    subject="PERSON POST",
    finds={"Anna Berg, currently head of retail, moves up to chief executive.": {}},
)
TOP_TEAM = EventRule(
    id="event.leadership_change.top_team",
    event_type="leadership_change",
    triggers="postv",
    verbs="shake_up, overhaul, reshuffle, revamp, shuffle, replace, clear_out",
    object="TOPTEAM",
    finds={"The bank shook up its top management.": {}},
)
GROUNDED = EventRule(
    id="event.layoffs.grounded",
    event_type="layoffs",
    triggers="staffv",
    verbs="ground, stand_down, stand_off",
    object="ALLWORK JOBS",
    near="COUNT",
    finds={"The airline said 400 pilots would be grounded without pay.": {}},
)
RUN_BY = EventRule(
    id="event.leadership_change.run_by",
    event_type="leadership_change",
    triggers="postv",
    verbs="run, lead, head, chair",
    voice="passive",
    only="planned",
    object="FIRM ORG PRONOUN",
    subject="PERSON POST EXSOMEBODY",
    finds={"The airline is to be run by a former minister.": {"modality": "planned"}},
)
PERSON_RETIRES = EventRule(
    id="event.leadership_change.retires",
    event_type="leadership_change",
    triggers="postv",
    verbs="retire",
    near="PERSON POST",
    not_object="DEBTPAPER SECURITY DEBTWORD AIRCRAFT CONTRACTGOODS",
    beside="TIME",
    finds={"Maria Santos, who led the group for 12 years, retired on Friday.": {}},
    ignores=("The bonds retired on Friday were cheap.",),
)
THIN_RANKS = EventRule(
    id="event.layoffs.thin_ranks",
    event_type="layoffs",
    triggers="staffv",
    verbs="thin_its_ranks, prune_its_ranks, cut_its_ranks, slim_its_workforce, trim_its_ranks",
    near="ORG FIRM PRONOUN",
    finds={"The bank plans to thin its ranks by 2,000.": {"modality": "planned"}},
)
LEAVES_AFTER = EventRule(
    id="event.leadership_change.leaves_after",
    event_type="leadership_change",
    triggers="postv",
    verbs="leave, defect, defect_to, jump_ship",
    subject="PERSON POST",
    near="INCHARGE RIVALNOUN",
    not_subject="PLURALSTAFF",
    finds={"After nine years in charge, Carl Lund is leaving the brewer.": {}},
)
NEW_BOSS = EventRule(
    id="event.leadership_change.new_boss",
    event_type="leadership_change",
    triggers="postv",
    verbs="start, arrive, begin, take_up_his_post, take_up_her_post",
    subject="NEWCHIEF",
    beside="TIME",
    finds={"The new boss, Anna Berg, starts in September.": {}},
)
THREATENED_JOBS = EventRule(
    id="event.layoffs.threatened",
    event_type="layoffs",
    triggers="staffv",
    verbs="threaten, jeopardise, endanger",
    object="JOBS",
    near="COUNT MANY",
    not_subject="UNIONSUBJECT",
    not_near="UNIONSUBJECT",
    modality="possible",
    finds={"A further 400 jobs are threatened by the closure of the plant.": {"modality": "possible"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
