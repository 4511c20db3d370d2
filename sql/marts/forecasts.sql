-- One row per forecast figure: who said what for when, made when; scored when the actual arrives.
-- A forecast never enters growth, share or dispute of actuals. The actual is the winner of the same subject, measure, statistic, unit and
-- period in the same series; for a company's own figures, in the series of the same definition whoever states it. Figures of other
-- definitions never score a forecast. is_latest marks the publisher's newest forecast of the target; the consensus is the median of the
-- latest forecasts of at least two publishers, each counted once.
with forecasts as (
    select
        o.*, coalesce(o.entity_id, o.market_id) as subject_id,
        coalesce(o.publisher_id, meta.fold_plain(o.publisher), o.story_id, o.source, o.observation_id) as forecaster_key
    from core.observations o
    where o.modality = 'forecast' and o.statistic in ('level', 'change') and coalesce(o.entity_id, o.market_id) is not null
),

actuals as (
    select
        o.*, coalesce(o.entity_id, o.market_id) as subject_id,
        meta.standing(o.superseded_by, o.source_rank, o.published_at, o.bound_low, o.bound_high) as standing
    from core.observations o
    where o.modality = 'actual' and o.statistic in ('level', 'change') and o.period_start is not null
    qualify row_number() over (
        partition by o.series_id, coalesce(o.entity_id, o.market_id), o.metric, o.statistic, o.unit, o.period_start, o.period_end
        order by standing, o.observation_id
    ) = 1
),

scored as (
    select
        f.observation_id, a.observation_id as actual_observation_id, a.value as actual_value, a.published_at as actual_published_at,
        a.bound_low as actual_low, a.bound_high as actual_high,
        case when a.series_id = f.series_id then 'same series' else 'same definition' end as actual_basis
    from forecasts f
    join actuals a
        on a.subject_id = f.subject_id and a.metric = f.metric and a.statistic = f.statistic and a.unit = f.unit
        and a.period_start = f.period_start and a.period_end = f.period_end
        and (a.series_id = f.series_id or (a.definition = f.definition and f.definition like 'as reported%'))
    qualify row_number() over (
        partition by f.observation_id
        order by (a.series_id <> f.series_id), a.standing, a.observation_id
    ) = 1
),

latest as (
    select observation_id
    from forecasts
    where period_start is not null
    qualify row_number() over (
        partition by forecaster_key, subject_id, definition, metric, statistic, unit, period_start, period_end
        order by published_at desc nulls last, source_rank, observation_id
    ) = 1
),

consensus as (
    select
        f.subject_id, f.metric, f.statistic, f.unit, f.period_start, f.period_end,
        median((f.value + coalesce(f.value_high, f.value)) / 2) as consensus_value,
        count(distinct f.forecaster_key) as forecasters,
        min(f.value) as consensus_low, max(coalesce(f.value_high, f.value)) as consensus_high
    from forecasts f
    join latest using (observation_id)
    group by f.subject_id, f.metric, f.statistic, f.unit, f.period_start, f.period_end
    having count(distinct f.forecaster_key) > 1
)

select
    meta.short_id('forecast|' || f.observation_id) as forecast_id,
    f.market_id, m.market_name, f.series_id, f.definition, f.subject_id, coalesce(e.entity_name, m.market_name) as subject_name, f.entity_id,
    f.metric, f.statistic, f.unit, f.period_start, f.period_end, f.period_grain,
    f.value as forecast_value, f.value_high as forecast_high, f.qualifier,
    f.publisher as forecaster, f.published_at as made_at, datediff('day', f.published_at::date, f.period_end)::integer as horizon_days,
    l.observation_id is not null as is_latest,
    c.consensus_value, c.consensus_low, c.consensus_high, c.forecasters as consensus_forecasters,
    s.actual_value, s.actual_basis, s.actual_published_at,
    f.value - s.actual_value as error,
    case when s.actual_value <> 0 and f.statistic = 'level' then 100 * (f.value - s.actual_value) / abs(s.actual_value) end as error_pct,
    case
        when s.actual_value is null then 'open'
        when s.actual_value < coalesce(f.bound_low, -1e308) then 'too high'
        when s.actual_value > coalesce(f.bound_high, 1e308) then 'too low'
        else 'met'
    end as outcome,
    f.source, f.recorded_at, f.origin, f.observation_id, f.claim_id, s.actual_observation_id,
    case when f.origin = 'article' then k.quote else f.table_name || '!' || f.cell_ref || ' = ' || f.value_text end as evidence,
    f.confidence
from forecasts f
left join scored s using (observation_id)
left join latest l using (observation_id)
left join consensus c
    on c.subject_id = f.subject_id and c.metric = f.metric and c.statistic = f.statistic and c.unit = f.unit
    and c.period_start = f.period_start and c.period_end = f.period_end
left join core.entities e on e.entity_id = f.entity_id
left join core.markets m on m.market_id = f.market_id
left join core.claims k on k.claim_id = f.claim_id
