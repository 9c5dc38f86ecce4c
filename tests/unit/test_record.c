/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The record of a document in the engine: there and back, and no byte of it can
 * change unnoticed. */
#include "support.h"

#include "index/indexer.h"

#include <stdlib.h>

static kz_document *some_document(void)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, "kst-36600-XIV-60", err));
	must(kz_document_set(document, KZ_TITLE, "Motie over proeftuinen", err));
	must(kz_document_add(document, KZ_DOSSIERS, "36600-XIV", err));
	must(kz_document_add_signatory(document, "Grinwis", "", err));
	must(kz_document_add_number(document, "getal", 1.5, err));
	must(kz_document_add_body(document, BYTES("Een.\n\nTwee."), err));
	return document;
}

/* In memory of exactly that size, so that a checker sees what is past it. */
static kz_status read_record(
	const char *bytes, size_t length, kz_document **out, kzi_text_place *place)
{
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, bytes, length);
	kz_error told = {0};
	kz_status st = kzi_record_read((xapian_bytes){exact, length}, out, place, &told);
	assert_int_equal(told.status, st);
	free(exact);
	return st;
}

static void facts_and_place_come_back(void **state)
{
	(void)state;
	static const kzi_text_place places[] = {
		{0, 0}, {0, 9}, {127, 128}, {UINT64_C(1) << 40, 70000}, {UINT64_MAX, 1}};
	kz_document *document = some_document();
	for (size_t i = 0; i < COUNT(places); i++) {
		kz_document *back = NULL;
		kzi_buffer record = {0};
		kzi_text_place place;
		kzi_buffer_text(&record, "what was in it before");
		must(kzi_record_write(document, places[i], &record, err));
		assert_int_equal(
			read_record(record.data, record.length, &back, &place), KZ_OK);
		assert_true(place.offset == places[i].offset);
		assert_true(place.length == places[i].length);
		assert_string_equal(kz_document_get(back, KZ_ID), "kst-36600-XIV-60");
		assert_string_equal(kz_document_at(back, KZ_DOSSIERS, 0), "36600-XIV");
		assert_true(kz_document_field_at(back, 0)->number == 1.5);
		assert_int_equal(kz_document_block_count(back), 0);
		kz_document_free(back);
		kzi_buffer_free(&record);
	}
	kz_document_free(document);
}

static void every_changed_byte_is_noticed(void **state)
{
	(void)state;
	kz_document *document = some_document(), *back = NULL;
	kzi_buffer record = {0};
	kzi_text_place place;
	must(kzi_record_write(document, (kzi_text_place){300, 400}, &record, err));
	for (size_t i = 0; i < record.length; i++) {
		for (int change = 1; change < 256; change++) {
			record.data[i] = (char)(record.data[i] ^ change);
			back = document;
			if (read_record(record.data, record.length, &back, &place) !=
				KZ_E_CORRUPT)
				fail_msg("byte %zu, change %d", i, change);
			assert_null(back);
			record.data[i] = (char)(record.data[i] ^ change);
		}
	}
	for (size_t length = 0; length < record.length; length++) {
		back = document;
		if (read_record(record.data, length, &back, &place) != KZ_E_CORRUPT)
			fail_msg("cut at %zu", length);
		assert_null(back);
	}
	kzi_buffer_byte(&record, '\0');
	assert_int_equal(
		read_record(record.data, record.length, &back, &place), KZ_E_CORRUPT);
	kzi_buffer_free(&record);
	kz_document_free(document);
}

static void nothing_is_no_record(void **state)
{
	(void)state;
	kz_document *back = NULL;
	kzi_text_place place;
	must_fail(KZ_E_CORRUPT, "the record of a document is damaged",
		kzi_record_read((xapian_bytes){NULL, 0}, &back, &place, err));
	must_fail(KZ_E_CORRUPT, "the record of a document is damaged",
		kzi_record_read((xapian_bytes){BYTES("\0\0\0\0")}, &back, &place, err));
	assert_null(back);
}

static void facts_have_a_limit(void **state)
{
	(void)state;
	enum { SIZE = 60 << 10 };
	char *value = malloc(SIZE + 1);
	kz_document *document = NULL, *back = NULL;
	kzi_buffer record = {0};
	kzi_text_place place = {0, 0};
	assert_non_null(value);
	memset(value, 'x', SIZE);
	value[SIZE] = '\0';
	must(kz_document_new(&document, err));
	for (size_t size = 0; size + SIZE + 20 < 8 << 20; size += SIZE + 20)
		must(kz_document_add_text(document, "lang", value, err));
	must(kzi_record_write(document, place, &record, err));
	assert_int_equal(read_record(record.data, record.length, &back, &place), KZ_OK);
	kz_document_free(back);
	must(kz_document_add_text(document, "lang", value, err));
	must(kz_document_add_text(document, "lang", value, err));
	must_fail(KZ_E_DOCUMENT, "over 8 MiB",
		kzi_record_write(document, place, &record, err));
	kzi_buffer_free(&record);
	kz_document_free(document);
	free(value);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_and_place_come_back),
		cmocka_unit_test(every_changed_byte_is_noticed),
		cmocka_unit_test(nothing_is_no_record),
		cmocka_unit_test(facts_have_a_limit),
	};
	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
