/* SPDX-License-Identifier: GPL-2.0-or-later */
/* At the ends of what can be stored, and where one block becomes two, a database that
 * was made in bulk is still the one that the engine would have made. */
#include "both.h"

#include <stdlib.h>

static const kzi_bulk_options plain;

static void word(both *b, const char *text, uint32_t position)
{
	both_posting(b, text, strlen(text), position, 1);
}

/* ---- How many ---- */

static void no_documents(void **state)
{
	both_finish(both_open(*state, plain));
}

static void one_document(void **state)
{
	both *b = both_open(*state, plain);
	both_begin(b, 1);
	word(b, "een", 1);
	both_data(b, BYTES("een"));
	both_end(b);
	both_finish(b);
}

static void one_document_with_nothing_in_it(void **state)
{
	both *b = both_open(*state, plain);
	both_begin(b, 1);
	both_end(b);
	both_finish(b);
}

static void documents_without_places_or_data(void **state)
{
	both *b = both_open(*state, plain);
	for (uint32_t docid = 1; docid <= 50; docid++) {
		both_begin(b, docid);
		both_count(b, BYTES("filter"), 0);
		both_end(b);
	}
	both_finish(b);
}

/* A list of as many as fill several levels of blocks. */
static void a_hundred_thousand_of_one_term(void **state)
{
	both *b = both_open(*state, (kzi_bulk_options){.memory = 1 << 20});
	for (uint32_t docid = 1; docid <= 100000; docid++) {
		both_begin(b, docid);
		both_posting(b, BYTES("de"), docid % 1000, 1 + docid % 3);
		both_end(b);
	}
	both_finish(b);
}

/* Not to the end: the engine's check keeps a number for each docid there could be. */
static void docids_far_apart(void **state)
{
	static const uint32_t docids[] = {1, 2, 127, 128, 129, 0x7FFF, 0x8000, 0x8001,
		0xFFFF, 0x1FFFFF, 0x200000, 0x200001};
	both *b = both_open(*state, plain);
	for (size_t i = 0; i < COUNT(docids); i++) {
		both_begin(b, docids[i]);
		word(b, "de", 1);
		word(b, i % 2 ? "oneven" : "even", 2);
		both_value(b, 3, "waarde", i % 6);
		both_data(b, "data", i % 4);
		both_end(b);
	}
	both_finish(b);
}

/* ---- How large ---- */

static void terms_of_every_length(void **state)
{
	char term[KZI_BULK_TERM_MAX];
	both *b = both_open(*state, plain);
	for (uint32_t docid = 1; docid <= 3; docid++) {
		both_begin(b, docid);
		for (size_t length = 1; length <= sizeof term; length++) {
			memset(term, 'a' + (int)(length % 3), length);
			both_posting(b, term, length, (uint32_t)length, 1);
		}
		/* A NUL takes two bytes in a key. */
		memset(term, 0, sizeof term);
		for (size_t length = 1; length <= sizeof term / 2; length += 11)
			both_posting(b, term, length, 7, 2);
		both_end(b);
	}
	both_finish(b);
}

static void bytes_of_every_kind(void **state)
{
	both *b = both_open(*state, plain);
	for (uint32_t docid = 1; docid <= 2; docid++) {
		both_begin(b, docid);
		for (int first = 0; first < 256; first++) {
			char term[] = {(char)first, 'x', (char)(255 - first)};
			both_posting(b, term, sizeof term, (uint32_t)first, 1);
			both_count(b, term, 1, 0);
		}
		both_end(b);
	}
	both_finish(b);
}

static void positions_of_every_kind(void **state)
{
	uint64_t seed = 7;
	both *b = both_open(*state, plain);
	for (uint32_t docid = 1; docid <= 40; docid++) {
		both_begin(b, docid);
		word(b, "een", docid == 3 ? UINT32_MAX : docid);
		/* Backwards, and again. */
		for (uint32_t i = 300; i > 0; i -= 3)
			word(b, "terug", i);
		word(b, "terug", 300);
		for (uint32_t i = 0; i < docid * 25; i++)
			word(b, "dicht", i);
		for (uint32_t i = 0; i < docid; i++) {
			uint64_t bits = chance_below(&seed, 32) + 1;
			word(b, "ver",
				(uint32_t)chance_below(&seed, UINT64_C(1) << bits));
		}
		both_end(b);
	}
	both_finish(b);
}

static void counts_of_every_size(void **state)
{
	both *b = both_open(*state, plain);
	uint32_t docid = 0;
	for (uint64_t wdf = 1; wdf < UINT32_MAX - 1; wdf = wdf * 2 + 1) {
		both_begin(b, ++docid);
		both_count(b, BYTES("zwaar"), (uint32_t)wdf);
		both_end(b);
		both_begin(b, ++docid);
		both_posting(b, BYTES("zwaar"), 9, (uint32_t)(wdf / 2));
		both_count(b, BYTES("zwaar"), 0);
		both_posting(b, BYTES("zwaar"), 4, 1);
		both_end(b);
	}
	both_finish(b);
}

static void data_and_values_of_every_size(void **state)
{
	enum { LARGE = 40000 };
	char *bytes = malloc(LARGE);
	both *b = both_open(*state, (kzi_bulk_options){.block_size = 8192});
	assert_non_null(bytes);
	for (size_t i = 0; i < LARGE; i++)
		bytes[i] = (char)(i * i % 251);
	uint32_t docid = 0;
	/* Around the quarter of a block, where one item becomes two, and the block. */
	static const size_t around[] = {0, 2030, 4070, 8180, 20000, LARGE - 26};
	for (size_t i = 0; i < COUNT(around); i++) {
		for (size_t more = 0; more < 26; more++) {
			size_t length = around[i] + more;
			both_begin(b, ++docid);
			word(b, "de", 1);
			both_data(b, bytes, length);
			if (length < 3000)
				both_value(b, docid % 5 * 100, bytes, length);
			both_end(b);
		}
	}
	both_finish(b);
	free(bytes);
}

static void slots_of_every_number(void **state)
{
	both *b = both_open(*state, plain);
	for (uint32_t docid = 1; docid <= 30; docid++) {
		both_begin(b, docid);
		for (uint32_t slot = 0; slot < UINT32_MAX / 4; slot = slot * 3 + 1)
			both_value(b, slot, "waarden", 1 + (slot + docid) % 7);
		both_value(b, UINT32_MAX - 1, "laatste", 7);
		both_end(b);
	}
	both_finish(b);
}

static void metadata_and_spellings(void **state)
{
	char key[KZI_BULK_KEY_MAX], value[3000];
	both *b = both_open(*state, plain);
	memset(key, 'k', sizeof key);
	memset(value, 'w', sizeof value);
	for (size_t length = 1; length <= 241; length += 7)
		both_metadata(b, key, length, value, length * 11);
	both_metadata(b, key, 1, "", 0);
	static const char *const words[] = {
		"ja", "wet", "wetten", "wetgeving", "regelgeving", "kamer", "kamers"};
	for (uint32_t i = 0; i < COUNT(words); i++)
		both_spelling(b, words[i], strlen(words[i]), i + 1);
	both_spelling(b, "wet", 3, 5);
	both_begin(b, 1);
	word(b, "de", 1);
	both_end(b);
	both_finish(b);
}

/* ---- Whatever the blocks ---- */

static void give_by_chance(both *b, uint32_t docid)
{
	uint64_t seed = docid * UINT64_C(2654435761);
	char text[40];
	both_begin(b, docid);
	for (uint64_t i = chance_below(&seed, 120); i > 0; i--) {
		uint64_t widest = UINT64_C(1) << chance_below(&seed, 14);
		int length = snprintf(
			text, sizeof text, "w%u", (unsigned)chance_below(&seed, widest));
		both_posting(b, text, (size_t)length, (uint32_t)chance_below(&seed, 5000),
			(uint32_t)chance_below(&seed, 4));
	}
	both_count(b, BYTES("lengte"), 1);
	both_value(b, (uint32_t)chance_below(&seed, 3), text, strlen(text));
	both_data(b, text, chance_below(&seed, 8));
	both_end(b);
}

static void by_chance_in_blocks_of_every_size(void **state)
{
	for (uint32_t size = 2048; size <= 65536; size *= 2) {
		char name[16];
		snprintf(name, sizeof name, "%u", (unsigned)size);
		both *b = both_open(new_folder(below(*state, name)),
			(kzi_bulk_options){.block_size = size,
				.memory = 1 << 18,
				.deflate = size < 8192});
		for (uint32_t docid = 1; docid <= 400; docid++)
			give_by_chance(b, docid * (size / 2048));
		both_finish(b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(no_documents),
		in_directory(one_document),
		in_directory(one_document_with_nothing_in_it),
		in_directory(documents_without_places_or_data),
		in_directory(a_hundred_thousand_of_one_term),
		in_directory(docids_far_apart),
		in_directory(terms_of_every_length),
		in_directory(bytes_of_every_kind),
		in_directory(positions_of_every_kind),
		in_directory(counts_of_every_size),
		in_directory(data_and_values_of_every_size),
		in_directory(slots_of_every_number),
		in_directory(metadata_and_spellings),
		in_directory(by_chance_in_blocks_of_every_size),
	};
	return cmocka_run_group_tests_name("bulk-edges", tests, NULL, NULL);
}
