/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From merged lists to tables: the postlist table (postings, document lengths, values,
 * each cut in chunks) and the position table.
 */
#ifndef KZI_BULK_POSTLIST_H
#define KZI_BULK_POSTLIST_H

#include "bulk/merge.h"
#include "bulk/btree.h"

kz_status kzi_write_postlist(kzi_merge *merge, kzi_btree *table, kz_error *err);
kz_status kzi_write_position(kzi_merge *merge, kzi_btree *table, kz_error *err);

#endif
