/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/positions.h"

#include "base/error.h"
#include "index/engine.h"

enum { AT_ONCE = 256 };

static kz_status read_all(xapian_cursor *list, kzi_buffer *out, kz_error *err)
{
	uint32_t some[AT_ONCE];
	for (;;) {
		xapian_error why;
		size_t count = 0;
		kz_status st = kzi_engine(xapian_cursor_next_positions(
						  list, some, AT_ONCE, &count, &why),
			&why, NULL, err);
		if (st != KZ_OK)
			return st == KZ_DONE ? KZ_OK : st;
		kzi_buffer_append(out, (const char *)some, count * sizeof *some);
		if (out->failed)
			return kzi_no_memory(err);
	}
}

static kz_status ask(kz_index *index, uint32_t docid, const char *term, size_t length,
	kzi_buffer *out, kz_error *err)
{
	xapian_error why;
	xapian_cursor *list = NULL;
	kz_status st = kzi_engine(xapian_database_positions(index->database, docid, term,
					  length, &list, &why),
		&why, index->path, err);
	if (st == KZ_OK)
		st = read_all(list, out, err);
	xapian_cursor_close(list);
	return st;
}

kz_status kzi_positions_read(kz_index *index, uint32_t docid, const char *term,
	size_t length, kzi_buffer *out, kz_error *err)
{
	kzi_glass *glass = kzi_index_glass(index);
	kz_status st = glass != NULL
			       ? kzi_glass_positions(glass, term, length, docid, out)
			       : KZ_E_CORRUPT;
	if (st == KZ_E_NO_MEMORY)
		return kzi_no_memory(err);
	if (st == KZ_OK)
		return KZ_OK;
	kzi_buffer_reset(out);
	return ask(index, docid, term, length, out, err);
}
