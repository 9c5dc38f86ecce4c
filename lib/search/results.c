/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/results.h"

#include "search/matching.h"

#include <stdlib.h>

void kzi_results_forget(kz_results *results)
{
	for (size_t i = 0; i < results->count; i++)
		kz_document_free(results->documents[i]);
	results->count = 0;
	results->total = results->partial_total = results->collapsed = 0;
	results->exact = results->complete = true;
}

void kz_results_close(kz_results *results)
{
	if (results == NULL)
		return;
	kzi_results_forget(results);
	free(results->hits);
	free(results->documents);
	kzi_query_free(&results->query);
	kzi_arena_free(&results->arena);
	for (size_t i = 0; i < KZI_HELPERS_MOST; i++)
		kzi_arena_free(&results->arenas[i]);
	free(results);
}

const kzi_query *kzi_results_query(const kz_results *results)
{
	return &results->query;
}

uint64_t kz_results_total(const kz_results *results)
{
	return results != NULL ? results->total : 0;
}

uint64_t kz_results_partial_total(const kz_results *results)
{
	return results != NULL ? results->partial_total : 0;
}

uint64_t kz_results_collapsed(const kz_results *results)
{
	return results != NULL ? results->collapsed : 0;
}

bool kz_results_total_exact(const kz_results *results)
{
	return results != NULL && results->exact;
}

bool kz_results_is_complete(const kz_results *results)
{
	return results != NULL && results->complete;
}

size_t kz_results_count(const kz_results *results)
{
	return results != NULL ? results->count : 0;
}

const kz_hit *kz_results_at(const kz_results *results, size_t i)
{
	return i < kz_results_count(results) ? &results->hits[i] : NULL;
}

const char *kz_results_understood(const kz_results *results)
{
	return results != NULL && results->query.understood != NULL
		       ? results->query.understood
		       : "";
}

const char *kz_results_suggestion(const kz_results *results)
{
	return results != NULL && results->query.suggestion != NULL
		       ? results->query.suggestion
		       : "";
}

size_t kz_results_warning_count(const kz_results *results)
{
	return results != NULL ? results->query.warning_count : 0;
}

const char *kz_results_warning_at(const kz_results *results, size_t i)
{
	return i < kz_results_warning_count(results) ? results->query.warnings[i] : NULL;
}
