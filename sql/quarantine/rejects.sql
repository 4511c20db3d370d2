-- One row per thing refused: a file, a row, a cell, a claim; with where it stands, why, and what to do next.
CREATE TABLE IF NOT EXISTS quarantine.rejects (
  reject_id VARCHAR, table_name VARCHAR, source_path VARCHAR, position VARCHAR, reason_code VARCHAR, reason VARCHAR, expected VARCHAR,
  remedy VARCHAR, raw VARCHAR, scope VARCHAR, run_id VARCHAR, recorded_at TIMESTAMP
);
COMMENT ON TABLE quarantine.rejects IS 'One row per thing refused: a file, a row, a cell, a claim; with where it stands, why, and what to do next.';
