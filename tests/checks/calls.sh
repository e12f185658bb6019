#!/bin/sh
# SPDX-License-Identifier: MIT
# calls.sh - what the library must never call, asked of its object files: it does not print, end or
# change the process, allocate past the context's allocator, use state that threads share, or do
# what depends on the locale.
set -u
NM=${NM:-nm}
awk=${AWK:-awk}
src=${top_srcdir:-.}/libnotegraph
build=${top_builddir:-.}/libnotegraph

# file:function, and why it may.
allowed='
base/ctx.c:malloc       the default allocator
base/ctx.c:calloc       the default allocator
base/ctx.c:realloc      the default allocator
base/ctx.c:free         the default allocator
render/graphviz.c:free  what Graphviz hands over comes from malloc
'

forbidden='
prints:printf,vprintf,fprintf,vfprintf,dprintf,vdprintf,puts,putchar,putc,fputs,fputc,fwrite
prints:perror,syslog,stdout,stderr,stdin,stdoutp,stderrp,stdinp,warn,warnx,err,errx
ends the process:exit,_exit,_Exit,Exit,abort,quick_exit,atexit,raise,kill,assert_fail,assert_rtn
ends the process:assert,assert2
touches the process:fork,vfork,posix_spawn,system,popen,execve,execv,execvp,execl,execlp
touches the process:signal,sigaction,sigprocmask,pthread_sigmask,alarm,chdir,fchdir,umask
touches the process:getenv,secure_getenv,setenv,unsetenv,putenv
allocates past the allocator:malloc,calloc,realloc,reallocarray,free,aligned_alloc
allocates past the allocator:posix_memalign,memalign,valloc,strdup,strndup,asprintf,vasprintf
allocates past the allocator:getline,getdelim,open_memstream,scandir
uses state that threads share:strtok,rand,srand,random,srandom,drand48,strerror,asctime,ctime
uses state that threads share:gmtime,localtime,ttyname,tmpnam,mktemp,getpwnam,getpwuid
depends on the locale:setlocale,uselocale,newlocale,localeconv,nl_langinfo
depends on the locale:ctype_b_loc,ctype_tolower_loc,ctype_toupper_loc,maskrune,tolower,toupper
depends on the locale:isalnum,isalpha,isblank,iscntrl,isdigit,isgraph,islower,isprint,ispunct
depends on the locale:isspace,isupper,isxdigit,towlower,towupper,iswalpha,iswspace
depends on the locale:strcasecmp,strncasecmp,strcoll,strxfrm,strftime,strptime
depends on the locale:strtod,strtof,strtold,atof,mbtowc,mbrtowc,mbstowcs,wcstombs,wctomb
'

objects=0
bad=0
report=$(mktemp) || exit 99
trap 'rm -f "$report"' EXIT
darwin=$(uname -s)

for file in $(cd "$src" && find . -name '*.c' | sed 's|^\./||' | LC_ALL=C sort); do
    dir=$build/${file%/*}
    noun=${file##*/}
    object=$dir/.libs/${noun%.c}.o
    [ -f "$object" ] || object=$dir/${noun%.c}.o
    if [ ! -f "$object" ]; then
        echo "$file: it has no object file"
        bad=1
        continue
    fi
    objects=$((objects + 1))
    "$NM" -u "$object" >"$report" || exit 99
    # shellcheck disable=SC2016
    "$awk" -v file="$file" -v allowed="$allowed" -v forbidden="$forbidden" -v os="$darwin" '
    BEGIN {
        n = split(forbidden, line, "\n")
        for (i = 1; i <= n; i++) {
            colon = index(line[i], ":")
            m = split(substr(line[i], colon + 1), name, ",")
            for (j = 1; j <= m; j++)
                why[name[j]] = substr(line[i], 1, colon - 1)
        }
        n = split(allowed, line, "\n")
        for (i = 1; i <= n; i++) {
            split(line[i], part, " ")
            may[part[1]] = 1
        }
    }
    {
        symbol = $NF
        called = symbol
        sub(/@.*/, "", called)
        if (os == "Darwin")
            sub(/^_/, "", called)
        # What the C library makes of a name: __printf_chk, __isoc99_sscanf, __ctype_b_loc.
        if (called ~ /^__/) {
            sub(/^__/, "", called)
            sub(/_chk$/, "", called)
            sub(/^isoc[0-9]+_/, "", called)
        }
        if (called in why && !((file ":" called) in may)) {
            printf "%s calls %s, which %s\n", file, symbol, why[called]
            bad = 1
        }
    }
    END { exit bad }' "$report" || bad=1
done

# printf writes a decimal comma where the locale has one, and the linker cannot see it.
# shellcheck disable=SC2046
if (cd "$src" && grep -nE '"[^"]*%[-+#0]*[0-9*]*(\.[0-9*]+)?(l|L)?[aefgAEFG][^"]*"' \
    $(find . -name '*.c' | LC_ALL=C sort) /dev/null | grep -v 'locale: safe'); then
    echo 'these formats depend on the locale (a comment "locale: safe" says that one does not)'
    bad=1
fi

echo "$objects object files"
[ "$objects" -gt 0 ] || exit 99
exit "$bad"
