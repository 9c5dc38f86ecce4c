/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The stored documents of a generation, damaged perhaps, of which a new one is made.
 * Where the database can be read, its records say where they are; where it cannot, the
 * file of texts is looked through for what is whole.
 */
#ifndef KZI_INDEX_SALVAGE_H
#define KZI_INDEX_SALVAGE_H

#include <kamerzoek/check.h>

#include "base/table.h"
#include "index/divided.h"
#include "index/layout.h"
#include "index/text_store.h"
#include "xapian-c/xapian-c.h"

typedef struct kzi_salvage {
	const char *path;
	char shard[KZI_SHARD_NAME]; /* that this is, of an index; "" */
	char generation[KZI_GENERATION_NAME];
	kzi_text_store *texts;
	xapian_database *database; /* NULL when it is not to be had, or not to be asked */
	bool sure;                 /* every record could be read */
	/* What is saved, in order. */
	kzi_text_place *items;
	size_t count, room;
	kzi_table names; /* under which those are known, and what is lost for good */
	kz_rebuild_summary *summary;
	const kz_rebuild_options *options;
} kzi_salvage;

/* Start from zero, with path, generation, summary and options. The database is only
 * opened when alone is not set. */
kz_status kzi_salvage_open(kzi_salvage *salvage, bool alone, kz_error *err);
void kzi_salvage_close(kzi_salvage *salvage);

/* A loss is told of, and is no failure. KZ_E_CANCELLED: who was told wants to stop. */
kz_status kzi_salvage_find(kzi_salvage *salvage, kz_error *err);

/* In its file of texts, for which no record speaks (salvage_texts.c). */
kz_status kzi_salvage_look(kzi_salvage *salvage, kz_error *err);

/* Takes it up among those that are saved, with all its names. */
kz_status kzi_salvage_take(kzi_salvage *salvage, const kz_document *document,
	kzi_text_place place, kz_error *err);
kz_status kzi_salvage_knows(
	const kzi_salvage *salvage, const char *name, bool *out, kz_error *err);
kz_status kzi_salvage_tell(kzi_salvage *salvage, const char *file, const char *id,
	const char *path, const char *what, kz_error *err);

/* The document with all that is kept of it within itself, as it lies in a spool. *lost
 * (may be NULL): some of that is damaged and left out, so that its files are read
 * again when they are met. */
kz_status kzi_salvage_read(const kzi_salvage *salvage, kzi_text_place place, bool *lost,
	kz_document **out, kz_error *err);
kz_status kzi_salvage_content(
	const kzi_salvage *salvage, kzi_text_place place, kzi_buffer *out, kz_error *err);

#endif
