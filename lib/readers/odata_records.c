/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/odata_records.h"

#include "base/error.h"
#include "base/utf8.h"
#include "readers/decode.h"
#include "readers/official_name.h"

#include <string.h>

enum {
	SNIFF = 4096,
	SIZE_MAX_OF_FILE = 64 << 20,
	DEPTH_MAX = 64,
	VALUES_MAX = 1000000 /* each costs some hundred bytes of memory */
};

/* ---- Before it is parsed ---- */

static size_t pass_space(const char *text, size_t length, size_t at)
{
	while (at < length && strchr(" \t\r\n", text[at]) != NULL && text[at] != '\0')
		at++;
	return at;
}

static bool holds(const char *text, size_t length, const char *word)
{
	size_t size = strlen(word);
	for (size_t at = 0; at + size <= length; at++) {
		if (memcmp(text + at, word, size) == 0)
			return true;
	}
	return false;
}

bool kzi_is_odata(const kzi_input *input)
{
	static const char *const words[] = {
		"\"@odata.", "\"DocumentNummer\"", "\"ApiGewijzigdOp\""};
	size_t length = input->length < SNIFF ? input->length : SNIFF;
	size_t at = pass_space(
		input->bytes, length, kzi_utf8_mark(input->bytes, input->length));
	bool ours = false;
	if (at == length || (input->bytes[at] != '{' && input->bytes[at] != '['))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof words[0] && !ours; i++)
		ours = holds(input->bytes, length, words[i]);
	return ours;
}

/* The end of the string that begins at at. */
static size_t pass_string(const char *text, size_t length, size_t at)
{
	for (at++; at < length && text[at] != '"'; at++) {
		if (text[at] == '\\')
			at++;
	}
	return at;
}

/* A parser that builds a tree must not be the first to find out. */
static kz_status check_size(const char *text, size_t length, kz_error *err)
{
	size_t depth = 0, values = 0;
	if (length > SIZE_MAX_OF_FILE)
		return kzi_fail(err, KZ_E_LIMIT, SIZE_MAX_OF_FILE,
			"%zu bytes of JSON: over 64 MiB", length);
	for (size_t at = 0; at < length; at++) {
		char c = text[at];
		if (c == '"')
			at = pass_string(text, length, at);
		values += c == '[' || c == '{' || c == ',' || c == ':';
		depth += c == '[' || c == '{';
		depth -= (c == ']' || c == '}') && depth > 0;
		if (depth > DEPTH_MAX)
			return kzi_fail(err, KZ_E_LIMIT, (long long)at,
				"JSON nested more than %d deep", DEPTH_MAX);
		if (values > VALUES_MAX)
			return kzi_fail(err, KZ_E_LIMIT, (long long)at,
				"more than %d values in the JSON", VALUES_MAX);
	}
	return KZ_OK;
}

/* ---- Members ---- */

const char *kzi_json_text(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));
	return text != NULL ? text : "";
}

json_int_t kzi_json_number(const json_t *object, const char *name)
{
	const json_t *number = json_object_get(object, name);
	return json_is_integer(number) ? json_integer_value(number) : -1;
}

const json_t *kzi_json_list(const json_t *object, const char *name)
{
	const json_t *list = json_object_get(object, name);
	return json_is_array(list) ? list : NULL;
}

const char *kzi_record_number(const json_t *record)
{
	const char *number = kzi_json_text(record, "DocumentNummer");
	if (number[0] == '\0')
		number = kzi_json_text(record, "Nummer");
	return kzi_is_tk_number(number, strlen(number)) ? number : "";
}

/* ---- Records ---- */

/* What was deleted has lost its number too, but may not always have. */
static bool is_document(const json_t *record)
{
	return kzi_record_number(record)[0] != '\0' &&
	       !json_is_true(json_object_get(record, "Verwijderd"));
}

static bool add_record(kzi_records *records, json_t *record)
{
	if (!json_is_object(record) || !is_document(record)) {
		records->others++;
		return true;
	}
	records->count++;
	return json_array_append(records->documents, record) == 0;
}

/* A record, an array of them, or the page of the service that holds such an array. */
static bool add_value(kzi_records *records, json_t *value)
{
	json_t *list = json_is_array(value) ? value : json_object_get(value, "value");
	bool added = true;
	if (!json_is_array(list))
		return add_record(records, value);
	for (size_t i = 0; i < json_array_size(list) && added; i++)
		added = add_record(records, json_array_get(list, i));
	return added;
}

static kz_status tell_broken(
	const kzi_decoded *decoded, size_t start, json_error_t *why, kz_error *err)
{
	kz_error told = {0};
	size_t at = start + (why->position > 0 ? (size_t)why->position : 0);
	enum json_error_code code = json_error_code(why);
	/* Where memory runs out jansson mostly says nothing at all. */
	if (code == json_error_out_of_memory || why->text[0] == '\0')
		return kzi_no_memory(err);
	if (at > decoded->length || code == json_error_premature_end_of_input)
		at = decoded->length;
	kzi_fail(&told, KZ_E_DOCUMENT, (long long)at, "broken JSON: %s",
		code == json_error_premature_end_of_input ? "it ends too early"
							  : why->text);
	kzi_decoded_place(decoded, &told);
	return kzi_fail(err, told.status, told.offset, "%s", told.message);
}

static kz_status parse_all(const kzi_decoded *decoded, kzi_records *out, kz_error *err)
{
	const char *text = decoded->text;
	size_t length = decoded->length, at = pass_space(text, length, 0);
	kz_error told = {0};
	kz_status st = check_size(text, length, &told);
	if (st != KZ_OK) {
		kzi_decoded_place(decoded, &told);
		return kzi_fail(err, st, told.offset, "%s", told.message);
	}
	while (at < length) {
		json_error_t why = {0};
		json_t *value =
			json_loadb(text + at, length - at, JSON_DISABLE_EOF_CHECK, &why);
		if (value == NULL)
			return tell_broken(decoded, at, &why, err);
		bool added = add_value(out, value);
		json_decref(value);
		if (!added)
			return kzi_no_memory(err);
		at = pass_space(text, length, at + (size_t)why.position);
	}
	return KZ_OK;
}

kz_status kzi_records_read(
	const kzi_input *input, kz_document *document, kzi_records *out, kz_error *err)
{
	kzi_decoded decoded;
	*out = (kzi_records){.documents = json_array()};
	kz_status st = out->documents != NULL ? KZ_OK : kzi_no_memory(err);
	if (st == KZ_OK)
		st = kzi_decode(
			input->bytes, input->length, KZI_UTF_8, document, &decoded, err);
	if (st == KZ_OK) {
		st = parse_all(&decoded, out, err);
		kzi_decoded_free(&decoded);
	}
	if (st != KZ_OK)
		kzi_records_free(out);
	return st;
}

void kzi_records_free(kzi_records *records)
{
	json_decref(records->documents);
	*records = (kzi_records){0};
}

const char *kzi_record_name(const kzi_records *records, size_t i)
{
	return kzi_record_number(json_array_get(records->documents, i));
}

static int append(const char *bytes, size_t length, void *out)
{
	kzi_buffer_append(out, bytes, length);
	return 0;
}

/* As a page with one record, which says what it is. */
kz_status kzi_record_bytes(
	const kzi_records *records, size_t i, kzi_buffer *out, kz_error *err)
{
	json_t *page = json_pack("{s:s,s:[O]}", "@odata.context", "#", "value",
		json_array_get(records->documents, i));
	bool written = page != NULL &&
		       json_dump_callback(page, append, out, JSON_INDENT(1)) == 0;
	json_decref(page);
	return written && !out->failed ? KZ_OK : kzi_no_memory(err);
}
