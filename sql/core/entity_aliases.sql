-- One row per name under which an entity is known.
-- The registry's names (sql/seeds/entity_aliases.csv) and each entity's own name; spellings that fold alike are one row, the shortest kept.
with names as (
    select alias, entity_id, 'registry' as origin from seeds.entity_aliases where entity_id in (select entity_id from core.entities)
    union all
    select entity_name, entity_id, origin from core.entities
)

select
    arg_min(alias, (length(alias), alias)) as alias,
    meta.fold_name(alias) as alias_folded,
    entity_id,
    max(origin) as origin
from names
where meta.fold_name(alias) is not null
group by meta.fold_name(alias), entity_id
