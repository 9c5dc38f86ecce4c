/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "several.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Letters ---- */

static const char *const words[] = {"natuur", "beleid", "onderzoek", "minister", "kamer",
	"stikstof", "zorg", "studenten", "biotechnologie", "regering", "motie", "kansen",
	"natuurbeleid", "onderzoeksbeleid", "sandbox", "sandboxes", "wet", "regelgeving"};
static const char *const kinds[] = {"brief", "motie", "amendement"};
static const char *const offices[] = {"Economische Zaken", "Landbouw", "Onderwijs"};

enum {
	WORDS = sizeof words / sizeof words[0],
	KINDS = sizeof kinds / sizeof kinds[0],
	OFFICES = sizeof offices / sizeof offices[0]
};

unsigned by_chance(uint32_t *seed, unsigned below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

/* Some words are in nearly all, and some in few. */
static const char *next_word(uint32_t *seed)
{
	unsigned most = 1 + by_chance(seed, WORDS);
	return words[by_chance(seed, most)];
}

kz_document *make_letter(unsigned number)
{
	char text[4000];
	uint32_t seed = number * 7919 + 1;
	kz_document *document = NULL;
	int used = snprintf(text, sizeof text,
		"id: kst-%u-%u\ntitle: Stuk over %s en %s\ndossiers: %u\nkind: %s\n"
		"ministry: %s\n",
		30000 + number % 7, number, next_word(&seed), next_word(&seed),
		30000 + number % 7, kinds[by_chance(&seed, KINDS)],
		offices[by_chance(&seed, OFFICES)]);
	if (by_chance(&seed, 10) > 0)
		used += snprintf(text + used, sizeof text - (size_t)used,
			"date: %u-%02u\n", 2000 + by_chance(&seed, 25),
			1 + by_chance(&seed, 12));
	for (unsigned block = 0; block < 3; block++) {
		used += snprintf(text + used, sizeof text - (size_t)used, "\nOver");
		for (unsigned i = 2 + by_chance(&seed, 30); i > 0; i--)
			used += snprintf(text + used, sizeof text - (size_t)used, " %s",
				next_word(&seed));
		used += snprintf(text + used, sizeof text - (size_t)used, ".\n");
	}
	unsigned cited = by_chance(&seed, LETTERS);
	used += snprintf(text + used, sizeof text - (size_t)used,
		"\nZie ook Kamerstuk %u, nr. %u.\n", 30000 + cited % 7, cited);
	must(kz_document_parse(text, (size_t)used, "letter.txt", &document, err));
	return document;
}

static kz_writer *open_with(const char *path, const char *analysis)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	options.analysis = analysis;
	must(kz_writer_open(path, &options, &writer, err));
	return writer;
}

void make_several(const char *directory, const char *analysis)
{
	static const char *const names[SHARDS] = {"0", "1", "2"};
	kz_writer *all = open_with(below(directory, "all"), analysis);
	kz_writer *shards[SHARDS];
	for (int i = 0; i < SHARDS; i++)
		shards[i] = open_with(below(directory, names[i]), analysis);
	for (unsigned i = 0; i < LETTERS; i++) {
		kz_document *letter = make_letter(i);
		must(kz_writer_put(all, letter, err));
		must(kz_writer_put(shards[(i + i / 5) % SHARDS], letter, err));
		kz_document_free(letter);
	}
	must(kz_writer_commit(all, err));
	kz_writer_close(all);
	for (int i = 0; i < SHARDS; i++) {
		must(kz_writer_commit(shards[i], err));
		kz_writer_close(shards[i]);
	}
}

/* ---- Questions and answers ---- */

const char *const questions[] = {"natuur", "natuur beleid", "natuur beleid onderzoek",
	"natuur beleid onderzoek minister kamer stikstof", "\"natuur beleid\"",
	"natuur OR zorg OR stikstof", "natuur NOT beleid", "onderz*", "*beleid", "zorgg~",
	"natuur NEAR/3 zorg", "\"natuur beleid\" NEAR/5 zorg", "\"natuur* beleid\"",
	"=kansen", "sandboxes", "titel:zorg", "soort:motie natuur",
	"datum:2010..2015 zorg", "dossier:30003", "30003, nr. 10", "citeert:30003-10",
	"geciteerd-door:30003-10", "*", "walvis", "natuurr"};
const size_t question_count = sizeof questions / sizeof questions[0];

typedef struct text {
	char *at;
	size_t size;
	FILE *stream;
} text;

static void begin(text *t)
{
	t->stream = open_memstream(&t->at, &t->size);
	assert_non_null(t->stream);
}

static char *end(text *t)
{
	assert_int_equal(fclose(t->stream), 0);
	return t->at;
}

static void write_hit(text *t, const kz_hit *hit, bool passages)
{
	const kz_document *document = hit->document;
	fprintf(t->stream, "%u %d %.12g %s %s %s", (unsigned)hit->rank, hit->partial,
		hit->score, kz_document_get(document, KZ_ID),
		kz_document_get(document, KZ_TITLE), kz_document_get(document, KZ_DATE));
	for (size_t i = 0; i < hit->part_count && passages; i++)
		fprintf(t->stream, "|%s", hit->parts[i].text);
	if (passages)
		fprintf(t->stream, " %u %d", (unsigned)hit->block, (int)hit->relation);
	fputc('\n', t->stream);
}

char *answer(kz_index *index, const char *query, const kz_search_options *options,
	bool passages)
{
	text t;
	kz_results *results = NULL;
	begin(&t);
	must(kz_search(index, query, options, &results, err));
	fprintf(t.stream, "%d of %d, %d, exact %d\n", (int)kz_results_count(results),
		(int)kz_results_total(results), (int)kz_results_partial_total(results),
		kz_results_total_exact(results));
	for (size_t i = 0; i < kz_results_count(results); i++)
		write_hit(&t, kz_results_at(results, i), passages);
	fprintf(t.stream, "%s, %s\n", kz_results_understood(results),
		kz_results_suggestion(results));
	for (size_t i = 0; i < kz_results_warning_count(results) && passages; i++)
		fprintf(t.stream, "%s\n", kz_results_warning_at(results, i));
	kz_results_close(results);
	return end(&t);
}

char *answer_cursor(kz_index *index, const char *query, const kz_search_options *options)
{
	text t;
	kz_hits *hits = NULL;
	const kz_hit *hit;
	kz_status st;
	begin(&t);
	must(kz_hits_open(index, query, options, &hits, err));
	while ((st = kz_hits_next(hits, &hit, NULL)) == KZ_OK)
		write_hit(&t, hit, false);
	assert_int_equal(st, KZ_DONE);
	fprintf(t.stream, "%d, %d\n", (int)kz_hits_total(hits),
		(int)kz_hits_partial_total(hits));
	kz_hits_close(hits);
	return end(&t);
}

char *answer_facets(kz_index *index, const char *query)
{
	text t;
	kz_facets *facets = NULL;
	begin(&t);
	must(kz_facets_find(index, query, NULL, 0, &facets, err));
	fprintf(t.stream, "%d\n", (int)kz_facets_total(facets));
	for (int f = 0; kz_facet_name((kz_facet)f) != NULL; f++) {
		kz_facet facet = (kz_facet)f;
		fprintf(t.stream, "%s %d %d\n", kz_facet_name(facet),
			(int)kz_facets_without(facets, facet),
			(int)kz_facets_distinct(facets, facet));
		for (size_t i = 0; i < kz_facets_count(facets, facet); i++) {
			const kz_facet_value *value = kz_facets_at(facets, facet, i);
			fprintf(t.stream, "%s %d\n", value->value, (int)value->count);
		}
	}
	kz_facets_close(facets);
	return end(&t);
}

char *answer_list(kz_index *index)
{
	text t;
	kz_cursor *all = NULL;
	const kz_document *document;
	kz_status st;
	begin(&t);
	must(kz_index_list(index, &all, err));
	while ((st = kz_cursor_next(all, &document, NULL)) == KZ_OK)
		fprintf(t.stream, "%s\n", kz_document_get(document, KZ_ID));
	assert_int_equal(st, KZ_DONE);
	kz_cursor_close(all);
	return end(&t);
}

char *answer_kwic(kz_index *index, const char *query)
{
	text t;
	kz_kwic *kwic = NULL;
	kz_kwic_options options = KZ_KWIC_OPTIONS_INIT;
	options.order = KZ_KWIC_RIGHT;
	begin(&t);
	must(kz_kwic_find(index, query, NULL, &options, &kwic, err));
	for (size_t i = 0; i < kz_kwic_count(kwic); i++) {
		const kz_kwic_line *line = kz_kwic_at(kwic, i);
		fprintf(t.stream, "%s[%s]%s\n", line->left, line->hit, line->right);
	}
	kz_kwic_close(kwic);
	return end(&t);
}

char *answer_graph(kz_index *index, const char *name)
{
	text t;
	begin(&t);
	for (uint32_t flags = 0; flags <= KZ_GRAPH_REVERSE; flags++) {
		kz_graph *graph = NULL;
		kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
		options.flags = flags;
		options.depth = 3;
		must(kz_graph_find(index, name, &options, &graph, err));
		for (size_t i = 0; i < kz_graph_link_count(graph); i++) {
			const kz_graph_link *link = kz_graph_link_at(graph, i);
			fprintf(t.stream, "%s -> %s\n",
				kz_graph_node_at(graph, link->from)->name,
				kz_graph_node_at(graph, link->to)->name);
		}
		kz_graph_close(graph);
	}
	return end(&t);
}

void assert_same(char *got, char *wanted, const char *query)
{
	char *one = got, *other = wanted;
	while (*one != '\0' || *other != '\0') {
		int length = (int)strcspn(one, "\n");
		int other_length = (int)strcspn(other, "\n");
		if (length != other_length || memcmp(one, other, (size_t)length) != 0)
			fail_msg("%s:\n%.*s\nand not:\n%.*s", query, length, one,
				other_length, other);
		one += length + (one[length] != '\0');
		other += length + (other[length] != '\0');
	}
	free(got);
	free(wanted);
}
