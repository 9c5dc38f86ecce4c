/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking through what the index says of itself: its name, its newest date, and what
 * was removed from it. */
#include "index/check.h"

#include "index/engine.h"
#include "index/schema.h"

#include <string.h>

static const char postlist[] = "glass/postlist.glass";

/* ---- Reading ---- */

static kz_status read_meta(
	kzi_check *c, const char *key, size_t length, xapian_bytes *out, kz_error *why)
{
	xapian_error engine;
	*out = (xapian_bytes){"", 0};
	return kzi_engine(
		xapian_database_metadata(c->index->database, key, length, out, &engine),
		&engine, NULL, why);
}

/* Damage is told of, and then it is well. */
static kz_status settle(kzi_check *c, kz_status st, const kz_error *why)
{
	if (st == KZ_OK || st == KZ_DONE)
		return KZ_OK;
	if (!kzi_check_is_damage(st))
		return kzi_fail(c->err, st, why->offset, "%s", why->message);
	return kzi_check_tell(c, postlist, NULL, why->message);
}

/* ---- Tombstones ---- */

/* What a name of a removed document leads to must itself be there. */
static kz_status check_name(kzi_check *c, xapian_bytes key, bool *lost, kz_error *why)
{
	xapian_bytes id, names;
	kzi_buffer copy = {0}, master = {0};
	kz_status st = read_meta(c, key.data, key.size, &id, why);
	if (st == KZ_OK) {
		kzi_buffer_append(&copy, id.data, id.size);
		kzi_buffer_byte(&copy, '\0');
		kzi_meta_key(&master, KZI_META_GONE, copy.failed ? "" : copy.data);
		st = copy.failed || master.failed
			     ? kzi_no_memory(why)
			     : read_meta(c, master.data, master.length, &names, why);
	}
	if (st == KZ_OK && names.size == 0)
		*lost = true;
	kzi_buffer_free(&copy);
	kzi_buffer_free(&master);
	return st;
}

/* All keys that begin so; *count of them. */
static kz_status walk(kzi_check *c, const char *prefix, bool names, uint64_t *count,
	bool *lost, kz_error *why)
{
	xapian_error engine;
	xapian_bytes key;
	xapian_cursor *keys = NULL;
	kz_status st = kzi_engine(xapian_database_metadata_keys(c->index->database,
					  prefix, strlen(prefix), &keys, &engine),
		&engine, NULL, why);
	for (*count = 0; st == KZ_OK; ++*count) {
		st = kzi_engine(xapian_cursor_next_bytes(keys, &key, &engine), &engine,
			NULL, why);
		if (st == KZ_OK && names)
			st = check_name(c, key, lost, why);
		if (st != KZ_OK)
			break;
	}
	xapian_cursor_close(keys);
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status check_tombstones(kzi_check *c)
{
	uint64_t said = 0, masters = 0, others;
	bool lost = false;
	kz_error why = {0};
	kz_status st = kzi_meta_number(c->index->database, KZI_META_REMOVED, &said, &why);
	if (st == KZ_OK)
		st = walk(c, KZI_META_GONE, false, &masters, &lost, &why);
	if (st == KZ_OK)
		st = walk(c, KZI_META_GONE_NAME, true, &others, &lost, &why);
	if (st == KZ_OK)
		st = walk(c, KZI_META_GONE_PATH, true, &others, &lost, &why);
	if (st != KZ_OK)
		return settle(c, st, &why);
	return lost || masters != said
		       ? kzi_check_tell(c, postlist, NULL,
				 "what was removed is not remembered as it should be")
		       : KZ_OK;
}

/* ---- Dates and names ---- */

/* The last of the date terms, as precise as it is known. */
static kz_status check_newest(kzi_check *c)
{
	xapian_error engine;
	xapian_bytes term, said;
	xapian_cursor *dates = NULL;
	char newest[KZI_DATE_MAX] = "";
	kz_error why = {0};
	kzi_buffer prefix = {0};
	kzi_term_period(&prefix, "date", "");
	kz_status st =
		prefix.failed
			? kzi_no_memory(&why)
			: kzi_engine(xapian_database_terms(c->index->database,
					     prefix.data, prefix.length, &dates, &engine),
				  &engine, NULL, &why);
	while (st == KZ_OK) {
		st = kzi_engine(xapian_cursor_next_bytes(dates, &term, &engine), &engine,
			NULL, &why);
		size_t length = st == KZ_OK ? term.size - prefix.length : 0;
		if (length < 4 || length >= sizeof newest)
			continue;
		memcpy(newest, term.data + prefix.length, length);
		newest[length] = '\0';
	}
	xapian_cursor_close(dates);
	kzi_buffer_free(&prefix);
	if (st == KZ_DONE)
		st = read_meta(c, KZI_META_NEWEST, strlen(KZI_META_NEWEST), &said, &why);
	if (st != KZ_OK)
		return settle(c, st, &why);
	return said.size != strlen(newest) || memcmp(said.data, newest, said.size) != 0
		       ? kzi_check_tell(c, postlist, NULL,
				 "its newest date is not that of its documents")
		       : KZ_OK;
}

static kz_status check_uuid(kzi_check *c)
{
	xapian_bytes uuid;
	uint64_t revision = 0;
	kz_error why = {0};
	kz_status st = read_meta(c, KZI_META_UUID, strlen(KZI_META_UUID), &uuid, &why);
	size_t length = st == KZ_OK ? uuid.size : 0;
	if (st == KZ_OK)
		st = kzi_meta_number(
			c->index->database, KZI_META_REVISION, &revision, &why);
	if (st != KZ_OK)
		return settle(c, st, &why);
	return length != 36 || revision == 0
		       ? kzi_check_tell(c, postlist, NULL,
				 "it has lost its name or its revision")
		       : KZ_OK;
}

kz_status kzi_check_metadata(kzi_check *c)
{
	kz_status st = check_tombstones(c);
	if (st == KZ_OK)
		st = check_newest(c);
	return st == KZ_OK ? check_uuid(c) : st;
}
