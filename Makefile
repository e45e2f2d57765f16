# Every target sets itself up from a clean clone: the first one makes .venv from the pinned, hashed requirements.
PYTHON   ?= python3
LANG_OUT ?= da
PROJECT  ?= examples/fracture-detection.yaml
VENV     := .venv
BIN      := $(VENV)/bin
PIP      := $(BIN)/python -m pip --disable-pip-version-check --quiet install

# What the product keeps is tested on SQLite with all else, and once more on a PostgreSQL that the tests start.
ON_BOTH  := tests/web/test_store.py tests/web/test_who_may_see_what.py tests/web/searching

.DEFAULT_GOAL := help
.PHONY: help setup run serve test readers assets lint check openapi bench lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-7s %s\n", $$1, $$2}'

$(VENV)/ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'vejviser needs Python 3.11 or newer: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo 'this Python has no venv module (on Debian and Ubuntu: apt install python3-venv)' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once, about a minute) ...'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/bench-ready: $(VENV)/ready requirements/bench.txt
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

setup: $(VENV)/ready ## make the environment only

run: $(VENV)/ready ## print the road of an example (PROJECT=file.yaml LANG_OUT=da|en)
	@$(BIN)/vejviser plan $(PROJECT) --lang $(LANG_OUT)

serve: $(VENV)/ready assets ## the product in the browser, on http://127.0.0.1:8000/
	@$(BIN)/vejviser serve

test: lint readers ## lint, types, layers and every test
	@$(BIN)/python scripts/assets.py || echo 'tests of pages are skipped' >&2
	@$(BIN)/python -m pytest -n 2 --dist loadfile
	@VEJVISER_TEST_POSTGRESQL=1 $(BIN)/python -m pytest $(ON_BOTH)

readers: ## fetch what reads our exports in the tests (npm packages, Chromium)
	@scripts/readers

assets: ## take what the pages need from npm packages into build/assets
	@$(PYTHON) scripts/assets.py

lint: $(VENV)/ready ## ruff, mypy and the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: $(VENV)/ready ## prove the law and list what is unverified
	@$(BIN)/vejviser handbook check

openapi: $(VENV)/ready ## write the contract of the interface for programs anew
	@$(BIN)/python -m vejviser.web.api > docs/openapi.json.new && mv docs/openapi.json.new docs/openapi.json

bench: $(VENV)/bench-ready assets ## measure beside the other engines
	@for b in rules_single rules_batch questions interview handbook schedule levers portfolio search workshop web; do $(BIN)/python -m benchmarks.$$b || exit 1; done

lock: $(VENV)/ready ## compile the pins anew from requirements/*.in
	@for f in run sim postgres dev bench; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links $(LOCKARGS) -o requirements/$$f.txt requirements/$$f.in || exit 1; done

clean: ## remove what make made
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
