/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/workers.h"

#include "base/thread.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/salvage.h"

#include <stdlib.h>
#include <string.h>

enum { THREADS_MOST = 16 };

/* What they share; the lock is on all of it but what never changes. */
typedef struct crew {
	kz_writer *writer;
	const kzi_plan *plan;
	kzi_bulk *bulk; /* of the one whose turn it is */
	kzi_text_store *texts;
	pthread_mutex_t lock;
	pthread_cond_t moved;
	size_t next;          /* of the plan */
	unsigned taken, turn; /* stretches: given out, and whose turn it is */
	kz_progress progress;
	uint64_t told;    /* of what was done */
	kz_status status; /* of the first that failed */
	kz_error error;
} crew;

/* A document as it lies on the disk. */
typedef struct piece {
	kzi_planned item;
	kzi_text_place place; /* when it is there already */
	size_t end;           /* in the bytes of the stretch */
} piece;

typedef struct worker {
	crew *crew;
	bool tells;    /* of progress */
	kzi_memo memo; /* with its analysis */
	kzi_text_store *texts;
	kzi_bulk_run *run;
	piece *pieces;
	size_t count, room;
	kzi_buffer bytes;
	unsigned turn;
	bool has_turn;
	kz_error error;
} worker;

/* ---- A stretch, with the lock ---- */

static kz_status read_committed(worker *w, piece *p, kzi_buffer *content)
{
	xapian_error why;
	xapian_bytes record;
	kz_document *facts = NULL;
	kz_writer *writer = w->crew->writer;
	kz_status st =
		kzi_engine(xapian_database_data(xapian_writable_database(writer->engine),
				   p->item.docid, &record, &why),
			&why, NULL, &w->error);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &p->place, &w->error);
	kz_document_free(facts);
	return st == KZ_OK ? kzi_text_read(writer->texts, p->place, content, &w->error)
			   : st;
}

static kz_status read_piece(worker *w, kzi_planned item, kzi_buffer *content)
{
	piece p = {.item = item};
	kzi_spool_kind kind;
	const kz_writer *writer = w->crew->writer;
	const kzi_salvage *salvage = writer->salvage;
	kz_status st =
		salvage != NULL
			? kzi_salvage_content(salvage, salvage->items[item.record - 1],
				  content, &w->error)
		: item.record == 0 ? read_committed(w, &p, content)
				   : kzi_spool_read(writer->spool,
					     writer->batch.records[item.record - 1].at,
					     &kind, content, &w->error);
	if (st != KZ_OK)
		return st;
	if (w->count == w->room) {
		size_t room = w->room == 0 ? 64 : w->room * 2;
		piece *pieces = realloc(w->pieces, room * sizeof *pieces);
		if (pieces == NULL)
			return kzi_no_memory(&w->error);
		w->pieces = pieces;
		w->room = room;
	}
	kzi_buffer_append(&w->bytes, content->data, content->length);
	p.end = w->bytes.length;
	w->pieces[w->count++] = p;
	return w->bytes.failed ? kzi_no_memory(&w->error) : KZ_OK;
}

/* KZ_DONE: there is nothing left, or somebody has failed. */
static kz_status take_stretch(worker *w)
{
	crew *c = w->crew;
	kzi_buffer content = {0};
	kz_status st = KZ_OK;
	w->count = 0;
	kzi_buffer_clear(&w->bytes);
	pthread_mutex_lock(&c->lock);
	while (st == KZ_OK && c->status == KZ_OK && c->next < c->plan->count &&
		w->bytes.length < c->writer->limits.stretch)
		st = read_piece(w, c->plan->items[c->next++], &content);
	w->turn = c->taken++;
	bool done = w->count == 0 || c->status != KZ_OK;
	pthread_mutex_unlock(&c->lock);
	kzi_buffer_free(&content);
	return st == KZ_OK && done ? KZ_DONE : st;
}

/* ---- In turn ---- */

/* KZ_DONE: somebody has failed. */
static kz_status await_turn(worker *w)
{
	crew *c = w->crew;
	if (w->has_turn)
		return KZ_OK;
	pthread_mutex_lock(&c->lock);
	while (c->turn != w->turn && c->status == KZ_OK)
		pthread_cond_wait(&c->moved, &c->lock);
	w->has_turn = c->status == KZ_OK;
	pthread_mutex_unlock(&c->lock);
	return w->has_turn ? KZ_OK : KZ_DONE;
}

static kz_status add_run(worker *w)
{
	kz_status st = kzi_bulk_sort(w->run, &w->error);
	if (st == KZ_OK)
		st = await_turn(w);
	return st == KZ_OK ? kzi_bulk_add(w->crew->bulk, w->run, &w->error) : st;
}

static void pass_turn(worker *w)
{
	crew *c = w->crew;
	pthread_mutex_lock(&c->lock);
	c->turn++;
	pthread_cond_broadcast(&c->moved);
	pthread_mutex_unlock(&c->lock);
	w->has_turn = false;
}

static kz_status tell(worker *w, size_t bytes)
{
	crew *c = w->crew;
	pthread_mutex_lock(&c->lock);
	c->progress.done++;
	c->progress.bytes += bytes;
	kz_progress progress = c->progress;
	kz_status st = c->status;
	if (w->tells)
		c->told = progress.done;
	pthread_mutex_unlock(&c->lock);
	if (st != KZ_OK)
		return KZ_DONE;
	return w->tells ? kzi_writer_progress(c->writer, progress, &w->error) : KZ_OK;
}

/* ---- A document ---- */

/* Spelt out once for as long as numbers hold. */
static kz_status number_term(kzi_bulk_run *run, kzi_entry_term *term, kz_error *err)
{
	uint32_t epoch = kzi_bulk_epoch(run) + 1;
	if (term->epoch == epoch)
		return KZ_OK;
	term->epoch = epoch;
	return kzi_bulk_term(run, term->text, term->length, &term->number, err);
}

static kz_status posting(void *context, kzi_entry_term *term, uint32_t position,
	uint32_t wdf, kz_error *err)
{
	kz_status st = number_term(context, term, err);
	return st == KZ_OK ? kzi_bulk_posting(context, term->number, position, wdf, err)
			   : st;
}

static kz_status count(void *context, kzi_entry_term *term, uint32_t wdf, kz_error *err)
{
	kz_status st = number_term(context, term, err);
	return st == KZ_OK ? kzi_bulk_count(context, term->number, wdf, err) : st;
}

static kz_status value(
	void *context, uint32_t slot, const char *bytes, size_t length, kz_error *err)
{
	return kzi_bulk_value(context, slot, bytes, length, err);
}

static kz_status data(void *context, const char *bytes, size_t length, kz_error *err)
{
	return kzi_bulk_data(context, bytes, length, err);
}

static kz_status add_document(
	worker *w, const kz_document *document, uint32_t docid, kzi_text_place place)
{
	kzi_entry out = {w->run, posting, count, value, data};
	kz_status st = kzi_bulk_begin(w->run, docid, &w->error);
	if (st == KZ_OK)
		st = kzi_index_document(document, &w->memo, place, &out, &w->error);
	return st == KZ_OK ? kzi_bulk_end(w->run, &w->error) : st;
}

static kz_status add_piece(worker *w, const piece *p, const char *bytes, size_t length)
{
	kzi_change change = {0};
	kzi_text_place place = p->place;
	kzi_buffer content = {.data = (char *)bytes, .length = length};
	bool saved = w->crew->writer->salvage != NULL;
	bool put = !saved && p->item.record != 0;
	kz_status st =
		!put ? kzi_document_decode(bytes, length, &change.document, &w->error)
		     : kzi_change_decode(KZI_SPOOL_PUT, &content, &change, &w->error);
	if (st == KZ_OK && saved)
		st = kzi_store_document(w->texts, change.document, &place, &w->error);
	if (st == KZ_OK && put)
		st = kzi_apply_text(w->texts, change.document, &place, &w->error);
	if (st == KZ_OK)
		st = add_document(w, change.document, p->item.docid, place);
	kzi_change_free(&change);
	return st;
}

static kz_status work_on_stretch(worker *w)
{
	size_t at = 0;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < w->count && st == KZ_OK; i++) {
		const piece *p = &w->pieces[i];
		if (kzi_bulk_full(w->run))
			st = add_run(w);
		if (st == KZ_OK)
			st = add_piece(w, p, w->bytes.data + at, p->end - at);
		if (st == KZ_OK)
			st = tell(w, p->end - at);
		at = p->end;
	}
	if (st == KZ_OK)
		st = add_run(w);
	if (st == KZ_OK)
		pass_turn(w);
	return st;
}

/* ---- A worker ---- */

static kz_status begin(worker *w)
{
	crew *c = w->crew;
	kz_status st = kzi_bulk_run_new(c->bulk, &w->run, &w->error);
	if (st == KZ_OK)
		st = kzi_text_share(c->texts, &w->texts, &w->error);
	/* An analysis is for one thread at a time. */
	if (st == KZ_OK && w->tells)
		w->memo.analysis = c->writer->analysis;
	else if (st == KZ_OK)
		st = kzi_analysis_file_open(c->writer->path, c->writer->generation,
			&w->memo.analysis, &w->error);
	if (st == KZ_OK)
		kzi_analysis_hasten(
			w->memo.analysis, w->tells ? NULL : c->writer->analysis);
	return st;
}

static void fail(worker *w, kz_status st)
{
	crew *c = w->crew;
	pthread_mutex_lock(&c->lock);
	if (c->status == KZ_OK) {
		c->status = st;
		c->error = w->error;
	}
	pthread_cond_broadcast(&c->moved);
	pthread_mutex_unlock(&c->lock);
}

static void *work(void *context)
{
	worker *w = context;
	kz_status st = begin(w);
	while (st == KZ_OK) {
		st = take_stretch(w);
		if (st == KZ_OK)
			st = work_on_stretch(w);
	}
	if (st < 0)
		fail(w, st);
	kzi_bulk_run_free(w->run);
	kzi_text_close(w->texts);
	kzi_memo_free(&w->memo);
	if (!w->tells)
		kz_analysis_close(w->memo.analysis);
	kzi_buffer_free(&w->bytes);
	free(w->pieces);
	return NULL;
}

kz_status kzi_workers_fill(kz_writer *writer, const kzi_plan *plan, kzi_bulk *bulk,
	kzi_text_store *texts, kz_error *err)
{
	crew c = {.writer = writer,
		.plan = plan,
		.bulk = bulk,
		.texts = texts,
		.progress = {
			.phase = KZ_PHASE_INDEXING, .total = plan->count, .path = ""}};
	worker workers[THREADS_MOST] = {{.crew = &c, .tells = true}};
	pthread_t others[THREADS_MOST];
	unsigned started = 0;
	pthread_mutex_init(&c.lock, NULL);
	pthread_cond_init(&c.moved, NULL);
	for (unsigned i = 1; i < writer->limits.threads && i < THREADS_MOST; i++) {
		workers[i].crew = &c;
		if (!kzi_thread_start(&others[started], work, &workers[i]))
			break;
		started++;
	}
	work(&workers[0]);
	for (unsigned i = 0; i < started; i++)
		pthread_join(others[i], NULL);
	pthread_cond_destroy(&c.moved);
	pthread_mutex_destroy(&c.lock);
	if (c.status != KZ_OK)
		return kzi_fail(err, c.status, c.error.offset, "%s", c.error.message);
	/* The others may have done the last of it, or all. */
	return c.told < plan->count ? kzi_writer_progress(writer, c.progress, err)
				    : KZ_OK;
}
