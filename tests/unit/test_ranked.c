/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weights that are added up by us against those of the engine, whose order is the one
 * that counts: the same documents, weights and totals. */
#include "support.h"

#include <kamerzoek/index.h>
#include <kamerzoek/search.h>

#include "search/beside.h"
#include "search/matching.h"
#include "search/ranked.h"
#include "search/ties.h"

#include <math.h>
#include <stdlib.h>

enum { DOCUMENTS = 1500, QUERIES = 400, WANTED = 10, NOWHERE = 2 };

static const char list[] =
	"8\nbeleid/CcZbYb\nbiotechnologie/CaCcZa\nevaluatie/CaCcZa\nwet/CaCcZb\n"
	"onderzoek/CcZb\nklimaat/CcCaZb\nzorg/CaCcZb\nstelsel/CcZa\n";

/* The first are in most documents, the last in few, or in none but by their parts; some
 * are parts of others, forms of others, or English. */
static const char *const words[] = {"de", "van", "beleid", "wet", "zorg", "klimaat",
	"onderzoek", "brief", "brieven", "sandbox", "sandboxes", "klimaatbeleid",
	"zorgstelsel", "stelsel", "evaluatie", "evaluaties", "regulatory", "kansen",
	"kans", "wetsevaluatie", "proeftuin", "proeftuinen", "gentherapie", "nergens",
	"onderzoeksbeleid"};

static const char *any_word(uint64_t *seed, size_t most)
{
	uint64_t a = chance_below(seed, most), b = chance_below(seed, most);
	return words[a < b ? a : b];
}

static void make_index(const char *directory)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	uint64_t seed = 9;
	options.words = write_text(directory, "words.dic", list);
	options.flags = KZ_WRITER_CREATE;
	must(kz_writer_open(below(directory, "index"), &options, &writer, err));
	for (int i = 0; i < DOCUMENTS; i++) {
		char id[16], date[16], body[4000] = "";
		kz_document *document = NULL;
		must(kz_document_new(&document, err));
		snprintf(id, sizeof id, "d%d", i);
		must(kz_document_set(document, KZ_ID, id, err));
		must(kz_document_set(document, KZ_TITLE, any_word(&seed, 20), err));
		must(kz_document_set(
			document, KZ_KIND, i % 4 == 0 ? "motie" : "brief", err));
		snprintf(date, sizeof date, "%d-%02d-07", 2010 + i % 16, 1 + i % 12);
		if (i % 3 > 0)
			must(kz_document_set(document, KZ_DATE, date, err));
		for (uint64_t n = 1 + chance_below(&seed, i % 9 == 0 ? 300 : 40); n > 0;
			n--) {
			strcat(body, any_word(&seed, COUNT(words) - NOWHERE));
			strcat(body, n % 9 == 0 ? ". " : " ");
		}
		must(kz_document_add_body(document, body, strlen(body), err));
		must(kz_writer_put(writer, document, err));
		kz_document_free(document);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* One document, the same again and again. */
static void make_one(const char *directory, const char *text)
{
	kz_writer *writer = NULL;
	kz_document *document = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.words = write_text(directory, "words.dic", list);
	options.flags = KZ_WRITER_CREATE;
	must(kz_writer_open(below(directory, "one"), &options, &writer, err));
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, "d", err));
	must(kz_document_add_body(document, text, strlen(text), err));
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_document_free(document);
	kz_writer_close(writer);
}

static void make_query(uint64_t *seed, char out[300])
{
	static const char *const shapes[] = {"%s", "%s", "%s", "(%s OR %s)", "(%s %s)"};
	static const char *const conditions[] = {"", "", "", "datum:2013",
		"datum:2012..2025 ", "soort:motie", "-wet", "-\"klimaat beleid\" -kansen",
		"datum:2011..2020 soort:brief -zorg", "id:d12", "datum:1999"};
	out[0] = '\0';
	for (uint64_t n = 1 + chance_below(seed, 5); n > 0; n--) {
		size_t used = strlen(out);
		const char *one = any_word(seed, COUNT(words)),
			   *other = any_word(seed, COUNT(words));
		snprintf(out + used, 300 - used,
			shapes[chance_below(seed, COUNT(shapes))], one, other);
		strcat(out, " ");
	}
	strcat(out, conditions[chance_below(seed, COUNT(conditions))]);
}

/* What the engine says of the same documents. */
typedef struct expected {
	const char *query;
	kzi_matching matching;
	kzi_within within;
	size_t whole; /* how many match in full, of those that match in part */
	unsigned compared, counted;
} expected;

static double weight_in(const kzi_ranking *ranking, uint32_t docid)
{
	for (size_t i = 0; i < ranking->count; i++) {
		if (ranking->items[i].docid == docid)
			return ranking->items[i].weight;
	}
	fail_msg("document %u does not match", (unsigned)docid);
	return 0;
}

static void must_be_near(const char *query, double got, double wanted)
{
	if (fabs(got - wanted) > 1e-9 * wanted)
		fail_msg("%s: %.17g, and the engine says %.17g", query, got, wanted);
}

static void must_agree(
	const expected *e, const kzi_ranking *ours, const kzi_ranking *engine)
{
	assert_int_equal(ours->least, engine->count);
	assert_int_equal(ours->most, engine->count);
	assert_int_equal(
		ours->count, engine->count < WANTED ? engine->count : (size_t)WANTED);
	for (size_t i = 0; i < ours->count; i++) {
		double weight = ours->items[i].weight;
		must_be_near(e->query, weight, engine->items[i].weight);
		must_be_near(e->query, weight, weight_in(engine, ours->items[i].docid));
	}
}

static void must_count(
	kz_index *index, const kzi_query *typed, expected *e, const kzi_ranking *engine)
{
	uint64_t found = 0;
	bool done;
	must(kzi_count_within(index, typed, &e->within, e->whole, &done, &found, err));
	if (done)
		assert_int_equal(found, engine->count);
	e->counted += done;
}

static kz_status compare(kz_index *index, const kzi_query *typed, xapian_query *query,
	bool partial, void *context, kz_error *told)
{
	expected *e = context;
	xapian_query *ranked;
	kzi_ranking ours, engine;
	bool done = false;
	must(kzi_copy_query(query, &ranked, err));
	must(kzi_rank(typed, ranked, &ranked, err));
	must(kzi_rank_weights(index, ranked, 0, &engine, err));
	if (partial)
		must_count(index, typed, e, &engine);
	else
		e->whole = engine.count;
	bool meant = partial == (e->matching == KZI_MATCHING_PART);
	if (meant)
		must(kzi_rank_scored(index, typed, e->matching, &e->within, WANTED, &done,
			&ours, err));
	if (done)
		must_agree(e, &ours, &engine);
	else if (meant)
		assert_int_equal(ours.count, 0);
	e->compared += done;
	if (meant)
		kzi_ranking_free(&ours);
	kzi_ranking_free(&engine);
	xapian_query_close(ranked);
	(void)told;
	return KZ_OK;
}

static expected compare_all(kz_index *index, int32_t matching, kzi_matching as)
{
	uint64_t seed = 5;
	expected e = {.matching = as};
	kz_filter *filter = NULL;
	must(kz_filter_new(&filter, err));
	must(kz_filter_text(filter, "kind", "motie", err));
	for (int i = 0; i < QUERIES; i++) {
		char query[300];
		kz_results *results = NULL;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.matching = matching;
		options.filter = e.within.filter = i % 5 == 0 ? filter : NULL;
		make_query(&seed, query);
		e.query = query;
		must(kzi_search(
			index, query, &options, compare, true, &e, &results, err));
		kz_results_close(results);
	}
	kz_filter_free(filter);
	return e;
}

static void weights_are_those_of_the_engine(void **state)
{
	kz_index *index = NULL;
	make_index(*state);
	must(kz_index_open(below(*state, "index"), &index, err));
	unsigned all = compare_all(index, KZ_MATCH_ALL, KZI_MATCHING_ALL).compared;
	unsigned any = compare_all(index, KZ_MATCH_ANY, KZI_MATCHING_ANY).compared;
	expected part = compare_all(index, KZ_MATCH_BEST, KZI_MATCHING_PART);
	print_message(
		"# of %d queries, %u, %u and %u were ranked by us, and %u counted\n",
		QUERIES, all, any, part.compared, part.counted);
	assert_true(all > QUERIES / 4 && any > QUERIES / 4);
	assert_true(part.compared > QUERIES / 4 && part.counted >= part.compared);
	kz_index_close(index);
}

/* In the one document that there is. */
static bool is_beside(kz_index *index, const char *const terms[2], uint32_t within)
{
	uint32_t first = 1;
	kzi_docids all = {&first, 1}, found;
	must(kzi_beside(index, &all, terms, within, NULL, &found, err));
	bool there = found.count == 1 && found.items[0] == first;
	assert_int_equal(found.count, there);
	kzi_docids_free(&found);
	return there;
}

/* "klimaat- en zorgbeleid" has klimaatbeleid and klimaat in one place. */
static void words_in_one_place_are_found(void **state)
{
	static const char *const words_of_it[] = {"klimaatbeleid", "klimaat"};
	static const char *const other_way[] = {"klimaat", "klimaatbeleid"};
	static const struct {
		const char *text;
		bool near, beside, beside_other_way;
	} rows[] = {
		{"klimaat- en zorgbeleid", false, false, false},
		{"klimaat- en zorgbeleid voor klimaat", true, false, false},
		{"klimaat- en zorgbeleid voor een heel ander klimaat", false, false,
			false},
		{"klimaat klimaat- en zorgbeleid", true, false, true},
		{"een klimaatbeleid, klimaat- en zorgbeleid", true, true, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_index *index = NULL;
		make_one(*state, rows[i].text);
		must(kz_index_open(below(*state, "one"), &index, err));
		bool near = is_beside(index, words_of_it, 5);
		bool beside = is_beside(index, words_of_it, 0);
		bool is_near = is_beside(index, other_way, 5);
		bool other = is_beside(index, other_way, 0);
		if (near != rows[i].near || beside != rows[i].beside || is_near != near ||
			other != rows[i].beside_other_way)
			fail_msg("%s: %d %d %d %d", rows[i].text, near, beside, is_near,
				other);
		kz_index_close(index);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(weights_are_those_of_the_engine),
		in_directory(words_in_one_place_are_found),
	};
	return cmocka_run_group_tests_name("ranked", tests, NULL, NULL);
}
