/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines into running text: words that a line end broke, or that were set with a space
 * between all letters, are whole again; raised marks become references to notes. */
#include "readers/pdf.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Marks ---- */

static void add_ref(kzi_pdf_passage *to, const char *mark, size_t length)
{
	kz_note_ref *refs =
		kzi_arena_grow(&to->pdf->arena, to->refs, to->ref_count, sizeof *refs);
	char *copy = kzi_arena_copy(&to->pdf->arena, mark, length);
	if (refs == NULL || copy == NULL) {
		to->failed = true;
		return;
	}
	to->refs = refs;
	refs[to->ref_count++] = (kz_note_ref){(uint32_t)to->text.length, copy};
}

static bool ends_in(const kzi_buffer *text, const char *with)
{
	size_t length = strlen(with);
	return text->length >= length &&
	       memcmp(text->data + text->length - length, with, length) == 0;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* "120 km2": raised, and never the mark of a note. */
static bool is_unit(const kzi_buffer *text, const char *mark)
{
	static const char *const units[] = {"km", "cm", "dm", "mm", "hm", "m"};
	if ((mark[0] != '2' && mark[0] != '3') || mark[1] != '\0')
		return false;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		size_t length = strlen(units[i]);
		if (!ends_in(text, units[i]) || text->length < length + 2)
			continue;
		const char *before = text->data + text->length - length - 1;
		return is_digit(*before) || (*before == ' ' && is_digit(before[-1]));
	}
	return false;
}

/* "10⁶", or a mark in front of a text: raised, and a mark only when there is a note. */
static bool is_power(const kzi_buffer *text)
{
	return text->length == 0 || is_digit(text->data[text->length - 1]);
}

/* "4", "4)" and "4,5": one reference for each. False when the word is none. */
static bool append_marks(
	kzi_pdf_passage *to, const kzi_pdf_line *line, const kzi_pdf_word *word)
{
	char mark[KZI_PDF_MARK_MAX];
	kzi_pdf_word part = *word;
	size_t before = to->ref_count;
	while (part.length > 0) {
		part.length = (uint32_t)strcspn(part.text, ",");
		if (part.length > (size_t)(word->text + word->length - part.text))
			part.length = (uint32_t)(word->text + word->length - part.text);
		if (part.length == 0 || !kzi_pdf_raised_mark(line, &part, mark))
			break;
		if (is_unit(&to->text, mark) ||
			(is_power(&to->text) &&
				!kzi_pdf_has_note(to->notes, mark, line->page)))
			break;
		add_ref(to, mark, strlen(mark));
		part.text += part.length;
		part.text += *part.text == ',';
		part.length = (uint32_t)(word->text + word->length - part.text);
	}
	if (part.length > 0)
		to->ref_count = before;
	return to->ref_count > before;
}

/* ---- Words ---- */

static size_t runes_in(const kzi_pdf_word *word)
{
	size_t runes = 0;
	for (size_t i = 0; i < word->length; i++)
		runes += ((unsigned char)word->text[i] & 0xC0) != 0x80;
	return runes;
}

static float gap(const kzi_pdf_word *a, const kzi_pdf_word *b)
{
	return b->box.x0 - a->box.x1;
}

/* How many words from here on are letters of "K a b i n e t": at least four, all or
 * nearly all of them single, and no further from each other than letters can be. */
static size_t spaced_letters(const kzi_pdf_word *words, size_t count, float size)
{
	size_t length = 0, single = 0;
	for (; length < count; length++) {
		const kzi_pdf_word *word = &words[length];
		if (runes_in(word) > 2 || word->text[0] == '.' || word->begins_cell ||
			(length > 0 && (gap(word - 1, word) <= 0 ||
					       gap(word - 1, word) >= size)))
			break;
		single += runes_in(word) == 1;
	}
	return length >= 4 && single * 4 >= length * 3 + (length == 4) ? length : 0;
}

static int by_width(const void *a, const void *b)
{
	float one = *(const float *)a, other = *(const float *)b;
	return one < other ? -1 : one > other;
}

/* What is wider than most gaps between its letters parts two of its words. */
static float widest_letter_gap(const kzi_pdf_word *words, size_t count)
{
	enum { MANY = 128 };
	float gaps[MANY];
	size_t known = count - 1 < MANY ? count - 1 : MANY;
	for (size_t i = 0; i < known; i++)
		gaps[i] = gap(&words[i], &words[i + 1]);
	qsort(gaps, known, sizeof *gaps, by_width);
	return gaps[known / 2] * 1.6F;
}

static void append_spaced(kzi_pdf_passage *to, const kzi_pdf_word *words, size_t count)
{
	float most = widest_letter_gap(words, count);
	for (size_t i = 0; i < count; i++) {
		bool parted = i == 0 ? to->text.length > 0
				     : gap(&words[i - 1], &words[i]) > most;
		if (parted)
			kzi_buffer_byte(&to->text, ' ');
		kzi_buffer_append(&to->text, words[i].text, words[i].length);
	}
}

/* Two boxes that touch are one word in two sizes: "1" and "e", "regels8" and ".". */
static bool touch(const kzi_pdf_word *a, const kzi_pdf_word *b, float size)
{
	return gap(a, b) < 0.05F * size && gap(a, b) > -0.3F * size;
}

/* The first of a line, which may be half a word. */
static void append_first(kzi_pdf_passage *to, const kzi_pdf_word *word, const char *after)
{
	kzi_hyphen hyphen = kzi_hyphen_between(
		to->words, to->text.data, to->text.length, word->text, after);
	kzi_hyphen_join(&to->text, hyphen, word->text, word->length);
}

/* A hyphen at the end of a line may be set a little apart from its word. */
static bool is_apart(const kzi_pdf_line *line, const kzi_pdf_word *words, size_t i)
{
	float apart = gap(&words[i - 1], &words[i]);
	bool hyphen = i + 1 == line->count && strcmp(words[i].text, "-") == 0;
	return !touch(&words[i - 1], &words[i], line->size) &&
	       !(hyphen && apart < 0.15F * line->size);
}

/* The word at place i, without its first bytes. */
static void append_word(
	kzi_pdf_passage *to, const kzi_pdf_line *line, size_t i, bool first, size_t bytes)
{
	const kzi_pdf_word *all = to->pdf->words + line->first;
	kzi_pdf_word word = all[i];
	word.text += bytes;
	word.length -= (uint32_t)bytes;
	if (word.length == 0 || append_marks(to, line, &word))
		return;
	if (first) {
		append_first(to, &word, i + 1 < line->count ? all[i + 1].text : "");
		return;
	}
	if (word.begins_cell)
		kzi_buffer_byte(&to->text, '\t');
	else if (to->text.length > 0 && is_apart(line, all, i))
		kzi_buffer_byte(&to->text, ' ');
	kzi_buffer_append(&to->text, word.text, word.length);
}

void kzi_pdf_append(
	kzi_pdf_passage *to, const kzi_pdf_line *line, size_t words, size_t bytes)
{
	const kzi_pdf_word *all = to->pdf->words + line->first;
	for (size_t i = words; i < line->count;) {
		size_t skipped = i == words ? bytes : 0;
		size_t letters = spaced_letters(all + i, line->count - i, line->size);
		if (letters > 0 && skipped == 0)
			append_spaced(to, all + i, letters);
		else
			append_word(to, line, i, i == words, skipped);
		i += letters > 0 && skipped == 0 ? letters : 1;
	}
	to->failed = to->failed || to->text.failed;
}

void kzi_pdf_begin(kzi_pdf_passage *to)
{
	kzi_buffer_clear(&to->text);
	to->refs = NULL;
	to->ref_count = 0;
}
