/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lists in the order of their keys, as a run leaves them behind: in memory or in a
 * file, written once and read once. A list has an entry for each of some documents.
 * Knows how they lie there, not what they become.
 *
 *   list:   how much of the key before it begins this one, the rest of the key
 *           (both with their length), entries, total, first docid, entries
 *   entry:  what the caller writes; but the first, after docid - docid before - 1
 */
#ifndef KZI_BULK_LISTS_H
#define KZI_BULK_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"
#include "bulk/pack.h"

enum { KZI_LIST_KEY_MAX = 255, KZI_LISTS_SLACK = 16 };

typedef struct kzi_list {
	uint32_t entries;
	uint32_t total; /* of what is counted in it, modulo 2^32 as the engine does */
	uint32_t first; /* docid */
} kzi_list;

/* ---- Writing ---- */

/* All zero is an empty one. */
typedef struct kzi_lists_writer {
	kzi_buffer bytes;
	unsigned char key[KZI_LIST_KEY_MAX];
	size_t key_length;
} kzi_lists_writer;

/* Appends a list with its entries. Check writer->bytes.failed once, afterwards. */
void kzi_lists_write(kzi_lists_writer *writer, const unsigned char *key,
	size_t key_length, const kzi_list *list, const kzi_buffer *entries);

/* ---- Reading ---- */

/* One list after another. */
typedef struct kzi_lists {
	const unsigned char *at, *end; /* what is at hand */
	bool whole;                    /* nothing follows behind end */
	/* Where the rest is. */
	int fd;
	off_t offset;
	uint64_t left;
	unsigned char *buffer;
	size_t room;
	/* The list that is being read. */
	unsigned char key[KZI_LIST_KEY_MAX + 1];
	size_t key_length;
	uint64_t key_head; /* its first 8 bytes, as a number that compares alike */
	kzi_list list;
	kz_status status; /* KZ_OK; KZ_DONE: no more */
} kzi_lists;

/* Bytes in memory, with KZI_LISTS_SLACK more behind them, that stay there. */
void kzi_lists_in_memory(kzi_lists *lists, const char *bytes, size_t length);
/* A part of a file, read room bytes at a time. */
kz_status kzi_lists_in_file(kzi_lists *lists, int fd, off_t offset, uint64_t length,
	size_t room, kz_error *err);
void kzi_lists_close(kzi_lists *lists);

/* The next list; all entries of the one before must have been read. KZ_DONE. */
kz_status kzi_lists_next(kzi_lists *lists, kz_error *err);

kz_status kzi_lists_more(kzi_lists *lists, size_t wanted, kz_error *err);

/* At least wanted bytes are at hand, or all that there are. */
static inline kz_status kzi_lists_ready(kzi_lists *lists, size_t wanted, kz_error *err)
{
	if (lists->whole || (size_t)(lists->end - lists->at) >= wanted)
		return KZ_OK;
	return kzi_lists_more(lists, wanted, err);
}

static inline uint32_t kzi_lists_number(kzi_lists *lists)
{
	uint64_t value;
	lists->at = kzi_unpack_number(lists->at, &value);
	return (uint32_t)value;
}

/* What was read goes beyond what was written: KZ_E_CORRUPT. */
kz_status kzi_lists_check(const kzi_lists *lists, kz_error *err);

/* The next length bytes, valid until the next call that reads. KZ_E_CORRUPT: there
 * are not so many. */
kz_status kzi_lists_bytes(
	kzi_lists *lists, size_t length, const unsigned char **out, kz_error *err);

/* Entry i of a list whose entries are bytes behind their length. *docid is that of
 * the entry before, or of the list. */
kz_status kzi_lists_entry(kzi_lists *lists, uint32_t i, uint32_t *docid,
	const unsigned char **bytes, size_t *length, kz_error *err);

#endif
