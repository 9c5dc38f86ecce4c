/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of a document for which it was found: its text analysed again, by the same
 * analysis that made it match.
 */
#ifndef KZI_SEARCH_LIGHT_H
#define KZI_SEARCH_LIGHT_H

#include "search/query.h"

enum {
	/* Bytes of a document in which a good passage is sought first. */
	KZI_PASSAGES_BEGIN = 20 << 10,
	/* Behind so many no passage is chosen when there is one before. */
	KZI_PASSAGES_END = 80 << 10
};

/* A stretch of a block that is one of the words of a query, or cites what it asks for. */
typedef struct kzi_lit {
	size_t block;      /* from 0 */
	size_t start, end; /* bytes of its text */
	size_t which;      /* of what is sought; below KZI_QUERY_WORDS */
	const char *term;  /* of the query, as its nodes have it; NULL of a citation */
} kzi_lit;

/* What was found in the beginning of a document, for who then looks at more of it for the
 * same: from zero nothing was. The items are to be freed with free(). */
typedef struct kzi_lit_before {
	kzi_lit *items;
	size_t count, room;
	size_t block, at; /* where to go on */
	size_t before;    /* bytes of the blocks before that one */
	size_t enough;    /* the byte at which there is a good passage, or 0 */
	struct kzi_last_seen {
		size_t block, start; /* 1 more than they are */
	} seen[KZI_QUERY_WORDS];     /* of each word */
} kzi_lit_before;

/* How much of a document is looked through. From zero: all of it. */
typedef struct kzi_lighting {
	/* Of a long document only the beginning, as soon as that has a passage of so many
	 * bytes with every word of the query in it. */
	size_t passage;
	/* With so many of them, where it is known that no passage has more; 0: all. */
	size_t together;
	bool cut; /* the document goes on: what stands at its end may be half a word */
	bool whole_words; /* what is a part of a word is not lit */
	/* Only these bytes of one block (from 0), when end is not 0. */
	size_t block, start, end;
	/* Goes on behind what this has, and keeps here what it finds of a beginning that
	 * does not do. NULL: neither. */
	kzi_lit_before *so_far;
} kzi_lighting;

typedef struct kzi_lit_words {
	kzi_lit *items; /* in the order of the text */
	size_t count;
	bool every;  /* is every word of the query among them? */
	bool enough; /* is there such a passage, or has enough been looked through? */
} kzi_lit_words;

/* out->items is to be freed with free(), also after a failure. */
kz_status kzi_light(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_lighting how, kzi_lit_words *out, kz_error *err);

#endif
