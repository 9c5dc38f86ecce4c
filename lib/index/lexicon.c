/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lexicon by which an index takes compounds apart: made once, when its first
 * documents come in, and kept as it is from then on. With another lexicon the same
 * word would have other parts, and what was indexed before would not be found.
 */
#include "index/writer.h"

#include "base/digest.h"
#include "base/file.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/seen.h"
#include "text/analysis.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	/* Documents that must have a word which is in no list: one may have it wrong. */
	SEEN_IN = 3
};

kz_status kzi_lexicon_choose(kz_writer *writer, const char *words, kz_error *err)
{
	if (words == NULL)
		return KZ_OK;
	if (words[0] != '\0' && access(words, R_OK) != 0)
		return kzi_fail_errno(err, "%s", words);
	writer->words = strdup(words);
	return writer->words != NULL ? KZ_OK : kzi_no_memory(err);
}

static kz_status read_list(const kz_writer *writer, kzi_draft *draft, kz_error *err)
{
	const char *path = writer->words != NULL ? writer->words : kz_word_list();
	if (path[0] == '\0')
		return KZ_OK;
	/* Nobody asked for it, so it need not be there. */
	if (writer->words == NULL && access(path, R_OK) != 0)
		return KZ_OK;
	return kzi_hunspell_read(path, draft, err);
}

/* ---- Made and kept ---- */

static kz_status make(kz_writer *writer, kzi_lexicon **out, kz_error *err)
{
	kzi_draft draft = {0}, seen = {0};
	kz_status st = read_list(kzi_writer_shard(writer, 0), &draft, err);
	for (size_t i = 0; i < kzi_shards_of(writer) && st == KZ_OK; i++)
		st = kzi_seen_count(kzi_writer_shard(writer, i), &seen, err);
	if (st == KZ_OK)
		st = kzi_analysis_make_lexicon(kzi_writer_shard(writer, 0)->analysis,
			&draft, &seen, SEEN_IN, out, err);
	kzi_draft_free(&draft);
	kzi_draft_free(&seen);
	return st;
}

/* The file first: that analysis names it makes it count. */
static kz_status keep(kz_writer *writer, kzi_lexicon *lexicon, kz_error *err)
{
	char digest[KZI_SHA256_HEX];
	size_t length;
	const char *bytes = kzi_lexicon_bytes(lexicon, &length);
	kzi_sha256_hex(bytes, length, digest);
	char *file = kzi_path(writer->path, writer->generation, "lexicon");
	kz_status st = file != NULL ? kzi_file_replace(file, bytes, length, err)
				    : kzi_no_memory(err);
	free(file);
	if (st != KZ_OK) {
		kzi_lexicon_close(lexicon);
		return st;
	}
	st = kzi_analysis_use_lexicon(writer->analysis, lexicon, digest, err);
	return st == KZ_OK ? kzi_analysis_file_write(writer->path, writer->generation,
				     writer->analysis, digest, err)
			   : st;
}

/* The same for each of the shards; takes it, whatever happens. */
static kz_status keep_all(kz_writer *writer, kzi_lexicon *lexicon, kz_error *err)
{
	kz_status st = KZ_OK;
	size_t length;
	const char *bytes = kzi_lexicon_bytes(lexicon, &length);
	for (size_t i = 1; i < writer->shard_count && st == KZ_OK; i++) {
		kzi_lexicon *own = NULL;
		kzi_buffer copy = {0};
		kzi_buffer_append(&copy, bytes, length);
		st = kzi_lexicon_take(&copy, &own, err);
		if (st == KZ_OK)
			st = keep(writer->shards[i], own, err);
	}
	/* The first last: without it, none was kept. */
	if (st == KZ_OK)
		return keep(kzi_writer_shard(writer, 0), lexicon, err);
	kzi_lexicon_close(lexicon);
	return st;
}

/* Once there was a document, words have been taken apart. */
static kz_status is_new(kz_writer *writer, bool *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about = {0};
	bool spooled = false;
	kz_status st = KZ_OK;
	*out = true;
	for (size_t i = 0; i < kzi_shards_of(writer) && st == KZ_OK; i++) {
		kz_writer *shard = kzi_writer_shard(writer, i);
		st = kzi_writer_open_engine(shard, err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_database_statistics(
						xapian_writable_database(shard->engine),
						&about, &why),
				&why, shard->path, err);
		*out = *out && about.last_docid == 0 &&
		       kzi_analysis_takes_lexicon(shard->analysis);
		spooled = spooled || shard->salvage != NULL ||
			  kzi_spool_count(shard->spool) > 0;
	}
	*out = *out && spooled;
	return st;
}

kz_status kzi_lexicon_freeze(kz_writer *writer, kz_error *err)
{
	bool new = false;
	kzi_lexicon *lexicon;
	if (writer->shares_lexicon)
		return KZ_OK;
	kz_status st = is_new(writer, &new, err);
	if (st != KZ_OK || !new)
		return st;
	st = make(writer, &lexicon, err);
	return st == KZ_OK ? keep_all(writer, lexicon, err) : st;
}
