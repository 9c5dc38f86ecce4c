/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands on a page and is not of the text: page numbers, and the lines that come
 * back on every page. Where a sentence runs on over a page they stand in its middle. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <kamerzoek/dutch.h>

#include <stdlib.h>
#include <string.h>

enum {
	EDGE = 5,         /* lines at the top and foot of a page that may come back */
	LONGEST = 120,    /* of those */
	TURNS_MAX = 10000 /* a text of more pages is no letter */
};

/* ---- Single lines ---- */

static void put_away(kzi_letter *letter, size_t i)
{
	letter->done.furniture += letter->lines[i].role != KZI_ROLE_FURNITURE;
	letter->lines[i].role = KZI_ROLE_FURNITURE;
}

static bool is_date(const kzi_line *line)
{
	static const char *const label[] = {"datum", "date", NULL};
	kz_date date;
	size_t at = kzi_begins_with_any(line->text, line->length, label);
	while (at > 0 && at < line->length && strchr(" \t:", line->text[at]) != NULL)
		at++;
	return kz_date_parse(line->text + at, line->length - at, &date, NULL) == KZ_OK &&
	       date.day > 0;
}

/* "- 3 -" */
static unsigned bare_number(const kzi_line *line)
{
	size_t at = 0;
	unsigned number = 0;
	while (at < line->length && strchr("- ", line->text[at]) != NULL)
		at++;
	at = kzi_letter_take_number(line->text, line->length, at, &number);
	while (at > 0 && at < line->length && strchr("- ", line->text[at]) != NULL)
		at++;
	return at == line->length ? number : 0;
}

static bool is_identifier(const kzi_line *line)
{
	static const char *const series[] = {"kst-", "ah-", "h-", "kv-"};
	for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
		size_t size = strlen(series[i]);
		if (line->length > size && memcmp(line->text, series[i], size) == 0)
			return memchr(line->text, ' ', line->length) == NULL;
	}
	return false;
}

/* "’s-Gravenhage 2021" and "Tweede Kamer, vergaderjaar 2020–2021, 32 545, nr. 143", on
 * one line or on two. */
static bool is_place_of_print(const kzi_line *line)
{
	static const char *const places[] = {
		"\xE2\x80\x99s-Gravenhage", "'s-Gravenhage", NULL};
	static const char *const series[] = {
		"Tweede Kamer, vergaderjaar", "Eerste Kamer, vergaderjaar", NULL};
	size_t place = kzi_begins_with_any(line->text, line->length, places);
	bool year = line->length <= place + sizeof " 2021" - 1;
	return kzi_begins_with_any(line->text, line->length, series) > 0 ||
	       (place > 0 && (year || kzi_find_words(line->text, line->length,
					      "vergaderjaar") != NULL));
}

/* The foot of an official print: its identifier, ISSN and place. */
static void put_away_print(kzi_letter *letter, size_t issn)
{
	put_away(letter, issn);
	if (issn > 0 && is_identifier(&letter->lines[issn - 1]))
		put_away(letter, issn - 1);
	for (size_t i = issn + 1; i < issn + 3 && i < letter->line_count; i++) {
		if (!is_place_of_print(&letter->lines[i]))
			break;
		put_away(letter, i);
	}
}

void kzi_letter_page_feet(kzi_letter *letter)
{
	for (size_t i = 0; i < letter->line_count; i++) {
		const kzi_line *line = &letter->lines[i];
		char first = line->text[0];
		if (strchr("PpBbI", first) == NULL)
			continue;
		if (kzi_letter_page_number(line->text, line->length).total > 0)
			put_away(letter, i);
		else if (line->length >= 9 && memcmp(line->text, "ISSN 0921", 9) == 0)
			put_away_print(letter, i);
	}
}

/* ---- Lines that come back ---- */

/* A line near the break between two pages, and a sum of what it says. */
typedef struct edge {
	uint64_t sum;
	uint32_t line, turn; /* which break, from 0 */
} edge;

/* Its page number, if it has one at either end, counts as the break's does: those of
 * one text differ as the breaks do. */
static uint64_t sum_of(const kzi_line *line, unsigned turn, bool top)
{
	uint64_t sum = UINT64_C(0xCBF29CE484222325) + top;
	const char *at = line->text, *end = at + line->length;
	unsigned number = 0;
	const char *digits = end;
	while (digits > at && kzi_sign_is_digit(digits[-1]))
		digits--;
	size_t words = 0;
	for (const char *p = at; p < digits; p++)
		words += *p == ' ' && p > at;
	if (digits < end && words >= 2 &&
		kzi_letter_take_number(digits, (size_t)(end - digits), 0, &number) > 0) {
		end = digits;
		sum += number - turn;
	}
	for (; at < end; at++) {
		if (*at != ' ')
			sum = (sum ^ (unsigned char)*at) * UINT64_C(0x100000001B3);
	}
	return sum;
}

/* A row of a table may come back, as its head does on each page; that is text. */
static bool is_row(const kzi_line *line)
{
	size_t gaps = 0;
	for (size_t i = 2; i < line->length; i++)
		gaps += line->text[i] == '\t' ||
			(line->text[i] != ' ' &&
				memcmp(line->text + i - 2, "  ", 2) == 0);
	return gaps >= 2;
}

static bool is_edge(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = &letter->lines[i];
	return line->role == KZI_ROLE_TEXT && line->length <= LONGEST && !is_row(line) &&
	       kzi_letter_item(line->text, line->length).mark == 0;
}

/* The lines above and below the break before line i, nearest first. */
static size_t edges_at(
	const kzi_letter *letter, size_t i, unsigned turn, bool top, edge out[EDGE])
{
	size_t count = 0;
	for (size_t step = 0; step < EDGE; step++) {
		size_t at = top ? i + step : i - 1 - step;
		/* Of a short page the next break is near, and not its business. */
		if (at >= letter->line_count ||
			(step > 0 && kzi_letter_is_turn(letter, top ? at : at + 1)))
			break;
		if (is_edge(letter, at))
			out[count++] = (edge){sum_of(&letter->lines[at], turn, top),
				(uint32_t)at, turn};
	}
	return count;
}

static int by_sum(const void *a, const void *b)
{
	const edge *x = a, *y = b;
	if (x->sum != y->sum)
		return x->sum < y->sum ? -1 : 1;
	return x->turn < y->turn ? -1 : x->turn > y->turn;
}

/* Keeps of the edges, in order of their sums, one of each that comes back at most
 * breaks; says how many. */
static size_t keep_repeated(edge *edges, size_t count, unsigned turns)
{
	size_t kept = 0;
	for (size_t i = 0, next; i < count; i = next) {
		unsigned times = 1;
		for (next = i + 1; next < count && edges[next].sum == edges[i].sum;
			next++)
			times += edges[next].turn != edges[next - 1].turn;
		if (times >= 2 && times * 2 >= turns)
			edges[kept++] = edges[i];
	}
	return kept;
}

static bool comes_back(const edge *edges, size_t count, uint64_t sum)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (edges[middle].sum == sum)
			return true;
		if (edges[middle].sum < sum)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* ---- Around the break between two pages ---- */

/* The edges that come back, in order of their sums. */
typedef struct repeated {
	edge *edges;
	size_t count;
} repeated;

/* How many lines from i on are together one thing that only a margin says. */
static size_t margin_lines(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = &letter->lines[i];
	bool more = i + 1 < letter->line_count;
	if (line->role != KZI_ROLE_TEXT)
		return 1;
	if (kzi_letter_label(line->text, line->length) > 0 ||
		kzi_begins_with_any(line->text, line->length,
			(const char *const[]){"datum", NULL}) == line->length) {
		const kzi_line *next = more ? line + 1 : line;
		return more && (kzi_letter_is_code(next->text, next->length) ||
				       is_date(next))
			       ? 2
			       : 0;
	}
	return kzi_letter_is_margin(line->text, line->length) || is_date(line);
}

static bool is_of_page(
	const kzi_letter *letter, size_t i, unsigned turn, bool top, repeated again)
{
	const kzi_line *line = &letter->lines[i];
	unsigned number = bare_number(line);
	return line->role == KZI_ROLE_FURNITURE || (number > 0 && number == line->page) ||
	       (is_edge(letter, i) &&
		       comes_back(again.edges, again.count, sum_of(line, turn, top)));
}

/* From the break before line i outward, as far as all is of the page. */
static void clear_turn(kzi_letter *letter, size_t i, unsigned turn, repeated again)
{
	for (size_t at = i, end = i + EDGE; at < end && at < letter->line_count;) {
		size_t lines = margin_lines(letter, at);
		if (lines == 0)
			lines = is_of_page(letter, at, turn, true, again);
		if (lines == 0)
			break;
		while (lines-- > 0)
			put_away(letter, at++);
	}
	for (size_t at = i; at > 0 && i - at < EDGE;) {
		size_t lines = is_of_page(letter, at - 1, turn, false, again);
		if (lines == 0 && at > 1 && margin_lines(letter, at - 2) == 2)
			lines = 2;
		else if (lines == 0)
			lines = margin_lines(letter, at - 1) == 1;
		if (lines == 0)
			break;
		while (lines-- > 0)
			put_away(letter, --at);
	}
}

static kz_status clear_turns(kzi_letter *letter)
{
	unsigned turns = 0, turn = 0;
	for (size_t i = 0; i < letter->line_count; i++)
		turns += kzi_letter_is_turn(letter, i);
	if (turns == 0 || turns > TURNS_MAX)
		return KZ_OK;
	repeated again = {calloc(turns, 2 * EDGE * sizeof *again.edges), 0};
	if (again.edges == NULL)
		return kzi_no_memory(letter->err);
	for (size_t i = 0; i < letter->line_count; i++) {
		if (!kzi_letter_is_turn(letter, i))
			continue;
		for (int top = 0; top < 2; top++)
			again.count += edges_at(
				letter, i, turn, top == 1, again.edges + again.count);
		turn++;
	}
	qsort(again.edges, again.count, sizeof *again.edges, by_sum);
	again.count = keep_repeated(again.edges, again.count, turns);
	turn = 0;
	/* The last page has a foot as well. */
	for (size_t i = 0; i <= letter->line_count; i++) {
		if (i == letter->line_count || kzi_letter_is_turn(letter, i))
			clear_turn(letter, i, turn++, again);
	}
	free(again.edges);
	return KZ_OK;
}

/* ---- In the middle of a sentence ---- */

/* Where nothing tells that a page ends, a sentence does that goes on behind lines which
 * only a margin has. */
static void clear_sentences(kzi_letter *letter)
{
	for (size_t i = 1, end; i < letter->line_count; i = end) {
		const kzi_line *before = &letter->lines[i - 1];
		size_t lines = 1, margin = 0;
		end = i + 1;
		if (before->role != KZI_ROLE_TEXT ||
			letter->lines[i].role != KZI_ROLE_TEXT ||
			kzi_starts_lower(
				letter->lines[i].text, letter->lines[i].length) ||
			kzi_ends_sentence(before->text, before->length))
			continue;
		while (i + margin < letter->line_count &&
			(lines = margin_lines(letter, i + margin)) > 0)
			margin += lines;
		if (margin > 0)
			end = i + margin;
		bool sure = margin > 1 ||
			    (margin > 0 && kzi_letter_is_reference(letter->lines[i].text,
						   letter->lines[i].length));
		if (!sure || end >= letter->line_count ||
			!kzi_starts_lower(
				letter->lines[end].text, letter->lines[end].length))
			continue;
		while (i < end)
			put_away(letter, i++);
	}
}

kz_status kzi_letter_furniture(kzi_letter *letter)
{
	kzi_letter_number_pages(letter);
	kz_status st = clear_turns(letter);
	if (st != KZ_OK)
		return st;
	kzi_letter_page_feet(letter);
	clear_sentences(letter);
	return KZ_OK;
}
