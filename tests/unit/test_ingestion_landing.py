"""The landing scan: what is listed, in which order, with which companion, and what is refused as nobody's."""

from pathlib import Path

import pytest

from pipelines.ingestion.landing import folder_for, scan, scan_rejects


def put(root: Path, path: str, data: bytes = b"x") -> None:
    full = root / path
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(data)


def test_scan_lists_kinds_and_companions_in_stable_order(tmp_path):
    for path in (
        "tables/b.csv",
        "tables/b.table.yml",
        "articles/z.txt",
        "articles/a.v2.html",
        "articles/a.v2.meta.yml",
        "articles/sub/q.jsonl",
    ):
        put(tmp_path, path)
    files = scan(tmp_path)
    assert [(f.path, f.kind, f.companion) for f in files] == [
        ("articles/a.v2.html", "article", "articles/a.v2.meta.yml"),
        ("articles/a.v2.meta.yml", "sidecar", None),
        ("articles/sub/q.jsonl", "article", None),
        ("articles/z.txt", "article", None),
        ("tables/b.csv", "table", "tables/b.table.yml"),
        ("tables/b.table.yml", "descriptor", None),
    ]
    assert scan(tmp_path) == files
    assert scan_rejects(files) == []


def test_scan_ignores_hidden_temporary_and_notes(tmp_path):
    for path in (
        "articles/.x.txt",
        "articles/y.txt.part",
        "articles/~$z.txt",
        "articles/w.txt~",
        "articles/.git/a.txt",
        "articles/README.md",
        "tables/.gitkeep",
    ):
        put(tmp_path, path)
    assert scan(tmp_path) == []


def test_missing_landing_folder_is_empty(tmp_path):
    assert scan(tmp_path / "nowhere") == []


def test_stray_files_are_refused_with_a_remedy(tmp_path):
    for path in ("articles/a.docx", "articles/b.meta.yml", "tables/c.table.yml", "elsewhere/d.txt", "top.txt"):
        put(tmp_path, path)
    rejects = scan_rejects(scan(tmp_path))
    assert [(r.source_path, r.reason_code) for r in rejects] == [
        ("articles/a.docx", "unknown_format"),
        ("articles/b.meta.yml", "orphan_companion"),
        ("elsewhere/d.txt", "unknown_format"),
        ("tables/c.table.yml", "orphan_companion"),
        ("top.txt", "unknown_format"),
    ]
    assert all(r.source_path in r.remedy for r in rejects)


def test_broken_link_is_not_listed(tmp_path):
    put(tmp_path, "articles/a.txt")
    (tmp_path / "articles" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [f.path for f in scan(tmp_path)] == ["articles/a.txt"]


@pytest.mark.parametrize(
    ("name", "has_descriptor", "folder"),
    [
        ("a.txt", False, "articles"),
        ("a.meta.yml", False, "articles"),
        ("a.CSV", False, "tables"),
        ("a.table.yaml", False, "tables"),
        ("a.json", False, "articles"),
        ("a.json", True, "tables"),
        ("a.pdf", False, None),
        ("a.yml", False, None),
        ("README.md", False, None),  # a note for people: the scan leaves it out
        (".a.txt", False, None),
    ],
)
def test_a_file_name_says_which_folder_takes_it(name, has_descriptor, folder):
    assert folder_for(name, has_descriptor=has_descriptor) == folder
