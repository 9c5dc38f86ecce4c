/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The directory of an index, and which generation in it is in use. Knows names
 * and files; what is in them is the business of others.
 *
 *   lock           writers hold it; never removed
 *   current        one line, "gen-000042"
 *   gen-000042/    glass, text, analysis, lexicon
 *   spool/         what was put and not yet committed
 */
#ifndef KZI_INDEX_LAYOUT_H
#define KZI_INDEX_LAYOUT_H

#include <kamerzoek/dutch.h>

#include "base/buffer.h"
#include "base/error.h"

enum { KZI_GENERATION_NAME = 24 }; /* "gen-000042" and its NUL, with room */

/* A path below root, "root/name" or "root/name/more"; more may be NULL. The
 * caller frees it; NULL when there is no memory. */
char *kzi_path(const char *root, const char *name, const char *more);

/* Is this, or might it become, an index that is ours to write? Makes the
 * directory when create is set. KZ_E_NO_INDEX: not there, or something else is;
 * KZ_E_IO: a link, or somebody else's. */
kz_status kzi_layout_check_writable(const char *path, bool create, kz_error *err);

/* The generation in use. KZ_E_NO_INDEX: no index here. KZ_E_CORRUPT: current
 * does not hold a generation's name. */
kz_status kzi_current_read(
	const char *path, char out[KZI_GENERATION_NAME], kz_error *err);
/* May current name that one? So it is, too, when nobody can tell. */
bool kzi_current_may_name(const char *path, const char *generation);
/* From now on this one, durably. */
kz_status kzi_current_write(const char *path, const char *generation, kz_error *err);

/* The name of the last generation that is there, "" when there is none; and the
 * name after it. */
kz_status kzi_generation_last(
	const char *path, char out[KZI_GENERATION_NAME], kz_error *err);
kz_status kzi_generation_next(
	const char *path, char out[KZI_GENERATION_NAME], kz_error *err);

/* The name of the last one before name, into name; "" when there is none. */
kz_status kzi_generation_before(
	const char *path, char name[KZI_GENERATION_NAME], kz_error *err);

/* Remove every generation but the one to keep; what cannot be removed waits for
 * the next time. */
void kzi_generations_clean(const char *path, const char *keep);

/* How the generation's terms were made, in its file `analysis`; with the digest of the
 * lexicon beside it, or NULL for none. */
kz_status kzi_analysis_file_write(const char *path, const char *generation,
	const kz_analysis *analysis, const char *lexicon, kz_error *err);
/* Opens the analysis that the generation was made with, with its lexicon. KZ_E_FORMAT:
 * another format of index, or an analysis that differs from ours. */
kz_status kzi_analysis_file_open(
	const char *path, const char *generation, kz_analysis **out, kz_error *err);
/* The text of the file, with a NUL behind it; and the analysis that such a text speaks
 * of, which was had from elsewhere: without its lexicon. */
kz_status kzi_analysis_file_read(
	const char *path, const char *generation, kzi_buffer *out, kz_error *err);
kz_status kzi_analysis_served_open(
	const char *place, const char *text, kz_analysis **out, kz_error *err);
/* What the file says of the format and of the analysis, whether these are ours or not.
 * KZ_E_CORRUPT: neither. */
kz_status kzi_analysis_file_name(const char *path, const char *generation, char *out,
	size_t size, long *format, kz_error *err);
/* Is the lexicon, to the last byte, the one whose digest is in `analysis`? Opening it
 * does not ask that of a file of megabytes. KZ_E_CORRUPT: no. */
kz_status kzi_lexicon_file_check(const char *path, const char *generation, kz_error *err);

#endif
