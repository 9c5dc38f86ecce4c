/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts in English, found by the same query as those in Dutch. */
#include "support.h"

#include <string.h>

static void put_in(kz_writer *writer, const char *id, const char *whole, const char *part,
	const char *body)
{
	kz_document *document = make_document(id, "title", "");
	kz_block block = KZ_BLOCK_INIT;
	block.text = body;
	block.language = part;
	if (whole != NULL)
		must(kz_document_set(document, KZ_LANGUAGE, whole, err));
	must(kz_document_add_block(document, &block, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static const char *make_index(const char *directory)
{
	const char *path = below(directory, "db");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put_in(writer, "whole", "en", NULL,
		"The policies concerned regulatory sandboxes.");
	put_in(writer, "part", "nl", "en-GB", "Gene therapies and their regulation.");
	put_in(writer, "dutch", "nl", NULL, "De sandboxes en policies van het kabinet.");
	put_in(writer, "other", "en", "nl", "Kansen en wat kan.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return path;
}

static void english_is_found_by_its_own_forms(void **state)
{
	const char *path = make_index(*state);
	assert_string_equal(search_at(path, "concern"), "whole");
	assert_string_equal(search_at(path, "regulations"), "part");
	assert_string_equal(search_at(path, "\"gene therapy\""), "part");
	assert_string_equal(search_at(path, "\"regulatory sandbox\""), "whole");
}

static void both_languages_are_found_at_once(void **state)
{
	const char *path = make_index(*state);
	kz_index *index = open_index(path);
	kz_results *results = NULL;
	assert_non_null(strstr(search_at(path, "sandbox"), "whole"));
	assert_non_null(strstr(search_at(path, "sandbox"), "dutch"));
	assert_non_null(strstr(search_at(path, "policy"), "dutch"));
	must(kz_search(index, "sandbox kabinet", NULL, &results, err));
	assert_string_equal(
		kz_results_understood(results), "(sandbox OR in English) AND kabinet");
	kz_results_close(results);
	kz_index_close(index);
}

/* The English stem of kans is kan. */
static void a_block_goes_by_its_own_language(void **state)
{
	const char *path = make_index(*state);
	assert_string_equal(search_at(path, "kans"), "other");
	assert_string_equal(search_at(path, "kansen"), "other");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(english_is_found_by_its_own_forms),
		in_directory(both_languages_are_found_at_once),
		in_directory(a_block_goes_by_its_own_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
