/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "as_files.h"

#include <stdlib.h>

kzi_glass *open_files(const char *path)
{
	xapian_database *database = NULL;
	xapian_statistics about;
	char uuid[KZI_GLASS_UUID];
	kzi_glass *glass = NULL;
	engine_must(xapian_database_open(path, &database, &why));
	engine_must(xapian_database_statistics(database, &about, &why));
	engine_must(xapian_database_uuid(database, uuid, &why));
	assert_int_equal(kzi_glass_open(path, uuid, about.revision, &glass), KZ_OK);
	xapian_database_close(database);
	return glass;
}

typedef struct comparing {
	xapian_database *database;
	kzi_glass *glass;
	kzi_glass_places found;
	size_t postings;
} comparing;

static void same_places(comparing *c, uint32_t docid, const xapian_bytes *term)
{
	xapian_cursor *list = NULL;
	uint32_t at, found;
	engine_must(xapian_database_positions(
		c->database, docid, term->data, term->size, &list, &why));
	assert_int_equal(
		kzi_glass_places_open(c->glass, term->data, term->size, docid, &c->found),
		KZ_OK);
	while (xapian_cursor_next_position(list, &at, NULL) == XAPIAN_OK) {
		assert_true(kzi_glass_places_next(&c->found, &found));
		assert_int_equal(found, at);
	}
	assert_false(kzi_glass_places_next(&c->found, &found));
	assert_false(c->found.damaged);
	xapian_cursor_close(list);
}

/* As the engine counts them, one by one. */
static kzi_posting *engine_postings(
	comparing *c, const xapian_bytes *term, uint32_t *count)
{
	xapian_cursor *list = NULL;
	kzi_posting *all;
	size_t found = 0;
	engine_must(xapian_database_term_frequency(
		c->database, term->data, term->size, count, &why));
	all = calloc(*count + 1, sizeof *all);
	assert_non_null(all);
	engine_must(xapian_database_postings(
		c->database, term->data, term->size, &list, &why));
	for (uint32_t i = 0; i < *count; i++) {
		xapian_posting one;
		engine_must(xapian_cursor_next_postings(list, &one, 1, &found, &why));
		all[i] = (kzi_posting){one.docid, one.wdf};
	}
	xapian_cursor_close(list);
	return all;
}

/* Of chunk after chunk, from a docid on. */
static void same_from(comparing *c, const xapian_bytes *term, const kzi_posting *all,
	uint32_t count, uint32_t docid)
{
	kzi_posting some[KZI_CHUNK_MOST];
	kzi_glass_list list;
	size_t found;
	uint32_t i = 0;
	assert_int_equal(
		kzi_glass_list_open(c->glass, term->data, term->size, &list), KZ_OK);
	assert_int_equal(list.documents, count);
	while (i < count && all[i].docid < docid)
		i++;
	while (kzi_glass_list_next(&list, docid, some, &found) == KZ_OK) {
		assert_in_range(found, 1, KZI_CHUNK_MOST);
		for (size_t k = 0; k < found; k++) {
			if (some[k].docid < docid)
				continue;
			assert_true(i < count);
			assert_int_equal(some[k].docid, all[i].docid);
			assert_int_equal(some[k].wdf, all[i++].wdf);
		}
	}
	assert_int_equal(i, count);
}

static void same_term(comparing *c, const xapian_bytes *term)
{
	uint32_t count, step;
	kzi_posting *all = engine_postings(c, term, &count);
	assert_true(count > 0);
	same_from(c, term, all, count, 0);
	step = count / 7 + 1;
	for (uint32_t i = 0; i < count; i += step) {
		same_from(c, term, all, count, all[i].docid);
		same_from(c, term, all, count, all[i].docid + 1);
	}
	for (uint32_t i = 0; i < count; i += count / 500 + 1)
		same_places(c, all[i].docid, term);
	/* And where it is not. */
	same_places(c, all[count - 1].docid + 1, term);
	c->postings += count;
	free(all);
}

static void none_of(comparing *c, const char *term, size_t length)
{
	kzi_glass_list list;
	uint32_t count;
	engine_must(
		xapian_database_term_frequency(c->database, term, length, &count, &why));
	if (count == 0)
		assert_int_equal(
			kzi_glass_list_open(c->glass, term, length, &list), KZ_DONE);
}

size_t files_say_the_same(const char *path)
{
	comparing c = {.glass = open_files(path)};
	xapian_cursor *terms = NULL;
	xapian_bytes term;
	engine_must(xapian_database_open(path, &c.database, &why));
	engine_must(xapian_database_terms(c.database, "", 0, &terms, &why));
	while (xapian_cursor_next_bytes(terms, &term, NULL) == XAPIAN_OK) {
		same_term(&c, &term);
		/* What a term begins with is another one. */
		if (term.size > 1)
			none_of(&c, term.data, term.size - 1);
	}
	none_of(&c, BYTES("there is none of this"));
	none_of(&c, BYTES("\xFF"));
	xapian_cursor_close(terms);
	xapian_database_close(c.database);
	kzi_glass_close(c.glass);
	kzi_glass_places_free(&c.found);
	return c.postings;
}
