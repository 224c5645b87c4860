# Who Says? — `make help` lists what there is.
PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
NEXT_VENV := .venv-next
NEXT_PYTHON ?= $(shell .ci/find-python 3.12)
ONLY ?=
PYTEST = -n $(WORKERS) --dist loadgroup $(if $(ONLY),-m "$(ONLY)")

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test test-fast test-postgres test-next check format lock migrations screenshots clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/runtime: requirements.txt
	@echo "· Making the virtual environment …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "· Installing $$(grep -c == $<) packages …"
	@.ci/install $(BIN)/python $<
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	@echo "· Installing what the tests and checks need ($$(grep -c == $<) packages) …"
	@.ci/install $(BIN)/python $<
	@touch $@

demo: $(VENV)/runtime ## the demo school at 127.0.0.1:8000 (PORT= to change); keeps its data
	@$(MANAGE) demo --port $(PORT)
	@$(MANAGE) worker --verbosity 0 & worker=$$!; trap 'kill $$worker 2>/dev/null; wait $$worker' EXIT; trap 'exit 0' INT TERM; \
	$(MANAGE) runserver 127.0.0.1:$(PORT)

demo-reset: $(VENV)/runtime ## throw the demo school away and start afresh
	@echo "· Throwing the demo school away …"
	@rm -f var/db.sqlite3 var/db.sqlite3-wal var/db.sqlite3-shm
	@$(MAKE) --no-print-directory demo

test: $(VENV)/development ## every test, a real browser included, on SQLite
	@.ci/chromium
	$(BIN)/pytest $(PYTEST)

test-fast: $(VENV)/development ## every test but those in the browser
	$(BIN)/pytest $(PYTEST) -m "not browser"

test-postgres: $(VENV)/development ## every test on a throw-away PostgreSQL
	@.ci/chromium
	.ci/with-postgres $(BIN)/pytest $(PYTEST)

test-next: ## every test on Django 6.1, where a Python of at least 3.12 is found
ifeq ($(NEXT_PYTHON),)
	@echo "SKIPPED make test-next: no Python of at least 3.12 on this machine (NEXT_PYTHON= names one)."
else
	@.ci/chromium
	@test -x $(NEXT_VENV)/bin/python || $(NEXT_PYTHON) -m venv $(NEXT_VENV)
	@echo "· Installing Django 6.1 and the tests' packages for $$($(NEXT_PYTHON) --version) …"
	@.ci/install $(NEXT_VENV)/bin/python requirements-next.txt
	WHO_SAYS_VAR=var/next $(NEXT_VENV)/bin/pytest $(PYTEST)
endif

check: $(VENV)/development ## format, lint, types, import contracts, templates, migrations, deployment settings
	@.ci/check $(BIN)

format: $(VENV)/development ## put the code and the templates into our form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .
	@git ls-files -z 'templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 || true

lock: ## write the lock files anew from pyproject.toml
	@.ci/lock $(PYTHON) $(NEXT_PYTHON)

screenshots: $(VENV)/development ## pictures of every page of the running demo, in var/screenshots
	@.ci/chromium
	$(BIN)/python -m tests.browser.screenshots --base http://127.0.0.1:$(PORT)

clean: ## remove the virtual environments, the demo school and all caches
	rm -rf $(VENV) $(NEXT_VENV) var .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
