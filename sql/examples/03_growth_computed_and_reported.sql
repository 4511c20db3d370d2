-- Where do computed and reported growth differ most? Rounding explains a little; a restated base explains a lot.
select
    subject_name, metric, period_start, period_end, round(computed_growth_pct, 1) as computed_pct, reported_growth_pct as reported_pct,
    round(computed_growth_pct - reported_growth_pct, 1) as difference_pp, publisher, evidence
from marts.growth
where computed_growth_pct is not null and reported_growth_pct is not null
order by abs(computed_growth_pct - reported_growth_pct) desc, subject_name, period_start, growth_id
limit 15;
