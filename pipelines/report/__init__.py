"""The static report of a published warehouse: `build_report`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def build_report(published: Path, out: Path, *, article_text: Literal["quotes", "full"] = "quotes") -> list[Path]:
    """See `pipelines.report.build`; loaded late, since the charting library takes a second."""
    from pipelines.report.build import build_report as build

    return build(published, out, article_text=article_text)


__all__ = ["build_report"]
