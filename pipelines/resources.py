"""Dagster resources: the warehouse's private file, locked for one run at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import dagster as dg
from pydantic import PrivateAttr

from pipelines.settings import load_settings
from pipelines.warehouse.steps import close_run
from pipelines.warehouse.store import Run, Store, utc_now

#: Run tags that a caller may set.
TRIGGER_TAG = "marketledger/trigger"
NOW_TAG = "marketledger/now"


class WarehouseResource(dg.ConfigurableResource):
    """The one writer. A run holds the writer's lock from its first step to its last, whoever started it."""

    _store: Store = PrivateAttr()
    _run: Run = PrivateAttr()

    @property
    def store(self) -> Store:
        return self._store

    @property
    def run(self) -> Run:
        return self._run

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[WarehouseResource]:
        tags = context.dagster_run.tags if context.dagster_run else {}
        now = datetime.fromisoformat(tags[NOW_TAG]) if NOW_TAG in tags else utc_now()
        self._store = Store(load_settings())
        self._run = Run(context.run_id or "adhoc", now, tags.get(TRIGGER_TAG) or _trigger(tags))
        if context.log:
            context.log.info("waiting for the writer's lock")
        with self._store.lock():
            try:
                yield self
            finally:
                close_run(self._store, self._run)


def innermost_message(error: Any) -> str:
    """What an error of a step says, below everything that Dagster wraps around it."""
    while error.cause:
        error = error.cause
    return error.message.strip()


def _trigger(tags: dict[str, str]) -> str:
    """What started a run, from the tags Dagster sets."""
    if "dagster/schedule_name" in tags:
        return "schedule"
    if "dagster/sensor_name" in tags:
        return "sensor"
    return "ui"
