-- One row per organisation, person or place that facts are about.
-- The registry (sql/seeds/entities.csv) first; a name that it does not know, from a table, a claim or an event, is discovered: its key
-- is a slug of the folded name, its kind is what the table says or unknown. A name is discovered once however it is spelled. A table's
-- publisher that begins with a known house ("IDC Worldwide Quarterly Tracker") is that house (core.entity_aliases).
with registry as (
    select
        entity_id, entity_name, kind, parent_id, country, ticker, lei, wikidata,
        fiscal_year_end_month::integer as fiscal_year_end_month, fiscal_year_weeks, 'registry' as origin
    from seeds.entities
),

known as (
    select meta.fold_name(alias) as folded from seeds.entity_aliases
    union
    select meta.fold_name(entity_name) from seeds.entities
),

printed as (
    select entity_label as name, case when bool_or(is_group or is_others) then 'aggregate' else 'unknown' end as kind, 1 as place
    from staging.table_rows
    where entity_label is not null and not is_total
    group by entity_label
    union all
    select distinct trim(part), 'unknown', 2
    from staging.table_events, unnest(regexp_split_to_array(target, ',| and ')) as parts(part)
    union all
    select distinct trim(part), 'regulator', 3
    from staging.table_events, unnest(regexp_split_to_array(regulator, ',| and ')) as parts(part)
    union all
    select distinct publisher, 'publisher', 3
    from staging.table_rows
    union all
    select distinct coalesce(subject_name, subject_text), 'unknown', 4
    from core.claims
    where subject_id is null and metric not in ('market_size')
    union all
    select distinct participant_name, 'unknown', 5
    from core.events, unnest(participant_names) as participants(participant_name)
),

folded as (
    select *, meta.fold_name(name) as folded, meta.slug(name) as slug
    from printed
    where name is not null
),

discovered as (
    select
        min(slug) as entity_id,
        arg_min(name, (place, name)) as entity_name,
        arg_min(kind, (place, name)) as kind
    from folded
    where folded is not null and slug <> '' and regexp_matches(name, '\p{Lu}|\p{Lo}|\d') and length(name) <= 80
        and not regexp_matches(name, '^others?\b.*and others$')
    group by folded
    having folded not in (select folded from known where folded is not null)
        and not (min(kind) = 'publisher' and max(kind) = 'publisher' and bool_or(exists (
            select 1 from seeds.entity_aliases a join seeds.entities e using (entity_id)
            where e.kind = 'publisher' and starts_with(folded, meta.fold_name(a.alias) || ' ')
        )))
),

-- two spellings may fold apart and still share a slug: the first one names the entity
unclashed as (
    select * from discovered
    where entity_id not in (select entity_id from registry)
    qualify row_number() over (partition by entity_id order by entity_name) = 1
)

select * from registry
union all by name
select entity_id, entity_name, kind, 'discovered' as origin from unclashed
