/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Blocks out of running text: words come in by the stretch, with the marks of notes
 * and the links between them, and go into the document a block at a time. Knows no
 * formats.
 */
#ifndef KZI_READERS_FLOW_H
#define KZI_READERS_FLOW_H

#include "base/arena.h"
#include "base/buffer.h"
#include "document/document.h"

typedef struct kzi_flow_link {
	size_t start, end;
	const char *name; /* of what it leads to, "kst-36600-XIV-60" */
} kzi_flow_link;

/* Begin with the document and err set, and all else zero. */
typedef struct kzi_flow {
	kz_document *document;
	kz_error *err;
	kz_status status; /* the first failure, after which nothing happens */

	/* Of the block that is being made. */
	kzi_buffer text;
	enum { KZI_NO_GAP, KZI_SOFT_GAP, KZI_GAP } gap; /* due before the next word */
	kz_note_ref *refs;
	size_t ref_count;
	kzi_flow_link *links;
	size_t link_count;
	kzi_arena arena;
} kzi_flow;

/*
 * Text, in which each run of white space is one space, and none at the ends of a
 * block. A newline that somebody's editor put before a full stop or behind an opening
 * bracket is none at all: "(\n D66\n )" is "(D66)".
 */
void kzi_flow_text(kzi_flow *flow, const char *text, size_t length);
/* What comes next is another word, as if there were a newline. */
void kzi_flow_space(kzi_flow *flow);
/* What comes next is another cell. */
void kzi_flow_tab(kzi_flow *flow);
/* Here stands the mark of a note; one that no block can have becomes text. */
void kzi_flow_note(kzi_flow *flow, const char *mark);
/* What comes between these leads to something; links are not nested. */
void kzi_flow_link_begin(kzi_flow *flow, const char *name);
void kzi_flow_link_end(kzi_flow *flow);

bool kzi_flow_is_empty(const kzi_flow *flow);
/* The text so far is a block like this one; when there is none, nothing happens. */
void kzi_flow_end(kzi_flow *flow, const kz_block *like);

/* Could this be the mark of a block? It is short, and has no control characters. */
bool kzi_flow_is_mark(const char *mark);

/* Frees all but the document; gives the status. */
kz_status kzi_flow_finish(kzi_flow *flow);

#endif
