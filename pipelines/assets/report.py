"""The published file to the static report."""

import dagster as dg

from pipelines.assets.publication import PUBLISHED
from pipelines.assets.stage import WRITER_POOL
from pipelines.settings import load_settings

REPORT = dg.AssetKey(["publication", "report"])


@dg.asset(
    key=REPORT,
    deps=[PUBLISHED],
    group_name="publication",
    kinds={"html", "altair"},
    owners=["team:data"],
    pool=WRITER_POOL,
    description="**The static report**, `report/index.html`: overview, a page per market, company, article and landing table, events, data quality, dictionary, search. "
    "Opens from the file system and over HTTP, needs no network; replaced in one step.",
)
def report(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """One site per data folder."""
    from pipelines.report import build_report  # 1 s: only where a report is written

    settings = load_settings()
    files = build_report(settings.published, settings.report, article_text=settings.article_text)
    index = settings.report / "index.html"
    pages = sum(f.suffix == ".html" for f in files)
    context.log.info("report of %d pages: %s", pages, index)
    return dg.MaterializeResult(
        metadata={
            "open": dg.MetadataValue.url(index.as_uri()),
            "path": dg.MetadataValue.path(str(index)),
            "pages": dg.MetadataValue.int(pages),
            "size in MB": dg.MetadataValue.float(round(sum(f.stat().st_size for f in files) / 1e6, 2)),
        }
    )
