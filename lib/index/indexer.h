/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document as the engine holds it: its words, its facts, its sort keys, and
 * the record that a hit list shows. Knows the schema; nothing of files.
 */
#ifndef KZI_INDEX_INDEXER_H
#define KZI_INDEX_INDEXER_H

#include <kamerzoek/dutch.h>

#include "document/document.h"
#include "index/entry.h"
#include "index/memo.h"
#include "index/text_store.h"
#include "xapian-c/xapian-c.h"

/* Fill an empty entry. KZ_E_DOCUMENT: its facts do not fit a record. */
kz_status kzi_index_document(const kz_document *document, kzi_memo *memo,
	kzi_text_place place, const kzi_entry *out, kz_error *err);

/*
 * The record: where the text is, and the facts, behind a CRC. The document given
 * has no blocks. KZ_E_CORRUPT: it is not what was written.
 */
kz_status kzi_record_write(const kz_document *document, kzi_text_place place,
	kzi_buffer *out, kz_error *err);
kz_status kzi_record_read(
	xapian_bytes bytes, kz_document **out, kzi_text_place *place, kz_error *err);

#endif
