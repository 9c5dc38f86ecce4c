/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kamerstuk/names.h"

#include "kamerstuk/cursor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool begins_with(const char *name, const char *start)
{
	return strncmp(name, start, strlen(start)) == 0;
}

static bool is_minted(const char *name)
{
	return begins_with(name, "doc-") && strlen(name) == 20 &&
	       strspn(name + 4, "0123456789abcdef") == 16;
}

/* Four digits, the letter and five digits; newer years may need more of them. */
static bool is_of_kamer(const char *name, char letter)
{
	size_t digits = strspn(name, "0123456789");
	if (digits != 4 || kzi_upper(name[4]) != letter)
		return false;
	size_t rest = strspn(name + 5, "0123456789");
	return rest >= 5 && rest <= 7 && name[5 + rest] == '\0';
}

/* "ah-tk-20232024-766" has its Kamer behind the series, "stb-2020-118" a number. */
static bool is_of_series(const char *name)
{
	if (strlen(name) >= KZ_KAMERSTUK_MAX)
		return false;
	static const char *const series[] = {"ah-tk-", "ah-ek-", "h-tk-", "h-ek-",
		"kv-tk-", "kv-ek-", "nds-tk-", "nds-ek-", "ag-tk-", "ag-ek-", "blg-",
		"stb-", "stcrt-", "trb-"};
	for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
		if (begins_with(name, series[i]) && kzi_is_digit(name[strlen(series[i])]))
			return true;
	}
	return false;
}

bool kzi_name_official(const char *name, char official[KZ_KAMERSTUK_MAX])
{
	kz_kamerstuk piece;
	if (is_of_kamer(name, 'D') || is_of_kamer(name, 'Z')) {
		strcpy(official, name);
		official[4] = kzi_upper(name[4]);
		return true;
	}
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK ||
		kz_kamerstuk_is_dossier(&piece))
		return false;
	kz_kamerstuk_format(&piece, official, KZ_KAMERSTUK_MAX);
	return true;
}

kzi_name_kind kzi_name_kind_of(const char *name)
{
	char official[KZ_KAMERSTUK_MAX];
	if (is_minted(name))
		return KZI_NAME_MINTED;
	if (is_of_kamer(name, 'Z'))
		return KZI_NAME_ZAAK;
	if (is_of_kamer(name, 'D'))
		return KZI_NAME_DOCUMENT;
	if (is_of_series(name) || kzi_name_official(name, official))
		return KZI_NAME_OFFICIAL;
	return KZI_NAME_OWN;
}

bool kzi_name_version(const char *name, char piece[KZ_KAMERSTUK_MAX], char version[16])
{
	kz_kamerstuk parts;
	if (kz_kamerstuk_parse(name, strlen(name), &parts, NULL) != KZ_OK ||
		(parts.suffix[0] != 'h' && parts.suffix[0] != 'n'))
		return false;
	memcpy(version, parts.suffix, sizeof parts.suffix);
	parts.suffix[0] = '\0';
	kz_kamerstuk_format(&parts, piece, KZ_KAMERSTUK_MAX);
	return true;
}

static const char dossier_prefix[] = "dossier:";

static bool is_dossier(const char *name, char out[KZI_CITED_MAX])
{
	kz_kamerstuk dossier;
	char official[KZ_KAMERSTUK_MAX];
	size_t prefix = strlen(dossier_prefix);
	name += begins_with(name, dossier_prefix) ? prefix : 0;
	if (kz_kamerstuk_parse(name, strlen(name), &dossier, NULL) != KZ_OK ||
		!kz_kamerstuk_is_dossier(&dossier))
		return false;
	kz_kamerstuk_format(&dossier, official, sizeof official);
	snprintf(out, KZI_CITED_MAX, "%s%s", dossier_prefix, official);
	return true;
}

bool kzi_name_cited(const char *name, char out[KZI_CITED_MAX])
{
	char version[16];
	if (strlen(name) >= KZI_CITED_MAX)
		return false;
	if (!kzi_name_version(name, out, version) && !kzi_name_official(name, out) &&
		!is_dossier(name, out))
		strcpy(out, name);
	return true;
}

bool kzi_name_dossier(const char *name, char out[KZI_CITED_MAX])
{
	kz_kamerstuk piece;
	char dossier[KZ_KAMERSTUK_MAX];
	if (begins_with(name, dossier_prefix))
		return is_dossier(name, out);
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK ||
		kz_kamerstuk_dossier(&piece, dossier, sizeof dossier) == 0)
		return false;
	snprintf(out, KZI_CITED_MAX, "%s%s", dossier_prefix, dossier);
	return true;
}

int kzi_version_rank(const char *version)
{
	enum { BEHIND = 1000 };
	if (version[0] == 'h')
		return atoi(version + 1);
	return version[0] == 'n' ? atoi(version + 1) - BEHIND : 0;
}
