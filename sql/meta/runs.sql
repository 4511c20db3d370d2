-- One row per build: what started it, what it found, how it ended.
CREATE TABLE IF NOT EXISTS meta.runs (
  run_id VARCHAR, started_at TIMESTAMP, finished_at TIMESTAMP, status VARCHAR, trigger VARCHAR, fingerprint VARCHAR, ruleset VARCHAR,
  version VARCHAR, documents BIGINT, claims BIGINT, events BIGINT, table_rows BIGINT, observations BIGINT, rejects BIGINT, message VARCHAR
);
COMMENT ON TABLE meta.runs IS 'One row per build: what started it, what it found, how it ended (running, published, blocked, unfinished, killed).';
