/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is read of the files is what the engine finds, after each commit; and when it
 * cannot be read, that is said, and nothing worse. What is made in bulk: tests/bulk. */
#include "as_files.h"

#include <stdlib.h>

enum { DOCUMENTS = 3000, COMMITS = 6, PLACES_MOST = 100000 };

/* Most words in most documents, some in a few; some long, some with a NUL; hundreds of
 * places of one, more than a block holds. */
static void give_words(xapian_document *document, uint64_t *seed)
{
	size_t count = 20 + chance_below(seed, 60);
	for (uint32_t i = 1; i <= count; i++) {
		char word[200];
		uint64_t widest = UINT64_C(1) << chance_below(seed, 11);
		unsigned number = (unsigned)chance_below(seed, widest);
		int length = snprintf(
			word, sizeof word, "w%0*u", number % 5 == 0 ? 150 : 1, number);
		if (number % 7 == 0)
			word[0] = '\0';
		engine_must(xapian_document_add_posting(document, word, (size_t)length,
			(uint32_t)(i * (1 + chance_below(seed, 3))), 1, &why));
	}
	for (uint32_t i = 0; chance_below(seed, 500) == 0 && i < 30000; i++)
		engine_must(xapian_document_add_posting(
			document, BYTES("lang"), 1 + 1000 * i + i % 999, 1, &why));
	engine_must(xapian_document_add_term(document, BYTES("overal"), 1, &why));
}

static void write_some(xapian_writable *writable, uint64_t *seed, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t docid = 1 + (uint32_t)chance_below(seed, DOCUMENTS * 20);
		xapian_document *document = NULL;
		engine_must(xapian_document_new(&document, &why));
		give_words(document, seed);
		engine_must(
			xapian_writable_replace_docid(writable, docid, document, &why));
		xapian_document_close(document);
	}
	engine_must(xapian_writable_commit(writable, &why));
}

static void uuid_of(const char *path, char uuid[KZI_GLASS_UUID])
{
	xapian_database *database = NULL;
	engine_must(xapian_database_open(path, &database, &why));
	engine_must(xapian_database_uuid(database, uuid, &why));
	xapian_database_close(database);
}

static xapian_writable *create(const char *path, uint32_t block_size)
{
	xapian_writable_options options = XAPIAN_WRITABLE_INIT;
	xapian_writable *writable = NULL;
	options.flags = XAPIAN_NO_SYNC;
	options.block_size = block_size;
	engine_must(xapian_writable_open_with(path, &options, &writable, &why));
	return writable;
}

static void after_each_commit(void **state)
{
	const uint32_t sizes[] = {2048, 8192, 65536};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		uint64_t seed = sizes[i];
		const char *path = below(*state, i == 0 ? "a" : i == 1 ? "b" : "c");
		xapian_writable *writable = create(path, sizes[i]);
		assert_int_equal(files_say_the_same(path), 0);
		write_some(writable, &seed, DOCUMENTS);
		assert_true(files_say_the_same(path) > DOCUMENTS);
		for (int k = 0; k < 3; k++) {
			write_some(writable, &seed, 200);
			files_say_the_same(path);
		}
		for (uint32_t docid = 1; docid < DOCUMENTS * 20; docid += 3)
			xapian_writable_delete_docid(writable, docid, NULL);
		engine_must(xapian_writable_commit(writable, &why));
		assert_true(files_say_the_same(path) > DOCUMENTS);
		xapian_writable_close(writable);
	}
}

/* A docid in a key is longer from each of these on; a list has chunks on either side. */
static void far_documents(void **state)
{
	static const uint32_t around[] = {1 << 15, 1 << 21, 3 << 20, 1 << 22, 1 << 28,
		3 << 27, 1u << 29, 1u << 31, UINT32_MAX - 1500};
	const char *path = below(*state, "glass");
	xapian_writable *writable = create(path, 2048);
	xapian_document *document = NULL;
	engine_must(xapian_document_new(&document, &why));
	engine_must(xapian_document_add_posting(document, BYTES("overal"), 7, 1, &why));
	for (size_t i = 0; i < COUNT(around); i++)
		for (uint32_t k = 0; k < 3000; k += 2)
			engine_must(xapian_writable_replace_docid(
				writable, around[i] - 1500 + k, document, &why));
	engine_must(xapian_writable_commit(writable, &why));
	assert_int_equal(files_say_the_same(path), COUNT(around) * 1500);
	xapian_document_close(document);
	xapian_writable_close(writable);
}

/* ---- Under a writer ---- */

/* All that is in a list, as bytes, or what it failed with. */
static kz_status read_list(kzi_glass *glass, const char *term, kzi_buffer *out)
{
	kzi_posting some[KZI_CHUNK_MOST];
	kzi_glass_list list;
	size_t count;
	kzi_buffer_reset(out);
	kz_status st = kzi_glass_list_open(glass, term, strlen(term), &list);
	while (st == KZ_OK) {
		st = kzi_glass_list_next(&list, 0, some, &count);
		if (st == KZ_OK)
			kzi_buffer_append(out, (const char *)some, count * sizeof *some);
	}
	return st == KZ_DONE ? KZ_OK : st;
}

static void other_commits(void **state)
{
	static const char *const words[] = {"overal", "w1", "w2", "w3", "w1023"};
	uint64_t seed = 4;
	const char *path = below(*state, "glass");
	xapian_writable *writable = create(path, 0);
	write_some(writable, &seed, DOCUMENTS);
	kzi_glass *before = open_files(path), *other = NULL;
	kzi_buffer was[COUNT(words)] = {{0}}, is = {0};
	size_t lost = 0, same = 0;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_int_equal(read_list(before, words[i], &was[i]), KZ_OK);
	kzi_glass_close(before);
	before = open_files(path);
	uint64_t revision = kzi_glass_revision(before);
	char uuid[KZI_GLASS_UUID];
	uuid_of(path, uuid);
	for (int k = 0; k < COMMITS; k++) {
		write_some(writable, &seed, 300);
		/* What was read is kept; the others are only asked when it is too late.
		 */
		size_t asked = k + 1 < COMMITS ? 1 : COUNT(words);
		for (size_t i = 0; i < asked; i++) {
			kz_status st = read_list(before, words[i], &is);
			lost += st != KZ_OK;
			if (st != KZ_OK) {
				assert_int_equal(st, KZ_E_CORRUPT);
				continue;
			}
			same++;
			assert_int_equal(is.length, was[i].length);
			assert_memory_equal(is.data, was[i].data, is.length);
		}
	}
	assert_true(same > 0 && lost > 0);
	/* It is not opened as it was then. */
	assert_int_equal(kzi_glass_open(path, uuid, revision, &other), KZ_E_CORRUPT);
	assert_null(other);
	kzi_glass_close(before);
	for (size_t i = 0; i < COUNT(words); i++)
		kzi_buffer_free(&was[i]);
	kzi_buffer_free(&is);
	xapian_writable_close(writable);
}

/* Another index was put in its place, which has as many commits. */
static void another_database(void **state)
{
	uint64_t seed = 6, revision;
	char uuid[KZI_GLASS_UUID];
	kzi_glass *glass = NULL;
	for (int i = 0; i < 2; i++) {
		xapian_writable *writable = create(below(*state, i == 0 ? "a" : "b"), 0);
		write_some(writable, &seed, 10);
		xapian_writable_close(writable);
	}
	const char *one = below(*state, "a"), *other = below(*state, "b");
	glass = open_files(one);
	revision = kzi_glass_revision(glass);
	kzi_glass_close(glass);
	uuid_of(one, uuid);
	assert_int_equal(kzi_glass_open(other, uuid, revision, &glass), KZ_E_CORRUPT);
	uuid_of(other, uuid);
	assert_int_equal(kzi_glass_open(other, uuid, revision, &glass), KZ_OK);
	kzi_glass_close(glass);
}

/* ---- Damage ---- */

/* Whatever is there, it is in order, and there is an end of it. */
static void look_at_all(kzi_glass *glass)
{
	kzi_glass_places places = {.begun = true};
	for (unsigned number = 0; number < 300; number++) {
		kzi_posting some[KZI_CHUNK_MOST];
		kzi_glass_list list;
		char word[200];
		size_t count;
		uint32_t last = 0;
		snprintf(word, sizeof word, "w%0*u", number % 5 == 0 ? 150 : 1, number);
		kz_status st = kzi_glass_list_open(glass, word, strlen(word), &list);
		while (st == KZ_OK) {
			st = kzi_glass_list_next(&list, last + number, some, &count);
			for (size_t i = 0; st == KZ_OK && i < count; i++) {
				assert_true(some[i].docid > last);
				last = some[i].docid;
			}
		}
		assert_true(st == KZ_DONE || st == KZ_E_CORRUPT);
		st = kzi_glass_places_open(
			glass, word, strlen(word), 1 + number * 7, &places);
		assert_true(st == KZ_OK || st == KZ_E_CORRUPT);
		uint32_t at, before = 0;
		for (size_t i = 0; st == KZ_OK && i < PLACES_MOST &&
				   kzi_glass_places_next(&places, &at);
			i++) {
			assert_true(i == 0 || before < at);
			before = at;
		}
	}
	kzi_glass_places_free(&places);
}

static void damage(void **state)
{
	char uuid[KZI_GLASS_UUID];
	static const char *const names[] = {
		"iamglass", "postlist.glass", "position.glass"};
	uint64_t seed = 5;
	char *path = strdup(below(*state, "glass"));
	assert_non_null(path);
	xapian_writable *writable = create(path, 2048);
	write_some(writable, &seed, 400);
	xapian_writable_close(writable);
	kzi_glass *glass = open_files(path);
	uint64_t revision = kzi_glass_revision(glass);
	uuid_of(path, uuid);
	look_at_all(glass);
	kzi_glass_close(glass);
	for (int i = 0; i < 600; i++) {
		const char *name = names[i % 3];
		size_t length, times = 1 + chance_below(&seed, i % 3 == 0 ? 3 : 200);
		char *bytes = read_bytes(below(path, name), &length);
		char *bad = malloc(length + 1);
		assert_non_null(bad);
		memcpy(bad, bytes, length);
		for (size_t k = 0; k < times; k++)
			bad[chance_below(&seed, length)] = (char)chance(&seed);
		write_bytes(path, name, bad,
			i % 10 == 9 ? chance_below(&seed, length) : length);
		kz_status st = kzi_glass_open(path, uuid, revision, &glass);
		assert_true(st == KZ_OK || st == KZ_E_CORRUPT);
		if (st == KZ_OK)
			look_at_all(glass);
		kzi_glass_close(glass);
		write_bytes(path, name, bytes, length);
		free(bytes);
		free(bad);
	}
	files_say_the_same(path);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(after_each_commit),
		in_directory(far_documents),
		in_directory(other_commits),
		in_directory(another_database),
		in_directory(damage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
