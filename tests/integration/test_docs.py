"""The documentation cannot drift: its commands run, its links resolve, the reference page is the one the code gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT_ROOT

PAGES = [PROJECT_ROOT / "README.md", PROJECT_ROOT / "CONTRIBUTING.md", *sorted((PROJECT_ROOT / "docs").glob("*.md"))]


def shell_blocks(page: Path) -> list[str]:
    """Commands in ```sh blocks: those are promised to run on the samples."""
    return re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.M | re.S)


BLOCKS = [(page, block) for page in PAGES for block in shell_blocks(page) if not block.lstrip().startswith("make")]


@pytest.mark.slow
@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=[f"{p.name}-{i}" for i, (p, _) in enumerate(BLOCKS)])
def test_commands_of_the_documentation_run(built_home, page, block):
    scripts = Path(sys.executable).parent
    environment = os.environ | {"MARKETLEDGER_HOME": str(built_home), "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        env=environment,
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    assert done.stdout.strip()


def test_make_targets_named_in_the_readme_exist():
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"\bmake ([a-z-]+)", "".join(p.read_text(encoding="utf-8") for p in PAGES))):
        assert re.search(rf"^{target}:", makefile, flags=re.M), target


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_resolve(page):
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_project_paths_named_in_the_documentation_exist(page):
    for path in re.findall(r"`((?:pipelines|sql|expectations|tests|docs|scripts)/[\w./-]+)`", page.read_text(encoding="utf-8")):
        assert (PROJECT_ROOT / path).exists(), f"{page.name} names {path}"


def test_the_reference_page_is_what_the_code_says():
    done = subprocess.run(
        [sys.executable, "scripts/make_reference.py", "--check"], cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
