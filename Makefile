# Each target sets up what it needs; `make` alone explains them.
PYTHON ?= python3
VENV := .venv$(if $(TORCH),-torch-$(TORCH))
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
PYTEST := $(BIN)/python -m pytest $(if $(DEVICE),--device $(DEVICE)) $(if $(BLOCK),--anew -k $(BLOCK))

.DEFAULT_GOAL := help
.PHONY: help site test serve outputs translated verify merge keep editions zensical links lint lock clean

help:  ## explain the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

site: verify  ## run every block of every page; if all hold, build site/ (中文 at /, English at /en/)
	@$(BIN)/python -m verified build

verify: $(INSTALLED)  ## run every block that has no evidence yet; DEVICE=cpu|sim|cuda|all, TORCH=2.9.1, BLOCK=tensors/create.py
	@$(PYTEST) docs -q

test: lint chromium  ## everything that must hold: style, types, every block, every promise
	@$(BIN)/python -m pytest

serve: $(INSTALLED)  ## preview both languages on http://127.0.0.1:8000/; marks what is not verified
	@$(BIN)/python -m verified serve

outputs: $(INSTALLED)  ## run every block and write what it prints into snippets/**/*.out
	@$(BIN)/python -m verified outputs

translated: $(INSTALLED)  ## record that each English page translates its Chinese page as it is now
	@$(BIN)/python -m verified translated

merge: $(INSTALLED)  ## add the evidence of other machines: EVIDENCE="gpu.json old-torch.json"
	@$(BIN)/python -m verified merge $(EVIDENCE)

keep: site  ## commit site/ to the branch `sites`, before a newer PyTorch takes its place
	@$(BIN)/python -m verified.editions keep

editions: site  ## build site/ with the kept sites for older PyTorch in it, as it is published
	@$(BIN)/python -m verified.editions add

zensical: $(INSTALLED)  ## build site-zensical/ with Zensical, tell what differs from MkDocs; ZENSICAL=zensical (the newest)
	@$(if $(ZENSICAL),$(PIP) install --quiet --upgrade --target .zensical "$(ZENSICAL)")
	@$(if $(ZENSICAL),PYTHONPATH=.zensical) $(BIN)/python -m verified.zensical

links: $(INSTALLED)  ## ask every other host whether its page is still there; REPOSITORY=owner/name keeps an issue of it
	@$(BIN)/python -m verified.external $(if $(REPOSITORY),--repository $(REPOSITORY))

lint: $(INSTALLED)  ## style and types
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

lock: $(INSTALLED)  ## pin the newest versions of pyproject.toml's dependencies in constraints.txt
	@$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.10 --group torch --group test \
		--no-annotate --no-header --no-emit-index-url --output-file constraints.txt

clean:  ## remove what the targets have made, the evidence included
	@rm -rf .venv .venv-torch-* .verified site site-zensical .zensical .cache

# numpy, triton and the like are pinned too: constraints.txt holds for whatever gets installed.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 10) or sys.exit("Python 3.10 or newer is needed; make PYTHON=python3.12 names one")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --upgrade "pip>=25.1"
	$(PIP) install --quiet $(if $(TORCH),torch==$(TORCH) torchvision,--constraint constraints.txt --group torch)
	$(PIP) install --quiet --constraint constraints.txt --group test
	@touch $@

.PHONY: chromium
chromium: $(INSTALLED)
	@tests/chromium.sh
