/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text of documents on stdout, in lines of a given width, with what was found in
 * it lit, or between « and » where there is no colour.
 */
#ifndef KAMERZOEK_CLI_LAYOUT_H
#define KAMERZOEK_CLI_LAYOUT_H

#include "terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Start from zero; gathers text, and layout_write() empties it. */
struct layout {
	style around; /* what stands around what is lit */
	FILE *stream;
	char *bytes;
	size_t length;
};

/* A width at which no line is broken. */
#define LAYOUT_ONE_LINE ((size_t)-1)

void layout_add(struct layout *layout, const char *text, bool hit);
void layout_add_bytes(struct layout *layout, const char *text, size_t length, bool hit);
/* Goes on at that column, and puts indent spaces before each next line. */
void layout_write(struct layout *layout, size_t column, size_t indent, size_t width);

/* The same for one text. */
void layout_write_text(const char *text, size_t column, size_t indent, size_t width);

#endif
