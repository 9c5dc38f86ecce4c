/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names to numbers, in memory: a name may have several numbers, and a million names
 * take some 50 MB, for it keeps a digest of each and not the name itself.
 */
#ifndef KZI_BASE_TABLE_H
#define KZI_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct kzi_table_entry {
	unsigned char key[16];
	uint32_t value;
	uint32_t next; /* entry of the same name, from 1; 0: none */
} kzi_table_entry;

/* All zero is an empty table. */
typedef struct kzi_table {
	kzi_table_entry *entries;
	size_t count, room;
	uint32_t *slots; /* the newest entry of a name, from 1; 0: free */
	size_t slot_count;
	size_t names;
} kzi_table;

/* False when there is no memory; the table is as it was. */
bool kzi_table_add(kzi_table *table, const char *name, size_t length, uint32_t value);

/* The numbers of a name, newest first:
 *
 *     for (e = kzi_table_find(t, name, length); e != NULL; e = kzi_table_next(t, e))
 *             use(e->value);
 */
kzi_table_entry *kzi_table_find(const kzi_table *table, const char *name, size_t length);
kzi_table_entry *kzi_table_next(const kzi_table *table, const kzi_table_entry *entry);

/* As it was when it had so many entries. */
void kzi_table_cut(kzi_table *table, size_t count);
void kzi_table_free(kzi_table *table);

#endif
