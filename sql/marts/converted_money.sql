-- One row per amount of money and target currency of the policy.
-- Amounts keep their currency everywhere else; here each is converted by the first rule of sql/seeds/fx_policy.csv for which
-- staging.fx_rates has a rate of both currencies on one day (both are quoted against one base): the average of exactly the period, the
-- average of the calendar year around it, or the last fixing at most max_age_days before its end. Without a rate nothing is converted and
-- the reason is given. Changing the policy changes this table on the next build; nothing is read again.
with money as (
    select o.*, coalesce(o.entity_id, o.market_id) as subject_id
    from core.observations o
    where regexp_full_match(o.unit, '[A-Z]{3}') and o.statistic in ('level', 'difference')
),

targets as (
    select distinct target_currency from seeds.fx_policy
),

quoted as (
    select rate_type, period_grain, period_start, rate_date, base_currency, currency, rate, table_name || '!' || cell_ref as ref
    from staging.fx_rates
    where rate > 0
    union all
    -- the base itself, wherever another currency is quoted against it
    select distinct rate_type, period_grain, period_start, rate_date, base_currency, base_currency, 1.0, null
    from staging.fx_rates
),

pairs as (
    select
        f.currency as from_currency, t.currency as to_currency, f.rate_type, f.period_grain, f.period_start, f.rate_date,
        t.rate / f.rate as rate, list_filter([f.ref, t.ref], lambda r: r is not null) as rate_refs
    from quoted f
    join quoted t
        on t.base_currency = f.base_currency and t.rate_type = f.rate_type and t.rate_date = f.rate_date
        and t.period_grain is not distinct from f.period_grain and t.period_start is not distinct from f.period_start
    where f.currency <> t.currency
),

choices as (
    select
        m.observation_id, t.target_currency, p.priority::integer as priority, p.rate_rule, x.rate, x.rate_date, x.rate_refs
    from money m
    join targets t on t.target_currency <> m.unit
    join seeds.fx_policy p on p.target_currency = t.target_currency and p.metric in (m.metric, '*')
    join pairs x
        on x.from_currency = m.unit and x.to_currency = t.target_currency
        and case p.rate_rule
            when 'average_of_period' then x.rate_type = 'average' and x.period_start = m.period_start and x.rate_date = m.period_end
            when 'average_of_year' then x.rate_type = 'average' and x.period_grain = 'year' and m.period_start >= x.period_start and m.period_end <= x.rate_date
            when 'last_fixing' then x.rate_type in ('spot', 'end') and x.rate_date <= m.period_end
                and x.rate_date >= m.period_end - p.max_age_days::integer
        end
),

best as (
    select *
    from choices
    qualify row_number() over (partition by observation_id, target_currency order by priority, rate_date desc, rate_refs) = 1
)

select
    meta.short_id(concat_ws('|', 'money', m.observation_id, t.target_currency)) as conversion_id,
    m.observation_id, m.series_id, m.market_id, m.subject_id, coalesce(e.entity_name, k.market_name) as subject_name, m.metric, m.statistic, m.modality,
    m.period_start, m.period_end, m.value, m.unit as currency, t.target_currency,
    case when m.unit = t.target_currency then m.value else m.value * b.rate end as converted_value,
    case when m.unit = t.target_currency then 1.0 else b.rate end as rate,
    case when m.unit = t.target_currency then 'same currency' else b.rate_rule end as rate_rule,
    b.rate_date,
    coalesce(b.rate_refs, []) as rate_refs,
    case
        when m.unit = t.target_currency or b.rate is not null then null
        when m.period_end is null then 'the period of the amount is not known'
        when m.unit not in (select currency from quoted) then 'no rate of ' || m.unit || ' in staging.fx_rates'
        else 'no rate that the policy allows for ' || m.period_start || ' to ' || m.period_end
    end as reason,
    m.published_at, m.recorded_at
from money m
cross join targets t
left join best b on b.observation_id = m.observation_id and b.target_currency = t.target_currency
left join core.entities e on e.entity_id = m.entity_id
left join core.markets k on k.market_id = m.market_id
