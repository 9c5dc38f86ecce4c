/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a database says besides its documents: metadata, and of each value slot how
 * many documents use it and between which bounds. All of it in memory.
 */
#ifndef KZI_BULK_FACTS_H
#define KZI_BULK_FACTS_H

#include "bulk/run.h"
#include "bulk/btree.h"

typedef struct kzi_fact {
	size_t key, key_length, value, value_length; /* in the bytes */
} kzi_fact;

/* All zero is none. */
typedef struct kzi_facts {
	kzi_buffer bytes;
	kzi_fact *items;
	size_t count, room;
	kzi_slots slots;
} kzi_facts;

/* The last value given for a key counts; an empty one is none. */
kz_status kzi_facts_set(kzi_facts *facts, const unsigned char *key, size_t key_length,
	const void *value, size_t length, kz_error *err);
/* More documents use these slots, with bounds that are in bytes. */
kz_status kzi_facts_slots(
	kzi_facts *facts, const kzi_slots *slots, const kzi_buffer *bytes, kz_error *err);
/* Adds all to the postlist table, whose first entries they are. */
kz_status kzi_facts_write(kzi_facts *facts, kzi_btree *table, kz_error *err);
void kzi_facts_free(kzi_facts *facts);

#endif
