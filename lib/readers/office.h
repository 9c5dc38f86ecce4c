/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What DOCX and ODT have in common: a ZIP file with XML in it, text whose notes and
 * boxes come behind the block that they hang on, and lists that are counted.
 */
#ifndef KZI_READERS_OFFICE_H
#define KZI_READERS_OFFICE_H

#include "readers/decode.h"
#include "readers/flow.h"
#include "readers/reader.h"
#include "readers/xml.h"
#include "readers/zip.h"

/* ---- The file ---- */

/* Is it a ZIP file that has that member, or is it called such a file and ours to refuse?
 * One that was asked for and is a text may have any name. */
bool kzi_office_claims(const kzi_input *input, bool named, const char *member);
/* As kzi_zip_open(), with words for what is not a ZIP file. */
kz_status kzi_office_open(const kzi_input *input, kzi_zip **out, kz_error *err);

/* ---- Parts ---- */

/* A file in the ZIP file, as a tree. */
typedef struct kzi_part {
	kzi_buffer bytes;
	kzi_decoded decoded;
	kzi_xml xml;
} kzi_part;

/*
 * The part of that name. Free it with kzi_part_free(), also after a failure.
 *
 * As kzi_zip_read(), kzi_decode() and kzi_xml_parse(); the message names the part, and
 * places in it are no places in the file.
 */
kz_status kzi_part_read(kzi_zip *zip, const char *name, kz_document *document,
	kzi_part *out, kz_error *err);
/* The same for one that need not be there: then its root is NULL. */
kz_status kzi_part_read_any(kzi_zip *zip, const char *name, kz_document *document,
	kzi_part *out, kz_error *err);
void kzi_part_free(kzi_part *part);

/* As kzi_file_facts(), of the elements that say what it is called and when it was made,
 * and the text of its page heads; head gets a NUL at its end. */
kz_status kzi_office_facts(kz_document *document, const kzi_xml_node *title,
	const kzi_xml_node *created, kzi_buffer *head, const char *name, kz_error *err);

/* ---- Things by name ---- */

/* Stands at the front of whatever has a name and is looked up by it. */
typedef struct kzi_named {
	const char *name;
	size_t place; /* of two with one name, the lower place comes first */
} kzi_named;

/* Items of that size, each with a kzi_named at its front. */
void kzi_named_sort(void *items, size_t count, size_t size);
/* The first of that name, in items that are sorted; NULL when there is none. */
void *kzi_named_find(void *items, size_t count, size_t size, const char *name);

/* ---- Text ---- */

/* As kzi_flow_text(); a space that holds words together is a space, and a hyphen that
 * is only there in case a line ends is none. */
void kzi_office_text(kzi_flow *flow, const char *text, size_t length);

/* Is it a heading, though it is not said to be one? A short line, all in bold and no
 * sentence, as many write theirs; or "Vraag 1" and "Antwoord op vragen 2 en 3". */
bool kzi_looks_like_heading(const kzi_buffer *text, bool bold);

/* A note or a box that waits for the end of a block. */
typedef struct kzi_waiting {
	const kzi_xml_node *node;
	const char *mark; /* of a note; NULL: it is a box */
} kzi_waiting;

/* What hangs on the blocks of a text. All zero is none. */
typedef struct kzi_queue {
	kzi_arena arena;
	kzi_waiting *items;
	size_t count;
} kzi_queue;

/* mark is copied. KZ_E_NO_MEMORY. */
kz_status kzi_queue_add(
	kzi_queue *queue, const kzi_xml_node *node, const char *mark, kz_error *err);
/* Takes all of it, in order; free it with kzi_queue_free(). */
kzi_queue kzi_queue_take(kzi_queue *queue);
void kzi_queue_free(kzi_queue *queue);

/* ---- Tables ---- */

/* A row of a table: cells that have text are filled. */
typedef struct kzi_row {
	size_t cells, filled;
	size_t lines; /* most paragraphs with text in one of them */
	bool nested;  /* there is a table in it */
} kzi_row;

/* table is what a table is called. */
void kzi_row_add(kzi_row *row, const kzi_xml_node *cell, const char *table);
/* In a letter, most tables are there for their looks: what stands in one is text, one
 * paragraph after the other. rows are those of the whole table. */
bool kzi_row_is_text(const kzi_row *row, size_t rows);

/* ---- Numbers ---- */

typedef enum kzi_numbering {
	KZI_NUMBER_NONE,
	KZI_NUMBER_DECIMAL,
	KZI_NUMBER_LOWER_LETTER, /* a, b … z, aa */
	KZI_NUMBER_UPPER_LETTER,
	KZI_NUMBER_LOWER_ROMAN, /* i, ii, iii, iv */
	KZI_NUMBER_UPPER_ROMAN
} kzi_numbering;

void kzi_number_format(kzi_buffer *out, unsigned number, kzi_numbering as);
/* Part of the mark of a list; "" in the place of one that is too long for that. */
const char *kzi_mark_part(const char *text);
/* The bullet to show for a character of a list, which may be one of a symbol font. */
const char *kzi_bullet(const char *text);

#endif
