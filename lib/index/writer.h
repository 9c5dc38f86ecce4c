/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inside of a writer, for the files that make it up. */
#ifndef KZI_INDEX_WRITER_H
#define KZI_INDEX_WRITER_H

#include <kamerzoek/dutch.h>
#include <kamerzoek/index.h>

#include <sys/types.h>

#include "document/document.h"
#include "index/layout.h"
#include "index/spool.h"
#include "index/text_store.h"
#include "xapian-c/xapian-c.h"

struct kz_writer {
	char *path;
	pid_t process; /* that opened it */
	int lock;      /* descriptor of the lock file */
	char generation[KZI_GENERATION_NAME];
	bool published; /* current names our generation */
	/* Of the generation before, when this one began anew: "" and 0 if none. */
	char uuid[37];
	uint64_t revision;
	kz_analysis *analysis;
	kzi_spool *spool;

	/* NULL after a failure, until the next commit opens them again. */
	xapian_writable *engine;
	kzi_text_store *texts;

	/* Ids that were removed since the last commit. */
	char **removed;
	size_t removed_count;

	kz_progress_fn *on_progress;
	void *progress_context;
};

/* Opens what is closed of engine and texts, at the last commit. */
kz_status kzi_writer_open_engine(kz_writer *writer, kz_error *err);
/* Closes both, with all that was not committed in them. */
void kzi_writer_close_engine(kz_writer *writer);

/* Tells of progress; KZ_E_CANCELLED when the caller has had enough. */
kz_status kzi_writer_progress(kz_writer *writer, kz_progress progress, kz_error *err);

/* What the last commit says of a document with that term: its facts and where
 * its text is. *out is NULL when there is none. */
kz_status kzi_writer_find(kz_writer *writer, const kzi_buffer *term, kz_document **out,
	kzi_text_place *place, kz_error *err);

/* kz_writer_put() for a document of that kind of record. */
kz_status kzi_writer_put(kz_writer *writer, const kz_document *document,
	kzi_spool_kind kind, kz_error *err);

/* Was the document with that id removed since the last commit (remove.c)? */
bool kzi_writer_removes(const kz_writer *writer, const char *id);
/* The removals were committed. */
void kzi_writer_forget_removed(kz_writer *writer);

/* Leave a tombstone for a document and its paths; take that of an id away, or
 * that of the document which had a path. Only while committing. */
kz_status kzi_tombstone_set(
	kz_writer *writer, const kz_document *document, kz_error *err);
kz_status kzi_tombstone_clear(kz_writer *writer, const char *id, kz_error *err);
kz_status kzi_tombstone_clear_path(kz_writer *writer, const char *path, kz_error *err);

/* Is there a tombstone with that key, or will there be at the next commit? */
kz_status kzi_writer_is_gone(kz_writer *writer, const char *prefix, const char *name,
	bool *out, kz_error *err);

/* Carry out one record of the spool (apply.c). */
kz_status kzi_apply(
	kz_writer *writer, kzi_spool_kind kind, const kzi_buffer *content, kz_error *err);

#endif
