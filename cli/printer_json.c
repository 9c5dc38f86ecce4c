/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found as JSON: one answer, or a hit a line. Its form is fixed by
 * schema/search-1.schema.json. */
#include "printer.h"

#include "json.h"
#include "terminal.h"

#include <stdlib.h>

/* ---- A hit ---- */

static json_t *place_of(const kz_hit *hit)
{
	json_t *place = json_new_object();
	json_put(place, "page", json_place(hit->page));
	json_put(place, "block", json_place(hit->block));
	json_put(place, "paragraph", json_place(hit->paragraph));
	json_put(place, "note", json_text(hit->footnote));
	return place;
}

static json_t *snippet_of(const kz_hit *hit)
{
	json_t *snippet = json_new_list();
	for (size_t i = 0; i < hit->part_count; i++) {
		if (hit->parts[i].text[0] == '\0')
			continue;
		json_t *part = json_new_object();
		json_put(part, "text", json_text(hit->parts[i].text));
		json_put(part, "hit", json_boolean(hit->parts[i].hit));
		json_add(snippet, part);
	}
	return snippet;
}

static json_t *relation_of(const kz_hit *hit)
{
	static const char *const names[] = {"", "itself", "cites"};
	return json_text(names[hit->relation]);
}

static json_t *replaced_by(const kz_hit *hit)
{
	json_t *names = json_new_list();
	for (size_t i = 0; i < hit->replaces_count; i++)
		json_add(names, json_text(hit->replaces[i]));
	return names;
}

static json_t *hit_of(const kz_hit *hit)
{
	json_t *object = json_new_object();
	json_put(object, "rank", json_integer(hit->rank));
	json_put(object, "score", json_real(hit->score));
	json_put(object, "partial", json_boolean(hit->partial));
	json_put(object, "relation", relation_of(hit));
	json_put(object, "replaces", replaced_by(hit));
	json_put_document(object, hit->document);
	json_put(object, "place", place_of(hit));
	json_put(object, "snippet", snippet_of(hit));
	return object;
}

/* ---- The envelope ---- */

static json_t *head_of(const struct printing *printing)
{
	const kz_results *results = printing->results;
	json_t *head = json_envelope();
	json_put(head, "index", json_index(&printing->index));
	json_put(head, "query", json_string(printing->query));
	json_put(head, "understood", json_string(kz_results_understood(results)));
	json_put(head, "suggestion", json_text(kz_results_suggestion(results)));
	json_put(head, "total", json_integer((json_int_t)kz_results_total(results)));
	json_put(head, "total_exact", json_boolean(kz_results_total_exact(results)));
	json_put(head, "partial_total",
		json_integer((json_int_t)kz_results_partial_total(results)));
	json_put(head, "collapsed",
		json_integer((json_int_t)kz_results_collapsed(results)));
	json_put(head, "offset", json_integer(printing->offset));
	return head;
}

static void put_warnings(json_t *object, const kz_results *results)
{
	json_t *warnings = json_new_list();
	for (size_t i = 0; i < kz_results_warning_count(results); i++)
		json_add(warnings, json_text(kz_results_warning_at(results, i)));
	json_put(object, "warnings", warnings);
}

/* ---- One answer ---- */

static void begin_json(struct printing *printing)
{
	json_write_head(head_of(printing), "hits");
}

static void show_json(struct printing *printing, const kz_hit *hit)
{
	json_write_item(hit_of(hit), printing->shown == 0);
}

static void end_json(struct printing *printing)
{
	json_t *tail = json_new_object();
	put_warnings(tail, printing->results);
	json_write_tail(tail);
}

const struct printer printer_json = {
	10, KZ_MATCH_BEST, true, begin_json, show_json, end_json};

/* ---- A hit a line ---- */

/* Those who read stdout by the line get the facts apart. */
static void begin_jsonl(struct printing *printing)
{
	json_t *head = head_of(printing);
	put_warnings(head, printing->results);
	if (printing->session->quiet)
		json_decref(head);
	else
		json_write_to(stderr, head);
}

static void show_jsonl(struct printing *printing, const kz_hit *hit)
{
	(void)printing;
	json_write(hit_of(hit));
}

static void end_jsonl(struct printing *printing)
{
	(void)printing;
}

const struct printer printer_jsonl = {
	0, KZ_MATCH_BEST, false, begin_jsonl, show_jsonl, end_jsonl};
