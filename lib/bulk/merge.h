/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lists of many runs in one order: of each key those that have it, in the order
 * of the runs, which is the order of the docids.
 */
#ifndef KZI_BULK_MERGE_H
#define KZI_BULK_MERGE_H

#include "bulk/lists.h"

typedef struct kzi_merge {
	kzi_lists *inputs; /* the caller's, in the order of docids */
	size_t count;
	uint32_t *heap; /* inputs with lists yet to come, the least one first */
	size_t live;
	/* The list that is being read: what it is in all, and in whom. */
	kzi_lists **parts;
	size_t part_count;
	kzi_list list;
} kzi_merge;

kz_status kzi_merge_begin(
	kzi_merge *merge, kzi_lists *inputs, size_t count, kz_error *err);
/* The next list, when all parts of the one before were read. KZ_DONE. */
kz_status kzi_merge_next(kzi_merge *merge, kz_error *err);
void kzi_merge_end(kzi_merge *merge);

#endif
