-- Which published figures contradict each other by simple arithmetic?
select check_name, subject_name, metric, period_start, period_end, stated, round(expected_low, 2) as expected_low, round(expected_high, 2) as expected_high, expectation, evidence
from marts.audit_findings
order by check_name, period_start, subject_name, finding_id;
