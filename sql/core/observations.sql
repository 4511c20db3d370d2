-- One row per measured fact, from an article's claim or a table's cell.
-- Identity: a claim's is its claim; a cell's is its content (not its place), so that rows inserted above change nothing; identical rows
-- of one table are told apart by their order. recorded_at is kept from the build that first saw the fact (core.observations below is the
-- table before this build).
-- Series: publisher, definition, market and metric. A table's definition is its label as printed. An article's figure joins the
-- publisher's declared definition (sql/seeds/market_aliases.csv); without a publisher or a place it stays in a series of its own story.
-- A company's own figures join across articles only where the measure words of their sentences agree ("net", "pre-tax"), and for
-- metrics of sql/seeds/metrics.csv that say so.
-- bound_low and bound_high are what the printed digits allow: "37%" means 36.5 to 37.5.
-- superseded_by, in this order: a figure marked restated replaces one that is not; a declared revised series (series_revisions.csv)
-- replaces the old one; a table's later release replaces an earlier figure of the same publisher when it came at least
-- restatement_min_days later, its source ranks no lower, and no other early or undated report already gave the later value (then the
-- early one is a slip of the press, and stays a dispute). An article never replaces a table.
with names as (select alias_folded, entity_id from core.entity_aliases where is_unique),

entity_names as (select entity_id, entity_name, kind from core.entities),

approx as (select meta.policy('approx_relative') as width),

table_labels as (
    select distinct
        table_name, entity_label, market_label, series_label, metric, publisher, source, is_total
    from staging.table_rows
),

table_publishers as (
    select distinct
        market_label, publisher, source,
        coalesce(publisher, case when market_label is not null then trim(regexp_replace(split_part(source, ' via ', 1), '\s*\(.*$', '')) end) as publisher_name
    from table_labels
),

table_houses as (
    select p.*, n.entity_id as publisher_id, coalesce(e.entity_name, p.publisher_name) as shown
    from table_publishers p
    left join names n on n.alias_folded = meta.fold_name(p.publisher_name)
    left join entity_names e on e.entity_id = n.entity_id
),

table_entities as (
    select label, n.entity_id
    from (select distinct entity_label as label from table_labels where not is_total and entity_label is not null)
    left join names n on n.alias_folded = meta.fold_name(label)
),

table_series as (
    select
        l.*, m.market_id, h.publisher_id, h.shown as publisher_shown,
        coalesce(l.series_label, l.market_label, 'as reported') as definition,
        meta.short_id(concat_ws('|',
            coalesce(h.publisher_id, meta.fold_plain(h.publisher_name), ''),
            meta.fold_plain(coalesce(l.series_label, l.market_label, 'as reported')),
            coalesce(m.market_id, ''), l.metric
        )) as series_id,
        meta.source_rank(
            'table', h.publisher_id, l.source, meta.fold_name(l.source) in (meta.fold_name(h.publisher_name), meta.fold_name(h.shown)), false
        ) as trust,
        -- what of a cell's identity all cells of these labels share
        meta.short_id(concat_ws('|',
            'table', l.table_name, coalesce(l.entity_label, ''), coalesce(l.market_label, ''), coalesce(l.series_label, ''), l.metric,
            coalesce(l.publisher, ''), coalesce(l.source, ''), l.is_total
        )) as labels_id
    from table_labels l
    left join table_houses h
        on h.market_label is not distinct from l.market_label and h.publisher is not distinct from l.publisher
        and h.source is not distinct from l.source
    left join core.table_markets m on m.market_label = l.market_label and m.publisher is not distinct from l.publisher
),

-- one wide join: every row of the landing tables meets its labels' series and entity
table_cells as (
    select
        t.*, s.series_id, s.market_id, s.definition, s.publisher_id, s.publisher_shown, s.trust, e.entity_id,
        meta.short_id(concat_ws('|',
            s.labels_id, t.statistic, t.unit, coalesce(t.period_label, ''), coalesce(t.period_start::varchar, ''), coalesce(t.period_end::varchar, ''),
            coalesce(t.published_at::varchar, ''), coalesce(t.value_text, t.value::varchar), t.restated, t.modality
        )) as content_id
    from staging.table_rows t
    join table_series s
        on s.table_name = t.table_name and s.entity_label is not distinct from t.entity_label and s.market_label is not distinct from t.market_label
        and s.series_label is not distinct from t.series_label and s.metric = t.metric and s.publisher is not distinct from t.publisher
        and s.source is not distinct from t.source and s.is_total = t.is_total
    left join table_entities e on e.label = t.entity_label and not t.is_total
),

repeated as (
    select content_id from table_cells group by content_id having count(*) > 1
),

repeats as (
    select c.table_name, c.cell_ref, c.row_number, row_number() over (partition by c.content_id order by c.row_number, c.cell_ref) as nth
    from table_cells c
    join repeated using (content_id)
),

from_tables as (
    select
        case when coalesce(r.nth, 1) = 1 then c.content_id else meta.short_id(c.content_id || '#' || r.nth) end as observation_id,
        'table' as origin,
        null::varchar as claim_id, null::varchar as document_id, c.table_name, c.cell_ref,
        c.series_id, c.entity_id, c.market_id, c.definition, c.metric, c.statistic, c.value, null::double as value_high,
        coalesce(c.value_text, c.value::varchar) as value_text, c.unit, 'exact' as qualifier,
        c.period_start, c.period_end, coalesce(c.period_grain, meta.period_grain(c.period_start, c.period_end)) as period_grain,
        null::date as base_period_start, null::date as base_period_end, c.modality, c.is_total, c.is_others or coalesce(c.is_group, false) as is_others,
        coalesce(c.is_group, false) as is_group,
        c.restated or regexp_matches(coalesce(c.source, ''), '(?i)\brestated\b') as restated,
        c.publisher_id, c.publisher_shown as publisher, c.source, c.source_url, null::varchar as story_id, c.trust,
        c.published_at, null::timestamp as claim_recorded_at, 1.0::double as confidence,
        meta.half_width(c.value, coalesce(c.value_text, c.value::varchar), c.unit, 0.0) as half
    from table_cells c
    left join repeats r on r.table_name = c.table_name and r.cell_ref = c.cell_ref and r.row_number = c.row_number
),

stop_measures as (select list({'word': ' ' || word || ' ', 'measure': measure} order by word) as words from seeds.measure_words),

claim_facts as (
    select
        c.* exclude (market_id), d.story_id, d.published_at, d.source_name, d.url,
        coalesce(case when s.entity_id is not null then c.subject_id end, n.entity_id) as entity_id,
        m.market_id, m.definition as declared, m.publisher_id as market_publisher_id, m.geography, m.segment,
        coalesce(m.publisher_id, a.entity_id) as publisher_id,
        p.kind as publisher_kind,
        coalesce(p.entity_name, c.attributed_to) as publisher_shown,
        coalesce(x.joins, 'document') as joins,
        case when x.joins = 'entity' then (
            select array_to_string(list_sort(list_distinct(list_transform(
                list_filter(words, lambda w: contains(' ' || lower(meta.slice(d.text, c.sentence_start, c.sentence_end)) || ' ', w.word)),
                lambda w: w.measure))), ', ')
            from stop_measures
        ) end as measures,
        regexp_matches(meta.slice(d.text, c.sentence_start, c.sentence_end), '(?i)\brestated\b') as restated,
        d.source_name is not null and meta.fold_name(d.source_name) = meta.fold_name(coalesce(p.entity_name, c.attributed_to)) as is_own_article
    from core.claims c
    join core.documents d using (document_id)
    left join core.entities s on s.entity_id = c.subject_id
    left join names n on n.alias_folded = meta.fold_name(coalesce(c.subject_name, c.subject_text)) and c.subject_id is null
    left join core.claim_markets m on m.claim_id = c.claim_id
    left join names a on a.alias_folded = meta.fold_name(c.attributed_to)
    left join entity_names p on p.entity_id = coalesce(m.publisher_id, a.entity_id)
    left join seeds.metrics x on x.metric = c.metric
),

claim_series as (
    select
        f.*,
        case
            when joins = 'market' and declared is not null then declared
            when joins = 'market' and coalesce(publisher_id, attributed_to) is not null and geography is not null and market_id is not null
                then 'as named in articles: ' || market_id
            when joins = 'entity' and entity_id is not null then 'as reported' || coalesce(': ' || nullif(measures, ''), '')
            else 'as stated in story ' || story_id
        end as series_definition,
        case
            when joins = 'entity' and publisher_kind is distinct from 'publisher' then null
            else coalesce(publisher_id, meta.fold_plain(attributed_to))
        end as series_publisher
    from claim_facts f
),

from_articles as (
    select
        meta.short_id('article|' || f.claim_id) as observation_id,
        'article' as origin,
        f.claim_id, f.document_id, null::varchar as table_name, null::varchar as cell_ref,
        meta.short_id(concat_ws('|', coalesce(f.series_publisher, ''), meta.fold_plain(f.series_definition), coalesce(f.market_id, ''), f.metric)) as series_id,
        case when f.metric <> 'market_size' then f.entity_id end as entity_id,
        f.market_id, f.series_definition as definition, f.metric, f.statistic, f.value, f.value_high, f.quote as value_text, f.unit, f.qualifier,
        f.period_start, f.period_end, meta.period_grain(f.period_start, f.period_end) as period_grain,
        f.base_period_start, f.base_period_end, f.modality, f.metric = 'market_size' as is_total, false as is_others, false as is_group, f.restated,
        f.publisher_id, f.publisher_shown as publisher, coalesce(f.source_name, f.url, f.document_id) as source, f.url as source_url, f.story_id,
        meta.source_rank('article', f.publisher_id, f.source_name, f.is_own_article, f.attributed_to is not null) as trust,
        f.published_at, f.recorded_at as claim_recorded_at, f.confidence,
        meta.half_width(f.value, f.quote, f.unit, (select width from approx)) as half
    from claim_series f
),

facts as (
    select * from from_tables
    union all by name
    select * from from_articles
),

bounded as (
    select
        * exclude (half, trust),
        trust.rank as source_rank, trust.note as source_rank_note,
        case
            when qualifier = 'less_than' then null
            when qualifier = 'approx' then value - greatest(half, abs(value) * (select width from approx))
            else least(value, coalesce(value_high, value)) - half
        end as bound_low,
        case
            when qualifier = 'more_than' then null
            when qualifier = 'approx' then value + greatest(half, abs(value) * (select width from approx))
            else greatest(value, coalesce(value_high, value)) + half
        end as bound_high
    from facts
),

-- the same thing measured, in one series: only groups with more than one figure can hold a restatement
keyed as (
    select
        observation_id, origin, series_id, publisher_id, definition, metric, statistic, unit, modality, period_start, period_end,
        coalesce(entity_id, '') as subject, is_total, restated, published_at, source_rank,
        coalesce(bound_low, -1e308) as low, coalesce(bound_high, 1e308) as high
    from bounded
    where period_start is not null and statistic in ('level', 'change') and modality = 'actual'
),

contested as (
    select series_id, subject, metric, statistic, unit, period_start, period_end, is_total
    from keyed
    group by all
    having count(*) > 1 and (max(low) > min(high) or bool_or(restated))
),

rivals as (
    select k.* from keyed k
    semi join contested c using (series_id, subject, metric, statistic, unit, period_start, period_end, is_total)
),

replaced as (
    select o.observation_id, r.observation_id as superseded_by, 'marked restated' as rule, 1 as place, r.published_at, r.source_rank
    from rivals o
    join rivals r using (series_id, subject, metric, statistic, unit, period_start, period_end, is_total)
    where r.restated and not o.restated and (r.low > o.high or r.high < o.low)
        and (r.origin = 'table' or o.origin = 'article')
        and coalesce(r.published_at >= o.published_at, true)
    union all
    select o.observation_id, r.observation_id, 'declared revision of the series', 2, r.published_at, r.source_rank
    from seeds.series_revisions v
    join keyed o on o.publisher_id = v.publisher_id and o.definition = v.from_definition
    join keyed r
        on r.publisher_id = v.publisher_id and r.definition = v.to_definition and r.subject = o.subject and r.metric = o.metric
        and r.statistic = o.statistic and r.unit = o.unit and r.period_start = o.period_start and r.period_end = o.period_end
        and r.is_total = o.is_total
    union all
    select o.observation_id, r.observation_id, 'later release', 3, r.published_at, r.source_rank
    from rivals o
    join rivals r using (series_id, subject, metric, statistic, unit, period_start, period_end, is_total)
    where r.origin = 'table' and (r.restated or not o.restated) and (r.low > o.high or r.high < o.low)
        and r.published_at > o.published_at + to_days(meta.policy('restatement_min_days')::integer)
        and coalesce(r.source_rank, 99) <= coalesce(o.source_rank, 99)
        and not exists (
            select 1 from rivals x
            where x.series_id = o.series_id and x.subject = o.subject and x.metric = o.metric and x.statistic = o.statistic and x.unit = o.unit
                and x.period_start = o.period_start and x.period_end = o.period_end and x.is_total = o.is_total
                and x.observation_id not in (o.observation_id, r.observation_id)
                and (x.low > o.high or x.high < o.low)
                and coalesce(x.published_at <= o.published_at + to_days(meta.policy('restatement_min_days')::integer), true)
        )
),

superseded as (
    select observation_id, superseded_by, rule
    from replaced
    qualify row_number() over (partition by observation_id order by place, published_at desc nulls last, source_rank, superseded_by) = 1
)

select
    b.* exclude (claim_recorded_at),
    coalesce(b.claim_recorded_at, before.recorded_at, getvariable('now')) as recorded_at,
    s.superseded_by,
    s.rule as supersede_rule
from bounded b
left join superseded s using (observation_id)
left join (select observation_id, recorded_at from core.observations where origin = 'table') before using (observation_id)
