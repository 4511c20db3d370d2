-- What happened to a company in the year before its share fell?
select s.company_name, s.market_name, s.period_start, s.share_pct, round(s.change_pp, 1) as change_pp, t.date_start, t.event_type, t.description
from marts.market_share s
join marts.event_timeline t
    on list_contains(t.participant_ids, s.entity_id)
    or list_contains(t.participant_ids, (select parent_id from core.entities e where e.entity_id = s.entity_id))
where s.change_pp < 0 and not s.is_others and t.modality = 'actual'
    and t.date_start between s.period_start - interval 1 year and s.period_end
order by s.change_pp, s.company_name, t.date_start, t.timeline_id
limit 30;
