/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is lit in a snippet is what was sought, and all of it that is shown is lit: of
 * texts made by chance, for each way in which a word is found. Which words a query finds,
 * the index itself says: each is a document, beside those with the texts.
 */
#include "support.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char *const words[] = {"kans", "kansen", "Kansen", "kant", "beleid",
	"biotechnologiebeleid", "biotechnologie", "technologie", "gentechnologie",
	"technologieën", "technologische", "gentherapieën", "gentherapie", "therapie",
	"geïnformeerd", "GEÏNFORMEERD", "informatie", "agenda’s", "agenda", "één", "een",
	"ﬁnanciën", "financiën", "36600", "proeftuin", "proeftuinen", "tuin", "€", "鱼",
	"de", "van", "naar", "wordt", "vooral", "zorg", "zorgen", "bezorgd"};
enum { WORDS = sizeof words / sizeof words[0], TEXTS = 40, LENGTH = 60 };

static const char *const queries[] = {"kans", "=kansen", "kans*", "kan?", "kants~1",
	"beleid", "*technologie", "technologie", "bio*beleid", "gentherapie",
	"geinformeerd", "agenda", "een", "financien", "36600", "proeftuin", "*tuin*",
	"zorg OR kans", "zorg -鱼", "technologi~2", "=biotechnologie", "g*n"};

static uint32_t chance(uint32_t *seed, uint32_t most)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % most;
}

static void add(kz_writer *writer, const char *id, const char *kind, const char *body)
{
	kz_document *document = make_document(id, "Q", body);
	must(kz_document_set(document, KZ_KIND, kind, err));
	must(kz_document_set(document, KZ_LANGUAGE, "nl", err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void fill(const char *path)
{
	static const char *const ends[] = {
		" ", " ", " ", ", ", ". ", "; ", " (", ") ", "\n\n"};
	uint32_t seed = 7;
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (int i = 0; i < WORDS; i++) {
		char id[16];
		snprintf(id, sizeof id, "w%d", i);
		add(writer, id, "woord", words[i]);
	}
	for (int i = 0; i < TEXTS; i++) {
		char id[16], text[4000] = "";
		snprintf(id, sizeof id, "t%d", i);
		for (int j = 0; j < LENGTH; j++) {
			strcat(text, words[chance(&seed, WORDS)]);
			strcat(text, ends[chance(&seed, sizeof ends / sizeof ends[0])]);
		}
		add(writer, id, "tekst", text);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

static kz_results *results_of(
	kz_index *index, const char *query, const char *kind, uint32_t bytes)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_filter *filter = NULL;
	kz_results *results = NULL;
	must(kz_filter_new(&filter, err));
	must(kz_filter_text(filter, "kind", kind, err));
	options.filter = filter;
	options.limit = 1000;
	options.snippet_bytes = bytes;
	must(kz_search(index, query, &options, &results, err));
	kz_filter_free(filter);
	return results;
}

/* Which of the words a query finds. */
static void read_found(kz_index *index, const char *query, bool found[WORDS])
{
	kz_results *results = results_of(index, query, "woord", 0);
	memset(found, 0, WORDS * sizeof *found);
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_document *word = kz_results_at(results, i)->document;
		int number = -1;
		assert_int_equal(sscanf(kz_document_get(word, KZ_ID), "w%d", &number), 1);
		found[number] = true;
	}
	kz_results_close(results);
}

/* As a snippet shows a word: without what stands around it. */
static bool is_found(const bool found[WORDS], const char *word, size_t length)
{
	for (int i = 0; i < WORDS; i++) {
		if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
			return found[i];
	}
	fail_msg("'%.*s' is no word of the texts", (int)length, word);
	return false;
}

static void check_hit(
	const char *query, const kz_hit *hit, const bool found[WORDS], size_t *lit)
{
	for (size_t i = 0; i < hit->part_count; i++) {
		const char *at = hit->parts[i].text;
		assert_printable(at);
		assert_true(at[0] != '\0');
		for (size_t length; *at != '\0'; at += length) {
			length = strncmp(at, "…", 3) == 0 ? 3 : strspn(at, " ,.;()");
			if (length > 0)
				continue;
			length = strcspn(at, " ,.;()");
			bool is = is_found(found, at, length);
			if (is != hit->parts[i].hit)
				fail_msg("%s: '%.*s' is %slit", query, (int)length, at,
					is ? "not " : "");
			*lit += is;
		}
	}
}

static void what_is_lit_is_what_was_sought(void **state)
{
	static const uint32_t sizes[] = {1, 20, 60, 300, 10000};
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	for (size_t q = 0; q < sizeof queries / sizeof queries[0]; q++) {
		bool found[WORDS];
		read_found(index, queries[q], found);
		for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
			size_t lit = 0;
			kz_results *results =
				results_of(index, queries[q], "tekst", sizes[s]);
			for (size_t i = 0; i < kz_results_count(results); i++)
				check_hit(queries[q], kz_results_at(results, i), found,
					&lit);
			if (sizes[s] >= 20 && lit < kz_results_total(results))
				fail_msg("%s: %zu lit", queries[q], lit);
			kz_results_close(results);
		}
	}
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {in_directory(what_is_lit_is_what_was_sought)};
	return cmocka_run_group_tests_name("lit", tests, NULL, NULL);
}
