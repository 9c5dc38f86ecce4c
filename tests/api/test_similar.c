/* SPDX-License-Identifier: GPL-2.0-or-later */
/* More like a document. */
#include "support.h"

#include <string.h>

static void fill(const char *path)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "kst-36000-1", "Visserij op de Noordzee",
		"De visserij op garnalen en haring in de Noordzee.");
	put(writer, "kst-36000-2", "Garnalen",
		"De garnalen van de Noordzee en de visserij daarop.");
	put(writer, "haring", "Haring", "De haring is een vis en wordt gegeten.");
	put(writer, "trein", "Treinen", "Dienstregeling, per trein.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* The ids of the hits, "a b". */
static const char *like(
	kz_index *index, const char *name, const kz_search_options *options)
{
	static char texts[8][500];
	static int next;
	char *text = texts[next++ % 8];
	kz_results *results = NULL;
	must(kz_similar(index, name, options, &results, err));
	text[0] = '\0';
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		assert_false(hit->partial);
		strcat(text, i > 0 ? " " : "");
		strcat(text, kz_document_get(hit->document, KZ_ID));
	}
	kz_results_close(results);
	return text;
}

static void the_likest_first_and_never_itself(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	assert_string_equal(like(index, "kst-36000-1", NULL), "kst-36000-2 haring");
	assert_string_equal(like(index, "36000, nr. 2", NULL), "kst-36000-1");
	/* Words that all of them have say nothing. */
	assert_string_equal(like(index, "trein", NULL), "");
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.offset = 1;
	assert_string_equal(like(index, "kst-36000-1", &options), "haring");
	kz_index_close(index);
}

static void what_is_refused(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_results *results = (kz_results *)index;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	must_fail(KZ_E_NO_DOCUMENT, kz_similar(index, "walvis", NULL, &results, err));
	assert_null(results);
	must_fail(KZ_E_ARGUMENT, kz_similar(NULL, "trein", NULL, &results, err));
	must_fail(KZ_E_ARGUMENT, kz_similar(index, NULL, NULL, &results, err));
	options.limit = 1001;
	must_fail(KZ_E_ARGUMENT, kz_similar(index, "trein", &options, &results, err));
	options.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_similar(index, "trein", &options, &results, err));
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_likest_first_and_never_itself),
		in_directory(what_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
