"""The rules: which sequences of token classes are time expressions, and the function that reads each. No date arithmetic here.

At each token the first rule of the list that matches wins, so longer readings stand before shorter ones. A function may refuse a
match (None); then the next rule is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.extraction.times import read_calendar as named
from pipelines.extraction.times import read_days as days
from pipelines.extraction.times import read_durations as spans
from pipelines.extraction.times import read_relative as relative
from pipelines.extraction.times.reader import Found, Reader

# Pieces ------------------------------------------------------------------------------------------------------------------------------
MOD = "(?:APPROX? (?:MORE THAN|AT LEAST|AT THE LEAST|UP TO|OVER)|APPROX APPROX?)?"
SMALL = "(?:TENS DASH? WORDNUM|(?:A|WORDNUM|DAYN) HUNDRED|CARDINAL)"
NUM = f"(?:{SMALL}(?: (?:DASH|TO|OR|AND) {SMALL})?(?: DASH? AND DASH? A? DASH? HALF)?)"
QTY = f"(?:{NUM}|A? QUANT OF? MORE?|(?:DOZENS OF){{1,2}})"
SHORT_YEAR = "APOS <apos>YY"
MDAY = (
    "(?:<mon>MONX (?:(?<=MONTHABBR)DOT)? THE? <day>(?:DAY(?! COUNTED)|WORDNUM(?= ENDMARK))(?: (?:DASH|AND|TO) "
    "<day2>DAY(?! COUNTED| DASH))?(?: COMMA? <y>(?:YEAR|OLDYEAR(?! COUNTED)))?)"
)
DMON = "(?:<dayb>DAY(?: (?:DASH|AND|TO) <dayb2>DAY)? OF? <monb>MONX(?: (?:(?<=MONTHABBR)DOT)? COMMA? <yb>(?:YEAR|OLDYEAR(?! COUNTED)))?)"
DATE = f"(?:(?:<wd>WDX DOT? COMMA? THE?)?(?:{MDAY}|{DMON})|<wdo>WD|<today>TODAY)"
PARTOF = "(?:<part>PART DASH?|THE? <partn>PARTN DASH? (?:OF|DASH)|<partb>PARTN DASH?)"
#: What says of which year a quarter, half or month is.
YTAIL = (
    "(?:(?:COMMA|OF|IN|FOR|DASH)? THE? (?:FULL DASH?)? (?:(?:<fy>FISCAL) YEARW?|CALENDAR YEARW?|<fyb>FY|YEARW)? <y>YEAR"
    "(?: (?:DASH|SLASH) <yy>(?:YY|YEAR)(?! DASH))?"
    f"|(?:OF|IN|COMMA)? <fynn>FYNN|{SHORT_YEAR}"
    "|(?:COMMA|OF|IN|FOR)? THE? <rel>REL (?:FULL DASH?)? (?:(?:<fyr>FISCAL|CALENDAR)? YEARW|<fyrb>FISCAL(?= ENDMARK))"
    "|(?:OF|IN)? (?:A|THE) <ago>YEARW <back>BACK|(?:OF|IN)? (?:THE|THAT) <samey>SAME? YEARW"
    "|OF THE? (?:<fyt>FISCAL|CALENDAR)? <they>YEARW)"
)
YPRE = "(?:THE? <yp>YEAR (?:APOS S|DASH|FISCAL)?|THE? <relp>REL YEARW APOS S)"
ENDS = (
    "(?=COMMA? (?:THAT|WHICH)? ENDED (?:ON|IN|AT)? (?:THE? PARTN OF)? (?:<emon>MONX (?:(?<=MONTHABBR)DOT)? "
    "(?:<eday>DAY)?|<edayb>DAY OF? <emonb>MONX)(?: COMMA? <ey>YEAR)?)"
)
TOMON = (
    "(?=COMMA? THAT? (?:ENDED|TO) (?:ON|IN|AT|THE)* (?:PARTN (?:OF|DASH)|PART DASH?|<erel>REL)? (?:<emon>MONX (?:(?<=MONTHABBR)DOT)? (?:<eday>DAY(?! "
    "COUNTED))?|<edayb>DAY OF? <emonb>MONX)(?: COMMA? <ey>YEAR)?)"
)
QHEAD = "(?:<ord>ORD DASH? FISCAL? DASH? QTR|<last>FINAL DASH? QTR|<qmon>MONX DASH? QTR|<hol>HOLIDAY DASH? QTR|<qn>QN)"
HHEAD = "(?:<ord>ORD DASH? HALF(?! A| HOURW)|<hn>HN)"
CLOCKT = "(?:<clock>CLOCK|<oclock>(?:WORDNUM|DAYN) OCL APOS CLOCKW|<hour>DAYN (?=AMPM)|<dec>DECIMAL (?=AMPM)|<noon>NOON|<pm1>CLOCKPM|<hundred>(?:INT|YEAR|OLDYEAR)(?=TZ))"


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule: its id, its pattern over token classes, and the function that reads a match."""

    id: str
    pattern: str
    read: Callable[[Reader, re.Match[str]], Found | None]


RULES = [
    TimeRule("date.numeric", "<full>FULLDATE", days.numeric),
    TimeRule("date.month_number", "(?:<m1>DAYN DASH)? <m2>DAYN (?:SLASH|DASH) <y>YEAR", named.month_number),
    TimeRule(
        "time.clock",
        f"{CLOCKT} <ampm>AMPM? (?:IN THE <inpart>DAYPART)? (?:OPEN? TZ CLOSE?|LOCAL TIMEW)? (?:COMMA? ON? {DATE})?",
        days.clock,
    ),
    TimeRule("date.week_of", f"THE? <u>(?:WEEKW|WEEKENDW) OF {DATE}", days.week_of),
    TimeRule("date.week_ended", f"THE? WEEKW (?=ENDED ON? {DATE})", days.week_of),
    TimeRule("date.after_tomorrow", "THE DAYW <shift>(?:AFTER|BEFORE) <today>TODAY", days.after_tomorrow),
    TimeRule("date.attacks", "<nine>DAYN SLASH <eleven>DAYN(?! SLASH)", days.nine_eleven),
    TimeRule("date.day", f"(?:<part>PART DASH?|<el>(?:EARLIER|LATER) ON?|THE? <dp>DAYPART OF)? {DATE} (?:<daypart>DAYPART)?", days.day),
    # quarters, halves, months of a year
    TimeRule("date.quarter", f"(?:{YPRE}|THE(?! ORDINAL DASH))? (?:<fisc>FISCAL)? {QHEAD} (?:{YTAIL})? (?:{ENDS})?", named.quarter),
    TimeRule("date.quarter.last", f"THE? <last>LAST QTR (?=OF) {YTAIL}", named.quarter),
    TimeRule("date.quarter.compact", "<qnyy>QNYY", named.quarter_compact),
    TimeRule("date.half.compact", "<hnyy>HNYY", named.half_compact),
    TimeRule(
        "date.half", f"(?:{YPRE}|THE(?! ORDINAL DASH))? (?:<fisc>FISCAL)? {HHEAD} (?! OF THE? DAYW)(?:{YTAIL})? (?:{ENDS})?", named.half
    ),
    TimeRule(
        "duration.of_year",
        f"(?:THE|{YPRE})? (?:<ord>ORDINAL|<last>(?:FINAL|LAST)) <n>{NUM} <u>(?:UNITS|YEARSW|QTRS)(?:{YTAIL})?",
        spans.of_year,
    ),
    TimeRule("duration.of_month", "THE? <ord>ORDINAL <n>" + NUM + " <u>UNITS (?:OF|IN) <ofmon>MONX(?: COMMA? <y>YEAR)?", spans.of_year),
    TimeRule("duration.first_months", f"THE? <ord>ORDINAL <n>{NUM} <u>(?:UNITS|QTRS)", spans.of_year),
    TimeRule(
        "duration.to_month", f"THE? <pos>(?:REL|FULL|ORDINAL)? <n>{NUM} DASH? <u>(?:UNITS|MONTHW|WEEKW) PERIOD? {TOMON}", spans.to_month
    ),
    TimeRule("date.half_to", f"(?:THE|A|<rel>REL)? (?:FISCAL)? HALF DASH? YEARW {TOMON}", named.half_to),
    TimeRule("date.quarter_of_month", "THE <qmon>MONX <y>YEAR QTR", named.quarter),
    TimeRule("date.quarter_to", f"(?:THE|A|REL)? (?:FISCAL)? QTR {TOMON}", named.quarter_to),
    TimeRule(
        "date.year_to", f"(?:THE|A|REL)? (?:FULL DASH?)? (?:<fisc>FISCAL|CALENDAR|TAX|FISCAL DASH? TAX)? YEARW {TOMON}", named.year_to
    ),
    TimeRule(
        "date.month_range",
        f"THE? <mon>MONX (?:(?<=MONTHABBR)DOT)? (?:(?:DASH|SLASH) <mon2>MONX|DASH TO DASH <mon2c>MONX|TO <mon2b>MONX (?=PERIOD|QTR|YEAR|OF YEAR)) "
        f"(?:(?<=MONTHABBR)DOT)? (?:PERIOD|QTR)? (?:{YTAIL})?",
        named.month_range,
    ),
    TimeRule(
        "date.month_year", f"(?:THE MONTHW OF)? {PARTOF}? <mon>MONX (?:(?<=MONTHABBR)DOT)? (?:COMMA|OF|IN|DASH)? {YTAIL}", named.month_year
    ),
    TimeRule("date.month_old_year", f"{PARTOF}? <mon>MONX COMMA? <y>OLDYEAR(?! COUNTED)", named.month_year),
    TimeRule("date.month", f"(?:(?:THE(?= REL))? <relm>REL|THE MONTHW OF)? {PARTOF}? <mon>MON(?: (?<=MONTHABBR)DOT)?", named.month),
    # same period, year-earlier
    TimeRule(
        "date.same_period", f"THE? <same>SAME <u>(?:PERIOD|QTR|MONTHW|HALF|WEEKW|MON|UNITS(?= (?:OF|IN) YEAR)|<ord>ORDINAL QTR)(?:{YTAIL})?", relative.same_period
    ),
    TimeRule("date.year_earlier.period", "(?:THE|A)? <ago>YEARW DASH? <back>BACK (?:PERIOD|QTR|MONTHW|HALF)", relative.year_earlier),
    TimeRule(
        "date.year_earlier.open", "(?:THE|A) <ago>YEARW <back>(?:AGO|EARLIER|PREV(?= ENDMARK)|BEFORE(?= ENDMARK))", relative.year_earlier
    ),
    TimeRule("date.year_earlier", "<ago>YEARW DASH <back>BACK", relative.year_earlier),
    TimeRule("date.prior_year", "THE? <rel>(?:PREV|LAST) DASH? YEARW DASH? (?:APOS S)? <u>(?:PERIOD|QTR)", relative.year_earlier),
    # years
    TimeRule(
        "date.fiscal_year",
        "THE? (?:FULL DASH?)? (?:<fy>(?:FISCAL|TAX|FISCAL TAX) YEARW?|<fyb>FY DASH? APOS?) <y>(?:YEAR|YY)(?: (?:DASH|SLASH) "
        "<yy>(?:YY|YEAR))?",
        named.fiscal_year,
    ),
    TimeRule("date.fiscal_year.after", "THE? <y>YEAR (?: (?:DASH|SLASH) <yy>(?:YY|YEAR))? <fy>FISCAL YEARW", named.fiscal_year),
    TimeRule("date.fiscal_year.compact", "<fynn>(?:FYNN|CYNN)", named.fiscal_year_compact),
    TimeRule("date.year_range", "<y>YEAR (?:DASH|SLASH) <yy>(?:YY|YEAR)(?! DASH| COUNTED)", named.year_range),
    TimeRule("date.year_part", f"{PARTOF} <y>YEAR", named.year),
    TimeRule("date.year_end", "<yearend>(?:YEAREND|YEARW DASH PARTN|THE? YEARW APOS S PARTN)(?: <y>YEAR)?", named.year_end),
    TimeRule("date.year_full", "THE? (?:FULL DASH?|CALENDAR)? (?:YEARW|CALENDAR) <y>YEAR", named.year),
    TimeRule("date.year_whole", "THE? FULL OF? <y>YEAR", named.year),
    TimeRule("date.year_after", "THE? <y>YEAR FULL DASH? YEARW", named.year),
    TimeRule("date.decade", f"(?:THE|{PARTOF} THE?)? (?:PART DASH?)? (?:<dec>DECADES|APOS? <dec2>DECADES2)", named.decade),
    TimeRule("date.century", "(?:THE(?! ORD DASH))? (?:PART DASH?)? <ord>ORD DASH? DECADEW", named.century),
    # relative units
    TimeRule(
        "date.next_day",
        "THE (?:<rel>(?:NEXT|FOLLOWING|PREV) <u>DAYW|<u2>DAYW <shift>(?:BEFORE|AFTER|EARLIER|LATER)(?= (?:ENDMARK|IN|AT|ON|BY)))",
        days.next_day,
    ),
    TimeRule(
        "date.relative",
        f"(?:<el>(?:EARLIER|LATER) (?:IN|ON)?|{PARTOF})? (?:THE|THIS(?= (?:PAST|COMING)))? <rel>REL (?:FULL DASH?)? (?:<fisc>FISCAL|CALENDAR|TAX)? "
        f"<u>(?:UNIT1|QTR|HALF|WEEKENDW)(?! DASH)",
        relative.relative,
    ),
    TimeRule("date.before_last", "THE <u>(?:WEEKW|MONTHW|YEARW|QTR) BEFORE LAST", relative.before_last),
    TimeRule("date.day_part", "(?:EARLIER|LATER) IN THE DAYW", days.this_day),
    TimeRule("duration.seconds", f"<n>{NUM} DASH <u>SECOND", spans.seconds),
    TimeRule("date.relative_season", "(?:THE)? <rel>REL <season>SEASONS", relative.season),
    TimeRule("date.season", "(?:<part>PART DASH?|THE)? <season>SEASONS (?:OF|IN|COMMA)? <y>YEAR", relative.season),
    TimeRule("date.the_season", "(?<=IN|BY|TO|FROM|OVER|AFTER|BEFORE|PASTV)THE? (?:PART DASH?)? <season>SEASON", relative.the_season),
    TimeRule("date.relative_day", "(?:PART DASH?|EARLIER)? <rel>(?:LAST|THIS) <daypart>DAYPART", days.relative_daypart),
    TimeRule(
        "time.that_part",
        "(?:(?:THAT|THE SAME) <daypart>DAYPART|THE <rel>(?:PREV|FOLLOWING|NEXT) <daypartb>DAYPART"
        "|THE <daypartc>DAYPART <shift>BEFORE(?! THE)|(?<=IN|TO)THE <daypartd>DAYPART(?! OF))",
        days.that_part,
    ),
    TimeRule(
        "date.that",
        "(?:<el>(?:EARLIER|LATER) IN)? (?:THAT|(?:THE|THAT) <same>SAME) <u>(?:YEARW|QTR|MONTHW|WEEKW|DAYW|DECADEW|WEEKENDW)",
        relative.that,
    ),
    TimeRule(
        "date.the_unit",
        f"(?:<el>(?:EARLIER|LATER) IN|{PARTOF})? (?:THE|<full>FULL DASH?|THE <fullb>FULL) (?:<fisc>FISCAL|CALENDAR|TAX)? "
        f"<u>(?:YEARW|QTR|MONTHW|WEEKW|WEEKENDW|(?<=PARTN OF THE)DECADEW)(?! DASH)",
        relative.the_unit,
    ),
    # durations
    TimeRule("duration.past", f"(?:THE|THESE)? <rel>(?:REL|RECENT) <n>{QTY}? <u>(?:UNITN|UNIT1|TIMEUNIT)", spans.window),
    TimeRule("date.two_units", "THE? <rela>REL (?:AND|OR) <rel>REL <u>(?:UNITN|UNIT1|QTR)", relative.two_units),
    TimeRule("date.relative_weekday", "(?:THE|THIS(?= (?:PAST|COMING)))? <relw>REL <wdo>WD (?:<daypart>DAYPART)?", days.relative_weekday),
    TimeRule(
        "date.shifted",
        f"{MOD} <n>(?:{QTY}|A(?! YEARW DASH)) <u>(?:UNITN|UNIT1|TIMEUNIT|QTR) DASH? "
        f"<shift>(?:AGO|EARLIER|LATER|(?:BEFORE|AFTER)(?= ENDMARK))",
        spans.shifted,
    ),
    TimeRule("date.million_years", f"{MOD} (?:CARDINAL|(?:A|DOZENS OF)) COUNTED <u>YEARSW <shift>AGO?", spans.million_years),
    TimeRule("date.vague_ago", "<u>(?:YEARSW|UNITS|HOURS) <shift>(?:AGO|EARLIER|LATER|(?:BEFORE|AFTER)(?= ENDMARK))", spans.vague_shift),
    TimeRule("set.every", f"EVERY <n>(?:{NUM}|ORDINAL)? <u>(?:ANYUNIT1|ANYUNITN|HALF|WD|WEEKENDW) <daypart>DAYPART?", spans.every),
    TimeRule("set.every_season", "EVERY <season>SEASONS", spans.every_season),
    TimeRule("set.per", "PER <u>(?:UNIT1|HOURW|QTR)", spans.every),
    TimeRule("duration.quarter_century", "(?:A|NEAR)? QTR DASH? <u>DECADEW <ago>AGO?", spans.quarter_century),
    TimeRule(
        "duration.half",
        f"{MOD} (?:HALF (?:A|DASH) <hu>ANYUNIT1|A HALF DASH? <hub>ANYUNIT1|A <hud>ANYUNIT1 AND A HALF) <ago>AGO?",
        spans.half_unit,
    ),
    TimeRule("duration.compound", f"{MOD} <n>(?:{NUM}|A) <u>TIMED (?:COMMA? AND|COMMA) <n2>{NUM} <u2>TIMED(?! BACK)", spans.compound),
    TimeRule(
        "duration.number",
        f"(?:(?:THE|THESE|THAT)(?! CARDINAL DASH))? {MOD} <n>{QTY} (?:DASH|STRAIGHT|FULL|MORE)? "
        f"<u>(?:UNITN|TIMEUNIT|UNIT1|QTR)(?:DASH? <old>OLD|DASH LONG)?",
        spans.number,
    ),
    TimeRule("duration.a_unit", f"{MOD} A (?:FULL)? <u>(?:UNIT1|HOURW|QTR)(?! DASH)", spans.a_unit),
    TimeRule("duration.unit_long", "<u>(?:UNIT1|UNITN) DASH <long>(?:LONG|OLD)", spans.unit_long),
    TimeRule("duration.yearlong", "<yl>YEARLONG", spans.yearlong),
    TimeRule("duration.bare", "THE? <u>PLURAL", spans.bare),
    TimeRule("set.adjective", "<set>SETADJ", spans.set_adjective),
    TimeRule("set.weekdays", "<wds>(?:WEEKDAYS|WEEKENDS)", spans.set_weekdays),
    # single words
    TimeRule("date.now", "<now>NOW|(?:THE|(?<=AT))MOMENT|THESE UNITS|(?<=AT)THIS TIMEW", relative.now),
    TimeRule("date.recently", "<recent>RECENTLY", relative.recently),
    TimeRule("date.past", "(?<=IN)THE <past>PAST", relative.past),
    TimeRule("date.that_time", "(?<=AT)(?:THAT TIMEW|THE TIMEW(?! OF))", relative.past),
    TimeRule("date.future", "THE (?:NEAR)? <future>FUTURE", relative.future),
    TimeRule("time.tonight", "<tonight>(?:TONIGHT|OVERNIGHT)", days.tonight),
    TimeRule("set.every_part", "EVERY <daypart>DAYPART", spans.every_part),
    TimeRule("date.holiday", "<xmas>XMAS (?:<eve>EVE|DAYW)? <y>YEAR?", days.holiday),
    TimeRule("date.feast", "(?:NAMEDAY (?:DAYW|WEEKDAY)?|FEAST (?:APOS S)? (?:DAYW|EVE)?|NEW YEARW APOS S (?:DAYW|EVE))", days.feast),
    TimeRule("date.year", "<y>YEAR", named.year),
    TimeRule("date.year.old", "(?:THE YEARW)? <y>OLDYEAR(?! COUNTED)", named.old_year),
]
