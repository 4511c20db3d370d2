-- Revenue in dollars whatever it was reported in, with the rate that was used, or why there is none.
select subject_name, metric, period_start, period_end, value, currency, converted_value, target_currency, round(rate, 6) as rate, rate_rule, rate_date, reason
from marts.converted_money
where metric = 'revenue' and modality = 'actual' and currency <> target_currency
order by subject_name, period_start, currency, conversion_id;
