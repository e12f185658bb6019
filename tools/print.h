/* SPDX-License-Identifier: MIT
 * print.h - owns how what is known of a graph is printed: evidence, reasons, places, YAML. */
#ifndef TOOL_PRINT_H
#define TOOL_PRINT_H

#include <notegraph.h>

enum { MAX_EVIDENCE_TEXT = 640 };

/* A kind with its article: "an org". */
const char *print_kind_article(ng_kind kind);

/* A share as people read it, 0 to 99: only what is declared is certain. */
int print_percent(double share);

/* Writes what a piece of evidence is, in words. */
void print_evidence_text(char out[MAX_EVIDENCE_TEXT], const ng_evidence *evidence);

/* Prints `text` and blanks up to `width` characters. */
void print_padded(const char *text, size_t width);
size_t print_width(const char *text);

/* Prints the place as path:line:column behind the folder that it is relative to, as findings are;
 * nothing if it is nowhere. */
void print_place(const char *root, const ng_origin *place);
void print_path(const char *root, const char *path);

/* Prints the reasons of a match below each other, their weights first. */
void print_reasons(const char *why);

/* Prints text so that YAML reads it back as a string, as a key too. */
void print_yaml(const char *text);

#endif
