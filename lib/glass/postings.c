/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In which documents a term is: bulk/postlist.c writes the lists that are read here. */
#include "glass/open.h"
#include "glass/unpack.h"

/* What is in front of the postings of every chunk. */
static bool take_head(kzi_glass_list *list, const unsigned char *at, uint32_t first)
{
	const unsigned char *end = list->entry.tag + list->entry.tag_length;
	uint32_t span;
	if (at == end || (*at != '0' && *at != '1'))
		return false;
	list->is_last = *at++ == '1';
	if (!kzi_take_number(&at, end, &span) || span > UINT32_MAX - first || first == 0)
		return false;
	list->first = first;
	list->last = first + span;
	list->at = at;
	list->end = end;
	list->taken = false;
	return true;
}

static bool take_first_chunk(kzi_glass_list *list)
{
	const unsigned char *at = list->entry.tag, *end = at + list->entry.tag_length;
	uint32_t documents, before;
	uint64_t total;
	if (!kzi_take_number(&at, end, &documents) || !kzi_take_long(&at, end, &total) ||
		!kzi_take_number(&at, end, &before) || before == UINT32_MAX)
		return false;
	list->documents = documents;
	return take_head(list, at, before + 1);
}

/* It must be of the same list, and behind what was there before. */
static bool take_later_chunk(kzi_glass_list *list)
{
	const kzi_tree_entry *entry = &list->entry;
	unsigned char again[KZI_PACKED_DOCID];
	const unsigned char *docid = entry->key + list->key_length + 1;
	uint32_t first;
	if (entry->key_length <= list->key_length ||
		memcmp(entry->key, list->key, list->key_length) != 0 ||
		entry->key[list->key_length] != '\0' ||
		!kzi_take_docid(docid, entry->key + entry->key_length, &first))
		return false;
	/* No other bytes are that docid. */
	size_t length = (size_t)(kzi_pack_docid(again, first) - again);
	return memcmp(again, docid, length) == 0 && first > list->last &&
	       take_head(list, entry->tag, first);
}

kz_status kzi_glass_list_open(
	kzi_glass *glass, const char *term, size_t length, kzi_glass_list *list)
{
	bool same;
	*list = (kzi_glass_list){.table = glass->postlist};
	list->key_length = kzi_key_of_term(list->key, term, length);
	if (list->key_length == 0)
		return KZ_E_CORRUPT;
	kz_status st = kzi_tree_find(
		list->table, list->key, list->key_length, &list->entry, &same);
	if (st == KZ_OK && !same)
		return KZ_DONE;
	return st == KZ_OK && !take_first_chunk(list) ? KZ_E_CORRUPT : st;
}

/* The next chunk, or when that ends before the docid the one that may have it. */
static kz_status go_on(kzi_glass_list *list, uint32_t docid)
{
	unsigned char key[KZI_TREE_KEY];
	bool same;
	kz_status st = kzi_tree_next(list->table, &list->entry);
	if (st == KZ_OK && !take_later_chunk(list))
		st = KZ_E_CORRUPT;
	if (st != KZ_OK || list->is_last || list->last >= docid)
		return st == KZ_DONE ? KZ_E_CORRUPT : st;
	memcpy(key, list->key, list->key_length);
	size_t length = kzi_key_of_docid(key, list->key_length, docid);
	st = kzi_tree_find(list->table, key, length, &list->entry, &same);
	/* The same one again: there is none with that docid. */
	list->last = list->first - 1;
	return st == KZ_OK && take_later_chunk(list) ? KZ_OK : KZ_E_CORRUPT;
}

static bool take_postings(kzi_glass_list *list, kzi_posting *out, size_t *count)
{
	const unsigned char *at = list->at, *end = list->end;
	uint64_t docid = list->first;
	size_t found = 0;
	for (;; found++) {
		uint32_t wdf, more;
		if (found == KZI_CHUNK_MOST || !kzi_take_number(&at, end, &wdf))
			return false;
		out[found] = (kzi_posting){(uint32_t)docid, wdf};
		if (at == end)
			break;
		if (!kzi_take_number(&at, end, &more) ||
			(docid += (uint64_t)more + 1) > list->last)
			return false;
	}
	*count = found + 1;
	list->taken = true;
	return docid == list->last;
}

kz_status kzi_glass_list_next(
	kzi_glass_list *list, uint32_t docid, kzi_posting *out, size_t *count)
{
	kz_status st = KZ_OK;
	*count = 0;
	if (list->taken || list->last < docid) {
		if (list->is_last)
			return KZ_DONE;
		st = go_on(list, docid);
	}
	return st == KZ_OK && !take_postings(list, out, count) ? KZ_E_CORRUPT : st;
}
