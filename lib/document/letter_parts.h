/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A letter while it is taken apart: its lines, and what each has turned out to be.
 * The parts work on it in the order in which they stand here; letter.c calls them.
 */
#ifndef KZI_DOCUMENT_LETTER_PARTS_H
#define KZI_DOCUMENT_LETTER_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "document/document.h"

typedef enum kzi_role {
	KZI_ROLE_TEXT,
	KZI_ROLE_FURNITURE, /* page numbers, addresses: what is not of the text */
	KZI_ROLE_FACT,      /* became the date, the subject, a signatory */
	KZI_ROLE_NOTE,      /* a footnote begins */
	KZI_ROLE_NOTE_REST  /* and goes on */
} kzi_role;

/* A line that is not blank, without the white space around it. */
typedef struct kzi_line {
	const char *text;
	uint32_t length;
	uint32_t page;   /* as kz_block has it */
	uint32_t note;   /* of a note: its place in the notes */
	uint16_t indent; /* columns before it */
	uint8_t blanks;  /* blank lines before it; 255 and more are 255 */
	uint8_t role;    /* a kzi_role */
	bool new_page;   /* it is the first of its page */
	bool alone;      /* a paragraph of its own */
} kzi_line;

/* What speaks for a number to be the mark of a footnote. */
typedef enum kzi_look {
	KZI_LOOK_NONE,
	KZI_LOOK_ACRONYM, /* COGEM3, 30%3: it may be another number */
	KZI_LOOK_FAMILY,  /* variant1, where there is a variant2 */
	KZI_LOOK_SEVERAL, /* partijen1,2 */
	KZI_LOOK_BRACKET, /* partijen1) and partijen [1] */
	KZI_LOOK_SURE,    /* toepassingen4, (valorisatie)5 */
	KZI_LOOK_RAISED   /* toepassingen⁴ */
} kzi_look;

/* The number of a footnote where its sign stands in the text. */
typedef struct kzi_mark {
	const char *at;
	uint32_t line;
	uint32_t word; /* a sum of the word that it is glued to; 0: of none */
	uint16_t number;
	uint8_t length; /* bytes that are not of the text */
	uint8_t look;   /* a kzi_look */
	bool capital;   /* the word has one */
} kzi_mark;

/* How a note writes its number. */
typedef enum kzi_note_form {
	KZI_NOTE_PLAIN,   /* 4 Conform Kamerstuk, 4Conform */
	KZI_NOTE_RAISED,  /* ⁴ Conform */
	KZI_NOTE_BRACKET, /* [4] Conform, 4) Conform */
	KZI_NOTE_DOTTED   /* 4. Conform: as an item of a list does, too */
} kzi_note_form;

typedef struct kzi_note {
	uint32_t line; /* where it begins */
	uint16_t number;
	uint8_t skip; /* bytes of its number in front of its text */
	uint8_t form; /* a kzi_note_form */
} kzi_note;

enum { KZI_MARK_NUMBERS = 1000 }; /* no note has a higher number */

/* The marks by number, and by place among those of one: marks[first[n]] and on. */
typedef struct kzi_mark_table {
	kzi_mark **marks;
	size_t first[KZI_MARK_NUMBERS + 1];
} kzi_mark_table;

typedef struct kzi_letter {
	kz_document *document;
	kz_error *err;
	kzi_buffer text; /* what lines and marks point into */
	kzi_line *lines;
	size_t line_count;
	kzi_mark *marks; /* in order of place */
	size_t mark_count;
	kzi_mark_table table;
	kzi_note *notes; /* in order of place */
	size_t note_count;
	bool from_blocks; /* each line is a block that another reader made */
	bool is_letter;   /* it has a letterhead or a salutation */
	size_t body;      /* the line behind those */
	/* How the text is laid out: */
	bool paged;       /* form feeds part its pages */
	bool gapped;      /* there are wide gaps in its lines */
	size_t width;     /* where its lines are full; 0: it is not known */
	bool flowing;     /* a line is a whole paragraph, or most of one */
	bool blanks_part; /* paragraphs are parted by blank lines */
	bool motie;       /* "De Kamer," stands on a line */
	/* What was done, for the remarks: */
	struct {
		size_t encoded_twice, spaces, soft_hyphens, ligatures, conversion,
			letter_spaced;
		size_t furniture, facts, signatories;
		size_t marks, lost_notes, notes, broken_notes;
		size_t broken_words, broken_sentences, headings;
	} done;
} kzi_letter;

/* ---- letter_encoding.c, letter_characters.c, letter_spacing.c ---- */

/* Fills out with the whole text, if there is any line in it that was encoded twice: those
 * as they were. Else leaves it empty. */
kz_status kzi_letter_encoding(
	kzi_letter *letter, const char *text, size_t length, kzi_buffer *out);
/* Fills letter->text: one kind of line end and of space, ligatures in letters, what a
 * conversion left ("[bookmark: _x]") out. */
kz_status kzi_letter_characters(kzi_letter *letter, const char *text, size_t length);
/* "T weede Kamer", "V A N": words whose letters were set apart. */
kz_status kzi_letter_spacing(kzi_letter *letter);

/* ---- letter_lines.c ---- */

kz_status kzi_letter_lines(kzi_letter *letter);
/* Measures the lines that are still text. */
void kzi_letter_layout(kzi_letter *letter);
/* The next line at or behind i that is text; line_count when there is none. */
size_t kzi_letter_next_text(const kzi_letter *letter, size_t i);

/* ---- letter_columns.c, letter_pages.c, letter_furniture.c ---- */

/* Cuts off what stands in the margin beside the text. */
void kzi_letter_columns(kzi_letter *letter);

/* "Pagina 2 van 5"; total is 0 in "Pagina 2", and number in what is neither. */
typedef struct kzi_page_number {
	unsigned number, total;
} kzi_page_number;

kzi_page_number kzi_letter_page_number(const char *text, size_t length);
/* A number of at most four digits at byte at: where it ends, or 0. */
size_t kzi_letter_take_number(
	const char *text, size_t length, size_t at, unsigned *number);
void kzi_letter_number_pages(kzi_letter *letter);
/* Does a page end before line i? A page number tells it where no form feed does. */
bool kzi_letter_is_turn(const kzi_letter *letter, size_t i);

kz_status kzi_letter_furniture(kzi_letter *letter);
/* "Pagina 2 van 5" and the foot of an official print alone. */
void kzi_letter_page_feet(kzi_letter *letter);

/* ---- letter_margin.c ---- */

/* Is it by itself what only a letterhead or a margin says: an address, a telephone
 * number, "Onze referentie 12345"? */
bool kzi_letter_is_margin(const char *text, size_t length);
/* "Ons kenmerk" and "Bezoekadres:", with nothing behind it: length, or else 0. */
size_t kzi_letter_label(const char *text, size_t length);
/* "Ons kenmerk DGBI / 12345", and the last part of it. */
bool kzi_letter_is_reference(const char *text, size_t length);
bool kzi_letter_is_code(const char *text, size_t length);

/* ---- letter_start.c ---- */

enum { KZI_HEAD_MAX = 80 /* lines that a letterhead may have */ };

/* Where the letter itself begins. */
typedef struct kzi_start {
	size_t end;        /* the line where the letterhead ends */
	size_t salutation; /* the line before that, when it is one; else SIZE_MAX */
	bool opened;       /* it begins with words as only letters do */
} kzi_start;

kzi_start kzi_letter_find_start(const kzi_letter *letter);
/* "Geachte Voorzitter,", with nothing behind it. */
bool kzi_letter_is_salutation(const char *text, size_t length);
/* Where in a line the salutation stands: at its front, or behind the subject. SIZE_MAX
 * when it has none. */
size_t kzi_letter_salutation(const kzi_line *line);
/* "Betreft" and "Onderwerp": their length, or 0. */
size_t kzi_letter_names_subject(const char *text, size_t length);

/* ---- letter_facts.c, letter_head.c, letter_reference.c, letter_signatures.c ---- */

/* Its own mark, wherever it stands. */
kz_status kzi_letter_reference(kzi_letter *letter);
/* Control characters, which no fact may have, become spaces. */
void kzi_letter_plain(kzi_buffer *fact);
/* A fact that is not known yet; where another is known, a remark tells this one. */
kz_status kzi_letter_keep_fact(
	kzi_letter *letter, kz_property property, const char *label, const char *value);

/* The date, the subject, to which Kamer; and where the letter itself begins. */
kz_status kzi_letter_head(kzi_letter *letter);
kz_status kzi_letter_signatures(kzi_letter *letter);

/* ---- letter_glue.c, letter_marks.c, letter_notes.c, letter_refs.c ---- */

/* What a number at text + at is glued to. */
kzi_look kzi_letter_look(const char *text, size_t at);
/* The bytes of the word that ends at text + at. */
size_t kzi_letter_word_before(const char *text, size_t at);

/* Every place that might be the mark of a footnote, also in the table. */
kz_status kzi_letter_find_marks(kzi_letter *letter);
/* In the table, the first mark of a number that stands in that line or below it. */
size_t kzi_letter_mark_from(const kzi_letter *letter, unsigned number, size_t line);
/* The digit that ¹ ² ³ … raises, and the bytes of the character; -1: it raises none. */
int kzi_letter_raised(const char *text, size_t length, size_t *taken);
/* Finds the notes that those speak of. */
kz_status kzi_letter_notes(kzi_letter *letter);
/* Leaves of the marks only those that are. */
kz_status kzi_letter_refs(kzi_letter *letter);

/* ---- letter_kinds.c ---- */

/* How an item of a list is marked. */
typedef struct kzi_item {
	size_t mark,
		text;   /* bytes of its mark; where its text begins. 0: it is no item */
	unsigned value; /* of "3." and "c)" 3; 0 of a bullet */
	enum { KZI_BULLET, KZI_DASH, KZI_NUMBER, KZI_LETTER, KZI_ROMAN } style;
} kzi_item;

/* How text begins, if it begins as an item does. */
kzi_item kzi_letter_item(const char *text, size_t length);
/* Might a line of this text be a heading, if it stands alone? */
bool kzi_letter_may_be_heading(const char *text, size_t length);
/* "Vraag 1", "Antwoord op vraag 2 en 3", "Artikel 4": a heading, whatever follows. */
bool kzi_letter_is_numbered(const char *text, size_t length);
/* Of "2.1 Aanpak" 2; 0 when it has no number. */
uint32_t kzi_letter_heading_level(const char *text, size_t length);

/* ---- letter_paragraphs.c, letter_joins.c, letter_tables.c ---- */

kz_status kzi_letter_paragraphs(kzi_letter *letter);

/* A block while its lines are put together. */
typedef struct kzi_growing {
	kz_block_kind kind;
	size_t first, last; /* its lines */
	size_t lines;       /* how many: 0 when there is no block */
	kzi_buffer text;
} kzi_growing;

/* Does line i, which is text and begins no item, go on where the block stands? */
bool kzi_letter_joins(const kzi_letter *letter, const kzi_growing *block, size_t i);
/* Is anything but text between the two lines: a page that ends, notes? */
bool kzi_letter_is_interrupted(const kzi_letter *letter, size_t before, size_t i);
/* Where in line i a heading is glued to the end of a sentence, as in "moeten zijn.Direct
 * van start"; 0 when there is none. */
size_t kzi_letter_glued_heading(const kzi_letter *letter, size_t i);

/* How many lines from i on are rows of a table. */
size_t kzi_letter_rows(const kzi_letter *letter, size_t i);
/* The next cell of a row, from byte *at on; false when there is none. */
bool kzi_letter_cell(const kzi_line *row, size_t *at, size_t *start, size_t *length);

/* ---- letter_lists.c ---- */

enum { KZI_LIST_DEPTH = 4 };

/* The list that a letter is in, if it is in one. All zero is none. */
typedef struct kzi_list {
	bool running;   /* the last block was an item */
	bool follows;   /* and so was the one before it */
	kzi_item item;  /* the last */
	char mark[16];  /* of it */
	uint32_t depth; /* of how many lists within each other it is */
	char kinds[KZI_LIST_DEPTH][4];
	unsigned values[KZI_ROMAN + 1]; /* the last of each style */
} kzi_list;

/* Does line i, below the block that there is, begin an item? */
bool kzi_list_begins(const kzi_list *list, const kzi_letter *letter,
	const kzi_growing *block, size_t i, kzi_item *out);
/* The item in text is now the last. */
void kzi_list_add(kzi_list *list, const char *text, const kzi_item *item);
/* Is the last item a heading with a number, when the line next comes behind it? */
bool kzi_list_is_heading(const kzi_list *list, const kzi_letter *letter, size_t next);
void kzi_list_end(kzi_list *list);

/* ---- letter.c ---- */

/* Tells what was done. */
kz_status kzi_letter_remarks(kzi_letter *letter);

#endif
