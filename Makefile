# Every way to build, check and try the project. `make` lists the targets.
PYTHON ?= python3
UV ?= uv
PYTEST_ARGS ?= -n 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CHECKED = $(shell find scripts plugins -name '*.js' -o -name '*.d.ts' | sort)

# What a site loads, in the order in which it runs, put together into one small file.
SOURCES := scripts/pages.js $(patsubst %,scripts/runs/%.js,shape cells run shelf export import fill told face carry checklist mine)
SCRIPT := overrides/assets/playbooks.js
BUNDLE = node_modules/.bin/terser $(SOURCES) --ecma 2022 --compress --mangle \
	--format "comments=false,preamble='// Made from scripts/ by make scripts.'"
# The scripts run in a browser: no types of Node, which another package brings along, belong to them.
TSC_FLAGS := --noEmit --typeRoots node_modules/.none --allowJs --checkJs --strict --target es2022 --lib es2022,dom,dom.iterable

# The stamps say what is installed: the locked packages, the project itself, the JavaScript checkers.
PACKAGES := $(VENV)/.packages
PROJECT := $(VENV)/.project
CHECKERS := node_modules/.ready

# Material's notice about its successor is known; it would hide what a build has to say.
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test lint format docs scripts bench lock wheel clean debian-checkers debian-testers

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | while IFS='	' read -r name text; do \
		printf '  make %-8s %s\n' "$$name" "$$text"; done

site: $(PROJECT) ## Build the reference site into site/
	$(BIN)/mkdocs build --strict

serve: $(PROJECT) ## Show the reference site locally and rebuild it on every change
	$(BIN)/mkdocs serve

test: debian-testers lint ## Run every check and every test (PYTEST_ARGS="-k name" narrows the tests)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(PROJECT) $(CHECKERS) ## Check style, types and the layers of the package
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python tools/generate_hints.py --check
	$(BIN)/python tools/generate_docs.py --check
	$(BIN)/python tools/generate_words.py --check
	@if grep -q '^\[tool\.importlinter\]' pyproject.toml; then set -x; $(BIN)/lint-imports; fi
	node_modules/.bin/tsc $(TSC_FLAGS) $(CHECKED)
	@$(BUNDLE) | cmp - $(SCRIPT) || { echo '$(SCRIPT) is not what scripts/ makes: run make scripts'; exit 1; }

format: $(PROJECT) ## Put the Python code into its one format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(PROJECT) ## Write the generated parts of documents, schemas and catalogues anew
	$(BIN)/python tools/generate_hints.py
	$(BIN)/python tools/generate_docs.py
	$(BIN)/python tools/generate_words.py

scripts: $(CHECKERS) ## Make the script that sites load from its sources
	$(BUNDLE) > $(SCRIPT)

bench: $(PROJECT) ## Measure the build against its budgets
	$(BIN)/python benchmarks/bench.py

lock: ## Resolve requirements.lock again (UV_ARGS=--upgrade takes newer releases; needs uv)
	$(UV) --no-config pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command 'make lock' --group test --group build --quiet $(UV_ARGS) \
		--output-file requirements.lock pyproject.toml
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

wheel: $(PROJECT) ## Build the wheel into dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

clean: ## Remove what was built (the environments .venv and node_modules stay)
	rm -rf site .site.* dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find plugins tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(PACKAGES): requirements.lock tools/setup
	tools/setup venv $(PYTHON) $(VENV)
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	@touch $@

$(PROJECT): $(PACKAGES) pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q plugins  # what is installed in place is compiled by nobody else
	$(PIP) check
	@touch $@

# Without scripts: the HTML checker's own would download a Java, which Debian has.
$(CHECKERS): package.json package-lock.json | debian-checkers
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

debian-checkers:
	@tools/setup commands node npm

debian-testers:
	@tools/setup commands node npm chromium java
