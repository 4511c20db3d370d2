-- How did the share price move after a penalty or a regulator's action?
select date_start, event_type, participant_names, description, price_ticker, close_before,
    round(move_1d_pct, 1) as after_1_day_pct, round(move_5d_pct, 1) as after_5_days_pct, round(move_20d_pct, 1) as after_20_days_pct
from marts.event_timeline
where event_type in ('penalty', 'regulatory_action', 'investigation') and price_ticker is not null
order by date_start, timeline_id;
