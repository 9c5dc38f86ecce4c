/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "library/place.h"

#include <kamerzoek/citation.h>

#include <stdio.h>
#include <string.h>

static const char *const forms[] = {"xml", "html", "odt", "pdf", "docx", "json"};
static const char metadata[] = "metadata";

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool kzi_is_place_name(const char *name)
{
	size_t length = 0;
	for (; name[length] != '\0'; length++) {
		char c = name[length];
		bool inner = length > 0 && (c == '-' || c == '.');
		if (!is_letter(c) && !is_digit(c) && !inner)
			return false;
	}
	return length > 0 && length < KZI_PLACE_NAME_MAX;
}

static bool is_form(const char *form)
{
	bool known = strcmp(form, metadata) == 0;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0] && !known; i++)
		known = strcmp(form, forms[i]) == 0;
	return known;
}

/* ---- The dossier ---- */

/* "2025D16514" goes with the others of its year. */
static bool of_tweede_kamer(const char *id, char out[KZI_PLACE_NAME_MAX])
{
	size_t digits = strspn(id, "0123456789");
	if (digits != 4 || !is_letter(id[4]) || strspn(id + 5, "0123456789") != 5 ||
		id[10] != '\0')
		return false;
	snprintf(out, KZI_PLACE_NAME_MAX, "tk-%.4s", id);
	return true;
}

/* "ah-tk-20232024" of "ah-tk-20232024-766": as far as the first number, when there is
 * more behind it; "blg" of "blg-1007826": else what is before it. */
static void of_series(const char *id, char out[KZI_PLACE_NAME_MAX])
{
	size_t before = 0, end = strcspn(id, "-");
	while (!is_digit(id[before]) && id[end] != '\0') {
		before = end + 1;
		end = before + strcspn(id + before, "-");
	}
	if (id[end] == '\0' && before > 0)
		end = before - 1;
	snprintf(out, KZI_PLACE_NAME_MAX, "%.*s", (int)end, id);
}

static void dossier_of(const char *id, char out[KZI_PLACE_NAME_MAX])
{
	kz_kamerstuk piece;
	out[0] = '\0';
	if (strncmp(id, "kst-", 4) == 0 &&
		kz_kamerstuk_parse(id, strlen(id), &piece, NULL) == KZ_OK)
		kz_kamerstuk_dossier(&piece, out, KZI_PLACE_NAME_MAX);
	if (out[0] == '\0' && !of_tweede_kamer(id, out))
		of_series(id, out);
}

/* ---- The whole path ---- */

static bool make_within(const char *id, const char *form, char out[KZI_PLACE_MAX])
{
	if (!kzi_is_place_name(id) || !is_form(form))
		return false;
	if (strcmp(form, metadata) == 0)
		snprintf(out, KZI_PLACE_MAX, "%s/metadata.xml", id);
	else
		snprintf(out, KZI_PLACE_MAX, "%s/%s.%s", id, id, form);
	return true;
}

bool kzi_place_make(
	const char *id, const char *form, const char *of, char out[KZI_PLACE_MAX])
{
	char dossier[KZI_PLACE_NAME_MAX], within[KZI_PLACE_MAX];
	if (!make_within(id, form, within) || (of != NULL && !kzi_is_place_name(of)))
		return false;
	dossier_of(of != NULL ? of : id, dossier);
	int length = snprintf(out, KZI_PLACE_MAX, "%s/%s", dossier, within);
	return kzi_is_place_name(dossier) && length < KZI_PLACE_MAX;
}

bool kzi_place_read(const char *path, char id[KZI_PLACE_NAME_MAX])
{
	const char *slash = strchr(path, '/');
	char made[KZI_PLACE_MAX];
	if (slash == NULL || slash - path >= KZI_PLACE_NAME_MAX)
		return false;
	snprintf(id, KZI_PLACE_NAME_MAX, "%.*s", (int)(slash - path), path);
	if (make_within(id, metadata, made) && strcmp(made, path) == 0)
		return true;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (make_within(id, forms[i], made) && strcmp(made, path) == 0)
			return true;
	}
	return false;
}
