"""Period labels of tables: every usual form to its interval, fiscal calendars, marks, and labels that must be refused."""

from datetime import date

import pytest

from pipelines.ingestion.tables.periods import FiscalYear, PeriodError, parse_period

Q, H, Y, M = "quarter", "half", "year", "month"
CASES = {
    "2019-Q2": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "2019Q2": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "Q2 2019": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "Q2'19": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "2Q19": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "2Q 2019": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "2019/Q2": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "Second quarter of 2019": (date(2019, 4, 1), date(2019, 6, 30), Q),
    "4Q99": (date(1999, 10, 1), date(1999, 12, 31), Q),
    "2021-H1": (date(2021, 1, 1), date(2021, 6, 30), H),
    "2H21": (date(2021, 7, 1), date(2021, 12, 31), H),
    "H2 2021": (date(2021, 7, 1), date(2021, 12, 31), H),
    "2019": (date(2019, 1, 1), date(2019, 12, 31), Y),
    "CY2019": (date(2019, 1, 1), date(2019, 12, 31), Y),
    "2022-01": (date(2022, 1, 1), date(2022, 1, 31), M),
    "2011-12": (date(2011, 12, 1), date(2011, 12, 31), M),
    "2020/02": (date(2020, 2, 1), date(2020, 2, 29), M),
    "2022M01": (date(2022, 1, 1), date(2022, 1, 31), M),
    "202201": (date(2022, 1, 1), date(2022, 1, 31), M),
    "01/2022": (date(2022, 1, 1), date(2022, 1, 31), M),
    "Jan 2022": (date(2022, 1, 1), date(2022, 1, 31), M),
    "January, 2022": (date(2022, 1, 1), date(2022, 1, 31), M),
    "Jan-22": (date(2022, 1, 1), date(2022, 1, 31), M),
    "Sept 2021": (date(2021, 9, 1), date(2021, 9, 30), M),
    "2022-W05": (date(2022, 1, 31), date(2022, 2, 6), "week"),
    "2022-01-05": (date(2022, 1, 5), date(2022, 1, 5), "day"),
    "5 January 2022": (date(2022, 1, 5), date(2022, 1, 5), "day"),
    "9M 2021": (date(2021, 1, 1), date(2021, 9, 30), "range"),
    "2010s": (date(2010, 1, 1), date(2019, 12, 31), "decade"),
    "2015-2020": (date(2015, 1, 1), date(2020, 12, 31), "range"),
}
FISCAL = {
    ("FY2022-Q3", FiscalYear(3)): (date(2021, 10, 1), date(2021, 12, 31), Q),
    ("FY2022", FiscalYear(3)): (date(2021, 4, 1), date(2022, 3, 31), Y),
    ("Q1 FY23", FiscalYear(6)): (date(2022, 7, 1), date(2022, 9, 30), Q),
    ("1QFY23", FiscalYear(1)): (date(2022, 2, 1), date(2022, 4, 30), Q),
    ("FQ2 2023", FiscalYear(9)): (date(2023, 1, 1), date(2023, 3, 31), Q),
    ("H1 FY22", FiscalYear(3)): (date(2021, 4, 1), date(2021, 9, 30), H),
    ("2018/19", FiscalYear(3)): (date(2018, 4, 1), date(2019, 3, 31), Y),
    ("FY2011/12", FiscalYear(3)): (date(2011, 4, 1), date(2012, 3, 31), Y),
    ("2021", FiscalYear(3)): (date(2021, 1, 1), date(2021, 12, 31), Y),
    ("FY2022", FiscalYear(9, 5)): (date(2021, 9, 26), date(2022, 9, 24), Y),
    ("FY2022-Q1", FiscalYear(9, 5)): (date(2021, 9, 26), date(2021, 12, 25), Q),
    ("FY2023-Q4", FiscalYear(9, 5)): (date(2023, 6, 25), date(2023, 9, 30), Q),
    ("FY2023", FiscalYear(1, 6, "nearest")): (date(2022, 1, 31), date(2023, 1, 29), Y),
    ("FY2022-Q4", FiscalYear(12)): (date(2022, 10, 1), date(2022, 12, 31), Q),
}


@pytest.mark.parametrize("label", CASES)
def test_label(label):
    found = parse_period(label)
    assert (found.start, found.end, found.grain) == CASES[label]
    assert (found.restated, found.modality, found.is_fiscal) == (False, "actual", False)


@pytest.mark.parametrize(("label", "calendar"), FISCAL)
def test_fiscal_label(label, calendar):
    found = parse_period(label, calendar)
    assert (found.start, found.end, found.grain) == FISCAL[label, calendar]


def test_all_fiscal_reads_plain_labels_in_the_calendar():
    assert parse_period("2022-Q3", FiscalYear(3), all_fiscal=True).end == date(2021, 12, 31)
    assert parse_period("2022-03", FiscalYear(3), all_fiscal=True).end == date(2022, 3, 31)


@pytest.mark.parametrize(("label", "restated", "modality"), [
    ("4Q21 (r)", True, "actual"), ("Q1 2022(r)", True, "actual"), ("2019 (restated)", True, "actual"), ("2021*", False, "actual"), ("2021A", False, "actual"),
    ("2025E", False, "forecast"), ("2025F", False, "forecast"), ("2025 (est.)", False, "forecast"), ("1Q22 (p)", False, "actual"), ("2025E*", False, "forecast"),
])  # fmt: skip
def test_marks(label, restated, modality):
    found = parse_period(label)
    assert (found.restated, found.modality) == (restated, modality)


@pytest.mark.parametrize("label", [
    "", "foo", "Q5 2020", "2019-13", "2019-Q", "13/2022", "2021-W54", "7.1947", "2021.5", "3.5", "12", "LTM", "YTD", "2020-2015", "2011/12", "x" * 1000, "2021-02-30",
])  # fmt: skip
def test_what_is_no_period_is_refused(label):
    with pytest.raises(PeriodError):
        parse_period(label)


@pytest.mark.parametrize("label", ["FY2022", "FY2022-Q3", "Q1 FY23", "2018/19", "FQ2 2023"])
def test_fiscal_labels_without_a_calendar_are_refused_and_not_guessed(label):
    with pytest.raises(PeriodError):
        parse_period(label)
