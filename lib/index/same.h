/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which documents that are there already is this one? Those that share a name with
 * it, and those whose text is so nearly its own that they can only be the same.
 */
#ifndef KZI_INDEX_SAME_H
#define KZI_INDEX_SAME_H

#include "index/batch.h"

/*
 * A document whose name is made of the bytes of its file (source) keeps the name that
 * it has when these change, unless other files have that too: holder is the document
 * that the file gave until now, or NULL. So a name may be in use for what a file has
 * become since, and then a file with the bytes of old gets another: both are kept.
 */
kz_status kzi_settle_minted(kz_writer *writer, kz_document *document,
	const kzi_source *source, const kzi_held *holder, kz_error *err);

/* Adds all of them to same. No two of these, and none with the document, have names
 * that conflict. */
kz_status kzi_find_same(kz_writer *writer, const kz_document *document,
	kzi_held_list *same, kz_error *err);

#endif
