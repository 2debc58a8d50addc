# tieup: `make report` makes the briefing, `make test` runs the tests; both set up .venv by themselves.
PYTHON ?= python3
READY := .venv/.ready

.PHONY: help report test lab lint lock clean
help:      ## show this list
	@grep -E '^[a-z]+: ' Makefile | sed -E 's/:[^#]*## /\t/'
report: $(READY)  ## make the briefing of editions/honda.yaml
	.venv/bin/tieup report editions/honda.yaml
test: $(READY)  ## run the tests
	.venv/bin/python -m pytest
lab: $(READY)  ## open JupyterLab in notebooks/
	.venv/bin/jupyter lab notebooks
lint: $(READY)  ## check style
	.venv/bin/ruff check src tests
lock:  ## renew requirements.lock (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet pyproject.toml --group dev -o requirements.lock
clean:  ## remove the environment
	rm -rf .venv

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)
