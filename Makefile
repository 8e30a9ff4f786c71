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

# Print what a command says only where it fails.
QUIETLY = said=$$($(1) 2>&1) || { echo "$$said"; exit 1; }
define STYLE
$(call QUIETLY,$(BIN)/ruff check --quiet --output-format concise .); \
$(call QUIETLY,$(BIN)/ruff format --check .); \
$(call QUIETLY,$(BIN)/mypy --no-error-summary); \
$(call QUIETLY,$(BIN)/lint-imports --no-cache)
endef

.DEFAULT_GOAL := help
.PHONY: help site test check format serve preview outputs translated verify merge lint workflows
.PHONY: keep editions zensical links rehearse sabotage figures lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# For who writes pages

serve: $(INSTALLED)  ## preview the pages on http://127.0.0.1:8000/ and run what you save; PORT=8001, BIND=0.0.0.0
	@$(BIN)/python -m verified serve $(if $(PORT),--port $(PORT)) $(if $(BIND),--bind $(BIND))

outputs: $(INSTALLED)  ## run new and changed blocks and write their outputs and pictures beside them; ALL=1 runs every block
	@$(BIN)/python -m verified outputs $(if $(ALL),--all)
	@$(BIN)/python -m verified errors

check: $(INSTALLED)  ## check style, types, translations, links and spelling in seconds; runs no block
	@began=$$(date +%s); $(STYLE); $(BIN)/python -m verified check || exit 1; \
	echo "make check: everything holds, in $$(($$(date +%s) - began)) s"

format: $(INSTALLED)  ## mend the style of Python and the typography of Chinese
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/python -m verified check --fix

translated: $(INSTALLED)  ## record that each English page translates its Chinese page as it is now
	@$(BIN)/python -m verified translated

verify: $(INSTALLED)  ## run every block without evidence; DEVICE=cpu|sim|cuda|all, TORCH=2.9.1|next, BLOCK=tensors/create.py, SHARD=1/4
	@$(PYTEST) docs -q

site: $(INSTALLED)  ## run those blocks, then build site/ if all hold (中文 at /, English at /en/)
	@$(if $(DEVICE)$(SHARD)$(BLOCK),$(PYTEST) docs -q && $(BIN)/python -m verified build,$(BIN)/python -m verified site)

# For who changes the machinery

# Blocks first, by themselves: they use every core, and a page's program is not run twice.
test:  ## run everything: style, types, every block, every test
	@$(MAKE) --no-print-directory --jobs 2 lint chromium
	@$(PYTEST) docs -q
	@$(BIN)/python -m pytest tests --numprocesses auto --dist loadfile

lint: $(INSTALLED) workflows  ## check the style of Python, types, the rooms' imports and the workflows
	@$(STYLE)

sabotage: verify  ## plant the faults of tests/sabotage/ and check that each is caught; FAULT=pages, GUARDS=1
	@$(BIN)/python tests/sabotage.py $(if $(GUARDS),guards) $(if $(FAULT),"$(FAULT)")

zensical: $(INSTALLED)  ## build site-zensical/ with Zensical and list what differs from MkDocs; ZENSICAL=zensical takes the newest
	@$(if $(ZENSICAL),$(PIP) install --quiet --upgrade --target .zensical "$(ZENSICAL)")
	@$(if $(ZENSICAL),PYTHONPATH=.zensical) $(BIN)/python -m verified zensical

# For who publishes

preview: $(INSTALLED)  ## build site/ even if something fails, and mark what is not verified
	@$(BIN)/python -m verified preview

merge: $(INSTALLED)  ## add evidence from other machines: EVIDENCE="gpu.json old-torch.json"
	@$(BIN)/python -m verified merge $(EVIDENCE)

keep: site  ## commit site/ to the branch `sites`, before you move to a newer PyTorch
	@$(BIN)/python -m verified keep

editions: site  ## build what is published: site/ with the kept sites for older PyTorch in it
	@$(BIN)/python -m verified editions

links: $(INSTALLED)  ## check links to other hosts; REPOSITORY=owner/name keeps an issue of dead ones
	@$(BIN)/python -m verified links $(if $(REPOSITORY),--repository $(REPOSITORY))

rehearse: chromium  ## run the workflows here, with stand-ins for GitHub; QUICK=1 leaves out `make test`
	@$(BIN)/python -m pytest tests/hosting/rehearse.py -q --capture=no

figures: site chromium  ## write the pictures of the READMEs anew
	@$(BIN)/python -m pytest tests/figures.py -q

SCHEMA = $(BIN)/check-jsonschema --builtin-schema vendor.$(1)
workflows: $(INSTALLED)
	@$(BIN)/zizmor --offline --quiet --pedantic .github
	@$(call SCHEMA,github-workflows) .github/workflows/*.yml
	@$(call SCHEMA,github-issue-forms) $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	@$(call SCHEMA,github-issue-config) .github/ISSUE_TEMPLATE/config.yml
	@$(call SCHEMA,dependabot) .github/dependabot.yml
	@$(call SCHEMA,citation-file-format) CITATION.cff

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.10 --no-annotate --no-header --no-emit-index-url
TORCH_AND_CUDA = $(shell grep -oE '$(LARGE)' constraints.txt)

lock: $(INSTALLED) pins hashes  ## write the newest versions into constraints.txt and requirements.txt

.PHONY: pins hashes
pins: $(INSTALLED)
	@$(COMPILE) --upgrade --group torch --group test --output-file constraints.txt

# The CPU wheels of PyTorch have other hashes than those of the package index.
hashes: $(INSTALLED)  ## write requirements.txt anew, from the versions in constraints.txt
	@$(COMPILE) --group torch --group site --constraint constraints.txt --generate-hashes \
		$(addprefix --no-emit-package ,$(TORCH_AND_CUDA)) --output-file requirements.txt

clean:  ## remove the environments, the site and the evidence
	@rm -rf .venv .venv-* .verified site site-zensical .zensical .cache

# What is pinned needs no resolving, and comes in half of the time as three parts at once: PyTorch and
# CUDA, and the rest by its names. What follows adds what pyproject.toml asks for and constraints.txt
# does not pin.
LARGE := ^(torch(vision)?|triton|(nvidia|cuda)-[a-z0-9-]+)
PINNED = grep $(1) constraints.txt | grep $(2) | $(PIP) install --quiet --no-deps --requirement /dev/stdin

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
ifndef TORCH
	$(call PINNED,-E '$(LARGE)',$(if $(CPU),-E '^torch(vision)?=','')) & one=$$!; \
	$(call PINNED,-vE '$(LARGE)','^[a-p]') & two=$$!; \
	$(call PINNED,-vE '$(LARGE)','^[^a-p]') & three=$$!; \
	wait $$one && wait $$two && wait $$three
endif
endif
	$(PIP) install --quiet $(INSTALL_TORCH)
	$(if $(HASHED),,$(PIP) install --quiet --constraint constraints.txt --group test)
	@touch $@

# By apt it comes while pip installs the rest.
BY_APT := $(and $(shell command -v apt-get),$(filter 0,$(shell id -u)))
.PHONY: chromium
chromium: $(if $(BY_APT),,$(INSTALLED))
	@tests/chromium.sh
