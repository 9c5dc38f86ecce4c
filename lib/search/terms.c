/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/terms.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

bool kzi_terms_add(kzi_terms *terms, kzi_buffer *term)
{
	char *taken = kzi_buffer_take(term);
	if (taken != NULL && terms->count == terms->room) {
		size_t room = terms->room == 0 ? 8 : terms->room * 2;
		char **items = realloc(terms->items, room * sizeof *items);
		if (items != NULL) {
			terms->items = items;
			terms->room = room;
		}
	}
	if (taken == NULL || terms->count == terms->room) {
		free(taken);
		return false;
	}
	terms->items[terms->count++] = taken;
	return true;
}

void kzi_terms_free(kzi_terms *terms)
{
	for (size_t i = 0; i < terms->count; i++)
		free(terms->items[i]);
	free(terms->items);
	*terms = (kzi_terms){0};
}

kz_status kzi_build_terms_any(const kzi_terms *terms, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_query **each = calloc(terms->count + 1, sizeof *each);
	kz_status st = each != NULL ? KZ_OK : kzi_no_memory(err);
	*out = NULL;
	for (size_t i = 0; i < terms->count && st == KZ_OK; i++)
		st = kzi_engine(xapian_query_term(terms->items[i],
					strlen(terms->items[i]), &each[i], &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = terms->count == 0
			     ? kzi_engine(
				       xapian_query_nothing(out, &why), &why, NULL, err)
			     : kzi_combine(XAPIAN_OP_OR, each, terms->count, 0, out, err);
	if (each != NULL)
		kzi_close_queries(each, terms->count);
	return st;
}
