# What a person types. Everything lives in .venv; the pins with hashes are in requirements*.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --no-deps --require-hashes -r
PYTEST_ARGS ?=
# pip warns about index settings of the machine it runs on; errors still stop make.
QUIET := 2>&1 | { grep -v '^WARNING: Location' || true; }

.PHONY: run test test-browser ui bench report lint lock clean help
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c

help:  ## What there is to type
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed; set PYTHON=python3.11")'
	@echo "making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing the pinned packages (a minute or two)"
	@$(INSTALL) requirements.lock $(QUIET)
	@$(PIP) install --quiet --no-deps --no-build-isolation -e . $(QUIET)
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "installing the pinned development packages"
	@$(INSTALL) requirements-dev.lock $(QUIET)
	@touch $@

run: $(VENV)/.runtime  ## Build the warehouse from the sample inputs and print the marts
	@$(BIN)/marketledger build --show

ui: $(VENV)/.runtime  ## Start the Dagster UI with schedule and sensor daemons
	@$(BIN)/marketledger ui

report: $(VENV)/.runtime  ## Write the static report
	@$(BIN)/marketledger report

test: $(VENV)/.dev  ## Run the tests (all but the browser's)
	@$(BIN)/python -m pytest -m "not browser" -n 2 --dist loadfile $(PYTEST_ARGS)

test-browser: $(VENV)/.dev  ## Run the browser tests; installs Debian's Chromium where it is missing
	@command -v chromium >/dev/null || { echo "installing Chromium"; apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium >/dev/null; }
	@$(BIN)/python -m pytest -m browser $(PYTEST_ARGS)

bench: $(VENV)/.dev  ## Run the benchmarks beside their peers
	@$(BIN)/python -m tests.benchmarks

lint: $(VENV)/.dev  ## Check the style
	@$(BIN)/ruff check .

lock:  ## Pin all packages anew, with hashes (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra build pyproject.toml -o requirements.lock
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:  ## Remove the environment and what was built (landing files stay)
	@rm -rf $(VENV) warehouse/build warehouse/snapshots warehouse/report warehouse/.dagster warehouse/marketledger.duckdb
