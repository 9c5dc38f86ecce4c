/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the commands that search, or show what was found, have in common on their command
 * line: the words, conditions beside them, and the format. */
#ifndef KAMERZOEK_CLI_ASKED_H
#define KAMERZOEK_CLI_ASKED_H

#include "columns.h"
#include "formats.h"
#include "options.h"

/* Start from zero. What is in it lives until asked_free(). */
struct asked {
	enum format format;
	column_form columns;      /* when the format has them */
	char *query;              /* the words, with a space between */
	kz_search_options search; /* but for the limit */
	kz_filter *filter;
	bool narrowed; /* the filter has something in it */
	kz_synonyms *synonyms;
};

/* EXIT_DONE, or an exit code after a message; asked_free() in either case. */
int asked_read(struct asked *asked, const struct arguments *args);
void asked_free(struct asked *asked);

/* The format, text when none was given, and the form of its columns. EXIT_DONE, or
 * EXIT_USAGE after a message. */
int asked_format(const struct arguments *args, enum format *format, column_form *columns);

#endif
