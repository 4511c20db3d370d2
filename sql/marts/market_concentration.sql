-- One row per series and period in which companies' shares are known.
-- HHI by the definition of the US Department of Justice: the sum of squared shares in percent, 0 to 10000. Where companies are missing
-- (an `Others` bucket, or named shares below 100) only bounds are known: the rest is at least many tiny firms (adds nothing) and at most
-- firms as large as the smallest named one (the named are taken to be the largest). hhi is filled where nothing is missing beyond rounding.
-- Classes are those of the 2023 Merger Guidelines: above 1800 highly concentrated, 1000 to 1800 moderately.
with named as (
    select *
    from marts.market_share
    where not is_others and not is_group and share_pct >= 0
),

others as (
    select series_id, period_start, period_end, max(share_pct) as others_pct
    from marts.market_share
    where is_others and not is_group
    group by series_id, period_start, period_end
),

summed as (
    select
        n.series_id, n.period_start, n.period_end,
        any_value(n.period_grain order by n.entity_id) as period_grain,
        any_value(n.market_id order by n.entity_id) as market_id,
        any_value(n.market_name order by n.entity_id) as market_name,
        any_value(n.definition order by n.entity_id) as definition,
        arg_min(n.publisher, n.entity_id) as publisher,
        bool_and(n.is_superseded) as is_superseded,
        count(*) as companies,
        sum(n.share_pct order by n.share_pct desc, n.entity_id) as coverage_pct,
        sum(n.share_pct * n.share_pct order by n.share_pct desc, n.entity_id) as hhi_named,
        min(n.share_pct) as smallest_pct,
        list(n.share_pct order by n.share_pct desc, n.entity_id) as shares,
        list(n.company_name order by n.share_pct desc, n.entity_id) as names,
        list(n.observation_id order by n.share_pct desc, n.entity_id) as observation_ids,
        sum(o.bound_high - o.bound_low order by n.entity_id) / 2 as rounding,
        max(n.published_at) as published_at, max(n.recorded_at) as recorded_at, min(n.confidence) as confidence
    from named n
    join core.observations o using (observation_id)
    group by n.series_id, n.period_start, n.period_end
),

rested as (
    select
        s.*, o.others_pct,
        greatest(100 - s.coverage_pct, 0) as rest_pct,
        s.coverage_pct >= 100 - s.rounding - 1e-9 as is_complete
    from summed s
    left join others o using (series_id, period_start, period_end)
),

bounded as (
    select
        *,
        case
            when is_complete then 0
            when smallest_pct <= 0 then rest_pct * rest_pct
            else floor(rest_pct / smallest_pct) * smallest_pct * smallest_pct
                + pow(rest_pct - floor(rest_pct / smallest_pct) * smallest_pct, 2)
        end as hhi_rest_high
    from rested
)

select
    meta.short_id(concat_ws('|', 'concentration', series_id, period_start, period_end)) as concentration_id,
    market_id, market_name, series_id, definition, publisher, period_start, period_end, period_grain, is_superseded,
    companies, coverage_pct, others_pct, rest_pct,
    case when is_complete then hhi_named end as hhi,
    hhi_named as hhi_low,
    hhi_named + hhi_rest_high as hhi_high,
    case
        when hhi_named > 1800 then 'high'
        when hhi_named + hhi_rest_high < 1000 then 'low'
        when hhi_named >= 1000 and hhi_named + hhi_rest_high <= 1800 then 'moderate'
        else 'between'
    end as concentration,
    names[1] as leader_name,
    shares[1] as top_1_pct,
    case when companies >= 2 then list_sum(shares[1:2]) end as top_2_pct,
    case when companies >= 3 then list_sum(shares[1:3]) end as top_3_pct,
    case when companies >= 4 then list_sum(shares[1:4]) end as top_4_pct,
    case when companies >= 5 then list_sum(shares[1:5]) end as top_5_pct,
    published_at, recorded_at, observation_ids, confidence
from bounded
