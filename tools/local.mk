# SPDX-License-Identifier: MIT
# tools/local.mk - the notegraph command, a client of the public header like any other.

bin_PROGRAMS += %D%/notegraph
%C%_notegraph_SOURCES = \
	%D%/cmd_config.c %D%/cmd_config.h \
	%D%/cmd_explain.c %D%/cmd_explain.h \
	%D%/cmd_map.c %D%/cmd_map.h \
	%D%/cmd_suggest.c %D%/cmd_suggest.h \
	%D%/main.c \
	%D%/opts.c %D%/opts.h \
	%D%/output.c %D%/output.h \
	%D%/place.c %D%/place.h \
	%D%/print.c %D%/print.h \
	%D%/reading.c %D%/reading.h \
	%D%/report.c %D%/report.h
%C%_notegraph_CPPFLAGS = $(PUBLIC_CPPFLAGS)
%C%_notegraph_LDADD = libnotegraph/libnotegraph.la

# bash looks completions up by the name of the command.
bashcompletiondir = $(datadir)/bash-completion/completions
EXTRA_DIST += %D%/notegraph.bash

install-data-local:
	$(MKDIR_P) "$(DESTDIR)$(bashcompletiondir)"
	$(INSTALL_DATA) $(srcdir)/%D%/notegraph.bash "$(DESTDIR)$(bashcompletiondir)/notegraph"

uninstall-local:
	rm -f "$(DESTDIR)$(bashcompletiondir)/notegraph"
