-- One row per landing file that facts come from: how fresh it is and what it gave.
CREATE OR REPLACE TABLE meta.sources AS
WITH given AS (
  SELECT split_part(landing_path, '#', 1) AS path, source_name, published_at FROM staging.documents
),
articles AS (
  SELECT path, any_value(source_name ORDER BY source_name) AS source_name, count(*) AS facts, max(published_at) AS last_published_at FROM given GROUP BY path
),
tables AS (
  SELECT table_name, count(*) AS facts, max(published_at) AS last_published_at FROM staging.table_rows GROUP BY table_name
  UNION ALL SELECT table_name, count(*), max(date_end)::TIMESTAMP FROM staging.table_events GROUP BY table_name
  UNION ALL SELECT table_name, count(*), max(trade_date)::TIMESTAMP FROM staging.prices GROUP BY table_name
  UNION ALL SELECT table_name, count(*), max(rate_date)::TIMESTAMP FROM staging.fx_rates GROUP BY table_name
),
per_table AS (
  SELECT table_name, sum(facts) AS facts, max(last_published_at) AS last_published_at FROM tables GROUP BY table_name
)
SELECT f.path, f.kind, f.bytes, f.sha256, f.first_seen_at, a.source_name,
       coalesce(a.facts, t.facts, 0)::BIGINT AS rows_loaded, coalesce(a.last_published_at, t.last_published_at) AS last_published_at,
       (SELECT count(*) FROM quarantine.rejects r WHERE r.source_path = f.path) AS rejects
FROM staging.landing_files f
LEFT JOIN articles a ON a.path = f.path
LEFT JOIN per_table t ON f.kind = 'table' AND t.table_name = regexp_extract(f.path, '([^/]+)\.[^./]+$', 1)
WHERE f.kind IN ('article', 'table')
ORDER BY f.path;
COMMENT ON TABLE meta.sources IS 'One row per landing file that facts come from: how fresh it is, what it gave, what was refused.';
