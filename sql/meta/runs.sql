-- One row per build: what started it, what it found, how it ended.
create table if not exists meta.runs (
    run_id varchar, started_at timestamp, finished_at timestamp, status varchar, trigger varchar, fingerprint varchar, ruleset varchar,
    version varchar, documents bigint, claims bigint, events bigint, table_rows bigint, observations bigint, rejects bigint, message varchar
);
comment on table meta.runs is 'One row per build: what started it, what it found, how it ended (running, published, blocked, unfinished, killed).';
