/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a whole PDF in the order in which people read them, and the questions
 * that are put to them when they become blocks. There are no fonts here: the size of
 * the letters, the white around a line, and what would still have fitted on it, have to
 * tell a heading from a paragraph, and one paragraph from the next.
 */
#ifndef KZI_READERS_PDF_READING_H
#define KZI_READERS_PDF_READING_H

#include "readers/pdf.h"

/* How far lines come, of all columns that begin at the same place. */
typedef struct kzi_pdf_column {
	float left, right;
} kzi_pdf_column;

enum { KZI_PDF_COLUMNS = 32, KZI_PDF_LEVELS = 8 };

typedef struct kzi_pdf_reading {
	kzi_pdf *pdf;
	kz_document *document;
	kzi_pdf_line *lines; /* but for furniture and notes */
	size_t count;
	kzi_pdf_notes notes;
	size_t notes_done; /* of these, all in the document */
	kzi_spellings words;

	float pitch; /* from line to line, in sizes of their letters */
	kzi_pdf_column columns[KZI_PDF_COLUMNS];
	size_t column_count;

	/* The block that is being made: its first lines, and what they say. */
	size_t first, end;
	kzi_pdf_passage passage;
	kz_block block;
	char mark[KZI_PDF_MARK_MAX]; /* of an item */
	float text_left;             /* where its text begins */
	float marks[KZI_PDF_LEVELS]; /* where the marks of the lists around it stand */
	size_t mark_count;
} kzi_pdf_reading;

/* ---- Words and sentences ---- */

const kzi_pdf_word *kzi_pdf_first(const kzi_pdf *pdf, const kzi_pdf_line *line);
const kzi_pdf_word *kzi_pdf_last(const kzi_pdf *pdf, const kzi_pdf_line *line);
bool kzi_pdf_begins_lower(const kzi_pdf_word *word);
/* The last byte of a text that is no quote and no bracket; 'x' for any that is not
 * ASCII, ' ' when there is none. */
char kzi_pdf_last_sign(const char *text, size_t length);
bool kzi_pdf_ends_sentence(const char *text, size_t length);

/* ---- Measures ---- */

/* Finds the pitch and the columns. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_measure_lines(kzi_pdf_reading *at, kz_error *err);
/* How far lines come in the column that it is in. */
float kzi_pdf_right_of(const kzi_pdf_reading *at, const kzi_pdf_line *line);
/* Would the first word of next still have fitted on the line? Then somebody ended it
 * there on purpose. */
bool kzi_pdf_has_room(
	const kzi_pdf_reading *at, const kzi_pdf_line *line, const kzi_pdf_line *next);
/* 1: further to the right than the line above, -1: to the left, by more than a letter. */
int kzi_pdf_indent(const kzi_pdf_line *line, const kzi_pdf_line *above);

/* ---- Blocks ---- */

/* Is the line, below above (NULL: it is the first), an item of a list? */
bool kzi_pdf_begins_item(
	const kzi_pdf_reading *at, const kzi_pdf_line *line, const kzi_pdf_line *above);
/* Does the line, which is not the first, begin another block? */
bool kzi_pdf_breaks(const kzi_pdf_reading *at, const kzi_pdf_line *line);
/* Is the block that is ready a heading? The line at next comes after it, if any; its
 * text has a NUL behind it. */
bool kzi_pdf_is_heading(const kzi_pdf_reading *at, size_t next);

#endif
