/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking through what is stored of each document: its record, its text, and, where
 * it has several files, what each of them gave. */
#include "index/check.h"

#include "index/engine.h"
#include "index/indexer.h"

#include <string.h>

static const char docdata[] = "glass/docdata.glass", text[] = "text";

/* Damage is told of, or passed over in silence, and then no failure. */
static kz_status pass_over(kzi_check *c, const char *file, uint32_t docid,
	const kz_document *document, bool tell, kz_status st, const kz_error *why)
{
	if (!kzi_check_is_damage(st))
		return kzi_fail(c->err, st, why->offset, "%s", why->message);
	if (!tell)
		return KZ_OK;
	return document != NULL ? kzi_check_tell(c, file, document, why->message)
				: kzi_check_tell_number(c, file, docid, why->message);
}

/* The record must be what the stored document gives, byte for byte. */
static kz_status compare_record(kzi_check *c, const kz_document *document,
	kzi_text_place place, xapian_bytes record)
{
	kzi_buffer again = {0};
	kz_status st = kzi_record_write(document, place, &again, c->err);
	if (st == KZ_OK && (again.length != record.size ||
				   memcmp(again.data, record.data, record.size) != 0))
		st = kzi_check_tell(c, docdata, document,
			"its record is not that of its stored text");
	kzi_buffer_free(&again);
	return st;
}

kz_status kzi_check_read(
	kzi_check *c, uint32_t docid, bool tell, kz_document **out, kzi_text_place *place)
{
	xapian_error engine;
	xapian_bytes record;
	kz_error why = {0};
	kz_document *facts = NULL;
	*out = NULL;
	kz_status st = kzi_engine(
		xapian_database_data(c->index->database, docid, &record, &engine),
		&engine, NULL, &why);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, place, &why);
	if (st != KZ_OK)
		return pass_over(c, docdata, docid, NULL, tell, st, &why);
	st = kzi_stored_document(c->index->texts, *place, out, &why);
	if (st != KZ_OK)
		st = pass_over(c, text, docid, facts, tell, st, &why);
	else if (tell)
		st = compare_record(c, *out, *place, record);
	kz_document_free(facts);
	return st;
}

/* The text as it came in, which may be of the document or of a part. */
static kz_status check_raw(
	kzi_check *c, const kz_document *document, kzi_text_place place)
{
	kz_error why = {0};
	kzi_buffer bytes = {0};
	if (place.length == 0)
		return KZ_OK;
	kz_status st = kzi_text_read(c->index->texts, place, &bytes, &why);
	if (st == KZ_OK)
		c->summary->bytes += bytes.length;
	else
		st = pass_over(c, text, 0, document, true, st, &why);
	kzi_buffer_free(&bytes);
	return st;
}

static kz_status check_parts(kzi_check *c, const kz_document *document)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < document->part_count && st == KZ_OK; i++) {
		kz_error why = {0};
		kz_document *part = NULL;
		st = kzi_stored_document(
			c->index->texts, document->parts[i].place, &part, &why);
		if (st == KZ_OK)
			st = check_raw(c, document, part->raw_place);
		else
			st = pass_over(c, text, 0, document, true, st, &why);
		kz_document_free(part);
	}
	return st;
}

static kz_status check_document(kzi_check *c, uint32_t docid)
{
	kzi_text_place place = {0};
	kz_document *document;
	kz_status st = kzi_check_read(c, docid, true, &document, &place);
	if (st == KZ_OK && document != NULL)
		st = check_raw(c, document, document->raw_place);
	if (st == KZ_OK && document != NULL)
		st = check_parts(c, document);
	kz_document_free(document);
	c->summary->documents++;
	return st == KZ_OK ? kzi_check_progress(c, place.length) : st;
}

/* The list of all documents is a list of the engine. */
static kz_status pass_list(kzi_check *c, kz_status st, const kz_error *why)
{
	if (st == KZ_DONE)
		return KZ_OK;
	if (!kzi_check_is_damage(st))
		return kzi_fail(c->err, st, why->offset, "%s", why->message);
	return kzi_check_tell(c, "glass/postlist.glass", NULL, why->message);
}

kz_status kzi_check_texts(kzi_check *c)
{
	xapian_error engine;
	xapian_cursor *all = NULL;
	xapian_statistics about = {0};
	kz_error why = {0};
	uint32_t docid;
	xapian_database *database = c->index->database;
	if (xapian_database_statistics(database, &about, NULL) == XAPIAN_OK)
		c->progress.total = about.documents;
	c->progress.done = 0;
	kz_status st =
		kzi_engine(xapian_database_postings(database, "", 0, &all, &engine),
			&engine, NULL, &why);
	while (st == KZ_OK) {
		st = kzi_engine(xapian_cursor_next_docid(all, &docid, &engine), &engine,
			NULL, &why);
		if (st == KZ_OK && (st = check_document(c, docid)) != KZ_OK) {
			xapian_cursor_close(all);
			return st;
		}
	}
	xapian_cursor_close(all);
	return pass_list(c, st, &why);
}
