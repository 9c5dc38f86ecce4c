/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fields of those who embed us. */
#include "document/document.h"

#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static kz_status check_field_name(const char *name, kz_error *err)
{
	kz_property property;
	kz_list list;
	size_t length = name != NULL ? strlen(name) : 0;
	bool formed = length >= 1 && length <= 64 && is_lower(name[0]);
	for (size_t i = 0; i < length && formed; i++)
		formed = is_lower(name[i]) || (name[i] >= '0' && name[i] <= '9') ||
			 name[i] == '-' || name[i] == '_';
	if (!formed)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"field name '%s': not 1 to 64 of a-z, 0-9, - and _, a letter first",
			name != NULL ? name : "");
	if (kzi_property_by_name(name, length, &property) ||
		kzi_list_by_name(name, length, &list) || strcmp(name, "signatory") == 0 ||
		strcmp(name, "ondertekenaar") == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"field name '%s': every document has that one already", name);
	return KZ_OK;
}

kz_status kzi_document_append_field(
	kz_document *document, const kz_field *field, kz_error *err)
{
	kz_field *items = kzi_arena_grow(
		&document->arena, document->fields, document->field_count, sizeof *items);
	kz_field added = *field;
	added.name = kzi_arena_copy(&document->arena, field->name, strlen(field->name));
	added.text = kzi_arena_copy(&document->arena, field->text, strlen(field->text));
	if (items == NULL || added.name == NULL || added.text == NULL)
		return kzi_no_memory(err);
	items[document->field_count++] = added;
	document->fields = items;
	return KZ_OK;
}

static kz_status add_field(kz_document *document, const char *name, const char *text,
	double number, kz_field_type type, kz_error *err)
{
	kz_field field = {name, text, number, (int32_t)type};
	return kzi_document_append_field(document, &field, err);
}

static kz_status check_field(
	const kz_document *document, const char *name, const char *value, kz_error *err)
{
	if (document == NULL || value == NULL || value[0] == '\0')
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no document or no value");
	kz_status st = check_field_name(name, err);
	return st == KZ_OK ? kzi_text_check(name, value, KZI_VALUE_MAX, err) : st;
}

kz_status kz_document_add_text(
	kz_document *document, const char *name, const char *value, kz_error *err)
{
	kz_status st = check_field(document, name, value, err);
	return st == KZ_OK ? add_field(document, name, value, 0, KZ_FIELD_TEXT, err) : st;
}

kz_status kz_document_add_date(
	kz_document *document, const char *name, const char *value, kz_error *err)
{
	kzi_date date;
	kz_status st = check_field(document, name, value, err);
	if (st == KZ_OK)
		st = kzi_date_parse(value, &date, err);
	return st == KZ_OK ? add_field(document, name, value, 0, KZ_FIELD_DATE, err) : st;
}

/* A number's shortest exact form. The caller's locale may write a comma. */
static void print_number(double value, char *out, size_t size)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(out, size, "%.*g", digits, value);
		double back;
		if (sscanf(out, "%lf", &back) == 1 && !(back < value) && !(back > value))
			break;
	}
	for (char *at = out; *at != '\0'; at++) {
		if (*at == ',')
			*at = '.';
	}
}

kz_status kz_document_add_number(
	kz_document *document, const char *name, double value, kz_error *err)
{
	char text[40] = "-";
	kz_status st = check_field(document, name, text, err);
	if (st != KZ_OK)
		return st;
	if (!isfinite(value))
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"field '%s': not a finite number", name);
	print_number(value, text, sizeof text);
	return add_field(document, name, text, value, KZ_FIELD_NUMBER, err);
}

size_t kz_document_field_count(const kz_document *document)
{
	return document != NULL ? document->field_count : 0;
}

const kz_field *kz_document_field_at(const kz_document *document, size_t i)
{
	return i < kz_document_field_count(document) ? &document->fields[i] : NULL;
}
