/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Conditions of the program, beside the query of its user. */
#include "search/terms.h"

#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "document/document.h"
#include "index/engine.h"
#include "index/schema.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The terms of one name, of which one must be there. A range that holds nothing
 * leaves a group without terms, which nothing passes. */
typedef struct group {
	char *name;
	kzi_terms terms;
} group;

struct kz_filter {
	group *groups;
	size_t count;
};

kz_status kz_filter_new(kz_filter **out, kz_error *err)
{
	if (out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "out is required");
	*out = calloc(1, sizeof **out);
	return *out != NULL ? KZ_OK : kzi_no_memory(err);
}

void kz_filter_free(kz_filter *filter)
{
	if (filter == NULL)
		return;
	for (size_t i = 0; i < filter->count; i++) {
		kzi_terms_free(&filter->groups[i].terms);
		free(filter->groups[i].name);
	}
	free(filter->groups);
	free(filter);
}

/* ---- Adding ---- */

/* The name that the index uses: "soort" is kind. NULL when it is no name. */
static const char *canonical(const char *name)
{
	kz_property property;
	kz_list list;
	size_t length = strlen(name);
	if (kzi_property_by_name(name, length, &property))
		return kz_property_name(property);
	if (kzi_list_by_name(name, length, &list))
		return kzi_list_name(list);
	if (strcmp(name, "ondertekenaar") == 0)
		return "signatory";
	bool formed = length >= 1 && length <= 64 && name[0] >= 'a' && name[0] <= 'z' &&
		      strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
	return formed ? name : NULL;
}

static kz_status find_group(
	kz_filter *filter, const char *name, group **out, kz_error *err)
{
	if (filter == NULL || name == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"filter and name are required");
	const char *known = canonical(name);
	if (known == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"'%s' is not a name that a field can have", name);
	for (size_t i = 0; i < filter->count; i++) {
		if (strcmp(filter->groups[i].name, known) == 0) {
			*out = &filter->groups[i];
			return KZ_OK;
		}
	}
	group *groups = realloc(filter->groups, (filter->count + 1) * sizeof *groups);
	if (groups == NULL)
		return kzi_no_memory(err);
	filter->groups = groups;
	*out = &groups[filter->count];
	**out = (group){.name = strdup(known)};
	if ((*out)->name == NULL)
		return kzi_no_memory(err);
	filter->count++;
	return KZ_OK;
}

kz_status kz_filter_text(
	kz_filter *filter, const char *name, const char *value, kz_error *err)
{
	group *g;
	kzi_buffer term = {0};
	if (value == NULL || value[0] == '\0')
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "a filter without a value");
	kz_status st = kzi_text_check("filter", value, KZI_VALUE_MAX, err);
	if (st != KZ_OK)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "the value is not text");
	st = find_group(filter, name, &g, err);
	if (st != KZ_OK)
		return st;
	kzi_term_fact(&term, g->name, value);
	return kzi_terms_add(&g->terms, &term) ? KZ_OK : kzi_no_memory(err);
}

static bool add_period(void *context, const char *period)
{
	group *g = context;
	kzi_buffer term = {0};
	kzi_term_period(&term, g->name, period);
	return kzi_terms_add(&g->terms, &term);
}

static kz_status parse_bound(
	const char *text, kzi_date open, kzi_date *out, kz_error *err)
{
	*out = open;
	kz_error why = {0};
	if (text == NULL || text[0] == '\0' || kzi_date_parse(text, out, &why) == KZ_OK)
		return KZ_OK;
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "%s", why.message);
}

kz_status kz_filter_dates(kz_filter *filter, const char *name, const char *from,
	const char *until, kz_error *err)
{
	group *g;
	kzi_date first, last;
	kz_status st = parse_bound(from, (kzi_date){1, 1, 1}, &first, err);
	if (st == KZ_OK)
		st = parse_bound(until, (kzi_date){9999, 12, 31}, &last, err);
	if (st == KZ_OK)
		st = find_group(filter, name, &g, err);
	if (st != KZ_OK)
		return st;
	bool added = kzi_periods_between(
		kzi_date_first(first), kzi_date_last(last), add_period, g);
	return added ? KZ_OK : kzi_no_memory(err);
}

static bool add_digits(void *context, const char *digits, size_t count)
{
	group *g = context;
	kzi_buffer term = {0};
	kzi_term_number(&term, g->name, digits, count);
	return kzi_terms_add(&g->terms, &term);
}

kz_status kz_filter_numbers(
	kz_filter *filter, const char *name, double least, double most, kz_error *err)
{
	group *g;
	if (isnan(least) || isnan(most))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "a bound that is no number");
	kz_status st = find_group(filter, name, &g, err);
	if (st != KZ_OK || least > most)
		return st;
	return kzi_numbers_between(least, most, add_digits, g) ? KZ_OK
							       : kzi_no_memory(err);
}

/* ---- Building ---- */

size_t kzi_filter_count(const kz_filter *filter)
{
	return filter != NULL ? filter->count : 0;
}

const kzi_terms *kzi_filter_terms(const kz_filter *filter, size_t i, const char **name)
{
	*name = filter->groups[i].name;
	return &filter->groups[i].terms;
}

bool kzi_filter_is_empty(const kz_filter *filter)
{
	return kzi_filter_count(filter) == 0;
}

bool kzi_filter_has(const kz_filter *filter, const char *name)
{
	for (size_t i = 0; filter != NULL && i < filter->count; i++) {
		if (strcmp(filter->groups[i].name, name) == 0)
			return true;
	}
	return false;
}

kz_status kzi_build_filtered(xapian_query *query, const kz_filter *filter,
	const char *but, xapian_query **out, kz_error *err)
{
	xapian_error why;
	kz_status st = KZ_OK;
	for (size_t i = 0; filter != NULL && i < filter->count && st == KZ_OK; i++) {
		xapian_query *condition, *narrower = NULL;
		if (but != NULL && strcmp(filter->groups[i].name, but) == 0)
			continue;
		st = kzi_build_terms_any(&filter->groups[i].terms, &condition, err);
		if (st == KZ_OK)
			st = kzi_engine(
				xapian_query_combine(XAPIAN_OP_FILTER,
					(const xapian_query *[]){query, condition}, 2, 0,
					&narrower, &why),
				&why, NULL, err);
		xapian_query_close(condition);
		xapian_query_close(query);
		query = narrower;
	}
	*out = query;
	return st;
}

kz_status kzi_build_without(
	xapian_query *query, const char *id, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_query *itself = NULL;
	kzi_buffer term = {0};
	*out = NULL;
	kzi_term_id(&term, id);
	kz_status st = term.failed ? kzi_no_memory(err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_engine(xapian_query_term(term.data, term.length, &itself, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_query_combine(XAPIAN_OP_AND_NOT,
				(const xapian_query *[]){query, itself}, 2, 0, out, &why),
			&why, NULL, err);
	xapian_query_close(itself);
	xapian_query_close(query);
	kzi_buffer_free(&term);
	return st;
}
