/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a search asks of a glass database most, read here: in which documents a term is,
 * and where in them. The engine reads the same files, but a posting costs it ten times as
 * much, and each look at the places of a word two blocks of the disk.
 *
 * Whatever is not as it should be is KZ_E_CORRUPT, without a word: what a later commit
 * wrote over, what is damaged, what another version of the engine wrote. Who asked then
 * asks the engine, which knows what it is. KZ_E_NO_MEMORY, too. Of one thread at a time.
 */
#ifndef KZI_GLASS_GLASS_H
#define KZI_GLASS_GLASS_H

#include "glass/tree.h"

typedef struct kzi_glass kzi_glass;

enum { KZI_GLASS_UUID = 37 }; /* as text, with its NUL */

/* The database of that uuid, as the engine writes it, at this commit.
 * KZ_E_CORRUPT also when another is there, or it is at another. */
kz_status kzi_glass_open(
	const char *directory, const char *uuid, uint64_t revision, kzi_glass **out);
void kzi_glass_close(kzi_glass *glass);
uint64_t kzi_glass_revision(const kzi_glass *glass);

/* ---- In which documents ---- */

typedef struct kzi_posting {
	uint32_t docid, wdf;
} kzi_posting;

/* Of a chunk at most: two bytes each, and no item has more. */
enum { KZI_CHUNK_MOST = 0x1FFF / 2 + 1 };

/* The list of a term, chunk by chunk. */
typedef struct kzi_glass_list {
	kzi_tree *table;
	unsigned char key[KZI_TREE_KEY];
	size_t key_length;
	uint32_t documents; /* that have it */
	kzi_tree_entry entry;
	uint32_t first, last;          /* docids of the chunk at hand */
	const unsigned char *at, *end; /* its postings */
	bool is_last, taken;           /* was it handed over? */
} kzi_glass_list;

/* KZ_DONE: no document has the term; documents is 0 then. */
kz_status kzi_glass_list_open(
	kzi_glass *glass, const char *term, size_t length, kzi_glass_list *list);
/* Those of the next chunk that may have a docid from this one on, which do not come
 * before what was handed over: *count of them, at most KZI_CHUNK_MOST, some of which may
 * be below it. KZ_DONE: there are no more. */
kz_status kzi_glass_list_next(
	kzi_glass_list *list, uint32_t docid, kzi_posting *out, size_t *count);

/* ---- Where in them ---- */

enum { KZI_PLACES_DEEP = 32 }; /* halves of halves of as many as 32 bits can count */

/* The places of a term in a document, one by one: of a long list no more is unpacked than
 * is asked for. All zero can be opened; and again without being freed. */
typedef struct kzi_glass_places {
	kzi_buffer packed; /* a copy: it outlives the next look into the database */
	const unsigned char *at, *end;
	uint64_t waiting; /* bits, lowest first */
	unsigned count, beyond;
	/* The place at hand, which is the number-th; and those behind it that are known,
	 * the next one last. */
	struct kzi_glass_place {
		uint32_t number, place;
	} left, right[KZI_PLACES_DEEP];
	unsigned depth;
	bool begun, damaged;
} kzi_glass_places;

/* None when the term is not there, or without its places. */
kz_status kzi_glass_places_open(kzi_glass *glass, const char *term, size_t length,
	uint32_t docid, kzi_glass_places *places);
/* In ascending order. False: there are no more; or damaged says why not. */
bool kzi_glass_places_next(kzi_glass_places *places, uint32_t *out);
void kzi_glass_places_free(kzi_glass_places *places);

#endif
