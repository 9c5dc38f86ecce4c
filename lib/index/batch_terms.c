/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The terms by which the documents of a batch are known. They take the most memory of it,
 * and are of no use while a commit fills its tables, which takes the most of all: then
 * they are let go, and only a commit that fails has them read from the spool again.
 */
#include "index/batch.h"
#include "index/identity.h"
#include "index/schema.h"
#include "index/writer.h"

/* A record being taken in, and under which number. */
typedef struct taking {
	kzi_batch *batch;
	uint32_t record;
	bool removal;
} taking;

/* A tombstone stands under the names of a document, as aliases, and its paths. */
static bool take_term(void *context, kzi_identity_kind kind, const kzi_buffer *term)
{
	taking *t = context;
	bool wanted = kind != KZI_BY_URL;
	if (t->removal)
		wanted = kind == KZI_BY_NAME || kind == KZI_BY_PATH;
	return !wanted ||
	       kzi_table_add(&t->batch->terms, term->data, term->length, t->record);
}

kz_status kzi_batch_take_terms(
	kzi_batch *batch, uint32_t record, const kzi_change *change, kz_error *err)
{
	taking t = {batch, record, change->kind == KZI_SPOOL_REMOVE};
	if (t.removal) {
		/* Its id stands there as any other name. */
		kzi_buffer term = {0};
		kzi_term_alias(&term, kz_document_get(change->document, KZ_ID));
		bool taken = !term.failed && take_term(&t, KZI_BY_NAME, &term);
		kzi_buffer_free(&term);
		if (!taken)
			return kzi_no_memory(err);
	}
	return change->kind == KZI_SPOOL_PRUNE
		       ? KZ_OK
		       : kzi_identity_terms(change->document, take_term, &t, err);
}

void kzi_batch_let_go(kzi_batch *batch)
{
	kzi_table_free(&batch->terms);
	batch->let_go = true;
}

kz_status kzi_batch_recall(kz_writer *writer, kz_error *err)
{
	kzi_batch *batch = &writer->batch;
	kz_status st = KZ_OK;
	/* A commit that goes on opens its new generation, and has no use for them. */
	if (writer->before[0] != '\0')
		return KZ_OK;
	for (uint32_t record = 1; batch->let_go && st == KZ_OK && record <= batch->count;
		record++) {
		kzi_change change;
		st = kzi_batch_read(writer, record, &change, err);
		if (st != KZ_OK)
			break;
		st = kzi_batch_take_terms(batch, record, &change, err);
		kzi_change_free(&change);
	}
	if (st == KZ_OK)
		batch->let_go = false;
	else
		kzi_table_free(&batch->terms);
	return st;
}
