/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was asked of kamerzoek cites. */
#ifndef KAMERZOEK_CLI_CITES_REQUEST_H
#define KAMERZOEK_CLI_CITES_REQUEST_H

#include <kamerzoek.h>

enum cites_format { CITES_TEXT, CITES_JSON, CITES_JSONL, CITES_TSV, CITES_DOT };

struct cites_request {
	const char
		*file; /* "-" is standard input; NULL: a document of the index is meant */
	const char *own;  /* the piece that the file is of, or NULL */
	const char *name; /* of the document, as it was given */
	kz_graph_options options;
	enum cites_format format;
};

#endif
