/* SPDX-License-Identifier: MIT
 * opts.c - the command line. */
#include "opts.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

enum { DEFAULT_MAX_NODES = 60, DEFAULT_DEPTH = 2, DEFAULT_SUGGESTIONS = 20 };

enum { /* up to OPT_TITLE, those of the map alone */
    OPT_SVG = 256, OPT_DOT, OPT_PNG, OPT_PDF, OPT_JSON, OPT_FOCUS, OPT_DEPTH, OPT_SINCE, OPT_UNTIL,
    OPT_KINDS, OPT_MAX_NODES, OPT_TITLE, OPT_MAX, OPT_VAULT, OPT_CONFIG, OPT_ALIASES,
    OPT_INCLUDE, OPT_EXCLUDE, OPT_STRICT_LINKS, OPT_VERSION, OPT_HELP
};

static const struct option long_options[] = {
    {"svg", required_argument, NULL, OPT_SVG},
    {"dot", required_argument, NULL, OPT_DOT},
    {"png", required_argument, NULL, OPT_PNG},
    {"pdf", required_argument, NULL, OPT_PDF},
    {"json", required_argument, NULL, OPT_JSON},
    {"focus", required_argument, NULL, OPT_FOCUS},
    {"depth", required_argument, NULL, OPT_DEPTH},
    {"since", required_argument, NULL, OPT_SINCE},
    {"until", required_argument, NULL, OPT_UNTIL},
    {"kinds", required_argument, NULL, OPT_KINDS},
    {"max-nodes", required_argument, NULL, OPT_MAX_NODES},
    {"title", required_argument, NULL, OPT_TITLE},
    {"max", required_argument, NULL, OPT_MAX},
    {"vault", required_argument, NULL, OPT_VAULT},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"aliases", required_argument, NULL, OPT_ALIASES},
    {"include", required_argument, NULL, OPT_INCLUDE},
    {"exclude", required_argument, NULL, OPT_EXCLUDE},
    {"strict-links", no_argument, NULL, OPT_STRICT_LINKS},
    {"verbose", no_argument, NULL, 'v'},
    {"quiet", no_argument, NULL, 'q'},
    {"version", no_argument, NULL, OPT_VERSION},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0},
};

void opts_help(void) {
    (void)fputs(
        "Usage: notegraph [map] [OPTION]... [PATH]\n"
        "       notegraph explain [OPTION]... NAME [NAME2]\n"
        "       notegraph suggest [OPTION]... [PATH]\n"
        "       notegraph config [OPTION]... [PATH]\n"
        "\n"
        "Reads the Markdown notes below PATH and draws who meets whom about what (map),\n"
        "says why a name is read as it is, or why two are or are not one (explain),\n"
        "asks what the notes leave open, with the lines that settle it (suggest), or\n"
        "prints what words mean in them, as a file to begin with (config).\n"
        "PATH is a folder or one note; by default it is the vault around the current\n"
        "folder: the nearest folder upwards that holds .obsidian, else the current one.\n"
        "\n"
        "Output (any number of them; FILE may be - for standard output):\n"
        "  --svg FILE        a map as SVG\n"
        "  --png FILE        ... as PNG\n"
        "  --pdf FILE        ... as PDF\n"
        "  --dot FILE        ... as Graphviz DOT\n"
        "  --json FILE       the graph as JSON, with the origin of every edge\n"
        "Without any of them a summary of the vault is printed.\n"
        "\n"
        "What to show:\n"
        "  --focus NAME      look from this person, organisation, project or meeting;\n"
        "                    may be given several times. Without it, a map called\n"
        "                    acme.svg looks from Acme, if there is one Acme\n"
        "  --depth N         go N steps from the focus (default 2)\n"
        "  --since DATE      only meetings on or after DATE (YYYY-MM-DD)\n"
        "  --until DATE      only meetings on or before DATE\n"
        "  --kinds LIST      only these kinds: person, org, project, meeting, forum,\n"
        "                    team, topic, unknown; separated by commas\n"
        "  --max-nodes N     draw at most N nodes, the most important ones (default 60;\n"
        "                    0: all); applies to --json only when given\n"
        "  --title TEXT      title of the map (default: the focus)\n"
        "\n"
        "What to suggest:\n"
        "  --max N           at most N questions, the most useful ones (default 20;\n"
        "                    0: all)\n"
        "\n"
        "How to read the notes:\n"
        "  --vault PATH      the same as PATH; explain takes names only, so it needs this\n"
        "  --config FILE     what words mean here (default: notegraph.yaml in the vault's\n"
        "                    root); notegraph config prints the one in effect\n"
        "  --aliases FILE    other names of people, accounts and projects\n"
        "  --include GLOB    read only notes whose path matches\n"
        "  --exclude GLOB    do not read notes whose path matches\n"
        "  --strict-links    let links lead to notes by file name only, not by alias,\n"
        "                    title or folder\n"
        "\n"
        "Messages:\n"
        "  -v, --verbose     show notes among the findings, and a summary\n"
        "  -q, --quiet       show nothing but what makes the command fail\n"
        "      --version     print the version and exit\n"
        "      --help        print this help and exit\n"
        "\n"
        "Exit status: 0 success; 1 something failed, as a message says; 2 wrong usage;\n"
        "3 a name is unknown or ambiguous. Flaws in notes are reported as\n"
        "FILE:LINE:COLUMN: and do not make it fail.\n"
        "\n"
        "Examples: notegraph --svg acme.svg ~/notes\n"
        "          notegraph explain --vault ~/notes Annie 'Ann Lee'\n",
        stdout);
}

static bool read_number(const char *option, const char *text, unsigned long max,
                        unsigned long *number) {
    char *end;
    errno = 0;
    *number = strtoul(text, &end, 10);
    if (*text >= '0' && *text <= '9' && *end == '\0' && errno == 0 && *number <= max)
        return true;
    report_error("--%s takes a number from 0 to %lu, not \"%s\"", option, max, text);
    return false;
}

static bool read_date(const char *option, const char *text, ng_date *date) {
    *date = ng_date_parse(text);
    if (*date != NG_NO_DATE && strlen(text) == 10)
        return true;
    report_error("--%s takes a date such as 2025-11-06, not \"%s\"", option, text);
    return false;
}

static bool read_kinds(const char *list, unsigned *kinds) {
    char name[16];
    ng_kind kind;
    for (const char *at = list;;) {
        size_t size = strcspn(at, ",");
        (void)snprintf(name, sizeof name, "%.*s", size < sizeof name ? (int)size : 0, at);
        if (!ng_kind_from_name(name, &kind)) {
            report_error("--kinds: there is no kind \"%.*s\"; kinds are person, org, project, "
                         "meeting, forum, team, topic and unknown",
                         (int)size, at);
            return false;
        }
        *kinds |= 1U << (unsigned)kind;
        if (at[size] == '\0')
            return true;
        at += size + 1;
    }
}

static bool read_output(struct opts *opts, ng_format format, const char *option,
                        const char *file) {
    if (*file == '\0' || opts->outputs[format] != NULL) {
        report_error(*file == '\0' ? "--%s needs the name of a file" : "--%s is given twice",
                     option);
        return false;
    }
    opts->outputs[format] = file;
    return true;
}

static bool add_file(const char **files, size_t *count, const char *option, const char *file) {
    if (*count == MAX_FILES) {
        report_error("--%s can be given %d times", option, MAX_FILES);
        return false;
    }
    files[(*count)++] = file;
    return true;
}

static bool read_path(struct opts *opts, const char *path) {
    if (opts->path == NULL) {
        opts->path = path;
        return true;
    }
    report_error("one folder or note at a time, please; \"%s\" is one too many", path);
    return false;
}

static bool read_name(struct opts *opts, const char *name) {
    if (opts->name_count < MAX_NAMES) {
        opts->names[opts->name_count++] = name;
        return true;
    }
    report_error("explain takes one or two names; \"%s\" is one too many", name);
    return false;
}

/* An option of one command means nothing to the others. */
static bool is_for(enum command_id command, int option) {
    const char *owner = option >= OPT_SVG && option <= OPT_TITLE ? "map"
                        : option == OPT_MAX                      ? "suggest"
                                                                 : NULL;
    if (owner == NULL || command == (option == OPT_MAX ? COMMAND_SUGGEST : COMMAND_MAP))
        return true;
    for (const struct option *known = long_options; known->name != NULL; known++)
        if (known->val == option)
            report_error("--%s is an option of notegraph %s", known->name, owner);
    return false;
}

static bool read_option(struct opts *opts, int option) {
    unsigned long number;
    switch (option) {
    case OPT_SVG:
        return read_output(opts, NG_FORMAT_SVG, "svg", optarg);
    case OPT_DOT:
        return read_output(opts, NG_FORMAT_DOT, "dot", optarg);
    case OPT_PNG:
        return read_output(opts, NG_FORMAT_PNG, "png", optarg);
    case OPT_PDF:
        return read_output(opts, NG_FORMAT_PDF, "pdf", optarg);
    case OPT_JSON:
        return read_output(opts, NG_FORMAT_JSON, "json", optarg);
    case OPT_FOCUS:
        if (opts->focus_count == MAX_FOCI) {
            report_error("--focus can be given %d times", MAX_FOCI);
            return false;
        }
        opts->foci[opts->focus_count++] = optarg;
        return true;
    case OPT_DEPTH:
        if (!read_number("depth", optarg, 100, &number))
            return false;
        opts->depth = (unsigned)number;
        return true;
    case OPT_SINCE:
        return read_date("since", optarg, &opts->since);
    case OPT_UNTIL:
        return read_date("until", optarg, &opts->until);
    case OPT_KINDS:
        return read_kinds(optarg, &opts->kinds);
    case OPT_MAX_NODES:
        if (!read_number("max-nodes", optarg, 1000000, &number))
            return false;
        opts->max_nodes = number;
        opts->max_nodes_given = true;
        return true;
    case OPT_TITLE:
        opts->title = optarg;
        return true;
    case OPT_MAX:
        if (!read_number("max", optarg, 1000000, &number))
            return false;
        opts->max_suggestions = number;
        return true;
    case OPT_VAULT:
        return read_path(opts, optarg);
    case OPT_CONFIG:
        opts->config = optarg;
        return true;
    case OPT_ALIASES:
        return add_file(opts->aliases, &opts->alias_count, "aliases", optarg);
    case OPT_INCLUDE:
        return add_file(opts->includes, &opts->include_count, "include", optarg);
    case OPT_EXCLUDE:
        return add_file(opts->excludes, &opts->exclude_count, "exclude", optarg);
    case OPT_STRICT_LINKS:
        opts->strict_links = true;
        return true;
    case 'v':
        opts->verbose = true;
        return true;
    case 'q':
        opts->quiet = true;
        return true;
    case OPT_HELP:
        opts->help = true;
        return true;
    case OPT_VERSION:
        opts->version = true;
        return true;
    default:
        return false; /* getopt has said why */
    }
}

bool opts_read(struct opts *opts, enum command_id command, int argc, char **argv) {
    *opts = (struct opts){.depth = DEFAULT_DEPTH, .since = NG_NO_DATE, .until = NG_NO_DATE,
                          .max_nodes = DEFAULT_MAX_NODES,
                          .max_suggestions = DEFAULT_SUGGESTIONS};
    size_t to_stdout = 0;
    for (int option; (option = getopt_long(argc, argv, "vq", long_options, NULL)) != -1;)
        if (!is_for(command, option) || !read_option(opts, option))
            return false;
    if (opts->help || opts->version)
        return true;
    for (; optind < argc; optind++)
        if (!(command == COMMAND_EXPLAIN ? read_name : read_path)(opts, argv[optind]))
            return false;
    if (command == COMMAND_EXPLAIN && opts->name_count == 0) {
        report_error("explain needs a name");
        return false;
    }
    for (int i = 0; i < FORMATS; i++)
        to_stdout += opts->outputs[i] != NULL && strcmp(opts->outputs[i], "-") == 0;
    if (to_stdout > 1) {
        report_error("only one output can go to standard output");
        return false;
    }
    if (opts->since != NG_NO_DATE && opts->until != NG_NO_DATE && opts->since > opts->until) {
        report_error("--since is later than --until");
        return false;
    }
    return true;
}
