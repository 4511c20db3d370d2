-- How concentrated are markets? The Herfindahl-Hirschman index with its bounds where companies are missing.
select market_name, definition, period_start, period_end, companies, round(coverage_pct, 1) as coverage_pct, round(hhi_low) as hhi_low, round(hhi_high) as hhi_high,
    concentration, leader_name, top_1_pct, top_3_pct
from marts.market_concentration
where not is_superseded
order by market_name, definition, period_start;
