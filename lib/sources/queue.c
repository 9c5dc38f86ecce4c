/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/queue.h"

#include "base/error.h"
#include "sources/paper.h"

#include <stdlib.h>
#include <string.h>

static const char *kept(kzi_queue *queue, const char *text)
{
	if (text == NULL)
		text = "";
	return kzi_arena_copy(&queue->arena, text, strlen(text));
}

static kz_fetch_item *copy_of(kzi_queue *queue, const kz_fetch_item *item)
{
	char page[KZI_PAPER_URL_MAX];
	kz_fetch_item *copy = kzi_arena_alloc(&queue->arena, sizeof *copy);
	if (copy == NULL)
		return NULL;
	kzi_paper_url(item->id, "", page);
	/* One of the Tweede Kamer has no page that its number tells. */
	if (kzi_paper_is_document(item->id))
		page[0] = '\0';
	*copy = (kz_fetch_item){sizeof *copy, kept(queue, item->id),
		kept(queue, item->of), kept(queue, item->title), kept(queue, item->date),
		kept(queue, item->kind), kept(queue, page)};
	bool whole = copy->id != NULL && copy->of != NULL && copy->title != NULL &&
		     copy->date != NULL && copy->kind != NULL && copy->url != NULL;
	return whole ? copy : NULL;
}

kz_status kzi_queue_add(kzi_queue *queue, const kz_fetch_item *item, kz_error *err)
{
	size_t length = strlen(item->id);
	if (kzi_table_find(&queue->names, item->id, length) != NULL)
		return KZ_OK;
	if (queue->count == queue->room) {
		size_t room = queue->room == 0 ? 64 : queue->room * 2;
		kz_fetch_item **items = realloc(queue->items, room * sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		queue->items = items;
		queue->room = room;
	}
	kz_fetch_item *copy = copy_of(queue, item);
	if (copy == NULL ||
		!kzi_table_add(&queue->names, item->id, length, (uint32_t)queue->count))
		return kzi_no_memory(err);
	queue->items[queue->count++] = copy;
	return KZ_OK;
}

void kzi_queue_free(kzi_queue *queue)
{
	kzi_table_free(&queue->names);
	kzi_arena_free(&queue->arena);
	free(queue->items);
	*queue = (kzi_queue){0};
}
