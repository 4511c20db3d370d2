-- One row per market in which shares or sizes are measured.
-- The registry (sql/seeds/markets.csv) first; markets that only a table or an article names are discovered under their printed name.
-- family gathers the definitions of one market, so that figures which look alike can be shown apart.
with found as (
    select market_id, arg_min(market_label, (length(market_label), market_label)) as market_name, min(geography) as geography, min(segment) as segment
    from core.table_markets
    where market_id is not null
    group by market_id
    union all by name
    select market_id, arg_min(market_name, (length(market_name), market_name)) as market_name, min(geography) as geography, min(segment) as segment
    from core.claim_markets
    where market_id is not null
    group by market_id
)

select market_id, market_name, geography, segment, family, 'registry' as origin
from seeds.markets
union all by name
select market_id, arg_min(market_name, (length(market_name), market_name)) as market_name, min(geography) as geography, min(segment) as segment, market_id as family, 'discovered' as origin
from found
where market_id not in (select market_id from seeds.markets)
group by market_id
