/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index made anew of the documents that it stores: a commit of all of them into a new
 * generation, which takes the place of the old one when it is whole. Of an index that is
 * divided each shard is mended, and they are committed as one. */
#include "index/salvage.h"

#include "base/sized.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/writer.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* An index, or one of its shards. */
typedef struct mending {
	kzi_salvage salvage;
	char *path;
	kz_writer *writer;                 /* of this one */
	char current[KZI_GENERATION_NAME]; /* what that file says */
	char analysis[64]; /* of the old index; "" when that cannot be read */
	kz_error *err;
} mending;

/* ---- The old one ---- */

static uint64_t text_size(const char *path, const char *generation)
{
	struct stat about;
	char *text = kzi_path(path, generation, "text");
	uint64_t size =
		text != NULL && stat(text, &about) == 0 ? (uint64_t)about.st_size + 1 : 0;
	free(text);
	return size;
}

/* An index that does not say which generation is in use: the one with the most text.
 * What a writer left that was killed has less, or the same file. */
static kz_status guess_generation(mending *m, kz_error *err)
{
	char name[KZI_GENERATION_NAME];
	uint64_t most = 0;
	kz_status st = kzi_generation_last(m->salvage.path, name, err);
	while (st == KZ_OK && name[0] != '\0') {
		uint64_t size = text_size(m->salvage.path, name);
		if (size > 0 && size >= most) {
			most = size;
			memcpy(m->salvage.generation, name, sizeof name);
		}
		st = kzi_generation_before(m->salvage.path, name, err);
	}
	return st == KZ_OK && most == 0
		       ? kzi_fail(err, KZ_E_NO_INDEX, KZI_NO_OFFSET,
				 "%s: there is no index", m->salvage.path)
		       : st;
}

static kz_status find_generation(mending *m)
{
	kz_status st = kzi_current_read(m->salvage.path, m->current, m->err);
	memcpy(m->salvage.generation, m->current, sizeof m->current);
	if (st == KZ_E_NO_INDEX || st == KZ_E_CORRUPT)
		return guess_generation(m, m->err);
	/* One digit of it may be damaged, so that it names what is not there. */
	if (st == KZ_OK && text_size(m->salvage.path, m->current) == 0 &&
		guess_generation(m, m->err) == KZ_E_NO_MEMORY)
		return KZ_E_NO_MEMORY;
	return st;
}

/* With which analysis it was made, when that can be told. */
static kz_status find_analysis(mending *m)
{
	long format = 0;
	kz_status st = kzi_analysis_file_name(m->salvage.path, m->salvage.generation,
		m->analysis, sizeof m->analysis, &format, m->err);
	if (st != KZ_OK && st != KZ_E_CORRUPT && st != KZ_E_IO)
		return st;
	if (st == KZ_OK && format > KZI_FORMAT)
		return kzi_fail(m->err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s: an index of format %ld, and this knows none after %d",
			m->salvage.path, format, KZI_FORMAT);
	return KZ_OK;
}

/* ---- What it says of itself ---- */

static kz_status keep_key(mending *m, xapian_bytes key, bool *counts)
{
	xapian_error why;
	xapian_bytes value;
	kz_status st = kzi_engine(xapian_database_metadata(m->salvage.database, key.data,
					  key.size, &value, &why),
		&why, NULL, m->err);
	if (st != KZ_OK)
		return st;
	*counts = strlen(KZI_META_GONE) <= key.size &&
		  memcmp(key.data, KZI_META_GONE, strlen(KZI_META_GONE)) == 0;
	return kzi_engine(xapian_writable_set_metadata(m->writer->engine, key.data,
				  key.size, value.data, value.size, &why),
		&why, NULL, m->err);
}

static kz_status set_number(mending *m, const char *key, uint64_t number)
{
	xapian_error why;
	kzi_buffer digits = {0};
	kzi_buffer_format(&digits, "%llu", (unsigned long long)number);
	kz_status st =
		digits.failed ? kzi_no_memory(m->err)
			      : kzi_engine(xapian_writable_set_metadata(m->writer->engine,
						   key, strlen(key), digits.data,
						   digits.length, &why),
					&why, NULL, m->err);
	kzi_buffer_free(&digits);
	return st;
}

/* All that was removed, as far as it is remembered; false: not all of it may be. */
static kz_status keep_tombstones(mending *m, bool *all)
{
	static const char prefix[] = "kz:gone";
	xapian_error why;
	xapian_bytes key;
	xapian_cursor *keys = NULL;
	uint64_t count = 0, said = 0;
	bool counts = false;
	kz_status st = KZ_OK;
	*all = false;
	if (m->salvage.database == NULL)
		return KZ_OK;
	xapian_status at = xapian_database_metadata_keys(
		m->salvage.database, prefix, strlen(prefix), &keys, &why);
	while (at == XAPIAN_OK && st == KZ_OK) {
		at = xapian_cursor_next_bytes(keys, &key, &why);
		if (at == XAPIAN_OK)
			st = keep_key(m, key, &counts);
		count += at == XAPIAN_OK && st == KZ_OK && counts;
	}
	xapian_cursor_close(keys);
	if (at == XAPIAN_E_NO_MEMORY)
		return kzi_no_memory(m->err);
	*all = at == XAPIAN_END && st == KZ_OK &&
	       kzi_meta_number(m->salvage.database, KZI_META_REMOVED, &said, NULL) ==
		       KZ_OK &&
	       said == count;
	if (st == KZ_E_CORRUPT)
		st = KZ_OK;
	return st == KZ_OK && count > 0 ? set_number(m, KZI_META_REMOVED, count) : st;
}

static bool is_uuid(xapian_bytes bytes)
{
	for (size_t i = 0; i < bytes.size; i++) {
		if (bytes.data[i] != '-' && !isxdigit((unsigned char)bytes.data[i]))
			return false;
	}
	return bytes.size == 36;
}

/* It is still the same index, and its revision grows on. */
static kz_status keep_identity(mending *m)
{
	xapian_bytes uuid;
	uint64_t revision;
	kz_writer *writer = m->writer;
	if (m->salvage.database == NULL)
		return KZ_OK;
	xapian_status at = xapian_database_metadata(
		m->salvage.database, KZI_META_UUID, strlen(KZI_META_UUID), &uuid, NULL);
	if (at == XAPIAN_OK && is_uuid(uuid))
		memcpy(writer->uuid, uuid.data, uuid.size);
	kz_status st =
		kzi_meta_number(m->salvage.database, KZI_META_REVISION, &revision, NULL);
	if (st == KZ_OK && revision < UINT64_C(1) << 62)
		writer->revision = revision;
	return at == XAPIAN_E_NO_MEMORY || st == KZ_E_NO_MEMORY ? kzi_no_memory(m->err)
								: KZ_OK;
}

static kz_status keep_what_it_says(mending *m)
{
	bool all = false;
	kz_status st = keep_identity(m);
	if (st == KZ_OK)
		st = keep_tombstones(m, &all);
	if (st != KZ_OK || all)
		return st;
	return kzi_salvage_tell(&m->salvage, "glass", "", "",
		"lost: not all that was removed is remembered, and it may come back",
		m->err);
}

/* ---- The new one ---- */

/* All shards of one index, or the one that it is. */
typedef struct task {
	const char *path;
	const kz_rebuild_options *options;
	mending *parts;
	size_t count;
	kz_writer *writer;
	kz_error *err;
} task;

/* NULL when none of them can tell. */
static const char *known_analysis(const task *t)
{
	for (size_t i = 0; i < t->count; i++) {
		if (t->parts[i].analysis[0] != '\0')
			return t->parts[i].analysis;
	}
	return NULL;
}

static kz_status choose_analysis(task *t, kz_writer_options *out)
{
	const char *known = known_analysis(t);
	kz_analysis *analysis = NULL;
	out->analysis = t->options->analysis != NULL ? t->options->analysis : known;
	out->words = t->options->words;
	kz_status st = kz_analysis_open(out->analysis, &analysis, t->err);
	kz_analysis_close(analysis);
	/* Nobody asked for it: it is the index that has what we have not. */
	if (st == KZ_E_ARGUMENT && t->options->analysis == NULL)
		return kzi_fail(t->err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s: made with analysis '%s', which this is without: name another",
			t->path, known);
	return st;
}

static kz_status open_writer(task *t)
{
	kz_writer_options chosen = KZ_WRITER_OPTIONS_INIT;
	chosen.flags = KZ_WRITER_RESTART | KZI_WRITER_ANEW;
	kz_status st = choose_analysis(t, &chosen);
	if (st == KZ_OK)
		st = kz_writer_open(t->path, &chosen, &t->writer, t->err);
	if (st == KZ_OK)
		kz_writer_on_progress(
			t->writer, t->options->on_progress, t->options->context);
	return st;
}

/* One that has lost `current` is one all the same. */
static kz_status check_there(const char *path, kz_error *err)
{
	char last[KZI_GENERATION_NAME] = "";
	kz_status st = kzi_layout_check_writable(path, false, err);
	bool lost = st == KZ_E_NO_INDEX &&
		    kzi_generation_last(path, last, NULL) == KZ_OK && last[0] != '\0';
	return lost ? KZ_OK : st;
}

static kz_status begin(task *t, mending *m)
{
	const char *shard = m->salvage.shard;
	m->path = shard[0] != '\0' ? kzi_path(t->path, shard, NULL) : strdup(t->path);
	m->salvage.path = m->path;
	m->salvage.options = t->options;
	m->err = t->err;
	kz_status st =
		m->path != NULL ? check_there(m->path, m->err) : kzi_no_memory(m->err);
	if (st == KZ_OK)
		st = find_generation(m);
	/* What is counted and not there is damage, not absence. */
	if (st == KZ_E_NO_INDEX && shard[0] != '\0')
		st = KZ_E_CORRUPT;
	return st == KZ_OK ? find_analysis(m) : st;
}

static kz_status find(task *t, mending *m)
{
	char now[KZI_GENERATION_NAME];
	/* Now that nobody else writes. */
	if (kzi_current_read(m->path, now, NULL) == KZ_OK && strcmp(now, m->current) != 0)
		return kzi_fail(m->err, KZ_E_CHANGED, KZI_NO_OFFSET,
			"%s: was written to meanwhile: try again", m->path);
	bool alone = t->options->flags & KZ_REBUILD_TEXTS_ALONE;
	kz_status st = kzi_salvage_open(&m->salvage, alone, m->err);
	if (st == KZ_OK)
		st = keep_what_it_says(m);
	if (st == KZ_OK)
		st = kzi_salvage_find(&m->salvage, m->err);
	m->writer->salvage = &m->salvage;
	return st;
}

static kz_status tell_of_analysis(task *t)
{
	char what[200];
	if (t->options->analysis != NULL || known_analysis(t) != NULL)
		return KZ_OK;
	snprintf(what, sizeof what,
		"lost: with which analysis it was made; now it is '%s'",
		kz_analysis_name(kzi_writer_shard(t->writer, 0)->analysis));
	return kzi_salvage_tell(&t->parts[0].salvage, "analysis", "", "", what, t->err);
}

static kz_status commit(task *t, kz_rebuild_summary *summary)
{
	for (size_t i = 0; i < t->count; i++)
		summary->documents += t->parts[i].salvage.count;
	if (summary->documents == 0 && summary->losses > 0)
		return kzi_fail(t->err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: none of its documents can be read", t->path);
	kz_status st = tell_of_analysis(t);
	return st == KZ_OK ? kz_writer_commit(t->writer, t->err) : st;
}

static kz_status rebuild(task *t, bool divided, kz_rebuild_summary *summary)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < t->count && st == KZ_OK; i++) {
		mending *m = &t->parts[i];
		m->salvage.summary = summary;
		if (divided)
			kzi_divided_name(i, m->salvage.shard);
		st = begin(t, m);
	}
	if (st == KZ_OK)
		st = open_writer(t);
	for (size_t i = 0; i < t->count && st == KZ_OK; i++) {
		t->parts[i].writer = kzi_writer_shard(t->writer, i);
		st = find(t, &t->parts[i]);
	}
	if (st == KZ_OK)
		st = commit(t, summary);
	kz_writer_close(t->writer);
	for (size_t i = 0; i < t->count; i++) {
		kzi_salvage_close(&t->parts[i].salvage);
		free(t->parts[i].path);
	}
	return st;
}

kz_status kz_index_rebuild(const char *path, const kz_rebuild_options *options,
	kz_rebuild_summary *out, kz_error *err)
{
	kz_rebuild_options chosen = KZ_REBUILD_OPTIONS_INIT;
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	if (path == NULL || (options != NULL && options->size == 0) ||
		(out != NULL && out->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"path, and options and out with their size set, are required");
	kzi_sized_copy(&chosen, options);
	/* What went wrong on the way and was got over is not for the caller. */
	kz_error why = {0};
	size_t shards = 0;
	kz_status st = kzi_divided_count(path, &shards, &why);
	task t = {.path = path,
		.options = &chosen,
		.count = shards > 0 ? shards : 1,
		.err = &why};
	t.parts = calloc(t.count, sizeof *t.parts);
	if (st == KZ_OK)
		st = t.parts != NULL ? rebuild(&t, shards > 0, &summary)
				     : kzi_no_memory(&why);
	free(t.parts);
	if (st < 0)
		kzi_fail(err, st, why.offset, "%s", why.message);
	if (out != NULL)
		kzi_sized_give(out, st == KZ_OK ? &summary : NULL);
	return st;
}
