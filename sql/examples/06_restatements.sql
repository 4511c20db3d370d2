-- What have publishers restated, from what to what?
select o.publisher, coalesce(e.entity_name, m.market_name) as subject, o.metric, o.period_start, o.period_end, o.value as was, n.value as is_now, o.unit,
    o.supersede_rule, o.source as told_by, n.source as restated_by
from core.observations o
join core.observations n on n.observation_id = o.superseded_by
left join core.entities e on e.entity_id = o.entity_id
left join core.markets m on m.market_id = o.market_id
where o.value <> n.value
order by o.publisher, o.metric, subject, o.period_start, o.observation_id;
