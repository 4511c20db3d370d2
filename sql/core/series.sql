-- One row per publisher's definition of a market or measure.
-- A series is what the observations say it is: the same publisher, definition, market and metric. unit is null where its levels come in
-- several (a company that reports in two currencies); growth never mixes them.
select
    series_id,
    any_value(publisher_id order by observation_id) as publisher_id,
    arg_min(publisher, (origin = 'article', observation_id)) as publisher,
    any_value(market_id order by observation_id) as market_id,
    arg_min(definition, (origin = 'article', observation_id)) as definition,
    any_value(metric order by observation_id) as metric,
    case when count(distinct unit) filter (statistic = 'level') = 1 then min(unit) filter (statistic = 'level') end as unit,
    case when count(distinct origin) = 2 then 'both' else min(origin) end as origin,
    count(*) as observations
from core.observations
group by series_id
