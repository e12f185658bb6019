# SPDX-License-Identifier: MIT
# docs/local.mk - man pages, documents, and the pictures in them.

dist_man_MANS = \
	%D%/libnotegraph.3 \
	%D%/notegraph.1

dist_doc_DATA = \
	CHANGELOG.md \
	README.md

# The program that the README shows.
EXTRA_DIST += %D%/example.c

# Documents (*.md), pictures (*.svg) and schemas (*.json) here are part of a release as they are.
DIST_FOLDERS += %D%/house
DIST_DOCS = %D%

# The pictures are drawn by the tool itself and are part of the repository: `make docs` draws them
# anew after a change that is meant to be seen.
SAMPLE_MAP = %D%/sample-map.svg
SAMPLE_VAULT = tests/vaults/sample
SAMPLE_FLAGS = --focus 'Vellingham Waterways'

# In docs/house a room is an organisation, a source file a person who works there, what is passed
# from room to room a project, and a call of the interface a meeting. Calls are not shown by
# themselves: they make the lines between files and products.
HOUSE_MAP = %D%/architecture.svg
HOUSE_VAULT = %D%/house
HOUSE_FLAGS = --title 'libnotegraph: rooms, files and products' --kinds person,org,project \
	--max-nodes 0

docs: tools/notegraph$(EXEEXT)
	$(AM_V_GEN)tools/notegraph$(EXEEXT) map --quiet $(SAMPLE_FLAGS) \
	  --svg '$(abs_top_srcdir)/$(SAMPLE_MAP)' '$(abs_top_srcdir)/$(SAMPLE_VAULT)'
	$(AM_V_GEN)tools/notegraph$(EXEEXT) map --quiet $(HOUSE_FLAGS) \
	  --svg '$(abs_top_srcdir)/$(HOUSE_MAP)' '$(abs_top_srcdir)/$(HOUSE_VAULT)'

.PHONY: docs
