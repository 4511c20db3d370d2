-- One row per series, subject, metric, unit and period with a level or a reported growth. Units: *_growth_pct and cagr_pct are percent.
-- Actual figures only. The level is the winner among its reports, chosen as in marts.market_share. Growth is computed from the same
-- period a year earlier in the same series and unit; where that stands only in another series it is null with the reason, unless
-- sql/seeds/series_bridges.csv declares a bridge. Shares are left to marts.market_share (their change is in points, not percent).
-- CAGR runs from the first period of the same grain and season in the series, over whole years, where both levels are above zero.
with facts as (
    select
        o.*,
        coalesce(o.entity_id, o.market_id) as subject_id,
        case when o.statistic = 'change' then 'change' else 'level' end as kind,
        meta.standing(o.superseded_by, o.source_rank, o.published_at, o.bound_low, o.bound_high) as standing
    from core.observations o
    where o.modality = 'actual' and o.metric <> 'market_share' and o.period_start is not null and o.period_end is not null
        and coalesce(o.entity_id, o.market_id) is not null
        and o.metric not in ('other', 'price', 'deal_value', 'penalty', 'investment', 'inflation', 'interest_rate', 'unemployment')
        and (
            (o.statistic = 'level' and o.unit not in ('percent', 'percentage_point', 'ratio'))
            or (o.statistic = 'change' and o.unit = 'percent' and meta.is_yearly(o.base_period_start, o.period_start))
        )
),

ranked as (
    select
        *,
        row_number() over reports as place,
        meta.winner_rule(standing, source_rank_note, lead(standing) over reports, lead(source_rank_note) over reports) as winner_rule
    from facts
    window reports as (
        partition by series_id, subject_id, metric, kind, unit, period_start, period_end
        order by standing, observation_id
    )
),

winners as (select * from ranked where place = 1),

levels as (select * from winners where kind = 'level'),

changes as (select * from winners where kind = 'change'),

bridges as (
    select b.publisher_id, f.series_id as from_series_id, t.series_id as to_series_id, f.metric
    from seeds.series_bridges b
    join core.series f on f.publisher_id = b.publisher_id and f.definition = b.from_definition
    join core.series t on t.publisher_id = b.publisher_id and t.definition = b.to_definition and t.metric = f.metric
),

-- one row per level, and one per reported growth that has no level
rows_wanted as (
    select series_id, subject_id, metric, unit, period_start, period_end, observation_id as level_id, null::varchar as change_id
    from levels
    union all
    select c.series_id, c.subject_id, c.metric, null, c.period_start, c.period_end, null, c.observation_id
    from changes c
    where not exists (
        select 1 from levels l
        where l.series_id = c.series_id and l.subject_id = c.subject_id and l.metric = c.metric
            and l.period_start = c.period_start and l.period_end = c.period_end
    )
),

previous as (
    select
        w.level_id, p.observation_id, p.value, p.series_id <> w.series_id as over_bridge,
        row_number() over (partition by w.level_id order by (p.series_id <> w.series_id), p.observation_id) as place
    from rows_wanted w
    join levels l on l.observation_id = w.level_id
    join levels p
        on p.subject_id = l.subject_id and p.metric = l.metric and p.unit = l.unit and p.period_grain = l.period_grain
        and p.period_start = (l.period_start - interval 1 year)::date
    left join bridges b on b.from_series_id = p.series_id and b.to_series_id = l.series_id and b.metric = l.metric
    where p.series_id = l.series_id or b.to_series_id is not null
),

-- the year before stands in another series of the same publisher: a break
broken as (
    select l.observation_id as level_id, min(p.definition) as other_definition
    from levels l
    join levels p
        on p.subject_id = l.subject_id and p.metric = l.metric and p.unit = l.unit and p.period_grain = l.period_grain
        and p.period_start = (l.period_start - interval 1 year)::date
        and p.series_id <> l.series_id and p.publisher_id is not distinct from l.publisher_id and p.origin = l.origin
    group by l.observation_id
),

-- a declared change of what is counted inside one series (sql/seeds/series_breaks.csv): growth does not cross its first day
crossed as (
    select l.observation_id as level_id, max(k.first_day::date) as first_day, arg_max(k.note, k.first_day) as note
    from levels l
    join seeds.series_breaks k
        on k.publisher_id = l.publisher_id and k.definition = l.definition
        and (k.subject_id is null or k.subject_id = l.subject_id) and l.period_start >= k.first_day::date
    group by l.observation_id
),

breaks as (
    select c.level_id, c.note
    from crossed c
    join levels l on l.observation_id = c.level_id
    where (l.period_start - interval 1 year)::date < c.first_day
),

firsts as (
    select
        l.observation_id as level_id,
        first_value(l.observation_id) over season as first_id,
        first_value(l.value) over season as first_value,
        first_value(l.period_start) over season as first_start
    from levels l
    left join crossed c on c.level_id = l.observation_id
    window season as (
        partition by l.series_id, l.subject_id, l.metric, l.unit, l.period_grain, month(l.period_start), c.first_day
        order by l.period_start, l.observation_id
    )
),

joined as (
    select
        w.*, coalesce(l.market_id, c.market_id) as market_id, coalesce(l.entity_id, c.entity_id) as entity_id,
        coalesce(l.period_grain, c.period_grain) as period_grain,
        l.value as level, p.value as previous_level, p.observation_id as previous_observation_id, p.over_bridge,
        case
            when l.observation_id is null then 'no level is stated, only a growth'
            when p.observation_id is null and b.level_id is not null
                then 'the year before is defined otherwise (' || b.other_definition || ') and no bridge is declared'
            when p.observation_id is null then 'no level of the same period a year earlier in this series'
            when k.note is not null then 'the definition changed in between: ' || k.note
            when p.value <= 0 then 'the level a year earlier is not above zero'
        end as growth_reason,
        g.value as reported_growth_pct, g.observation_id as reported_observation_id,
        case when datediff('year', f.first_start, l.period_start) >= 2 and f.first_value > 0 and l.value > 0 then f.first_start end as cagr_from,
        f.first_value, f.first_id,
        coalesce(l.publisher, c.publisher) as publisher, coalesce(l.published_at, c.published_at) as published_at,
        coalesce(l.recorded_at, c.recorded_at) as recorded_at, coalesce(l.winner_rule, c.winner_rule) as winner_rule,
        coalesce(l.observation_id, c.observation_id) as observation_id, coalesce(l.origin, c.origin) as origin,
        coalesce(l.is_others, c.is_others) as is_others, coalesce(l.superseded_by, c.superseded_by) is not null as is_superseded,
        coalesce(l.claim_id, c.claim_id) as claim_id, coalesce(l.value_text, c.value_text) as value_text,
        coalesce(l.table_name || '!' || l.cell_ref, c.table_name || '!' || c.cell_ref) as cell,
        coalesce(l.confidence, c.confidence) as confidence
    from rows_wanted w
    left join levels l on l.observation_id = w.level_id
    left join changes c on c.observation_id = w.change_id
    left join changes g
        on g.series_id = w.series_id and g.subject_id = w.subject_id and g.metric = w.metric
        and g.period_start = w.period_start and g.period_end = w.period_end
    left join previous p on p.level_id = w.level_id and p.place = 1
    left join broken b on b.level_id = w.level_id
    left join firsts f on f.level_id = w.level_id
    left join breaks k
        on k.level_id = w.level_id
)

select
    meta.short_id(concat_ws('|', 'growth', j.series_id, j.subject_id, j.metric, j.unit, j.period_start, j.period_end)) as growth_id,
    j.market_id, m.market_name, j.series_id, j.subject_id,
    coalesce(e.entity_name, m.market_name) as subject_name,
    j.metric, j.unit, j.period_start, j.period_end, j.period_grain, j.is_others,
    j.level, j.previous_level, j.previous_observation_id,
    case when j.growth_reason is null then 100 * (j.level / j.previous_level - 1) end as computed_growth_pct,
    case when j.growth_reason is null and j.over_bridge then 'over a declared bridge' else j.growth_reason end as growth_reason,
    j.reported_growth_pct, j.reported_observation_id,
    case when j.cagr_from is not null
        then 100 * (pow(j.level / j.first_value, 1.0 / datediff('year', j.cagr_from, j.period_start)) - 1) end as cagr_pct,
    j.cagr_from,
    case when j.cagr_from is not null then j.first_id end as cagr_observation_id,
    case when j.cagr_from is not null then datediff('year', j.cagr_from, j.period_start)::integer end as cagr_years,
    j.publisher, j.published_at, j.recorded_at, j.is_superseded, j.winner_rule, j.observation_id,
    case when j.origin = 'article' then k.quote else j.cell || ' = ' || j.value_text end as evidence,
    j.confidence
from joined j
left join core.entities e on e.entity_id = j.entity_id
left join core.markets m on m.market_id = j.market_id
left join core.claims k on k.claim_id = j.claim_id
