/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An OpenDocument text on its way to blocks: its styles, the marks of its lists, and the
 * text itself. Elements are known by their names, whatever their prefixes.
 */
#ifndef KZI_READERS_ODT_H
#define KZI_READERS_ODT_H

#include "readers/office.h"

enum { KZI_ODT_LEVELS = 10 };

/* What a style says of its letters; "" is not said. */
typedef struct kzi_odt_style {
	kzi_named named;
	const char *parent;  /* the style that it is made from */
	const char *weight;  /* "bold" */
	const char *display; /* "none" */
} kzi_odt_style;

typedef struct kzi_odt_level {
	bool known;
	kzi_numbering format;
	const char *bullet; /* NULL: it is numbered */
	const char *prefix, *suffix;
	unsigned start, shown; /* the number of levels that are */
} kzi_odt_level;

/* The style of a list, and how far those in that style have counted. */
typedef struct kzi_odt_list {
	kzi_named named;
	kzi_odt_level levels[KZI_ODT_LEVELS];
	unsigned numbers[KZI_ODT_LEVELS]; /* of the last item; 0: none yet */
} kzi_odt_list;

typedef struct kzi_odt_styles {
	kzi_arena arena;
	kzi_odt_style *items;
	size_t count;
	kzi_odt_list *lists;
	size_t list_count;
	kzi_odt_list outline; /* of headings; the same with no levels: none */
} kzi_odt_styles;

typedef struct kzi_odt {
	kz_error *err;
	kzi_flow flow;
	kzi_odt_styles styles;
	kzi_queue notes, boxes;
	bool in_note, in_table, in_masthead;

	/* The list that is being read: */
	bool in_list;
	const char *list; /* its style, "" when it has none */
	unsigned depth;   /* from 1 */
	bool has_mark;    /* the next paragraph begins an item */
	unsigned start;   /* the number that the item says it has; 0: none */

	/* Of the paragraph that is being read: */
	bool bold_style;
	size_t letters, bold_letters;
} kzi_odt;

/* ---- odt_styles.c ---- */

/* Adds the styles right below node, which may be NULL. KZ_E_NO_MEMORY. */
kz_status kzi_odt_styles_add(
	kzi_odt_styles *styles, const kzi_xml_node *node, kz_error *err);
/* When all are added, and before any is looked up: of two with one name, that which was
 * added first counts. */
void kzi_odt_styles_sort(kzi_odt_styles *styles);
void kzi_odt_styles_free(kzi_odt_styles *styles);

/* Is that style bold, by itself or by those it is made from? 1, 0, or -1: not said. */
int kzi_odt_is_bold(const kzi_odt_styles *styles, const char *name);
bool kzi_odt_is_hidden(const kzi_odt_styles *styles, const char *name);

/* ---- odt_lists.c ---- */

void kzi_odt_list_read(const kzi_xml_node *node, size_t place, kzi_odt_list *out);
/* A list of that style begins at that depth; continues: it goes on counting. */
void kzi_odt_begin_list(
	kzi_odt_styles *styles, const char *style, unsigned depth, bool continues);
/* What stands in front of the next item: nothing when there is no such style. start is
 * its own number, 0: the next. */
void kzi_odt_next_mark(kzi_odt_styles *styles, const char *style, unsigned depth,
	unsigned start, kzi_buffer *mark);
/* The same for a heading of that level. */
void kzi_odt_heading_mark(kzi_odt_styles *styles, unsigned level, kzi_buffer *mark);

/* ---- odt_runs.c ---- */

/* The first failure stays. */
void kzi_odt_note_status(kzi_odt *odt, kz_status status);
/* What stands in a paragraph. */
void kzi_odt_inline(kzi_odt *odt, const kzi_xml_node *top, bool bold);
/* A frame that hangs on a page stands in the margin of it. */
bool kzi_odt_is_in_margin(const kzi_xml_node *node);
/* The table above an official piece. */
bool kzi_odt_is_masthead(const kzi_xml_node *node);
/* Is it none of the text: deleted, a remark, or furniture of a page? */
bool kzi_odt_is_dropped(const kzi_odt *odt, const kzi_xml_node *node);

/* ---- odt_text.c ---- */

/* The text of a body or a box, as blocks. */
void kzi_odt_blocks(kzi_odt *odt, const kzi_xml_node *top);
/* Each paragraph below top on a line, as it came. */
void kzi_odt_raw(const kzi_xml_node *top, kzi_buffer *out);

#endif
