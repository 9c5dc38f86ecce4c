/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/plan.h"

#include "index/engine.h"
#include "index/salvage.h"
#include "index/schema.h"

#include <stdlib.h>

static const uint32_t gone = UINT32_MAX;

static kz_status add(kzi_plan *plan, uint32_t docid, uint32_t record, kz_error *err)
{
	if (plan->count == plan->room) {
		size_t room = plan->room == 0 ? 1024 : plan->room * 2;
		kzi_planned *items = realloc(plan->items, room * sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		plan->items = items;
		plan->room = room;
	}
	plan->items[plan->count++] = (kzi_planned){.docid = docid, .record = record};
	return KZ_OK;
}

static kz_status add_committed(xapian_database *database, kzi_plan *plan, kz_error *err)
{
	xapian_error why;
	xapian_cursor *all = NULL;
	uint32_t docid = 0;
	kz_status st = kzi_engine(
		xapian_database_postings(database, "", 0, &all, &why), &why, NULL, err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_docid(all, &docid, &why), &why, NULL, err);
		if (st == KZ_OK)
			st = add(plan, docid, 0, err);
	}
	xapian_cursor_close(all);
	return st == KZ_DONE ? KZ_OK : st;
}

static int by_docid(const void *wanted, const void *planned)
{
	uint32_t one = *(const uint32_t *)wanted;
	uint32_t other = ((const kzi_planned *)planned)->docid;
	return (one > other) - (one < other);
}

static kzi_planned *find(kzi_plan *plan, uint32_t docid)
{
	return plan->count > 0 ? bsearch(&docid, plan->items, plan->count,
					 sizeof *plan->items, by_docid)
			       : NULL;
}

/* What comes back under the same id takes the place of what goes; placed says so, for
 * each record. */
static kz_status take_out(const kz_writer *writer, xapian_database *database,
	kzi_plan *plan, bool *placed, kz_error *err)
{
	xapian_error why;
	const kzi_batch *batch = &writer->batch;
	kzi_buffer term = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < batch->erased_count && st == KZ_OK; i++) {
		uint32_t docid = 0;
		uint32_t record = kzi_batch_put_of(batch, batch->erased_ids[i]);
		kzi_term_id(&term, batch->erased_ids[i]);
		st = term.failed ? kzi_no_memory(err)
				 : kzi_engine(xapian_database_find(database, term.data,
						      term.length, &docid, &why),
					   &why, NULL, err);
		kzi_planned *item = st == KZ_OK ? find(plan, docid) : NULL;
		if (item == NULL)
			continue;
		item->record = record != 0 ? record : gone;
		if (record != 0)
			placed[record - 1] = true;
	}
	kzi_buffer_free(&term);
	return st;
}

/* A commit that was done and could not say so is done again: what was new in it is
 * there already. */
static kz_status place_again(const kz_writer *writer, xapian_database *database,
	kzi_plan *plan, bool *placed, kz_error *err)
{
	xapian_error why;
	xapian_bytes id;
	xapian_cursor *ids = NULL;
	kzi_buffer prefix = {0};
	kzi_term_id(&prefix, "");
	kz_status st = prefix.failed
			       ? kzi_no_memory(err)
			       : kzi_engine(xapian_database_terms(database, prefix.data,
						    prefix.length, &ids, &why),
					 &why, NULL, err);
	while (st == KZ_OK) {
		uint32_t docid = 0;
		st = kzi_engine(
			xapian_cursor_next_bytes(ids, &id, &why), &why, NULL, err);
		uint32_t record =
			st == KZ_OK ? kzi_batch_put_with(&writer->batch, id.data, id.size)
				    : 0;
		if (record == 0 || placed[record - 1])
			continue;
		st = kzi_engine(
			xapian_database_find(database, id.data, id.size, &docid, &why),
			&why, NULL, err);
		kzi_planned *item = st == KZ_OK ? find(plan, docid) : NULL;
		if (item != NULL) {
			item->record = record;
			placed[record - 1] = true;
		}
	}
	xapian_cursor_close(ids);
	kzi_buffer_free(&prefix);
	return st == KZ_DONE ? KZ_OK : st;
}

static void close_gaps(kzi_plan *plan)
{
	size_t kept = 0;
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->items[i].record != gone)
			plan->items[kept++] = plan->items[i];
	}
	plan->count = kept;
}

static kz_status add_saved(const kzi_salvage *salvage, kzi_plan *plan, kz_error *err)
{
	kz_status st = KZ_OK;
	for (uint32_t i = 1; i <= salvage->count && st == KZ_OK; i++)
		st = add(plan, i, i, err);
	return st;
}

kz_status kzi_plan_make(kz_writer *writer, kzi_plan *plan, kz_error *err)
{
	if (writer->salvage != NULL)
		return add_saved(writer->salvage, plan, err);
	xapian_error why;
	xapian_statistics about = {0};
	const kzi_batch *batch = &writer->batch;
	xapian_database *database = xapian_writable_database(writer->engine);
	bool *placed = calloc(batch->count + 1, sizeof *placed);
	kz_status st =
		placed == NULL
			? kzi_no_memory(err)
			: kzi_engine(xapian_database_statistics(database, &about, &why),
				  &why, NULL, err);
	if (st == KZ_OK)
		st = add_committed(database, plan, err);
	if (st == KZ_OK)
		st = take_out(writer, database, plan, placed, err);
	if (st == KZ_OK)
		st = place_again(writer, database, plan, placed, err);
	close_gaps(plan);
	uint32_t docid = about.last_docid;
	for (uint32_t record = 1; record <= batch->count && st == KZ_OK; record++) {
		if (batch->records[record - 1].kind == KZI_SPOOL_PUT &&
			kzi_batch_counts(batch, record) && !placed[record - 1])
			st = add(plan, ++docid, record, err);
	}
	free(placed);
	return st;
}

void kzi_plan_free(kzi_plan *plan)
{
	free(plan->items);
	*plan = (kzi_plan){0};
}
