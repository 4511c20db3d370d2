-- One row per thing refused: a file, a row, a cell, a claim; with where it stands, why, and what to do next.
create table if not exists quarantine.rejects (
    reject_id varchar, table_name varchar, source_path varchar, position varchar, reason_code varchar, reason varchar, expected varchar,
    remedy varchar, raw varchar, scope varchar, run_id varchar, recorded_at timestamp
);
comment on table quarantine.rejects is 'One row per thing refused: a file, a row, a cell, a claim; with where it stands, why, and what to do next.';
