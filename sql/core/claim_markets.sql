-- One row per claim that measures a market or something in a market: which market, and how far that is known.
-- The words of the market's name give what is sold; the geography comes, in this order, from the name itself; from its sentence, where the
-- sentence names that market with a place ("China's cloud market"); from the subject's home country, where the article names that market
-- with that country and the sentence names no other place. Else the geography is unknown and the figure joins no other article's.
-- A name without words ("the market will reach …") means the market named last before it in the article.
-- publisher_id is whom the text credits; a publisher with a declared definition of that market, or with one label for it in the landing
-- tables, lends it to the claim.
with names as (select alias_folded, entity_id from core.entity_aliases where is_unique),

houses as (
    select a.alias_folded, min(a.entity_id) as entity_id
    from core.entity_aliases a
    join core.entities p using (entity_id)
    where p.kind = 'publisher' and p.origin = 'registry'
    group by a.alias_folded
),

named as (
    select
        c.claim_id, c.document_id, c.metric, c.attributed_to, c.market_name, c.span_start, c.sentence_start, c.sentence_end,
        case
            when c.metric = 'market_size' then concat_ws(' ', c.market_name, case when c.subject_text is distinct from c.market_name then c.subject_text end)
            else c.market_name
        end as printed,
        e.country as home,
        coalesce(attributed.entity_id, inside.entity_id) as publisher_id
    from core.claims c
    left join names subject on subject.alias_folded = meta.fold_name(coalesce(c.subject_name, c.subject_text))
    left join core.entities e on e.entity_id = coalesce(c.subject_id, subject.entity_id)
    left join names attributed on attributed.alias_folded = meta.fold_name(c.attributed_to)
    -- "global consultancy Canalys": the last word names the house
    left join houses inside on inside.alias_folded = meta.fold_name(string_split(c.attributed_to, ' ')[-1])
    where c.metric in ('market_share', 'market_size') or c.market_name is not null
),

folded as (select *, meta.fold_market(printed) as folded from named),

located as (select *, meta.places_in(folded) as places from folded),

texts as (
    select
        l.* exclude (places), l.places.geographies as name_places,
        meta.words_sold(l.folded, l.places.words) as words, words[1] as head,
        meta.fold_market(meta.slice(d.text, l.sentence_start, l.sentence_end)) as sentence
    from located l
    join core.documents d using (document_id)
),

-- only claims whose name gives no place look further
open_claims as (
    select claim_id, document_id, sentence, head, home from texts where len(coalesce(name_places, [])) = 0 and head is not null
),

sentence_places as (
    select
        o.claim_id,
        list_distinct(list(g.geography order by g.geography)) as mentioned,
        list_distinct(list(g.geography order by g.geography) filter (
            contains(' ' || o.sentence || ' ', ' ' || g.term || ' ' || o.head)
            or regexp_matches(o.sentence, regexp_escape(o.head) || '( \w+){0,4} in (the )?' || g.term || '( |$)')
        )) as tied
    from open_claims o
    join seeds.geographies g on g.scope = 'any' and contains(' ' || o.sentence || ' ', ' ' || g.term || ' ')
    group by o.claim_id
),

home_claims as (
    select o.* from open_claims o left join sentence_places s using (claim_id)
    -- a house may call itself global; any other place in the sentence leaves the market open
    where o.home is not null and coalesce(len(s.tied), 0) = 0 and len(list_filter(coalesce(s.mentioned, []), lambda g: g not in ('WW', o.home))) = 0
),

articles as (
    select document_id, ' ' || meta.fold_market(text) || ' ' as folded
    from core.documents
    where document_id in (select document_id from home_claims)
),

home_places as (
    select distinct h.claim_id
    from home_claims h
    join articles a using (document_id)
    join seeds.geographies g on g.geography = h.home and contains(a.folded, ' ' || g.term || ' ' || h.head)
),

own as (
    select
        t.*,
        case
            when len(t.name_places) = 1 then t.name_places[1]
            when len(coalesce(t.name_places, [])) > 1 then null
            when len(s.tied) = 1 then s.tied[1]
            when h.claim_id is not null then t.home
        end as geography,
        case
            when len(t.name_places) = 1 then 'market name'
            when len(coalesce(t.name_places, [])) > 1 then 'several places named'
            when len(s.tied) = 1 then 'sentence'
            when h.claim_id is not null then 'home of the subject, named in the article'
            else 'not known'
        end as geography_basis,
        meta.words_key(t.words) as words_key
    from texts t
    left join sentence_places s using (claim_id)
    left join home_places h using (claim_id)
),

lent as (
    select
        *,
        last_value(case when len(words) > 0 then {'words': words, 'words_key': words_key, 'geography': geography} end ignore nulls) over (
            partition by document_id order by span_start, claim_id rows between unbounded preceding and 1 preceding
        ) as before
    from own
),

placed as (
    select
        * exclude (words, words_key, geography, geography_basis, before),
        case when is_bare then before.words else words end as words,
        case when is_bare then before.words_key else words_key end as words_key,
        case when is_bare and geography is null then before.geography else geography end as geography,
        case when is_bare and geography is null and before.geography is not null then 'market named before' else geography_basis end as geography_basis
    from (select *, len(words) = 0 and nullif(folded, '') is not null and before is not null as is_bare from lent)
),

aliases as (
    select
        market_id, publisher_id, geography, definition,
        meta.words_key(meta.market_words(meta.fold_market(alias))) as words_key
    from seeds.market_aliases
    where regexp_matches(alias, '^[^()]*$')
),

best as (
    select p.claim_id, a.market_id, a.definition, a.publisher_id is not null as by_publisher
    from placed p
    join aliases a
        on a.words_key = p.words_key and a.geography = p.geography and (a.publisher_id is null or a.publisher_id = p.publisher_id)
    qualify row_number() over (partition by p.claim_id order by a.publisher_id is null, a.market_id) = 1
),

resolved as (
    select
        p.*, b.definition, b.by_publisher, b.market_id as known_market_id,
        coalesce(b.market_id, meta.discovered_market_id(p.geography, p.words)) as market_id
    from placed p
    left join best b using (claim_id)
),

house_labels as (
    select publisher_id, market_id, any_value(market_label) as market_label
    from core.table_markets
    where publisher_id is not null and geography is not null
    group by publisher_id, market_id
    having count(distinct market_label) = 1
)

select
    r.claim_id,
    r.market_id,
    nullif(r.printed, '') as market_name,
    r.geography,
    r.geography_basis,
    array_to_string(r.words, ' ') as segment,
    r.publisher_id,
    coalesce(r.definition, h.market_label) as definition,
    case when r.by_publisher then 'publisher, geography and words' when r.known_market_id is not null then 'geography and words' else 'discovered' end as basis
from resolved r
left join house_labels h on h.publisher_id = r.publisher_id and h.market_id = r.market_id and r.geography is not null
where len(r.words) > 0 or r.geography is not null
