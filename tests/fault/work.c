/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct work small_work = {"small commits", 9, 7, false};
const struct work large_work = {"large commits", 260, 3, true};

enum { ABSENT = -1 };

/* ---- What there is after so many steps ---- */

static bool is_put(const struct work *work, unsigned step, unsigned number)
{
	return work->in_bulk || (number + step) % 3 == 0;
}

/* Some of what an earlier step put. */
static bool is_removed(const struct work *work, unsigned step, unsigned number)
{
	return step > 2 && number == step && !is_put(work, step, number);
}

/* The step that gave it its text. */
static int version_after(const struct work *work, unsigned steps, unsigned number)
{
	int version = ABSENT;
	for (unsigned step = 0; step < steps; step++) {
		if (is_put(work, step, number))
			version = (int)step;
		else if (is_removed(work, step, number))
			version = ABSENT;
	}
	return version;
}

static void name(char id[24], unsigned number)
{
	snprintf(id, 24, "d%03u", number);
}

/* Long and short ones, so that blocks of the engine fill and split. */
static char *body(const struct work *work, unsigned number, int version)
{
	size_t size = work->in_bulk ? 60 : 100 + number * 700, used;
	char *text = malloc(size + 60);
	if (text == NULL)
		return NULL;
	used = (size_t)sprintf(text, "appel stap%d nummer%u", version, number);
	for (unsigned word = 0; used < size; word++)
		used += (size_t)sprintf(text + used, " w%u",
			(word * 31 + (unsigned)version * 7 + number) % 977);
	return text;
}

/* ---- Doing it ---- */

static kz_document *make(const struct work *work, unsigned number, unsigned step)
{
	char id[24];
	kz_document *document = NULL;
	char *text = body(work, number, (int)step);
	name(id, number);
	kz_status st = text != NULL ? kz_document_new(&document, NULL) : KZ_E_NO_MEMORY;
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_ID, id, NULL);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_TITLE, "Brief", NULL);
	if (st == KZ_OK)
		st = kz_document_add_body(document, text, strlen(text), NULL);
	free(text);
	if (st == KZ_OK)
		return document;
	kz_document_free(document);
	return NULL;
}

static kz_status remove_one(kz_writer *writer, const char *id, bool again, kz_error *err)
{
	kz_status st = kz_writer_remove(writer, id, err);
	if (st < 0 && again)
		st = kz_writer_remove(writer, id, err);
	return st;
}

static kz_status put_one(const struct work *work, kz_writer *writer, unsigned number,
	unsigned step, bool again, kz_error *err)
{
	kz_document *document = make(work, number, step);
	if (document == NULL)
		return KZ_E_NO_MEMORY;
	kz_status st = kz_writer_put(writer, document, err);
	if (st < 0 && again)
		st = kz_writer_put(writer, document, err);
	kz_document_free(document);
	return st;
}

static kz_status do_step(const struct work *work, kz_writer *writer, unsigned step,
	bool again, kz_error *err)
{
	kz_status st = KZ_OK;
	for (unsigned number = 0; st == KZ_OK && number < work->documents; number++) {
		char id[24];
		name(id, number);
		if (is_put(work, step, number))
			st = put_one(work, writer, number, step, again, err);
		else if (is_removed(work, step, number))
			st = remove_one(writer, id, again, err);
	}
	if (st != KZ_OK)
		return st;
	st = kz_writer_commit(writer, err);
	return st < 0 && again ? kz_writer_commit(writer, err) : st;
}

kz_status do_work(const struct work *work, const char *path, unsigned from, bool again,
	volatile unsigned *acknowledged, kz_error *err)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	kz_status st = kz_writer_open(path, &options, &writer, err);
	if (st < 0 && again)
		st = kz_writer_open(path, &options, &writer, err);
	for (unsigned step = from; st == KZ_OK && step < work->steps; step++) {
		st = do_step(work, writer, step, again, err);
		if (st == KZ_OK)
			*acknowledged = step + 1;
	}
	kz_writer_close(writer);
	return st;
}

/* ---- Looking at it ---- */

static int wrong(kz_error *err, unsigned number, const char *how)
{
	snprintf(err->message, sizeof err->message, "document %u: %s", number, how);
	return -1;
}

/* ABSENT, the version that is there, or KZ_E_CORRUPT and err. */
static int version_of(
	const struct work *work, kz_index *index, unsigned number, kz_error *err)
{
	char id[24];
	int version = 0;
	kz_document *document = NULL;
	name(id, number);
	kz_status st = kz_index_get(index, id, &document, err);
	if (st == KZ_E_NO_DOCUMENT)
		return ABSENT;
	if (st != KZ_OK)
		return KZ_E_CORRUPT;
	const kz_block *block = kz_document_block_at(document, 0);
	if (kz_document_block_count(document) != 1 ||
		sscanf(block->text, "appel stap%d", &version) != 1)
		version = KZ_E_CORRUPT;
	char *text = body(work, number, version);
	if (text == NULL || version < 0 || strcmp(text, block->text) != 0)
		version = (wrong(err, number, "another text"), KZ_E_CORRUPT);
	free(text);
	kz_document_free(document);
	return version;
}

/* As many as the version of the newest allows; then every one must be of that state. */
static int state_of(
	const struct work *work, kz_index *index, uint64_t *there, kz_error *err)
{
	int versions[512], newest = ABSENT;
	*there = 0;
	for (unsigned number = 0; number < work->documents; number++) {
		int version = version_of(work, index, number, err);
		if (version < ABSENT)
			return -1;
		versions[number] = version;
		*there += version != ABSENT;
		if (version > newest)
			newest = version;
	}
	for (unsigned number = 0; number < work->documents; number++) {
		if (versions[number] != version_after(work, (unsigned)newest + 1, number))
			return wrong(err, number, "of another step than the others");
	}
	return newest + 1;
}

/* What is found is what is there. */
static bool finds(kz_index *index, const char *query, uint64_t wanted, kz_error *err)
{
	kz_results *results = NULL;
	if (kz_search(index, query, NULL, &results, err) != KZ_OK)
		return false;
	uint64_t found = kz_results_total(results);
	kz_results_close(results);
	if (found != wanted)
		snprintf(err->message, sizeof err->message, "%s: %llu found, %llu there",
			query, (unsigned long long)found, (unsigned long long)wanted);
	return found == wanted;
}

int steps_done(const struct work *work, const char *path, kz_error *err)
{
	kz_index *index = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	uint64_t there = 0;
	kz_status st = kz_index_open(path, &index, err);
	if (st == KZ_E_NO_INDEX)
		return 0;
	if (st != KZ_OK)
		return -1;
	int steps = state_of(work, index, &there, err);
	if (steps >= 0 && (kz_index_get_info(index, &info, err) != KZ_OK ||
				  !finds(index, "appel", there, err)))
		steps = -1;
	if (steps >= 0 && info.documents != there)
		steps = wrong(err, 0, "the count of documents is wrong");
	kz_index_close(index);
	return steps;
}
