"""Staged articles to documents, claims and events."""

from __future__ import annotations

from pipelines.assets.stage import stage_assets
from pipelines.extraction.ruleset import ruleset_version
from pipelines.warehouse import steps
from pipelines.warehouse.extracting import TABLES

documents = stage_assets("documents", ["core.documents"], steps.join_documents, deps=["staging.documents"])
claims_and_events = stage_assets(
    "claims_and_events", list(TABLES), steps.extract_facts, deps=["core.documents"], kinds={"python"}, code_version=ruleset_version()
)
