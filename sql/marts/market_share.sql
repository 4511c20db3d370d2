-- One row per series, company and period. Units: share_pct is percent of the market, as published.
-- Actual shares with a known period; a share without one stays in core.observations. Winner among the reports of one series, in this
-- order: not superseded by a restatement, the better source rank (sql/seeds/source_ranks.csv: a table outranks an article), the later
-- publication, the more exact figure, the figure more reports agree with, and last the observation_id. winner_rule names what decided.
-- The headline of a market, company and period is chosen among its series by the same rules.
with shares as (
    select o.*, coalesce(bound_high - bound_low, 1e9) as width, coalesce(o.story_id, o.source) as source_key
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
        lead(superseded_by) over reports as next_superseded_by,
        lead(source_rank) over reports as next_source_rank,
        lead(source_rank_note) over reports as next_source_rank_note,
        lead(published_at) over reports as next_published_at,
        lead(width) over reports as next_width
    from shares
    window reports as (
        partition by series_id, entity_id, period_start, period_end
        order by (superseded_by is not null), source_rank, published_at desc nulls last, round(width, 9), observation_id
    )
),

winners as (
    select
        *,
        case
            when reports = 1 then 'only report'
            when superseded_by is null and next_superseded_by is not null then 'restated figure'
            when source_rank < next_source_rank then 'better source: ' || source_rank_note || ' before ' || next_source_rank_note
            when next_published_at is null and published_at is not null then 'dated before undated'
            when published_at > next_published_at then 'later publication'
            when round(width, 9) < round(next_width, 9) then 'more exact'
            else 'reports are equal; first by id'
        end as winner_rule
    from ranked
    where place = 1
),

headed as (
    select
        w.*,
        row_number() over (
            partition by market_id, entity_id, period_start, period_end
            order by (superseded_by is not null), source_rank, published_at desc nulls last, round(width, 9), series_id
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
