/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the facts of a document are called, and what they may be. */
#include "document/document.h"

#include "base/date.h"
#include "base/utf8.h"

#include <string.h>

typedef enum value_form {
	TEXT,
	ID,
	DATE,
	HOLDING,
	CHAMBER,
	VERGADERJAAR,
	VERSION,
	PATH
} value_form;

static const struct {
	const char *name, *dutch;
	value_form form;
} properties[KZI_PROPERTIES] = {
	[KZ_ID] = {"id", NULL, ID},
	[KZ_TITLE] = {"title", "titel", TEXT},
	[KZ_SUBJECT] = {"subject", "betreft", TEXT},
	[KZ_DATE] = {"date", "datum", DATE},
	[KZ_DATE_SOURCE] = {"date-source", NULL, TEXT},
	[KZ_KIND] = {"kind", "soort", TEXT},
	[KZ_HOLDING] = {"holding", NULL, HOLDING},
	[KZ_NUMBER] = {"number", "nummer", TEXT},
	[KZ_CHAMBER] = {"chamber", "kamer", CHAMBER},
	[KZ_VERGADERJAAR] = {"vergaderjaar", NULL, VERGADERJAAR},
	[KZ_MINISTRY] = {"ministry", "ministerie", TEXT},
	[KZ_LANGUAGE] = {"language", "taal", TEXT},
	[KZ_URL] = {"url", NULL, TEXT},
	[KZ_PATH] = {"path", NULL, PATH},
	[KZ_OUTCOME] = {"outcome", "uitslag", TEXT},
	[KZ_OUTCOME_DATE] = {"outcome-date", NULL, DATE},
	[KZ_NOTE] = {"note", NULL, TEXT},
	[KZ_FIRST_SEEN] = {"first-seen", NULL, TEXT},
	[KZ_CHANGED_AT] = {"changed-at", NULL, TEXT},
	[KZ_DOSSIER_TITLE] = {"dossier-title", "dossiertitel", TEXT},
	[KZ_FORMAT] = {"format", NULL, TEXT},
	[KZ_VERSION] = {"version", "versie", VERSION},
	[KZ_REFERENCE] = {"reference", "kenmerk", TEXT},
};

static const struct {
	const char *name, *plural;
} lists[KZI_LISTS] = {
	[KZ_DOSSIERS] = {"dossier", "dossiers"},
	[KZ_ALIASES] = {"alias", "aliases"},
	[KZ_REMARKS] = {"remark", "remarks"},
};

static bool is_name(const char *known, const char *name, size_t length)
{
	return known != NULL && strlen(known) == length &&
	       memcmp(known, name, length) == 0;
}

const char *kz_property_name(kz_property property)
{
	return (unsigned)property < KZI_PROPERTIES ? properties[property].name : NULL;
}

bool kzi_property_by_name(const char *name, size_t length, kz_property *out)
{
	for (unsigned i = 0; i < KZI_PROPERTIES; i++) {
		if (is_name(properties[i].name, name, length) ||
			is_name(properties[i].dutch, name, length)) {
			*out = (kz_property)i;
			return true;
		}
	}
	return false;
}

const char *kzi_list_name(kz_list list)
{
	return lists[list].name;
}

bool kzi_list_by_name(const char *name, size_t length, kz_list *out)
{
	for (unsigned i = 0; i < KZI_LISTS; i++) {
		if (is_name(lists[i].name, name, length) ||
			is_name(lists[i].plural, name, length)) {
			*out = (kz_list)i;
			return true;
		}
	}
	return false;
}

static kz_status check_text(const char *what, const char *value, size_t most,
	bool with_controls, kz_error *err)
{
	size_t length = strlen(value);
	if (length > most)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"%s of %zu bytes: over %zu", what, length, most);
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(value + at, length - at, &rune);
		if (taken == 0)
			return kzi_fail(err, KZ_E_DOCUMENT, (long long)at,
				"%s: not UTF-8 at byte %zu", what, at);
		if (kzi_is_control(rune) && !with_controls)
			return kzi_fail(err, KZ_E_DOCUMENT, (long long)at,
				"%s: control character U+%04X at byte %zu", what,
				(unsigned)rune, at);
		at += taken;
	}
	return KZ_OK;
}

kz_status kzi_text_check(const char *what, const char *value, size_t most, kz_error *err)
{
	return check_text(what, value, most, false, err);
}

static kz_status check_vergaderjaar(const char *value, kz_error *err)
{
	kzi_date from, until;
	bool formed = strlen(value) == 9 && value[4] == '-';
	if (formed) {
		char first[5] = "", second[5] = "";
		memcpy(first, value, 4);
		memcpy(second, value + 5, 4);
		formed = kzi_date_parse(first, &from, NULL) == KZ_OK &&
			 kzi_date_parse(second, &until, NULL) == KZ_OK;
	}
	if (!formed || until.year <= from.year)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"vergaderjaar '%s': not of the form 2024-2025", value);
	return KZ_OK;
}

static bool is_version(const char *value)
{
	size_t digits = strspn(value + 1, "0123456789");
	return (value[0] == 'h' || value[0] == 'n') && digits >= 1 && digits <= 3 &&
	       value[1 + digits] == '\0';
}

static bool is_one_of(const char *value, const char *const *allowed)
{
	while (*allowed != NULL && strcmp(*allowed, value) != 0)
		allowed++;
	return *allowed != NULL;
}

kz_status kzi_property_check(kz_property property, const char *value, kz_error *err)
{
	static const char *const holdings[] = {"full", "record", "named", NULL};
	static const char *const chambers[] = {"1", "2", NULL};
	const char *name = properties[property].name;
	value_form form = properties[property].form;
	/* A file may be called anything. */
	kz_status st = check_text(
		name, value, form == ID ? KZI_ID_MAX : KZI_VALUE_MAX, form == PATH, err);
	if (st != KZ_OK)
		return st;
	kzi_date date;
	switch (form) {
	case DATE:
		return kzi_date_parse(value, &date, err);
	case VERGADERJAAR:
		return check_vergaderjaar(value, err);
	case HOLDING:
		if (!is_one_of(value, holdings))
			return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
				"holding '%s': not full, record or named", value);
		return KZ_OK;
	case CHAMBER:
		if (!is_one_of(value, chambers))
			return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
				"chamber '%s': not 1 (Eerste Kamer) or 2 (Tweede Kamer)",
				value);
		return KZ_OK;
	case VERSION:
		if (!is_version(value))
			return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
				"version '%s': not as h1 (herdruk) or n1 (verbetering)",
				value);
		return KZ_OK;
	case TEXT:
	case ID:
	case PATH:
		break;
	}
	return KZ_OK;
}
