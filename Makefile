# Each target sets up what it needs; `make` alone explains them.
PYTHON ?= python3
VENV := .venv$(if $(TORCH),-torch-$(TORCH))$(if $(HASHED),-hashed)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
INSTALL_TORCH := $(if $(TORCH),$(if $(filter next,$(TORCH)),--upgrade --pre torch,torch==$(TORCH)) torchvision,--constraint constraints.txt --group torch)
PYTEST := $(BIN)/python -m pytest $(if $(DEVICE),--device $(DEVICE)) $(if $(SHARD),--shard $(SHARD)) $(if $(BLOCK),--rerun -k $(BLOCK))

# PyTorch's CPU wheels, with CPU=1: megabytes instead of gigabytes. The test channel has the next.
ifdef CPU
export PIP_EXTRA_INDEX_URL := https://download.pytorch.org/whl/$(if $(filter next,$(TORCH)),test/)cpu
endif

# Where the site is to be: a domain of its own, or a folder of another.
ifdef SITE_URL
override SITE_URL := $(patsubst %/,%,$(SITE_URL))/
export SITE_URL
export SITE_URL_EN := $(SITE_URL)en/
endif

.DEFAULT_GOAL := help
.PHONY: help site test serve preview outputs translated verify merge lint workflows keep editions zensical links rehearse sabotage lock clean

help:  ## explain the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

site: verify  ## run every block of every page; if all hold, build site/ (中文 at /, English at /en/)
	@$(BIN)/python -m verified build

verify: $(INSTALLED)  ## run every block that has no evidence yet; DEVICE=cpu|sim|cuda|all, TORCH=2.9.1|next, BLOCK=tensors/create.py, SHARD=1/4
	@$(PYTEST) docs -q

# Blocks first, by themselves: they use every core, and a page's program is not run twice.
test: lint chromium  ## everything that must hold: style, types, every block, every promise
	@$(PYTEST) docs -q
	@$(BIN)/python -m pytest tests --numprocesses auto --dist loadfile

sabotage: verify  ## plant every fault of tests/sabotage/ and see it caught; FAULT=pages, GUARDS=1, TESTS=1
	@$(BIN)/python tests/sabotage.py $(if $(GUARDS),guards) $(if $(TESTS),tests) $(if $(FAULT),"$(FAULT)")

serve: $(INSTALLED)  ## preview both languages on http://127.0.0.1:8000/; marks what is not verified
	@$(BIN)/python -m verified serve

preview: $(INSTALLED)  ## build site/ whatever holds or not; marks what is not verified
	@$(BIN)/python -m verified preview

outputs: $(INSTALLED)  ## run every block and write what it prints into snippets/**/*.out
	@$(BIN)/python -m verified outputs

translated: $(INSTALLED)  ## record that each English page translates its Chinese page as it is now
	@$(BIN)/python -m verified translated

merge: $(INSTALLED)  ## add the evidence of other machines: EVIDENCE="gpu.json old-torch.json"
	@$(BIN)/python -m verified merge $(EVIDENCE)

keep: site  ## commit site/ to the branch `sites`, before a newer PyTorch takes its place
	@$(BIN)/python -m verified keep

editions: site  ## build site/ with the kept sites for older PyTorch in it, as it is published
	@$(BIN)/python -m verified editions

zensical: $(INSTALLED)  ## build site-zensical/ with Zensical, tell what differs from MkDocs; ZENSICAL=zensical (the newest)
	@$(if $(ZENSICAL),$(PIP) install --quiet --upgrade --target .zensical "$(ZENSICAL)")
	@$(if $(ZENSICAL),PYTHONPATH=.zensical) $(BIN)/python -m verified zensical

links: $(INSTALLED)  ## ask every other host whether its page is still there; REPOSITORY=owner/name keeps an issue of it
	@$(BIN)/python -m verified links $(if $(REPOSITORY),--repository $(REPOSITORY))

rehearse: chromium  ## do what CI, previews and publishing do, with stand-ins for GitHub; QUICK=1 without `make test`
	@$(BIN)/python tests/hosting/rehearse.py

lint: $(INSTALLED) workflows  ## style and types, of the workflows too
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

SCHEMA = $(BIN)/check-jsonschema --builtin-schema vendor.$(1)
workflows: $(INSTALLED)
	@$(BIN)/zizmor --offline --quiet --pedantic .github
	@$(call SCHEMA,github-workflows) .github/workflows/*.yml
	@$(call SCHEMA,github-issue-forms) $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	@$(call SCHEMA,github-issue-config) .github/ISSUE_TEMPLATE/config.yml
	@$(call SCHEMA,dependabot) .github/dependabot.yml
	@$(call SCHEMA,citation-file-format) CITATION.cff

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.10 --no-annotate --no-header --no-emit-index-url
TORCH_AND_CUDA = $(shell grep -oE '^(torch(vision)?|triton|(nvidia|cuda)-[a-z0-9-]+)' constraints.txt)

lock: $(INSTALLED) pins hashes  ## pin the newest versions of pyproject.toml's dependencies

.PHONY: pins hashes
pins: $(INSTALLED)
	@$(COMPILE) --upgrade --group torch --group test --output-file constraints.txt

# The CPU wheels of PyTorch have other hashes than those of the package index.
hashes: $(INSTALLED)  ## of the pinned versions that build the site, into requirements.txt
	@$(COMPILE) --group torch --group site --constraint constraints.txt --generate-hashes \
		$(addprefix --no-emit-package ,$(TORCH_AND_CUDA)) --output-file requirements.txt

clean:  ## remove what the targets have made, the evidence included
	@rm -rf .venv .venv-* .verified site site-zensical .zensical .cache

# numpy, triton and the like are pinned too: constraints.txt holds for whatever gets installed.
# HASHED=1, for what is published: all but PyTorch by its hash, what builds a package included.
$(INSTALLED): pyproject.toml constraints.txt $(if $(HASHED),requirements.txt)
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 10) or sys.exit("Python 3.10 or newer is needed; make PYTHON=python3.12 names one")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
ifdef HASHED
	@awk '/^[a-z]/ {ours = /^(pip|setuptools)==/} ours' requirements.txt >$(VENV)/builds.txt
	$(PIP) install --quiet --no-deps --require-hashes --requirement $(VENV)/builds.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --require-hashes --requirement requirements.txt
else
	$(PIP) install --quiet --upgrade "pip>=25.1"
endif
	$(PIP) install --quiet $(INSTALL_TORCH)
	$(if $(HASHED),,$(PIP) install --quiet --constraint constraints.txt --group test)
	@touch $@

.PHONY: chromium
chromium: $(INSTALLED)
	@tests/chromium.sh
