# Short names for the commands this project is worked on with. None of them is needed to use it:
# README.md has the plain commands.

PYTHON ?= python3
BIN := .venv/bin
NODE_TOOLS := tests/checkers/node_modules/.package-lock.json
FOLDER ?= screenshots
POSTS ?= 1000

.PHONY: help site test lint check bench lock screenshots pictures clean

help:
	@echo "make site         build this repository's own site into public/"
	@echo "make test         run the tests"
	@echo "make lint         ruff, mypy and the import contracts"
	@echo "make check        site, then every checker of the finished pages (needs Node, Java, Chromium)"
	@echo "make bench        time builds side by side with Hugo (POSTS=1000)"
	@echo "make screenshots  pictures of each kind of page (FOLDER=screenshots)"
	@echo "make pictures     the pictures in README.md"
	@echo "make lock         bring the lock files up to date with pyproject.toml"
	@echo "make clean        remove what the commands above made"

.venv/site: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -r requirements.lock
	$(BIN)/pip install -q --no-deps -e .
	touch $@

.venv/dev: requirements-dev.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -r requirements-dev.lock
	$(BIN)/pip install -q --no-deps -e .
	touch $@

$(NODE_TOOLS): tests/checkers/package-lock.json
	npm ci --prefix tests/checkers --ignore-scripts

site: .venv/site
	$(BIN)/alignsite build

test: .venv/dev
	$(BIN)/pytest

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: .venv/dev $(NODE_TOOLS)
	$(BIN)/alignsite build
	$(BIN)/alignsite check
	tests/checkers/html.sh public
	$(BIN)/python -m tests.checkers.feeds public
	$(BIN)/python -m tests.checkers.accessibility public

bench: .venv/site
	$(BIN)/python -m bench.compare --posts $(POSTS)

screenshots: .venv/dev
	$(BIN)/alignsite build
	$(BIN)/python -m tests.browser.screenshots public $(FOLDER)

pictures: .venv/dev
	$(BIN)/alignsite build
	$(BIN)/python -m tests.browser.screenshots public docs/images --readme

# The lock files pin every version with the hashes of its files, for Python 3.11 and later on any
# platform. They name no index: pip uses the one it is set up with.
lock: .venv/dev
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --extra dev -c requirements.lock \
	  pyproject.toml -o requirements-dev.lock
	npm install --prefix tests/checkers --package-lock-only --ignore-scripts

clean:
	rm -rf .venv .alignsite public build dist screenshots tests/checkers/node_modules \
	  .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
