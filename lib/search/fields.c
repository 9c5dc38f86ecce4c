/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Conditions in the query, `name:value`: which names there are, and what a value may be.
 * Knows no index. A new field is a line in the table and, where its value may be written
 * in several ways, a function that reads it.
 */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "document/kind.h"
#include "index/schema.h"

#include <kamerzoek/citation.h>

#include <stdio.h>
#include <string.h>

static const kzi_field_name known[] = {
	{"titel", KZI_FIELD_WORDS, NULL, KZI_ZONE_TITLE},
	{"title", KZI_FIELD_WORDS, NULL, KZI_ZONE_TITLE},
	{"noot", KZI_FIELD_WORDS, NULL, KZI_ZONE_NOTE},
	{"voetnoot", KZI_FIELD_WORDS, NULL, KZI_ZONE_NOTE},
	{"note", KZI_FIELD_WORDS, NULL, KZI_ZONE_NOTE},
	{"footnote", KZI_FIELD_WORDS, NULL, KZI_ZONE_NOTE},
	{"ondertekenaar", KZI_FIELD_WORDS, NULL, KZI_ZONE_SIGNATORY},
	{"indiener", KZI_FIELD_WORDS, NULL, KZI_ZONE_SIGNATORY},
	{"van", KZI_FIELD_WORDS, NULL, KZI_ZONE_SIGNATORY},
	{"signatory", KZI_FIELD_WORDS, NULL, KZI_ZONE_SIGNATORY},
	{"from", KZI_FIELD_WORDS, NULL, KZI_ZONE_SIGNATORY},
	{"ministerie", KZI_FIELD_MINISTRY, NULL, KZI_ZONE_MINISTRY},
	{"ministry", KZI_FIELD_MINISTRY, NULL, KZI_ZONE_MINISTRY},
	{"kenmerk", KZI_FIELD_WORDS, NULL, KZI_ZONE_REFERENCE},
	{"reference", KZI_FIELD_WORDS, NULL, KZI_ZONE_REFERENCE},
	{"soort", KZI_FIELD_FACT, "kind", 0},
	{"kind", KZI_FIELD_FACT, "kind", 0},
	{"kamer", KZI_FIELD_FACT, "chamber", 0},
	{"chamber", KZI_FIELD_FACT, "chamber", 0},
	{"vergaderjaar", KZI_FIELD_FACT, "vergaderjaar", 0},
	{"session", KZI_FIELD_FACT, "vergaderjaar", 0},
	{"hoofdstuk", KZI_FIELD_FACT, "chapter", 0},
	{"chapter", KZI_FIELD_FACT, "chapter", 0},
	{"taal", KZI_FIELD_FACT, "language", 0},
	{"language", KZI_FIELD_FACT, "language", 0},
	{"uitslag", KZI_FIELD_FACT, "outcome", 0},
	{"outcome", KZI_FIELD_FACT, "outcome", 0},
	{"nummer", KZI_FIELD_FACT, "number", 0},
	{"number", KZI_FIELD_FACT, "number", 0},
	{"id", KZI_FIELD_ID, NULL, 0},
	{"datum", KZI_FIELD_DATE, "date", 0},
	{"date", KZI_FIELD_DATE, "date", 0},
	{"dossier", KZI_FIELD_DOSSIER, "dossier", 0},
	{"citeert", KZI_FIELD_CITES, NULL, 0},
	{"cites", KZI_FIELD_CITES, NULL, 0},
	{"geciteerd-door", KZI_FIELD_CITED_BY, NULL, 0},
	{"cited-by", KZI_FIELD_CITED_BY, NULL, 0},
};

static bool is_same(const char *name, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] - 'A' + 'a')
							  : word[i];
		if (name[i] == '\0' || name[i] != c)
			return false;
	}
	return name[length] == '\0';
}

const kzi_field_name *kzi_field_by_name(const char *word, size_t length, size_t *behind)
{
	const char *colon = memchr(word, ':', length);
	for (size_t i = 0; colon != NULL && i < sizeof known / sizeof known[0]; i++) {
		if (!is_same(known[i].name, word, (size_t)(colon - word)))
			continue;
		*behind = (size_t)(colon - word) + 1;
		return &known[i];
	}
	return NULL;
}

/* ---- Facts ---- */

static kz_status expected(const kzi_field *field, const char *what, kz_error *err)
{
	return kzi_fail(err, KZ_E_QUERY, (long long)field->start, "%s:%.80s: expected %s",
		field->name, field->value, what);
}

static kz_status know(
	kzi_query *query, kzi_field *field, const char *value, kz_error *err)
{
	field->known = kzi_arena_copy(&query->arena, value, strlen(value));
	return field->known != NULL ? KZ_OK : kzi_no_memory(err);
}

typedef struct meaning {
	const char *typed, *known;
} meaning;

static const char *look_up(const meaning *meanings, const char *typed)
{
	while (meanings->typed != NULL && !is_same(meanings->typed, typed, strlen(typed)))
		meanings++;
	return meanings->known;
}

static kz_status read_kind(kzi_query *query, kzi_field *field, kz_error *err)
{
	static const meaning english[] = {{"letter", "brief"}, {"motion", "motie"},
		{"amendment", "amendement"}, {"questions", "kamervragen"},
		{"annex", "bijlage"}, {NULL, NULL}};
	char kind[KZI_KIND_MAX];
	const char *same = look_up(english, field->value);
	if (same == NULL) {
		kzi_kind_of_type(field->value, kind);
		same = kind;
	}
	return know(query, field, same, err);
}

static kz_status read_chamber(kzi_query *query, kzi_field *field, kz_error *err)
{
	static const meaning chambers[] = {{"1", "1"}, {"2", "2"}, {"i", "1"},
		{"ii", "2"}, {"ek", "1"}, {"tk", "2"}, {"eerste", "1"}, {"tweede", "2"},
		{"eerste kamer", "1"}, {"tweede kamer", "2"}, {NULL, NULL}};
	const char *chamber = look_up(chambers, field->value);
	if (chamber == NULL)
		return expected(field, "1 (Eerste Kamer) or 2 (Tweede Kamer)", err);
	return know(query, field, chamber, err);
}

static const char *digits(const char *text, size_t count)
{
	return strspn(text, "0123456789") >= count ? text + count : NULL;
}

/* "2024-2025", "2024/25", "20242025": two years that follow each other. */
static kz_status read_session(kzi_query *query, kzi_field *field, kz_error *err)
{
	char years[16] = "";
	int first = 0, second = 0;
	const char *rest = digits(field->value, 4);
	if (rest != NULL) {
		sscanf(field->value, "%4d", &first);
		rest += *rest == '-' || *rest == '/';
		sscanf(rest, "%4d", &second);
		if (strlen(rest) == 2 && digits(rest, 2) != NULL)
			second += first / 100 * 100 + (first % 100 == 99 ? 100 : 0);
		else if (strlen(rest) != 4 || digits(rest, 4) == NULL)
			second = 0;
	}
	if (second != first + 1)
		return expected(field, "a vergaderjaar, as 2024-2025", err);
	snprintf(years, sizeof years, "%04d-%04d", first % 10000, second % 10000);
	return know(query, field, years, err);
}

/* What makes a dossier of "36600-XIV" a part of 36600. */
static kz_status read_chapter(kzi_query *query, kzi_field *field, kz_error *err)
{
	char dossier[KZ_KAMERSTUK_MAX];
	kz_kamerstuk piece;
	int length = snprintf(dossier, sizeof dossier, "36600-%s", field->value);
	if ((size_t)length >= sizeof dossier ||
		kz_kamerstuk_parse(dossier, (size_t)length, &piece, NULL) != KZ_OK ||
		!kz_kamerstuk_is_dossier(&piece) || piece.chapter[0] == '\0')
		return expected(field, "a begrotingshoofdstuk, as XIV", err);
	return know(query, field, piece.chapter, err);
}

static kz_status read_language(kzi_query *query, kzi_field *field, kz_error *err)
{
	static const meaning languages[] = {{"nederlands", "nl"}, {"dutch", "nl"},
		{"engels", "en"}, {"english", "en"}, {NULL, NULL}};
	const char *same = look_up(languages, field->value);
	return know(query, field, same != NULL ? same : field->value, err);
}

static kz_status read_fact(kzi_query *query, kzi_field *field, kz_error *err)
{
	static const struct {
		const char *fact;
		kz_status (*read)(kzi_query *, kzi_field *, kz_error *);
	} readers[] = {{"kind", read_kind}, {"chamber", read_chamber},
		{"vergaderjaar", read_session}, {"chapter", read_chapter},
		{"language", read_language}};
	for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
		if (strcmp(readers[i].fact, field->fact) == 0)
			return readers[i].read(query, field, err);
	}
	return know(query, field, field->value, err);
}

/* ---- Dossiers and dates ---- */

static kz_status read_dossier(kzi_query *query, kzi_field *field, kz_error *err)
{
	kz_kamerstuk dossier;
	char name[KZ_KAMERSTUK_MAX];
	if (kz_kamerstuk_parse(field->value, strlen(field->value), &dossier, NULL) !=
			KZ_OK ||
		!kz_kamerstuk_is_dossier(&dossier))
		return expected(field, "a dossier, as 36600 or 36600-XIV", err);
	kz_kamerstuk_dossier(&dossier, name, sizeof name);
	return know(query, field, name, err);
}

static bool read_bound(const char *text, size_t length, kzi_date *out)
{
	kz_date date;
	while (length > 0 && text[length - 1] == ' ')
		length--;
	text += strspn(text, " ");
	*out = (kzi_date){0, 0, 0};
	if (length == 0)
		return true;
	if (kz_date_parse(text, length, &date, NULL) != KZ_OK)
		return false;
	*out = (kzi_date){date.year, date.month, date.day};
	return true;
}

/* "2024", "2024-03..2025", "..11 april 2025": each bound is its whole day, month or
 * year. */
static kz_status read_date(kzi_field *field, kz_error *err)
{
	static const char what[] = "a date, as 2025, 2025-04, 2025-04-11 or \"11 april "
				   "2025\", or two with .. between";
	const char *dots = strstr(field->value, "..");
	size_t first = dots != NULL ? (size_t)(dots - field->value) : 0;
	const char *last = dots != NULL ? dots + 2 : field->value;
	last += strspn(last, " ");
	if (!read_bound(field->value, first, &field->from) ||
		!read_bound(last, strlen(last), &field->until))
		return expected(field, what, err);
	if (dots == NULL)
		field->from = field->until;
	if (field->from.year == 0 && field->until.year == 0)
		return expected(field, what, err);
	if (field->from.year > 0 && field->until.year > 0 &&
		kzi_date_compare(
			kzi_date_first(field->from), kzi_date_last(field->until)) > 0)
		return kzi_fail(err, KZ_E_QUERY, (long long)field->start,
			"%s:%.80s: ends before it begins", field->name, field->value);
	return KZ_OK;
}

bool kzi_field_periods(const kzi_field *field, kzi_period_fn *give, void *context)
{
	kzi_date from = {1, 1, 1}, until = {9999, 12, 31};
	if (field->from.year > 0)
		from = kzi_date_first(field->from);
	if (field->until.year > 0)
		until = kzi_date_last(field->until);
	return kzi_periods_between(from, until, give, context);
}

/* Is there room for one more? */
static bool count_period(void *context, const char *period)
{
	size_t *count = context;
	(void)period;
	return ++*count <= KZI_QUERY_PERIODS;
}

/* Each is a list of documents for the engine to go through. */
static kz_status read_dates(kzi_query *query, kzi_field *field, kz_error *err)
{
	kz_status st = read_date(field, err);
	if (st == KZ_OK && !kzi_field_periods(field, count_period, &query->period_count))
		return kzi_fail(err, KZ_E_LIMIT, (long long)field->start,
			"dates of more than %d years, months and days",
			KZI_QUERY_PERIODS);
	return st;
}

kz_status kzi_field_read(kzi_query *query, kzi_field *field, kz_error *err)
{
	switch (field->kind) {
	case KZI_FIELD_FACT:
		return read_fact(query, field, err);
	case KZI_FIELD_DOSSIER:
		return read_dossier(query, field, err);
	case KZI_FIELD_DATE:
		return read_dates(query, field, err);
	default:
		return KZ_OK;
	}
}
