-- How did each segment a company reports grow, and where does a change of definition break the line?
select s.definition as segment, g.subject_name, g.period_start, g.period_end, g.level / 1e6 as millions, g.unit,
    round(g.computed_growth_pct, 1) as computed_pct, g.reported_growth_pct as reported_pct, g.growth_reason
from marts.growth g
join core.series s using (series_id)
where g.metric = 'revenue' and g.market_id is null and g.level is not null
order by g.subject_name, g.unit, g.period_start, segment;
