/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The footnotes of a page: small lines below all others, each note with its mark in
 * front. One without is the rest of the last note of the page before. */
#include "readers/pdf.h"

#include "base/error.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 3 };

static bool is_small(const kzi_pdf *pdf, const kzi_pdf_line *line)
{
	return line->size < pdf->size * 0.94F;
}

/* ---- Marks ---- */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The digit that a superscript one is; -1 when it is none. */
static int superscript_digit(uint32_t rune)
{
	if (rune == 0xB9)
		return 1;
	if (rune == 0xB2 || rune == 0xB3)
		return (int)rune - 0xB0;
	return rune == 0x2070 || (rune >= 0x2074 && rune <= 0x2079) ? (int)rune - 0x2070
								    : -1;
}

static bool is_symbol(uint32_t rune)
{
	return rune == '*' || rune == 0x2020 || rune == 0x2021 || rune == 0xA7;
}

/* A mark at the front of text, "12" of "12)": how many bytes it takes, 0 when there
 * is none. Its letters go to mark. */
static size_t read_mark(const char *text, size_t length, char mark[KZI_PDF_MARK_MAX])
{
	size_t at = 0, used = 0, digits = 0;
	while (at < length && used < KZI_PDF_MARK_MAX - 4) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		int digit = taken > 0 ? superscript_digit(rune) : -1;
		if (digit >= 0)
			mark[used] = (char)('0' + digit);
		else if (taken == 1 && is_digit(text[at]))
			mark[used] = text[at];
		else if (taken > 0 && digits == 0 && is_symbol(rune))
			memcpy(mark + used, text + at, taken);
		else
			break;
		digits += digit >= 0 || is_digit(text[at]);
		used += digit >= 0 ? 1 : taken;
		at += taken;
	}
	mark[used] = '\0';
	if (used == 0 || digits > DIGITS_MAX || mark[0] == '0')
		return 0;
	return at + (at < length && (text[at] == ')' || text[at] == '.'));
}

bool kzi_pdf_raised_mark(
	const kzi_pdf_line *line, const kzi_pdf_word *word, char mark[KZI_PDF_MARK_MAX])
{
	float height = word->box.y1 - word->box.y0;
	if (height > line->size * 0.85F ||
		line->box.y1 - word->box.y1 < line->size * 0.1F)
		return false;
	return read_mark(word->text, word->length, mark) == word->length;
}

/* "versterken1", "(valorisatie)5": the mark lost its height, and its word has it now. */
static bool ends_in_mark(const kzi_pdf_word *word, const char *mark)
{
	size_t length = strlen(mark);
	if (word->length <= length || !is_digit(mark[0]) ||
		memcmp(word->text + word->length - length, mark, length) != 0)
		return false;
	char before = word->text[word->length - length - 1];
	return !is_digit(before) && strchr("-/(:", before) == NULL;
}

/* Does a line of the page refer to it? */
static bool is_referred_to(
	const kzi_pdf *pdf, const kzi_pdf_line *lines, size_t count, const char *mark)
{
	char seen[KZI_PDF_MARK_MAX];
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < lines[i].count; j++) {
			const kzi_pdf_word *word = &pdf->words[lines[i].first + j];
			if (ends_in_mark(word, mark) ||
				(j > 0 && kzi_pdf_raised_mark(&lines[i], word, seen) &&
					strcmp(seen, mark) == 0))
				return true;
		}
	}
	return false;
}

/* ---- Beginnings ---- */

typedef struct page {
	kzi_pdf *pdf;
	const kzi_pdf_line *text; /* the lines that refer to the notes */
	size_t text_count;
	kzi_pdf_notes *notes;
} page;

static bool comes_next(const kzi_pdf_notes *notes, const char *mark)
{
	if (notes->count == 0 || !is_digit(mark[0]))
		return false;
	return strtol(mark, NULL, 10) ==
	       strtol(notes->items[notes->count - 1].mark, NULL, 10) + 1;
}

/* Does the line begin with the mark of a note? How many of its bytes that is; 0 when it
 * does not. A mark on the line itself must be expected, or every year would be one. */
static size_t begins_note(
	const page *at, const kzi_pdf_line *line, char mark[KZI_PDF_MARK_MAX])
{
	const kzi_pdf_word *word = &at->pdf->words[line->first];
	size_t taken = read_mark(word->text, word->length, mark);
	if (taken == 0 || (taken == word->length && line->count == 1))
		return 0;
	char raised[KZI_PDF_MARK_MAX];
	if (kzi_pdf_raised_mark(line, word, raised) ||
		superscript_digit((unsigned char)word->text[0]) >= 0)
		return taken;
	if (comes_next(at->notes, mark) ||
		is_referred_to(at->pdf, at->text, at->text_count, mark))
		return taken;
	return 0;
}

static bool ends_sentence(const kzi_pdf *pdf, const kzi_pdf_line *line)
{
	const kzi_pdf_word *word = &pdf->words[line->first + line->count - 1];
	return strchr(".!?)", word->text[word->length - 1]) != NULL;
}

/* Does the last line of a note come as far as its others? */
static bool is_full(const kzi_pdf_note *note)
{
	const kzi_pdf_line *last = &note->lines[note->count - 1];
	bool full = note->count > 1;
	for (size_t i = 0; i + 1 < note->count && full; i++)
		full = note->lines[i].box.x1 < last->box.x1 + 3 * last->size;
	return full;
}

/* Is it the rest of the last note, which began on the page before? */
static bool goes_on(const page *at, const kzi_pdf_line *line)
{
	if (at->notes->count == 0)
		return false;
	const kzi_pdf_note *last = &at->notes->items[at->notes->count - 1];
	const kzi_pdf_line *before = &last->lines[last->count - 1];
	char first = at->pdf->words[line->first].text[0];
	return before->page + 1 == line->page &&
	       kzi_pdf_same_size(before->size, line->size) &&
	       ((first >= 'a' && first <= 'z') || !ends_sentence(at->pdf, before) ||
		       is_full(last));
}

/* ---- Taking them out ---- */

static kz_status add_line(page *at, const kzi_pdf_line *line, kz_error *err)
{
	kzi_pdf_note *note = &at->notes->items[at->notes->count - 1];
	kzi_pdf_line *lines =
		kzi_arena_grow(&at->pdf->arena, note->lines, note->count, sizeof *lines);
	if (lines == NULL)
		return kzi_no_memory(err);
	lines[note->count++] = *line;
	note->lines = lines;
	return KZ_OK;
}

static kz_status add_note(
	page *at, const char *mark, uint32_t number, size_t skipped, kz_error *err)
{
	kzi_pdf_notes *notes = at->notes;
	kzi_pdf_note *items = kzi_arena_grow(
		&at->pdf->arena, notes->items, notes->count, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	notes->items = items;
	items[notes->count] = (kzi_pdf_note){.page = number, .skipped = skipped};
	memcpy(items[notes->count++].mark, mark, KZI_PDF_MARK_MAX);
	return KZ_OK;
}

/* Small lines that have nothing of the text below them. */
static bool mark_small(const kzi_pdf *pdf, kzi_pdf_line *lines, size_t count)
{
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		bool below = is_small(pdf, &lines[i]);
		for (size_t j = 0; j < count && below; j++) {
			below = is_small(pdf, &lines[j]) ||
				lines[j].box.y1 < lines[i].box.y1 ||
				lines[j].box.x1 < lines[i].box.x0 ||
				lines[j].box.x0 > lines[i].box.x1;
		}
		lines[i].role = below ? KZI_PDF_NOTE : KZI_PDF_TEXT;
		any = any || below;
	}
	return any;
}

/* Notes as large as the text: from the first raised mark on that begins a line and is
 * referred to above. The lines are in order of height. */
static bool mark_raised(const kzi_pdf *pdf, kzi_pdf_line *lines, size_t count)
{
	char mark[KZI_PDF_MARK_MAX];
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		any = any || (lines[i].count > 1 &&
				     kzi_pdf_raised_mark(&lines[i],
					     &pdf->words[lines[i].first], mark) &&
				     is_referred_to(pdf, lines, i, mark));
		lines[i].role = any ? KZI_PDF_NOTE : KZI_PDF_TEXT;
	}
	return any;
}

static int by_role(const void *a, const void *b)
{
	const kzi_pdf_line *one = a, *other = b;
	if (one->role != other->role)
		return one->role < other->role ? -1 : 1;
	return one->box.y1 < other->box.y1 ? -1 : one->box.y1 > other->box.y1;
}

static kz_status add_lines(
	page *at, kzi_pdf_line *lines, size_t count, size_t *before, kz_error *err)
{
	kz_status st = KZ_OK;
	bool open = goes_on(at, &lines[0]);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		char mark[KZI_PDF_MARK_MAX];
		size_t taken = begins_note(at, &lines[i], mark);
		if (taken > 0)
			st = add_note(at, mark, lines[i].page, taken, err);
		open = open || taken > 0;
		if (open && st == KZ_OK)
			st = add_line(at, &lines[i], err);
		else
			++*before;
	}
	return st;
}

kz_status kzi_pdf_take_notes(kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count,
	kzi_pdf_notes *notes, kz_error *err)
{
	if (*count == 0 || *count > KZI_PDF_CROWDED ||
		(!mark_small(pdf, lines, *count) && !mark_raised(pdf, lines, *count)))
		return KZ_OK;
	qsort(lines, *count, sizeof *lines, by_role);
	size_t kept = 0, before = 0;
	while (kept < *count && lines[kept].role == KZI_PDF_TEXT)
		kept++;
	size_t small = *count - kept;
	page at = {pdf, lines, kept, notes};
	kz_status st = kzi_pdf_order(pdf, lines + kept, &small, err);
	if (st == KZ_OK)
		st = add_lines(&at, lines + kept, small, &before, err);
	/* Small lines before the first mark are small text. */
	*count = kept + before;
	return st;
}

/* It may stand on the page itself, or have been pushed to the next. */
bool kzi_pdf_has_note(const kzi_pdf_notes *notes, const char *mark, uint32_t number)
{
	for (size_t i = notes->count; i-- > 0;) {
		const kzi_pdf_note *note = &notes->items[i];
		if (note->page < number)
			break;
		if (note->page <= number + 1 && strcmp(note->mark, mark) == 0)
			return true;
	}
	return false;
}
