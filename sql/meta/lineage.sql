-- One row per step from a row back to what it was made of: which of its columns, from which row of which table, and how.
-- Following the steps from any mart ends at a quote of a document (its text sliced by the claim's offsets) or at a cell of a landing table.
create or replace view meta.lineage as
-- marts to observations
select 'marts.market_share' as table_name, share_id as row_id, 'share_pct' as column_name, 'core.observations' as parent_table,
    observation_id as parent_id, 'value of the winner among ' || reports || ' report(s): ' || winner_rule as transformation
from marts.market_share
union all
select 'marts.market_share', share_id, 'change_pp', 'core.observations', p.id, 'value of observation_id - value of previous_observation_id'
from marts.market_share, unnest([observation_id, previous_observation_id]) as p(id)
where previous_observation_id is not null
union all
select 'marts.market_share', m.share_id, 'low_pct, high_pct, reports', 'core.observations', o.observation_id, 'smallest and greatest among the reports'
from marts.market_share m
join core.observations o
    on o.series_id = m.series_id and o.entity_id = m.entity_id and o.period_start = m.period_start and o.period_end = m.period_end
    and o.metric = 'market_share' and o.statistic = 'level' and o.unit = 'percent' and o.modality = 'actual' and not o.is_total
where m.reports > 1
union all
select 'marts.growth', growth_id, case when level is null then 'reported_growth_pct' else 'level' end, 'core.observations', observation_id,
    'value of the winner: ' || winner_rule
from marts.growth
union all
select 'marts.growth', growth_id, 'previous_level', 'core.observations', previous_observation_id, 'value of the same period a year earlier'
from marts.growth where previous_observation_id is not null
union all
select 'marts.growth', growth_id, 'computed_growth_pct', 'core.observations', p.id, '100 * (level / previous_level - 1)'
from marts.growth, unnest([observation_id, previous_observation_id]) as p(id)
where computed_growth_pct is not null
union all
select 'marts.growth', growth_id, 'reported_growth_pct', 'core.observations', reported_observation_id, 'value of the reported growth'
from marts.growth where reported_observation_id is not null and level is not null
union all
select 'marts.growth', growth_id, 'cagr_pct', 'core.observations', p.id, '100 * ((level / first level) ** (1 / cagr_years) - 1)'
from marts.growth, unnest([observation_id, cagr_observation_id]) as p(id)
where cagr_pct is not null
union all
select 'marts.disputes', dispute_id, 'winner_value', 'core.observations', winner_observation_id, 'value of the winner: ' || winner_rule
from marts.disputes
union all
select 'marts.disputes', dispute_id, 'low, high, spread', 'core.observations', p.id, 'smallest and greatest of the values, and their difference'
from marts.disputes, unnest(observation_ids) as p(id)
union all
select 'marts.forecasts', forecast_id, 'forecast_value', 'core.observations', observation_id, 'value as forecast'
from marts.forecasts
union all
select 'marts.forecasts', forecast_id, 'actual_value', 'core.observations', actual_observation_id, 'value of the actual: ' || actual_basis
from marts.forecasts where actual_observation_id is not null
union all
select 'marts.forecasts', forecast_id, 'error', 'core.observations', p.id, 'forecast_value - actual_value'
from marts.forecasts, unnest([observation_id, actual_observation_id]) as p(id)
where actual_observation_id is not null
union all
select 'marts.market_concentration', concentration_id, 'hhi_low, coverage_pct', 'core.observations', p.id, 'sum of squared shares; sum of shares'
from marts.market_concentration, unnest(observation_ids) as p(id)
union all
select 'marts.audit_findings', finding_id, 'stated', 'core.observations', observation_id, 'the figure in question'
from marts.audit_findings
union all
select 'marts.audit_findings', finding_id, 'expected_low, expected_high', 'core.observations', p.id, check_name || ': ' || expectation
from marts.audit_findings, unnest(observation_ids) as p(id)
union all
select 'marts.converted_money', conversion_id, 'value', 'core.observations', observation_id, 'amount as stated'
from marts.converted_money
union all
select 'marts.converted_money', conversion_id, 'converted_value', 'staging.fx_rates', p.id, 'value * rate, by ' || rate_rule
from marts.converted_money, unnest(rate_refs) as p(id)
-- the timeline to its reports and prices
union all
select 'marts.event_timeline', timeline_id, 'date_start, date_end, description', case when contains(winner_ref, '!') then 'staging.table_events' else 'core.events' end,
    winner_ref, 'the winning report: ' || winner_rule
from marts.event_timeline
union all
select 'marts.event_timeline', timeline_id, 'amount', case when contains(amount_ref, '!') then 'staging.table_events' else 'core.events' end, amount_ref,
    'amount of the best report that has one'
from marts.event_timeline where amount_ref is not null
union all
select 'marts.event_timeline', l.timeline_id, 'reports', 'core.events', p.id, 'joined: ' || l.basis
from marts.event_timeline, unnest(event_ids) as p(id) join core.event_links l on l.report_ref = p.id
union all
select 'marts.event_timeline', l.timeline_id, 'reports', 'staging.table_events', p.id, 'joined: ' || l.basis
from marts.event_timeline, unnest(table_refs) as p(id) join core.event_links l on l.report_ref = p.id
union all
select 'marts.event_timeline', t.timeline_id, 'close_before', 'staging.prices', p.table_name || '!' || p.cell_ref, 'last close before the day of the event'
from marts.event_timeline t join staging.prices p on p.ticker = t.price_ticker and p.trade_date = t.close_before_date
-- observations to claims and cells
union all
select 'core.observations', observation_id, 'value', 'core.claims', claim_id, 'the claim''s value in base units'
from core.observations where origin = 'article'
union all
select 'core.observations', observation_id, 'value', 'staging.table_rows', table_name || '!' || cell_ref, 'the cell''s number in base units'
from core.observations where origin = 'table'
-- claims and events to documents, cells and documents to files
union all
select 'core.claims', claim_id, 'value, quote', 'core.documents', document_id,
    'text[' || span_start || ':' || span_end || '] read by rule ' || rule_id || ' of ruleset ' || ruleset
from core.claims
union all
select 'core.events', event_id, 'event_type, quote', 'core.documents', document_id,
    'text[' || span_start || ':' || span_end || '] read by rule ' || rule_id || ' of ruleset ' || ruleset
from core.events
union all
select 'core.documents', document_id, 'text', 'staging.landing_files', 'landing/' || case when starts_with(landing_path, 'articles/') then '' else 'articles/' end || landing_path,
    'decoded; published_at from ' || published_at_basis
from core.documents
union all
select 'staging.table_rows', table_name || '!' || cell_ref, 'value', 'staging.landing_files', 'landing/tables/' || table_name, 'cell ' || cell_ref || ', printed ' || coalesce(value_text, value::varchar)
from staging.table_rows
union all
select 'staging.table_events', table_name || '!' || cell_ref, 'event_type, amount', 'staging.landing_files', 'landing/tables/' || table_name, 'row ' || row_number
from staging.table_events
