/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the lists of a database should add up to, for each document: a sum over its
 * terms and one over its values, which comes out the same in whatever order the lists
 * are walked. 64 bits of chance: damage passes unseen once in 10^19 times.
 */
#ifndef KZI_INDEX_CHECK_SUMS_H
#define KZI_INDEX_CHECK_SUMS_H

#include "index/check.h"

typedef struct kzi_check_sum {
	uint32_t docid;
	uint32_t length;          /* all its wdf together */
	uint64_t terms, values;   /* the lists take away what the documents add */
	bool no_terms, no_values; /* it is not known what they should be */
} kzi_check_sum;

/* In order of docid. All zero is empty. */
typedef struct kzi_check_sums {
	kzi_check_sum *items;
	size_t count, room;
} kzi_check_sums;

/* NULL when there is no memory. Lives until the next. */
kzi_check_sum *kzi_check_sums_add(kzi_check_sums *sums, uint32_t docid);
void kzi_check_sums_free(kzi_check_sums *sums);

/* One half is of the term or value alone, for a list of which that is the same. */
uint64_t kzi_check_hash(const char *bytes, size_t length);
uint64_t kzi_check_term(uint64_t hash, uint32_t wdf);

/* Walk the lists, and tell of each that cannot be, and of each document that they do
 * not lead to as they should. */
kz_status kzi_check_lists(kzi_check *c, kzi_check_sums *sums);

#endif
