/* SPDX-License-Identifier: MIT
 * main.c - the notegraph command: a table of commands, `map` being the one without a name. */
#include <stdio.h>
#include <string.h>

#include "cmd_config.h"
#include "cmd_explain.h"
#include "cmd_map.h"
#include "cmd_suggest.h"
#include "opts.h"
#include "report.h"

struct command {
    const char *name;
    enum command_id id;
    enum exit_status (*run)(const struct opts *opts);
};

static const struct command commands[] = {
    {"map", COMMAND_MAP, cmd_map},
    {"config", COMMAND_CONFIG, cmd_config},
    {"explain", COMMAND_EXPLAIN, cmd_explain},
    {"suggest", COMMAND_SUGGEST, cmd_suggest},
};

int main(int argc, char **argv) {
    const struct command *command = &commands[0];
    struct opts opts;
    static char name[] = "notegraph"; /* for getopt's messages, whatever we were started as */
    if (argc > 0)
        argv[0] = name;
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(argv[1], commands[i].name) == 0) {
            command = &commands[i];
            argv[1] = argv[0];
            argc--;
            argv++;
            break;
        }
    if (!opts_read(&opts, command->id, argc, argv)) {
        (void)fputs("Try 'notegraph --help'.\n", stderr);
        return EXIT_USAGE;
    }
    enum exit_status exit_status = EXIT_OK;
    if (opts.help)
        opts_help();
    else if (opts.version)
        (void)printf("notegraph %s\n", ng_version());
    else
        exit_status = command->run(&opts);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        report_error("standard output: cannot be written");
        return exit_status == EXIT_OK ? EXIT_FAILED : exit_status;
    }
    return exit_status;
}
