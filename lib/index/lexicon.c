/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lexicon by which an index takes compounds apart: made once, when its first
 * documents come in, and kept as it is from then on. With another lexicon the same
 * word would have other parts, and what was indexed before would not be found.
 */
#include "index/writer.h"

#include "base/digest.h"
#include "base/file.h"
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
	kz_status st = read_list(writer, &draft, err);
	if (st == KZ_OK)
		st = kzi_seen_count(writer, &seen, err);
	if (st == KZ_OK)
		st = kzi_analysis_make_lexicon(
			writer->analysis, &draft, &seen, SEEN_IN, out, err);
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

kz_status kzi_lexicon_freeze(kz_writer *writer, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	kzi_lexicon *lexicon;
	kz_status st = kzi_engine(
		xapian_database_statistics(
			xapian_writable_database(writer->engine), &about, &why),
		&why, writer->path, err);
	/* Once there was a document, words have been taken apart. */
	if (st != KZ_OK || about.last_docid > 0 ||
		!kzi_analysis_takes_lexicon(writer->analysis) ||
		(kzi_spool_count(writer->spool) == 0 && writer->salvage == NULL))
		return st;
	st = make(writer, &lexicon, err);
	return st == KZ_OK ? keep(writer, lexicon, err) : st;
}
