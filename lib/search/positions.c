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
		kz_status st = kzi_engine(
			xapian_cursor_next_positions(list, some, AT_ONCE, &count, &why),
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

kz_status kzi_positions_open(kz_index *index, kzi_glass *glass, uint32_t docid,
	const char *term, size_t length, kzi_positions *p, kz_error *err)
{
	kzi_buffer_reset(&p->all);
	p->next = 0;
	kz_status st = glass != NULL ? kzi_glass_places_open(
					       glass, term, length, docid, &p->places)
				     : KZ_E_CORRUPT;
	if (st == KZ_E_NO_MEMORY)
		return kzi_no_memory(err);
	if (st != KZ_OK) {
		st = ask(index, docid, term, length, &p->all, err);
		p->places = (kzi_glass_places){.packed = p->places.packed, .begun = true};
	}
	kzi_positions_next(p);
	return st;
}

void kzi_positions_free(kzi_positions *p)
{
	kzi_glass_places_free(&p->places);
	kzi_buffer_free(&p->all);
}
