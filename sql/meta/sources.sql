-- One row per landing file that facts come from: how fresh it is and what it gave.
create or replace table meta.sources as
with articles as (
    select
        split_part(landing_path, '#', 1) as path,
        any_value(source_name order by source_name) as source_name,
        count(*) as facts,
        max(published_at) as last_published_at
    from staging.documents
    group by all
),

dated_rows as (
    select table_name, published_at as last_day from staging.table_rows
    union all
    select table_name, date_end::timestamp from staging.table_events
    union all
    select table_name, trade_date::timestamp from staging.prices
    union all
    select table_name, rate_date::timestamp from staging.fx_rates
),

tables as (
    select table_name, count(*) as facts, max(last_day) as last_published_at
    from dated_rows
    group by table_name
)

select
    f.path, f.kind, f.bytes, f.sha256, f.first_seen_at, a.source_name,
    coalesce(a.facts, t.facts, 0)::bigint as rows_loaded,
    coalesce(a.last_published_at, t.last_published_at) as last_published_at,
    (select count(*) from quarantine.rejects r where r.source_path = f.path) as rejects
from staging.landing_files f
left join articles a on a.path = f.path
left join tables t on f.kind = 'table' and t.table_name = regexp_extract(f.path, '^tables/(.+)\.[^./]+$', 1)
where f.kind in ('article', 'table')
order by f.path;
comment on table meta.sources is 'One row per landing file that facts come from: how fresh it is, what it gave, what was refused.';
