"""Bytes to documents and table rows: one module per format; knows nothing of orchestration, of the warehouse or of the clock."""
