-- One row per series, company and period. Units: share_pct is percent of the market, as published.
-- Actual shares with a known period; a share without one stays in core.observations. The winner among the reports of one series is the
-- one of the best meta.standing (sql/meta/functions.sql), then the least observation_id; winner_rule names what decided. The headline of a
-- market, company and period is chosen among its series by the same rules.
with shares as (
    select o.*, meta.standing(o.superseded_by, o.source_rank, o.published_at, o.bound_low, o.bound_high) as standing
    from core.observations o
    where o.metric = 'market_share' and o.statistic = 'level' and o.unit = 'percent' and o.modality = 'actual'
        and not o.is_total and o.entity_id is not null and o.period_start is not null and o.period_end is not null
),

ranked as (
    select
        *,
        row_number() over reports as place,
        count(*) over (partition by series_id, entity_id, period_start, period_end) as reports,
        min(value) over (partition by series_id, entity_id, period_start, period_end) as low_pct,
        max(coalesce(value_high, value)) over (partition by series_id, entity_id, period_start, period_end) as high_pct,
        meta.winner_rule(standing, source_rank_note, lead(standing) over reports, lead(source_rank_note) over reports) as winner_rule
    from shares
    window reports as (
        partition by series_id, entity_id, period_start, period_end
        order by standing, observation_id
    )
),

winners as (select * from ranked where place = 1),

headed as (
    select
        w.*,
        row_number() over (
            partition by market_id, entity_id, period_start, period_end
            order by standing, series_id
        ) = 1 as is_headline
    from winners w
)

select
    meta.short_id(concat_ws('|', 'share', w.series_id, w.entity_id, w.period_start, w.period_end)) as share_id,
    w.market_id, m.market_name, w.definition, w.series_id, w.entity_id, e.entity_name as company_name, w.is_others, w.is_group,
    w.period_start, w.period_end, w.period_grain,
    w.value as share_pct,
    w.value_high as share_high_pct,
    w.value - p.value as change_pp,
    p.observation_id as previous_observation_id,
    w.publisher, w.source, w.published_at, w.recorded_at, w.is_headline, w.superseded_by is not null as is_superseded, w.winner_rule,
    w.reports, w.low_pct, w.high_pct, w.origin, w.observation_id, w.claim_id,
    case when w.origin = 'article' then c.quote else w.table_name || '!' || w.cell_ref || ' = ' || w.value_text end as evidence,
    w.confidence
from headed w
left join headed p
    on p.series_id = w.series_id and p.entity_id = w.entity_id and p.period_grain = w.period_grain
    and p.period_start = (w.period_start - interval 1 year)::date and p.is_group = w.is_group
join core.entities e on e.entity_id = w.entity_id
left join core.markets m on m.market_id = w.market_id
left join core.claims c on c.claim_id = w.claim_id
