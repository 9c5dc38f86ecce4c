/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A concordance to read: what was found under each other, with what stands around it at
 * both sides, and where. */
#include "kwic.h"

#include "number.h"
#include "place.h"
#include "terminal.h"

#include <string.h>

/* Room for what was found, its marks, and for where that is. */
enum { SIDE_MIN = 12, SIDE_MAX = 60, HIT = 14, WHERE = 36 };

size_t kwic_side(void)
{
	size_t width = terminal_width();
	size_t side = width > HIT + WHERE ? (width - HIT - WHERE) / 2 : 0;
	return side < SIDE_MIN ? SIDE_MIN : side > SIDE_MAX ? SIDE_MAX : side;
}

static struct place place_of(const kz_kwic_line *line)
{
	struct place place = {.page = line->page, .paragraph = line->paragraph};
	place.is_note = line->paragraph == 0;
	snprintf(place.mark, sizeof place.mark, "%s", line->footnote);
	return place;
}

static void pad(const char *text, size_t width)
{
	size_t used = text_width(text, strlen(text));
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

static void write_line(const kz_kwic_line *line, size_t width)
{
	char where[PLACE_MAX];
	struct place place = place_of(line);
	pad(line->left, width);
	write_text(stdout, line->left);
	write_hit(line->hit);
	write_text(stdout, line->right);
	/* Short hits leave room behind them, so that the last column stands straight. */
	size_t hit = text_width(line->hit, strlen(line->hit));
	pad(line->right, width + (hit < HIT - 4 ? HIT - 4 - hit : 0));
	write_style(STYLE_QUIET);
	write_own(stdout, "  ");
	write_text(stdout, kz_document_get(line->document, KZ_ID));
	if (place_text(&place, where)[0] != '\0') {
		write_own(stdout, ", ");
		write_text(stdout, where);
	}
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
}

static void write_field(const char *label, const char *value)
{
	if (value[0] == '\0')
		return;
	write_own(stdout, "%s: ", label);
	write_text(stdout, value);
	write_own(stdout, "\n");
}

static void write_plain(const kz_kwic_line *line)
{
	char where[PLACE_MAX];
	struct place place = place_of(line);
	write_field("left", line->left);
	write_field("found", line->hit);
	write_field("right", line->right);
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
	for (size_t i = 0;
		(line = kz_kwic_at(showing->kwic, i)) != NULL && !terminal_failed();
		i++) {
		if (showing->session->plain)
			write_plain(line);
		else
			write_line(line, showing->width);
	}
	if (kz_kwic_count(showing->kwic) > 0 && !showing->session->plain)
		write_own(stdout, "\n");
	write_total(showing);
}
