-- Which headline shares rest on one report only?
select market_name, company_name, period_start, period_end, share_pct, source, evidence
from marts.market_share
where is_headline and reports = 1 and not is_others
order by market_name, company_name, period_start, share_id
limit 50;
