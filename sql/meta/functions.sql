-- Functions the models share. Each is a macro of schema meta, so that a reader of the published file can use them too.

-- A name folded for comparison: case, accents, possessives, punctuation, a leading article and trailing legal forms do not count.
create or replace macro meta.fold_plain(name) as
    trim(regexp_replace(regexp_replace(lower(strip_accents(replace(name, '’', ''''))), '''s\b', '', 'g'), '[^\p{L}\p{N}&+]+', ' ', 'g'));

create or replace macro meta.strip_legal_form(folded) as
    trim(regexp_replace(
        regexp_replace(' ' || folded, '^ the ', ' '),
        '( (inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|lp|llp|sa|ag|nv|oyj|abp|asa|gmbh|kk|spa|se|bv|group|holding|holdings|pte|pty|pjsc))+$',
        ''
    ));

create or replace macro meta.fold_name(name) as
    coalesce(nullif(meta.strip_legal_form(meta.fold_plain(name)), ''), nullif(meta.fold_plain(name), ''));

-- A market's name in plain words: U.S. spelled out first, then folded; brackets are left out (they hold the house's definition).
create or replace macro meta.fold_market(name) as
    meta.fold_plain(regexp_replace(regexp_replace(name, '\([^()]*\)', ' ', 'g'), '\bU\.? ?S\.?(A\.?)?(\W|$)', ' united states ', 'g'));

-- A list without its repetitions, in the order of first appearance (list_distinct keeps no order).
create or replace macro meta.first_of_each(items) as list_filter(items, lambda item, i: list_position(items, item) = i);

-- The words of a folded market name that say what is sold: no stop words, no plural s.
create or replace macro meta.market_words(folded) as
    meta.first_of_each(list_transform(
        list_filter(string_split(coalesce(folded, ''), ' '), lambda w: w <> '' and not list_contains(
            ['the', 'a', 'an', 'its', 'their', 'it', 'this', 'that', 'of', 'for', 'in', 'on', 'by', 'to', 'and', 'or', 'with', 'from', 'within',
             'market', 'markets', 'marketplace', 'industry', 'sector', 'segment', 'business', 'space', 'country', 'overall', 'total', 'whole', 'entire',
             'service', 'services', 'sale', 'sales', 'spending', 'shipment', 'shipments', 'share', 'shares', 'revenue', 'revenues', 'demand',
             'growth', 'size', 'home', 'national', 'domestic', 'local'], w)),
        lambda w: case when length(w) > 3 and regexp_matches(w, '[^s]s$') then left(w, -1) else w end
    ));

-- Lower-case key for tables' own ids: letters and digits joined by hyphens.
create or replace macro meta.slug(name) as trim(regexp_replace(meta.fold_plain(name), '[^\p{L}\p{N}]+', '-', 'g'), '-');

-- The places a folded market name mentions ({geographies, words}: the keys of sql/seeds/geographies.csv, and the words that name them).
create or replace macro meta.places_in(folded) as (
    select {
        'geographies': list_distinct(list(g.geography order by g.geography)),
        'words': flatten(list(meta.market_words(g.term) order by g.term))
    }
    from seeds.geographies g
    where contains(' ' || folded || ' ', ' ' || g.term || ' ')
);

-- The words of a folded market name that say what is sold, the words of its places left out.
create or replace macro meta.words_sold(folded, place_words) as
    list_filter(meta.market_words(folded), lambda w: not list_contains(coalesce(place_words, []), w));

-- What two names of one market share: their words, whatever the order.
create or replace macro meta.words_key(words) as array_to_string(list_sort(words), ' ');

-- The key of a market that the registry does not know: its geography and its words.
create or replace macro meta.discovered_market_id(geography, words) as
    nullif(meta.slug(concat_ws(' ', lower(geography), meta.words_key(words))), '');

-- A piece of a text by its half-open offsets in code points, as every span_* and sentence_* column counts them.
create or replace macro meta.slice(full_text, slice_start, slice_end) as substring(full_text, slice_start + 1, slice_end - slice_start);

-- A short identity from text: 16 hex digits.
create or replace macro meta.short_id(content) as left(md5(content), 16);

-- The first number printed in a text, as digits with a decimal point ("EUR 7,8 mn" -> 7.8; "1,234.5" -> 1234.5).
create or replace macro meta.printed_digits(printed) as
    case
        -- plain digits, as most cells have them, need no search
        when try_cast(printed as decimal(38, 10)) >= 0 and not contains(printed, 'e') and not contains(printed, 'E') then ltrim(trim(printed), '+')
        when regexp_matches(regexp_extract(printed, '\d[\d.,]*'), '^\d{1,3},\d{1,2}\D*$') then replace(regexp_extract(printed, '\d[\d]*,\d+'), ',', '.')
        else nullif(rtrim(replace(regexp_extract(printed, '\d[\d.,]*'), ',', ''), '.'), '')
    end;

-- Half of the last stated unit of printed digits: 37 -> 0.5, 27.4 -> 0.05. In a whole number that is no percentage, closing zeros
-- beyond two figures are taken as rounding (60100 -> 50, 2000000 -> 50000).
create or replace macro meta.half_unit(digits, is_percent) as
    case
        when digits is null then null
        when contains(digits, '.') then 0.5 * pow(10, -length(split_part(digits, '.', 2)))
        when is_percent then 0.5
        else 0.5 * pow(10, least(length(digits) - length(rtrim(digits, '0')), greatest(length(digits) - 2, 0)))
    end;

-- Half-width of what a printed number means, in the unit of the value. A number in words ("a third") is as exact as `approx`.
create or replace macro meta.half_width(value, printed, unit, approx) as
    case
        when try_cast(meta.printed_digits(printed) as double) > 0
            then meta.half_unit(meta.printed_digits(printed), unit in ('percent', 'percentage_point'))
                 * case when value = 0 then 1 else abs(value) / try_cast(meta.printed_digits(printed) as double) end
        when try_cast(meta.printed_digits(printed) as double) = 0 then meta.half_unit(meta.printed_digits(printed), true)
        else abs(value) * approx
    end;

-- Length of a period: whole months make month, quarter, half and year, whatever month a fiscal year begins in.
create or replace macro meta.period_grain(first_day, last_day) as
    case
        when first_day is null or last_day is null then null
        when first_day = last_day then 'day'
        when day(first_day) = 1 and last_day = last_day(last_day) then
            case datediff('month', first_day, last_day) + 1
                when 1 then 'month' when 3 then 'quarter' when 6 then 'half' when 12 then 'year' when 120 then 'decade' else 'range' end
        when datediff('day', first_day, last_day) = 6 then 'week'
        when datediff('day', first_day, last_day) in (363, 370) then 'year'
        when datediff('day', first_day, last_day) in (90, 97) then 'quarter'
        else 'range'
    end;

-- The moment up to which a day or a point in time reaches, exclusive: a day counts to its end.
create or replace macro meta.until(moment) as
    case
        when typeof(moment) like 'TIMESTAMP%' or (typeof(moment) = 'VARCHAR' and length(moment::varchar) > 10)
            then moment::varchar::timestamp + interval 1 microsecond
        else moment::varchar::date::timestamp + interval 1 day
    end;

-- How much a source is trusted ({rank, note}, less is better): the first rule of sql/seeds/source_ranks.csv that fits. `is_own` says that the
-- publisher speaks itself, `is_attributed` that an article names whose figure it is.
create or replace macro meta.source_rank(fact_origin, house_id, source_text, is_own, is_attributed) as (
    select {'rank': s.rank::integer, 'note': s.note}
    from seeds.source_ranks s
    where s.origin = fact_origin
        and (s.publisher_id is null or s.publisher_id = house_id)
        and (
            s.source_like is null
            or (s.source_like = '=publisher' and is_own)
            or (s.source_like = 'attributed' and is_attributed)
            or (s.source_like like '%\%%' escape '\' and source_text ilike s.source_like)
        )
    order by s.priority::integer, s.rank
    limit 1
);

-- Whether a change is over the year before: nothing else is said, or its base period begins a year earlier.
create or replace macro meta.is_yearly(base_start, period_start) as
    base_start is null or base_start = (period_start - interval 1 year)::date;

-- Where one report of a figure stands among the others, as a value that sorts: less is better. Not superseded by a restatement comes
-- first, then the better source rank (sql/seeds/source_ranks.csv), the later publication (undated last), the more exact figure.
create or replace macro meta.standing(superseded_by, source_rank, published_at, bound_low, bound_high) as {
    'is_superseded': superseded_by is not null, 'source_rank': source_rank, 'age': -epoch_us(published_at),
    'width': round(coalesce(bound_high - bound_low, 1e300), 9)
};

-- What put a report before the next one, in words. `what` is the kind of thing that was compared.
create or replace macro meta.winner_rule(standing, note, next_standing, next_note, what := 'reports') as
    case
        when next_standing is null then 'only report'
        when not standing.is_superseded and next_standing.is_superseded then 'restated figure'
        when standing.source_rank < next_standing.source_rank then 'better source: ' || note || ' before ' || next_note
        when standing.age is not null and next_standing.age is null then 'dated before undated'
        when standing.age < next_standing.age then 'later publication'
        when standing.width < next_standing.width then 'more exact'
        else what || ' are equal; first by id'
    end;

-- A policy of sql/seeds/ledger_policy.csv as a number.
create or replace macro meta.policy(policy_name) as (select value::double from seeds.ledger_policy where name = policy_name);

-- Whether a declared change of what is counted inside a series (sql/seeds/series_breaks.csv) lies between two periods, given by their first days.
create or replace macro meta.is_broken_between(house_id, series_definition, about_id, earlier_start, later_start) as exists (
    select 1
    from seeds.series_breaks k
    where k.publisher_id = house_id and k.definition = series_definition and (k.subject_id is null or k.subject_id = about_id)
        and later_start >= k.first_day::date and earlier_start < k.first_day::date
);
