"""Shared fixtures: a data folder with the sample inputs, built once per test process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

PROJECT_ROOT = Path(__file__).resolve().parents[1]
SHARED = PROJECT_ROOT.parent / "shared"

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
# The same examples in every run: a failure found elsewhere becomes an explicit example here.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items) -> None:
    """Tests of the labelled articles are skipped where those are absent."""
    if (SHARED / "gold").exists():
        return
    absent = pytest.mark.skip(reason="the labelled articles are not here")
    for item in items:
        if item.get_closest_marker("gold"):
            item.add_marker(absent)


def copy_samples(home: Path) -> Path:
    """A new data folder with the bundled sample inputs."""
    shutil.copytree(PROJECT_ROOT / "warehouse" / "landing", home / "landing")
    return home


def run_cli(home: Path, *args: str, stdin: str | None = None, check: bool = True, **env: str) -> subprocess.CompletedProcess:
    """The command in its own process, as a user runs it."""
    command = [sys.executable, "-m", "pipelines.cli", *args]
    environment = os.environ | {"MARKETLEDGER_HOME": str(home), "COLUMNS": "200", "NO_COLOR": "1"} | env
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=PROJECT_ROOT, env=environment, timeout=300, check=False)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(args)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done


@pytest.fixture(scope="session")
def built_home(tmp_path_factory) -> Path:
    """A data folder with the sample inputs, built and published. Tests must not change it."""
    home = copy_samples(tmp_path_factory.mktemp("built") / "home")
    run_cli(home, "build")
    return home


@pytest.fixture
def cli(built_home) -> Callable[..., subprocess.CompletedProcess]:
    """The command on the built data folder."""
    return lambda *args, **kwargs: run_cli(built_home, *args, **kwargs)
