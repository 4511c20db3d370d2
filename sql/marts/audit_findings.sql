-- One row per figure, or set of figures, whose arithmetic cannot be right.
-- Every comparison is between intervals: each number stands for what its printed digits and qualifier allow, so rounding never makes a
-- finding; sums of shares get share_sum_slack_pp besides (sql/seeds/ledger_policy.csv), because houses print rows that miss 100 by a
-- little. Where several reports of a figure exist, a finding needs every combination of them to fail. Sums are taken in a fixed order:
-- their last digit depends on it, and a build of the same inputs must give the same rows. Checks:
--   share_out_of_bounds      a share below 0 or above 100
--   shares_exceed_whole      companies of one source, or the winners of one series and period, add to more than 100
--   shares_miss_whole        with the rest (`Others`) given, they add to less than 100
--   group_against_members    a top-n share against its n largest companies
--   parts_against_total      amounts of companies and the rest against the printed total
--   share_against_amounts    a share against the company's amount over the total
--   quarters_against_year    four quarters (or two halves) against their year; a year's share outside its quarters' range
--   growth_against_levels    a stated growth against the levels of both years (the series' main currency)
--   growth_against_shares    a company's stated growth against its shares and the market's growth
--   change_against_levels    "from 46 to 37" against the change, difference or multiple the same article states
--   outvoted                 one report against two or more independent ones that agree with each other
--   figure_of_another        a figure with decimals that another source gives to another company of that series and period
--   figures_swapped          two companies' figures exchanged between two sources
with facts as (
    select
        o.observation_id, o.origin, o.claim_id, o.document_id, o.table_name, o.cell_ref, o.series_id, o.market_id, o.definition,
        coalesce(o.publisher_id, meta.fold_plain(o.publisher), '') as house, o.entity_id, o.is_total, o.is_others, o.is_group,
        case when o.is_total then o.market_id else o.entity_id end as subject_id,
        o.metric, o.statistic, o.unit, o.value, o.value_text, o.qualifier, o.period_start, o.period_end, o.period_grain, o.base_period_start, o.base_period_end,
        coalesce(o.story_id, o.source, o.table_name) as source_key, o.superseded_by, o.restated, o.confidence, o.source_rank, o.published_at,
        coalesce(o.bound_low, -1e308) as low, coalesce(o.bound_high, 1e308) as high,
        meta.standing(o.superseded_by, o.source_rank, o.published_at, o.bound_low, o.bound_high) as standing
    from core.observations o
    where o.modality = 'actual' and o.period_start is not null
),

shares as (
    select *
    from facts
    where metric = 'market_share' and statistic = 'level' and unit = 'percent' and not is_total and entity_id is not null
),

-- share_out_of_bounds
out_of_bounds as (
    select
        'share_out_of_bounds' as check_name, [observation_id] as observation_ids, value as stated, 0.0 as expected_low, 100.0 as expected_high,
        'a share is between 0 and 100 percent' as expectation
    from shares
    where high < 0 or low > 100
),

-- shares_exceed_whole, shares_miss_whole
released as (
    select series_id, source_key, coalesce(table_name, document_id) as place, period_start, period_end, entity_id, is_others, low, high, value, observation_id
    from shares
    where not is_group and superseded_by is null
    qualify row_number() over (
        partition by series_id, source_key, coalesce(table_name, document_id), period_start, period_end, entity_id order by observation_id
    ) = 1
),

release_sums as (
    select
        sum(low order by observation_id) as low, sum(high order by observation_id) as high, sum(value order by observation_id) as total, bool_or(is_others) as has_rest, count(*) as parts,
        list(observation_id order by value desc, observation_id) as observation_ids
    from released
    group by series_id, source_key, place, period_start, period_end
),

winner_sums as (
    select
        sum(low order by observation_id) as low, sum(high order by observation_id) as high, sum(value order by observation_id) as total,
        list(observation_id order by value desc, observation_id) as observation_ids
    from (
        select *
        from shares
        where not is_group and superseded_by is null
        qualify row_number() over (
            partition by series_id, period_start, period_end, entity_id order by standing, observation_id
        ) = 1
    )
    group by series_id, period_start, period_end
),

whole as (
    select
        'shares_exceed_whole' as check_name, observation_ids, total as stated, 0.0 as expected_low, 100.0 as expected_high,
        'shares of one source add to at most 100 percent' as expectation
    from release_sums
    where low > 100 + meta.policy('share_sum_slack_pp') and parts > 1
    union all
    select 'shares_exceed_whole', w.observation_ids, w.total, 0.0, 100.0, 'shares of one series and period add to at most 100 percent'
    from winner_sums w
    where w.low > 100 + meta.policy('share_sum_slack_pp') and len(w.observation_ids) > 1
        and not exists (select 1 from release_sums r where r.low > 100 + meta.policy('share_sum_slack_pp') and list_has_all(w.observation_ids, r.observation_ids))
    union all
    select 'shares_miss_whole', observation_ids, total, 100.0, 100.0, 'with the rest given, shares add to 100 percent'
    from release_sums
    where has_rest and parts > 2 and high < 100 - meta.policy('share_sum_slack_pp')
),

-- group_against_members
group_sizes as (
    select g.*, try_cast(regexp_extract(e.entity_name, '(?i)^top\s*(\d+)', 1) as integer) as size
    from shares g
    join core.entities e using (entity_id)
    where g.is_group and g.superseded_by is null
),

member_ranks as (
    select
        g.observation_id as group_id, g.low as group_low, g.high as group_high, g.value, g.size, m.observation_id, m.low, m.high, m.value as member_value,
        row_number() over (partition by g.observation_id order by m.value desc, m.observation_id) as nth,
        count(*) over (partition by g.observation_id) as members
    from group_sizes g
    join (
        select * from shares where not is_group and not is_others and superseded_by is null
        qualify row_number() over (
            partition by series_id, period_start, period_end, entity_id order by standing, observation_id
        ) = 1
    ) m on m.series_id = g.series_id and m.period_start = g.period_start and m.period_end = g.period_end
    where g.size is not null
),

groups as (
    select
        'group_against_members' as check_name, list_concat([group_id], list(observation_id order by nth)) as observation_ids, any_value(value) as stated,
        sum(low order by nth) as expected_low, case when max(members) >= max(size) then sum(high order by nth) end as expected_high,
        'a top-n share is the sum of its n largest companies' as expectation
    from member_ranks
    where nth <= size
    group by group_id
    having max(group_high) < sum(low) - 1e-6 or (max(members) >= max(size) and min(group_low) > sum(high) + 1e-6)
),

-- parts_against_total, share_against_amounts
amounts as (
    select *
    from facts
    where statistic = 'level' and metric in ('revenue', 'market_size', 'units', 'production') and superseded_by is null and unit <> 'percent'
        and market_id is not null
),

parts_and_totals as (
    select
        t.observation_id as total_id, t.value, t.low as total_low, t.high as total_high, p.low, p.high, p.value as part_value, p.observation_id, p.is_others
    from amounts t
    join amounts p
        on p.house = t.house and p.definition = t.definition and p.market_id = t.market_id and p.unit = t.unit
        and p.period_start = t.period_start and p.period_end = t.period_end and p.source_key = t.source_key
        and not p.is_total and not p.is_group
    where t.is_total
    qualify row_number() over (partition by t.observation_id, p.entity_id order by p.observation_id) = 1
),

parts as (
    select
        'parts_against_total' as check_name, list_concat([total_id], list(observation_id order by part_value desc, observation_id)) as observation_ids,
        any_value(value) as stated, sum(low order by observation_id) as expected_low,
        case when bool_or(is_others) then sum(high order by observation_id) end as expected_high,
        'companies and the rest add to the total' as expectation
    from parts_and_totals
    group by total_id
    having max(total_high) < sum(low) * (1 - 1e-9) or (bool_or(is_others) and min(total_low) > sum(high) * (1 + 1e-9))
),

-- one kind of amount only: a share of money is not held against units
share_amounts as (
    select
        'share_against_amounts' as check_name, 'a share is the company''s amount over the total' as expectation,
        s.observation_id, s.value, s.low, s.high, [a.observation_id, t.observation_id] as held_against,
        100 * a.low / t.high as expected_low, 100 * a.high / t.low as expected_high
    from shares s
    join amounts a
        on a.house = s.house and a.definition = s.definition and a.market_id = s.market_id and a.entity_id = s.entity_id and not a.is_total
        and a.period_start = s.period_start and a.period_end = s.period_end
    join amounts t
        on t.house = s.house and t.definition = s.definition and t.market_id = s.market_id and t.is_total and t.unit = a.unit
        and t.period_start = s.period_start and t.period_end = s.period_end
    where s.superseded_by is null and t.low > 0 and a.low >= 0
),

-- quarters_against_year
level_winners as (
    select *
    from facts
    where statistic = 'level' and subject_id is not null and superseded_by is null
    qualify row_number() over (
        partition by series_id, subject_id, is_total, metric, unit, period_start, period_end
        order by standing, observation_id
    ) = 1
),

year_parts as (
    select
        y.observation_id as year_id, y.value, y.low as year_low, y.high as year_high, y.metric, q.period_grain,
        q.low, q.high, q.observation_id, q.period_start
    from level_winners y
    join level_winners q
        on q.series_id = y.series_id and q.subject_id = y.subject_id and q.is_total = y.is_total and q.metric = y.metric and q.unit = y.unit
        and q.period_start >= y.period_start and q.period_end <= y.period_end and q.period_grain in ('quarter', 'half')
    where y.period_grain = 'year'
        and (y.metric in ('revenue', 'market_size', 'units', 'production') or (y.metric = 'market_share' and y.unit = 'percent'))
),

years as (
    select
        'quarters_against_year' as check_name, list_concat([year_id], list(observation_id order by period_start)) as observation_ids,
        any_value(value) as stated,
        case when any_value(metric) = 'market_share' then min(low) else sum(low order by period_start) end as expected_low,
        case when any_value(metric) = 'market_share' then max(high) else sum(high order by period_start) end as expected_high,
        case when any_value(metric) = 'market_share' then 'a year''s share lies between its quarters''' else 'quarters add to their year' end as expectation
    from year_parts
    group by year_id, period_grain
    having count(*) = case when period_grain = 'quarter' then 4 else 2 end
        and case
            when any_value(metric) = 'market_share' then max(year_high) < min(low) - 1e-6 or min(year_low) > max(high) + 1e-6
            else max(year_high) < sum(low) * (1 - 1e-9) or min(year_low) > sum(high) * (1 + 1e-9)
        end
),

-- growth_against_levels
main_units as (
    select series_id, subject_id, metric, unit
    from facts
    where statistic = 'level' and unit not in ('percent', 'percentage_point', 'ratio')
    group by series_id, subject_id, metric, unit
    qualify row_number() over (partition by series_id, subject_id, metric order by count(*) desc, unit) = 1
),

yearly_changes as (
    select *
    from facts
    where statistic = 'change' and unit = 'percent' and subject_id is not null
        and meta.is_yearly(base_period_start, period_start)
),

growth_pairs as (
    select
        'growth_against_levels' as check_name, 'a stated growth follows from the levels of both years' as expectation,
        c.observation_id, c.value, c.low, c.high, [l.observation_id, p.observation_id] as held_against,
        100 * (l.low / p.high - 1) as expected_low, 100 * (l.high / p.low - 1) as expected_high
    from yearly_changes c
    join main_units u on u.series_id = c.series_id and u.subject_id = c.subject_id and u.metric = c.metric
    join facts l
        on l.series_id = c.series_id and l.subject_id = c.subject_id and l.is_total = c.is_total and l.metric = c.metric and l.statistic = 'level'
        and l.unit = u.unit and l.period_start = c.period_start and l.period_end = c.period_end
    join facts p
        on p.series_id = c.series_id and p.subject_id = c.subject_id and p.is_total = c.is_total and p.metric = c.metric and p.statistic = 'level'
        and p.unit = u.unit and p.period_grain = l.period_grain and p.period_start = (l.period_start - interval 1 year)::date
    where p.low > 0 and l.low > 0
        and not meta.is_broken_between(c.house, c.definition, c.subject_id, p.period_start, l.period_start)
),

-- growth_against_shares
share_growth_pairs as (
    select
        'growth_against_shares' as check_name, 'a company''s growth follows from its shares and the market''s growth' as expectation,
        c.observation_id, c.value, c.low, c.high, [s.observation_id, p.observation_id, g.observation_id] as held_against,
        100 * (s.low / p.high * (1 + g.low / 100) - 1) as expected_low, 100 * (s.high / p.low * (1 + g.high / 100) - 1) as expected_high
    from yearly_changes c
    join shares s
        on s.house = c.house and s.definition = c.definition and s.market_id = c.market_id and s.entity_id = c.entity_id
        and s.period_start = c.period_start and s.period_end = c.period_end
    join shares p
        on p.series_id = s.series_id and p.entity_id = s.entity_id and p.period_grain = s.period_grain
        and p.period_start = (s.period_start - interval 1 year)::date
    join yearly_changes g
        on g.house = c.house and g.definition = c.definition and g.market_id = c.market_id and g.is_total and g.metric = 'market_size'
        and g.period_start = c.period_start and g.period_end = c.period_end
    where not c.is_total and c.metric = 'revenue' and c.market_id is not null and p.low > 0
        and not meta.is_broken_between(c.house, c.definition, c.subject_id, p.period_start, s.period_start)
),

-- change_against_levels
article_facts as (
    select f.*, c.sentence_start
    from facts f
    join core.claims c using (claim_id)
    where f.origin = 'article' and f.subject_id is not null
),

article_pairs as (
    select
        'change_against_levels' as check_name, 'a stated change follows from the two levels' as expectation,
        c.observation_id, c.value, c.low, c.high, [a.observation_id, b.observation_id] as held_against,
        case c.statistic
            when 'change' then 100 * (a.low / b.high - 1) when 'multiple' then a.low / b.high else a.low - b.high end as expected_low,
        case c.statistic
            when 'change' then 100 * (a.high / b.low - 1) when 'multiple' then a.high / b.low else a.high - b.low end as expected_high
    from article_facts c
    join article_facts a
        on a.document_id = c.document_id and a.subject_id = c.subject_id and a.is_total = c.is_total and a.metric = c.metric and a.statistic = 'level'
        and a.period_start = c.period_start and a.period_end = c.period_end
    join article_facts b
        on b.document_id = c.document_id and b.subject_id = c.subject_id and b.is_total = c.is_total and b.metric = c.metric and b.statistic = 'level'
        and b.unit = a.unit and b.definition = a.definition and b.observation_id <> a.observation_id
        and case
            when c.base_period_start is not null then b.period_start = c.base_period_start and b.period_end = c.base_period_end
            else b.sentence_start = c.sentence_start and a.sentence_start = c.sentence_start and b.period_end < a.period_start
        end
    where c.statistic in ('change', 'difference', 'multiple')
        and (c.statistic <> 'difference' or c.unit = a.unit or (c.unit = 'percentage_point' and a.unit = 'percent'))
        and (c.statistic = 'difference' or (b.low > 0 and a.low > 0))
),

-- the four checks above hold a figure against what others make of it: a finding needs every combination of their reports to fail, and
-- gives the one that comes nearest
computed as (
    select * from share_amounts
    union all by name select * from growth_pairs
    union all by name select * from share_growth_pairs
    union all by name select * from article_pairs
),

contradicted as (
    select
        check_name, list_concat([observation_id], list_sort(list_distinct(flatten(list(held_against))))) as observation_ids,
        any_value(value) as stated,
        arg_min(expected_low, (greatest(expected_low - high, low - expected_high, 0), expected_low)) as expected_low,
        arg_min(expected_high, (greatest(expected_low - high, low - expected_high, 0), expected_low)) as expected_high,
        expectation
    from computed
    group by check_name, expectation, observation_id
    having bool_and(high < expected_low - 1e-6 or low > expected_high + 1e-6)
),

-- outvoted
contested as (
    select series_id, subject_id, is_total, metric, statistic, unit, period_start, period_end
    from facts
    where statistic in ('level', 'change') and subject_id is not null and superseded_by is null
        and (statistic = 'level' or meta.is_yearly(base_period_start, period_start))
    group by all
    having count(distinct source_key) > 2 and max(low) > min(high)
),

voters as (
    select f.* from facts f
    semi join contested c
        on c.series_id = f.series_id and c.subject_id = f.subject_id and c.is_total = f.is_total and c.metric = f.metric
        and c.statistic = f.statistic and c.unit = f.unit and c.period_start = f.period_start and c.period_end = f.period_end
    where f.superseded_by is null
),

votes as (
    select
        a.observation_id, a.value,
        list(b.observation_id order by b.observation_id) as others, count(distinct b.source_key) as sources,
        max(b.low) as others_low, min(b.high) as others_high, bool_and(b.high < a.low or b.low > a.high) as alone
    from voters a
    join voters b
        on b.series_id = a.series_id and b.subject_id = a.subject_id and b.is_total = a.is_total and b.metric = a.metric
        and b.statistic = a.statistic and b.unit = a.unit and b.period_start = a.period_start and b.period_end = a.period_end
        and b.source_key <> a.source_key
    group by a.observation_id, a.value
),

outvoted as (
    select
        'outvoted' as check_name, list_concat([observation_id], others) as observation_ids, value as stated, others_low as expected_low,
        others_high as expected_high, 'independent reports agree on another figure' as expectation
    from votes
    where alone and sources >= 2 and others_low <= others_high
),

-- figure_of_another, figures_swapped
exact_shares as (
    select * from shares where superseded_by is null and not is_others and contains(value_text, '.') and value <> 0
),

crossed as (
    select
        b.observation_id, b.value, b.entity_id as given_to, a.entity_id as belongs_to, a.observation_id as other_id, a.source_key as other_source,
        b.source_key, b.series_id, b.period_start, b.period_end
    from exact_shares b
    join exact_shares a
        on a.series_id = b.series_id and a.period_start = b.period_start and a.period_end = b.period_end and a.value = b.value
        and a.entity_id <> b.entity_id and a.source_key <> b.source_key
    where not exists (
            select 1 from shares s
            where s.series_id = b.series_id and s.period_start = b.period_start and s.period_end = b.period_end and s.source_key = b.source_key
                and s.entity_id = a.entity_id and s.value = b.value
        )
        and not exists (
            select 1 from shares s
            where s.series_id = b.series_id and s.period_start = b.period_start and s.period_end = b.period_end and s.source_key <> b.source_key
                and s.entity_id = b.entity_id and s.high >= b.low and s.low <= b.high
        )
),

-- how many sources give the figure to each of the two, and which of the two sources is better
weighed as (
    select
        x.*,
        count(distinct s.source_key) filter (s.entity_id = x.belongs_to) as for_other,
        count(distinct s.source_key) filter (s.entity_id = x.given_to) as for_self,
        bool_or(s.observation_id = x.observation_id) as known,
        min(s.source_rank) filter (s.observation_id = x.observation_id) as own_rank,
        min(s.source_rank) filter (s.observation_id = x.other_id) as other_rank,
        min(s.published_at) filter (s.observation_id = x.observation_id) as own_published,
        min(s.published_at) filter (s.observation_id = x.other_id) as other_published
    from crossed x
    join shares s on s.series_id = x.series_id and s.period_start = x.period_start and s.period_end = x.period_end and s.value = x.value
    group by all
),

strangers as (
    select
        case when y.observation_id is not null then 'figures_swapped' else 'figure_of_another' end as check_name,
        [x.observation_id, x.other_id] as observation_ids, x.value as stated, null::double as expected_low, null::double as expected_high,
        'another source gives this figure to ' || e.entity_name as expectation
    from weighed x
    join core.entities e on e.entity_id = x.belongs_to
    left join crossed y
        on y.series_id = x.series_id and y.period_start = x.period_start and y.period_end = x.period_end and y.source_key = x.source_key
        and y.other_source = x.other_source and y.given_to = x.belongs_to and y.belongs_to = x.given_to
    -- the odd one out has fewer fellows, else the worse source, else the earlier publication
    where x.for_other > x.for_self
        or (x.for_other = x.for_self and (
            x.other_rank < x.own_rank
            or (x.other_rank = x.own_rank and coalesce(x.own_published <= x.other_published, x.own_published is null))
        ))
    qualify row_number() over (partition by x.observation_id order by x.other_id) = 1
),

findings as (
    select * from out_of_bounds
    union all select * from whole
    union all select * from groups
    union all select * from parts
    union all select * from years
    union all select * from contradicted
    union all select * from outvoted
    union all select * from strangers
)

select
    meta.short_id(concat_ws('|', 'finding', n.check_name, array_to_string(n.observation_ids, ','))) as finding_id,
    n.check_name, o.market_id, m.market_name, o.series_id, o.subject_id, coalesce(e.entity_name, m.market_name) as subject_name, o.metric, o.statistic,
    o.unit, o.period_start, o.period_end, n.stated,
    nullif(n.expected_low, -1e308) as expected_low, nullif(n.expected_high, 1e308) as expected_high, n.expectation,
    case
        when n.expected_high is not null and n.stated > n.expected_high then n.stated - n.expected_high
        when n.expected_low is not null and n.stated < n.expected_low then n.stated - n.expected_low
    end as off_by,
    o.observation_id, n.observation_ids,
    coalesce(k.quote, o.table_name || '!' || o.cell_ref || ' = ' || o.value_text) as evidence,
    o.confidence
from findings n
join facts o on o.observation_id = n.observation_ids[1]
left join core.entities e on e.entity_id = o.entity_id
left join core.markets m on m.market_id = o.market_id
left join core.claims k on k.claim_id = o.claim_id
