-- One row per column of the warehouse, from its contract.
create or replace table meta.columns (
    table_name varchar, column_name varchar, position integer, type varchar, unit varchar, description varchar, required boolean, constraints varchar
);
comment on table meta.columns is 'One row per column of the warehouse, from its contract.';
