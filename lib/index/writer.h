/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inside of a writer, for the files that make it up. */
#ifndef KZI_INDEX_WRITER_H
#define KZI_INDEX_WRITER_H

#include <kamerzoek/dutch.h>
#include <kamerzoek/index.h>

#include <sys/types.h>

#include "document/document.h"
#include "index/batch.h"
#include "index/layout.h"
#include "index/memo.h"
#include "index/spool.h"
#include "index/text_store.h"
#include "xapian-c/xapian-c.h"

/* Is the engine that is installed one for which a database can be made in bulk? */
typedef enum kzi_bulk_state {
	KZI_BULK_UNTRIED,
	KZI_BULK_TRUSTED,
	KZI_BULK_NEVER
} kzi_bulk_state;

/* Which commits are made in bulk, and how. */
typedef struct kzi_bulk_limits {
	uint64_t documents, bytes; /* from so many on, of either */
	size_t stretch;            /* bytes of documents that a thread takes at once */
	unsigned threads;
} kzi_bulk_limits;

/* Beside the flags of who opens a writer: it will make the index anew of what that
 * stores, so that nothing is committed, and nothing taken from the old one, before. */
enum { KZI_WRITER_ANEW = 1u << 30 };

struct kz_writer {
	char *path;
	pid_t process; /* that opened it */
	int lock;      /* descriptor of the lock file */
	char generation[KZI_GENERATION_NAME];
	bool published; /* current names our generation */
	/* The one that this writer began, with nothing in it; or "". */
	char begun[KZI_GENERATION_NAME];
	/* Of the generation before, when this one began anew: "" and 0 if none. */
	char uuid[37];
	uint64_t revision;
	kz_analysis *analysis;
	char *words; /* the list for a new lexicon; NULL is that of hunspell-nl */
	kzi_spool *spool;

	/* NULL after a failure, until the next commit opens them again. */
	xapian_writable *engine;
	kzi_text_store *texts;

	kzi_batch batch; /* what the spool will make of the index */
	kzi_memo memo;   /* of a commit through the engine */

	kzi_bulk_state bulk;
	kzi_bulk_limits limits;
	kz_error warning; /* its message is "" when there is none */
	/* While a new generation is not yet published: the one that it takes the place
	 * of; "" otherwise. */
	char before[KZI_GENERATION_NAME];
	bool before_published;

	/* Of an index that is divided: they do all but hold its lock. */
	struct kz_writer **shards;
	size_t shard_count;
	bool shares_lexicon; /* is one of these: there is one lexicon for all */

	/* What the next commit puts in, in place of a spool; else NULL. */
	const struct kzi_salvage *salvage;

	kz_progress_fn *on_progress;
	void *progress_context;
};

/* Opens what is closed of engine and texts, at the last commit. */
kz_status kzi_writer_open_engine(kz_writer *writer, kz_error *err);
/* Closes both, with all that was not committed in them. */
void kzi_writer_close_engine(kz_writer *writer);

/* A commit in two steps: all that is put in, durably, where it is or in a generation that
 * nobody sees; then that is named, and the spool is done with. After a failure of either
 * the writer is where it was; so it is when undone between them, unless the last commit
 * itself was changed (writer->published). */
kz_status kzi_commit_prepare(kz_writer *writer, kz_error *err);
kz_status kzi_commit_finish(kz_writer *writer, kz_error *err);
void kzi_commit_undo(kz_writer *writer);

/* Tells of progress; KZ_E_CANCELLED when the caller has had enough. */
kz_status kzi_writer_progress(kz_writer *writer, kz_progress progress, kz_error *err);

/* Which list of words a new lexicon is made of: NULL, "" or a path (lexicon.c). */
kz_status kzi_lexicon_choose(kz_writer *writer, const char *words, kz_error *err);
/* Before the first documents come in: the lexicon that the index keeps, made of that
 * list and of the words that are in the spool. */
kz_status kzi_lexicon_freeze(kz_writer *writer, kz_error *err);

/* While committing: carry out one record of the spool; and before all of them, take
 * out what they take the place of (apply.c). */
kz_status kzi_apply(
	kz_writer *writer, kzi_spool_kind kind, const kzi_buffer *content, kz_error *err);
kz_status kzi_apply_erasures(kz_writer *writer, kz_error *err);
/* What was removed leaves tombstones, and what is put takes them away; the same that
 * kzi_apply() does, without the documents. */
kz_status kzi_apply_tombstones(kz_writer *writer, kz_error *err);
/* All of the salvage into the engine. */
kz_status kzi_apply_salvage(kz_writer *writer, kz_error *err);
/* The text of a document, and of its parts. */
kz_status kzi_store_document(kzi_text_store *texts, kz_document *document,
	kzi_text_place *place, kz_error *err);
/* The same of one that is put; it is stamped with the time. */
kz_status kzi_apply_text(kzi_text_store *texts, kz_document *document,
	kzi_text_place *place, kz_error *err);

#endif
