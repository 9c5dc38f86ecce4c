/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/facts.h"

#include "base/utf8.h"
#include "kamerstuk/cursor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tidied and cut to what a value may be; free() it. NULL: no memory. */
static char *tidy(const char *text)
{
	kzi_buffer out = {0};
	bool gap = false;
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		bool space = taken == 0 || rune == ' ' || kzi_is_control(rune);
		if (!space && out.length + taken + gap > KZI_VALUE_MAX)
			break;
		if (!space && gap && out.length > 0)
			kzi_buffer_byte(&out, ' ');
		if (!space)
			kzi_buffer_append(&out, text + at, taken);
		gap = space;
		at += taken > 0 ? taken : 1;
	}
	return kzi_buffer_take(&out);
}

/* What is malformed or too much is left out. */
static kz_status forgive(kz_status st, kz_error *err)
{
	return st == KZ_E_NO_MEMORY ? kzi_no_memory(err) : KZ_OK;
}

kz_status kzi_fact_set(
	kz_document *document, kz_property property, const char *text, kz_error *err)
{
	char *value = tidy(text);
	if (value == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	if (value[0] != '\0')
		st = kz_document_set(document, property, value, NULL);
	free(value);
	return forgive(st, err);
}

kz_status kzi_fact_fill(
	kz_document *document, kz_property property, const char *text, kz_error *err)
{
	if (kz_document_get(document, property)[0] != '\0')
		return KZ_OK;
	return kzi_fact_set(document, property, text, err);
}

kz_status kzi_fact_add(
	kz_document *document, kz_list list, const char *text, kz_error *err)
{
	char *value = tidy(text);
	if (value == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	if (value[0] != '\0')
		st = kz_document_add(document, list, value, NULL);
	free(value);
	return forgive(st, err);
}

kz_status kzi_fact_signatory(
	kz_document *document, const char *name, const char *office, kz_error *err)
{
	if (name == NULL || office == NULL)
		return kzi_no_memory(err);
	char *who = tidy(name), *what = tidy(office);
	kz_status st = KZ_OK;
	bool room = kz_document_signatory_count(document) < KZI_LIST_MAX;
	if (who == NULL || what == NULL)
		st = KZ_E_NO_MEMORY;
	else if (who[0] != '\0' && room)
		st = kz_document_add_signatory(document, who, what, NULL);
	free(who);
	free(what);
	return forgive(st, err);
}

/* ---- Facts with a form ---- */

kz_status kzi_fact_date(
	kz_document *document, const char *text, const char *source, kz_error *err)
{
	char day[11] = "";
	size_t length = strspn(text, "0123456789-");
	if (length >= sizeof day)
		return KZ_OK;
	memcpy(day, text, length);
	if (length == 0 || kzi_property_check(KZ_DATE, day, NULL) != KZ_OK)
		return KZ_OK;
	kz_status st = kzi_fact_set(document, KZ_DATE, day, err);
	return st == KZ_OK ? kzi_fact_set(document, KZ_DATE_SOURCE, source, err) : st;
}

kz_status kzi_fact_vergaderjaar(kz_document *document, const char *text, kz_error *err)
{
	kzi_cursor c = {text, text + strlen(text)};
	for (; c.at < c.end; c.at++) {
		int first, second;
		kzi_cursor start = c;
		bool joined = kzi_take_digits(&c, 4, &first) &&
			      (kzi_take(&c, '/') || kzi_take_hyphen(&c));
		bool whole = joined && kzi_take_digits(&c, 4, &second);
		if (joined && (whole || kzi_take_digits(&c, 2, &second)) &&
			!kzi_at_alphanumeric(&c) &&
			second == (first + 1) % (whole ? 10000 : 100)) {
			char years[24];
			snprintf(years, sizeof years, "%04d-%04d", first, first + 1);
			return kzi_fact_set(document, KZ_VERGADERJAAR, years, err);
		}
		c = start;
	}
	return KZ_OK;
}

kz_status kzi_fact_chamber(kz_document *document, const char *text, kz_error *err)
{
	const char *chamber = "";
	if (strstr(text, "Tweede Kamer") != NULL || strcmp(text, "2") == 0)
		chamber = "2";
	else if (strstr(text, "Eerste Kamer") != NULL || strcmp(text, "1") == 0)
		chamber = "1";
	return kzi_fact_set(document, KZ_CHAMBER, chamber, err);
}

kz_status kzi_fact_dossier(
	kz_document *document, const char *number, const char *chapter, kz_error *err)
{
	char name[64] = "";
	size_t length = 0;
	kzi_cursor c = {number, number + strlen(number)};
	while (c.at < c.end && length < 24) {
		if (!kzi_take_spaces(&c))
			name[length++] = *c.at++;
	}
	/* Longer is no dossier's number. */
	if (c.at < c.end || length == 0)
		return KZ_OK;
	if (chapter[0] != '\0')
		snprintf(name + length, sizeof name - length, "-%.24s", chapter);
	return kzi_fact_add(document, KZ_DOSSIERS, name, err);
}
