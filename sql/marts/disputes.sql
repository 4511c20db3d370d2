-- One row per subject, measure, unit and period on which actual figures lie further apart than their printed digits allow.
-- Two figures differ when no value fits both ("37%" means 36.5 to 37.5). kind says what the difference is:
--   restatement           the figures that do not fit the winner were replaced: marked so by the source, by a declared revision of the
--                         series, or by a later release of the same publisher (core.observations says which);
--   dispute               figures of one series differ and nothing says that one replaces the other;
--   different_definition  the winners of two series of one market family differ: they measure different things and never join.
-- The winner is chosen as in marts.market_share. Figures of articles alone count only where two independent sources differ.
with comparable as (
    select
        o.observation_id,
        coalesce(m.family, o.market_id) as family, o.is_total, case when o.is_total then '' else o.entity_id end as subject,
        o.metric, o.statistic, o.unit, o.period_start, o.period_end,
        coalesce(o.bound_low, -1e308) as low, coalesce(o.bound_high, 1e308) as high
    from core.observations o
    left join core.markets m using (market_id)
    where o.modality = 'actual' and o.period_start is not null and o.period_end is not null
        and o.statistic in ('level', 'change')
        and case when o.is_total then o.market_id else o.entity_id end is not null
        -- a growth must be over the year before to be compared
        and (o.statistic = 'level' or meta.is_yearly(o.base_period_start, o.period_start))
),

-- most figures agree with all others: only the rest is looked at closely
contested as (
    select family, is_total, subject, metric, statistic, unit, period_start, period_end
    from comparable
    group by all
    having max(low) > min(high)
),

facts as (
    select
        o.*,
        case when o.is_total then coalesce(o.market_id, '') else o.entity_id end as subject_id,
        coalesce(m.family, o.market_id) as family,
        coalesce(o.bound_low, -1e308) as low, coalesce(o.bound_high, 1e308) as high,
        meta.standing(o.superseded_by, o.source_rank, o.published_at, o.bound_low, o.bound_high) as standing,
        coalesce(o.story_id, o.source, o.table_name) as source_key
    from core.observations o
    left join core.markets m using (market_id)
    semi join (
        select c.observation_id
        from comparable c
        join contested k
            on k.family is not distinct from c.family and k.is_total = c.is_total and k.subject = c.subject and k.metric = c.metric
            and k.statistic = c.statistic and k.unit = c.unit and k.period_start = c.period_start and k.period_end = c.period_end
    ) close using (observation_id)
),

ordered as (
    select
        *,
        row_number() over (
            partition by series_id, subject_id, metric, statistic, unit, period_start, period_end order by standing, observation_id
        ) as place
    from facts
),

winners as (select * from ordered where place = 1),

-- figures of one series
in_series as (
    select
        o.series_id, o.subject_id, o.metric, o.statistic, o.unit, o.period_start, o.period_end,
        case
            when coalesce(max(o.low) filter (o.superseded_by is null) <= min(o.high) filter (o.superseded_by is null), true) then 'restatement'
            else 'dispute'
        end as kind,
        list(o.observation_id order by o.place) as observation_ids
    from ordered o
    group by o.series_id, o.subject_id, o.metric, o.statistic, o.unit, o.period_start, o.period_end
    having max(o.low) > min(o.high) and (count(distinct o.source_key) > 1 or bool_or(o.origin = 'table'))
),

-- winners of the series of one market family; totals of the family's markets stand side by side
rivals as (
    select
        w.*,
        case when w.is_total then w.family else w.subject_id end as rival_subject,
        row_number() over (
            partition by w.family, w.is_total, case when w.is_total then w.family else w.subject_id end, w.metric, w.statistic, w.unit, w.period_start, w.period_end
            order by w.standing, w.series_id
        ) as rival_place
    from winners w
    where w.family is not null and not w.is_others and w.metric in ('market_share', 'market_size', 'revenue', 'units')
),

across as (
    select
        family, is_total, rival_subject, metric, statistic, unit, period_start, period_end,
        -- one publisher's revised series replaces its old one; anything else is another definition
        case
            when count(distinct series_id) filter (superseded_by is null) <= 1 and bool_or(superseded_by is not null) then 'restatement'
            else 'different_definition'
        end as kind,
        list(observation_id order by rival_place) as observation_ids
    from rivals
    group by family, is_total, rival_subject, metric, statistic, unit, period_start, period_end
    having count(distinct series_id) > 1 and max(low) > min(high)
),

found as (
    select
        meta.short_id(concat_ws('|', 'dispute', 'series', series_id, subject_id, metric, statistic, unit, period_start, period_end)) as dispute_id,
        kind, observation_ids
    from in_series
    union all
    select
        meta.short_id(concat_ws('|', 'dispute', 'family', family, is_total, rival_subject, metric, statistic, unit, period_start, period_end)),
        kind, observation_ids
    from across
),

figures as (
    select f.dispute_id, f.kind, f.observation_ids, i.place, o.*
    from found f, unnest(f.observation_ids) with ordinality as i(observation_id, place)
    join ordered o on o.observation_id = i.observation_id
),

described as (
    select
        dispute_id,
        any_value(kind) as kind,
        any_value(observation_ids) as observation_ids,
        min(value) as low,
        max(coalesce(value_high, value)) as high,
        count(*) as figures,
        count(distinct source_key) as independent_sources,
        count(distinct series_id) as series_count,
        list(
            value_text || ' - ' || coalesce(source, publisher, 'source not named') || coalesce(', ' || strftime(published_at, '%Y-%m-%d'), '')
            || case when superseded_by is not null then ' (replaced: ' || supersede_rule || ')' else '' end
            order by place
        ) as reports,
        list(coalesce(claim_id, table_name || '!' || cell_ref) order by place) as evidence_refs,
        -- in the winner's order, each once
        meta.first_of_each(list(definition order by place)) as definitions,
        meta.first_of_each(list(publisher order by place) filter (publisher is not null)) as publishers,
        max(published_at) as last_published_at,
        max(recorded_at) as recorded_at
    from figures
    group by dispute_id
)

select
    d.dispute_id, d.kind, w.market_id, m.market_name, w.family,
    case when w.is_total then case when d.series_count > 1 then w.family else w.market_id end else w.entity_id end as subject_id,
    case when w.is_total then m.market_name else e.entity_name end as subject_name,
    w.is_total, w.metric, w.statistic, w.unit, w.period_start, w.period_end, w.period_grain,
    d.low, d.high, d.high - d.low as spread, d.figures, d.independent_sources, d.series_count, d.reports, d.evidence_refs, d.definitions, d.publishers,
    w.value as winner_value, w.observation_id as winner_observation_id, v.winner_rule,
    d.kind = 'dispute' as is_open, d.observation_ids, d.last_published_at, d.recorded_at
from described d
join figures w on w.dispute_id = d.dispute_id and w.place = 1
join (
    select
        f.dispute_id,
        meta.winner_rule(
            o.standing, o.source_rank_note, n.standing, n.source_rank_note, what := case when o.series_id = n.series_id then 'reports' else 'series' end
        ) as winner_rule
    from found f
    join ordered o on o.observation_id = f.observation_ids[1]
    join ordered n on n.observation_id = f.observation_ids[2]
) v on v.dispute_id = d.dispute_id
left join core.entities e on e.entity_id = w.entity_id
left join core.markets m on m.market_id = w.market_id
