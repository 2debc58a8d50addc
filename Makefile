# The few doors of the project. Each sets up .venv by itself: only Python 3.11 or later, make and the package index are
# needed. A second call installs nothing again.

PYTHON ?= python3
EDITION ?= editions/honda.yaml
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help report gallery test check-browser lab lint bench accuracy docs lock clean

help:  ## print this list
	@sed -n 's/^\([a-z-]*\):.*##/  make \1\t/p' Makefile | expand -t 22

report: $(READY)  ## make the briefing of EDITION (default: editions/honda.yaml)
	$(BIN)/tieup report $(EDITION)

gallery: $(READY)  ## make a briefing that stresses the design: many alliances, long names, hostile text, many scripts
	rm -rf data/gallery && mkdir -p data/gallery && cp tests/gold/articles/d* tests/gallery/* data/gallery/
	$(BIN)/tieup report editions/gallery.yaml --raw data/gallery --processed data/processed/gallery

test: $(READY)  ## run the tests
	$(BIN)/pytest

check-browser:  ## open the latest briefings in Chromium and check them; needs node, npm and Chromium
	@ls reports/*/latest/briefing.html > /dev/null 2>&1 || \
	  { echo "There is no briefing to check. Make one first: make report gallery"; exit 1; }
	cd tests/browser && npm ci --silent --no-audit --no-fund
	node tests/browser/check.mjs reports/*/latest/briefing.html

lab: $(READY)  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=. notebooks

lint: $(READY)  ## check style, floors, types, and that notebooks are committed without outputs
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb

bench: $(READY)  ## measure speed, memory and accuracy
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint requirements.lock --group bench || \
	  echo "spaCy or scikit-learn cannot be installed for this Python: what needs them is left out."
	@for each in benchmarks/[a-z]*.py; do echo; echo "== $$each"; $(BIN)/python $$each || exit 1; done

accuracy: $(READY)  ## measure accuracy and pin it: tests/baseline.json, and what briefings say of themselves
	$(BIN)/python benchmarks/accuracy.py --pin

docs: $(READY)  ## print docs/codebook.md, tables.md and editions.md from the code
	$(BIN)/tieup docs

lock: $(READY)  ## pin every package anew, after a change of the dependencies in pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --upgrade \
	  --quiet --custom-compile-command "make lock" --output-file requirements.lock

clean:  ## remove tables and caches; briefings and .venv stay
	rm -rf data/processed data/.processed* .pytest_cache .hypothesis .ruff_cache .mypy_cache .import_linter_cache data/gallery
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("tieup needs Python 3.11 or later, $(PYTHON) is " + sys.version.split()[0] + \
	  ". Give another: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
