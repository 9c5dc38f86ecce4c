/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/postlist.h"

#include "bulk/pack.h"

#include <stdlib.h>
#include <string.h>

/* In front of the first chunk: entries, total, first docid; of each chunk: is it the
 * last, how far to its last docid. */
enum { CHUNK_HEAD = 5 * KZI_PACKED_NUMBER, ENTRY = 2 * KZI_PACKED_NUMBER };

/* A chunk that is being filled: one item of the table. */
typedef struct chunk {
	kzi_btree *table;
	unsigned char key[KZI_KEY_MAX];
	size_t base_length;   /* of the key without a docid */
	size_t most;          /* bytes that go into one */
	kzi_buffer bytes;     /* behind CHUNK_HEAD of room for what is said in front */
	uint32_t first, last; /* docids in it */
	bool begun;           /* chunks of this list were written before */
	kz_error *err;
} chunk;

static size_t filled(const chunk *c)
{
	return c->bytes.length - CHUNK_HEAD;
}

static kz_status empty(chunk *c)
{
	kzi_buffer_clear(&c->bytes);
	if (kzi_buffer_reserve(&c->bytes, CHUNK_HEAD) == NULL)
		return kzi_no_memory(c->err);
	c->bytes.length = CHUNK_HEAD;
	return KZ_OK;
}

/* The key of the list; that of each chunk but the first goes on with its docid. */
static kz_status begin_list(chunk *c, const kzi_lists *list)
{
	memcpy(c->key, list->key, list->key_length);
	c->base_length = list->key_length;
	c->most = kzi_btree_single(c->table, list->key_length + 1 + KZI_PACKED_DOCID) -
		  CHUNK_HEAD;
	c->begun = false;
	return empty(c);
}

/* Writes the chunk with `head` in front of it. */
static kz_status write_chunk(
	chunk *c, size_t key_length, const unsigned char *head, size_t head_length)
{
	unsigned char *from = (unsigned char *)c->bytes.data + CHUNK_HEAD - head_length;
	kzi_pack_bytes(from, head, head_length);
	kz_status st = kzi_btree_add(c->table, c->key, key_length, from,
		head_length + filled(c), false, c->err);
	c->begun = true;
	return st == KZ_OK ? empty(c) : st;
}

/* ---- Postings and lengths ---- */

static kz_status write_postings_chunk(chunk *c, const kzi_list *list, bool last)
{
	unsigned char head[CHUNK_HEAD], *to = head;
	size_t key_length = c->base_length;
	if (!c->begun) {
		to = kzi_pack_number(to, list->entries);
		to = kzi_pack_number(to, list->total);
		to = kzi_pack_number(to, c->first - 1);
	} else {
		unsigned char *key = c->key + key_length;
		/* A term ends in a NUL before anything follows; the lengths are no
		 * term. */
		if (c->key[0] != '\0' || c->key[1] == 0xFF)
			*key++ = '\0';
		key_length = (size_t)(kzi_pack_docid(key, c->first) - c->key);
	}
	*to++ = last ? '1' : '0';
	to = kzi_pack_number(to, c->last - c->first);
	return write_chunk(c, key_length, head, (size_t)(to - head));
}

static kz_status add_posting(chunk *c, uint32_t docid, uint32_t wdf)
{
	unsigned char *start = (unsigned char *)kzi_buffer_reserve(&c->bytes, ENTRY);
	if (start == NULL)
		return kzi_no_memory(c->err);
	unsigned char *to = start;
	if (filled(c) == 0)
		c->first = docid;
	else
		to = kzi_pack_number(to, docid - c->last - 1);
	to = kzi_pack_number(to, wdf);
	c->bytes.length += (size_t)(to - start);
	c->last = docid;
	return KZ_OK;
}

/* One run's part of a list; *left entries are still to come in all. */
static kz_status add_postings(
	chunk *c, kzi_lists *part, const kzi_list *list, uint32_t *left)
{
	uint32_t docid = part->list.first;
	for (uint32_t i = 0; i < part->list.entries; i++) {
		kz_status st = kzi_lists_ready(part, ENTRY, c->err);
		if (st != KZ_OK)
			return st;
		if (i > 0)
			docid += kzi_lists_number(part) + 1;
		st = add_posting(c, docid, kzi_lists_number(part));
		if (st == KZ_OK)
			st = kzi_lists_check(part, c->err);
		if (st == KZ_OK && --*left > 0 && filled(c) + ENTRY > c->most)
			st = write_postings_chunk(c, list, false);
		if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

static kz_status write_postings(chunk *c, kzi_merge *merge)
{
	kzi_list list = merge->list;
	uint32_t left = list.entries;
	kz_status st = begin_list(c, merge->parts[0]);
	/* The engine keeps no count of the lengths. */
	if (c->key[0] == '\0' && c->key[1] == 0xE0)
		list.entries = list.total = 0;
	for (size_t i = 0; i < merge->part_count && st == KZ_OK; i++)
		st = add_postings(c, merge->parts[i], &list, &left);
	return st == KZ_OK ? write_postings_chunk(c, &list, true) : st;
}

/* ---- Values ---- */

static kz_status write_values_chunk(chunk *c)
{
	size_t key_length =
		(size_t)(kzi_pack_docid(c->key + c->base_length, c->first) - c->key);
	return filled(c) > 0 ? write_chunk(c, key_length, NULL, 0) : KZ_OK;
}

static kz_status add_value(
	chunk *c, uint32_t docid, const unsigned char *value, size_t length)
{
	kz_status st = KZ_OK;
	if (filled(c) > 0 && filled(c) + ENTRY + length > c->most)
		st = write_values_chunk(c);
	unsigned char *start =
		(unsigned char *)kzi_buffer_reserve(&c->bytes, ENTRY + length);
	if (st != KZ_OK || start == NULL)
		return st != KZ_OK ? st : kzi_no_memory(c->err);
	unsigned char *to = start;
	if (filled(c) == 0)
		c->first = docid;
	else
		to = kzi_pack_number(to, docid - c->last - 1);
	to = kzi_pack_number(to, length);
	to = kzi_pack_bytes(to, value, length);
	c->bytes.length += (size_t)(to - start);
	c->last = docid;
	return KZ_OK;
}

static kz_status add_values(chunk *c, kzi_lists *part)
{
	uint32_t docid = part->list.first;
	for (uint32_t i = 0; i < part->list.entries; i++) {
		const unsigned char *value;
		size_t length;
		kz_status st = kzi_lists_entry(part, i, &docid, &value, &length, c->err);
		if (st == KZ_OK)
			st = add_value(c, docid, value, length);
		if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

static kz_status write_values(chunk *c, kzi_merge *merge)
{
	kz_status st = begin_list(c, merge->parts[0]);
	for (size_t i = 0; i < merge->part_count && st == KZ_OK; i++)
		st = add_values(c, merge->parts[i]);
	return st == KZ_OK ? write_values_chunk(c) : st;
}

kz_status kzi_write_postlist(kzi_merge *merge, kzi_btree *table, kz_error *err)
{
	chunk c = {.table = table, .err = err};
	kz_status st;
	while ((st = kzi_merge_next(merge, err)) == KZ_OK) {
		const unsigned char *key = merge->parts[0]->key;
		if (key[0] == '\0' && key[1] == 0xD8)
			st = write_values(&c, merge);
		else
			st = write_postings(&c, merge);
		if (st != KZ_OK)
			break;
	}
	kzi_buffer_free(&c.bytes);
	return st == KZ_DONE ? KZ_OK : st;
}

/* ---- Positions ---- */

/* Each is an item of its own; base is the key without the docid. */
static kz_status add_positions(
	kzi_lists *part, kzi_btree *table, unsigned char *key, size_t base, kz_error *err)
{
	uint32_t docid = part->list.first;
	for (uint32_t i = 0; i < part->list.entries; i++) {
		const unsigned char *packed;
		size_t length;
		kz_status st = kzi_lists_entry(part, i, &docid, &packed, &length, err);
		if (st != KZ_OK)
			return st;
		const unsigned char *end = kzi_pack_docid(key + base, docid);
		st = kzi_btree_add(
			table, key, (size_t)(end - key), packed, length, false, err);
		if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

kz_status kzi_write_position(kzi_merge *merge, kzi_btree *table, kz_error *err)
{
	unsigned char key[KZI_KEY_MAX];
	kz_status st;
	while ((st = kzi_merge_next(merge, err)) == KZ_OK) {
		size_t length = merge->parts[0]->key_length;
		memcpy(key, merge->parts[0]->key, length);
		key[length] = '\0';
		for (size_t i = 0; i < merge->part_count && st == KZ_OK; i++)
			st = add_positions(merge->parts[i], table, key, length + 1, err);
		if (st != KZ_OK)
			return st;
	}
	return st == KZ_DONE ? KZ_OK : st;
}
