"""Articles of every format to documents: `read_article_file` is the one entrance."""

from pipelines.ingestion.articles.document import ArticleRead, Document, content_sha256
from pipelines.ingestion.articles.reader import read_article_file

__all__ = ["ArticleRead", "Document", "content_sha256", "read_article_file"]
