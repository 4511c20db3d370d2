-- Who forecast what, and how far off was it? Forecasts without an actual are still open.
select forecaster, subject_name, metric, period_start, period_end, forecast_value, unit, made_at, outcome, actual_value, round(error_pct, 1) as error_pct, evidence
from marts.forecasts
order by outcome = 'open', abs(error_pct) desc nulls last, forecaster, period_start, forecast_id;
