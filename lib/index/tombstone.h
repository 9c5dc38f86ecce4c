/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was removed stays away: a tombstone stands under every name that a document
 * had, and under the path of each of its files.
 */
#ifndef KZI_INDEX_TOMBSTONE_H
#define KZI_INDEX_TOMBSTONE_H

#include <kamerzoek/index.h>

#include "index/change.h"

/* Are there any at all, now or at the next commit? */
kz_status kzi_tombstones_matter(kz_writer *writer, bool *out, kz_error *err);

/* Does one stand under a name or path of the document; under a path? Also one that
 * will be there at the next commit. */
kz_status kzi_tombstone_of(
	kz_writer *writer, const kz_document *document, bool *out, kz_error *err);
kz_status kzi_tombstone_of_path(
	kz_writer *writer, const char *path, bool *out, kz_error *err);

/* The document comes all the same: the change takes the place of its removal, when
 * that was since the last commit. One that was committed goes with the change. */
kz_status kzi_tombstone_lift(kz_writer *writer, const kz_document *document,
	kzi_change *change, kz_error *err);

/* Only while committing: leave one for a document, and take away those that stand
 * under any of its names and paths. */
kz_status kzi_tombstone_set(
	kz_writer *writer, const kz_document *document, kz_error *err);
kz_status kzi_tombstone_clear(
	kz_writer *writer, const kz_document *document, kz_error *err);

#endif
