/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Putting, replacing, removing, and what a commit makes of it. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_waits_for_commit(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "a", "Alfa", "alfa");
	put(writer, "b", "Beta", "alfa");
	assert_string_equal(search_at(path, "alfa"), "");
	must(kz_writer_commit(writer, err));
	assert_string_equal(search_at(path, "alfa"), "a b");
	put(writer, "c", "Gamma", "alfa");
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "alfa"), "a b");
	/* And does not come back with the next commit. */
	store(path, "d", "Delta", "delta");
	assert_string_equal(search_at(path, "*"), "a b d");
}

static void revision_grows_with_each_commit_that_has_something(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	uint64_t first = revision_of(path);
	must(kz_writer_commit(writer, err));
	assert_int_equal(revision_of(path), first);
	put(writer, "a", "Alfa", NULL);
	must(kz_writer_commit(writer, err));
	uint64_t second = revision_of(path);
	assert_true(second > first);
	must(kz_writer_remove(writer, "a", err));
	must(kz_writer_commit(writer, err));
	assert_true(revision_of(path) > second);
	kz_writer_close(writer);
}

static void same_id_replaces(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document = make_document("a", "Alfa", "oude tekst");
	must(kz_document_add(document, KZ_ALIASES, "2024D39215", err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_document_free(document);
	char seen[40];
	snprintf(seen, sizeof seen, "%s", fact_of(path, "a", KZ_FIRST_SEEN));
	assert_int_equal(strlen(seen), 20);
	assert_int_equal(seen[19], 'Z');
	put(writer, "a", "Alfa twee", "nieuwe tekst");
	put(writer, "a", "Alfa drie", "latere tekst");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(search_at(path, "oude"), "");
	assert_string_equal(search_at(path, "nieuwe"), "");
	assert_string_equal(search_at(path, "latere"), "a");
	assert_string_equal(fact_of(path, "a", KZ_TITLE), "Alfa drie");
	assert_string_equal(fact_of(path, "a", KZ_FIRST_SEEN), seen);
	assert_true(strcmp(fact_of(path, "a", KZ_CHANGED_AT), seen) >= 0);
	/* A name once given resolves for ever. */
	assert_string_equal(fact_of(path, "2024D39215", KZ_ID), "a");
}

static void what_goes_in_comes_out(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document = make_document("kst-1-A-2", "Titel “één”", NULL), *back;
	kz_block block = KZ_BLOCK_INIT;
	must(kz_document_set(document, KZ_DATE, "2025-04", err));
	must(kz_document_set(document, KZ_HOLDING, "full", err));
	must(kz_document_add(document, KZ_DOSSIERS, "36600-XIV", err));
	must(kz_document_add(document, KZ_DOSSIERS, "27428", err));
	must(kz_document_add_signatory(document, "Dirk Beljaarts", "minister", err));
	must(kz_document_add_signatory(document, "M. Agema", NULL, err));
	must(kz_document_add_signatory(document, "", "staatssecretaris", err));
	must(kz_document_add_number(document, "weight", 0.1, err));
	must(kz_document_add_text(document, "weight", "heavy", err));
	must(kz_document_add_date(document, "read", "2024", err));
	block.kind = KZ_FOOTNOTE;
	block.page = 3;
	block.mark = "8";
	block.language = "en";
	block.text = "A note\nin two lines";
	must(kz_document_add_block(document, &block, err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	must(kz_index_get(index, "kst-1-A-2", &back, err));
	kz_index_close(index);
	assert_string_equal(kz_document_get(back, KZ_TITLE), "Titel “één”");
	assert_string_equal(kz_document_get(back, KZ_DATE), "2025-04");
	assert_int_equal(kz_document_count(back, KZ_DOSSIERS), 2);
	assert_string_equal(kz_document_at(back, KZ_DOSSIERS, 1), "27428");
	assert_int_equal(kz_document_signatory_count(back), 3);
	assert_string_equal(kz_document_signatory_at(back, 0)->office, "minister");
	assert_string_equal(kz_document_signatory_at(back, 1)->office, "");
	assert_string_equal(kz_document_signatory_at(back, 2)->name, "");
	assert_int_equal(kz_document_field_count(back), 3);
	const kz_field *field = kz_document_field_at(back, 0);
	assert_int_equal(field->type, KZ_FIELD_NUMBER);
	assert_true(field->number >= 0.1 && field->number <= 0.1);
	assert_string_equal(field->text, "0.1");
	assert_string_equal(kz_document_field_at(back, 2)->text, "2024");
	assert_int_equal(kz_document_block_count(back), 1);
	const kz_block *read = kz_document_block_at(back, 0);
	assert_int_equal(read->kind, KZ_FOOTNOTE);
	assert_int_equal(read->page, 3);
	assert_string_equal(read->mark, "8");
	assert_string_equal(read->language, "en");
	assert_string_equal(read->text, "A note in two lines");
	kz_document_free(back);
}

static uint64_t count_removed(const char *path)
{
	kz_index *index = open_index(path);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	kz_index_close(index);
	return info.removed;
}

static void remove_by_any_name(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	kz_document *document = make_document("kst-36600-XIV-60", "Motie", NULL);
	must(kz_document_add(document, KZ_ALIASES, "2024D39215", err));
	must(kz_writer_put(writer, document, err));
	put(writer, "b", "Beta", NULL);
	/* Not committed is not there yet. */
	must_fail(KZ_E_NO_DOCUMENT, kz_writer_remove(writer, "b", err));
	must(kz_writer_commit(writer, err));
	must_fail(KZ_E_NO_DOCUMENT, kz_writer_remove(writer, "c", err));
	must_fail(KZ_E_NO_DOCUMENT, kz_writer_remove(writer, "", err));
	must(kz_writer_remove(writer, "2024d39215", err));
	must(kz_writer_remove(writer, "36 600 XIV, nr. 60", err));
	assert_string_equal(search_at(path, "*"), "b kst-36600-XIV-60");
	must(kz_writer_commit(writer, err));
	assert_string_equal(search_at(path, "*"), "b");
	assert_string_equal(fact_of(path, "2024D39215", KZ_ID), "(none)");
	assert_int_equal(count_removed(path), 1);
	must_fail(KZ_E_NO_DOCUMENT, kz_writer_remove(writer, "kst-36600-XIV-60", err));
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	assert_string_equal(fact_of(path, "2024D39215", KZ_ID), "kst-36600-XIV-60");
	assert_int_equal(count_removed(path), 0);
	/* In one commit the last word counts. */
	must(kz_writer_remove(writer, "b", err));
	put(writer, "b", "Beta is terug", NULL);
	must(kz_writer_commit(writer, err));
	assert_string_equal(fact_of(path, "b", KZ_TITLE), "Beta is terug");
	assert_int_equal(count_removed(path), 0);
	kz_document_free(document);
	kz_writer_close(writer);
}

static void documents_that_cannot_be(void **state)
{
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must_fail(KZ_E_DOCUMENT, kz_writer_put(writer, document, err));
	must(kz_document_set(document, KZ_ID, "a", err));
	must_fail(KZ_E_DOCUMENT, kz_writer_put(writer, document, err));
	assert_non_null(strstr(last_error.message, "'a'"));
	must(kz_document_add_body(document, "tekst", 5, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
	document = make_document("b", "Only a title", NULL);
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(below(*state, "index")), 2);
}

static void limits_are_told_and_nothing_is_lost(void **state)
{
	const char *path = below(*state, "index");
	size_t size = (16u << 20) + 2;
	char *large = malloc(size);
	assert_non_null(large);
	memset(large, 'a', size);
	large[size - 1] = '\0';
	kz_document *document = make_document("large", "Groot", NULL);
	kz_block block = KZ_BLOCK_INIT;
	block.text = large;
	must_fail(KZ_E_LIMIT, kz_document_add_block(document, &block, err));
	assert_int_equal(kz_document_block_count(document), 0);
	large[size - 2] = '\0';
	for (int i = 0; i < 4; i++)
		must(kz_document_add_block(document, &block, err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "a", "Alfa", NULL);
	must_fail(KZ_E_DOCUMENT, kz_writer_put(writer, document, err));
	put(writer, "b", "Beta", NULL);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	assert_string_equal(search_at(path, "*"), "a b");
	large[65537] = '\0';
	document = make_document("a", "A", NULL);
	must_fail(KZ_E_LIMIT, kz_document_set(document, KZ_TITLE, large, err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "A");
	must_fail(KZ_E_LIMIT, kz_document_add(document, KZ_ALIASES, large, err));
	must_fail(KZ_E_LIMIT, kz_document_add_text(document, "own", large, err));
	large[65536] = '\0';
	must(kz_document_set(document, KZ_TITLE, large, err));
	kz_document_free(document);
	free(large);
}

/* ---- Progress and cancelling ---- */

typedef struct watch {
	uint64_t calls, last_done, stop_at;
	int32_t phase;
} watch;

static bool watched(void *context, const kz_progress *progress)
{
	watch *w = context;
	assert_int_equal(progress->size, sizeof *progress);
	assert_non_null(progress->path);
	assert_true(w->calls == 0 || progress->done >= w->last_done);
	if (progress->phase == KZ_PHASE_INDEXING)
		assert_true(progress->done <= progress->total);
	w->phase = progress->phase;
	w->last_done = progress->done;
	return ++w->calls != w->stop_at;
}

static void a_commit_that_is_stopped_can_be_done_again(void **state)
{
	const char *path = below(*state, "index");
	watch w = {.stop_at = 2};
	store(path, "a", "Alfa", "oud");
	kz_writer *writer = open_writer(path, 0);
	uint64_t revision = revision_of(path);
	put(writer, "a", "Alfa", "nieuw");
	put(writer, "b", "Beta", "nieuw");
	put(writer, "c", "Gamma", "nieuw");
	kz_writer_on_progress(writer, watched, &w);
	must_fail(KZ_E_CANCELLED, kz_writer_commit(writer, err));
	assert_int_equal(w.phase, KZ_PHASE_INDEXING);
	assert_string_equal(search_at(path, "oud"), "a");
	assert_string_equal(search_at(path, "nieuw"), "");
	assert_int_equal(revision_of(path), revision);
	w = (watch){0};
	put(writer, "d", "Delta", "nieuw");
	must(kz_writer_commit(writer, err));
	assert_int_equal(w.calls, 4);
	assert_int_equal(w.last_done, 4);
	assert_string_equal(search_at(path, "nieuw"), "a b c d");
	assert_string_equal(search_at(path, "oud"), "");
	kz_writer_on_progress(writer, NULL, NULL);
	put(writer, "e", "Epsilon", "nieuw");
	must(kz_writer_commit(writer, err));
	assert_int_equal(w.calls, 4);
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 5);
}

/* ---- Beginning anew ---- */

static void restart_begins_empty_at_its_first_commit(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", NULL);
	const char *old = generation_of(path);
	kz_writer *writer = open_writer(path, KZ_WRITER_RESTART);
	assert_string_equal(search_at(path, "*"), "a");
	put(writer, "b", "Beta", NULL);
	kz_writer_close(writer);
	/* Not committed: as if it had not been. */
	assert_string_equal(search_at(path, "*"), "a");
	assert_string_equal(generation_of(path), old);
	store(path, "c", "Gamma", NULL);
	assert_string_equal(search_at(path, "*"), "a c");
	writer = open_writer(path, KZ_WRITER_RESTART);
	put(writer, "d", "Delta", NULL);
	must(kz_writer_commit(writer, err));
	assert_string_equal(search_at(path, "*"), "d");
	assert_false(exists(old));
	put(writer, "e", "Epsilon", NULL);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "d e");
	/* Without a document it is empty all the same. */
	writer = open_writer(path, KZ_WRITER_RESTART);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "");
}

static void an_abandoned_restart_leaves_no_files(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", NULL);
	kz_writer *writer = open_writer(path, KZ_WRITER_RESTART);
	assert_true(exists(below(path, "gen-000002")));
	kz_writer_close(writer);
	assert_false(exists(below(path, "gen-000002")));
	assert_string_equal(search_at(path, "*"), "a");
}

static void restart_is_still_the_same_index(void **state)
{
	const char *path = below(*state, "index");
	kz_index_info before = KZ_INDEX_INFO_INIT, after = KZ_INDEX_INFO_INIT;
	store(path, "a", "Alfa", NULL);
	kz_index *index = open_index(path);
	must(kz_index_get_info(index, &before, err));
	kz_writer *writer = open_writer(path, KZ_WRITER_RESTART);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	must(kz_index_refresh(index, err));
	must(kz_index_get_info(index, &after, err));
	assert_int_equal(after.documents, 0);
	assert_string_equal(after.uuid, before.uuid);
	assert_int_equal(after.revision, before.revision + 1);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(put_waits_for_commit),
		in_directory(revision_grows_with_each_commit_that_has_something),
		in_directory(same_id_replaces),
		in_directory(what_goes_in_comes_out),
		in_directory(remove_by_any_name),
		in_directory(documents_that_cannot_be),
		in_directory(limits_are_told_and_nothing_is_lost),
		in_directory(a_commit_that_is_stopped_can_be_done_again),
		in_directory(restart_begins_empty_at_its_first_commit),
		in_directory(an_abandoned_restart_leaves_no_files),
		in_directory(restart_is_still_the_same_index),
	};
	return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
