-- What did the world know about a market at the end of 2021, and what do we know now?
select now.company_name, now.period_start, before.share_pct as known_then, now.share_pct as known_now, before.source as source_then, now.source as source_now
from marts.market_share now
left join marts.market_share_known_on(date '2021-12-31') before using (share_id)
where now.market_id = 'cn-cloud-infrastructure' and now.period_end <= date '2021-12-31' and not now.is_others
order by now.period_start, now.company_name, now.share_id;
