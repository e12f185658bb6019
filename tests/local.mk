# SPDX-License-Identifier: MIT
# tests/local.mk - all tests. To add one, add its name to the list of its folder; that is all.
# tests/checks/sources.sh says if one was forgotten.
#
# Every case of a C program (cmocka) or a .bats file counts by itself, by way of TAP. A check
# (tests/checks/*.sh) is one case: 0 passed, 77 skipped, anything else failed.

# C, of the inside: internal headers, linked with all of the library, nothing hidden.
UNIT_TESTS = \
	%D%/unit/test_arena \
	%D%/unit/test_body \
	%D%/unit/test_date \
	%D%/unit/test_dot \
	%D%/unit/test_filters \
	%D%/unit/test_frontmatter \
	%D%/unit/test_inline \
	%D%/unit/test_intern \
	%D%/unit/test_lexicon \
	%D%/unit/test_links \
	%D%/unit/test_meeting \
	%D%/unit/test_names \
	%D%/unit/test_notes \
	%D%/unit/test_person \
	%D%/unit/test_repair \
	%D%/unit/test_schema \
	%D%/unit/test_shape \
	%D%/unit/test_task \
	%D%/unit/test_unicode \
	%D%/unit/test_vault \
	%D%/unit/test_yaml

# C, of the interface: notegraph.h, linked with the shared library as any program would be.
API_TESTS = \
	%D%/api/test_api \
	%D%/api/test_arguments \
	%D%/api/test_builder \
	%D%/api/test_meetings \
	%D%/api/test_query \
	%D%/api/test_render \
	%D%/hostile/test_hostile \
	%D%/hostile/test_pathological \
	%D%/oom/test_oom

# C, the specification: every example in docs/format.md is a case. Linked as the tests of the
# interface are; it prints TAP by itself.
SPEC_TESTS = \
	%D%/spec/test_spec

# C, fuzz targets (LLVMFuzzerTestOneInput): internal headers. The seeds of fuzz_x are the files in
# fuzz/corpus/x. With --enable-fuzzers they are libFuzzer programs, otherwise fuzz/standalone.c is
# their main function; `make check` feeds them their seeds in both cases.
FUZZ_TARGETS = \
	%D%/fuzz/fuzz_body \
	%D%/fuzz/fuzz_dot \
	%D%/fuzz/fuzz_frontmatter \
	%D%/fuzz/fuzz_links \
	%D%/fuzz/fuzz_note \
	%D%/fuzz/fuzz_repair \
	%D%/fuzz/fuzz_schema \
	%D%/fuzz/fuzz_task \
	%D%/fuzz/fuzz_yaml

# The command, from outside: $NOTEGRAPH is the built one, $SAMPLE the sample vault.
CLI_TESTS = \
	%D%/cli/explain.bats \
	%D%/cli/focus.bats \
	%D%/cli/messages.bats \
	%D%/cli/output.bats \
	%D%/cli/path.bats \
	%D%/cli/sample.bats \
	%D%/cli/show.bats \
	%D%/cli/suggest.bats \
	%D%/cli/usage.bats

# The evaluation: a program that says how right the library is about labelled vaults, and the test of
# the program itself ($EVAL).
EVAL_PROGRAM = %D%/eval/eval
EVAL_TESTS = \
	%D%/eval/eval.bats

# What `make bench` measures with, and a test that it does.
BENCH_TOOLS = \
	%D%/bench/probe \
	%D%/bench/stages \
	%D%/bench/stopwatch \
	%D%/bench/vaultgen
BENCH_TESTS = \
	%D%/bench/bench.bats

# What is true of the source tree and of the built library.
CHECKS = \
	%D%/checks/calls.sh \
	%D%/checks/exports.sh \
	%D%/checks/globals.sh \
	%D%/checks/header.sh \
	%D%/checks/json.sh \
	%D%/checks/layers.sh \
	%D%/checks/pkgconfig.sh \
	%D%/checks/sources.sh

# Headers and other files that tests share, and whole folders of data.
TEST_FILES = \
	%D%/api/kit.h \
	%D%/bench/bench.sh \
	%D%/bench/report.awk \
	%D%/checks/api-names.awk \
	%D%/checks/json-check.py \
	%D%/cli/kit.bash \
	%D%/hostile/wellformed.h \
	%D%/fuzz/target.h \
	%D%/lsan.supp \
	%D%/unit/folder.h \
	%D%/unit/kit.h \
	%D%/unit/ledger.h \
	%D%/unit/markup.h
DIST_FOLDERS += %D%/vaults %D%/golden %D%/fuzz/corpus
DIST_FOLDERS += %D%/eval/develop %D%/eval/held %D%/eval/tiny

# ---------------------------------------------------------------------------- how they are built

# A program's source is the file of its name. Unit tests are built as the library is: that is the
# default. The others say what differs, for a whole list at once (GNU make).
LDADD = libnotegraph/libng.la $(CMOCKA_LIBS)

API_OBJECTS = $(API_TESTS:=.$(OBJEXT)) $(SPEC_TESTS:=.$(OBJEXT))
$(API_OBJECTS): AM_CPPFLAGS = $(PUBLIC_CPPFLAGS)
$(API_TESTS): LDADD = libnotegraph/libnotegraph.la $(CMOCKA_LIBS) $(PTHREAD_LIBS) -no-install
$(API_TESTS): libnotegraph/libnotegraph.la
$(SPEC_TESTS): LDADD = libnotegraph/libnotegraph.la -no-install
$(SPEC_TESTS): libnotegraph/libnotegraph.la

%C%_eval_eval_SOURCES = \
	%D%/eval/eval.c \
	%D%/eval/identity.c \
	%D%/eval/kinds.c \
	%D%/eval/labels.c %D%/eval/labels.h \
	%D%/eval/measure.h \
	%D%/eval/scores.c %D%/eval/scores.h \
	%D%/eval/support.c %D%/eval/support.h \
	%D%/eval/world.c %D%/eval/world.h
%C%_eval_eval_CPPFLAGS = $(PUBLIC_CPPFLAGS)
%C%_eval_eval_LDADD = libnotegraph/libnotegraph.la
%C%_eval_eval_LDFLAGS = -no-install

%C%_bench_vaultgen_SOURCES = \
	%D%/bench/frontmatter.c %D%/bench/frontmatter.h \
	%D%/bench/note.c %D%/bench/note.h \
	%D%/bench/random.h \
	%D%/bench/text.h \
	%D%/bench/vaultgen.c \
	%D%/bench/world.c %D%/bench/world.h
%C%_bench_vaultgen_LDADD = $(MATH_LIBS)
%C%_bench_probe_SOURCES = %D%/bench/probe.c
%C%_bench_probe_LDADD = $(PTHREAD_LIBS)
%C%_bench_stages_SOURCES = %D%/bench/stages.c
%C%_bench_stages_CPPFLAGS = $(PUBLIC_CPPFLAGS)
%C%_bench_stages_LDADD = libnotegraph/libnotegraph.la
%C%_bench_stages_LDFLAGS = -no-install
%C%_bench_stopwatch_SOURCES = %D%/bench/stopwatch.c
%C%_bench_stopwatch_LDADD =

if FUZZERS
FUZZ_MAIN =
else
# An archive: its main function is linked into those that have none.
check_LIBRARIES += %D%/fuzz/libstandalone.a
%C%_fuzz_libstandalone_a_SOURCES = %D%/fuzz/standalone.c
FUZZ_MAIN = %D%/fuzz/libstandalone.a
endif
$(FUZZ_TARGETS): LDADD = $(FUZZ_MAIN) libnotegraph/libng.la $(FUZZ_LDADD)
$(FUZZ_TARGETS): $(FUZZ_MAIN)

if HAVE_CMOCKA
CMOCKA_TESTS = $(UNIT_TESTS) $(API_TESTS)
else
# Says so in the summary.
CMOCKA_TESTS =
CHECKS += %D%/checks/no-cmocka.sh
endif
EXTRA_DIST += %D%/checks/no-cmocka.sh

C_TESTS = $(CMOCKA_TESTS) $(SPEC_TESTS) $(FUZZ_TARGETS)
check_PROGRAMS += $(C_TESTS) $(EVAL_PROGRAM) $(BENCH_TOOLS)
TESTS += $(C_TESTS) $(BENCH_TESTS) $(CLI_TESTS) $(EVAL_TESTS) $(CHECKS)
EXTRA_DIST += $(BENCH_TESTS) $(CLI_TESTS) $(EVAL_TESTS) $(CHECKS) $(TEST_FILES)

# ---------------------------------------------------------------------------- how they are run

TEST_EXTENSIONS = .sh .bats
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
LOG_COMPILER = $(SHELL) $(top_srcdir)/build-aux/run-test
BATS_LOG_DRIVER = $(TAP_DRIVER)
BATS_LOG_COMPILER = $(SHELL) $(top_srcdir)/build-aux/run-bats
SH_LOG_COMPILER = $(SHELL)

# What a test may count on in its environment.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	EVAL='$(abs_top_builddir)/$(EVAL_PROGRAM)$(EXEEXT)'; export EVAL; \
	NOTEGRAPH='$(abs_top_builddir)/tools/notegraph$(EXEEXT)'; export NOTEGRAPH; \
	SAMPLE='$(abs_top_srcdir)/%D%/vaults/sample'; export SAMPLE; \
	AWK='$(AWK)'; export AWK; \
	BATS='$(BATS)'; export BATS; \
	CC='$(CC)'; export CC; \
	CXX='$(CXX)'; export CXX; \
	INSTRUMENT_CFLAGS='$(INSTRUMENT_CFLAGS)'; export INSTRUMENT_CFLAGS; \
	MAKE='$(MAKE)'; export MAKE; \
	NM='$(NM_GNU)'; export NM; \
	NG_CPPFLAGS='$(GRAPHVIZ_CFLAGS) $(YAML_CFLAGS) $(UTF8PROC_CFLAGS)'; export NG_CPPFLAGS; \
	PKG_CONFIG='$(PKG_CONFIG)'; export PKG_CONFIG; \
	PYTHON='$(PYTHON)'; export PYTHON; \
	PYTHON_JSONSCHEMA='$(PYTHON_JSONSCHEMA)'; export PYTHON_JSONSCHEMA; \
	XMLLINT='$(XMLLINT)'; export XMLLINT; \
	ASAN_OPTIONS="$${ASAN_OPTIONS-detect_stack_use_after_return=1:strict_string_checks=1}"; \
	export ASAN_OPTIONS; \
	LSAN_OPTIONS="$${LSAN_OPTIONS-suppressions=$(abs_top_srcdir)/%D%/lsan.supp:print_suppressions=0}"; \
	export LSAN_OPTIONS; \
	UBSAN_OPTIONS="$${UBSAN_OPTIONS-print_stacktrace=1}"; export UBSAN_OPTIONS;


# `make eval` says how right the library is; `make eval-develop` lists what is wrong, too, in the half
# that may be looked at. CONTRIBUTING.md tells how to use them.
eval: $(EVAL_PROGRAM)$(EXEEXT)
	@$(EVAL_PROGRAM)$(EXEEXT) '$(srcdir)/%D%/eval/develop' '$(srcdir)/%D%/eval/held'

eval-develop: $(EVAL_PROGRAM)$(EXEEXT)
	@$(EVAL_PROGRAM)$(EXEEXT) --errors '$(srcdir)/%D%/eval/develop'

# `make fuzz` lets each fuzz target look for new inputs for a while, in a build made with
# --enable-fuzzers. What it finds is kept in the build folder: fuzz-NAME is what broke it.
FUZZ_SECONDS = 60
fuzz: $(FUZZ_TARGETS)
if FUZZERS
	@bad=0; for target in $(FUZZ_TARGETS); do \
	  name=$${target##*/fuzz_}; \
	  found=$(abs_top_builddir)/%D%/fuzz/found/$$name; \
	  $(MKDIR_P) "$$found"; \
	  if $(AM_TESTS_ENVIRONMENT) \
	    "$$target" -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 \
	      -print_final_stats=1 -artifact_prefix="$$found-" \
	      "$$found" "$(srcdir)/%D%/fuzz/corpus/$$name" >"$$found.log" 2>&1 </dev/null; \
	  then \
	    echo "ok - fuzz_$$name: `sed -n 's/^stat::number_of_executed_units: *//p' "$$found.log"` inputs"; \
	  else \
	    bad=1; tail -n 40 "$$found.log"; echo "not ok - fuzz_$$name"; \
	  fi; \
	done; exit $$bad
else
	@echo 'make fuzz needs a build made with: configure --enable-fuzzers CC=clang' >&2; exit 1
endif

# `make bench` measures; BENCH_SIZES, BENCH_RUNS, BENCH_DIR and BENCH_COLD are explained in
# docs/performance.md. bench.json is for programs.
bench: $(BENCH_TOOLS) tools/notegraph$(EXEEXT)
	@$(AM_TESTS_ENVIRONMENT) CFLAGS='$(CFLAGS) $(INSTRUMENT_CFLAGS)'; export CFLAGS; \
	  $(SHELL) $(srcdir)/%D%/bench/bench.sh bench.json

CLEANFILES += bench.json
clean-local:
	rm -rf %D%/fuzz/found

.PHONY: bench eval eval-develop fuzz
