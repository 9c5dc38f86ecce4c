/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers of the open data of the Tweede Kamer. */
#include "sources/odata.h"

#include "base/utf8.h"
#include "document/kind.h"
#include "sources/paper.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 64, VALUES_MAX = 1000000 /* each costs some hundred bytes */ };

static const char service[] = "the open data of the Tweede Kamer";
static const char below[] = "/OData/v4/2.0/"; /* where it has all that it has */

typedef struct answer {
	kzi_finds *finds;
	const char *url;
	kz_error *err;
	kz_status status;
} answer;

/* A copy that there may be no memory for. */
static const char *kept(answer *a, const char *copy)
{
	if (copy == NULL && a->status == KZ_OK)
		a->status = kzi_no_memory(a->err);
	return copy != NULL ? copy : "";
}

/* ---- Members ---- */

static const char *text_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));
	return text != NULL ? text : "";
}

static const char *line_of(answer *a, const json_t *object, const char *name)
{
	const char *text = text_of(object, name);
	return kept(a, kzi_finds_line(a->finds, text, strlen(text)));
}

/* The first of a list in it, or what is there by itself. */
static const json_t *first_of(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	return json_is_array(value) ? json_array_get(value, 0) : value;
}

/* ---- A document ---- */

/* The number of a document that is still there; "" of anything else. */
static const char *number_of(answer *a, const json_t *record)
{
	char number[KZI_PAPER_MAX];
	if (json_is_true(json_object_get(record, "Verwijderd")) ||
		kzi_paper_name(text_of(record, "DocumentNummer"), number, NULL) !=
			KZ_OK ||
		!kzi_paper_is_document(number))
		return "";
	return kept(a, kzi_finds_line(a->finds, number, strlen(number)));
}

static bool is_guid(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t i = 0;
	for (; text[i] != '\0' && i < sizeof form - 1; i++) {
		bool hex = strchr("0123456789abcdefABCDEF", text[i]) != NULL;
		if (form[i] == 'x' ? !hex : text[i] != '-')
			return false;
	}
	return text[i] == '\0' && i == sizeof form - 1;
}

/* No name of theirs becomes a part of an address: a guid is one or is not. */
static void put_resource(answer *a, const json_t *record, kzi_find *find)
{
	char url[KZI_URL_MAX];
	const char *id = text_of(record, "Id");
	if (!is_guid(id))
		return;
	snprintf(url, sizeof url, KZI_TWEEDEKAMER_URL "Document(%s)/resource", id);
	find->urls[KZI_FIND_RESOURCE] = kept(a, kzi_finds_url(a->finds, url));
}

static void put_dossier(answer *a, const json_t *record, kzi_find *find)
{
	const json_t *dossier = first_of(record, "Kamerstukdossier");
	const json_t *number = json_object_get(dossier, "Nummer");
	const char *chapter = text_of(dossier, "Toevoeging");
	char text[64], name[KZI_PAPER_MAX];
	if (json_is_integer(number))
		snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT "%s%.20s",
			json_integer_value(number), chapter[0] != '\0' ? "-" : "",
			chapter);
	else
		snprintf(text, sizeof text, "%.20s%s%.20s", text_of(dossier, "Nummer"),
			chapter[0] != '\0' ? "-" : "", chapter);
	if (kzi_paper_dossier(text, name, NULL) == KZ_OK)
		find->dossier = kept(a, kzi_finds_line(a->finds, name, strlen(name)));
}

/* What has a number of its own, and what may have been published under another name. */
static void put_names(answer *a, const json_t *record, kzi_find *find)
{
	const json_t *version = first_of(record, "HuidigeDocumentVersie");
	const char *published = text_of(version, "ExterneIdentifier");
	find->id = kept(a, kzi_finds_name(a->finds, published));
	if (find->id[0] == '\0')
		find->id = find->number;
	find->annex_of = number_of(a, first_of(record, "BronDocument"));
}

static void put_annexes(answer *a, const json_t *record, kzi_find *find)
{
	const json_t *list = json_object_get(record, "BijlageDocument");
	for (size_t i = 0; i < json_array_size(list) && a->status == KZ_OK; i++) {
		const char *number = number_of(a, json_array_get(list, i));
		if (number[0] == '\0')
			continue;
		const char **more = kzi_arena_grow(
			&a->finds->arena, find->annexes, find->annex_count, sizeof *more);
		if (more == NULL) {
			kept(a, NULL);
			return;
		}
		find->annexes = more;
		more[find->annex_count++] = number;
	}
}

static void put_facts(answer *a, const json_t *record, kzi_find *find)
{
	char kind[KZI_KIND_MAX];
	kzi_kind_of_type(text_of(record, "Soort"), kind);
	find->kind = kept(a, kzi_finds_line(a->finds, kind, strlen(kind)));
	/* What is called its title is that of the dossier. */
	find->title = line_of(a, record, "Onderwerp");
	if (find->title[0] == '\0')
		find->title = line_of(a, record, "Titel");
	find->date = kept(a, kzi_finds_day(a->finds, text_of(record, "Datum")));
	find->modified =
		kept(a, kzi_finds_day(a->finds, text_of(record, "ApiGewijzigdOp")));
}

static void take_record(answer *a, const json_t *record)
{
	const char *number = number_of(a, record);
	kzi_find *find = number[0] != '\0' ? kzi_finds_add(a->finds) : NULL;
	if (find == NULL) {
		a->finds->others++;
		if (number[0] != '\0')
			kept(a, NULL);
		return;
	}
	find->number = number;
	put_names(a, record, find);
	put_facts(a, record, find);
	put_dossier(a, record, find);
	put_annexes(a, record, find);
	put_resource(a, record, find);
}

/* ---- A page ---- */

/* Is to a part of the service that from is of? */
static bool is_same_service(const char *from, const char *to)
{
	const char *part = strstr(from, below);
	size_t length = part != NULL ? (size_t)(part - from) + strlen(below) : 0;
	bool same = length > 0 && strncmp(from, to, length) == 0;
	bool official =
		strncmp(to, KZI_TWEEDEKAMER_URL, strlen(KZI_TWEEDEKAMER_URL)) == 0;
	return same || official;
}

/* A page without any document leads nowhere, or it might do so for ever. */
static void take_next(answer *a, const json_t *page)
{
	char next[KZI_URL_MAX];
	const char *link = text_of(page, "@odata.nextLink");
	if (a->finds->count + a->finds->others == 0 || link[0] == '\0' ||
		kzi_address_follow(a->url, link, next, NULL) != KZ_OK)
		return;
	if (is_same_service(a->url, next) && strcmp(a->url, next) != 0)
		a->finds->next_url = kept(a, kzi_finds_url(a->finds, next));
}

static void take_page(answer *a, const json_t *page)
{
	const json_t *list = json_object_get(page, "value");
	const json_t *total = json_object_get(page, "@odata.count");
	size_t count = json_array_size(list);
	if (count > KZI_FINDS_MAX)
		a->status = kzi_fail(a->err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"%s: %zu records on one page", service, count);
	if (json_is_integer(total) && json_integer_value(total) >= 0)
		a->finds->total = json_integer_value(total);
	/* One by itself has no list around it. */
	if (!json_is_array(list))
		take_record(a, page);
	for (size_t i = 0; i < count && a->status == KZ_OK; i++)
		take_record(a, json_array_get(list, i));
	if (a->status == KZ_OK)
		take_next(a, page);
}

/* {"error": {"code": "", "message": "..."}} */
static void tell_error(answer *a, const json_t *error)
{
	const char *words = line_of(a, error, "message");
	if (a->status == KZ_OK)
		a->status = kzi_fail(a->err, KZ_E_QUERY, KZI_NO_OFFSET, "%s says: %s",
			service, words[0] != '\0' ? words : "error");
}

static void take_answer(answer *a, const json_t *page)
{
	const json_t *error = json_object_get(page, "error");
	if (json_is_object(error))
		tell_error(a, error);
	else if (json_is_array(json_object_get(page, "value")) ||
		 json_object_get(page, "DocumentNummer") != NULL)
		take_page(a, page);
	else
		a->status = kzi_fail(a->err, KZ_E_NETWORK, 0,
			"answer of %s: no documents, and no list of them", service);
}

/* ---- Reading ---- */

/* The end of the string that begins at at. */
static size_t pass_string(const char *bytes, size_t length, size_t at)
{
	for (at++; at < length && bytes[at] != '"'; at++) {
		if (bytes[at] == '\\')
			at++;
	}
	return at;
}

/* A parser that builds a tree must not be the first to find out. */
static kz_status check_size(const char *bytes, size_t length, kz_error *err)
{
	size_t depth = 0, values = 0;
	for (size_t at = 0; at < length; at++) {
		char c = bytes[at];
		if (c == '"')
			at = pass_string(bytes, length, at);
		values += c == '[' || c == '{' || c == ',' || c == ':';
		depth += c == '[' || c == '{';
		depth -= (c == ']' || c == '}') && depth > 0;
		if (depth > DEPTH_MAX || values > VALUES_MAX)
			return kzi_fail(err, KZ_E_LIMIT, (long long)at,
				"answer of %s: %s", service,
				depth > DEPTH_MAX ? "JSON nested too deep"
						  : "too many values in the JSON");
	}
	return KZ_OK;
}

static kz_status tell_broken(const json_error_t *why, const char *bytes, size_t length,
	size_t start, kz_error *err)
{
	enum json_error_code code = json_error_code(why);
	size_t at = start + (why->position > 0 ? (size_t)why->position : 0);
	bool cut = code == json_error_premature_end_of_input;
	size_t first = start;
	while (first < length && strchr(" \t\r\n", bytes[first]) != NULL &&
		bytes[first] != '\0')
		first++;
	/* Where memory runs out jansson mostly says nothing at all. */
	if (code == json_error_out_of_memory || why->text[0] == '\0')
		return kzi_no_memory(err);
	if (first == length)
		return kzi_fail(
			err, KZ_E_NETWORK, 0, "answer of %s: it is empty", service);
	if (bytes[first] == '<')
		return kzi_fail(err, KZ_E_NETWORK, 0,
			"answer of %s: a page for people, and not JSON", service);
	return kzi_fail(err, KZ_E_NETWORK, (long long)(cut || at > length ? length : at),
		"answer of %s: %s%s", service,
		cut ? "" : "broken JSON: ", cut ? "it ends too early" : why->text);
}

kz_status kzi_odata_read(
	const char *url, const char *bytes, size_t length, kzi_finds *out, kz_error *err)
{
	kzi_finds_begin(out);
	size_t mark = kzi_utf8_mark(bytes, length);
	kz_status st = check_size(bytes, length, err);
	if (st != KZ_OK)
		return st;
	json_error_t why = {0};
	json_t *page = json_loadb(bytes + mark, length - mark, 0, &why);
	if (page == NULL)
		return tell_broken(&why, bytes, length, mark, err);
	answer a = {out, url, err, KZ_OK};
	take_answer(&a, page);
	json_decref(page);
	/* Its words are in err. */
	if (a.status != KZ_OK)
		kzi_finds_free(out);
	return a.status;
}
