/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A place in a document, as the search prints it and as one types it: "p. 3,
 * voetnoot 8", "alinea 12".
 */
#ifndef KAMERZOEK_CLI_PLACE_H
#define KAMERZOEK_CLI_PLACE_H

#include <kamerzoek.h>

enum { PLACE_MARK_MAX = 72, PLACE_MAX = 128 };

struct place {
	uint32_t page;      /* 0: on any */
	uint32_t paragraph; /* 0: none */
	bool is_note;
	char mark[PLACE_MARK_MAX]; /* of the note, "" when it has none */
};

/* Where a hit is; all zero when not in the text. */
struct place place_of_hit(const kz_hit *hit);

/* "p. 3, alinea 12"; "" for nowhere. Gives buffer. */
const char *place_text(const struct place *place, char buffer[PLACE_MAX]);

/* "p. 3, voetnoot 8", "alinea 12", "12", "p3", "n8". False when it is none. */
bool place_parse(const char *text, struct place *out);

/* Is the block there? A place that is a page has no notes. */
bool place_is_at(const kz_block *block, const struct place *place);
/* Does the mark of that note stand in the block? */
bool place_refers(const kz_block *block, const char *mark);
/* The first block of the place; of a note, the one with its mark where there is one.
 * False when the document has no such place. */
bool place_find(const kz_document *document, const struct place *place, size_t *out);

#endif
