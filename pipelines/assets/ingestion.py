"""Landing files to staging tables: articles and market tables as they were read."""

from __future__ import annotations

from pipelines.assets.stage import stage_assets
from pipelines.warehouse import steps

landing_files = stage_assets("landing_files", ["staging.landing_files"], steps.scan_landing, kinds={"file"})
staged_documents = stage_assets("staged_documents", ["staging.documents"], steps.load_documents, deps=["staging.landing_files"])
staged_tables = stage_assets("staged_tables", list(steps.TABLE_KINDS.values()), steps.load_tables, deps=["staging.landing_files"])
