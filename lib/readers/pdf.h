/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PDF as pdftotext -bbox-layout tells it: words and the boxes that they stand in.
 * What a line, a column, a footnote or a heading is, is found out here, step by step:
 *
 *     boxes      → pages, lines and words, as they came
 *     furniture  running heads and feet, page numbers, the colofon beside a letter
 *     notes      the footnotes, by size and place
 *     order      the rest in the order in which people read it: columns
 *     blocks     lines into paragraphs, headings and list items, words made whole
 *
 * Places are in points from the upper left corner of the page.
 */
#ifndef KZI_READERS_PDF_H
#define KZI_READERS_PDF_H

#include "base/arena.h"
#include "base/buffer.h"
#include "document/document.h"
#include "readers/reader.h"
#include "text/hyphen.h"

typedef struct kzi_box {
	float x0, y0, x1, y1;
} kzi_box;

typedef struct kzi_pdf_word {
	kzi_box box;
	const char *text; /* in the answer of pdftotext; never empty */
	uint32_t length;
	bool begins_cell; /* of a table */
} kzi_pdf_word;

typedef enum kzi_pdf_role {
	KZI_PDF_TEXT = 0,
	KZI_PDF_FURNITURE, /* repeated at the head or foot of pages */
	KZI_PDF_COLOFON,   /* the narrow column of facts beside a letter */
	KZI_PDF_NOTE       /* a footnote */
} kzi_pdf_role;

typedef struct kzi_pdf_line {
	kzi_box box;
	float size; /* the height of most of its letters */
	kzi_pdf_role role;
	size_t first, count; /* its words */
	uint32_t page;       /* from 1 */
	bool is_row;         /* of a table, all of its cells */
	/* Where people read it, known once it is put in order: its column, and the sides
	 * of that. */
	uint32_t column;
	float left, right;
} kzi_pdf_line;

typedef struct kzi_pdf_page {
	float width, height;
	size_t first, count; /* its lines */
} kzi_pdf_page;

typedef struct kzi_pdf {
	kzi_arena arena;
	kzi_pdf_page *pages;
	size_t page_count;
	kzi_pdf_line *lines;
	size_t line_count;
	kzi_pdf_word *words;
	size_t word_count;
	float size;    /* the height of most letters of all */
	size_t effort; /* how often two of its lines were compared, to order pages */
	/* What the file says of itself; "" when it does not. */
	const char *title, *created;
} kzi_pdf;

/*
 * Takes the answer apart. Its text is changed in place and stays in use: entities
 * and ligatures become letters, what is no text is taken away.
 *
 * KZ_E_DOCUMENT: it is cut off. KZ_E_NO_MEMORY.
 */
kz_status kzi_pdf_parse(char *answer, size_t length, kzi_pdf *out, kz_error *err);
void kzi_pdf_free(kzi_pdf *pdf);

/* ---- The whole of it ---- */

/* The program in the place of pdftotext, and what it may use. */
typedef struct kzi_pdf_tool {
	const char *path;
	unsigned seconds;
	size_t memory, answer; /* bytes */
} kzi_pdf_tool;

/* What comes behind pdftotext: its answer, which is changed, into a document. */
kz_status kzi_pdf_from_boxes(char *answer, size_t length, const char *name,
	kz_document *document, kz_error *err);

/* As the reader does it, with that program. */
kz_status kzi_pdf_read(const kzi_pdf_tool *tool, const kzi_input *input,
	kz_document *document, kz_error *err);

/* ---- Lines ---- */

/* The same size of letters, whatever their style: within 4 %. */
bool kzi_pdf_same_size(float a, float b);
/* Sets the box and the size of a line, from its words. */
void kzi_pdf_measure(const kzi_pdf *pdf, kzi_pdf_line *line);
/* Appends its words, with a space between them. */
void kzi_pdf_line_text(const kzi_pdf *pdf, const kzi_pdf_line *line, kzi_buffer *out);
/* Do they stand beside each other: on the same height, or nearly? */
bool kzi_pdf_beside(const kzi_box *a, const kzi_box *b);

/* ---- Steps ---- */

/* Gives a role to what is not text: heads and feet, the colofon. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_find_furniture(kzi_pdf *pdf, kz_error *err);

/* A page with more lines is left in the order that pdftotext gives; and beyond so many
 * comparisons, which no document needs, all others are. */
enum { KZI_PDF_CROWDED = 1000, KZI_PDF_EFFORT_MAX = 200 << 20 };

/* White at least so wide, in heights of a line, parts columns. */
#define KZI_PDF_GUTTER 0.7F

/* By height, and from the left. */
void kzi_pdf_sort(kzi_pdf_line *lines, size_t count);

/* Makes one of the lines of a page that go on where another ends, as the mark of a
 * note does; *count becomes less. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_join(kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count, kz_error *err);

/* Puts lines of one page in the order in which they are read; a label and its text
 * become one, so that *count may be less. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_order(kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count, kz_error *err);

/* Makes one of the cells of each row of a table; lines are in order of height, and
 * *count becomes less. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_find_tables(
	kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count, kz_error *err);

/* Puts the words of right behind those of left, as a cell of their own or not; right is
 * to be forgotten. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_merge(kzi_pdf *pdf, kzi_pdf_line *left, const kzi_pdf_line *right,
	bool cell, kz_error *err);

/* ---- Notes ---- */

enum { KZI_PDF_MARK_MAX = 16 };

/* A footnote; its lines may stand on several pages. */
typedef struct kzi_pdf_note {
	char mark[KZI_PDF_MARK_MAX];
	uint32_t page; /* where it begins */
	kzi_pdf_line *lines;
	size_t count;
	size_t skipped; /* bytes of its first words that are its mark */
	bool done;      /* it is in the document */
} kzi_pdf_note;

typedef struct kzi_pdf_notes {
	kzi_pdf_note *items; /* in the arena of the PDF */
	size_t count;
} kzi_pdf_notes;

/* Takes the notes of a page, the next one, out of its lines. KZ_E_NO_MEMORY. */
kz_status kzi_pdf_take_notes(kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count,
	kzi_pdf_notes *notes, kz_error *err);

/* The mark that word is in its line, small and raised; false when it is none. */
bool kzi_pdf_raised_mark(
	const kzi_pdf_line *line, const kzi_pdf_word *word, char mark[KZI_PDF_MARK_MAX]);
/* Is there a note with that mark that a text on page could refer to? */
bool kzi_pdf_has_note(const kzi_pdf_notes *notes, const char *mark, uint32_t page);

/* ---- Text ---- */

/* Lines put behind each other, and the notes that they refer to. All zero, but for pdf
 * and what it knows, is an empty one. */
typedef struct kzi_pdf_passage {
	kzi_pdf *pdf;
	const kzi_pdf_notes *notes;
	const kzi_spellings *words;
	kzi_buffer text;
	kz_note_ref *refs; /* in the arena of the PDF */
	size_t ref_count;
	bool failed; /* no memory */
} kzi_pdf_passage;

/* Appends a line, but for its first words and the first bytes of the next. */
void kzi_pdf_append(
	kzi_pdf_passage *to, const kzi_pdf_line *line, size_t words, size_t bytes);
/* Ready for the next. */
void kzi_pdf_begin(kzi_pdf_passage *to);

/* Fills the document with blocks. KZ_E_LIMIT, KZ_E_NO_MEMORY. */
kz_status kzi_pdf_fill(kzi_pdf *pdf, kz_document *document, kz_error *err);

#endif
