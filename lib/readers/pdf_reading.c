/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/pdf_reading.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Words and sentences ---- */

const kzi_pdf_word *kzi_pdf_first(const kzi_pdf *pdf, const kzi_pdf_line *line)
{
	return &pdf->words[line->first];
}

const kzi_pdf_word *kzi_pdf_last(const kzi_pdf *pdf, const kzi_pdf_line *line)
{
	return &pdf->words[line->first + line->count - 1];
}

bool kzi_pdf_begins_lower(const kzi_pdf_word *word)
{
	unsigned char byte = (unsigned char)word->text[0];
	unsigned char next = (unsigned char)word->text[1];
	return (byte >= 'a' && byte <= 'z') || (byte == 0xC3 && next >= 0x9F);
}

/* Skips what may stand behind the point that ends a sentence: ”, ) and the like. */
char kzi_pdf_last_sign(const char *text, size_t length)
{
	while (length > 0) {
		char byte = text[length - 1];
		if (strchr(")\"'", byte) == NULL && (unsigned char)byte < 0x80)
			return byte;
		/* The quotes take two or three bytes, none of them a sign. */
		if ((unsigned char)byte >= 0x80 &&
			!(length >= 3 && memcmp(text + length - 3, "\xE2\x80", 2) == 0) &&
			!(length >= 2 && memcmp(text + length - 2, "\xC2\xBB", 2) == 0))
			return 'x';
		length -= (unsigned char)byte < 0x80                      ? 1
			  : memcmp(text + length - 2, "\xC2\xBB", 2) == 0 ? 2
									  : 3;
	}
	return ' ';
}

bool kzi_pdf_ends_sentence(const char *text, size_t length)
{
	return length > 0 && strchr(".:;?!", kzi_pdf_last_sign(text, length)) != NULL;
}

/* ---- Measures ---- */

static int by_width(const void *a, const void *b)
{
	float one = *(const float *)a, other = *(const float *)b;
	return one < other ? -1 : one > other;
}

/* Most lines are as far from the next as those of one paragraph are. */
static float pitch_of(const kzi_pdf_reading *at, float *room)
{
	size_t known = 0;
	for (size_t i = 1; i < at->count; i++) {
		const kzi_pdf_line *above = &at->lines[i - 1], *line = &at->lines[i];
		float apart = (line->box.y1 - above->box.y1) / line->size;
		if (line->page == above->page && line->column == above->column &&
			kzi_pdf_same_size(line->size, above->size) && apart > 0.5F &&
			apart < 3)
			room[known++] = apart;
	}
	qsort(room, known, sizeof *room, by_width);
	/* Below the middle, as there are blank lines too. */
	return known > 0 ? room[known * 2 / 5] : 1.1F;
}

static const kzi_pdf_column *column_at(const kzi_pdf_reading *in, float left)
{
	for (size_t i = 0; i < in->column_count; i++) {
		if (fabsf(in->columns[i].left - left) < 4)
			return &in->columns[i];
	}
	return NULL;
}

/* Where the widest lines end, when there are three that end near each other; a title may
 * go on beyond. ends are in order. */
static float right_margin(const float *ends, size_t count, float left)
{
	for (size_t i = count; i-- > 2;) {
		if (ends[i] - ends[i - 2] < 0.04F * (ends[i] - left))
			return ends[i];
	}
	return ends[count - 1 - count / 16];
}

/* How far the lines of columns come that begin at the same place. */
static void measure_columns(kzi_pdf_reading *at, float *room)
{
	for (size_t i = 0; i < at->count && at->column_count < KZI_PDF_COLUMNS; i++) {
		float left = at->lines[i].left;
		if (column_at(at, left) != NULL)
			continue;
		size_t known = 0;
		for (size_t j = i; j < at->count; j++) {
			if (fabsf(at->lines[j].left - left) < 4)
				room[known++] = at->lines[j].box.x1;
		}
		qsort(room, known, sizeof *room, by_width);
		at->columns[at->column_count++] =
			(kzi_pdf_column){left, right_margin(room, known, left)};
	}
}

float kzi_pdf_right_of(const kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	const kzi_pdf_column *column = column_at(at, line->left);
	return column != NULL ? column->right : line->right;
}

bool kzi_pdf_has_room(
	const kzi_pdf_reading *at, const kzi_pdf_line *line, const kzi_pdf_line *next)
{
	const kzi_box *box = &kzi_pdf_first(at->pdf, next)->box;
	return kzi_pdf_right_of(at, line) - line->box.x1 >
	       box->x1 - box->x0 + 0.7F * line->size;
}

int kzi_pdf_indent(const kzi_pdf_line *line, const kzi_pdf_line *above)
{
	float by = line->box.x0 - above->box.x0;
	return by > 0.7F * line->size ? 1 : by < -0.7F * line->size ? -1 : 0;
}

kz_status kzi_pdf_measure_lines(kzi_pdf_reading *at, kz_error *err)
{
	float *room = calloc(at->count + 1, sizeof *room);
	if (room == NULL)
		return kzi_no_memory(err);
	at->pitch = pitch_of(at, room);
	measure_columns(at, room);
	free(room);
	return KZ_OK;
}
