/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"

#include "complain.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* ---- Building ---- */

static json_t *made(json_t *value)
{
	if (value == NULL)
		out_of_memory();
	return value;
}

json_t *json_new_object(void)
{
	return made(json_object());
}

json_t *json_new_list(void)
{
	return made(json_array());
}

/* A path may be any bytes, and JSON may not. */
static json_t *repaired(const char *text)
{
	char *copy = NULL;
	size_t length;
	FILE *stream = open_memstream(&copy, &length);
	if (stream == NULL)
		out_of_memory();
	write_text(stream, text);
	if (fclose(stream) != 0)
		out_of_memory();
	json_t *value = made(json_string(copy));
	free(copy);
	return value;
}

json_t *json_text(const char *text)
{
	if (text == NULL || text[0] == '\0')
		return json_null();
	json_t *value = json_string(text);
	return value != NULL ? value : repaired(text);
}

json_t *json_place(uint32_t number)
{
	return number == 0 ? json_null() : made(json_integer(number));
}

void json_put(json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, made(value)) != 0)
		out_of_memory();
}

void json_add(json_t *list, json_t *value)
{
	if (json_array_append_new(list, made(value)) != 0)
		out_of_memory();
}

/* ---- What several commands show ---- */

json_t *json_envelope(void)
{
	json_t *envelope = json_new_object();
	json_put(envelope, "format", json_integer(1));
	json_put(envelope, "version", json_text(kz_version()));
	return envelope;
}

json_t *json_index(const kz_index_info *info)
{
	json_t *index = json_new_object();
	json_put(index, "uuid", json_text(info->uuid));
	json_put(index, "revision", json_integer((json_int_t)info->revision));
	json_put(index, "documents", json_integer((json_int_t)info->documents));
	json_put(index, "newest_date", json_text(info->newest_date));
	json_put(index, "analysis", json_text(info->analysis));
	json_put(index, "shards", json_integer(info->shards));
	json_put(index, "away", json_integer(info->away));
	return index;
}

json_t *json_list(const kz_document *document, kz_list list)
{
	json_t *values = json_new_list();
	for (size_t i = 0; i < kz_document_count(document, list); i++)
		json_add(values, json_text(kz_document_at(document, list, i)));
	return values;
}

static json_t *signatories_of(const kz_document *document)
{
	json_t *all = json_new_list();
	for (size_t i = 0; i < kz_document_signatory_count(document); i++) {
		const kz_signatory *one = kz_document_signatory_at(document, i);
		json_t *signatory = json_new_object();
		json_put(signatory, "name", json_text(one->name));
		json_put(signatory, "office", json_text(one->office));
		json_add(all, signatory);
	}
	return all;
}

json_t *json_citation(const kz_citation *one)
{
	json_t *citation = json_new_object();
	json_put(citation, "target", json_text(one->target));
	json_put(citation, "kind",
		json_text(kz_citation_kind_name((kz_citation_kind)one->kind)));
	json_put(citation, "edge", json_text(kz_edge_name((kz_edge)one->edge)));
	json_put(citation, "source", json_text(one->source));
	json_put(citation, "block", json_place(one->block));
	json_put(citation, "start", json_integer(one->start));
	json_put(citation, "length", json_integer(one->length));
	json_put(citation, "text", json_text(one->text));
	return citation;
}

/* "date_source": in files it has a hyphen, which jq would take for a minus. */
static void put_property(
	json_t *object, const kz_document *document, kz_property property)
{
	char name[64];
	snprintf(name, sizeof name, "%s", kz_property_name(property));
	for (char *hyphen; (hyphen = strchr(name, '-')) != NULL;)
		*hyphen = '_';
	json_put(object, name, json_text(kz_document_get(document, property)));
}

void json_put_properties(json_t *object, const kz_document *document,
	const kz_property *properties, size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_property(object, document, properties[i]);
}

void json_put_document(json_t *object, const kz_document *document)
{
	static const kz_property first[] = {
		KZ_TITLE, KZ_SUBJECT, KZ_DATE, KZ_KIND, KZ_HOLDING};
	static const kz_property second[] = {KZ_NUMBER, KZ_CHAMBER, KZ_VERGADERJAAR};
	static const kz_property third[] = {
		KZ_MINISTRY, KZ_LANGUAGE, KZ_OUTCOME, KZ_URL, KZ_PATH};
	json_put(object, "id", json_text(kz_document_get(document, KZ_ID)));
	json_put(object, "aliases", json_list(document, KZ_ALIASES));
	json_put_properties(object, document, first, sizeof first / sizeof first[0]);
	json_put(object, "dossiers", json_list(document, KZ_DOSSIERS));
	json_put_properties(object, document, second, sizeof second / sizeof second[0]);
	json_put(object, "signatories", signatories_of(document));
	json_put_properties(object, document, third, sizeof third / sizeof third[0]);
}

/* ---- Writing ---- */

static char *dumped(json_t *value)
{
	char *text = json_dumps(value, JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(10));
	if (text == NULL)
		out_of_memory();
	json_decref(value);
	return text;
}

void json_write_to(FILE *stream, json_t *value)
{
	char *text = dumped(value);
	write_json(stream, text);
	write_own(stream, "\n");
	free(text);
}

void json_write(json_t *value)
{
	json_write_to(stdout, value);
}

void json_write_head(json_t *head, const char *list)
{
	char *text = dumped(head);
	/* Its last byte closes it, and there is more to come. */
	text[strlen(text) - 1] = '\0';
	write_json(stdout, text);
	write_own(stdout, ", \"%s\": [", list);
	free(text);
}

void json_write_item(json_t *item, bool first)
{
	char *text = dumped(item);
	write_own(stdout, "%s\n", first ? "" : ",");
	write_json(stdout, text);
	free(text);
}

void json_write_tail(json_t *tail)
{
	bool empty = json_object_size(tail) == 0;
	char *text = dumped(tail);
	write_own(stdout, "\n]%s", empty ? "" : ", ");
	/* The head has opened it. */
	write_json(stdout, text + 1);
	write_own(stdout, "\n");
	free(text);
}
