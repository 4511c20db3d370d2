-- How big is a market, house by house? Definitions stand side by side and never join.
select g.market_name, s.definition, year(g.period_start) as year, g.level / 1e9 as billions, g.unit, round(g.computed_growth_pct, 1) as growth_pct, g.evidence
from marts.growth g
join core.series s using (series_id)
where g.metric = 'market_size' and g.period_grain = 'year' and g.level is not null
order by year, g.market_name, billions desc;
