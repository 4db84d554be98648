# make run     open the program on the sample workbook
# make test    run all tests
# make check   format, lint, types, import contracts, tests
# make static  the same without the tests
# make bench   measure speed and memory against their limits
# make clean   remove the environment and everything that was built
#
# Everything is installed into .venv, again only when pyproject.toml has changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check static bench clean

run: $(VENV)/.installed-run
	$(BIN)/ressort-tui

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

check: static test

static: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-bench
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis snapshot_report.html
	find ressort_tui screens store sample_data tests -name __pycache__ -type d -prune \
		-exec rm -rf {} +

$(VENV)/.created:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed-run: pyproject.toml | $(VENV)/.created
	$(INSTALL) --editable .
	touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/.created
	$(INSTALL) --editable '.[test]'
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.created
	$(INSTALL) --editable '.[dev]'
	touch $@

$(VENV)/.installed-bench: pyproject.toml | $(VENV)/.created
	$(INSTALL) --editable '.[bench]'
	touch $@
