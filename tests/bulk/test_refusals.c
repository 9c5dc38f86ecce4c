/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What cannot be stored, or not now, is refused with words, and spoils nothing. */
#include "support.h"

#include <stdlib.h>

#include "bulk/bulk.h"

typedef struct fixture {
	char *directory;
	kzi_bulk *bulk;
	kzi_bulk_run *run;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	assert_non_null(f);
	assert_int_equal(make_directory((void **)&f->directory), 0);
	kzi_bulk_options options = {.path = f->directory};
	must(kzi_bulk_open(&options, &f->bulk, err));
	must(kzi_bulk_run_new(f->bulk, &f->run, err));
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	void *directory = f->directory;
	kzi_bulk_run_free(f->run);
	kzi_bulk_close(f->bulk);
	free(f);
	return remove_directory(&directory);
}

static void options_out_of_range(void **state)
{
	fixture *f = *state;
	kzi_bulk *bulk;
	static const uint32_t sizes[] = {1, 1024, 2047, 3000, 131072};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		kzi_bulk_options options = {.path = f->directory, .block_size = sizes[i]};
		must_fail(
			KZ_E_ARGUMENT, "block size", kzi_bulk_open(&options, &bulk, err));
		assert_null(bulk);
	}
	kzi_bulk_options options = {.path = f->directory, .deflate = 10};
	must_fail(KZ_E_ARGUMENT, "deflate level 10", kzi_bulk_open(&options, &bulk, err));
	options = (kzi_bulk_options){0};
	must_fail(KZ_E_ARGUMENT, "no path", kzi_bulk_open(&options, &bulk, err));
}

static void terms_that_cannot_be_stored(void **state)
{
	fixture *f = *state;
	char term[KZI_BULK_TERM_MAX + 1] = {0};
	uint32_t number;
	must(kzi_bulk_begin(f->run, 1, err));
	must_fail(KZ_E_ARGUMENT, "a term of 0 bytes",
		kzi_bulk_term(f->run, term, 0, &number, err));
	/* NULs count twice. */
	must(kzi_bulk_term(f->run, term, KZI_BULK_TERM_MAX / 2, &number, err));
	must_fail(KZ_E_ARGUMENT, "a term of 246 bytes",
		kzi_bulk_term(f->run, term, KZI_BULK_TERM_MAX / 2 + 1, &number, err));
	memset(term, 't', sizeof term);
	must(kzi_bulk_term(f->run, term, KZI_BULK_TERM_MAX, &number, err));
	must_fail(KZ_E_ARGUMENT, "a term of 246 bytes",
		kzi_bulk_term(f->run, term, sizeof term, &number, err));
}

static void documents_out_of_order(void **state)
{
	fixture *f = *state;
	must_fail(KZ_E_ARGUMENT, "docid 0", kzi_bulk_begin(f->run, 0, err));
	must_fail(KZ_E_ARGUMENT, "docid 4294967295",
		kzi_bulk_begin(f->run, UINT32_MAX, err));
	must(kzi_bulk_begin(f->run, 7, err));
	must_fail(KZ_E_ARGUMENT, "not ended", kzi_bulk_begin(f->run, 8, err));
	must_fail(KZ_E_ARGUMENT, "not ended", kzi_bulk_add(f->bulk, f->run, err));
	must(kzi_bulk_end(f->run, err));
	must_fail(KZ_E_ARGUMENT, "docid 7 does not come after 7",
		kzi_bulk_begin(f->run, 7, err));
	must_fail(KZ_E_ARGUMENT, "no document", kzi_bulk_end(f->run, err));
	must_fail(KZ_E_ARGUMENT, "no document", kzi_bulk_count(f->run, 0, 1, err));
	must_fail(KZ_E_ARGUMENT, "no document", kzi_bulk_posting(f->run, 0, 1, 1, err));
	must_fail(KZ_E_ARGUMENT, "no document",
		kzi_bulk_value(f->run, 0, BYTES("waarde"), err));
	must_fail(KZ_E_ARGUMENT, "no document",
		kzi_bulk_data(f->run, BYTES("gegevens"), err));
	must(kzi_bulk_add(f->bulk, f->run, err));
	must(kzi_bulk_begin(f->run, 7, err));
	must(kzi_bulk_end(f->run, err));
	must_fail(KZ_E_ARGUMENT, "docid 7 does not come after 7",
		kzi_bulk_add(f->bulk, f->run, err));
}

static void sorted_runs_take_no_more(void **state)
{
	fixture *f = *state;
	must(kzi_bulk_begin(f->run, 1, err));
	must(kzi_bulk_end(f->run, err));
	must(kzi_bulk_sort(f->run, err));
	must(kzi_bulk_sort(f->run, err));
	must_fail(KZ_E_ARGUMENT, "sorted", kzi_bulk_begin(f->run, 2, err));
	must(kzi_bulk_add(f->bulk, f->run, err));
	must(kzi_bulk_begin(f->run, 2, err));
}

static void documents_too_long(void **state)
{
	fixture *f = *state;
	uint32_t number;
	must(kzi_bulk_begin(f->run, 1, err));
	must(kzi_bulk_term(f->run, BYTES("woord"), &number, err));
	must(kzi_bulk_count(f->run, number, UINT32_MAX - 1, err));
	must(kzi_bulk_count(f->run, number, 1, err));
	must_fail(KZ_E_LIMIT, "document 1", kzi_bulk_end(f->run, err));
	kzi_bulk_drop(f->run);
	must(kzi_bulk_begin(f->run, 1, err));
	must(kzi_bulk_count(f->run, number, UINT32_MAX - 1, err));
	must(kzi_bulk_end(f->run, err));
}

static void more_documents_than_a_run_holds(void **state)
{
	fixture *f = *state;
	for (uint32_t docid = 1; docid <= 1 << 16; docid++) {
		assert_false(kzi_bulk_full(f->run));
		must(kzi_bulk_begin(f->run, docid, err));
		must(kzi_bulk_end(f->run, err));
	}
	assert_true(kzi_bulk_full(f->run));
	must_fail(KZ_E_LIMIT, "65536 documents",
		kzi_bulk_begin(f->run, (1 << 16) + 1, err));
	must(kzi_bulk_add(f->bulk, f->run, err));
	must(kzi_bulk_begin(f->run, (1 << 16) + 1, err));
}

static void slots_and_keys(void **state)
{
	fixture *f = *state;
	char key[KZI_BULK_KEY_MAX + 1] = {0};
	must(kzi_bulk_begin(f->run, 1, err));
	must_fail(KZ_E_ARGUMENT, "slot 4294967295",
		kzi_bulk_value(f->run, UINT32_MAX, BYTES("waarde"), err));
	must_fail(KZ_E_ARGUMENT, "a metadata key of 0 bytes",
		kzi_bulk_metadata(f->bulk, key, 0, BYTES("waarde"), err));
	must(kzi_bulk_metadata(f->bulk, key, KZI_BULK_KEY_MAX, BYTES("waarde"), err));
	must_fail(KZ_E_ARGUMENT, "a metadata key of 254 bytes",
		kzi_bulk_metadata(f->bulk, key, sizeof key, BYTES("waarde"), err));
}

static void nothing_there_is_written_over(void **state)
{
	fixture *f = *state;
	kzi_bulk *other = NULL;
	kzi_bulk_options options = {.path = f->directory};
	must(kzi_bulk_finish(f->bulk, err));
	must(kzi_bulk_open(&options, &other, err));
	must_fail(KZ_E_IO, "termlist.glass", kzi_bulk_finish(other, err));
	kzi_bulk_close(other);
	options.path = below(f->directory, "nergens");
	must(kzi_bulk_open(&options, &other, err));
	must_fail(KZ_E_IO, "nergens/termlist.glass", kzi_bulk_finish(other, err));
	kzi_bulk_close(other);
}

static void nothing_can_be_closed(void **state)
{
	(void)state;
	kzi_bulk_run_free(NULL);
	kzi_bulk_close(NULL);
}

#define on_a_bulk(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		on_a_bulk(options_out_of_range),
		on_a_bulk(terms_that_cannot_be_stored),
		on_a_bulk(documents_out_of_order),
		on_a_bulk(sorted_runs_take_no_more),
		on_a_bulk(documents_too_long),
		on_a_bulk(more_documents_than_a_run_holds),
		on_a_bulk(slots_and_keys),
		on_a_bulk(nothing_there_is_written_over),
		cmocka_unit_test(nothing_can_be_closed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
