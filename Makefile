# Everything here needs python3 (3.11 or later) and make, nothing else.
#   make run     plan the mission of configs/kaltim-2025.yaml
#   make test    lint, types, import layers, then the tests

PYTHON ?= python3
CONFIG ?= configs/kaltim-2025.yaml
PYTEST_FLAGS ?= -n auto -q
BENCH_FLAGS ?=

VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test test-browser check bench bench-quick bench-handouts bench-history
.PHONY: bench-day bench-absences reach pictures clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | \
		while IFS="$$(printf '\t')" read -r name what; do printf '  make %-15s %s\n' "$$name" "$$what"; done

run: $(VENV)/.package ## plan the mission of CONFIG (configs/kaltim-2025.yaml)
	@$(BIN)/matchengine run $(CONFIG)

test: $(VENV)/.dev ## lint, types and import layers, then the tests
	@failed=0; \
	$(MAKE) --no-print-directory check || failed=1; \
	$(BIN)/python -m pytest $(PYTEST_FLAGS) || failed=1; \
	exit $$failed

test-browser: $(VENV)/.browser ## the page in Chromium, which is installed where that can be done
	@sh tests/browser/install_chromium.sh || true
	@$(BIN)/python -m pytest tests/browser $(PYTEST_FLAGS)

pictures: $(VENV)/.browser $(VENV)/.dev ## the pictures of the documents, made by the program
	@sh tests/browser/install_chromium.sh
	@$(BIN)/python tests/browser/pictures.py

check: $(VENV)/.dev ## lint, formatting, types and import layers
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/lint-imports --no-logo || failed=1; \
	exit $$failed

bench: $(VENV)/.bench ## compare with what else could be used, into docs/benchmarks.md (40 minutes)
	@$(BIN)/python benchmarks/bench.py --write $(BENCH_FLAGS)

bench-quick: $(VENV)/.bench ## the same on small instances, printed only (under 5 minutes)
	@$(BIN)/python benchmarks/bench.py --quick $(BENCH_FLAGS)

bench-handouts: $(VENV)/.bench $(VENV)/.dev ## how long handouts take, into docs/benchmarks.md (ten minutes)
	@$(BIN)/python benchmarks/handouts.py --write $(BENCH_FLAGS)

bench-history: $(VENV)/.package ## what it costs to keep the plan in RUN (out/kaltim-2025), printed only
	@$(BIN)/python benchmarks/publishing.py $(or $(RUN),out/kaltim-2025)

bench-day: $(VENV)/.bench ## how long the questions of the day take, into docs/benchmarks.md (ten minutes)
	@$(BIN)/python benchmarks/day.py --write $(BENCH_FLAGS)

bench-absences: $(VENV)/.bench ## what robust_value brings, and the risks of plans, into docs/benchmarks.md (five minutes)
	@$(BIN)/python benchmarks/absences.py --write $(BENCH_FLAGS)

reach: $(VENV)/.bench ## measure what is reached beside what should be, into docs/benchmarks.md (half an hour)
	@$(BIN)/python benchmarks/reach.py --write $(BENCH_FLAGS)

clean: ## remove the virtual environment, builds and caches
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made once; its stamps are renewed when pyproject.toml changes.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "$(PYTHON) is not there. Install Python 3.11 or later, or name one: make PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than Python 3.11. Name a newer one: make PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.package: pyproject.toml | $(BIN)/python
	@echo "Installing matchengine into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.package
	@echo "Installing the tools of the tests into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

$(VENV)/.browser: pyproject.toml $(VENV)/.package
	@echo "Installing the tools of the browser tests into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group browser
	@touch $@

$(VENV)/.bench: pyproject.toml $(VENV)/.package
	@echo "Installing what the benchmarks compare with into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	@touch $@
