/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/documents.h"

#include "bulk/pack.h"

static kz_status create(kzi_documents *documents, const char *name,
	const kzi_version *version, kzi_btree **out, kz_error *err)
{
	if (*out != NULL)
		return KZ_OK;
	return kzi_btree_create(documents->directory, name, version->block_size,
		version->revision, out, err);
}

/* A part of a buffer, from where the document before ended. */
static kz_status add(kzi_btree *table, const unsigned char *key, size_t key_length,
	const kzi_buffer *bytes, size_t from, size_t to, bool packed, kz_error *err)
{
	const unsigned char *start = (const unsigned char *)bytes->data;
	return kzi_btree_add(table, key, key_length, to > from ? start + from : NULL,
		to - from, packed, err);
}

static kz_status add_document(kzi_documents *documents, const kzi_bulk_run *run, size_t i,
	const kzi_version *version, kz_error *err)
{
	static const kzi_run_document nothing;
	const kzi_run_document *document = &run->documents[i];
	const kzi_run_document *before = i > 0 ? document - 1 : &nothing;
	unsigned char key[KZI_PACKED_DOCID + 1];
	size_t length = (size_t)(kzi_pack_docid(key, document->docid) - key);
	/* The key of the slots, just behind that of the terms. */
	key[length] = '\0';
	kz_status st = add(documents->termlist, key, length, &run->termlists,
		before->terms_end, document->terms_end, document->terms_packed, err);
	if (st == KZ_OK && document->slots_end > before->slots_end)
		st = add(documents->termlist, key, length + 1, &run->slots,
			before->slots_end, document->slots_end, false, err);
	if (st != KZ_OK || document->data_end == before->data_end)
		return st;
	st = create(documents, "docdata", version, &documents->docdata, err);
	if (st == KZ_OK)
		st = add(documents->docdata, key, length, &run->data, before->data_end,
			document->data_end, document->data_packed, err);
	return st;
}

static void count(kzi_version *version, const kzi_run_document *document)
{
	uint32_t length = document->length;
	version->documents++;
	version->last_docid = document->docid;
	version->length_total += length;
	if (length > version->length_most)
		version->length_most = length;
	if (length > 0 && (version->length_least == 0 || length < version->length_least))
		version->length_least = length;
}

kz_status kzi_documents_add(kzi_documents *documents, const kzi_bulk_run *run,
	kzi_version *version, kz_error *err)
{
	kz_status st = create(documents, "termlist", version, &documents->termlist, err);
	for (size_t i = 0; i < run->document_count && st == KZ_OK; i++) {
		st = add_document(documents, run, i, version, err);
		count(version, &run->documents[i]);
	}
	if (run->wdf_most > version->wdf_most)
		version->wdf_most = run->wdf_most;
	return st;
}

kz_status kzi_documents_finish(
	kzi_documents *documents, kzi_version *version, kz_error *err)
{
	/* The engine wants this table to be there, even when it is empty. */
	kz_status st = create(documents, "termlist", version, &documents->termlist, err);
	if (st == KZ_OK)
		st = kzi_btree_finish(
			documents->termlist, &version->roots[KZI_TERMLIST], err);
	if (st == KZ_OK && documents->docdata != NULL)
		st = kzi_btree_finish(
			documents->docdata, &version->roots[KZI_DOCDATA], err);
	return st;
}

void kzi_documents_close(kzi_documents *documents)
{
	kzi_btree_close(documents->termlist);
	kzi_btree_close(documents->docdata);
	documents->termlist = documents->docdata = NULL;
}
