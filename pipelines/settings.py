"""Where the data folder is and what limits hold: the one place that reads the environment (`MARKETLEDGER_*`)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """Settings of one data folder. Every field is `MARKETLEDGER_<NAME>` in the environment."""

    model_config = SettingsConfigDict(env_prefix="MARKETLEDGER_", extra="ignore")

    home: Path = Field(PROJECT_ROOT / "warehouse", description="The data folder: landing files, published warehouse, snapshots, report.")
    max_text_mb: float = Field(20, gt=0, description="An article larger than this is refused.")
    max_table_mb: float = Field(4096, gt=0, description="A market table larger than this is refused.")
    keep_snapshots: int = Field(5, ge=1, description="How many earlier published warehouses are kept in snapshots/.")
    lock_timeout_s: float = Field(600, ge=0, description="How long a writer waits for the one before it.")
    extract_batch: int = Field(500, ge=1, description="More new documents than this are extracted on a Dask cluster.")
    dask_scheduler: str | None = Field(None, description="Address of a Dask scheduler; a local cluster where unset.")
    article_text: Literal["quotes", "full"] = Field("quotes", description="What the report shows of articles without a licence field.")
    schedule: str = Field(
        "0 6 * * *", description="When the schedule builds: a cron expression (minute, hour, day, month, weekday) in UTC."
    )
    alert_webhook: str | None = Field(None, description="URL that receives failure and freshness alerts; off where unset.")
    fresh_within_hours: float = Field(36, gt=0, description="The published warehouse is stale when older than this.")

    @field_validator("schedule")
    @classmethod
    def _is_a_schedule(cls, cron: str) -> str:
        """Dagster decides what a cron expression is, since it runs by it; asked only where the environment sets one."""
        import dagster as dg  # 1 s: no other command needs it

        try:
            dg.ScheduleDefinition(name="setting", job_name="build", cron_schedule=cron)
        except dg.DagsterInvalidDefinitionError:
            raise ValueError(
                "expected a cron expression (minute, hour, day, month, weekday) that some day fulfils, such as 30 4 * * 1-5"
            ) from None
        return cron

    @cached_property
    def landing(self) -> Path:
        return self.home / "landing"

    @cached_property
    def published(self) -> Path:
        """The public file: replaced atomically, never written in place."""
        return self.home / "marketledger.duckdb"

    @cached_property
    def build_dir(self) -> Path:
        return self.home / "build"

    @cached_property
    def working(self) -> Path:
        """The writer's private file."""
        return self.build_dir / "working.duckdb"

    @cached_property
    def snapshots(self) -> Path:
        return self.home / "snapshots"

    @cached_property
    def report(self) -> Path:
        return self.home / "report"

    @cached_property
    def dagster_home(self) -> Path:
        return self.home / ".dagster"


def load_settings(**overrides) -> Settings:
    """Settings from the environment; `home` is made absolute so that a change of directory cannot move it."""
    settings = Settings(**overrides)
    settings.home = settings.home.expanduser().resolve()
    return settings
