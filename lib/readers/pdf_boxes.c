/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The answer of pdftotext -bbox-layout, taken apart. It looks like XHTML, and is so
 * regular that a scanner of tags does; a page of it is 100 KB, for 4 KB of text. */
#include "readers/pdf.h"

#include "base/error.h"
#include "readers/pdf_text.h"

#include <math.h>
#include <string.h>

/* "<word xMin=…": the name of a tag, and what stands between it and the '>'. */
typedef struct tag {
	const char *name;
	size_t name_length;
	const char *rest, *end;
} tag;

/* The next tag from *at on, which is moved behind it. */
static bool next_tag(char **at, char *end, tag *out)
{
	char *open = memchr(*at, '<', (size_t)(end - *at));
	char *close = open != NULL ? memchr(open, '>', (size_t)(end - open)) : NULL;
	if (close == NULL)
		return false;
	char *rest = open + 1;
	while (rest < close && *rest != ' ')
		rest++;
	*out = (tag){open + 1, (size_t)(rest - open - 1), rest, close};
	*at = close + 1;
	return true;
}

static bool is_tag(const tag *seen, const char *name)
{
	return strlen(name) == seen->name_length &&
	       memcmp(seen->name, name, seen->name_length) == 0;
}

/* The value of an attribute, between its quotes; NULL when there is none. */
static const char *value_of(const tag *seen, const char *name, const char **end)
{
	size_t length = strlen(name);
	for (const char *at = seen->rest; at + length + 3 < seen->end; at++) {
		if (*at != ' ' || memcmp(at + 1, name, length) != 0 ||
			memcmp(at + 1 + length, "=\"", 2) != 0)
			continue;
		const char *value = at + length + 3;
		*end = memchr(value, '"', (size_t)(seen->end - value));
		return *end != NULL ? value : NULL;
	}
	return NULL;
}

/* Not strtod(): a Dutch locale has a comma there. What is no number is 0, and what
 * lies far beyond any page is brought back. */
static float number_of(const tag *seen, const char *name)
{
	enum { FAR = 100000 };
	const char *end = NULL, *at = value_of(seen, name, &end);
	double number = 0, scale = 1;
	if (at == NULL)
		return 0;
	bool negative = *at == '-', fraction = false;
	for (at += negative; at < end; at++) {
		if (*at == '.' && !fraction) {
			fraction = true;
		} else if (*at >= '0' && *at <= '9' && number < FAR) {
			number = number * 10 + (*at - '0');
			scale *= fraction ? 10 : 1;
		} else if (*at < '0' || *at > '9') {
			return 0;
		} else if (!fraction) {
			return negative ? -FAR : FAR;
		}
	}
	number /= scale;
	return (float)(negative ? -number : number);
}

static kzi_box box_of(const tag *seen)
{
	return (kzi_box){number_of(seen, "xMin"), number_of(seen, "yMin"),
		number_of(seen, "xMax"), number_of(seen, "yMax")};
}

/* ---- Building ---- */

typedef struct builder {
	kzi_pdf *pdf;
	bool in_line;
	bool complete;
} builder;

static kz_status add_page(builder *to, const tag *seen, kz_error *err)
{
	kzi_pdf *pdf = to->pdf;
	kzi_pdf_page *pages =
		kzi_arena_grow(&pdf->arena, pdf->pages, pdf->page_count, sizeof *pages);
	if (pages == NULL)
		return kzi_no_memory(err);
	pdf->pages = pages;
	pages[pdf->page_count++] = (kzi_pdf_page){
		number_of(seen, "width"), number_of(seen, "height"), pdf->line_count, 0};
	to->in_line = false;
	return KZ_OK;
}

/* A line comes to be with its first word. */
static kz_status begin_line(builder *to, kz_error *err)
{
	kzi_pdf *pdf = to->pdf;
	kzi_pdf_line *lines =
		kzi_arena_grow(&pdf->arena, pdf->lines, pdf->line_count, sizeof *lines);
	if (lines == NULL)
		return kzi_no_memory(err);
	pdf->lines = lines;
	lines[pdf->line_count++] = (kzi_pdf_line){
		.first = pdf->word_count, .page = (uint32_t)pdf->page_count};
	pdf->pages[pdf->page_count - 1].count++;
	to->in_line = true;
	return KZ_OK;
}

static kz_status add_word(
	builder *to, const tag *seen, char **at, char *end, kz_error *err)
{
	kzi_pdf *pdf = to->pdf;
	char *text = *at, *stop = memchr(text, '<', (size_t)(end - text));
	if (stop == NULL || pdf->page_count == 0)
		return KZ_OK;
	/* The '<' is given up for a NUL: the end of the word's tag says nothing. */
	*at = stop + 1;
	size_t length = kzi_pdf_clean(text, (size_t)(stop - text));
	text[length] = '\0';
	if (length == 0)
		return KZ_OK;
	kz_status st = to->in_line ? KZ_OK : begin_line(to, err);
	if (st != KZ_OK)
		return st;
	kzi_pdf_word *words =
		kzi_arena_grow(&pdf->arena, pdf->words, pdf->word_count, sizeof *words);
	if (words == NULL)
		return kzi_no_memory(err);
	pdf->words = words;
	words[pdf->word_count++] = (kzi_pdf_word){
		.box = box_of(seen), .text = text, .length = (uint32_t)length};
	pdf->lines[pdf->line_count - 1].count++;
	return KZ_OK;
}

static kz_status keep_text(
	builder *to, const char *text, const char *end, const char **out, kz_error *err)
{
	char *copy = kzi_arena_copy(&to->pdf->arena, text, (size_t)(end - text));
	if (copy == NULL)
		return kzi_no_memory(err);
	copy[kzi_pdf_clean(copy, (size_t)(end - text))] = '\0';
	*out = copy;
	return KZ_OK;
}

static kz_status read_meta(builder *to, const tag *seen, kz_error *err)
{
	const char *name_end = NULL, *end = NULL;
	const char *name = value_of(seen, "name", &name_end);
	const char *value = value_of(seen, "content", &end);
	if (name == NULL || value == NULL || name_end - name != 12 ||
		memcmp(name, "CreationDate", 12) != 0)
		return KZ_OK;
	return keep_text(to, value, end, &to->pdf->created, err);
}

static kz_status take_tag(
	builder *to, const tag *seen, char **at, char *end, kz_error *err)
{
	if (is_tag(seen, "word"))
		return add_word(to, seen, at, end, err);
	if (is_tag(seen, "line") || is_tag(seen, "/line"))
		to->in_line = false;
	if (is_tag(seen, "page"))
		return add_page(to, seen, err);
	if (is_tag(seen, "/doc"))
		to->complete = true;
	if (is_tag(seen, "meta"))
		return read_meta(to, seen, err);
	const char *stop = memchr(*at, '<', (size_t)(end - *at));
	if (is_tag(seen, "title") && stop != NULL)
		return keep_text(to, *at, stop, &to->pdf->title, err);
	return KZ_OK;
}

/* ---- Sizes ---- */

bool kzi_pdf_same_size(float a, float b)
{
	return fabsf(a - b) <= 0.04F * (a > b ? a : b);
}

/* Its box, and the height that most of its letters have: the mark of a note or a
 * large first letter is in the minority (Boyer and Moore's way to find out). */
void kzi_pdf_measure(const kzi_pdf *pdf, kzi_pdf_line *line)
{
	const kzi_pdf_word *words = pdf->words + line->first;
	size_t votes = 0;
	line->box = words[0].box;
	for (size_t i = 0; i < line->count; i++) {
		const kzi_box *box = &words[i].box;
		float size = box->y1 - box->y0;
		line->box.x0 = fminf(line->box.x0, box->x0);
		line->box.x1 = fmaxf(line->box.x1, box->x1);
		line->box.y0 = fminf(line->box.y0, box->y0);
		line->box.y1 = fmaxf(line->box.y1, box->y1);
		if (votes == 0)
			line->size = size;
		if (kzi_pdf_same_size(size, line->size))
			votes += words[i].length;
		else if (votes > words[i].length)
			votes -= words[i].length;
		else
			votes = 0;
	}
}

void kzi_pdf_line_text(const kzi_pdf *pdf, const kzi_pdf_line *line, kzi_buffer *out)
{
	for (size_t i = 0; i < line->count; i++) {
		const kzi_pdf_word *word = &pdf->words[line->first + i];
		if (i > 0)
			kzi_buffer_byte(out, ' ');
		kzi_buffer_append(out, word->text, word->length);
	}
}

bool kzi_pdf_beside(const kzi_box *a, const kzi_box *b)
{
	float shared = fminf(a->y1, b->y1) - fmaxf(a->y0, b->y0);
	return shared > 0.5F * fminf(a->y1 - a->y0, b->y1 - b->y0);
}

/* The size of the text itself: that of most letters in the document. */
static float size_of_text(const kzi_pdf *pdf)
{
	enum { STEPS = 1000 }; /* of a tenth of a point */
	size_t letters[STEPS] = {0}, most = 0;
	float found = 0;
	for (size_t i = 0; i < pdf->line_count; i++) {
		const kzi_pdf_line *line = &pdf->lines[i];
		if (line->size <= 0 || line->size * 10 >= STEPS)
			continue;
		size_t *sum = &letters[(size_t)(line->size * 10)];
		for (size_t j = 0; j < line->count; j++)
			*sum += pdf->words[line->first + j].length;
		if (*sum > most) {
			most = *sum;
			found = line->size;
		}
	}
	return found;
}

kz_status kzi_pdf_parse(char *answer, size_t length, kzi_pdf *out, kz_error *err)
{
	builder to = {.pdf = out};
	tag seen;
	char *at = answer, *end = length > 0 ? answer + length : answer;
	kz_status st = KZ_OK;
	*out = (kzi_pdf){.title = "", .created = ""};
	while (st == KZ_OK && at != end && next_tag(&at, end, &seen))
		st = take_tag(&to, &seen, &at, end, err);
	if (st == KZ_OK && !to.complete)
		st = kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"what pdftotext says of it is cut off");
	/* The last line may then have no word. */
	if (st != KZ_OK) {
		kzi_pdf_free(out);
		return st;
	}
	for (size_t i = 0; i < out->line_count; i++)
		kzi_pdf_measure(out, &out->lines[i]);
	out->size = size_of_text(out);
	return KZ_OK;
}

void kzi_pdf_free(kzi_pdf *pdf)
{
	kzi_arena_free(&pdf->arena);
	*pdf = (kzi_pdf){0};
}
