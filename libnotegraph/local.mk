# SPDX-License-Identifier: MIT
# libnotegraph/local.mk - the library.

# Everything is compiled once, into a convenience library that is not installed. The library to be
# installed is made of it, and so are the tests that look inside (tests/local.mk). A new source file
# is added to this list, rooms from the bottom up, and nowhere else; tests/checks/sources.sh
# compares it with the folder.
noinst_LTLIBRARIES += %D%/libng.la
%C%_libng_la_SOURCES = \
	%D%/base/arena.c \
	%D%/base/arena.h \
	%D%/base/ascii.h \
	%D%/base/buf.c \
	%D%/base/buf.h \
	%D%/base/ctx.c \
	%D%/base/ctx.h \
	%D%/base/date.c \
	%D%/base/date.h \
	%D%/base/file.c \
	%D%/base/file.h \
	%D%/base/findings.c \
	%D%/base/findings.h \
	%D%/base/intern.c \
	%D%/base/intern.h \
	%D%/base/limits.h \
	%D%/base/repair.c \
	%D%/base/repair.h \
	%D%/base/unicode.c \
	%D%/base/unicode.h \
	%D%/base/vec.c \
	%D%/base/vec.h \
	%D%/base/words.c \
	%D%/base/words.h \
	%D%/base/yaml.c \
	%D%/base/yaml.h \
	%D%/schema/defaults.c \
	%D%/schema/lexicon.c \
	%D%/schema/lexicon.h \
	%D%/schema/load.c \
	%D%/schema/schema.c \
	%D%/schema/schema.h \
	%D%/schema/write.c \
	%D%/vault/filters.c \
	%D%/vault/filters.h \
	%D%/vault/vault.c \
	%D%/vault/vault.h \
	%D%/vault/walk.c \
	%D%/vault/walk.h \
	%D%/note/body.c \
	%D%/note/body.h \
	%D%/note/fact.c \
	%D%/note/fact.h \
	%D%/note/frontmatter.c \
	%D%/note/frontmatter.h \
	%D%/note/inline.c \
	%D%/note/inline.h \
	%D%/note/links.c \
	%D%/note/links.h \
	%D%/note/mask.c \
	%D%/note/mask.h \
	%D%/note/notes.c \
	%D%/note/task.c \
	%D%/note/task.h \
	%D%/graph/builder.c \
	%D%/graph/builder.h \
	%D%/graph/claim.c \
	%D%/graph/classify.c \
	%D%/graph/company.c \
	%D%/graph/company.h \
	%D%/graph/find.c \
	%D%/graph/freeze.c \
	%D%/graph/full_names.c \
	%D%/graph/graph.c \
	%D%/graph/graph.h \
	%D%/graph/infer.c \
	%D%/graph/interpret.c \
	%D%/graph/meeting.c \
	%D%/graph/meeting.h \
	%D%/graph/mention.c \
	%D%/graph/names.c \
	%D%/graph/names.h \
	%D%/graph/occasion.c \
	%D%/graph/occasion.h \
	%D%/graph/orgs.c \
	%D%/graph/orgs.h \
	%D%/graph/people.c \
	%D%/graph/people.h \
	%D%/graph/person.c \
	%D%/graph/person.h \
	%D%/graph/reading.c \
	%D%/graph/reading.h \
	%D%/graph/reason.c \
	%D%/graph/reason.h \
	%D%/graph/resolve.c \
	%D%/graph/runs.c \
	%D%/graph/runs.h \
	%D%/graph/same_meeting.c \
	%D%/graph/same_meeting.h \
	%D%/graph/shape.c \
	%D%/graph/shape.h \
	%D%/graph/single_names.c \
	%D%/graph/sources.c \
	%D%/graph/targets.c \
	%D%/graph/targets.h \
	%D%/graph/title.c \
	%D%/graph/title.h \
	%D%/view/query.c \
	%D%/view/query.h \
	%D%/view/rank.c \
	%D%/view/rank.h \
	%D%/view/view.c \
	%D%/view/view.h \
	%D%/render/dot.c \
	%D%/render/dot.h \
	%D%/render/graphviz.c \
	%D%/render/graphviz.h \
	%D%/render/json.c \
	%D%/render/json.h \
	%D%/render/label.c \
	%D%/render/label.h \
	%D%/render/metrics.c \
	%D%/render/metrics.h \
	%D%/render/output.c \
	%D%/render/output.h \
	%D%/render/plan.c \
	%D%/render/plan.h \
	%D%/render/render.c \
	%D%/render/style.c \
	%D%/render/style.h \
	%D%/render/svg.c \
	%D%/render/svg.h
%C%_libng_la_LIBADD = $(YAML_LIBS) $(UTF8PROC_LIBS) $(GRAPHVIZ_LIBS) $(PTHREAD_LIBS) $(MATH_LIBS)

# The lists of names and words: text for people, bytes for the compiler. What is made of them is
# part of a release, so that its sources are all there.
LISTS = \
	%D%/schema/lists/forum-words.txt \
	%D%/schema/lists/given-names.txt \
	%D%/schema/lists/mail-hosts.txt \
	%D%/schema/lists/nicknames.txt \
	%D%/schema/lists/organisation-words.txt \
	%D%/schema/lists/organisations.txt \
	%D%/schema/lists/post-nominals.txt \
	%D%/schema/lists/project-words.txt \
	%D%/schema/lists/surnames.txt \
	%D%/schema/lists/team-words.txt \
	%D%/schema/lists/titles.txt \
	%D%/schema/lists/topic-words.txt
EXTRA_DIST += $(LISTS) %D%/schema/lists.inc
CLEANFILES += %D%/schema/lists.inc

%D%/schema/lists.inc: build-aux/lists.awk $(LISTS)
	$(AM_V_GEN)$(MKDIR_P) %D%/schema
	$(AM_V_at)(cd $(srcdir) && LC_ALL=C $(AWK) -f build-aux/lists.awk $(LISTS)) >$@-t
	$(AM_V_at)mv -f $@-t $@
%D%/schema/lexicon.lo: %D%/schema/lists.inc

lib_LTLIBRARIES += %D%/libnotegraph.la
%C%_libnotegraph_la_SOURCES =
%C%_libnotegraph_la_LIBADD = %D%/libng.la
%C%_libnotegraph_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined \
	-version-info $(LIBNOTEGRAPH_INTERFACE) \
	-export-symbols $(srcdir)/%D%/libnotegraph.sym
EXTRA_%C%_libnotegraph_la_DEPENDENCIES = %D%/libnotegraph.sym

# The version of the binary interface, CURRENT:REVISION:AGE. It has nothing to do with the version
# in configure.ac. Before a release, compared with the release before it:
#   1. code changed, interface did not:         REVISION + 1
#   2. something was added to the interface:    CURRENT + 1, REVISION 0, AGE + 1
#   3. something was taken away or changed:     CURRENT + 1, REVISION 0, AGE 0
# (the interface: the functions in libnotegraph.sym, the values and frozen structs in notegraph.h).
LIBNOTEGRAPH_INTERFACE = 0:0:0

# What the shared library exports, sorted; tests/checks/exports.sh compares it with the header and
# with the library.
EXTRA_DIST += %D%/libnotegraph.sym
