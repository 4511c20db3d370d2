-- One row per market label and publisher of the landing tables: the market it means here.
-- In this order: the registry's label (sql/seeds/market_aliases.csv); its geography and words, for this publisher before any publisher;
-- else a market of its own is discovered, named as printed. The printed label stays the definition: labels that differ are never joined.
with labels as (
    select distinct market_label, publisher
    from staging.table_rows
    where market_label is not null
),

resolved as (
    select
        l.market_label, l.publisher,
        (select min(entity_id) from core.entity_aliases where alias_folded = meta.fold_name(l.publisher)) as publisher_id,
        meta.fold_market(l.market_label) as folded
    from labels l
),

located as (select *, meta.places_in(folded) as places from resolved),

placed as (
    select
        market_label, publisher, publisher_id,
        case when len(places.geographies) = 1 then places.geographies[1] end as geography,
        meta.words_sold(folded, places.words) as words
    from located
),

aliases as (
    select
        a.market_id, a.publisher_id, a.geography, meta.fold_plain(a.alias) as label_folded,
        meta.words_key(meta.market_words(meta.fold_market(a.alias))) as words_key
    from seeds.market_aliases a
),

candidates as (
    select
        p.market_label, p.publisher, a.market_id,
        case when a.label_folded = meta.fold_plain(p.market_label) then 1 when a.publisher_id is not null then 2 else 3 end as place
    from placed p
    join aliases a
        on (a.label_folded = meta.fold_plain(p.market_label) and (a.publisher_id is null or a.publisher_id = p.publisher_id))
        or (
            a.words_key = meta.words_key(p.words)
            and a.geography = p.geography
            and (a.publisher_id is null or a.publisher_id = p.publisher_id)
        )
),

best as (
    select market_label, publisher, market_id, place
    from candidates
    qualify row_number() over (partition by market_label, publisher order by place, market_id) = 1
)

select
    p.market_label,
    p.publisher,
    p.publisher_id,
    coalesce(b.market_id, meta.discovered_market_id(p.geography, p.words)) as market_id,
    coalesce(m.geography, p.geography) as geography,
    array_to_string(p.words, ' ') as segment,
    case b.place
        when 1 then 'label in the registry' when 2 then 'publisher, geography and words' when 3 then 'geography and words'
        else 'discovered' end as basis
from placed p
left join best b on b.market_label = p.market_label and b.publisher is not distinct from p.publisher
left join seeds.markets m on m.market_id = b.market_id
