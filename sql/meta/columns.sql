-- One row per column of the warehouse, from its contract.
CREATE OR REPLACE TABLE meta.columns (
  table_name VARCHAR, column_name VARCHAR, position INTEGER, type VARCHAR, unit VARCHAR, description VARCHAR, required BOOLEAN, constraints VARCHAR
);
COMMENT ON TABLE meta.columns IS 'One row per column of the warehouse, from its contract.';
