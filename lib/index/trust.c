/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/trust.h"

#include "base/file.h"
#include "bulk/sample.h"
#include "index/alike.h"
#include "index/engine.h"
#include "index/entry.h"
#include "index/layout.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- The sample through the engine ---- */

typedef struct writing {
	xapian_writable *engine;
	kzi_entry entry;
} writing;

static kz_status take_begin(void *context, uint32_t docid, kz_error *err)
{
	xapian_error why;
	writing *w = context;
	(void)docid;
	return kzi_engine(xapian_document_clear(w->entry.context, &why), &why, NULL, err);
}

static kz_status take_posting(void *context, const char *term, size_t length,
	uint32_t position, uint32_t wdf, kz_error *err)
{
	writing *w = context;
	kzi_entry_term given = {.text = term, .length = length};
	return w->entry.posting(w->entry.context, &given, position, wdf, err);
}

static kz_status take_count(
	void *context, const char *term, size_t length, uint32_t wdf, kz_error *err)
{
	writing *w = context;
	kzi_entry_term given = {.text = term, .length = length};
	return w->entry.count(w->entry.context, &given, wdf, err);
}

static kz_status take_value(
	void *context, uint32_t slot, const char *value, size_t length, kz_error *err)
{
	writing *w = context;
	return w->entry.value(w->entry.context, slot, value, length, err);
}

static kz_status take_data(void *context, const char *data, size_t length, kz_error *err)
{
	writing *w = context;
	return w->entry.data(w->entry.context, data, length, err);
}

static kz_status take_end(void *context, kz_error *err)
{
	xapian_error why;
	writing *w = context;
	return kzi_engine(xapian_writable_add(w->engine, w->entry.context, NULL, &why),
		&why, NULL, err);
}

static kz_status take_metadata(void *context, const char *key, size_t key_length,
	const char *value, size_t length, kz_error *err)
{
	xapian_error why;
	writing *w = context;
	return kzi_engine(xapian_writable_set_metadata(
				  w->engine, key, key_length, value, length, &why),
		&why, NULL, err);
}

static kz_status build_by_engine(const char *path, kz_error *err)
{
	xapian_error why;
	writing w = {0};
	xapian_document *document = NULL;
	kzi_sample_taker taker = {&w, take_begin, take_posting, take_count, take_value,
		take_data, take_end, take_metadata};
	/* It goes at once, so it need not be on the disk. */
	xapian_writable_options options = XAPIAN_WRITABLE_INIT;
	options.flags = XAPIAN_NO_SYNC;
	kz_status st =
		kzi_engine(xapian_writable_open_with(path, &options, &w.engine, &why),
			&why, path, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_document_new(&document, &why), &why, NULL, err);
	w.entry = kzi_entry_of_engine(document);
	if (st == KZ_OK)
		st = kzi_sample(&taker, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_writable_commit(w.engine, &why), &why, path, err);
	xapian_document_close(document);
	xapian_writable_close(w.engine);
	return st;
}

/* ---- Comparing ---- */

static kz_status build_in_bulk(const char *path, kz_error *err)
{
	if (mkdir(path, 0777) != 0)
		return kzi_fail_errno(err, "%s", path);
	return kzi_sample_build(path, err);
}

static kz_status compare(const char *bulk, const char *engine, kz_error *err)
{
	xapian_error why;
	xapian_database *one = NULL, *other = NULL;
	kz_status st =
		kzi_engine(xapian_database_open(engine, &other, &why), &why, engine, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_open(bulk, &one, &why), &why, bulk, err);
	if (st == KZ_OK)
		st = kzi_databases_alike(one, other, true, err);
	xapian_database_close(one);
	xapian_database_close(other);
	return st;
}

static kz_status try_both(const char *bulk, const char *engine, kz_error *err)
{
	kz_status st = build_by_engine(engine, err);
	if (st == KZ_OK)
		st = build_in_bulk(bulk, err);
	return st == KZ_OK ? compare(bulk, engine, err) : st;
}

static bool is_supported(const char *version)
{
	return strncmp(version, "1.4.", 4) == 0;
}

kz_status kzi_trust_bulk(const char *folder, kz_error *err)
{
	kz_error why = {0};
	if (!is_supported(xapian_version()))
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"Xapian %s: what is written in bulk is for Xapian 1.4",
			xapian_version());
	if (mkdir(folder, 0777) != 0)
		return kzi_fail_errno(err, "%s", folder);
	char *bulk = kzi_path(folder, "bulk", NULL);
	char *engine = kzi_path(folder, "engine", NULL);
	kz_status st = bulk == NULL || engine == NULL ? kzi_no_memory(&why)
						      : try_both(bulk, engine, &why);
	kzi_remove_tree(folder, NULL);
	free(bulk);
	free(engine);
	if (st == KZ_OK)
		return KZ_OK;
	if (st == KZ_E_IO || st == KZ_E_NO_MEMORY)
		return kzi_fail(err, st, why.offset, "%s", why.message);
	return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
		"Xapian %s reads otherwise than expected: %s", xapian_version(),
		why.message);
}
