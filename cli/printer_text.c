/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found, as a page to read: in columns, or with --plain a field a
 * line, each with its label. */
#include "printer.h"

#include "facts.h"
#include "layout.h"
#include "number.h"
#include "place.h"
#include "terminal.h"

#include <string.h>

static const char some_words[] = "some of the words";

/* What a hit has to do with the Kamerstuk that was asked for; "" when there is none. */
static const char *relation_of(const kz_hit *hit)
{
	switch (hit->relation) {
	case KZ_RELATION_ITSELF:
		return "the Kamerstuk itself";
	case KZ_RELATION_CITES:
		return "cites it";
	default:
		return "";
	}
}

/* "kst-36600-XIV-18, kst-36600-XIV-19" */
static const char *replaced_by(const kz_hit *hit, char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < hit->replaces_count && used < size; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%s",
			i > 0 ? ", " : "", hit->replaces[i]);
	return out;
}

/* Room for a number; what is longer is cut. */
enum { FACT_MAX = 256 };

static void write_snippet(
	const kz_hit *hit, style around, size_t column, size_t indent, size_t width)
{
	struct layout layout = {.around = around};
	for (size_t i = 0; i < hit->part_count; i++)
		layout_add(&layout, hit->parts[i].text, hit->parts[i].hit);
	layout_write(&layout, column, indent, width);
}

/* ---- In columns ---- */

/* Many a piece begins with its own title: then that is lit, and not said again. */
static bool is_title(const kz_hit *hit)
{
	const char *title = kz_document_get(hit->document, KZ_TITLE);
	for (size_t i = 0; i < hit->part_count; i++) {
		size_t length = strlen(hit->parts[i].text);
		if (strncmp(title, hit->parts[i].text, length) != 0)
			return false;
		title += length;
	}
	return hit->part_count > 0 && *title == '\0';
}

static void write_title(const kz_hit *hit, size_t indent, size_t width)
{
	bool lit = false;
	for (size_t i = 0; i < hit->part_count; i++)
		lit |= hit->parts[i].hit;
	write_style(STYLE_TITLE);
	if (lit && is_title(hit))
		write_snippet(hit, STYLE_TITLE, indent, indent, width);
	else
		layout_write_text(
			kz_document_get(hit->document, KZ_TITLE), indent, indent, width);
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
}

static void show_in_columns(const kz_hit *hit, bool first_partial)
{
	const char *note = kz_document_get(hit->document, KZ_NOTE);
	char rank[NUMBER_MAX], where[PLACE_MAX], replaced[FACT_MAX];
	struct place place = place_of_hit(hit);
	number_text(hit->rank, rank);
	size_t indent = strlen(rank) + 2, width = terminal_width();
	if (first_partial) {
		write_style(STYLE_TITLE);
		write_own(stdout, "%s", some_words);
		write_style(STYLE_NONE);
		write_own(stdout, "\n\n");
	}
	write_own(stdout, "%s  ", rank);
	write_title(hit, indent, width);
	write_own(stdout, "%*s", (int)indent, "");
	facts_write_line(hit->document, place_text(&place, where), indent, width);
	if (relation_of(hit)[0] != '\0')
		write_own(stdout, "%*s%s\n", (int)indent, "", relation_of(hit));
	if (hit->replaces_count > 0) {
		write_own(stdout, "%*sin the place of ", (int)indent, "");
		write_text(stdout, replaced_by(hit, replaced, sizeof replaced));
		write_own(stdout, "\n");
	}
	if (hit->part_count > 0 && !is_title(hit)) {
		write_own(stdout, "%*s", (int)indent, "");
		write_snippet(hit, STYLE_NONE, indent, indent, width);
		write_own(stdout, "\n");
	}
	if (note[0] != '\0') {
		write_own(stdout, "%*s", (int)indent, "");
		layout_write_text(note, indent, indent, width);
		write_own(stdout, "\n");
	}
	write_own(stdout, "%*s", (int)indent, "");
	write_style(STYLE_LINK);
	write_text(stdout, facts_link(hit->document));
	write_style(STYLE_NONE);
	write_own(stdout, "\n\n");
}

/* ---- Plain ---- */

static void show_plain(const kz_hit *hit)
{
	char number[FACT_MAX], where[PLACE_MAX], replaced[FACT_MAX];
	struct place place = place_of_hit(hit);
	const kz_document *document = hit->document;
	const char *date = kz_document_get(document, KZ_DATE);
	facts_number(document, number, sizeof number);
	write_own(stdout, "rank: %lu\n", (unsigned long)hit->rank);
	write_field("title", kz_document_get(document, KZ_TITLE));
	write_field("match", hit->partial ? some_words : "all the words");
	write_field("relation", relation_of(hit));
	write_field("replaces", replaced_by(hit, replaced, sizeof replaced));
	write_field("date", date[0] != '\0' ? date : "undated");
	write_field("kind", kz_document_get(document, KZ_KIND));
	write_field("holding", kz_document_get(document, KZ_HOLDING));
	write_field("number", number);
	write_field("id", kz_document_get(document, KZ_ID));
	write_field("place", place_text(&place, where));
	if (hit->part_count > 0) {
		write_own(stdout, "text: ");
		write_snippet(hit, STYLE_NONE, 0, 0, LAYOUT_ONE_LINE);
		write_own(stdout, "\n");
	}
	write_field("note", kz_document_get(document, KZ_NOTE));
	write_field("link", facts_link(document));
	write_own(stdout, "\n");
}

/* ---- The last line ---- */

/* "10 of 3,412", "1 found, 9 of 50 with some of the words". */
static void write_total(const struct printing *printing)
{
	char number[NUMBER_MAX], other[NUMBER_MAX];
	uint64_t total = kz_results_total(printing->results);
	uint64_t partial = kz_results_partial_total(printing->results);
	uint64_t collapsed = kz_results_collapsed(printing->results);
	uint64_t full = printing->shown - printing->shown_partial;
	const char *least = kz_results_total_exact(printing->results) ? "" : "at least ";
	if (total == 0 && partial == 0) {
		write_own(stdout, "nothing found\n");
		return;
	}
	if (full == total)
		write_own(stdout, "%s%s found", least, number_text(total, number));
	else
		write_own(stdout, "%s of %s%s", number_text(full, number), least,
			number_text(total, other));
	if (partial > 0 && full < total && printing->shown_partial == 0)
		write_own(stdout, ", and %s%s with %s", least,
			number_text(partial, number), some_words);
	else if (partial > 0 && printing->shown_partial < partial)
		write_own(stdout, ", %s of %s%s with %s",
			number_text(printing->shown_partial, number), least,
			number_text(partial, other), some_words);
	else if (partial > 0)
		write_own(stdout, ", %s%s with %s", least, number_text(partial, number),
			some_words);
	if (collapsed > 0)
		write_own(stdout, ", %s older %s left out",
			number_text(collapsed, number),
			collapsed == 1 ? "version" : "versions");
	if (printing->offset > 0)
		write_own(stdout, ", from %s on",
			number_text(printing->offset + 1, number));
	write_own(stdout, "\n");
}

/* ---- The printer ---- */

static void begin(struct printing *printing)
{
	(void)printing;
}

static void show(struct printing *printing, const kz_hit *hit)
{
	if (printing->session->plain)
		show_plain(hit);
	else
		show_in_columns(hit, hit->partial && printing->shown_partial == 0);
}

static void end(struct printing *printing)
{
	write_total(printing);
}

const struct printer printer_text = {10, KZ_MATCH_BEST, true, begin, show, end};
