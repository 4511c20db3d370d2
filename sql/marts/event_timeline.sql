-- One row per event, however many articles and table rows report it.
-- core.event_links says which reports tell one event. Shown are the date, amount and words of the best report: the most exact date first,
-- a table before an article, then the earlier publication. The date is agreed when every dated report allows one common day, the amount
-- when every report in the winner's currency allows one common value by its printed digits; parts of a total (components) are listed, not
-- compared. Nothing is converted and nothing is summed. Modalities never mix: a plan and its execution are two rows.
-- Price context: for an event dated to the day with a listed participant (itself or through its parent), the close before the day, and the
-- move in percent from it to the close 1, 5 and 20 trading days after the event; null where there is no price.
with reports as (
    select
        l.timeline_id, l.report_ref, l.report_kind, l.leader_ref, e.event_type, e.modality, e.date_start, e.date_end, e.edtf, e.effect_until, e.amount, e.currency,
        e.participant_names as names,
        coalesce(k.quote, nullif(e.amount, 0)::hugeint::varchar) as amount_text, coalesce(k.qualifier, 'exact') as qualifier,
        trim(regexp_replace(meta.slice(d.text, e.sentence_start, e.sentence_end), '\s+', ' ', 'g')) as words,
        d.published_at, coalesce(d.story_id, d.document_id) as source_key, e.confidence, e.recorded_at, false as is_component, 2 as kind_rank
    from core.event_links l
    join core.events e on e.event_id = l.report_ref and l.report_kind = 'article'
    join core.documents d using (document_id)
    left join core.claims k on k.claim_id = e.claim_id
    union all by name
    select
        l.timeline_id, l.report_ref, l.report_kind, l.leader_ref, t.event_type, t.modality, t.date_start, t.date_end, t.edtf, t.amount, t.currency,
        list_filter(list_concat(
            case when t.regulator is null then [] else list_transform(regexp_split_to_array(t.regulator, ',| and '), lambda n: trim(n)) end,
            list_transform(regexp_split_to_array(t.target, ',| and '), lambda n: trim(n))
        ), lambda n: n <> '' and n <> 'others') as names,
        nullif(t.amount, 0)::hugeint::varchar as amount_text, 'exact' as qualifier,
        concat_ws(': ', nullif(concat_ws(' / ', t.regulator, t.target), ''), t.action) as words,
        null::timestamp as published_at, coalesce(t.source, t.table_name) as source_key, 1.0::double as confidence, null::timestamp as recorded_at,
        regexp_matches(coalesce(t.action, ''), '(?i)\bcomponent\b') as is_component, 1 as kind_rank
    from core.event_links l
    join staging.table_events t on t.table_name || '!' || t.cell_ref = l.report_ref and l.report_kind = 'table'
),

ranked as (
    select
        *,
        coalesce(datediff('day', date_start, date_end), 100000) as span,
        row_number() over (
            partition by timeline_id
            order by is_component, coalesce(datediff('day', date_start, date_end), 100000), kind_rank, amount is null, published_at nulls last, report_ref
        ) as place,
        meta.half_width(amount, amount_text, currency, 0.05) as half
    from reports
),

winners as (select * from ranked where place = 1),

-- the amount may stand in another report than the best date
amounts as (
    select timeline_id, amount, currency, report_ref
    from ranked
    where amount is not null
    qualify row_number() over (partition by timeline_id order by is_component, kind_rank, half / nullif(amount, 0), report_ref) = 1
),

grouped as (
    select
        r.timeline_id,
        count(*) as reports,
        max(effect_until) as effect_until,
        count(distinct source_key) as independent_sources,
        min(r.published_at) as first_report_at,
        min(r.recorded_at) as recorded_at,
        list(r.report_ref order by r.report_ref) filter (r.report_kind = 'article') as event_ids,
        list(r.report_ref order by r.report_ref) filter (r.report_kind = 'table') as table_refs,
        max(r.confidence) as confidence,
        count(r.date_start) as dated,
        max(r.date_start) <= min(r.date_end) as dates_meet,
        min(r.date_start) as earliest, max(r.date_end) as latest,
        count(*) filter (r.amount is not null and r.currency = a.currency and not r.is_component) as priced,
        max(r.amount - r.half) filter (r.currency = a.currency and not r.is_component and r.qualifier <> 'less_than')
            <= min(r.amount + r.half) filter (r.currency = a.currency and not r.is_component and r.qualifier <> 'more_than') as amounts_meet,
        min(r.amount) filter (r.currency = a.currency and not r.is_component) as amount_low,
        max(r.amount) filter (r.currency = a.currency and not r.is_component) as amount_high,
        list(r.currency || ' ' || r.amount::hugeint::varchar || case when r.is_component then ' (component)' else '' end order by r.is_component, r.currency, r.amount, r.report_ref)
            filter (r.amount is not null) as amounts_reported,
        count(*) filter (r.is_component and r.currency = a.currency) as components,
        sum(r.amount order by r.report_ref) filter (r.is_component and r.currency = a.currency) as components_sum,
        sum(r.half order by r.report_ref) filter (r.is_component and r.currency = a.currency) as components_half,
        min(r.half) filter (not r.is_component and r.currency = a.currency) as total_half
    from ranked r
    left join amounts a using (timeline_id)
    group by r.timeline_id
),

people as (
    select timeline_id, list(name order by place, nth) as participant_names, list(entity_id order by place, nth) as participant_ids
    from (
        select r.timeline_id, r.place, n.nth, coalesce(e.entity_name, n.name) as name, e.entity_id
        from ranked r, unnest(r.names) with ordinality as n(name, nth)
        left join core.entity_aliases x on x.is_unique and x.alias_folded = meta.fold_name(regexp_replace(n.name, '\([^()]*\)', ' ', 'g'))
        left join core.entities e on e.entity_id = x.entity_id
        qualify row_number() over (partition by r.timeline_id, coalesce(e.entity_id, lower(n.name)) order by r.place, n.nth) = 1
    )
    group by timeline_id
),

tickers as (
    select e.entity_id, p.ticker, 1 as distance from core.entities e join (select distinct ticker from staging.prices) p on p.ticker = e.ticker
    union all
    select e.entity_id, p.ticker, 2
    from core.entities e
    join core.entities up on up.entity_id = e.parent_id
    join (select distinct ticker from staging.prices) p on p.ticker = up.ticker
),

listed as (
    select w.timeline_id, w.date_start as event_date, t.ticker
    from winners w
    join people using (timeline_id)
    join tickers t on list_contains(people.participant_ids, t.entity_id)
    where w.date_start = w.date_end and w.modality = 'actual'
    qualify row_number() over (
        partition by w.timeline_id order by t.distance, list_position(people.participant_ids, t.entity_id), t.ticker
    ) = 1
),

trading as (
    select ticker, trade_date, close, row_number() over (partition by ticker order by trade_date) as nth
    from staging.prices
    where ticker in (select ticker from listed)
),

context as (
    select
        l.timeline_id, l.ticker,
        max_by(p.close, p.trade_date) filter (p.trade_date < l.event_date) as close_before,
        max(p.trade_date) filter (p.trade_date < l.event_date) as close_before_date,
        max(p.nth) filter (p.trade_date <= l.event_date) as event_nth
    from listed l
    join trading p using (ticker)
    group by l.timeline_id, l.ticker
),

moves as (
    select
        c.timeline_id, c.ticker, c.close_before, c.close_before_date,
        max(100 * (p.close / c.close_before - 1)) filter (p.nth = c.event_nth + 1) as move_1d_pct,
        max(100 * (p.close / c.close_before - 1)) filter (p.nth = c.event_nth + 5) as move_5d_pct,
        max(100 * (p.close / c.close_before - 1)) filter (p.nth = c.event_nth + 20) as move_20d_pct
    from context c
    join trading p using (ticker)
    where c.close_before > 0
    group by all
)

select
    w.timeline_id, w.event_type, w.modality, p.participant_ids, p.participant_names, w.date_start, w.date_end, w.edtf, g.effect_until,
    case when g.dated = 0 then 'unknown' when g.dated = 1 then 'single' when g.dates_meet then 'agreed' else 'disputed' end as date_status,
    case when g.dated > 1 and not g.dates_meet then g.earliest end as date_low,
    case when g.dated > 1 and not g.dates_meet then g.latest end as date_high,
    a.amount, a.currency,
    case
        when a.amount is null then 'unknown'
        when g.priced > 1 and not g.amounts_meet then 'disputed'
        when g.components > 1 and g.priced > 0
            then case when abs(a.amount - g.components_sum) <= g.components_half + g.total_half then 'agreed' else 'disputed' end
        when g.priced > 1 then 'agreed'
        else 'single'
    end as amount_status,
    nullif(concat_ws('; ',
        case when g.components > 1 then 'parts of it add to ' || a.currency || ' ' || g.components_sum::hugeint::varchar end,
        case when a.amount is not null and w.event_type = 'lawsuit' and regexp_matches(w.words, '(?i)\bfine\b') and not regexp_matches(w.words, '(?i)\b(reduced|cut|raised|increased) ')
            then 'the fine the court ruled on, not a new amount' end,
        nullif(regexp_extract(w.words, '(?i)\bper (deal|case|unit|violation|day|user|person|vehicle)\b'), ''),
        case when g.priced > 1 and not g.amounts_meet and starts_with(rtrim(g.amount_high::hugeint::varchar, '0'), rtrim(g.amount_low::hugeint::varchar, '0'))
            then 'the lower figure is the higher one cut off, not rounded' end
    ), '') as amount_note,
    g.amount_low, g.amount_high,
    coalesce(g.amounts_reported, []) as amounts_reported,
    w.words as description,
    g.reports, g.independent_sources, g.first_report_at, g.recorded_at,
    coalesce(g.event_ids, []) as event_ids, coalesce(g.table_refs, []) as table_refs,
    w.report_ref as winner_ref,
    case
        when g.reports = 1 then 'only report'
        when w.span < (select min(r.span) from ranked r where r.timeline_id = w.timeline_id and r.place > 1) then 'most exact date'
        when w.report_kind = 'table' and len(coalesce(g.event_ids, [])) > 0 then 'equally exact date; table before article'
        when w.report_kind = 'table' then 'equally exact date; first table row'
        else 'equally exact date; earlier publication'
    end as winner_rule,
    a.report_ref as amount_ref,
    m.ticker as price_ticker, m.close_before, m.close_before_date, m.move_1d_pct, m.move_5d_pct, m.move_20d_pct,
    g.confidence
from winners w
join grouped g using (timeline_id)
left join amounts a using (timeline_id)
left join people p using (timeline_id)
left join moves m using (timeline_id)
