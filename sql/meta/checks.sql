-- One row per expectation and run.
create table if not exists meta.checks (
    run_id varchar, table_name varchar, check_name varchar, expectation_type varchar, column_name varchar, severity varchar, level varchar,
    success boolean, blocking boolean, evaluated bigint, unexpected bigint, sample varchar[], note varchar, checked_at timestamp
);
comment on table meta.checks is 'One row per expectation and run: level row (failing rows go to quarantine) or table (a failed error blocks publication).';
