/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/header.h"

#include "base/utf8.h"
#include "document/document.h"

#include <stdlib.h>
#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **text, size_t *length)
{
	while (*length > 0 && is_space((*text)[0])) {
		(*text)++;
		(*length)--;
	}
	while (*length > 0 && is_space((*text)[*length - 1]))
		(*length)--;
}

static bool is_name(const char *known, const char *name, size_t length)
{
	return strlen(known) == length && memcmp(known, name, length) == 0;
}

/* What the index itself keeps is not for a file to say. */
static bool may_be_set(kz_property property)
{
	return property != KZ_PATH && property != KZ_FIRST_SEEN &&
	       property != KZ_CHANGED_AT && property != KZ_FORMAT;
}

/* "Dirk Beljaarts | minister van Economische Zaken" */
static kz_status add_signatory(kz_document *document, char *value, kz_error *err)
{
	char *bar = strchr(value, '|');
	const char *name = value, *office = "";
	size_t name_length = bar != NULL ? (size_t)(bar - value) : strlen(value);
	if (bar != NULL) {
		size_t office_length = strlen(bar + 1);
		office = bar + 1;
		trim(&office, &office_length);
	}
	trim(&name, &name_length);
	if (name_length == 0 && office[0] == '\0')
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"signatory without a name or an office");
	value[name + name_length - value] = '\0';
	return kz_document_add_signatory(document, name, office, err);
}

static kz_status set_fact(kz_document *document, const char *name, size_t length,
	char *value, kz_error *err)
{
	kz_property property;
	kz_list list;
	if (kzi_property_by_name(name, length, &property) && may_be_set(property))
		return kz_document_set(document, property, value, err);
	if (kzi_list_by_name(name, length, &list) && list != KZ_REMARKS)
		return kz_document_add(document, list, value, err);
	if (is_name("signatory", name, length) || is_name("ondertekenaar", name, length))
		return add_signatory(document, value, err);
	if (length > 2 && name[0] == 'x' && name[1] == '-') {
		char own[65] = "";
		if (length - 2 < sizeof own && memchr(name, '\0', length) == NULL)
			memcpy(own, name + 2, length - 2);
		return kz_document_add_text(document, own, value, err);
	}
	return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
		"'%.*s' is not a name that a document has; for one of your own: x-NAME",
		(int)kzi_utf8_cut(name, length, 80), name);
}

kz_status kzi_header_set(kz_document *document, const char *name, size_t name_length,
	const char *value, size_t value_length, kz_error *err)
{
	trim(&value, &value_length);
	if (value_length == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "'%.*s' has no value",
			(int)kzi_utf8_cut(name, name_length, 80), name);
	/* A NUL would hide what comes behind it. */
	if (memchr(value, '\0', value_length) != NULL)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"'%.*s' has a NUL in it",
			(int)kzi_utf8_cut(name, name_length, 80), name);
	char *copy = strndup(value, value_length);
	if (copy == NULL)
		return kzi_no_memory(err);
	kz_status st = set_fact(document, name, name_length, copy, err);
	free(copy);
	return st;
}

static size_t line_length(const char *bytes, size_t length)
{
	const char *newline = length > 0 ? memchr(bytes, '\n', length) : NULL;
	return newline != NULL ? (size_t)(newline - bytes) : length;
}

static kz_status parse_line(
	kz_document *document, const char *line, size_t length, kz_error *err)
{
	const char *colon = memchr(line, ':', length);
	if (colon == NULL || colon == line)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"not of the form 'name: value'");
	size_t name_length = (size_t)(colon - line);
	trim(&line, &name_length);
	return kzi_header_set(document, line, name_length, colon + 1,
		length - (size_t)(colon + 1 - line), err);
}

kz_status kzi_header_parse(const char *bytes, size_t length, kz_document *document,
	size_t *taken, kz_error *err)
{
	size_t at = 0;
	bool ended = false;
	for (unsigned number = 1; at < length; number++) {
		const char *line = bytes + at, *rest = line;
		size_t whole = line_length(line, length - at), left = whole;
		trim(&rest, &left);
		if (ended && left > 0)
			break;
		kz_error why = {0};
		kz_status st = KZ_OK;
		if (left > 0 && rest[0] != '#')
			st = parse_line(document, rest, left, &why);
		if (st != KZ_OK)
			return kzi_fail(err, st, (long long)at, "line %u: %s", number,
				why.message);
		at += whole + (at + whole < length);
		/* The line that ends them, and any blank ones behind it. */
		ended |= left == 0;
	}
	*taken = at;
	return KZ_OK;
}

bool kzi_header_begins(const char *bytes, size_t length)
{
	static const char *const firsts[] = {"id:", "title:", "titel:"};
	for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
		size_t size = strlen(firsts[i]);
		if (length > size && memcmp(bytes, firsts[i], size) == 0)
			return true;
	}
	return false;
}
