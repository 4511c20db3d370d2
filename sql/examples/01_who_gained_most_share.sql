-- Who gained most share since 2020, within one definition? Points gained between the first and the last year-end quarter known.
select
    market_name, publisher, company_name,
    arg_min(share_pct, period_start) as first_pct, arg_max(share_pct, period_start) as last_pct,
    round(arg_max(share_pct, period_start) - arg_min(share_pct, period_start), 1) as gained_pp,
    min(period_start) as since, max(period_start) as until
from marts.market_share
where period_grain = 'quarter' and period_start >= date '2020-01-01' and not is_others and not is_superseded
group by market_name, publisher, series_id, definition, company_name
having count(*) > 1
order by gained_pp desc, market_name, company_name, publisher, series_id
limit 15;
