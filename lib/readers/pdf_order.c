/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a page in the order in which people read them. A page is cut where a
 * strip of white runs down between lines that stand beside each other; what crosses
 * the strip (a title over two columns) parts what is above it from what is below.
 */
#include "readers/pdf.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 12 };

static int by_place(const void *a, const void *b)
{
	const kzi_pdf_line *one = a, *other = b;
	if (one->box.y1 != other->box.y1)
		return one->box.y1 < other->box.y1 ? -1 : 1;
	if (one->box.x0 != other->box.x0)
		return one->box.x0 < other->box.x0 ? -1 : 1;
	return one->first < other->first ? -1 : one->first > other->first;
}

void kzi_pdf_sort(kzi_pdf_line *lines, size_t count)
{
	if (count > 1)
		qsort(lines, count, sizeof *lines, by_place);
}

/* ---- Where to cut ---- */

typedef enum side { CROSSES, LEFT, RIGHT } side;

static side side_of(const kzi_pdf_line *line, float x)
{
	if (line->box.x0 >= x - 1)
		return RIGHT;
	return line->box.x1 <= x + 1 ? LEFT : CROSSES;
}

/* Consecutive lines none of which crosses x, and what is known of the two sides. */
typedef struct band {
	size_t first, end;
	size_t count[3];
	float inner[3]; /* how far each comes to the middle */
	float widest[3];
	size_t longest[3]; /* in letters */
	float size;
} band;

static size_t letters_of(const kzi_pdf *pdf, const kzi_pdf_line *line)
{
	size_t letters = line->count;
	for (size_t i = 0; i < line->count; i++)
		letters += pdf->words[line->first + i].length;
	return letters;
}

static band band_from(const kzi_pdf *pdf, const kzi_pdf_line *lines, size_t count,
	size_t first, float x)
{
	band found = {.first = first, .end = first, .inner = {0, -1e6F, 1e6F}};
	for (; found.end < count; found.end++) {
		const kzi_pdf_line *line = &lines[found.end];
		side at = side_of(line, x);
		if (at == CROSSES)
			break;
		size_t letters = letters_of(pdf, line);
		found.count[at]++;
		found.inner[at] = at == LEFT ? fmaxf(found.inner[at], line->box.x1)
					     : fminf(found.inner[at], line->box.x0);
		found.widest[at] = fmaxf(found.widest[at], line->box.x1 - line->box.x0);
		if (letters > found.longest[at])
			found.longest[at] = letters;
		found.size = fmaxf(found.size, fminf(line->size, pdf->size));
	}
	return found;
}

/* The line of the other side that stands beside it, in lines that are in order of
 * height; count when there is none. */
static size_t neighbour_of(kzi_pdf *pdf, const kzi_pdf_line *lines, const band *in,
	size_t which, float x, bool same_baseline)
{
	side own = side_of(&lines[which], x);
	const kzi_pdf_line *line = &lines[which];
	for (int down = 0; down < 2; down++) {
		for (size_t i = which; down ? ++i < in->end : i-- > in->first;) {
			pdf->effort++;
			if (side_of(&lines[i], x) == own)
				continue;
			float apart = fabsf(lines[i].box.y1 - line->box.y1);
			if (same_baseline
					? apart < 0.35F * fmaxf(line->size, lines[i].size)
					: kzi_pdf_beside(&line->box, &lines[i].box))
				return i;
			break;
		}
	}
	return in->end;
}

/* How many lines of the side that has fewer have a neighbour; 0 when the two sides
 * are no columns. */
static size_t beside_each_other(
	kzi_pdf *pdf, const kzi_pdf_line *lines, const band *in, float x)
{
	if (in->count[LEFT] == 0 || in->count[RIGHT] == 0 ||
		in->inner[RIGHT] - in->inner[LEFT] < KZI_PDF_GUTTER * in->size)
		return 0;
	side fewer = in->count[LEFT] <= in->count[RIGHT] ? LEFT : RIGHT;
	size_t found = 0;
	for (size_t i = in->first; i < in->end; i++)
		found += side_of(&lines[i], x) == fewer &&
			 neighbour_of(pdf, lines, in, i, x, false) < in->end;
	return found;
}

static size_t score_of(kzi_pdf *pdf, const kzi_pdf_line *lines, size_t count, float x)
{
	size_t score = 0;
	for (size_t i = 0; i < count;) {
		band in = band_from(pdf, lines, count, i, x);
		score += beside_each_other(pdf, lines, &in, x);
		i = in.end + 1;
	}
	return score;
}

/* The x with the most lines beside each other; false when there is none. */
static bool find_cut(kzi_pdf *pdf, const kzi_pdf_line *lines, size_t count, float *x)
{
	bool tried[2048] = {false};
	size_t best = 0;
	for (size_t i = 0; i < count && pdf->effort < KZI_PDF_EFFORT_MAX; i++) {
		float left = lines[i].box.x0;
		if (left < 0 || left >= 2048 || tried[(size_t)left])
			continue;
		tried[(size_t)left] = true;
		size_t score = score_of(pdf, lines, count, left);
		if (score > best) {
			best = score;
			*x = left;
		}
	}
	return best > 0;
}

/* ---- Labels ---- */

/* "Dat is alles.", and not "12." */
static bool is_sentence(const kzi_pdf *pdf, const kzi_pdf_line *line)
{
	const kzi_pdf_word *last = &pdf->words[line->first + line->count - 1];
	return line->count > 2 && strchr(".?!", last->text[last->length - 1]) != NULL;
}

/*
 * "Datum" with the date behind it, "a." with its item, a title with its page: the
 * lines of one side are few and short, and each stands on the line of another. Those
 * are read along the line, and not down the columns.
 */
static bool has_labels(
	kzi_pdf *pdf, const kzi_pdf_line *lines, const band *in, float x, side *labels)
{
	enum { LABEL_LETTERS = 28, NUMBER_LETTERS = 14 };
	*labels = in->count[LEFT] <= in->count[RIGHT] ? LEFT : RIGHT;
	side text = *labels == LEFT ? RIGHT : LEFT;
	if (in->longest[*labels] > (*labels == LEFT ? LABEL_LETTERS : NUMBER_LETTERS) ||
		in->widest[*labels] > 0.6F * in->widest[text])
		return false;
	for (size_t i = in->first; i < in->end; i++) {
		if (side_of(&lines[i], x) == *labels &&
			(is_sentence(pdf, &lines[i]) ||
				neighbour_of(pdf, lines, in, i, x, true) == in->end))
			return false;
	}
	return true;
}

/* ---- Putting in order ---- */

typedef struct work {
	kzi_pdf *pdf;
	kz_error *err;
	uint32_t columns;
} work;

static kz_status arrange(work *at, kzi_pdf_line *lines, size_t *count, unsigned depth);

static void set_column(work *at, kzi_pdf_line *lines, size_t count)
{
	float left = 1e6F, right = -1e6F;
	for (size_t i = 0; i < count; i++) {
		left = fminf(left, lines[i].box.x0);
		right = fmaxf(right, lines[i].box.x1);
	}
	at->columns++;
	for (size_t i = 0; i < count; i++) {
		lines[i].column = at->columns;
		lines[i].left = left;
		lines[i].right = right;
	}
}

/* Rows of lines that are put in order one after the other, from the left on. */
typedef struct rows {
	kzi_pdf_line *lines;
	size_t done, count; /* in order; all */
} rows;

static kz_status arrange_rest(work *at, rows *out, unsigned depth)
{
	size_t count = out->count - out->done;
	kz_status st = count > 0 ? arrange(at, out->lines + out->done, &count, depth + 1)
				 : KZ_OK;
	out->count = out->done += count;
	return st;
}

static void add_side(
	rows *out, const kzi_pdf_line *lines, const band *in, float x, side of)
{
	for (size_t i = in->first; i < in->end; i++) {
		if (side_of(&lines[i], x) == of)
			out->lines[out->count++] = lines[i];
	}
}

/* The texts, each with the labels that stand beside it. */
static kz_status add_labelled(work *at, rows *out, const kzi_pdf_line *lines,
	const band *in, float x, side labels)
{
	kz_status st = KZ_OK;
	for (size_t i = in->first; i < in->end && st == KZ_OK; i++) {
		if (side_of(&lines[i], x) == labels)
			continue;
		kzi_pdf_line line = lines[i];
		for (size_t j = in->first; j < in->end && st == KZ_OK; j++) {
			if (side_of(&lines[j], x) != labels ||
				neighbour_of(at->pdf, lines, in, j, x, true) != i)
				continue;
			kzi_pdf_line left = labels == LEFT ? lines[j] : line;
			st = kzi_pdf_merge(at->pdf, &left,
				labels == LEFT ? &line : &lines[j], false, at->err);
			line = left;
		}
		out->lines[out->count++] = line;
	}
	return st;
}

static kz_status add_band(work *at, rows *out, const kzi_pdf_line *lines, const band *in,
	float x, unsigned depth)
{
	side labels;
	if (beside_each_other(at->pdf, lines, in, x) == 0) {
		memcpy(out->lines + out->count, lines + in->first,
			(in->end - in->first) * sizeof *lines);
		out->count += in->end - in->first;
		return KZ_OK;
	}
	if (has_labels(at->pdf, lines, in, x, &labels))
		return add_labelled(at, out, lines, in, x, labels);
	kz_status st = arrange_rest(at, out, depth);
	for (side of = LEFT; of <= RIGHT && st == KZ_OK; of++) {
		add_side(out, lines, in, x, of);
		st = arrange_rest(at, out, depth);
	}
	return st;
}

static kz_status arrange(work *at, kzi_pdf_line *lines, size_t *count, unsigned depth)
{
	float x = 0;
	kzi_pdf_sort(lines, *count);
	if (depth == DEPTH_MAX || !find_cut(at->pdf, lines, *count, &x)) {
		set_column(at, lines, *count);
		return KZ_OK;
	}
	rows out = {.lines = calloc(*count, sizeof *out.lines)};
	kz_status st = out.lines != NULL ? KZ_OK : kzi_no_memory(at->err);
	for (size_t i = 0; i < *count && st == KZ_OK;) {
		band in = band_from(at->pdf, lines, *count, i, x);
		st = add_band(at, &out, lines, &in, x, depth);
		if (st == KZ_OK && in.end < *count)
			out.lines[out.count++] = lines[in.end];
		i = in.end + 1;
	}
	if (st == KZ_OK)
		st = arrange_rest(at, &out, depth);
	if (st == KZ_OK) {
		memcpy(lines, out.lines, out.count * sizeof *lines);
		*count = out.count;
	}
	free(out.lines);
	return st;
}

kz_status kzi_pdf_order(kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count, kz_error *err)
{
	work at = {.pdf = pdf, .err = err};
	if (*count > KZI_PDF_CROWDED) {
		set_column(&at, lines, *count);
		return KZ_OK;
	}
	kzi_pdf_sort(lines, *count);
	kz_status st = kzi_pdf_find_tables(pdf, lines, count, err);
	return st == KZ_OK ? arrange(&at, lines, count, 0) : st;
}
