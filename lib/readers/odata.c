/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Records of the Tweede Kamer's open data: the facts of a document or a zaak, whose
 * text is elsewhere. What else the service has (votes, persons) is no document.
 */
#include "readers/reader.h"

#include "base/error.h"
#include "document/kind.h"
#include "readers/facts.h"
#include "readers/identity.h"
#include "readers/odata_records.h"
#include "readers/official_name.h"

#include <stdio.h>
#include <string.h>

typedef struct record {
	const json_t *json;
	kz_document *document;
	kz_error *err;
} record;

/* ---- Names ---- */

/* "242501244" is number 1244 of the Aanhangsel of 2024-2025. */
static bool aanhangsel_name(const json_t *json, char out[KZI_OFFICIAL_NAME_MAX])
{
	const char *number = kzi_json_text(json, "Aanhangselnummer");
	int first, second, rest;
	char end;
	if (strlen(number) != 9 ||
		sscanf(number, "%2d%2d%5d%c", &first, &second, &rest, &end) != 3 ||
		second != (first + 1) % 100)
		return false;
	int century = first >= 45 ? 1900 : 2000;
	snprintf(out, KZI_OFFICIAL_NAME_MAX, "ah-%s-%d%d-%d",
		kzi_json_number(json, "Kamer") == 1 ? "ek" : "tk", century + first,
		century + first + 1, rest);
	return true;
}

/* Where the service was asked for it: under what name the paper is published. */
static bool published_name(const json_t *json, char out[KZI_OFFICIAL_NAME_MAX])
{
	const json_t *version = json_object_get(json, "HuidigeDocumentVersie");
	const char *name = kzi_json_text(version, "ExterneIdentifier");
	return kzi_official_name(name, strlen(name), out);
}

static kz_status set_name(record *r)
{
	char name[KZI_OFFICIAL_NAME_MAX], url[2 * KZI_OFFICIAL_NAME_MAX];
	if (!published_name(r->json, name) && !aanhangsel_name(r->json, name))
		return KZ_OK;
	kzi_official_url(name, url, sizeof url);
	kz_status st = kzi_fact_set(r->document, KZ_ID, name, r->err);
	return st == KZ_OK ? kzi_fact_set(r->document, KZ_URL, url, r->err) : st;
}

/* Its own number, which is all it is called where it is not published. */
static kz_status set_number(record *r)
{
	char published[KZI_OFFICIAL_NAME_MAX];
	const char *number = kzi_record_number(r->json);
	return kzi_own_name(r->document, published)
		       ? kzi_fact_add(r->document, KZ_ALIASES, number, r->err)
		       : kzi_fact_set(r->document, KZ_ID, number, r->err);
}

/* The zaak of a document, or the document of a zaak, is the same paper where it has
 * the same number in the dossier and is the only one: annexes are of the zaak too. */
static kz_status add_other_number(record *r)
{
	const json_t *others = kzi_json_list(r->json, "Zaak");
	if (others == NULL)
		others = kzi_json_list(r->json, "Document");
	const json_t *other = json_array_get(others, 0);
	json_int_t number = kzi_json_number(r->json, "Volgnummer");
	if (json_array_size(others) != 1 || number <= 0 ||
		kzi_json_number(other, "Volgnummer") != number)
		return KZ_OK;
	return kzi_fact_add(r->document, KZ_ALIASES, kzi_record_number(other), r->err);
}

/* ---- What it is about ---- */

/* Its own subject; what is called its title is that of the dossier. */
static kz_status set_titles(record *r)
{
	const json_t *dossier =
		json_array_get(kzi_json_list(r->json, "Kamerstukdossier"), 0);
	const char *subject = kzi_json_text(r->json, "Onderwerp");
	const char *title = kzi_json_text(r->json, "Titel");
	bool numbered = kzi_json_number(r->json, "Volgnummer") > 0;
	kz_status st = kzi_fact_set(
		r->document, KZ_TITLE, subject[0] != '\0' ? subject : title, r->err);
	if (st == KZ_OK)
		st = kzi_fact_set(r->document, KZ_SUBJECT, subject, r->err);
	if (st == KZ_OK)
		st = kzi_fact_set(r->document, KZ_DOSSIER_TITLE,
			kzi_json_text(dossier, "Titel"), r->err);
	if (st == KZ_OK && (dossier != NULL || numbered) && subject[0] != '\0')
		st = kzi_fact_fill(r->document, KZ_DOSSIER_TITLE, title, r->err);
	return st;
}

static kz_status set_kind(record *r)
{
	char kind[KZI_KIND_MAX];
	kzi_kind_of_type(kzi_json_text(r->json, "Soort"), kind);
	return kzi_fact_set(r->document, KZ_KIND, kind, r->err);
}

static kz_status set_dates(record *r)
{
	const char *day = kzi_json_text(r->json, "Datum");
	kz_status st = kzi_fact_date(r->document,
		day[0] != '\0' ? day : kzi_json_text(r->json, "GestartOp"), "metadata",
		r->err);
	return st == KZ_OK ? kzi_fact_vergaderjaar(r->document,
				     kzi_json_text(r->json, "Vergaderjaar"), r->err)
			   : st;
}

static kz_status set_chamber(record *r)
{
	json_int_t chamber = kzi_json_number(r->json, "Kamer");
	if (chamber == 1 || chamber == 2)
		return kzi_fact_chamber(r->document, chamber == 1 ? "1" : "2", r->err);
	return kzi_fact_chamber(
		r->document, kzi_json_text(r->json, "Organisatie"), r->err);
}

/* 36600, and XIV as its Toevoeging; numbers in it are those of the Tweede Kamer. */
static kz_status set_dossiers(record *r)
{
	const json_t *list = kzi_json_list(r->json, "Kamerstukdossier");
	json_int_t own = kzi_json_number(r->json, "Volgnummer");
	kz_status st = KZ_OK;
	char text[24];
	for (size_t i = 0; i < json_array_size(list) && st == KZ_OK; i++) {
		const json_t *dossier = json_array_get(list, i);
		json_int_t number = kzi_json_number(dossier, "Nummer");
		snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, number);
		st = kzi_fact_dossier(r->document,
			number > 0 ? text : kzi_json_text(dossier, "Nummer"),
			kzi_json_text(dossier, "Toevoeging"), r->err);
	}
	snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, own);
	if (st == KZ_OK && own > 0 && kzi_json_number(r->json, "Kamer") != 1)
		st = kzi_fact_set(r->document, KZ_NUMBER, text, r->err);
	return st;
}

/* ---- People ---- */

static bool has_signed(const json_t *actor, bool first)
{
	const char *relation = kzi_json_text(actor, "Relatie");
	bool leads =
		strncmp(relation, "Eerste", 6) == 0 || strcmp(relation, "Indiener") == 0;
	return leads == first && (strstr(relation, "ndertekenaar") != NULL ||
					 strstr(relation, "ndiener") != NULL);
}

/* The first of them first; the others as they come. */
static kz_status add_signatories(record *r, const json_t *actors)
{
	kz_status st = KZ_OK;
	size_t count = json_array_size(actors);
	for (size_t i = 0; i < 2 * count && st == KZ_OK; i++) {
		const json_t *actor = json_array_get(actors, i % count);
		if (has_signed(actor, i < count))
			st = kzi_fact_signatory(r->document,
				kzi_json_text(actor, "ActorNaam"),
				kzi_json_text(actor, "Functie"), r->err);
	}
	return st;
}

/* ---- What became of it ---- */

static kz_status set_outcome(record *r)
{
	static const char *const outcomes[] = {
		"aangenomen", "verworpen", "aangehouden", "ingetrokken", "vervallen"};
	const json_t *decisions = kzi_json_list(r->json, "Besluit");
	kz_status st = KZ_OK;
	for (size_t i = 0; i < json_array_size(decisions) && st == KZ_OK; i++) {
		const char *kind =
			kzi_json_text(json_array_get(decisions, i), "BesluitSoort");
		for (size_t k = 0; k < sizeof outcomes / sizeof outcomes[0]; k++) {
			if (strncmp(kind, "Stemmen - ", 10) == 0 &&
				strcmp(kind + 10, outcomes[k]) == 0)
				st = kzi_fact_set(
					r->document, KZ_OUTCOME, outcomes[k], r->err);
		}
	}
	if (st == KZ_OK && json_array_size(kzi_json_list(r->json, "VervangenDoor")) > 0)
		st = kzi_fact_set(r->document, KZ_OUTCOME, "vervangen", r->err);
	return st;
}

/* "Ter vervanging van": by the numbers of their zaken, as the service has them. */
static kz_status add_replaced(record *r)
{
	const json_t *list = kzi_json_list(r->json, "VervangenVanuit");
	kz_status st = KZ_OK;
	for (size_t i = 0; i < json_array_size(list) && st == KZ_OK; i++) {
		kz_citation citation = {.kind = KZ_CITED_ZAAK,
			.edge = KZ_EDGE_REPLACES,
			.target = kzi_record_number(json_array_get(list, i))};
		citation.text = citation.target;
		if (citation.target[0] != '\0')
			st = kzi_document_append_citation(r->document, &citation, r->err);
	}
	return st;
}

/* ---- The reader ---- */

static kz_status set_facts(record *r)
{
	static kz_status (*const steps[])(record *) = {set_name, set_titles, set_kind,
		set_dates, set_chamber, set_dossiers, set_number, add_other_number,
		set_outcome, add_replaced};
	kz_status st = kzi_fact_set(r->document, KZ_HOLDING, "record", r->err);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && st == KZ_OK; i++)
		st = steps[i](r);
	if (st == KZ_OK)
		st = add_signatories(r, kzi_json_list(r->json, "DocumentActor"));
	return st == KZ_OK ? add_signatories(r, kzi_json_list(r->json, "ZaakActor")) : st;
}

static kz_status read_odata(const kzi_input *input, kz_document *document, kz_error *err)
{
	kzi_records records;
	kz_status st = kzi_records_read(input, document, &records, err);
	if (st != KZ_OK)
		return st;
	record r = {json_array_get(records.documents, 0), document, err};
	if (records.count == 1)
		st = set_facts(&r);
	else if (records.count == 0)
		st = kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"OData without a document or a zaak in it");
	else
		st = kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"holds %zu documents, and is read as a folder", records.count);
	kzi_records_free(&records);
	return st;
}

static bool may_be_named(const char *name)
{
	return kzi_has_extension(name, ".json") || kzi_has_extension(name, ".jsonl");
}

const kzi_reader kzi_odata_reader = {
	"odata", KZI_FIDELITY_NONE, may_be_named, kzi_is_odata, read_odata};
