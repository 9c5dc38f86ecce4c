/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/metadata.h"

#include "document/kind.h"
#include "readers/facts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Collecting ---- */

/* "OVERHEIDop.dossiernummer" and "dcterms.modified" without what is in front. */
static const char *last_part(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot != NULL ? dot + 1 : name;
}

static kz_status add(kzi_metadata *metadata, const char *name, const char *scheme,
	const char *value, kz_error *err)
{
	kzi_metadatum *items = kzi_arena_grow(
		&metadata->arena, metadata->items, metadata->count, sizeof *items);
	if (items == NULL || value == NULL)
		return kzi_no_memory(err);
	items[metadata->count++] = (kzi_metadatum){last_part(name), scheme, value};
	metadata->items = items;
	return KZ_OK;
}

/* <dcterms:type scheme="...">Motie</dcterms:type>, but not what only holds such. */
static kz_status add_owms(kzi_metadata *metadata, const kzi_xml_node *node, kz_error *err)
{
	for (const kzi_xml_node *in = node->first; in != NULL; in = in->next) {
		if (in->name != NULL)
			return KZ_OK;
	}
	if (node->first == NULL)
		return KZ_OK;
	return add(metadata, node->name, kzi_xml_value(node, "scheme"),
		kzi_xml_string(node, &metadata->arena), err);
}

kz_status kzi_metadata_collect(
	kzi_metadata *metadata, const kzi_xml_node *top, kz_error *err)
{
	kz_status st = KZ_OK;
	for (const kzi_xml_node *node = top; node != NULL && st == KZ_OK;
		node = kzi_xml_walk(node, top)) {
		if (node->name == NULL)
			continue;
		const char *name = kzi_xml_value(node, "name");
		if (name[0] != '\0')
			st = add(metadata, name, kzi_xml_value(node, "scheme"),
				kzi_xml_value(node, "content"), err);
		else
			st = add_owms(metadata, node, err);
	}
	return st;
}

void kzi_metadata_free(kzi_metadata *metadata)
{
	kzi_arena_free(&metadata->arena);
	*metadata = (kzi_metadata){0};
}

/* ---- Asking ---- */

const char *kzi_metadata_get(const kzi_metadata *metadata, const char *name)
{
	for (size_t i = 0; i < metadata->count; i++) {
		if (strcasecmp(metadata->items[i].name, name) == 0 &&
			metadata->items[i].value[0] != '\0')
			return metadata->items[i].value;
	}
	return "";
}

bool kzi_metadata_id(const kzi_metadata *metadata, char out[KZI_OFFICIAL_NAME_MAX])
{
	return kzi_official_address(kzi_metadata_get(metadata, "identifier"), out) ||
	       kzi_official_address(
		       kzi_metadata_get(metadata, "externMetadataRecord"), out);
}

/* ---- The kind ---- */

/* How much a scheme of types says: the types of a series more than the series. Of
 * Handelingen, questions and answers the type says less than the series does. */
static const struct {
	const char *scheme, *kind; /* kind: whatever the type; NULL: by the type */
	unsigned weight;
} schemes[] = {
	{"OVERHEIDop.KamerstukTypen", NULL, 4},
	{"OVERHEIDop.HandelingTypen", "handelingen", 4},
	{"OVERHEIDop.AanhangselTypen", "kamervragen", 4},
	{"OVERHEIDop.KamervraagTypen", "kamervragen", 4},
	{"OVERHEIDop.Staatsblad", NULL, 3},
	{"OVERHEIDop.Staatscourant", NULL, 3},
	{"OVERHEIDop.Tractatenblad", NULL, 3},
	{"OVERHEIDop.Rubriek", NULL, 3},
	{"OVERHEIDop.Parlementair", NULL, 2},
};

/* "Kamerstuk" is a series, "Overig" is nothing. */
static bool says_nothing(const char *type)
{
	static const char *const empty[] = {"Kamerstuk", "Overig", "Overige", ""};
	for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
		if (strcasecmp(type, empty[i]) == 0)
			return true;
	}
	return false;
}

static void find_kind(const kzi_metadata *metadata, char out[KZI_KIND_MAX])
{
	unsigned best = 0;
	out[0] = '\0';
	for (size_t i = 0; i < metadata->count; i++) {
		const kzi_metadatum *item = &metadata->items[i];
		if (strcasecmp(item->name, "type") != 0 || says_nothing(item->value))
			continue;
		for (size_t k = 0; k < sizeof schemes / sizeof schemes[0]; k++) {
			if (strcmp(schemes[k].scheme, item->scheme) != 0 ||
				schemes[k].weight <= best)
				continue;
			best = schemes[k].weight;
			kzi_kind_of_type(
				schemes[k].kind != NULL ? schemes[k].kind : item->value,
				out);
		}
	}
}

static kz_status set_kind(const kzi_metadata *metadata, kz_document *facts, kz_error *err)
{
	char kind[KZI_KIND_MAX], titled[KZI_KIND_MAX];
	find_kind(metadata, kind);
	kzi_kind_of_title(kz_document_get(facts, KZ_TITLE), titled);
	/* An annex may be one of a kind that people look for. */
	bool beslisnota = strcmp(titled, "beslisnota") == 0;
	if (kind[0] == '\0' || (strcmp(kind, "bijlage") == 0 && beslisnota))
		return kzi_fact_set(facts, KZ_KIND, titled, err);
	return kzi_fact_set(facts, KZ_KIND, kind, err);
}

/* ---- Other facts ---- */

/* In this order; the last is when it was put on the web. */
static const char *const dates[] = {"datumOntvangst", "datumVergadering",
	"datumOndertekening", "issued", "datumIndiening", "available"};

enum { DATES = sizeof dates / sizeof dates[0] };

bool kzi_metadata_is_dated(const kzi_metadata *metadata)
{
	for (size_t i = 0; i + 1 < DATES; i++) {
		if (kzi_metadata_get(metadata, dates[i])[0] != '\0')
			return true;
	}
	return false;
}

static kz_status set_date(const kzi_metadata *metadata, kz_document *facts, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < DATES && st == KZ_OK; i++) {
		if (kz_document_get(facts, KZ_DATE)[0] == '\0')
			st = kzi_fact_date(facts, kzi_metadata_get(metadata, dates[i]),
				"metadata", err);
	}
	return st;
}

/* "Dijk, D.J.H. van" is D.J.H. van Dijk. */
static kz_status add_submitter(kz_document *facts, const char *name, kz_error *err)
{
	const char *comma = strchr(name, ',');
	kzi_buffer turned = {0};
	if (comma == NULL)
		return kzi_fact_signatory(facts, name, "", err);
	kzi_buffer_format(&turned, "%s %.*s", comma + 1, (int)(comma - name), name);
	char *whole = kzi_buffer_take(&turned);
	kz_status st = whole != NULL ? kzi_fact_signatory(facts, whole, "", err)
				     : kzi_no_memory(err);
	free(whole);
	return st;
}

/* "36600-XIV"; and "31289;441", where a paper is named behind its dossier. */
static kz_status add_dossier(kz_document *facts, const char *value, kz_error *err)
{
	char dossier[64] = "";
	size_t length = strcspn(value, ";");
	if (length >= sizeof dossier)
		return KZ_OK;
	memcpy(dossier, value, length);
	return kzi_fact_dossier(facts, dossier, "", err);
}

/* An annex names the paper that it is of, and the paper its annexes. */
static kz_status add_citation(
	kz_document *facts, kz_edge edge, const char *name, kz_error *err)
{
	char target[KZI_OFFICIAL_NAME_MAX];
	kz_citation citation = {.edge = edge, .text = name};
	if (!kzi_official_citation(name, &citation.kind, target))
		return KZ_OK;
	citation.target = target;
	return kzi_document_append_citation(facts, &citation, err);
}

/* Those of which there may be several. */
static kz_status add_one(kz_document *facts, const kzi_metadatum *item, kz_error *err)
{
	if (strcasecmp(item->name, "dossiernummer") == 0 ||
		strcasecmp(item->name, "behandeldDossier") == 0)
		return add_dossier(facts, item->value, err);
	if (strcasecmp(item->name, "indiener") == 0)
		return add_submitter(facts, item->value, err);
	if (strcasecmp(item->name, "hoofddocument") == 0)
		return add_citation(facts, KZ_EDGE_ANNEX_OF, item->value, err);
	if (strcasecmp(item->name, "bijlage") == 0)
		return add_citation(facts, KZ_EDGE_CITES, item->value, err);
	if (strcasecmp(item->name, "vraagnummer") == 0)
		return kzi_fact_add(facts, KZ_ALIASES, item->value, err);
	if (strcasecmp(item->name, "creator") == 0 &&
		strstr(item->scheme, "Ministerie") != NULL)
		return kzi_fact_set(facts, KZ_MINISTRY, item->value, err);
	return KZ_OK;
}

static kz_status set_titles(
	const kzi_metadata *metadata, kz_document *facts, kz_error *err)
{
	const char *own = kzi_metadata_get(metadata, "documenttitel");
	kz_status st = kzi_fact_set(facts, KZ_TITLE,
		own[0] != '\0' ? own : kzi_metadata_get(metadata, "title"), err);
	if (st == KZ_OK)
		st = kzi_fact_set(facts, KZ_SUBJECT, own, err);
	if (st == KZ_OK)
		st = kzi_fact_set(facts, KZ_DOSSIER_TITLE,
			kzi_metadata_get(metadata, "dossiertitel"), err);
	return st;
}

static kz_status set_names(
	const kzi_metadata *metadata, kz_document *facts, kz_error *err)
{
	char id[KZI_OFFICIAL_NAME_MAX], url[2 * KZI_OFFICIAL_NAME_MAX];
	if (!kzi_metadata_id(metadata, id))
		return KZ_OK;
	kzi_official_url(id, url, sizeof url);
	kz_status st = kzi_fact_set(facts, KZ_ID, id, err);
	return st == KZ_OK ? kzi_fact_set(facts, KZ_URL, url, err) : st;
}

kz_status kzi_metadata_facts(
	const kzi_metadata *metadata, kz_document *facts, kz_error *err)
{
	const char *main = kzi_metadata_get(metadata, "hoofddocument");
	kz_status st = set_names(metadata, facts, err);
	if (st == KZ_OK)
		st = set_titles(metadata, facts, err);
	if (st == KZ_OK)
		st = set_kind(metadata, facts, err);
	if (st == KZ_OK)
		st = set_date(metadata, facts, err);
	/* That of an annex is the number of what it is annexed to. */
	if (st == KZ_OK && main[0] == '\0')
		st = kzi_fact_set(
			facts, KZ_NUMBER, kzi_metadata_get(metadata, "ondernummer"), err);
	if (st == KZ_OK)
		st = kzi_fact_vergaderjaar(
			facts, kzi_metadata_get(metadata, "vergaderjaar"), err);
	if (st == KZ_OK)
		st = kzi_fact_chamber(facts, kzi_metadata_get(metadata, "creator"), err);
	if (st == KZ_OK)
		st = kzi_fact_set(
			facts, KZ_LANGUAGE, kzi_metadata_get(metadata, "language"), err);
	for (size_t i = 0; i < metadata->count && st == KZ_OK; i++)
		st = add_one(facts, &metadata->items[i], err);
	return st;
}
