/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/official_name.h"

#include "kamerstuk/identifier.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What stands in front says which series it is of; no_kind: it is not cited so. */
enum { NO_KIND = -1 };

static const struct {
	const char *prefix;
	int32_t kind;
	unsigned least, most; /* parts, of digits, behind it */
} series[] = {
	{"ah-tk-", KZ_CITED_AANHANGSEL, 2, 2},
	{"ah-ek-", KZ_CITED_AANHANGSEL, 2, 2},
	{"h-tk-", KZ_CITED_HANDELINGEN, 2, 3},
	{"h-ek-", KZ_CITED_HANDELINGEN, 2, 3},
	{"kv-tk-", NO_KIND, 1, 1},
	{"kv-ek-", NO_KIND, 1, 1},
	{"nds-tk-", NO_KIND, 1, 1},
	{"ag-tk-", NO_KIND, 1, 3},
	{"ag-ek-", NO_KIND, 1, 3},
	{"blg-", KZ_CITED_BIJLAGE, 1, 1},
	{"stb-", KZ_CITED_STAATSBLAD, 2, 2},
	{"stcrt-", KZ_CITED_STAATSCOURANT, 2, 2},
	{"trb-", KZ_CITED_TRACTATENBLAD, 2, 2},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool kzi_is_tk_number(const char *text, size_t length)
{
	if (length < 9 || length > 12)
		return false;
	for (size_t i = 0; i < length; i++) {
		bool letter = i == 4 && (text[i] == 'D' || text[i] == 'Z');
		if (!letter && !is_digit(text[i]))
			return false;
	}
	return !is_digit(text[4]);
}

/* "20202021-3235", "2021Z09739", "2020-118-n1": how many parts, 0 when it is other. */
static unsigned count_parts(const char *text, size_t length)
{
	unsigned parts = 0;
	for (size_t at = 0; at <= length; parts++) {
		size_t end = at;
		while (end < length && text[end] != '-')
			end++;
		kzi_slice part = {text + at, end - at};
		bool last = end == length;
		if (last && parts > 0 && kzi_is_suffix(part))
			return parts;
		if (!kzi_is_digits(part, 1, 12) &&
			!kzi_is_tk_number(part.text, part.length))
			return 0;
		at = end + 1;
	}
	return parts;
}

/* The kind of citation, or NO_KIND; false when it is no such name. */
static bool read_name(
	const char *text, size_t length, char out[KZI_OFFICIAL_NAME_MAX], int32_t *kind)
{
	kz_kamerstuk piece;
	if (length >= KZI_OFFICIAL_NAME_MAX)
		return false;
	if (length > 4 && strncasecmp(text, "kst-", 4) == 0) {
		if (kz_kamerstuk_parse(text, length, &piece, NULL) != KZ_OK ||
			kz_kamerstuk_is_dossier(&piece))
			return false;
		kz_kamerstuk_format(&piece, out, KZI_OFFICIAL_NAME_MAX);
		*kind = KZ_CITED_KAMERSTUK;
		return true;
	}
	for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
		size_t prefix = strlen(series[i].prefix);
		if (length <= prefix || strncasecmp(text, series[i].prefix, prefix) != 0)
			continue;
		unsigned parts = count_parts(text + prefix, length - prefix);
		if (parts < series[i].least || parts > series[i].most)
			return false;
		snprintf(out, KZI_OFFICIAL_NAME_MAX, "%s%.*s", series[i].prefix,
			(int)(length - prefix), text + prefix);
		*kind = series[i].kind;
		return true;
	}
	return false;
}

bool kzi_official_name(const char *text, size_t length, char out[KZI_OFFICIAL_NAME_MAX])
{
	int32_t kind;
	return read_name(text, length, out, &kind);
}

/* The last part of an address that is such a name, without its extension. */
static bool read_address(
	const char *address, char out[KZI_OFFICIAL_NAME_MAX], int32_t *kind)
{
	const char *end = address + strcspn(address, "?#");
	while (end > address) {
		const char *start = end;
		while (start > address && start[-1] != '/')
			start--;
		const char *dot = memchr(start, '.', (size_t)(end - start));
		size_t length = (size_t)((dot != NULL ? dot : end) - start);
		if (read_name(start, length, out, kind))
			return true;
		end = start > address ? start - 1 : start;
	}
	return false;
}

bool kzi_official_address(const char *address, char out[KZI_OFFICIAL_NAME_MAX])
{
	int32_t kind;
	return read_address(address, out, &kind);
}

bool kzi_official_citation(
	const char *address, int32_t *kind, char target[KZI_OFFICIAL_NAME_MAX])
{
	static const char prefix[] = "dossier:";
	const size_t length = sizeof prefix - 1;
	kz_kamerstuk dossier;
	if (strncmp(address, prefix, length) != 0)
		return read_address(address, target, kind) && *kind != NO_KIND;
	const char *name = address + length;
	if (kz_kamerstuk_parse(name, strlen(name), &dossier, NULL) != KZ_OK ||
		!kz_kamerstuk_is_dossier(&dossier))
		return false;
	strcpy(target, prefix);
	kz_kamerstuk_format(&dossier, target + length, KZI_OFFICIAL_NAME_MAX - length);
	*kind = KZ_CITED_DOSSIER;
	return true;
}

void kzi_official_url(const char *name, char *out, size_t size)
{
	snprintf(out, size, "https://zoek.officielebekendmakingen.nl/%s.html", name);
}
