/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "both.h"

#include "as_files.h"

#include <stdlib.h>

#include "index/alike.h"

/* The engine's check deletes by another size than it allocated: it says so itself, in
 * the news of 1.4.30. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}

struct both {
	const char *paths[2]; /* in bulk, by the engine */
	kzi_bulk *bulk;
	kzi_bulk_run *run;
	xapian_writable *engine;
	xapian_document *document;
	uint32_t docid, first; /* at hand; of all */
};

both *both_open(const char *directory, kzi_bulk_options options)
{
	both *b = calloc(1, sizeof *b);
	assert_non_null(b);
	b->paths[0] = new_folder(below(directory, "in-bulk"));
	b->paths[1] = below(directory, "by-engine");
	options.path = b->paths[0];
	must(kzi_bulk_open(&options, &b->bulk, err));
	must(kzi_bulk_run_new(b->bulk, &b->run, err));
	xapian_writable_options engine_options = XAPIAN_WRITABLE_INIT;
	engine_options.flags = XAPIAN_NO_SYNC;
	engine_must(xapian_writable_open_with(
		b->paths[1], &engine_options, &b->engine, &why));
	engine_must(xapian_document_new(&b->document, &why));
	return b;
}

void both_begin(both *b, uint32_t docid)
{
	b->docid = docid;
	if (b->first == 0)
		b->first = docid;
	must(kzi_bulk_begin(b->run, docid, err));
	engine_must(xapian_document_clear(b->document, &why));
}

void both_posting(
	both *b, const char *term, size_t length, uint32_t position, uint32_t wdf)
{
	uint32_t number = 0;
	must(kzi_bulk_term(b->run, term, length, &number, err));
	must(kzi_bulk_posting(b->run, number, position, wdf, err));
	engine_must(xapian_document_add_posting(
		b->document, term, length, position, wdf, &why));
}

void both_count(both *b, const char *term, size_t length, uint32_t wdf)
{
	uint32_t number = 0;
	must(kzi_bulk_term(b->run, term, length, &number, err));
	must(kzi_bulk_count(b->run, number, wdf, err));
	engine_must(xapian_document_add_term(b->document, term, length, wdf, &why));
}

void both_value(both *b, uint32_t slot, const char *value, size_t length)
{
	must(kzi_bulk_value(b->run, slot, value, length, err));
	engine_must(xapian_document_set_value(b->document, slot, value, length, &why));
}

void both_data(both *b, const char *data, size_t length)
{
	must(kzi_bulk_data(b->run, data, length, err));
	engine_must(xapian_document_set_data(b->document, data, length, &why));
}

void both_end(both *b)
{
	must(kzi_bulk_end(b->run, err));
	if (kzi_bulk_full(b->run))
		must(kzi_bulk_add(b->bulk, b->run, err));
	engine_must(
		xapian_writable_replace_docid(b->engine, b->docid, b->document, &why));
}

void both_metadata(
	both *b, const char *key, size_t key_length, const char *value, size_t length)
{
	must(kzi_bulk_metadata(b->bulk, key, key_length, value, length, err));
	engine_must(xapian_writable_set_metadata(
		b->engine, key, key_length, value, length, &why));
}

void both_spelling(both *b, const char *word, size_t length, uint32_t frequency)
{
	must(kzi_bulk_spelling(b->bulk, word, length, frequency, err));
	engine_must(
		xapian_writable_add_spelling(b->engine, word, length, frequency, &why));
}

/* ---- Comparing ---- */

static void check(const char *path)
{
	size_t errors = 0;
	engine_must(xapian_check(path, 0, NULL, NULL, &errors, &why));
	if (errors > 0)
		fail_msg("%s: the engine's check finds %zu errors", path, errors);
}

static void compare(const both *b)
{
	xapian_database *databases[2];
	for (int i = 0; i < 2; i++) {
		check(b->paths[i]);
		files_say_the_same(b->paths[i]);
		engine_must(xapian_database_open(b->paths[i], &databases[i], &why));
	}
	must(kzi_databases_alike(databases[0], databases[1], true, err));
	xapian_database_close(databases[0]);
	xapian_database_close(databases[1]);
}

/* The first document goes, the last becomes another, and there is a new one. */
static void change(const both *b, const char *path)
{
	xapian_writable *engine = NULL;
	xapian_document *document = NULL;
	engine_must(xapian_writable_open(path, XAPIAN_OPEN, &engine, &why));
	engine_must(xapian_document_new(&document, &why));
	engine_must(xapian_document_add_posting(document, "nieuw", 5, 1, 1, &why));
	engine_must(xapian_document_set_value(document, 0, "nieuw", 5, &why));
	if (b->docid != 0)
		engine_must(
			xapian_writable_replace_docid(engine, b->docid, document, &why));
	if (b->first != b->docid)
		engine_must(xapian_writable_delete_docid(engine, b->first, &why));
	if (b->docid < UINT32_MAX - 1)
		engine_must(xapian_writable_add(engine, document, NULL, &why));
	engine_must(xapian_writable_set_metadata(engine, "sleutel", 7, "nieuw", 5, &why));
	engine_must(xapian_writable_commit(engine, &why));
	xapian_document_close(document);
	xapian_writable_close(engine);
}

void both_finish(both *b)
{
	must(kzi_bulk_add(b->bulk, b->run, err));
	must(kzi_bulk_finish(b->bulk, err));
	engine_must(xapian_writable_commit(b->engine, &why));
	kzi_bulk_run_free(b->run);
	kzi_bulk_close(b->bulk);
	xapian_document_close(b->document);
	xapian_writable_close(b->engine);
	compare(b);
	change(b, b->paths[0]);
	change(b, b->paths[1]);
	compare(b);
	free(b);
}
