/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The papers to come, in the order in which they were asked for, each of them once: also
 * what was had before is not added again. */
#ifndef KZI_SOURCES_QUEUE_H
#define KZI_SOURCES_QUEUE_H

#include <kamerzoek-sources.h>

#include "base/arena.h"
#include "base/table.h"

/* All zero is an empty queue. */
typedef struct kzi_queue {
	kzi_arena arena;
	kz_fetch_item **items; /* each in the arena */
	size_t count, room;
	size_t next; /* the first that is still to come */
	kzi_table names;
} kzi_queue;

/* A copy at the end, unless it was there; strings may be NULL. KZ_E_NO_MEMORY. */
kz_status kzi_queue_add(kzi_queue *queue, const kz_fetch_item *item, kz_error *err);
void kzi_queue_free(kzi_queue *queue);

#endif
