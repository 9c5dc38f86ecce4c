/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Several indexes that are searched as one: the engine numbers their documents in turns,
 * and counts words in all of them. Those behind servers may be away; the others then go
 * on without them.
 */
#ifndef KZI_INDEX_SHARDS_H
#define KZI_INDEX_SHARDS_H

#include "index/reader.h"

struct kzi_shard {
	kz_index *index;  /* NULL while it is away */
	char *place;      /* by which it was opened */
	kz_error why;     /* it is away; else the message is "" */
	bool tried_again; /* in this call */
};

/* One of an index at path (which is taken) that is made of those places. KZ_E_ARGUMENT:
 * two are the same index. KZ_E_FORMAT: they were made with several analyses.
 * KZ_E_NETWORK: none can be reached. */
kz_status kzi_shards_open(char *path, const char *const *places, size_t count,
	uint32_t timeout, kz_index **out, kz_error *err);
void kzi_shards_close(kz_index *index);

/* See the newest commit of each; and try those that are away again, if asked. */
kz_status kzi_shards_refresh(kz_index *index, bool all, kz_error *err);

/* A call begins; at its end KZ_E_NETWORK may come. */
void kzi_shards_begin(kz_index *index);
/* A server failed, of which *why tells: go on without it, or by another connection. False
 * when there is no going on. */
bool kzi_shards_lose(kz_index *index, const kz_error *why);

/* The shard that a document is of, and *docid its number there. */
kz_index *kzi_shard_of(const kz_index *index, uint32_t *docid);
/* The i-th of those that take part; NULL beyond the last. Of an index that is itself one,
 * that. */
kz_index *kzi_shard_at(kz_index *index, size_t i);

#endif
