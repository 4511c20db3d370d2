-- One row per table of the warehouse, from its contract.
create or replace table meta.tables (
    table_name varchar, grain varchar, description varchar, key_columns varchar[], "group" varchar, owner varchar, row_count bigint
);
comment on table meta.tables is 'One row per table of the warehouse, from its contract.';
