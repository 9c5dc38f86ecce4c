/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands on a page for the sake of the page: the heads and feet that come back on
 * other pages, page numbers, and the colofon, the narrow column beside a letter. */
#include "readers/pdf.h"

#include "base/error.h"
#include "readers/imprint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The lines of one page from its edge inwards, and what each of them says. */
typedef struct edge {
	kzi_pdf *pdf;
	size_t *lines; /* of all pages, in order of height within each page */
	char **texts;  /* by line */
} edge;

static const float edge_part = 0.15F; /* of the height of a page */
/* And no head or foot has more lines than this, or these where nothing else is. */
enum { EDGE_LINES = 12, HEAD_LINES = 3 };

/* ---- The same line on another page ---- */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The same words, and numbers that grow as the pages do: "Pagina 3 van 9". */
static bool is_same_but_for_pages(const char *a, const char *b, long pages)
{
	while (*a != '\0' && *b != '\0') {
		if (is_digit(*a) && is_digit(*b)) {
			char *a_end, *b_end;
			long from = strtol(a, &a_end, 10), to = strtol(b, &b_end, 10);
			if (to != from && to - from != pages)
				return false;
			a = a_end;
			b = b_end;
		} else if (*a++ != *b++) {
			return false;
		}
	}
	return *a == *b;
}

/* The line at a place from the edge: 0 is the outermost. */
static size_t line_at(const edge *all, const kzi_pdf_page *page, bool foot, size_t place)
{
	return all->lines[page->first + (foot ? page->count - 1 - place : place)];
}

/* Left and right pages may differ, so those behind the next are looked at as well. */
static bool is_repeated(const edge *all, size_t which, bool foot)
{
	const kzi_pdf *pdf = all->pdf;
	const kzi_pdf_line *line = &pdf->lines[which];
	for (long away = -2; away <= 2; away++) {
		long number = (long)line->page - 1 + away;
		if (away == 0 || number < 0 || number >= (long)pdf->page_count)
			continue;
		const kzi_pdf_page *page = &pdf->pages[number];
		for (size_t i = 0; i < page->count && i < 2 * EDGE_LINES; i++) {
			size_t at = line_at(all, page, foot, i);
			if (fabsf(pdf->lines[at].box.y1 - line->box.y1) < 4 &&
				is_same_but_for_pages(
					all->texts[which], all->texts[at], away))
				return true;
		}
	}
	return false;
}

/* ---- What a page says of itself ---- */

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* "Pagina 1 van 5", "- 3 -", "2/7", "Blad 2". */
static bool is_page_number(const char *text)
{
	static const char *const words[] = {"", "pagina", "paginavan", "blad", "bladvan",
		"page", "pageof", "van", "of", "p", "pag", "pagvan", "ofpages"};
	char letters[16] = "";
	size_t used = 0, digits = 0;
	for (; *text != '\0'; text++) {
		bool letter = (*text | 0x20) >= 'a' && (*text | 0x20) <= 'z';
		if (letter && used == sizeof letters - 1)
			return false;
		if (letter)
			letters[used++] = (char)(*text | 0x20);
		else if (is_digit(*text))
			digits++;
		else if (strchr(" -./|", *text) == NULL &&
			 strncmp(text, "\xE2\x80\x93", 3) != 0 &&
			 ((unsigned char)*text & 0xC0) != 0x80)
			return false;
	}
	if (digits == 0 || digits > 8)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(words[i], letters) == 0)
			return true;
	}
	return false;
}

/* ---- Heads and feet ---- */

static bool is_furniture(const edge *all, size_t which, bool foot)
{
	const kzi_pdf_line *line = &all->pdf->lines[which];
	const char *text = all->texts[which];
	bool small = line->size < all->pdf->size * 1.3F;
	return (small && is_page_number(text)) || (foot && kzi_is_imprint(text)) ||
	       is_repeated(all, which, foot);
}

/*
 * From the edge inwards, up to the first line that is none. What is nearest to the
 * text must stand apart from it, or "Vraag 7" and "Vraag 8" at the top of two pages
 * would look like a head with a number.
 */
static void mark_edge(const edge *all, const kzi_pdf_page *page, bool foot)
{
	kzi_pdf *pdf = all->pdf;
	size_t found = 0, most = page->count < EDGE_LINES ? page->count : EDGE_LINES;
	while (found < most) {
		size_t at = line_at(all, page, foot, found);
		const kzi_box *box = &pdf->lines[at].box;
		bool near = foot ? box->y1 > page->height * (1 - edge_part)
				 : box->y0 < page->height * edge_part;
		if (!near || !is_furniture(all, at, foot))
			break;
		found++;
	}
	/* Pages that are all alike are no heads. */
	if (found == page->count && found > HEAD_LINES)
		found = 0;
	while (found > 0 && found < page->count) {
		const kzi_pdf_line *last =
			&pdf->lines[line_at(all, page, foot, found - 1)];
		const kzi_pdf_line *next = &pdf->lines[line_at(all, page, foot, found)];
		if (fabsf(next->box.y1 - last->box.y1) >
			1.5F * fminf(last->size, next->size))
			break;
		found--;
	}
	for (size_t i = 0; i < found; i++)
		pdf->lines[line_at(all, page, foot, i)].role = KZI_PDF_FURNITURE;
}

/*
 * "Tweede Kamer der Staten-Generaal", "Vergaderjaar 2020–2021" and a large 2: the
 * head of an official piece, on its first page alone.
 */
static void mark_masthead(const edge *all)
{
	kzi_pdf *pdf = all->pdf;
	const kzi_pdf_page *page = &pdf->pages[0];
	const kzi_pdf_line *year = NULL;
	bool house = false;
	for (size_t i = 0; i < page->count && i < EDGE_LINES; i++) {
		size_t at = line_at(all, page, false, i);
		const char *text = all->texts[at];
		house = house || strstr(text, "Staten-Generaal") != NULL;
		if (year == NULL && begins(text, "Vergaderjaar "))
			year = &pdf->lines[at];
	}
	if (!house || year == NULL)
		return;
	for (size_t i = 0; i < page->count && i < EDGE_LINES; i++) {
		kzi_pdf_line *line = &pdf->lines[line_at(all, page, false, i)];
		if (line->box.y1 <= year->box.y1 ||
			kzi_pdf_beside(&line->box, &year->box))
			line->role = KZI_PDF_FURNITURE;
	}
}

/* ---- The colofon ---- */

/* The lines that stand to the right, or to the left, of all others beside them. */
typedef struct side {
	bool right;
	float edge; /* of the text: a colofon is beyond it */
	kzi_box box;
	size_t count, aligned;
	unsigned words;
	float size;
} side;

static bool is_far(const kzi_pdf_line *line, const kzi_pdf_page *page, bool right)
{
	return right ? line->box.x0 > page->width * 0.6F
		     : line->box.x1 < page->width * 0.3F;
}

/* How far the text comes to that side: bullets of lists may be far, and are text. */
static float edge_of_text(const edge *all, const kzi_pdf_page *page, bool right)
{
	enum { PROSE = 25 }; /* bytes of a line */
	float found = right ? 0 : page->width;
	for (size_t i = 0; i < page->count; i++) {
		const kzi_pdf_line *line = &all->pdf->lines[page->first + i];
		if (line->role != KZI_PDF_TEXT || is_far(line, page, right) ||
			strlen(all->texts[page->first + i]) < PROSE)
			continue;
		found = right ? fmaxf(found, line->box.x1) : fminf(found, line->box.x0);
	}
	return found;
}

static bool is_at_side(const kzi_pdf_line *line, const kzi_pdf_page *page, const side *at)
{
	return line->role == KZI_PDF_TEXT && is_far(line, page, at->right) &&
	       (at->right ? line->box.x1 > at->edge : line->box.x0 < at->edge);
}

static side side_of(const edge *all, const kzi_pdf_page *page, bool right)
{
	side found = {.right = right,
		.edge = edge_of_text(all, page, right),
		.box = {1e6F, 1e6F, -1e6F, -1e6F}};
	size_t seen = 0;
	for (size_t i = 0; i < page->count; i++) {
		const kzi_pdf_line *line = &all->pdf->lines[page->first + i];
		if (!is_at_side(line, page, &found))
			continue;
		found.box.x0 = fminf(found.box.x0, line->box.x0);
		found.box.x1 = fmaxf(found.box.x1, line->box.x1);
		found.box.y0 = fminf(found.box.y0, line->box.y0);
		found.box.y1 = fmaxf(found.box.y1, line->box.y1);
		found.size = fmaxf(found.size, line->size);
		found.words += kzi_colofon_words(all->texts[page->first + i], &seen);
		found.count++;
	}
	return found;
}

/* Does nothing else reach into it? Counts the lines of it that stand exactly beside
 * another, as the values of a list of facts do: those are no colofon. */
static bool stands_alone(const edge *all, const kzi_pdf_page *page, side *at)
{
	for (size_t i = 0; i < page->count; i++) {
		const kzi_pdf_line *line = &all->pdf->lines[page->first + i];
		if (line->role != KZI_PDF_TEXT || is_at_side(line, page, at) ||
			line->box.y1 < at->box.y0 || line->box.y0 > at->box.y1)
			continue;
		if (at->right ? line->box.x1 > at->box.x0 : line->box.x0 < at->box.x1)
			return false;
		for (size_t j = 0; j < page->count; j++) {
			const kzi_pdf_line *other = &all->pdf->lines[page->first + j];
			at->aligned += is_at_side(other, page, at) &&
				       fabsf(other->box.y1 - line->box.y1) < 1;
		}
	}
	return true;
}

static void mark_colofon(const edge *all, const kzi_pdf_page *page, bool right)
{
	enum { LINES_MAX = 80 }; /* more do not fit beside a letter */
	if (page->count > KZI_PDF_CROWDED)
		return;
	side at = side_of(all, page, right);
	if (at.count < 2 || at.count > LINES_MAX || at.words * 12 < at.count ||
		at.words < (at.size < all->pdf->size * 0.93F ? 1 : 2) ||
		!stands_alone(all, page, &at) ||
		(at.aligned * 2 > at.count && at.words < 3))
		return;
	for (size_t i = 0; i < page->count; i++) {
		kzi_pdf_line *line = &all->pdf->lines[page->first + i];
		if (is_at_side(line, page, &at))
			line->role = KZI_PDF_COLOFON;
	}
}

/* ---- All pages ---- */

typedef struct height {
	float y;
	size_t line;
} height;

static int by_height(const void *a, const void *b)
{
	const height *one = a, *other = b;
	if (one->y != other->y)
		return one->y < other->y ? -1 : 1;
	return one->line < other->line ? -1 : one->line > other->line;
}

static kz_status sort_lines(edge *all, kz_error *err)
{
	kzi_pdf *pdf = all->pdf;
	height *heights = calloc(pdf->line_count + 1, sizeof *heights);
	kzi_buffer text = {0};
	bool failed = heights == NULL;
	for (size_t i = 0; i < pdf->line_count && !failed; i++) {
		heights[i] = (height){pdf->lines[i].box.y1, i};
		kzi_buffer_clear(&text);
		kzi_pdf_line_text(pdf, &pdf->lines[i], &text);
		if (!text.failed)
			all->texts[i] =
				kzi_arena_copy(&pdf->arena, text.data, text.length);
		failed = all->texts[i] == NULL;
	}
	for (size_t i = 0; i < pdf->page_count && !failed; i++)
		qsort(heights + pdf->pages[i].first, pdf->pages[i].count, sizeof *heights,
			by_height);
	for (size_t i = 0; i < pdf->line_count && !failed; i++)
		all->lines[i] = heights[i].line;
	kzi_buffer_free(&text);
	free(heights);
	return failed ? kzi_no_memory(err) : KZ_OK;
}

kz_status kzi_pdf_find_furniture(kzi_pdf *pdf, kz_error *err)
{
	edge all = {pdf, NULL, NULL};
	if (pdf->line_count == 0)
		return KZ_OK;
	all.lines = calloc(pdf->line_count, sizeof *all.lines);
	all.texts = calloc(pdf->line_count, sizeof *all.texts);
	kz_status st = all.lines != NULL && all.texts != NULL ? sort_lines(&all, err)
							      : kzi_no_memory(err);
	for (size_t i = 0; i < pdf->page_count && st == KZ_OK; i++) {
		mark_edge(&all, &pdf->pages[i], true);
		mark_edge(&all, &pdf->pages[i], false);
	}
	if (st == KZ_OK && pdf->pages[0].count > 0)
		mark_masthead(&all);
	for (size_t i = 0; i < pdf->page_count && st == KZ_OK; i++) {
		mark_colofon(&all, &pdf->pages[i], true);
		mark_colofon(&all, &pdf->pages[i], false);
	}
	free(all.lines);
	free(all.texts);
	return st;
}
