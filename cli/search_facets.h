/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How many of the documents that a search finds there are of each year, kind and so on,
 * in place of the documents. */
#ifndef KAMERZOEK_CLI_SEARCH_FACETS_H
#define KAMERZOEK_CLI_SEARCH_FACETS_H

#include "columns.h"
#include "formats.h"
#include "session.h"

struct facets_request {
	const char *query;
	const kz_search_options *search;
	enum format format;
	column_form columns;
	uint32_t most; /* values of each; 0 for as many as the format shows */
};

/* "text json tsv csv". */
extern const char facets_formats[];
bool facets_have(enum format format);

/* Its exit code. */
int facets_show(const struct session *session, kz_index *index,
	const struct facets_request *request);

#endif
