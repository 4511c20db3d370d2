"""Fixtures for the SQL tests: an empty ledger, and one with the bundled tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sql.ledger import Ledger, load_landing_tables

LANDING = Path(__file__).resolve().parents[2] / "warehouse" / "landing"


@pytest.fixture
def ledger() -> Ledger:
    """An empty ledger."""
    return Ledger()


@pytest.fixture(scope="session")
def real() -> Ledger:
    """The bundled tables, every model built. Tests only read it."""
    ledger = Ledger()
    load_landing_tables(ledger, LANDING)
    return ledger.build()
