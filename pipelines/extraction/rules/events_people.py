"""Events with people: changes at the top, job cuts, strikes."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

APPOINT = EventRule(
    id="event.leadership_change.appoint",
    event_type="leadership_change",
    triggers="appoint",
    beside="POST",
    not_object="LEGAL CONTRACT ADVISER",
    not_subject="GOVONLY",
    priority=1,
    finds={
        "Norvik Foods appointed Anna Berg as chief executive.": {"participant_names": ["Norvik Foods", "Anna Berg"]},
        "Anna Berg was named chairman of Norvik Foods.": {"participant_names": ["Anna Berg", "Norvik Foods"]},
    },
    ignores=("The product was named after the founder.",),
)
SUCCEED = EventRule(
    id="event.leadership_change.succeed",
    event_type="leadership_change",
    triggers="succeed",
    verbs=(
        "succeed, replace, join, take_over_as, take_over_from, take_over, assume, take_on, take_up, move_to, take_the_helm, "
        "return_as, rejoin, hand_over, step_into, step_up"
    ),
    near="POST",
    subject="PERSON POST",
    not_object="FIRM",
    finds={"Anna Berg will succeed Carl Lund as chief executive in May.": {"modality": "planned"}},
)
REINS = EventRule(
    id="event.leadership_change.reins",
    event_type="leadership_change",
    triggers="reins",
    finds={"Isberg's owner has handed over the reins to his daughter.": {}},
)
JOIN = EventRule(
    id="event.leadership_change.join",
    event_type="leadership_change",
    triggers="succeed",
    verbs="join, rejoin",
    subject="NAME PERSON",
    beside="POST",
    finds={"Lena Fischer joins Halvard from Brandt as head of marketing.": {}},
)
BECOME = EventRule(
    id="event.leadership_change.become",
    event_type="leadership_change",
    triggers="succeed",
    verbs="become, replace, succeed, serve_as, head, take_over, lead",
    object="POST PERSON",
    subject="PERSON",
    finds={"Anna Berg became chief executive in 2019.": {"date_start": "2019-01-01", "date_end": "2019-12-31"}},
)
RESIGN = EventRule(
    id="event.leadership_change.resign",
    event_type="leadership_change",
    triggers="resign",
    subject="PERSON POST",
    verbs=(
        "resign, step_down, quit, retire, stand_down, depart, step_aside, stand_aside, bow_out, relinquish, vacate, step_back, "
        "part_company, part_ways"
    ),
    finds={"Carl Lund resigned as chairman on Monday.": {"participant_names": ["Carl Lund"]}},
    ignores=("The bonds were retired.",),
)
RESIGN_LOOSE = EventRule(
    id="event.leadership_change.step_down",
    event_type="leadership_change",
    triggers="resign",
    verbs="resign, step_down, stand_down, quit, oust, unseat",
    near="POST PERSON",
    finds={"Carl Lund was unseated as chairman.": {}},
)
OUST = EventRule(
    id="event.leadership_change.oust",
    event_type="leadership_change",
    triggers="leave",
    object="PERSON POST",
    near="POST",
    not_object="JOBS CONTRACT",
    verbs="fire, dismiss, remove, suspend, replace, shake_up, force_out, push_out, oust, let_go",
    finds={"The board forced out chief executive Carl Lund.": {"participant_names": ["Carl Lund"]}},
)
LEAVE = EventRule(
    id="event.leadership_change.leave",
    event_type="leadership_change",
    triggers="leave",
    verbs="leave, give_up, exit",
    subject="PERSON POST",
    near="POST",
    finds={"Chief executive Carl Lund will leave the company in June.": {"modality": "planned"}},
)
LEADERSHIP_NOUN = EventRule(
    id="event.leadership_change.noun",
    event_type="leadership_change",
    triggers="leadership",
    near="POST PERSON",
    object="POST PERSON PRONOUN",
    finds={
        "The board announced the resignation of chairman Carl Lund.": {},
        "Since her appointment as chief executive, Anna Berg has cut costs.": {},
    },
    ignores=("The president won the election.",),
)
CUT_JOBS = EventRule(
    id="event.layoffs.cut",
    event_type="layoffs",
    triggers="cutjobs",
    object="JOBS",
    not_object="WAGE MONEY",
    priority=3,
    finds={"Norvik Foods will cut 300 jobs.": {"modality": "planned"}, "About 300 jobs will be axed at Norvik Foods.": {}},
    ignores=("Norvik cut its costs by 10%.", "Norvik cut wages."),
)
AT_RISK = EventRule(
    id="event.layoffs.at_risk",
    event_type="layoffs",
    triggers="jobsatrisk",
    modality="possible",
    keep="once",
    finds={"Around 60 jobs are at risk at the Leeds site.": {"modality": "possible"}},
)
NOTICE = EventRule(
    id="event.layoffs.notice",
    event_type="layoffs",
    triggers="cutjobs",
    verbs="give_notice",
    beside="JOBS",
    finds={"Kotka Lifts has given notice to 25 employees.": {}},
)
LAY_OFF = EventRule(
    id="event.layoffs.lay_off",
    event_type="layoffs",
    triggers="layoff",
    verbs="lay_off, furlough, retrench, make_redundant, let_go, layoff, downsize",
    priority=2,
    finds={"Norvik Foods laid off 40 workers.": {}},
)
LAYOFFS = EventRule(
    id="event.layoffs.noun",
    event_type="layoffs",
    triggers="layoffs",
    finds={"Norvik Foods announced job cuts in Sweden.": {}},
)
JOB_LOSS = EventRule(
    id="event.layoffs.loss_of_jobs",
    event_type="layoffs",
    triggers="losscustomer",
    verbs="loss_of",
    object="JOBS",
    finds={"The restructuring will lead to the loss of 250 jobs.": {"modality": "planned"}},
)
REDUCTION = EventRule(
    id="event.layoffs.reduction",
    event_type="layoffs",
    triggers="reduction",
    object="JOBS",
    not_object="PRODUCT WAGE",
    finds={"The measures will result in the reduction of 130 jobs.": {"modality": "planned"}},
)
STRIKE_VERB = EventRule(
    id="event.strike.verb",
    event_type="strike",
    triggers="strikev",
    near="UNIONWORD",
    not_object="DEALWORD",
    not_beside="DEALWORD",
    finds={"Pilots at Kestrel Air walked out on Friday.": {}},
    ignores=("Norvik struck a deal with its workers.",),
)
STRIKE = EventRule(
    id="event.strike.noun",
    event_type="strike",
    triggers="striken",
    priority=1,
    near="UNIONWORD STRIKECONTEXT",
    not_object="PRICE",
    finds={"The strike by dock workers began on Monday.": {}},
    ignores=("The strike price of the option is $40.",),
)
SUCCEED_NAME = EventRule(
    id="event.leadership_change.succeed_name",
    event_type="leadership_change",
    triggers="succeed",
    verbs="succeed",
    subject="PERSON NAME",
    object="PERSON NAME",
    not_object="FIRM PRODUCT",
    finds={"Maria Santos succeeds Tom Burke, who ran the lender for a decade.": {}},
)
JOBS_GO = EventRule(
    id="event.layoffs.jobs_go",
    event_type="layoffs",
    triggers="jobsgo",
    modality="planned",
    keep="once",
    finds={"Some 400 jobs are to go at Norvik Foods.": {"modality": "planned"}},
)
LEFT_AT_ONCE = EventRule(
    id="event.leadership_change.left_at_once",
    event_type="leadership_change",
    triggers="leave",
    verbs="leave, exit",
    near="POST",
    beside="ATONCE",
    finds={"Norvik Foods said its head of retail had left with immediate effect.": {}},
)
OVER_AS = EventRule(
    id="event.leadership_change.over_as",
    event_type="leadership_change",
    triggers="succeed",
    verbs="take_over_as, return_as, step_in_as, join_as, start_as, stay_on_as, continue_as",
    beside="POST",
    not_subject="FIRM",
    finds={"Retail veteran Joyce Amadi takes over as chairwoman of Norvik Foods.": {}},
)
OUT_OF_WORK = EventRule(
    id="event.layoffs.out_of_work",
    event_type="layoffs",
    triggers="outofwork",
    near="COUNT WORKERWORD JOBS",
    only="planned possible",
    keep="once",
    finds={"The closure will put 180 people out of work.": {"modality": "planned"}},
)
POSTS_GO = EventRule(
    id="event.layoffs.posts_disappear",
    event_type="layoffs",
    triggers="cutjobs",
    verbs="disappear, go",
    subject="JOBPOST",
    finds={"Up to 900 posts will disappear at the shipyard.": {"modality": "planned"}},
)
TOOK_OVER = EventRule(
    id="event.leadership_change.took_over",
    event_type="leadership_change",
    triggers="succeed",
    verbs="take_over, take_charge, take_the_helm",
    subject="PERSON POST",
    beside="TIME",
    not_object="FIRM ORG PLANT",
    finds={"Anna Berg, who took over in January, has cut costs.": {}},
)
STAFF_GO = EventRule(
    id="event.layoffs.staff_go",
    event_type="layoffs",
    triggers="staffgo",
    verbs="go, leave",
    subject="JOBS",
    not_subject="PERSON",
    only="planned",
    near="COUNT PERCENT FRACTION",
    finds={"About a tenth of its 5,000 staff will go.": {"modality": "planned"}},
)
RID_OF = EventRule(
    id="event.layoffs.rid_of",
    event_type="layoffs",
    triggers="staffgo",
    verbs="get_rid_of, let_go_of, part_with, dispense_with, do_without",
    object="JOBS POST COUNT WORKERWORD",
    finds={"The plan includes getting rid of 420 managers.": {}},
)
JOBLESS = EventRule(
    id="event.layoffs.jobless",
    event_type="layoffs",
    triggers="jobless",
    near="COUNT",
    not_near="ECONOMY",
    keep="once",
    finds={"Six mills have shut, leaving 6,650 workers jobless.": {}},
)
UNPAID_LEAVE = EventRule(
    id="event.layoffs.unpaid_leave",
    event_type="layoffs",
    triggers="unpaidleave",
    near="COUNT WORKERWORD JOBS",
    keep="once",
    finds={"The airline placed 400 pilots on unpaid leave.": {}},
)
LOSE_JOBS = EventRule(
    id="event.layoffs.lose_jobs",
    event_type="layoffs",
    triggers="losejobs",
    object="JOBS",
    not_object="WAGE MONEY",
    not_subject="JOBS GOV PLACE WORKERWORD",
    priority=3,
    finds={"The shipyard will lose 200 jobs.": {"modality": "planned"}},
    ignores=("More than 8,000 workers have lost their jobs.",),
)
AFFECT = EventRule(
    id="event.layoffs.affect",
    event_type="layoffs",
    triggers="affectv",
    object="JOBS",
    near="COUNT MANY PERCENT",
    not_object="WAGE",
    not_near="STRIKECONTEXT SECURITYSTRONG",
    only="planned possible",
    keep="once",
    finds={"The restructuring will affect 60 employees.": {"modality": "planned"}},
)
AXE = EventRule(
    id="event.layoffs.face_the_axe",
    event_type="layoffs",
    triggers="facetheaxe",
    near="JOBS",
    modality="planned",
    finds={"Some 900 jobs face the axe at the bank.": {"modality": "planned"}},
)
STOPPAGE = EventRule(
    id="event.strike.stoppage",
    event_type="strike",
    triggers="striken",
    verbs="walkout, walk-out, stoppage, work_stoppage, industrial_action, strike_action, general_strike, overtime_ban, work-to-rule, lockout",
    fresh=True,
    finds={"A stoppage by 2,000 welders has halted the yard.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
