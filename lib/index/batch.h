/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The documents as they will be at the next commit: those of the last one, but for
 * what was put, removed and pruned since. Everything that asks whether a document is
 * there already asks here.
 */
#ifndef KZI_INDEX_BATCH_H
#define KZI_INDEX_BATCH_H

#include <kamerzoek/index.h>

#include "base/table.h"
#include "index/change.h"
#include "index/spool.h"
#include "index/text_store.h"

typedef struct kzi_batch_record {
	uint64_t at; /* in the spool */
	uint32_t superseded_by;
	kzi_spool_kind kind;
} kzi_batch_record;

/* All zero is an empty one: nothing since the last commit. */
typedef struct kzi_batch {
	kzi_batch_record *records; /* one for each of the spool; numbered from 1 */
	size_t count, room;
	bool has_removals;
	kzi_table terms;  /* to the records of documents that have one */
	bool let_go;      /* terms is empty, while a commit goes on or when it failed */
	kzi_table erased; /* ids of documents of the last commit that go */
	kzi_table lifted; /* ids of tombstones of the last commit that go */
	char **erased_ids;
	size_t erased_count, erased_room;
	kzi_table met; /* files, with their digest, to what was told of them */
} kzi_batch;

/* A document of the batch. */
typedef struct kzi_held {
	kz_document *document; /* its facts, or all of it */
	bool whole;
	bool fresh;           /* it is of no commit at all */
	uint32_t record;      /* of the spool; 0: it is of the last commit, */
	uint32_t docid;       /* with this number in the engine */
	kzi_text_place place; /* and its text here */
	bool spent;           /* only its names and its age are of use */
} kzi_held;

typedef struct kzi_held_list {
	kzi_held *items;
	size_t count, room;
} kzi_held_list;

/* Adds the documents with that term to a list (from zero) where they are not in it
 * yet, at most as many as would make it most long. */
kz_status kzi_batch_find(kz_writer *writer, const kzi_buffer *term, size_t most,
	kzi_held_list *list, kz_error *err);
/* The text and parts of it too. */
kz_status kzi_held_load(kz_writer *writer, kzi_held *held, kz_error *err);
/* A part of one that is loaded. */
kz_status kzi_held_part(kz_writer *writer, const kzi_held *held, size_t i,
	kz_document **out, kz_error *err);
kz_status kzi_held_list_add(kzi_held_list *list, kzi_held held, kz_error *err);
bool kzi_held_list_has(const kzi_held_list *list, const kzi_held *held);
void kzi_held_list_free(kzi_held_list *list);

/* Put a change on the spool, and have it count from now on. */
kz_status kzi_batch_add(kz_writer *writer, const kzi_change *change, kz_error *err);
/* The change takes the place of a document that was found; of a record, with all
 * that it takes the place of itself. */
kz_status kzi_batch_replace(
	kz_writer *writer, const kzi_held *held, kzi_change *change, kz_error *err);
kz_status kzi_batch_replace_record(
	kz_writer *writer, uint32_t record, kzi_change *change, kz_error *err);

/* The record that counts for what became of a document of the last commit; 0 when
 * nothing became of it. */
uint32_t kzi_batch_record_of(const kzi_batch *batch, const char *id);
/* The newest removal that counts of a document with that term; 0: none. */
uint32_t kzi_batch_removal(const kzi_batch *batch, const kzi_buffer *term);

kz_status kzi_batch_read(
	kz_writer *writer, uint32_t record, kzi_change *out, kz_error *err);
/* Does a record still count? */
bool kzi_batch_counts(const kzi_batch *batch, uint32_t record);
/* The record of the document that will have this id, or a term; 0: none. */
uint32_t kzi_batch_put_of(const kzi_batch *batch, const char *id);
uint32_t kzi_batch_put_with(const kzi_batch *batch, const char *term, size_t length);

/* The terms of a record, so that it is found by them. */
kz_status kzi_batch_take_terms(
	kzi_batch *batch, uint32_t record, const kzi_change *change, kz_error *err);
/* From here until they are called back nothing is found by its terms. */
void kzi_batch_let_go(kzi_batch *batch);
/* Those that were let go, read from the spool; without memory for all, none. */
kz_status kzi_batch_recall(kz_writer *writer, kz_error *err);

/* How far it is; what came after a mark can be taken back. */
typedef struct kzi_batch_mark {
	kzi_spool_mark spool;
	size_t count, terms, erased, lifted, erased_ids;
} kzi_batch_mark;
kzi_batch_mark kzi_batch_here(const kz_writer *writer);
void kzi_batch_back_to(kz_writer *writer, kzi_batch_mark mark);

/* It is committed, or given up: nothing again. */
void kzi_batch_clear(kzi_batch *batch);

#endif
