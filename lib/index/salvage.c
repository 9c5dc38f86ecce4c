/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/salvage.h"

#include "index/check.h"
#include "index/engine.h"
#include "index/identity.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- Opening ---- */

/* What cannot be had now, for want of descriptors or of leave, is not damaged. */
static bool is_out_of_reach(int number)
{
	return number == EMFILE || number == ENFILE || number == EACCES ||
	       number == EPERM || number == EINTR;
}

static kz_status open_database(kzi_salvage *salvage, const char *glass, kz_error *err)
{
	xapian_error why = {0};
	xapian_status at = xapian_database_open(glass, &salvage->database, &why);
	return at == XAPIAN_E_NO_MEMORY || is_out_of_reach(why.system_errno)
		       ? kzi_engine(at, &why, salvage->path, err)
		       : KZ_OK;
}

kz_status kzi_salvage_open(kzi_salvage *salvage, bool alone, kz_error *err)
{
	char *text = kzi_path(salvage->path, salvage->generation, "text");
	char *glass = kzi_path(salvage->path, salvage->generation, "glass");
	kz_status st = text != NULL && glass != NULL
			       ? kzi_text_open(text, false, &salvage->texts, err)
			       : kzi_no_memory(err);
	if (st == KZ_OK && !alone)
		st = open_database(salvage, glass, err);
	free(text);
	free(glass);
	return st;
}

void kzi_salvage_close(kzi_salvage *salvage)
{
	xapian_database_close(salvage->database);
	kzi_text_close(salvage->texts);
	kzi_table_free(&salvage->names);
	free(salvage->items);
}

/* ---- Telling and taking ---- */

kz_status kzi_salvage_tell(kzi_salvage *salvage, const char *file, const char *id,
	const char *path, const char *what, kz_error *err)
{
	const char *generation = salvage->generation;
	char *below = salvage->shard[0] != '\0'
			      ? kzi_path(salvage->shard, generation, file)
			      : kzi_path(generation, file, NULL);
	if (below == NULL)
		return kzi_no_memory(err);
	kz_damage loss = {sizeof loss, below, id, path, what};
	salvage->summary->losses++;
	bool go_on = salvage->options->on_loss == NULL ||
		     salvage->options->on_loss(salvage->options->context, &loss);
	free(below);
	return go_on ? KZ_OK
		     : kzi_fail(err, KZ_E_CANCELLED, KZI_NO_OFFSET,
			       "stopped by the caller");
}

/* In any case and spelling that one document can have. */
static bool note_name(kzi_salvage *salvage, const char *name)
{
	kzi_buffer term = {0};
	kzi_term_alias(&term, name);
	bool good =
		!term.failed && kzi_table_add(&salvage->names, term.data, term.length, 0);
	kzi_buffer_free(&term);
	return good;
}

kz_status kzi_salvage_knows(
	const kzi_salvage *salvage, const char *name, bool *out, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_alias(&term, name);
	kz_status st = term.failed ? kzi_no_memory(err) : KZ_OK;
	*out = st == KZ_OK &&
	       kzi_table_find(&salvage->names, term.data, term.length) != NULL;
	kzi_buffer_free(&term);
	return st;
}

kz_status kzi_salvage_take(kzi_salvage *salvage, const kz_document *document,
	kzi_text_place place, kz_error *err)
{
	const char *name;
	if (salvage->count == salvage->room) {
		size_t room = salvage->room == 0 ? 1024 : salvage->room * 2;
		kzi_text_place *items = realloc(salvage->items, room * sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		salvage->items = items;
		salvage->room = room;
	}
	for (size_t at = 0; (name = kzi_identity_name(document, &at)) != NULL;) {
		if (!note_name(salvage, name))
			return kzi_no_memory(err);
	}
	salvage->items[salvage->count++] = place;
	return KZ_OK;
}

/* ---- A whole document ---- */

static bool is_loss(kz_status st)
{
	return kzi_check_is_damage(st);
}

/* The text as it came in, from where it is kept into the document. */
static kz_status take_raw(
	kzi_text_store *texts, kz_document *document, bool *lost, kz_error *err)
{
	kzi_buffer bytes = {0};
	kzi_text_place place = document->raw_place;
	document->raw_place = (kzi_text_place){0};
	if (place.length == 0)
		return KZ_OK;
	kz_status st = kzi_text_read(texts, place, &bytes, err);
	if (st == KZ_OK)
		st = kz_document_set_raw(document, bytes.data, bytes.length, err);
	kzi_buffer_free(&bytes);
	if (!is_loss(st))
		return st;
	*lost = true;
	return KZ_OK;
}

static kz_status take_part(kzi_text_store *texts, kz_document *document,
	kzi_source_part *part, bool *lost, kz_error *err)
{
	kz_document *one = NULL;
	kzi_buffer bytes = {0};
	kz_status st = kzi_stored_document(texts, part->place, &one, err);
	if (st == KZ_OK)
		st = take_raw(texts, one, lost, err);
	if (st == KZ_OK) {
		kzi_document_encode(one, KZI_FACTS_TEXT_AND_RAW, &bytes);
		part->bytes = bytes.failed ? NULL
					   : kzi_arena_copy(&document->arena, bytes.data,
						     bytes.length);
		part->length = bytes.length;
		st = part->bytes != NULL ? KZ_OK : kzi_no_memory(err);
	}
	kzi_buffer_free(&bytes);
	kz_document_free(one);
	return st;
}

/* What its files gave is not known apart any more: it is one piece from here on, until
 * they are read again, which a missing digest makes happen. */
static void join_parts(kz_document *document)
{
	document->part_count = 0;
	for (size_t i = 0; i < document->source_count; i++) {
		document->sources[i].part = 0;
		document->sources[i].digest = "";
	}
}

kz_status kzi_salvage_read(const kzi_salvage *salvage, kzi_text_place place, bool *lost,
	kz_document **out, kz_error *err)
{
	bool some = false;
	kz_status st = kzi_stored_document(salvage->texts, place, out, err);
	if (st != KZ_OK)
		return st;
	kz_document *document = *out;
	for (size_t i = 0; i < document->part_count && st == KZ_OK && !some; i++) {
		st = take_part(salvage->texts, document, &document->parts[i], &some, err);
		if (is_loss(st)) {
			some = true;
			st = KZ_OK;
		}
	}
	if (st == KZ_OK && some)
		join_parts(document);
	/* What a part has is put where it belongs when that is stored. */
	if (document->part_count > 0)
		document->raw_place = (kzi_text_place){0};
	if (st == KZ_OK)
		st = take_raw(salvage->texts, document, &some, err);
	if (lost != NULL)
		*lost = some;
	if (st == KZ_OK)
		return st;
	kz_document_free(document);
	*out = NULL;
	return st;
}

kz_status kzi_salvage_content(
	const kzi_salvage *salvage, kzi_text_place place, kzi_buffer *out, kz_error *err)
{
	kz_document *document;
	kzi_buffer_clear(out);
	kz_status st = kzi_salvage_read(salvage, place, NULL, &document, err);
	if (st != KZ_OK)
		return st;
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, out);
	kz_document_free(document);
	return out->failed ? kzi_no_memory(err) : KZ_OK;
}

/* ---- By the records ---- */

static kz_status lose(kzi_salvage *salvage, const kz_document *facts, kz_error *err)
{
	const char *id = kz_document_get(facts, KZ_ID);
	/* Older versions of it may lie in the texts, and are not it. */
	if (!note_name(salvage, id))
		return kzi_no_memory(err);
	return kzi_salvage_tell(salvage, "text", id, kz_document_get(facts, KZ_PATH),
		"lost: its stored text is damaged", err);
}

static kz_status find_one(kzi_salvage *salvage, uint32_t docid, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	kzi_text_place place;
	kz_document *facts = NULL, *document = NULL;
	bool lost = false;
	kz_status st =
		kzi_engine(xapian_database_data(salvage->database, docid, &record, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, err);
	if (is_loss(st)) {
		salvage->sure = false;
		return KZ_OK;
	}
	if (st == KZ_OK)
		st = kzi_salvage_read(salvage, place, &lost, &document, err);
	if (is_loss(st))
		st = lose(salvage, facts, err);
	else if (st == KZ_OK)
		st = kzi_salvage_take(salvage, document, place, err);
	if (st == KZ_OK && lost)
		st = kzi_salvage_tell(salvage, "text", kz_document_get(facts, KZ_ID),
			kz_document_get(facts, KZ_PATH),
			"kept; but what one of its files gave, or its text as it came "
			"in, is damaged",
			err);
	kz_document_free(document);
	kz_document_free(facts);
	return st;
}

static kz_status tell_progress(kzi_salvage *salvage, uint64_t total, kz_error *err)
{
	kz_progress progress = {.size = sizeof progress,
		.phase = KZ_PHASE_READING,
		.done = salvage->count,
		.total = total,
		.path = ""};
	if (salvage->options->on_progress == NULL ||
		salvage->options->on_progress(salvage->options->context, &progress))
		return KZ_OK;
	return kzi_fail(err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

static kz_status find_all(kzi_salvage *salvage, kz_error *err)
{
	xapian_error why;
	xapian_statistics about = {0};
	xapian_cursor *all = NULL;
	uint32_t docid, found = 0;
	kz_status done = KZ_OK;
	xapian_status at = xapian_database_statistics(salvage->database, &about, &why);
	if (at == XAPIAN_OK)
		at = xapian_database_postings(salvage->database, "", 0, &all, &why);
	while (at == XAPIAN_OK && done == KZ_OK) {
		at = xapian_cursor_next_docid(all, &docid, &why);
		if (at != XAPIAN_OK)
			break;
		found++;
		done = find_one(salvage, docid, err);
		if (done == KZ_OK)
			done = tell_progress(salvage, about.documents, err);
	}
	xapian_cursor_close(all);
	if (at == XAPIAN_E_NO_MEMORY)
		return kzi_no_memory(err);
	if (at != XAPIAN_END || found != about.documents)
		salvage->sure = false;
	return done;
}

kz_status kzi_salvage_find(kzi_salvage *salvage, kz_error *err)
{
	salvage->sure = salvage->database != NULL;
	kz_status st = salvage->database != NULL ? find_all(salvage, err) : KZ_OK;
	if (st == KZ_OK && !salvage->sure)
		st = kzi_salvage_look(salvage, err);
	/* It is not asked again, and the other shards need descriptors as well. */
	xapian_database_close(salvage->database);
	salvage->database = NULL;
	return st;
}
