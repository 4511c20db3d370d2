-- Which numbers are in dispute right now, who says what, and which figure is shown?
select subject_name, metric, statistic, unit, period_start, period_end, winner_value as shown, winner_rule, reports
from marts.disputes
where is_open
order by spread / nullif(abs(winner_value), 0) desc, subject_name, period_start;
