-- One row per table of the warehouse, from its contract.
CREATE OR REPLACE TABLE meta.tables (
  table_name VARCHAR, grain VARCHAR, description VARCHAR, key_columns VARCHAR[], "group" VARCHAR, owner VARCHAR, row_count BIGINT
);
COMMENT ON TABLE meta.tables IS 'One row per table of the warehouse, from its contract.';
