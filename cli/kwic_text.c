/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A concordance to read: what was found under each other, with what stands around it at
 * both sides, and where. */
#include "kwic.h"

#include "number.h"
#include "place.h"
#include "terminal.h"

#include <string.h>

/* A side as it fits: at least so much of it that there is something to read. */
enum { SIDE_MIN = 12, SIDE_MAX = KWIC_SIDE_MAX, HIT_MAX = 24, WHERE_MAX = 40 };

/* Where everything stands on this terminal. */
struct columns_of_text {
	size_t side, hit;
	bool where_below; /* no room behind the line */
};

enum { WHERE_BYTES = 512 };

static struct place place_of(const kz_kwic_line *line)
{
	struct place place = {.page = line->page, .paragraph = line->paragraph};
	place.is_note = line->paragraph == 0;
	snprintf(place.mark, sizeof place.mark, "%s", line->footnote);
	return place;
}

static const char *where_of(const kz_kwic_line *line, char buffer[WHERE_BYTES])
{
	char words[PLACE_MAX];
	struct place place = place_of(line);
	place_text(&place, words);
	snprintf(buffer, WHERE_BYTES, "%s%s%s", kz_document_get(line->document, KZ_ID),
		words[0] != '\0' ? ", " : "", words);
	return buffer;
}

/* ---- What fits ---- */

static size_t longer(size_t so_far, const char *text, size_t most)
{
	size_t width = text_width(text, strlen(text));
	width = width > most ? most : width;
	return width > so_far ? width : so_far;
}

static struct columns_of_text fit(const struct kwic_showing *showing)
{
	struct columns_of_text columns = {.side = showing->width};
	size_t where = 0, width = terminal_width();
	char buffer[WHERE_BYTES];
	const kz_kwic_line *line;
	for (size_t i = 0; (line = kz_kwic_at(showing->kwic, i)) != NULL; i++) {
		columns.hit = longer(columns.hit, line->hit, HIT_MAX);
		where = longer(where, where_of(line, buffer), WHERE_MAX);
	}
	if (!terminal_has_color())
		columns.hit += 2;
	if (columns.side > 0)
		return columns;
	/* A space at both sides of what was found, two before the place, and none at the
	 * edge, where some terminals would go on to the next line. */
	size_t taken = columns.hit + where + 2 + 1;
	columns.where_below = taken + 2 * 18 > width;
	if (columns.where_below)
		taken = columns.hit + 1;
	columns.side = width > taken ? (width - taken) / 2 : 0;
	if (columns.side < SIDE_MIN)
		columns.side = SIDE_MIN;
	if (columns.side > SIDE_MAX)
		columns.side = SIDE_MAX;
	return columns;
}

/* A word, with the spaces before it; or of a script that has no spaces, whose characters
 * are wide, one of them. Its bytes. */
static size_t first_word(const char *text, size_t length)
{
	size_t at = 0;
	while (at < length && text[at] == ' ')
		at++;
	while (at < length && text[at] != ' ') {
		uint32_t rune;
		size_t size = next_rune(text + at, length - at, &rune);
		bool wide = text_width(text + at, size) == 2;
		at += size;
		if (wide)
			break;
	}
	return at;
}

/* Of what stands before, the end that fits, in whole words; how wide it is. */
static const char *end_of(const char *left, size_t side, size_t *width)
{
	size_t length = strlen(left);
	while ((*width = text_width(left, length)) > side) {
		size_t word = first_word(left, length);
		if (word == length)
			break;
		left += word;
		length -= word;
	}
	return left;
}

/* Of what stands behind, the bytes that fit, in whole words; how wide they are. */
static size_t start_of(const char *right, size_t side, size_t *width)
{
	size_t length = strlen(right), taken = 0;
	*width = 0;
	while (taken < length) {
		size_t word = first_word(right + taken, length - taken);
		size_t wider = *width + text_width(right + taken, word);
		if (wider > side && taken > 0)
			break;
		*width = wider;
		taken += word;
	}
	return taken;
}

/* ---- A line ---- */

static void pad(size_t used, size_t width)
{
	write_own(stdout, "%*s", (int)(used < width ? width - used : 0), "");
}

static void write_hit(const char *hit)
{
	bool colored = terminal_has_color();
	write_style(STYLE_HIT);
	write_own(stdout, "%s", colored ? "" : "«");
	write_text(stdout, hit);
	write_own(stdout, "%s", colored ? "" : "»");
	write_style(STYLE_NONE);
}

static void write_line(const kz_kwic_line *line, const struct columns_of_text *columns)
{
	char where[WHERE_BYTES];
	size_t left_width, right_width;
	size_t marks = terminal_has_color() ? 0 : 2;
	size_t hit_width = text_width(line->hit, strlen(line->hit)) + marks;
	const char *left = end_of(line->left, columns->side, &left_width);
	size_t right = start_of(line->right, columns->side, &right_width);
	pad(left_width, columns->side);
	write_text(stdout, left);
	write_hit(line->hit);
	write_bytes(stdout, line->right, right);
	if (columns->where_below)
		write_own(stdout, "\n%*s", (int)columns->side, "");
	else
		/* Short hits leave room behind them, so that the last column is straight.
		 */
		pad(right_width + hit_width, columns->side + columns->hit);
	write_style(STYLE_QUIET);
	write_own(stdout, "%s", columns->where_below ? "" : "  ");
	write_text(stdout, where_of(line, where));
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
}

static void write_plain(const kz_kwic_line *line)
{
	char where[PLACE_MAX];
	struct place place = place_of(line);
	write_field("left", line->left);
	write_field("found", line->hit);
	write_field("right", line->right + strspn(line->right, " "));
	write_field("id", kz_document_get(line->document, KZ_ID));
	write_field("place", place_text(&place, where));
	write_own(stdout, "\n");
}

/* "5 places in 2 documents", "10 of 3,412 places in 200 documents". */
static void write_total(const struct kwic_showing *showing)
{
	char shown[NUMBER_MAX], total[NUMBER_MAX], documents[NUMBER_MAX];
	uint64_t count = kz_kwic_total(showing->kwic);
	size_t lines = kz_kwic_count(showing->kwic);
	if (count == 0) {
		write_own(stdout, "nothing found\n");
		return;
	}
	if (lines < count)
		write_own(stdout, "%s of ", number_text(lines, shown));
	write_own(stdout, "%s %s in %s %s", number_text(count, total),
		count == 1 ? "place" : "places",
		number_text(kz_kwic_documents(showing->kwic), documents),
		kz_kwic_documents(showing->kwic) == 1 ? "document" : "documents");
	if (showing->offset > 0)
		write_own(stdout, ", from %s on",
			number_text((uint64_t)showing->offset + 1, shown));
	write_own(stdout, "\n");
}

void kwic_write_text(const struct kwic_showing *showing)
{
	const kz_kwic_line *line;
	struct columns_of_text columns = fit(showing);
	for (size_t i = 0;
		(line = kz_kwic_at(showing->kwic, i)) != NULL && !terminal_failed();
		i++) {
		if (showing->session->plain)
			write_plain(line);
		else
			write_line(line, &columns);
	}
	if (kz_kwic_count(showing->kwic) > 0 && !showing->session->plain)
		write_own(stdout, "\n");
	write_total(showing);
}
