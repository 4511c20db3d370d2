"""A contract's expectations, run by Great Expectations on a loaded table; rows that fail go to quarantine.

Small tables are given to Great Expectations whole. Above `GX_ROWS` one DuckDB scan counts each constraint's violations, and Great
Expectations judges the counts: its pandas engine needs 0.3 GB and half a second per million rows.
"""

from __future__ import annotations

import itertools
import logging
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import duckdb
import pandas as pd

from pipelines.warehouse.contracts import Column, Contract, Expectation, SqlRule
from pipelines.warehouse.database import literal, quoted
from pipelines.warehouse.store import Run

GX_ROWS = 200_000
_FRAMES = itertools.count()
_SAMPLE = 5


@dataclass(slots=True)
class CheckResult:
    """The result of one expectation on one table."""

    table: str
    name: str
    expectation_type: str
    column: str | None
    severity: str
    level: str
    success: bool
    evaluated: int
    unexpected: int
    note: str = ""
    sample: list[str] = field(default_factory=list)

    @property
    def blocking(self) -> bool:
        """Whether it stops the publication."""
        return not self.success and can_block(self)


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation of a contract under its name. `violation` is the SQL predicate of a failing row, for row-level checks."""

    name: str
    type: str
    kwargs: dict
    severity: str
    level: str
    column: str | None = None
    note: str = ""
    violation: str | None = None


def _result(contract: Contract, check: Check, *, success: bool, evaluated: int, unexpected: int, sample: list[str]) -> CheckResult:
    return CheckResult(
        contract.table,
        check.name,
        check.type,
        check.column,
        check.severity,
        check.level,
        success,
        evaluated,
        unexpected,
        check.note,
        sample,
    )


def can_block(check: Check | CheckResult) -> bool:
    """Only a table-level error stops a publication: failing rows have gone to quarantine."""
    return check.level == "table" and check.severity == "error"


def _column_checks(name: str, column: Column) -> Iterable[Check]:
    value = quoted([name])

    def check(suffix: str, kind: str, violation: str, **kwargs) -> Check:
        return Check(f"{name}_{suffix}", kind, {"column": name, **kwargs}, column.severity, "row", name, column.description, violation)

    if column.required:
        yield check("is_given", "expect_column_values_to_not_be_null", f"{value} IS NULL")
    if column.unique:
        duplicate = f"{value} IS NOT NULL AND row_number() OVER (PARTITION BY {value} ORDER BY rowid) > 1"
        yield check("is_unique", "expect_column_values_to_be_unique", duplicate)
    if column.enum is not None:
        allowed = ", ".join(map(literal, column.enum))
        yield check("is_known_word", "expect_column_values_to_be_in_set", f"{value} NOT IN ({allowed})", value_set=column.enum)
    if column.minimum is not None or column.maximum is not None:
        low = f"{value} < {literal(column.minimum)}" if column.minimum is not None else "false"
        high = f"{value} > {literal(column.maximum)}" if column.maximum is not None else "false"
        bounds = {"min_value": column.minimum, "max_value": column.maximum}
        yield check("is_within_bounds", "expect_column_values_to_be_between", f"({low} OR {high})", **bounds)
    if column.pattern is not None:
        violation = f"NOT regexp_matches({value}, {literal(column.pattern)})"
        yield check("matches_pattern", "expect_column_values_to_match_regex", violation, regex=column.pattern)


def _further_check(number: int, item: Expectation) -> Check:
    words = item.type.removeprefix("expect_")
    column = item.kwargs.get("column")
    name = f"{words}_{column}" if column else f"{words}_{number}" if number else words
    # A pair or multi-column map expectation fails row by row, an aggregate as a whole.
    level = "row" if "_values_" in item.type or item.type.startswith(("expect_compound", "expect_select")) else "table"
    return Check(name, item.type, item.kwargs, item.severity, level, column, item.note)


def checks_of(contract: Contract) -> list[Check]:
    """Every check of a contract, with names that are unique in the table: columns first, then the key, expectations and rules."""
    checks = [c for name, column in contract.columns.items() for c in _column_checks(name, column)]
    if not (len(contract.key) == 1 and contract.columns[contract.key[0]].unique):
        listed = quoted(contract.key)
        duplicate = f"row_number() OVER (PARTITION BY {listed} ORDER BY rowid) > 1"
        kind = "expect_compound_columns_to_be_unique" if len(contract.key) > 1 else "expect_column_values_to_be_unique"
        kwargs = {"column_list": contract.key, "ignore_row_if": "never"} if len(contract.key) > 1 else {"column": contract.key[0]}
        checks.append(Check("key_is_unique", kind, kwargs, "error", "row", None, f"{contract.grain} Key: {listed}.", duplicate))
    checks += [_further_check(n, e) for n, e in enumerate(contract.expectations)]
    checks += [_rule_check(rule) for rule in contract.rules]
    return checks


def _rule_check(rule: SqlRule) -> Check:
    """A whole-table rule as Great Expectations judges it: the number of rows that break it is 0."""
    equal_zero = {"column": "violations", "value_set": [0]}
    return Check(rule.name, "expect_column_values_to_be_in_set", equal_zero, rule.severity, "table", None, rule.note)


@lru_cache(maxsize=1)
def _gx_context():
    """One ephemeral context per process: making one costs as much as validating a table."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx  # 3 s: only where something is validated

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context


def _validate_frame(frame: pd.DataFrame, checks: list[Check]) -> list:
    """Run Great Expectations on a frame; its results in the order of `checks`."""
    context = _gx_context()
    from great_expectations import ExpectationSuite
    from great_expectations import expectations as gxe

    name = f"frame_{next(_FRAMES)}"
    definition = context.data_sources.add_pandas(name).add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")
    batch = definition.get_batch({"dataframe": frame})

    def expectation(check: Check):
        kind = getattr(gxe, "".join(part.capitalize() for part in check.type.split("_")))
        kwargs = {k: v for k, v in check.kwargs.items() if v is not None}
        severity = "critical" if check.severity == "error" else "warning"
        return kind(**kwargs, severity=severity, meta={"check": check.name})

    suite = ExpectationSuite(name=name, expectations=[expectation(c) for c in checks])
    try:
        outcome = batch.validate(suite, result_format={"result_format": "COMPLETE"})
    finally:
        context.data_sources.delete(name)  # lets go of the frame
    by_name = {r.expectation_config.meta["check"]: r for r in outcome.results}
    return [by_name[c.name] for c in checks]


def _listed(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def _raised(result) -> str | None:
    """What went wrong inside an expectation that could not be evaluated (a missing column, say)."""
    info = result.exception_info or {}
    entries = [info] if "raised_exception" in info else list(info.values())
    return next((e.get("exception_message") for e in entries if isinstance(e, dict) and e.get("raised_exception")), None)


def _frame_results(
    db: duckdb.DuckDBPyConnection, contract: Contract, checks: list[Check]
) -> tuple[list[CheckResult], dict[int, list[str]]]:
    """Great Expectations on the whole table: results, and per failing row (rowid) the names of the checks it broke."""
    if not checks:
        return [], {}
    used = {v for c in checks for k in ("column", "column_A", "column_B", "column_list") for v in _listed(c.kwargs.get(k))}
    listed = quoted(c for c in contract.columns if c in used)
    frame = db.execute(f"SELECT rowid AS _rowid{', ' + listed if listed else ''} FROM {contract.table} ORDER BY rowid").df()
    results, failing = [], defaultdict(list)
    for check, result in zip(checks, _validate_frame(frame, checks), strict=True):
        error = _raised(result)
        details = result.result or {}
        positions = details.get("unexpected_index_list") or []
        rows = sorted({(p if isinstance(p, int) else next(iter(p.values()))) for p in positions})
        if check.type in ("expect_column_values_to_be_unique", "expect_compound_columns_to_be_unique") and rows:
            keys = [check.kwargs["column"]] if "column" in check.kwargs else check.kwargs["column_list"]
            later = frame.loc[rows].duplicated(subset=keys, keep="first")  # the first of a set of duplicates is the good row
            rows = list(later[later].index)
        if check.level == "row" and check.severity == "error":
            for row in rows:
                failing[int(frame["_rowid"].iloc[row])].append(check.name)
        sample = [error] if error else [str(v)[:200] for v in (details.get("partial_unexpected_list") or [])[:_SAMPLE]]
        observed = details.get("observed_value")
        if check.level == "table" and not result.success and not sample:
            sample = [f"observed {observed}"]
        unexpected = len(rows) if check.level == "row" else int(not result.success)
        success = not error and (unexpected == 0 if check.level == "row" else bool(result.success))
        found = _result(contract, check, success=success, evaluated=len(frame), unexpected=unexpected, sample=sample)
        if error:  # what cannot be evaluated says nothing about single rows
            found.level = "table"
        results.append(found)
    return results, failing


def _scan_results(
    db: duckdb.DuckDBPyConnection, contract: Contract, checks: list[Check], total: int
) -> tuple[list[CheckResult], dict[int, list[str]]]:
    """One DuckDB scan counts the violations of every row-level check; Great Expectations judges the counts."""
    plain = [c for c in checks if "OVER" not in c.violation]
    ranked = [c for c in checks if "OVER" in c.violation]
    counts: dict[str, int] = {}
    if plain:
        columns = ", ".join(f"count(*) FILTER (WHERE {c.violation}) AS c{i}" for i, c in enumerate(plain))
        counts.update(zip((c.name for c in plain), db.execute(f"SELECT {columns} FROM {contract.table}").fetchone(), strict=True))
    for check in ranked:
        keys = check.violation.split("PARTITION BY ")[1].split(" ORDER BY")[0]
        # A column that must be unique may be empty often; in a key, empty cells are equal.
        given = f"FROM {contract.table}" + (f" WHERE {keys} IS NOT NULL" if check.column else "")
        rows, distinct = db.execute(f"SELECT (SELECT count(*) {given}), (SELECT count(*) FROM (SELECT DISTINCT {keys} {given}))").fetchone()
        counts[check.name] = rows - distinct
    results, failing = [], defaultdict(list)
    for check, success in zip(checks, _judge_counts([(c.name, counts[c.name]) for c in checks]), strict=True):
        sample = []
        if not success and check.severity == "error":
            rows = db.execute(
                f"SELECT rowid FROM {contract.table} QUALIFY {check.violation}"
                if check in ranked
                else f"SELECT rowid FROM {contract.table} WHERE {check.violation}"
            ).fetchall()
            for (row,) in rows:
                failing[row].append(check.name)
        results.append(_result(contract, check, success=success, evaluated=total, unexpected=int(counts[check.name]), sample=sample))
    return results, failing


def _judge_counts(counts: list[tuple[str, int]]) -> list[bool]:
    """Great Expectations on a small frame of violation counts: one row per rule, each must be 0."""
    if not counts:
        return []
    checks, frames = [], {}
    for name, count in counts:
        frames[name] = [count]
        checks.append(Check(name, "expect_column_values_to_be_in_set", {"column": name, "value_set": [0]}, "error", "table"))
    return [bool(r.success) for r in _validate_frame(pd.DataFrame(frames), checks)]


def _rule_results(db: duckdb.DuckDBPyConnection, contract: Contract) -> list[CheckResult]:
    """Whole-table rules: DuckDB counts the rows that break them."""
    found = []
    for rule in contract.rules:
        rows = db.execute(f"SELECT * FROM ({rule.sql}) LIMIT {_SAMPLE}").fetchall()
        count = db.execute(f"SELECT count(*) FROM ({rule.sql})").fetchone()[0] if rows else 0
        found.append((rule, count, [", ".join(map(str, r))[:200] for r in rows]))
    total = db.execute(f"SELECT count(*) FROM {contract.table}").fetchone()[0]
    verdicts = _judge_counts([(rule.name, count) for rule, count, _ in found])
    return [
        _result(contract, _rule_check(rule), success=ok, evaluated=total, unexpected=count, sample=sample)
        for (rule, count, sample), ok in zip(found, verdicts, strict=True)
    ]


def _quarantine(db: duckdb.DuckDBPyConnection, contract: Contract, failing: dict[int, list[str]], run: Run) -> None:
    """Move failing rows out of the table, with the checks they broke, where they came from and what they held."""
    if not failing:
        return
    position = contract.source_position or " || '/' || ".join(f"coalesce(\"{k}\"::VARCHAR, '')" for k in contract.key)
    path = (
        "landing_path"
        if "landing_path" in contract.columns
        else "table_name"
        if "table_name" in contract.columns
        else f"'{contract.table}'"
    )
    frame = pd.DataFrame({"row": list(failing), "reasons": [", ".join(names) for names in failing.values()]})
    db.register("failing", frame)
    db.execute(
        f"""
        INSERT INTO quarantine.rejects
        SELECT md5(concat_ws('|', '{contract.table}', coalesce(({position})::VARCHAR, ''), f.reasons))[:16], '{contract.table}', {path}, ({position})::VARCHAR,
               'expectation_failed', 'failed: ' || f.reasons, 'what expectations/{contract.table.replace(".", "/")}.yml declares',
               'correct the source and build again', left(to_json(t)::VARCHAR, 2000), 'row', ?, ?
        FROM failing f JOIN {contract.table} t ON t.rowid = f.row
        """,
        [run.run_id, run.now],
    )
    db.execute(f"DELETE FROM {contract.table} WHERE rowid IN (SELECT row FROM failing)")
    db.unregister("failing")


def enforce(db: duckdb.DuckDBPyConnection, contract: Contract, run: Run) -> list[CheckResult]:
    """Validate a loaded table by its contract: failing rows to quarantine, every result to meta.checks. Returns the results."""
    checks = [c for c in checks_of(contract) if c.name not in {r.name for r in contract.rules}]
    total = db.execute(f"SELECT count(*) FROM {contract.table}").fetchone()[0]
    if total <= GX_ROWS:
        results, failing = _frame_results(db, contract, checks)
    else:
        results, failing = _scan_results(db, contract, [c for c in checks if c.violation], total)
        others = [c for c in checks if not c.violation]  # what only Great Expectations can say: given its own columns, not the whole table
        more, more_failing = _frame_results(db, contract, others)
        results += more
        for row, names in more_failing.items():
            failing[row] += names
    db.execute("DELETE FROM quarantine.rejects WHERE table_name = ? AND reason_code = 'expectation_failed'", [contract.table])
    _quarantine(db, contract, failing, run)
    results += _rule_results(db, contract)
    record_checks(db, results, run)
    return results


def record_checks(db: duckdb.DuckDBPyConnection, results: list[CheckResult], run: Run) -> None:
    """Write results to meta.checks; a table checked again in the same run replaces its rows."""
    if not results:
        return
    for table in {r.table for r in results}:
        db.execute("DELETE FROM meta.checks WHERE run_id = ? AND table_name = ?", [run.run_id, table])
    rows = [
        (
            run.run_id,
            r.table,
            r.name,
            r.expectation_type,
            r.column,
            r.severity,
            r.level,
            r.success,
            r.blocking,
            r.evaluated,
            r.unexpected,
            r.sample,
            r.note,
            run.now,
        )
        for r in results
    ]
    db.executemany("INSERT INTO meta.checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
