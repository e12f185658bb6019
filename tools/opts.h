/* SPDX-License-Identifier: MIT
 * opts.h - owns the command line: what was asked for. */
#ifndef TOOL_OPTS_H
#define TOOL_OPTS_H

#include <notegraph.h>
#include <stdbool.h>

/* How the program ends; notegraph(1) documents it. */
enum exit_status { EXIT_OK = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_NO_FOCUS = 3 };

enum { FORMATS = NG_FORMAT_JSON + 1, MAX_FOCI = 16, MAX_FILES = 64, MAX_NAMES = 2 };

enum command_id { COMMAND_MAP, COMMAND_CONFIG, COMMAND_EXPLAIN, COMMAND_SUGGEST };

struct opts {
    const char *path;             /* NULL: the vault around the current folder */
    const char *names[MAX_NAMES]; /* to explain */
    size_t name_count;
    size_t max_suggestions;       /* 0: all */
    const char *outputs[FORMATS]; /* by ng_format: a file, "-", or NULL */
    const char *foci[MAX_FOCI];
    size_t focus_count;
    unsigned depth;
    ng_date since, until;
    unsigned kinds; /* a bit for each; 0: all */
    size_t max_nodes;
    bool max_nodes_given;
    const char *title;
    const char *config; /* NULL: notegraph.yaml in the vault's root, if it is there */
    const char *aliases[MAX_FILES];
    size_t alias_count;
    const char *includes[MAX_FILES], *excludes[MAX_FILES];
    size_t include_count, exclude_count;
    bool strict_links;
    bool verbose, quiet;
    bool help, version;
};

/* Reads the arguments after the name of `command`. Returns false after saying on stderr what is
 * wrong with them. */
bool opts_read(struct opts *opts, enum command_id command, int argc, char **argv);

/* Prints `notegraph --help`. */
void opts_help(void);

#endif
