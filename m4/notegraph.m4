# SPDX-License-Identifier: MIT
# notegraph.m4 - helpers of configure.ac.

# NG_ENABLE(NAME, HELP): --enable-NAME, off by default; sets enable_NAME to yes or no.
AC_DEFUN([NG_ENABLE],
[AC_ARG_ENABLE([$1], [AS_HELP_STRING([--enable-$1], [$2])],
  [AS_CASE([$enableval], [yes|no], [],
    [AC_MSG_ERROR([--enable-$1: expected yes or no, not '$enableval'])])],
  [enable_$1=no])])

# NG_TRY_CFLAGS(VARIABLE, FLAGS): appends to VARIABLE each of FLAGS that the compiler takes without
# complaint. The user's CFLAGS are put back as they were.
AC_DEFUN([NG_TRY_CFLAGS],
[ng_save_CFLAGS=$CFLAGS
for ng_flag in $2; do
  AS_VAR_PUSHDEF([ng_cache], [ng_cv_cflag_$ng_flag])
  AC_CACHE_CHECK([whether $CC takes $ng_flag], [ng_cache],
    [CFLAGS="$ng_save_CFLAGS -Werror $ng_flag"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
      [AS_VAR_SET([ng_cache], [yes])], [AS_VAR_SET([ng_cache], [no])])
    CFLAGS=$ng_save_CFLAGS])
  AS_VAR_IF([ng_cache], [yes], [$1="${$1:+$$1 }$ng_flag"])
  AS_VAR_POPDEF([ng_cache])
done
CFLAGS=$ng_save_CFLAGS])

# NG_TRY_LINK_CFLAGS(VARIABLE, FLAGS, ACTION-IF-NOT): appends all of FLAGS to VARIABLE if a program
# compiles and links with them.
AC_DEFUN([NG_TRY_LINK_CFLAGS],
[AC_MSG_CHECKING([whether $CC links with $2])
ng_save_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS $2"
AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [ng_links=yes], [ng_links=no])
CFLAGS=$ng_save_CFLAGS
AC_MSG_RESULT([$ng_links])
AS_IF([test "$ng_links" = yes], [$1="${$1:+$$1 }$2"], [$3])])

# NG_TRY_LIBFUZZER(FLAGS, ACTION-IF, ACTION-IF-NOT): can a fuzz target be linked with FLAGS?
AC_DEFUN([NG_TRY_LIBFUZZER],
[AC_MSG_CHECKING([whether $CC has libFuzzer])
ng_save_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS $1"
AC_LINK_IFELSE([AC_LANG_SOURCE([[
#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return data == NULL && size != 0; }
]])], [ng_links=yes], [ng_links=no])
CFLAGS=$ng_save_CFLAGS
AC_MSG_RESULT([$ng_links])
AS_IF([test "$ng_links" = yes], [$2], [$3])])

# NG_SYSTEM_INCLUDES(VARIABLE): turns its -I into -isystem, so that our warnings judge our code only.
AC_DEFUN([NG_SYSTEM_INCLUDES],
[$1=`AS_ECHO([" $$1"]) | sed 's/ -I */ -isystem /g; s/^ *//'`])

# NG_REQUIRE(PREFIX, MODULES, NAME, DEBIAN, FEDORA, HOMEBREW): a library we cannot do without.
# Sets PREFIX_CFLAGS and PREFIX_LIBS, and notes MODULES for libnotegraph.pc.
AC_DEFUN([NG_REQUIRE],
[PKG_CHECK_MODULES([$1], [$2], [],
  [AC_MSG_ERROR([$3 not found (pkg-config: $2). Install it:
  Debian, Ubuntu  apt-get install $4
  Fedora          dnf install $5
  Homebrew        brew install $6
and run configure again. If it is installed elsewhere, set PKG_CONFIG_PATH or
$1[]_CFLAGS and $1[]_LIBS.
What pkg-config said: $[]$1[]_PKG_ERRORS])])
NG_SYSTEM_INCLUDES([$1_CFLAGS])
PC_REQUIRES="${PC_REQUIRES:+$PC_REQUIRES }$2"
AC_SUBST([PC_REQUIRES])])

# NG_GRAPHVIZ_FEATURES: what differs between versions of Graphviz, asked of its headers.
#   NG_GV_LENGTH_TYPE     what the last parameter of gvRenderData points at
#   HAVE_AGDISC_MEM       Agdisc_t has the member `mem` (memory discipline)
#   HAVE_AGIDDISC_ALLOC   Agiddisc_t has the member `alloc`
#   HAVE_BOOLEAN          it has its own type boolean, where later versions take bool
AC_DEFUN([NG_GRAPHVIZ_FEATURES],
[ng_save_CPPFLAGS=$CPPFLAGS
CPPFLAGS="$CPPFLAGS $GRAPHVIZ_CFLAGS"
AC_CACHE_CHECK([for the type of gvRenderData's length], [ng_cv_gv_length_type],
  [ng_cv_gv_length_type=unknown
  for ng_type in 'size_t' 'unsigned int'; do
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#include <stddef.h>
#include <gvc.h>
]], [[static int right@<:@_Generic(&gvRenderData,
  int (*)(GVC_t *, graph_t *, const char *, char **, $ng_type *): 1, default: -1)@:>@;
(void)right;]])], [ng_cv_gv_length_type=$ng_type])
  done])
AS_IF([test "$ng_cv_gv_length_type" = unknown],
  [AC_MSG_ERROR([this version of Graphviz declares gvRenderData in a way that is not known here;
config.log has the details])])
AC_DEFINE_UNQUOTED([NG_GV_LENGTH_TYPE], [$ng_cv_gv_length_type],
  [What the last parameter of gvRenderData points at])
AC_CHECK_MEMBER([Agdisc_t.mem], [AC_DEFINE([HAVE_AGDISC_MEM], [1],
  [Define to 1 if Agdisc_t has the member mem])], [], [[#include <cgraph.h>]])
AC_CHECK_MEMBER([Agiddisc_t.alloc], [AC_DEFINE([HAVE_AGIDDISC_ALLOC], [1],
  [Define to 1 if Agiddisc_t has the member alloc])], [], [[#include <cgraph.h>]])
AC_CHECK_TYPE([boolean], [AC_DEFINE([HAVE_BOOLEAN], [1],
  [Define to 1 if Graphviz has a type boolean])], [], [[#include <gvc.h>]])
CPPFLAGS=$ng_save_CPPFLAGS])
