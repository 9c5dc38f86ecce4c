/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking an index through: its files, then each part that was asked for. */
#include "index/check.h"

#include "base/sized.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/schema.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Telling ---- */

bool kzi_check_is_damage(kz_status status)
{
	return status < 0 && status != KZ_E_CHANGED && status != KZ_E_CANCELLED &&
	       status != KZ_E_NO_MEMORY && status != KZ_E_FORKED;
}

static kz_status stopped(kzi_check *c)
{
	return kzi_fail(c->err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

static kz_status tell(kzi_check *c, const char *file, const char *id, const char *path,
	const char *what)
{
	kz_damage damage = {sizeof damage, file, id, path, what};
	c->summary->damages++;
	if (c->options->on_damage == NULL ||
		c->options->on_damage(c->options->context, &damage))
		return KZ_OK;
	return stopped(c);
}

kz_status kzi_check_tell(
	kzi_check *c, const char *file, const kz_document *document, const char *what)
{
	char *below = kzi_path(c->generation, file, NULL);
	if (below == NULL)
		return kzi_no_memory(c->err);
	const char *id = document != NULL ? kz_document_get(document, KZ_ID) : "";
	const char *path = document != NULL ? kz_document_get(document, KZ_PATH) : "";
	kz_status st = tell(c, below, id, path, what);
	free(below);
	return st;
}

/* Its id is also a term of its own. */
static kz_status find_id(kzi_check *c, uint32_t docid, kzi_buffer *out)
{
	xapian_error why;
	xapian_bytes term;
	xapian_cursor *terms = NULL;
	kz_status st = kzi_engine(
		xapian_database_document_terms(c->index->database, docid, &terms, &why),
		&why, NULL, NULL);
	if (st == KZ_OK)
		st = kzi_engine(xapian_cursor_skip_to_bytes(terms, "Q", 1, &why), &why,
			NULL, NULL);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_cursor_next_bytes(terms, &term, &why), &why, NULL, NULL);
	if (st == KZ_OK && term.size > 1 && term.data[0] == 'Q')
		kzi_buffer_append(out, term.data + 1, term.size - 1);
	else
		kzi_buffer_format(out, "document number %lu", (unsigned long)docid);
	kzi_buffer_byte(out, '\0');
	xapian_cursor_close(terms);
	return out->failed ? kzi_no_memory(c->err) : KZ_OK;
}

kz_status kzi_check_tell_number(
	kzi_check *c, const char *file, uint32_t docid, const char *what)
{
	kzi_buffer id = {0};
	char *below = kzi_path(c->generation, file, NULL);
	kz_status st = below == NULL ? kzi_no_memory(c->err) : find_id(c, docid, &id);
	if (st == KZ_OK)
		st = tell(c, below, id.data, "", what);
	kzi_buffer_free(&id);
	free(below);
	return st;
}

kz_status kzi_check_progress(kzi_check *c, uint64_t bytes)
{
	c->progress.done++;
	c->progress.bytes += bytes;
	c->summary->bytes += bytes;
	if (c->options->on_progress == NULL ||
		c->options->on_progress(c->options->context, &c->progress))
		return KZ_OK;
	return stopped(c);
}

/* ---- Files ---- */

static kz_status check_current(const char *path, kzi_check *c)
{
	kz_error why = {0};
	kz_status st = kzi_current_read(path, c->generation, &why);
	if (st == KZ_E_NO_INDEX) {
		/* One that has lost its name is damaged, and not absent. */
		char last[KZI_GENERATION_NAME] = "";
		if (kzi_generation_last(path, last, NULL) != KZ_OK || last[0] == '\0')
			return kzi_fail(c->err, st, why.offset, "%s", why.message);
		return tell(c, "current", "", "", "the index has lost this file");
	}
	if (kzi_check_is_damage(st))
		return tell(c, "current", "", "", why.message);
	return st == KZ_OK ? st : kzi_fail(c->err, st, why.offset, "%s", why.message);
}

static kz_status check_analysis(const char *path, kzi_check *c)
{
	kz_error why = {0};
	kz_analysis *analysis = NULL;
	kz_status st = kzi_analysis_file_open(path, c->generation, &analysis, &why);
	kz_analysis_close(analysis);
	if (st == KZ_OK)
		st = kzi_lexicon_file_check(path, c->generation, &why);
	if (kzi_check_is_damage(st) && st != KZ_E_FORMAT)
		return kzi_check_tell(c,
			strstr(why.message, "lexicon") != NULL ? "lexicon" : "analysis",
			NULL, why.message);
	return st == KZ_OK ? st : kzi_fail(c->err, st, why.offset, "%s", why.message);
}

static kz_status check_length(kzi_check *c)
{
	struct stat about;
	uint64_t length = 0;
	kz_error why = {0};
	kz_status st =
		kzi_meta_number(c->index->database, KZI_META_TEXT_LENGTH, &length, &why);
	if (kzi_check_is_damage(st))
		return kzi_check_tell(c, "glass/postlist.glass", NULL, why.message);
	if (st != KZ_OK)
		return kzi_fail(c->err, st, why.offset, "%s", why.message);
	char *text = kzi_path(c->index->path, c->index->generation, "text");
	if (text == NULL)
		return kzi_no_memory(c->err);
	int found = stat(text, &about);
	free(text);
	if (found == 0 && (uint64_t)about.st_size >= length)
		return KZ_OK;
	return kzi_check_tell(c, "text", NULL, "bytes are missing at its end");
}

static kz_status open_index(const char *path, kzi_check *c)
{
	kz_error why = {0};
	kz_status st = kz_index_open(path, &c->index, &why);
	/* Its other files were looked at before. */
	if (kzi_check_is_damage(st) && st != KZ_E_FORMAT)
		return kzi_check_tell(c,
			strstr(why.message, "/text") != NULL ? "text" : "glass/iamglass",
			NULL, why.message);
	if (st != KZ_OK)
		return kzi_fail(c->err, st, why.offset, "%s", why.message);
	memcpy(c->generation, c->index->generation, sizeof c->generation);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	if (kz_index_get_info(c->index, &info, NULL) == KZ_OK)
		c->summary->revision = info.revision;
	return check_length(c);
}

static void measure_spool(const char *path, kzi_check *c)
{
	struct stat about;
	char *spool = kzi_path(path, "spool", "pending");
	if (spool != NULL && stat(spool, &about) == 0)
		c->summary->spooled = (uint64_t)about.st_size;
	free(spool);
}

/* c->index is NULL afterwards when there is no going on. */
static kz_status check_files(const char *path, kzi_check *c)
{
	uint64_t before = c->summary->damages;
	measure_spool(path, c);
	kz_status st = check_current(path, c);
	if (st == KZ_OK && c->summary->damages == before)
		st = check_analysis(path, c);
	if (st == KZ_OK && c->summary->damages == before)
		st = open_index(path, c);
	return st;
}

/* ---- The engine's own check ---- */

/* The last of the lines that it said, which names the table it was at. */
typedef struct listening {
	kzi_check *c;
	char line[120];
	size_t length;
	char table[32];
	char last[120];
} listening;

static void end_line(listening *l)
{
	l->line[l->length] = '\0';
	if (l->length > 1 && l->length < sizeof l->table &&
		l->line[l->length - 1] == ':') {
		l->line[l->length - 1] = '\0';
		memcpy(l->table, l->line, l->length);
	} else if (l->length > 0) {
		memcpy(l->last, l->line, l->length + 1);
	}
	l->length = 0;
}

static xapian_status listen(void *context, xapian_bytes words, xapian_error *err)
{
	listening *l = context;
	(void)err;
	for (size_t i = 0; i < words.size; i++) {
		if (words.data[i] == '\n')
			end_line(l);
		else if (l->length + 1 < sizeof l->line)
			l->line[l->length++] = words.data[i];
	}
	return XAPIAN_OK;
}

/* The engine opens its tables to write when it looks them through, and would blame them
 * for not being ours. */
static kz_status may_be_checked(const char *glass, kzi_check *c)
{
	char *table = kzi_path(glass, "postlist.glass", NULL);
	if (table == NULL)
		return kzi_no_memory(c->err);
	bool closed = access(table, W_OK) != 0 && errno != ENOENT;
	free(table);
	return closed ? kzi_fail(c->err, KZ_E_IO, KZI_NO_OFFSET,
				"%s: its tables can only be checked by who may write it",
				c->index->path)
		      : KZ_OK;
}

static kz_status check_engine(kzi_check *c)
{
	xapian_error why;
	size_t errors = 0;
	listening l = {.c = c};
	kz_error told = {0};
	char file[64];
	char *glass = kzi_path(c->index->path, c->index->generation, "glass");
	if (glass == NULL)
		return kzi_no_memory(c->err);
	kz_status st = may_be_checked(glass, c);
	if (st != KZ_OK) {
		free(glass);
		return st;
	}
	st = kzi_engine(
		xapian_check(glass, 0, listen, &l, &errors, &why), &why, NULL, &told);
	free(glass);
	if (st != KZ_OK && !kzi_check_is_damage(st))
		return kzi_fail(c->err, st, told.offset, "%s", told.message);
	if (st == KZ_OK && errors == 0)
		return KZ_OK;
	end_line(&l);
	snprintf(file, sizeof file, "glass/%s%s",
		l.table[0] != '\0' ? l.table : "iamglass",
		l.table[0] != '\0' ? ".glass" : "");
	/* Made one line, whatever it said. */
	if (st == KZ_OK)
		kzi_fail(&told, KZ_E_CORRUPT, KZI_NO_OFFSET, "%s", l.last);
	return kzi_check_tell(c, file, NULL, told.message);
}

/* ---- All of it ---- */

/* What was written meanwhile may have looked like damage. */
static bool has_changed(const kzi_check *c)
{
	bool changed = false;
	char now[KZI_GENERATION_NAME];
	if (c->index == NULL)
		return false;
	return (kzi_current_read(c->index->path, now, NULL) == KZ_OK &&
		       strcmp(now, c->index->generation) != 0) ||
	       (xapian_database_reopen(c->index->database, &changed, NULL) == XAPIAN_OK &&
		       changed);
}

static kz_status check(const char *path, kzi_check *c)
{
	uint32_t parts = c->options->parts != 0 ? c->options->parts : KZ_CHECK_ALL;
	kz_status st = check_files(path, c);
	if (st == KZ_OK && c->index != NULL && (parts & KZ_CHECK_TEXTS))
		st = kzi_check_texts(c);
	if (st == KZ_OK && c->index != NULL && (parts & KZ_CHECK_TERMS))
		st = kzi_check_terms(c);
	if (st == KZ_OK && c->index != NULL && (parts & KZ_CHECK_ENGINE))
		st = check_engine(c);
	if ((st == KZ_OK && c->summary->damages > 0) || kzi_check_is_damage(st))
		return has_changed(c)
			       ? kzi_fail(c->err, KZ_E_CHANGED, KZI_NO_OFFSET,
					 "%s: was written to while it was checked: "
					 "check it again",
					 path)
			       : st;
	return st;
}

/* ---- One that is divided ---- */

typedef struct telling {
	const kz_check_options *options;
	size_t shard;
} telling;

static bool tell_of_shard(void *context, const kz_damage *damage)
{
	const telling *t = context;
	kz_damage one = *damage;
	char shard[KZI_SHARD_NAME], file[256];
	kzi_divided_name(t->shard, shard);
	snprintf(file, sizeof file, "%s/%s", shard, damage->file);
	one.file = file;
	return t->options->on_damage == NULL ||
	       t->options->on_damage(t->options->context, &one);
}

static bool progress_of_shard(void *context, const kz_progress *progress)
{
	const telling *t = context;
	return t->options->on_progress == NULL ||
	       t->options->on_progress(t->options->context, progress);
}

static kz_status check_shards(
	const char *path, size_t count, const kzi_check *all, kz_error *err)
{
	telling t = {.options = all->options};
	kz_check_options own = *all->options;
	kz_status st = KZ_OK;
	own.on_damage = tell_of_shard;
	own.on_progress = progress_of_shard;
	own.context = &t;
	for (; t.shard < count && st == KZ_OK; t.shard++) {
		kz_check_summary one = KZ_CHECK_SUMMARY_INIT;
		char *shard = kzi_divided_path(path, t.shard);
		st = shard != NULL ? kz_index_check(shard, &own, &one, err)
				   : kzi_no_memory(err);
		free(shard);
		all->summary->damages += one.damages;
		all->summary->documents += one.documents;
		all->summary->bytes += one.bytes;
		all->summary->postings += one.postings;
		all->summary->spooled += one.spooled;
		all->summary->revision += one.revision;
	}
	return st;
}

kz_status kz_index_check(const char *path, const kz_check_options *options,
	kz_check_summary *out, kz_error *err)
{
	size_t shards = 0;
	kz_check_options chosen = KZ_CHECK_OPTIONS_INIT;
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	if (path == NULL || (options != NULL && options->size == 0) ||
		(out != NULL && out->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"path, and options and out with their size set, are required");
	kzi_sized_copy(&chosen, options);
	kzi_check c = {.options = &chosen,
		.summary = &summary,
		.progress = {.size = sizeof c.progress,
			.phase = KZ_PHASE_CHECKING,
			.path = ""},
		.err = err};
	kz_status st = kzi_divided_count(path, &shards, err);
	if (st == KZ_OK)
		st = shards > 0 ? check_shards(path, shards, &c, err) : check(path, &c);
	kz_index_close(c.index);
	if (out != NULL)
		kzi_sized_give(out, st == KZ_OK ? &summary : NULL);
	return st;
}
