/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that are one to people, and several to pdftotext: the mark of a note is raised,
 * a word is in another size. */
#include "readers/pdf.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

kz_status kzi_pdf_merge(kzi_pdf *pdf, kzi_pdf_line *left, const kzi_pdf_line *right,
	bool cell, kz_error *err)
{
	size_t first = pdf->word_count;
	for (size_t i = 0; i < left->count + right->count; i++) {
		kzi_pdf_word *words = kzi_arena_grow(
			&pdf->arena, pdf->words, pdf->word_count, sizeof *words);
		if (words == NULL)
			return kzi_no_memory(err);
		pdf->words = words;
		words[pdf->word_count] = i < left->count
						 ? words[left->first + i]
						 : words[right->first + i - left->count];
		words[pdf->word_count].begins_cell |= cell && i == left->count;
		pdf->word_count++;
	}
	left->count += right->count;
	left->first = first;
	kzi_pdf_measure(pdf, left);
	return KZ_OK;
}

static void take_away(kzi_pdf_line *lines, size_t *count, size_t which)
{
	--*count;
	memmove(lines + which, lines + which + 1, (*count - which) * sizeof *lines);
}

/* Does b go on where a ends? Or is it small, and in the midst of a: a raised mark? */
static bool is_piece_of(const kzi_pdf_line *a, const kzi_pdf_line *b)
{
	float between = b->box.x0 - a->box.x1, size = fmaxf(a->size, b->size);
	bool behind = between > -0.2F * size && between < KZI_PDF_GUTTER * size;
	bool within = b->size < 0.8F * a->size && b->box.x0 > a->box.x0 &&
		      b->box.x1 < a->box.x1 + KZI_PDF_GUTTER * size;
	return (behind || within) && kzi_pdf_beside(&a->box, &b->box);
}

/* The line that is a piece of this one; count when there is none. */
static size_t piece_of(
	kzi_pdf *pdf, const kzi_pdf_line *lines, size_t count, size_t which)
{
	pdf->effort += count;
	for (size_t i = 0; i < count; i++) {
		if (i != which && is_piece_of(&lines[which], &lines[i]))
			return i;
	}
	return count;
}

static int by_left(const void *a, const void *b)
{
	const kzi_pdf_word *one = a, *other = b;
	return one->box.x0 < other->box.x0 ? -1 : one->box.x0 > other->box.x0;
}

kz_status kzi_pdf_join(kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count, kz_error *err)
{
	kz_status st = KZ_OK;
	if (*count > KZI_PDF_CROWDED || pdf->effort > KZI_PDF_EFFORT_MAX)
		return st;
	kzi_pdf_sort(lines, *count);
	for (size_t i = 0; i < *count && st == KZ_OK;) {
		size_t next = piece_of(pdf, lines, *count, i);
		if (next == *count) {
			i++;
			continue;
		}
		bool within = lines[next].box.x0 < lines[i].box.x1;
		st = kzi_pdf_merge(pdf, &lines[i], &lines[next], false, err);
		if (st == KZ_OK && within)
			qsort(pdf->words + lines[i].first, lines[i].count,
				sizeof *pdf->words, by_left);
		take_away(lines, count, next);
		i -= next < i;
	}
	return st;
}
