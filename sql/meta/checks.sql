-- One row per expectation and run.
CREATE TABLE IF NOT EXISTS meta.checks (
  run_id VARCHAR, table_name VARCHAR, check_name VARCHAR, expectation_type VARCHAR, column_name VARCHAR, severity VARCHAR, level VARCHAR,
  success BOOLEAN, blocking BOOLEAN, evaluated BIGINT, unexpected BIGINT, sample VARCHAR[], note VARCHAR, checked_at TIMESTAMP
);
COMMENT ON TABLE meta.checks IS 'One row per expectation and run: level row (failing rows go to quarantine) or table (a failed error blocks publication).';
