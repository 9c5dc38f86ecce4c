/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each thread has one stretch of the spool, and a draft of its own; put together in the
 * order of the stretches these are what one thread would have made.
 */
#include "index/seen.h"

#include "base/thread.h"
#include "index/salvage.h"
#include "text/analysis.h"

#include <string.h>

enum {
	THREADS_MOST = 16,
	SHARE_LEAST = 1 << 20, /* bytes for which a thread pays */
	WORD_LONGEST = 24      /* bytes of a word that is no mistake */
};

typedef struct crew {
	kz_writer *writer;
	pthread_mutex_t lock;
	kz_status status; /* of the first that failed */
	kz_error error;
} crew;

typedef struct share {
	crew *crew;
	uint32_t first, end; /* records */
	bool tells;          /* of progress */
	kzi_draft seen;
	kz_error error;
} share;

/* ---- A document ---- */

static bool is_plain(const kzi_word *word)
{
	if (word->folded_length > WORD_LONGEST)
		return false;
	for (size_t i = 0; i < word->folded_length; i++)
		if (word->folded[i] < 'a' || word->folded[i] > 'z')
			return false;
	return true;
}

static bool see_text(const char *text, kzi_draft *seen, uint32_t number)
{
	char folded[KZI_SEEN_MOST][WORD_LONGEST];
	kzi_seen_word found[KZI_SEEN_MOST];
	size_t count = 0;
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	while (kzi_words_next(&words, &word)) {
		if (!is_plain(&word))
			continue;
		memcpy(folded[count], word.folded, word.folded_length);
		found[count] = (kzi_seen_word){folded[count], word.folded_length};
		if (++count == KZI_SEEN_MOST) {
			kzi_draft_see(seen, found, count, number);
			count = 0;
		}
	}
	kzi_draft_see(seen, found, count, number);
	bool good = !kzi_words_failed(&words);
	kzi_words_end(&words);
	return good;
}

static bool see_document(const kz_document *document, kzi_draft *seen, uint32_t number)
{
	bool good = see_text(kz_document_get(document, KZ_TITLE), seen, number);
	for (size_t i = 0; good && i < document->block_count; i++)
		if (kzi_language_of(kzi_block_language(document, i)) == KZI_DUTCH)
			good = see_text(document->blocks[i].text, seen, number);
	return good;
}

static kz_status see_record(share *s, uint32_t record, kzi_buffer *content)
{
	kzi_change change = {0};
	kzi_spool_kind kind;
	kz_writer *writer = s->crew->writer;
	kz_status st = kzi_spool_read(writer->spool, writer->batch.records[record - 1].at,
		&kind, content, &s->error);
	if (st == KZ_OK)
		st = kzi_change_decode(kind, content, &change, &s->error);
	if (st == KZ_OK && change.document != NULL &&
		!see_document(change.document, &s->seen, record))
		st = kzi_no_memory(&s->error);
	kzi_change_free(&change);
	return st;
}

/* ---- A share ---- */

/* KZ_DONE: somebody has failed. */
static kz_status go_on(share *s)
{
	crew *c = s->crew;
	pthread_mutex_lock(&c->lock);
	kz_status st = c->status == KZ_OK ? KZ_OK : KZ_DONE;
	pthread_mutex_unlock(&c->lock);
	/* A second pass is to come, which is what is counted; but who wants to stop, may.
	 */
	kz_progress progress = {.phase = KZ_PHASE_INDEXING,
		.total = kzi_spool_count(c->writer->spool),
		.path = ""};
	return st == KZ_OK && s->tells
		       ? kzi_writer_progress(c->writer, progress, &s->error)
		       : st;
}

static void *see_share(void *context)
{
	share *s = context;
	crew *c = s->crew;
	kzi_buffer content = {0};
	kz_status st = KZ_OK;
	for (uint32_t record = s->first; record < s->end && st == KZ_OK; record++) {
		if (!kzi_batch_counts(&c->writer->batch, record) ||
			c->writer->batch.records[record - 1].kind != KZI_SPOOL_PUT)
			continue;
		st = see_record(s, record, &content);
		if (st == KZ_OK)
			st = go_on(s);
	}
	kzi_buffer_free(&content);
	if (st < 0) {
		pthread_mutex_lock(&c->lock);
		if (c->status == KZ_OK) {
			c->status = st;
			c->error = s->error;
		}
		pthread_mutex_unlock(&c->lock);
	}
	return NULL;
}

/* Shares of as many bytes each. */
static unsigned divide(crew *c, share shares[THREADS_MOST])
{
	const kzi_batch *batch = &c->writer->batch;
	uint64_t bytes = kzi_spool_here(c->writer->spool).bytes;
	unsigned count = c->writer->limits.threads;
	if (count > THREADS_MOST)
		count = THREADS_MOST;
	if (count > bytes / SHARE_LEAST)
		count = bytes < SHARE_LEAST ? 1 : (unsigned)(bytes / SHARE_LEAST);
	uint32_t record = 1;
	for (unsigned i = 0; i < count; i++) {
		shares[i] = (share){.crew = c, .first = record, .tells = i == 0};
		while (record <= batch->count &&
			(i + 1 == count ||
				batch->records[record - 1].at < bytes / count * (i + 1)))
			record++;
		shares[i].end = record;
	}
	return count;
}

/* What is made anew lies packed, and reading it is most of the work. */
static kz_status see_salvage(kz_writer *writer, kzi_draft *seen, kz_error *err)
{
	const kzi_salvage *salvage = writer->salvage;
	kz_progress progress = {
		.phase = KZ_PHASE_INDEXING, .total = salvage->count, .path = ""};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < salvage->count && st == KZ_OK; i++) {
		kz_document *document = NULL;
		st = kzi_salvage_read(salvage, salvage->items[i], NULL, &document, err);
		if (st == KZ_OK && !see_document(document, seen, (uint32_t)i + 1))
			st = kzi_no_memory(err);
		if (st == KZ_OK)
			st = kzi_writer_progress(writer, progress, err);
		kz_document_free(document);
	}
	return st;
}

kz_status kzi_seen_count(kz_writer *writer, kzi_draft *seen, kz_error *err)
{
	if (writer->salvage != NULL)
		return see_salvage(writer, seen, err);
	crew c = {.writer = writer};
	share shares[THREADS_MOST];
	pthread_t threads[THREADS_MOST];
	bool started[THREADS_MOST] = {false};
	/* From here on it is only read. */
	kz_status st = kzi_spool_flush(writer->spool, err);
	if (st != KZ_OK)
		return st;
	pthread_mutex_init(&c.lock, NULL);
	unsigned count = divide(&c, shares);
	for (unsigned i = 1; i < count; i++)
		started[i] = kzi_thread_start(&threads[i], see_share, &shares[i]);
	for (unsigned i = 0; i < count; i++) {
		if (!started[i])
			see_share(&shares[i]);
	}
	for (unsigned i = 0; i < count; i++) {
		if (started[i])
			pthread_join(threads[i], NULL);
		kzi_draft_add_seen_by(seen, &shares[i].seen);
		kzi_draft_free(&shares[i].seen);
	}
	pthread_mutex_destroy(&c.lock);
	return c.status == KZ_OK
		       ? KZ_OK
		       : kzi_fail(err, c.status, c.error.offset, "%s", c.error.message);
}
