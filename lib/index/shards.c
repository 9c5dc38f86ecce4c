/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/shards.h"

#include "index/engine.h"
#include "index/schema.h"
#include "index/server.h"
#include "text/analysis.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Those that take part ---- */

kz_index *kzi_shard_at(kz_index *index, size_t i)
{
	if (index->shards == NULL)
		return i == 0 ? index : NULL;
	for (size_t j = 0; j < index->shard_count; j++) {
		kz_index *one = index->shards[j].index;
		if (one != NULL && i-- == 0)
			return one;
	}
	return NULL;
}

static size_t count_present(const kz_index *index)
{
	size_t count = 0;
	for (size_t i = 0; i < index->shard_count; i++)
		count += index->shards[i].index != NULL;
	return count;
}

kz_index *kzi_shard_of(const kz_index *index, uint32_t *docid)
{
	if (index->shards == NULL)
		return (kz_index *)index;
	uint32_t count = (uint32_t)count_present(index), number = *docid - 1;
	*docid = number / count + 1;
	return kzi_shard_at((kz_index *)index, number % count);
}

/* ---- As one ---- */

static void part(kz_index *index)
{
	xapian_database_close(index->database);
	index->database = NULL;
	index->analysis = NULL;
}

/* One that was opened before its first documents came has no lexicon. */
static kz_analysis *best_analysis(kz_index *index)
{
	kz_analysis *first = NULL;
	kz_index *one;
	for (size_t i = 0; (one = kzi_shard_at(index, i)) != NULL; i++) {
		if (kzi_analysis_lexicon(one->analysis) != NULL)
			return one->analysis;
		first = first != NULL ? first : one->analysis;
	}
	return first;
}

static kz_status join(kz_index *index, kz_error *err)
{
	xapian_error why;
	kz_index *one;
	part(index);
	kz_status st = kzi_engine(
		xapian_database_new(&index->database, &why), &why, index->path, err);
	for (size_t i = 0; st == KZ_OK && (one = kzi_shard_at(index, i)) != NULL; i++)
		st = kzi_engine(xapian_database_add(index->database, one->database, &why),
			&why, one->path, err);
	if (st == KZ_OK)
		index->analysis = best_analysis(index);
	else
		part(index);
	return st;
}

/* ---- May these be one? ---- */

static kz_status uuid_of(kz_index *index, char out[37], kz_error *err)
{
	xapian_error why;
	xapian_bytes uuid;
	memset(out, 0, 37);
	kz_status st = kzi_engine(xapian_database_metadata(index->database, KZI_META_UUID,
					  strlen(KZI_META_UUID), &uuid, &why),
		&why, index->path, err);
	if (st == KZ_OK && uuid.size == 36)
		memcpy(out, uuid.data, uuid.size);
	return st;
}

static kz_status check_two(const kzi_shard *one, const kzi_shard *other, kz_error *err)
{
	char own[37], others[37];
	const char *name = kz_analysis_name(one->index->analysis);
	const char *second = kz_analysis_name(other->index->analysis);
	if (strcmp(name, second) != 0)
		return kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s has analysis '%s', and %s has '%s': they cannot be searched as "
			"one",
			one->place, name, other->place, second);
	kz_status st = uuid_of(one->index, own, err);
	if (st == KZ_OK)
		st = uuid_of(other->index, others, err);
	if (st == KZ_OK && own[0] != '\0' && strcmp(own, others) == 0)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"%s and %s are the same index", one->place, other->place);
	return st;
}

/* The one against those before it. */
static kz_status check_shard(kz_index *index, size_t i, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t j = 0; j < i && st == KZ_OK; j++) {
		if (index->shards[j].index != NULL)
			st = check_two(&index->shards[j], &index->shards[i], err);
	}
	return st;
}

/* ---- Opening ---- */

/* Away is only what is behind a server. */
static kz_status open_shard(kz_index *index, size_t i, kz_error *err)
{
	kzi_shard *shard = &index->shards[i];
	bool far = kzi_is_server(shard->place);
	kz_error why = {0};
	kz_status st =
		far ? kzi_server_open(shard->place, index->timeout, &shard->index, &why)
		    : kz_index_open(shard->place, &shard->index, &why);
	if (st == KZ_OK && shard->index->shards != NULL)
		st = kzi_fail(&why, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: is a shard that is made of shards", shard->place);
	shard->why = (kz_error){0};
	if (far && st == KZ_E_NETWORK) {
		shard->why = why;
		return KZ_OK;
	}
	return st == KZ_OK ? check_shard(index, i, err)
			   : kzi_fail(err, st, why.offset, "%s", why.message);
}

static kz_status open_all(kz_index *index, const char *const *places, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < index->shard_count && st == KZ_OK; i++) {
		index->shards[i].place = strdup(places[i]);
		st = index->shards[i].place != NULL ? open_shard(index, i, err)
						    : kzi_no_memory(err);
	}
	if (st != KZ_OK || count_present(index) > 0)
		return st == KZ_OK ? join(index, err) : st;
	const kz_error *why = &index->shards[0].why;
	return kzi_fail(err, why->status, why->offset, "%s", why->message);
}

kz_status kzi_shards_open(char *path, const char *const *places, size_t count,
	uint32_t timeout, kz_index **out, kz_error *err)
{
	kz_index *index = calloc(1, sizeof *index);
	kzi_shard *shards = calloc(count, sizeof *shards);
	if (index == NULL || shards == NULL || path == NULL) {
		free(index);
		free(shards);
		free(path);
		return kzi_no_memory(err);
	}
	index->path = path;
	index->process = getpid();
	index->shards = shards;
	index->shard_count = count;
	index->timeout = timeout;
	kz_status st = open_all(index, places, err);
	if (st == KZ_OK)
		*out = index;
	else
		kz_index_close(index);
	return st;
}

void kzi_shards_close(kz_index *index)
{
	part(index);
	for (size_t i = 0; i < index->shard_count; i++) {
		kz_index_close(index->shards[i].index);
		free(index->shards[i].place);
	}
	free(index->shards);
}

/* ---- When one is away ---- */

static void set_away(kzi_shard *shard, const kz_error *why)
{
	kz_index_close(shard->index);
	shard->index = NULL;
	shard->why = *why;
}

/* That a server does not answer is no failure. */
static kz_status settle(
	kzi_shard *shard, kz_status st, const kz_error *why, kz_error *err)
{
	if (st == KZ_OK)
		return st;
	if (st != KZ_E_NETWORK || shard->index->server == NULL)
		return kzi_fail(err, st, why->offset, "%s", why->message);
	set_away(shard, why);
	return KZ_OK;
}

static kz_status join_present(kz_index *index, kz_error *err)
{
	if (count_present(index) > 0)
		return join(index, err);
	return kzi_fail(err, KZ_E_NETWORK, KZI_NO_OFFSET,
		"%s: none of the servers answers", index->path);
}

kz_status kzi_shards_refresh(kz_index *index, bool all, kz_error *err)
{
	kz_status st = KZ_OK;
	part(index);
	for (size_t i = 0; i < index->shard_count && st == KZ_OK; i++) {
		kz_error why = {0};
		if (index->shards[i].index == NULL)
			st = all ? open_shard(index, i, err) : KZ_OK;
		else
			st = settle(&index->shards[i],
				kz_index_refresh(index->shards[i].index, &why), &why,
				err);
	}
	return st == KZ_OK ? join_present(index, err) : st;
}

kz_status kzi_index_allow(kz_index *index, uint32_t milliseconds, kz_error *err)
{
	kz_status st = KZ_OK;
	if (!kzi_index_is_far(index))
		return KZ_OK;
	part(index);
	for (size_t i = 0; i < index->shard_count && st == KZ_OK; i++) {
		kz_error why = {0};
		kzi_shard *shard = &index->shards[i];
		if (shard->index != NULL && shard->index->server != NULL)
			st = settle(shard,
				kzi_server_allow(shard->index, milliseconds, &why), &why,
				err);
	}
	return st == KZ_OK ? join_present(index, err) : st;
}

bool kzi_index_is_far(const kz_index *index)
{
	for (size_t i = 0; i < index->shard_count; i++) {
		const kz_index *one = index->shards[i].index;
		if (one != NULL && one->server != NULL)
			return true;
	}
	return false;
}

void kzi_shards_begin(kz_index *index)
{
	for (size_t i = 0; i < index->shard_count; i++)
		index->shards[i].tried_again = false;
}

/* The one that the engine names; or, when it names none, that does not answer. */
static kzi_shard *find_failed(kz_index *index, const kz_error *why)
{
	kzi_shard *silent = NULL;
	for (size_t i = 0; i < index->shard_count; i++) {
		kzi_shard *shard = &index->shards[i];
		if (shard->index == NULL || shard->index->server == NULL)
			continue;
		if (kzi_server_is_named(shard->index->server, why->message))
			return shard;
	}
	for (size_t i = 0; i < index->shard_count && silent == NULL; i++) {
		kzi_shard *shard = &index->shards[i];
		if (shard->index != NULL && shard->index->server != NULL &&
			xapian_database_keep_alive(shard->index->database, NULL) !=
				XAPIAN_OK)
			silent = shard;
	}
	return silent;
}

/* A server hangs up on who was silent for a minute, and is there all the same; one that
 * does not answer is not asked twice. */
bool kzi_shards_lose(kz_index *index, const kz_error *why)
{
	kzi_shard *shard = find_failed(index, why);
	kz_error again = *why;
	if (shard == NULL)
		return false;
	bool silent = strstr(why->message, "Timeout") != NULL;
	part(index);
	if (silent || shard->tried_again ||
		kzi_server_connect(shard->index, &again) != KZ_OK)
		set_away(shard, &again);
	shard->tried_again = true;
	return count_present(index) > 0 && join(index, NULL) == KZ_OK;
}
