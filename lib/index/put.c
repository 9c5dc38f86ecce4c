/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/put.h"

#include "index/assemble.h"
#include "index/divided.h"
#include "index/identify.h"
#include "index/identity.h"
#include "index/indexer.h"
#include "index/likeness.h"
#include "index/reader.h"
#include "index/same.h"
#include "index/schema.h"
#include "index/tombstone.h"
#include "index/writer.h"

#include <string.h>

enum {
	DOCUMENT_MAX = 64 << 20,
	FILES_MAX = 1000 /* of one document; more copies of it are not remembered */
};

/* One put, on its way. */
typedef struct putting {
	kz_writer *writer;
	kz_document *document;
	kzi_held_list holder; /* of the file until now: one or none */
	bool same_file;       /* the holder is among same */
	kzi_held_list same;
	kzi_change change;
	kz_document *made; /* NULL when it is the document itself */
	kz_error *err;
} putting;

static const char *id_of(const kz_document *document)
{
	return kz_document_get(document, KZ_ID);
}

/* ---- What is put ---- */

static kz_status check_document(const kz_document *document, kz_error *err)
{
	if (id_of(document)[0] == '\0')
		return kzi_fail(
			err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "a document without an id");
	if (kz_document_get(document, KZ_TITLE)[0] == '\0' && document->block_count == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"'%s': neither title nor text", id_of(document));
	size_t bytes = document->raw_length;
	for (size_t i = 0; i < document->block_count; i++)
		bytes += sizeof(kz_block) + strlen(document->blocks[i].text);
	if (bytes > DOCUMENT_MAX)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"'%s': a document of %zu bytes: over 64 MiB", id_of(document),
			bytes);
	return KZ_OK;
}

/* What does not fit a record would fail at the commit, too late to say. */
static kz_status check_size(const kz_document *document, kz_error *err)
{
	kzi_buffer record = {0};
	kz_status st = kzi_record_write(document, (kzi_text_place){0, 0}, &record, err);
	kzi_buffer_free(&record);
	return st;
}

/* ---- What it takes the place of ---- */

static kz_status find_holder(putting *p, const char *path)
{
	kzi_buffer term = {0};
	if (path[0] == '\0')
		return KZ_OK;
	kzi_term_path(&term, path);
	kz_status st = kzi_batch_find(p->writer, &term, 1, &p->holder, p->err);
	kzi_buffer_free(&term);
	return st;
}

/* The document that the file was of until now: it goes on under this one, with its
 * names, when it has no other file; else it loses this file. */
static kz_status leave_holder(putting *p, const char *path)
{
	kzi_held *holder = p->holder.items;
	if (p->holder.count == 0)
		return KZ_OK;
	p->same_file = kzi_held_list_has(&p->same, holder);
	if (p->same_file)
		return KZ_OK;
	if (holder->document->source_count > 1)
		return kzi_put_away(p->writer, holder, path, p->err);
	kzi_held spent = *holder;
	holder->document = NULL;
	p->holder.count = 0;
	p->same_file = true;
	spent.spent = true;
	return kzi_held_list_add(&p->same, spent, p->err);
}

/* ---- Putting ---- */

/* Without others nothing is to be put together, and mostly there are none. */
static kz_status make(putting *p, const char *path, bool *gives_text)
{
	const char *best = path;
	bool alone = true;
	for (size_t i = 0; i < p->same.count && alone; i++)
		alone = p->same.items[i].spent;
	kz_status st = KZ_OK;
	if (!alone)
		st = kzi_assemble(p->writer, &p->same, path[0] != '\0' ? path : NULL,
			p->document, &p->made, &best, p->err);
	if (st != KZ_OK)
		return st;
	*gives_text = p->document->block_count > 0 && strcmp(best, path) == 0;
	kz_document *made = p->made != NULL ? p->made : p->document;
	return kzi_identity_settle(made, p->document, path, &p->same, p->err);
}

static kz_status spool(putting *p)
{
	kz_document *made = p->made != NULL ? p->made : p->document;
	kz_status st = check_size(made, p->err);
	for (size_t i = 0; i < p->same.count && st == KZ_OK; i++)
		st = kzi_batch_replace(p->writer, &p->same.items[i], &p->change, p->err);
	if (st == KZ_OK)
		st = kzi_tombstone_lift(p->writer, made, &p->change, p->err);
	p->change.kind = KZI_SPOOL_PUT;
	p->change.document = made;
	if (st == KZ_OK)
		st = kzi_batch_add(p->writer, &p->change, p->err);
	p->change.document = NULL;
	return st;
}

static void end(putting *p)
{
	kz_document_free(p->made);
	kzi_held_list_free(&p->holder);
	kzi_held_list_free(&p->same);
	kzi_change_free(&p->change);
}

/* What it is known by, and so in which shard it is or belongs. */
static kz_status choose_shard(putting *p, const char *path, kzi_batch_mark *before)
{
	kz_document *document = p->document;
	kz_status st = kzi_identity_set_version(document, p->err);
	if (st == KZ_OK)
		st = kz_document_find_citations(document, p->err);
	if (st == KZ_OK)
		st = kzi_likeness_keys(document, document, p->err);
	if (st == KZ_OK)
		st = kzi_shard_for(p->writer, document, path, &p->writer, p->err);
	if (st == KZ_OK)
		*before = kzi_batch_here(p->writer);
	return st;
}

/* Everything up to the spool. */
static kz_status prepare(putting *p, const char *path, bool program, bool *gives_text)
{
	kz_document *document = p->document;
	kzi_held *holder;
	kz_status st = KZ_OK;
	if (document->minted) {
		holder = p->holder.count > 0 ? p->holder.items : NULL;
		st = kzi_settle_minted(
			p->writer, document, &document->sources[0], holder, p->err);
	}
	if (st == KZ_OK)
		st = kzi_find_same(p->writer, document, &p->same, p->err);
	for (size_t i = 0; i < p->same.count && program; i++)
		p->same.items[i].spent = true;
	if (st == KZ_OK)
		st = leave_holder(p, path);
	return st == KZ_OK ? make(p, path, gives_text) : st;
}

/* ---- A file ---- */

static bool has_files(const kzi_held_list *same)
{
	for (size_t i = 0; i < same->count; i++) {
		const kz_document *document = same->items[i].document;
		for (size_t j = 0; j < document->source_count; j++) {
			if (document->sources[j].digest[0] != '\0')
				return true;
		}
	}
	return false;
}

/* Of documents that were there and are now one, those added since the last commit
 * were counted as documents, and are not. */
static void tell_merged(const putting *p, kzi_put_report *out)
{
	uint32_t old = 0;
	for (size_t i = 0; i < p->same.count; i++)
		old += !p->same.items[i].fresh;
	uint32_t fresh = (uint32_t)p->same.count - old;
	out->merged = p->same.count > 0 ? (uint32_t)p->same.count - 1 : 0;
	out->merged_new = old > 0 || fresh == 0 ? fresh : fresh - 1;
	if (out->merged == 0)
		out->merged_new = 0;
}

static void tell(const putting *p, bool was_known, bool gives_text, kzi_put_report *out)
{
	const kz_document *made = p->made != NULL ? p->made : p->document;
	strcpy(out->id, id_of(made));
	out->gives_text = gives_text;
	if (p->same.count == 0)
		out->result = KZ_FILE_ADDED;
	else if (was_known && p->same_file)
		out->result = KZ_FILE_REPLACED;
	else
		out->result = has_files(&p->same) ? KZ_FILE_JOINED : KZ_FILE_REPLACED;
	tell_merged(p, out);
}

/* A copy of a file of which there are very many: one is as good as the other. */
static bool is_one_too_many(const putting *p, const char *digest)
{
	const kz_document *document =
		p->same.count == 1 && !p->same_file ? p->same.items[0].document : NULL;
	if (document == NULL || document->source_count < FILES_MAX)
		return false;
	for (size_t i = 0; i < document->source_count; i++) {
		if (strcmp(document->sources[i].digest, digest) == 0)
			return true;
	}
	return false;
}

kz_status kzi_put_file(kz_writer *writer, kz_document *document, const char *path,
	const char *digest, bool restore, kzi_put_report *out, kz_error *err)
{
	putting p = {.writer = writer, .document = document, .err = err};
	kzi_batch_mark before;
	kzi_source source = {.path = path,
		.digest = digest,
		.fidelity = document->fidelity,
		.name = id_of(document)};
	bool gone = false, gives_text = false;
	*out = (kzi_put_report){.result = KZ_FILE_REMOVED};
	kz_status st = check_document(document, err);
	if (st == KZ_OK)
		st = kzi_document_append_source(document, &source, err);
	if (st == KZ_OK)
		st = choose_shard(&p, path, &before);
	if (st != KZ_OK)
		return st;
	st = find_holder(&p, path);
	bool known = p.holder.count > 0;
	/* What a file of changed bytes will be called is not settled yet. */
	if (st == KZ_OK && !restore && !(document->minted && known))
		st = kzi_tombstone_of(p.writer, document, &gone, err);
	if (st == KZ_OK && !gone) {
		st = prepare(&p, path, false, &gives_text);
		if (st == KZ_OK && !is_one_too_many(&p, digest))
			st = spool(&p);
		if (st == KZ_OK)
			tell(&p, known, gives_text, out);
	}
	/* It may have been taken from another document already. */
	if (st != KZ_OK)
		kzi_batch_back_to(p.writer, before);
	end(&p);
	return st;
}

kz_status kzi_put_away(kz_writer *writer, kzi_held *held, const char *path, kz_error *err)
{
	kzi_held_list one = {held, 1, 1};
	kzi_change change = {.kind = KZI_SPOOL_PUT};
	const char *best;
	kz_status st =
		kzi_assemble(writer, &one, path, NULL, &change.document, &best, err);
	if (st == KZ_OK)
		st = kzi_batch_replace(writer, held, &change, err);
	if (st == KZ_OK && change.document == NULL) {
		change.kind = KZI_SPOOL_PRUNE;
		st = kz_document_new(&change.document, err);
	}
	if (st == KZ_OK)
		st = kz_document_set(change.document, KZ_ID, id_of(held->document), err);
	if (st == KZ_OK)
		st = kzi_identity_inherit(change.document, held->document, err);
	if (st == KZ_OK)
		st = kzi_batch_add(writer, &change, err);
	kzi_change_free(&change);
	return st;
}

/* ---- A program ---- */

/* To be changed on the way; what is kept elsewhere is left out, for it may be of
 * another index. */
static kz_status copy_document(
	const kz_document *document, kz_document **out, kz_error *err)
{
	kzi_buffer bytes = {0};
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &bytes);
	kz_status st = KZ_OK;
	if (bytes.failed)
		st = kzi_no_memory(err);
	else
		st = kzi_document_decode(bytes.data, bytes.length, out, err);
	kzi_buffer_free(&bytes);
	if (st != KZ_OK)
		return st;
	(*out)->minted = document->minted;
	(*out)->fidelity = document->fidelity;
	(*out)->part_count = (*out)->key_count = 0;
	for (size_t i = 0; i < (*out)->source_count; i++)
		(*out)->sources[i].part = 0;
	return KZ_OK;
}

/* What it was read from, if from a file; without a digest, so that it is read again
 * when that file is met. */
static kz_status add_own_source(kz_document *document, kz_error *err)
{
	kzi_source source = {.path = kz_document_get(document, KZ_PATH),
		.digest = "",
		.fidelity = document->fidelity,
		.name = id_of(document)};
	if (document->source_count > 0)
		return KZ_OK;
	if (source.fidelity == KZI_FIDELITY_NONE && document->block_count > 0)
		source.fidelity = KZI_FIDELITY_OWN;
	return kzi_document_append_source(document, &source, err);
}

/* A program that puts back what it got from this index leaves the text as it came in
 * where it is. */
static void keep_raw_place(kz_document *document, const kzi_held_list *same)
{
	for (size_t i = 0; i < same->count; i++) {
		const kz_document *old = same->items[i].document;
		if (old->raw_place.length == document->raw_place.length &&
			old->raw_place.offset == document->raw_place.offset)
			return;
	}
	document->raw_place = (kzi_text_place){0};
}

static kz_status put_own(putting *p)
{
	const char *path = p->document->sources[0].path;
	bool gives_text;
	kz_status st = find_holder(p, path);
	if (st == KZ_OK)
		st = prepare(p, path, true, &gives_text);
	for (size_t i = 0; i < p->same.count && st == KZ_OK; i++) {
		if (p->document->raw_place.length > 0)
			st = kzi_held_load(p->writer, &p->same.items[i], p->err);
	}
	if (st != KZ_OK)
		return st;
	keep_raw_place(p->document, &p->same);
	return spool(p);
}

kz_status kz_writer_put(kz_writer *writer, const kz_document *document, kz_error *err)
{
	if (writer == NULL || document == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"writer and document are required");
	putting p = {.writer = writer, .err = err};
	kz_status st = kzi_same_process(writer->process, err);
	if (st == KZ_OK)
		st = check_document(document, err);
	if (st == KZ_OK)
		st = kzi_writer_open_engine(writer, err);
	if (st == KZ_OK)
		st = copy_document(document, &p.document, err);
	if (st != KZ_OK)
		return st;
	kzi_batch_mark before;
	st = add_own_source(p.document, err);
	if (st == KZ_OK)
		st = choose_shard(&p, p.document->sources[0].path, &before);
	if (st == KZ_OK) {
		st = put_own(&p);
		if (st != KZ_OK)
			kzi_batch_back_to(p.writer, before);
		else
			kzi_table_free(&writer->batch.met);
		end(&p);
	}
	kz_document_free(p.document);
	return st;
}
