/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A Word document on its way to blocks: what its styles say a paragraph is, what its
 * lists would print in front of an item, and the text itself with its notes.
 */
#ifndef KZI_READERS_DOCX_H
#define KZI_READERS_DOCX_H

#include "readers/office.h"

enum { KZI_DOCX_LEVELS = 9, KZI_DOCX_FIELDS = 32 };

/* ---- docx_styles.c ---- */

struct kzi_docx_said;

/* All zero is none. */
typedef struct kzi_docx_styles {
	kzi_arena arena;
	struct kzi_docx_said *items;
	size_t count;
} kzi_docx_styles;

/* What a style says, and what those say that it is based on. */
typedef struct kzi_docx_style {
	unsigned heading; /* its level, from 1; 0: it is none */
	const char *list; /* the numId of its list; NULL: not said */
	unsigned depth;   /* in that list, from 0 */
	bool bold, hidden;
} kzi_docx_style;

/* root may be NULL. KZ_E_NO_MEMORY. */
kz_status kzi_docx_styles_read(
	const kzi_xml_node *root, kzi_docx_styles *out, kz_error *err);
void kzi_docx_styles_free(kzi_docx_styles *styles);
/* All zero when there is no such style. */
kzi_docx_style kzi_docx_style_of(const kzi_docx_styles *styles, const char *id);
/* <w:b/>, <w:vanish w:val="true"/>: 1, or 0 when it is switched off; -1 when it is not
 * there. */
int kzi_docx_switch(const kzi_xml_node *properties, const char *name);
/* The level of a heading that <w:outlineLvl> speaks of; 0: it is text. */
unsigned kzi_docx_outline(const char *value);

/* ---- docx_numbering.c ---- */

typedef struct kzi_docx_level {
	kzi_numbering format;
	bool bullet;
	const char *text; /* "%1.%2)", or a bullet */
	unsigned start;
} kzi_docx_level;

/* Lists of the same shape count on together. */
typedef struct kzi_docx_shape {
	kzi_named named;
	kzi_docx_level levels[KZI_DOCX_LEVELS];
	unsigned counters[KZI_DOCX_LEVELS]; /* of the last item; 0: none yet */
} kzi_docx_shape;

typedef struct kzi_docx_list {
	kzi_named named;
	kzi_docx_shape *shape;            /* NULL when it is not there */
	unsigned starts[KZI_DOCX_LEVELS]; /* that it begins anew with; 0: it does not */
} kzi_docx_list;

typedef struct kzi_docx_lists {
	kzi_arena arena;
	kzi_docx_list *items;
	size_t count;
	kzi_docx_shape *shapes;
	size_t shape_count;
} kzi_docx_lists;

/* root may be NULL. KZ_E_NO_MEMORY. */
kz_status kzi_docx_lists_read(
	const kzi_xml_node *root, kzi_docx_lists *out, kz_error *err);
void kzi_docx_lists_free(kzi_docx_lists *lists);
/* The next item of that list at that depth: what Word prints in front of it, "" when
 * that is nothing. False when there is no such list. */
bool kzi_docx_next_mark(
	kzi_docx_lists *lists, const char *id, unsigned depth, kzi_buffer *mark);

/* ---- docx_notes.c ---- */

struct kzi_docx_note;

/* The footnotes, or the endnotes, of a document. All zero is none. */
typedef struct kzi_docx_notes {
	kzi_arena arena;
	struct kzi_docx_note *items;
	size_t count;
	unsigned last; /* the number of the last that was referred to */
} kzi_docx_notes;

/* Elements of that name right below root, which may be NULL. KZ_E_NO_MEMORY. */
kz_status kzi_docx_notes_read(
	const kzi_xml_node *root, const char *name, kzi_docx_notes *out, kz_error *err);
void kzi_docx_notes_free(kzi_docx_notes *notes);

/* ---- All of it ---- */

/* A field is code up to its middle, and what it shows from there on. */
typedef struct kzi_docx_field {
	bool shows, whole;
	char code[16]; /* its first word, in capitals; whole when that has ended */
	size_t length;
} kzi_docx_field;

typedef struct kzi_docx {
	kz_error *err;
	kzi_flow flow;
	kzi_docx_styles styles;
	kzi_docx_lists lists;
	kzi_docx_notes footnotes, endnotes;
	kzi_queue notes, boxes;
	kzi_docx_field fields[KZI_DOCX_FIELDS];
	size_t field_count; /* may go beyond what is kept of them */
	bool in_note, in_table;
	kzi_buffer colofon; /* what was left out because it is one */
	size_t colofon_lines;

	/* Of the paragraph that is being read: */
	bool bold_style, hidden_style;
	size_t letters, bold_letters;
	bool own_mark; /* the next text is the mark of a note */
} kzi_docx;

/* A reference to a note stands here; it waits for the end of the block. */
void kzi_docx_add_note(kzi_docx *docx, const kzi_xml_node *ref, bool foot);
/* "*", which somebody typed as the mark of the last note. */
void kzi_docx_set_own_mark(kzi_docx *docx, const char *text, size_t length);

/* ---- docx_runs.c ---- */

/* What stands in a paragraph, or in the like of one. */
void kzi_docx_inline(kzi_docx *docx, const kzi_xml_node *top);
/* Ends the fields that hide what comes behind a paragraph. */
void kzi_docx_end_fields(kzi_docx *docx);
/* Does it only hold what is in it, as an insertion does? */
bool kzi_docx_is_wrapper(const kzi_xml_node *node);
/* Which of the contents of an AlternateContent counts. */
const kzi_xml_node *kzi_docx_alternative(const kzi_xml_node *node);

/* ---- docx_text.c ---- */

/* The first failure stays. */
void kzi_docx_note_status(kzi_docx *docx, kz_status status);
/* The text of a body, a header or the like, as blocks. */
void kzi_docx_blocks(kzi_docx *docx, const kzi_xml_node *top);
/* Each paragraph below top on a line, as it came. */
void kzi_docx_raw(const kzi_xml_node *top, kzi_buffer *out);

#endif
