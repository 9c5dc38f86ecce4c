/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A tree of XML or HTML into blocks, by a vocabulary: what each of its elements is in
 * a text. Nothing is dropped but what the vocabulary says; what it does not know is
 * part of the line it stands in, or else holds paragraphs.
 */
#ifndef KZI_READERS_WALK_H
#define KZI_READERS_WALK_H

#include "document/document.h"
#include "readers/xml.h"

typedef enum kzi_role {
	KZI_UNKNOWN = 0,
	KZI_HOLDER,    /* holds blocks; text right in it is a paragraph */
	KZI_LINE,      /* a paragraph */
	KZI_HEADING,   /* level: below that of its section */
	KZI_SECTION,   /* a holder in which headings are a level deeper */
	KZI_LIST,      /* a holder of items */
	KZI_ITEM,      /* its first block has the mark, and the others belong to it */
	KZI_MARK,      /* "a." of an item */
	KZI_ROW,       /* of a table */
	KZI_CELL,      /* of a row */
	KZI_NOTE,      /* stands where it is referred to */
	KZI_NOTE_MARK, /* the "8" of it */
	KZI_NOTE_REF,  /* refers to a note that stands elsewhere */
	KZI_INLINE,    /* part of a line */
	KZI_APART,     /* the same, and what follows is another word */
	KZI_LEAD,      /* the same, and begins the block that comes next */
	KZI_BREAK,     /* a line within a line */
	KZI_LINK,      /* part of a line that leads somewhere */
	KZI_IMAGE,     /* its text is in an attribute */
	KZI_DROPPED    /* not text */
} kzi_role;

typedef struct kzi_word {
	const char *name;
	const char *parent; /* NULL: whatever that is */
	kzi_role role;
	unsigned level; /* of a heading */
} kzi_word;

typedef struct kzi_vocabulary {
	/* In order of name; with a parent before without. */
	const kzi_word *words;
	size_t count;
	/* How deep the heading is, where its word is not enough; may be NULL. */
	unsigned (*level)(const kzi_xml_node *heading, unsigned by_word);
	/* May say something else of a node, where a name is not enough; may be NULL.
	 * *failed becomes true when there is no memory to tell. */
	kzi_role (*role)(const kzi_xml_node *node, kzi_role by_name, bool *failed);
	/* Where a link leads, "kst-36600-XIV-60"; false: nowhere that counts. */
	bool (*target)(const kzi_xml_node *node, char *out, size_t size);
	/* The mark of an item that has none in its text, "1."; may be NULL. */
	void (*mark)(const kzi_xml_node *item, char *out, size_t size);
} kzi_vocabulary;

/* All that is in top, as blocks at the end of the document. */
kz_status kzi_walk(const kzi_xml_node *top, const kzi_vocabulary *words,
	kz_document *document, kz_error *err);

#endif
