-- One row per name under which an entity is known.
-- The registry's names (sql/seeds/entity_aliases.csv) and each entity's own name; spellings that fold alike are one row, the shortest kept.
-- Facts are joined to entities by names that are one entity's alone (is_unique).
with names as (
    select alias, entity_id, 'registry' as origin from seeds.entity_aliases where entity_id in (select entity_id from core.entities)
    union all
    select entity_name, entity_id, origin from core.entities
    union all
    -- the longest house a table's publisher begins with
    select p.publisher, arg_max(a.entity_id, (length(a.alias), a.entity_id)), 'discovered'
    from (select distinct publisher from staging.table_rows where publisher is not null) p
    join seeds.entity_aliases a on starts_with(meta.fold_name(p.publisher), meta.fold_name(a.alias) || ' ')
    join seeds.entities e on e.entity_id = a.entity_id and e.kind = 'publisher'
    group by p.publisher
)

select
    arg_min(alias, (length(alias), alias)) as alias,
    meta.fold_name(alias) as alias_folded,
    entity_id,
    max(origin) as origin,
    count(*) over (partition by meta.fold_name(alias)) = 1 as is_unique
from names
where meta.fold_name(alias) is not null
group by meta.fold_name(alias), entity_id
