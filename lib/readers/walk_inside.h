/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inside of a walk through a tree, for the files that know its elements. */
#ifndef KZI_READERS_WALK_INSIDE_H
#define KZI_READERS_WALK_INSIDE_H

#include "readers/flow.h"
#include "readers/walk.h"

enum { KZI_MARK_MAX = 64 };

typedef struct kzi_item {
	char mark[KZI_MARK_MAX + 1];
	bool written; /* in the text, and not made up for it */
	bool given;   /* to a block */
} kzi_item;

/* Where in a text a node stands. */
typedef struct kzi_place {
	kz_block_kind kind;
	unsigned section; /* how deep headings are */
	unsigned level;
	unsigned items; /* how many it is in */
	bool in_line;   /* what is not known is part of it */
	bool flat;      /* a cell, a note: what would be blocks are words in it */
	kzi_item *item;
	size_t *cells;                /* of the row so far */
	const char *mark;             /* of a note */
	const kzi_xml_node *own_mark; /* where that stands */
} kzi_place;

typedef struct kzi_walker {
	const kzi_vocabulary *words;
	kzi_flow flow;
	/* Notes wait until the block that they stand in is done. */
	const kzi_xml_node **notes;
	size_t note_count, note_room;
	bool leading; /* the text so far begins the block that comes */
} kzi_walker;

void kzi_walk_out_of_memory(kzi_walker *w);
/* The role of an element; word (may be NULL) is where it was found. */
kzi_role kzi_walk_role(kzi_walker *w, const kzi_xml_node *node, const kzi_word **word);

void kzi_walk_children(kzi_walker *w, const kzi_xml_node *node, kzi_place at);
/* A node that is a block of its own, or in a cell some words apart. */
void kzi_walk_block(
	kzi_walker *w, const kzi_xml_node *node, const kzi_place *around, kzi_place at);
/* The text so far is a block of that place; the second also gives the notes. */
void kzi_walk_add_block(kzi_walker *w, const kzi_place *at);
void kzi_walk_end_block(kzi_walker *w, const kzi_place *at);

/* ---- Elements ---- */

void kzi_walk_item(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around);
void kzi_walk_mark(kzi_walker *w, const kzi_xml_node *node, const kzi_place *at);
void kzi_walk_row(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around);
void kzi_walk_cell(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around);
void kzi_walk_note(kzi_walker *w, const kzi_xml_node *node, const kzi_place *at);
void kzi_walk_note_ref(kzi_walker *w, const kzi_xml_node *node);
/* A note that waited, as a block. */
void kzi_walk_add_note(kzi_walker *w, const kzi_xml_node *note);

#endif
