"""The static report of a published warehouse: `build_report`."""

from pipelines.report.build import build_report

__all__ = ["build_report"]
