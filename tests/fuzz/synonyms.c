/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A list of synonyms, and a query that it is used for: refused with its place, or taken
 * within the limits that a query has. */
#include "fuzz.h"

#include "search/query.h"

#include <string.h>

static kz_analysis *analysis;

static void use(const kz_synonyms *synonyms)
{
	kzi_query query;
	kz_error told = {0};
	promise(kzi_query_parse("sandbox \"groene wet\" OR beleid", 0, analysis, &query,
			NULL) == KZ_OK);
	kz_status st = kzi_add_synonyms(&query, synonyms, analysis, &told);
	promise(st == KZ_OK || st == KZ_E_LIMIT);
	if (st == KZ_OK)
		promise(kzi_query_describe(&query, false, NULL) == KZ_OK);
	else
		fuzz_check_shown(told.message, strlen(told.message));
	if (st == KZ_OK)
		fuzz_check_text(query.understood, strlen(query.understood));
	kzi_query_free(&query);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kz_synonyms *synonyms = NULL;
	kz_error told = {.offset = -1};
	if (analysis == NULL)
		promise(kz_analysis_open(NULL, &analysis, NULL) == KZ_OK);
	kz_status st = kz_synonyms_parse(
		size > 0 ? (const char *)bytes : "", size, &synonyms, &told);
	if (st == KZ_OK) {
		use(synonyms);
	} else {
		promise(st == KZ_E_ARGUMENT && synonyms == NULL);
		promise(told.offset >= 0 && (size_t)told.offset <= size);
		fuzz_check_shown(told.message, strlen(told.message));
	}
	kz_synonyms_free(synonyms);
	return 0;
}
