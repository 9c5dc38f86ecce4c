/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/beside.h"

#include "search/matching.h"

kz_status kzi_beside(kz_index *index, const kzi_docids *among, const char *const terms[2],
	uint32_t within, kzi_docids *out, kz_error *err)
{
	xapian_query *parts[2] = {NULL, NULL}, *both = NULL;
	*out = (kzi_docids){0};
	if (among->count == 0)
		return KZ_OK;
	kz_status st = within > 0 ? kzi_build_near(terms, 2, within, &parts[0], err)
				  : kzi_build_terms(terms, 2, &parts[0], err);
	if (st == KZ_OK)
		st = kzi_build_listed(among, &parts[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, parts, 2, 0, &both, err);
	if (st == KZ_OK)
		st = kzi_docids_of(index, both, (uint32_t)among->count, out, err);
	xapian_query_close(both);
	xapian_query_close(parts[0]);
	xapian_query_close(parts[1]);
	return st;
}
