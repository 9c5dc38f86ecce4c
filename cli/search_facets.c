/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search_facets.h"

#include "complain.h"
#include "exit_code.h"
#include "json.h"
#include "layout.h"
#include "number.h"
#include "terminal.h"

#include <string.h>

const char facets_formats[] = "text, json, tsv, csv";

bool facets_have(enum format format)
{
	return format == FORMAT_TEXT || format == FORMAT_JSON || format == FORMAT_TSV ||
	       format == FORMAT_CSV;
}

enum { FACETS = KZ_FACET_SIGNATORY + 1, SHOWN_IN_TEXT = 10 };

/* ---- Text ---- */

enum { COUNT_WIDTH = 6, BAR_MAX = 30, BAR_MIN = 8 };

/* One layout for all facets, so that their counts stand under each other. */
struct facets_layout {
	size_t label, bar; /* in columns; no bars when 0 */
	uint64_t most;     /* what a whole bar stands for */
};

static struct facets_layout lay_out(const kz_facets *facets)
{
	struct facets_layout layout = {0};
	for (int which = 0; which < FACETS; which++) {
		for (size_t i = 0; i < kz_facets_count(facets, (kz_facet)which); i++) {
			const kz_facet_value *one =
				kz_facets_at(facets, (kz_facet)which, i);
			size_t width = text_width(one->value, strlen(one->value));
			if (width > layout.label)
				layout.label = width;
			if (one->count > layout.most)
				layout.most = one->count;
		}
	}
	/* Before and behind it, and the last column, where some terminals go on below. */
	const size_t around = 2 + 2 + COUNT_WIDTH + 1;
	size_t width = terminal_width();
	if (layout.label + around > width)
		layout.label = width - around;
	size_t used = layout.label + around + 2;
	if (terminal_can_rewrite(stdout) && width >= used + BAR_MIN)
		layout.bar = width - used < BAR_MAX ? width - used : BAR_MAX;
	return layout;
}

/* In eighths of a column. */
static void write_bar(uint64_t count, const struct facets_layout *layout)
{
	static const char *const parts[] = {
		"", "\u258F", "\u258E", "\u258D", "\u258C", "\u258B", "\u258A", "\u2589"};
	size_t eighths = (size_t)((double)count / (double)layout->most *
				  (double)layout->bar * 8.0);
	write_own(stdout, "  ");
	write_style(STYLE_BAR);
	for (size_t i = 0; i < eighths / 8; i++)
		write_own(stdout, "\u2588");
	write_own(stdout, "%s", eighths == 0 ? parts[1] : parts[eighths % 8]);
	write_style(STYLE_NONE);
}

static void write_line(const kz_facet_value *one, const struct facets_layout *layout)
{
	char number[NUMBER_MAX];
	size_t used = text_width(one->value, strlen(one->value));
	write_own(stdout, "  ");
	layout_write_text(
		one->value, 2, 4, used > layout->label ? layout->label : LAYOUT_ONE_LINE);
	if (used > layout->label) {
		write_own(stdout, "\n  ");
		used = 0;
	}
	write_own(stdout, "%*s%*s",
		(int)(used < layout->label ? layout->label - used : 0) + 2, "",
		COUNT_WIDTH, number_text(one->count, number));
	if (layout->bar > 0)
		write_bar(one->count, layout);
	write_own(stdout, "\n");
}

static void write_facet(
	const kz_facets *facets, kz_facet which, const struct facets_layout *layout)
{
	char number[NUMBER_MAX];
	size_t count = kz_facets_count(facets, which);
	uint64_t distinct = kz_facets_distinct(facets, which);
	write_style(STYLE_TITLE);
	write_own(stdout, "%s", kz_facet_name(which));
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
	for (size_t i = 0; i < count; i++)
		write_line(kz_facets_at(facets, which, i), layout);
	if (distinct > count)
		write_own(
			stdout, "  and %s more\n", number_text(distinct - count, number));
	if (kz_facets_without(facets, which) > 0)
		write_own(stdout, "  %s without\n",
			number_text(kz_facets_without(facets, which), number));
	write_own(stdout, "\n");
}

static void write_plain(const kz_facets *facets, kz_facet which)
{
	const char *name = kz_facet_name(which);
	for (size_t i = 0; i < kz_facets_count(facets, which); i++) {
		const kz_facet_value *one = kz_facets_at(facets, which, i);
		write_own(stdout, "%s: ", name);
		write_text(stdout, one->value);
		write_own(stdout, ", documents: %llu\n", (unsigned long long)one->count);
	}
	write_own(stdout, "%s: values in all: %llu, documents without: %llu\n\n", name,
		(unsigned long long)kz_facets_distinct(facets, which),
		(unsigned long long)kz_facets_without(facets, which));
}

static void write_as_text(const struct session *session, const kz_facets *facets)
{
	char number[NUMBER_MAX];
	struct facets_layout layout = lay_out(facets);
	for (int i = 0; i < FACETS && kz_facets_total(facets) > 0; i++) {
		if (session->plain)
			write_plain(facets, (kz_facet)i);
		else
			write_facet(facets, (kz_facet)i, &layout);
	}
	if (kz_facets_total(facets) == 0)
		write_own(stdout, "nothing found\n");
	else
		write_own(stdout, "%s found\n",
			number_text(kz_facets_total(facets), number));
}

/* ---- JSON: schema/facets-1.schema.json ---- */

static json_t *facet_of(const kz_facets *facets, kz_facet which)
{
	json_t *facet = json_new_object(), *values = json_new_list();
	for (size_t i = 0; i < kz_facets_count(facets, which); i++) {
		const kz_facet_value *one = kz_facets_at(facets, which, i);
		json_t *value = json_new_object();
		json_put(value, "value", json_text(one->value));
		json_put(value, "count", json_integer((json_int_t)one->count));
		json_add(values, value);
	}
	json_put(facet, "values", values);
	json_put(facet, "distinct",
		json_integer((json_int_t)kz_facets_distinct(facets, which)));
	json_put(facet, "without",
		json_integer((json_int_t)kz_facets_without(facets, which)));
	return facet;
}

static void write_as_json(const struct facets_request *request, const kz_facets *facets,
	const kz_index_info *info)
{
	json_t *answer = json_envelope(), *all = json_new_object();
	json_put(answer, "index", json_index(info));
	json_put(answer, "query", json_string(request->query));
	json_put(answer, "total", json_integer((json_int_t)kz_facets_total(facets)));
	for (int i = 0; i < FACETS; i++)
		json_put(all, kz_facet_name((kz_facet)i), facet_of(facets, (kz_facet)i));
	json_put(answer, "facets", all);
	json_write(answer);
}

/* ---- Columns: schema/facets-1.table.json ---- */

static void write_row(
	struct columns *columns, const char *facet, const char *value, const char *count)
{
	columns_cell(columns, facet);
	columns_cell(columns, value);
	columns_cell(columns, count);
	columns_end_row(columns);
}

static void write_as_columns(column_form form, const kz_facets *facets)
{
	struct columns columns = {.form = form};
	columns_begin(&columns);
	write_row(&columns, "facet", "value", "count");
	for (int i = 0; i < FACETS; i++) {
		const kz_facet_value *one;
		for (size_t j = 0; (one = kz_facets_at(facets, (kz_facet)i, j)) != NULL;
			j++) {
			char count[24];
			snprintf(count, sizeof count, "%llu",
				(unsigned long long)one->count);
			write_row(
				&columns, kz_facet_name((kz_facet)i), one->value, count);
		}
	}
}

/* ---- All of it ---- */

int facets_show(const struct session *session, kz_index *index,
	const struct facets_request *request)
{
	kz_error err;
	kz_facets *facets;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	uint32_t most = request->most;
	if (most == 0)
		most = request->format == FORMAT_TEXT ? SHOWN_IN_TEXT : UINT32_MAX;
	if (kz_facets_find(index, request->query, request->search, most, &facets, &err) !=
		KZ_OK)
		return complain_of_query(request->query, &err);
	kz_status st = kz_index_get_info(index, &info, &err);
	if (st == KZ_OK && request->format == FORMAT_JSON)
		write_as_json(request, facets, &info);
	else if (st == KZ_OK && request->format == FORMAT_TEXT)
		write_as_text(session, facets);
	else if (st == KZ_OK)
		write_as_columns(request->columns, facets);
	int code = kz_facets_total(facets) > 0 ? EXIT_DONE : EXIT_NOTHING;
	kz_facets_close(facets);
	return st == KZ_OK ? code : complain(NULL, &err);
}
