/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was said in the Kamer: Handelingen in official XML, and the reports that the
 * Tweede Kamer publishes itself (VLOS). */
#include "readers/official.h"

#include "readers/facts.h"
#include "readers/official_name.h"

#include <stdio.h>
#include <string.h>

static kz_status fill_from(
	kzi_publication *p, kz_property property, const kzi_xml_node *node)
{
	const char *text = kzi_text_of(p, node);
	return text != NULL ? kzi_fact_fill(p->document, property, text, p->err)
			    : KZ_E_NO_MEMORY;
}

/* h-tk-20172018-70-4 is of the Tweede Kamer, in 2017-2018. */
static kz_status read_id(kzi_publication *p)
{
	const char *id = kz_document_get(p->document, KZ_ID);
	char years[16];
	bool first = strncmp(id, "h-ek-", 5) == 0;
	if (!first && strncmp(id, "h-tk-", 5) != 0)
		return KZ_OK;
	snprintf(years, sizeof years, "%.4s-%.4s", id + 5, strlen(id) > 9 ? id + 9 : "");
	kz_status st = kzi_fact_chamber(p->document, first ? "1" : "2", p->err);
	return st == KZ_OK ? kzi_fact_vergaderjaar(p->document, years, p->err) : st;
}

kz_status kzi_read_handelingen(kzi_publication *p)
{
	const kzi_xml_node *title = kzi_xml_find(p->body, "item-titel");
	kz_status st = read_id(p);
	if (st == KZ_OK)
		st = fill_from(p, KZ_TITLE, title);
	if (st == KZ_OK)
		st = kzi_fact_set(p->document, KZ_KIND, "handelingen", p->err);
	return st == KZ_OK ? kzi_walk(p->body, &kzi_official_words, p->document, p->err)
			   : st;
}

/* ---- VLOS ---- */

static const kzi_word words[] = {
	{"aanhef", "spreker", KZI_APART, 0},
	{"aanvangstijd", NULL, KZI_DROPPED, 0},
	{"achternaam", "spreker", KZI_DROPPED, 0},
	{"afkorting", NULL, KZI_DROPPED, 0},
	{"alinea", NULL, KZI_HOLDER, 0},
	{"alineagroep", NULL, KZI_HOLDER, 0},
	{"alineaitem", NULL, KZI_LINE, 0},
	{"datum", "vergadering", KZI_DROPPED, 0},
	{"eindtijd", NULL, KZI_DROPPED, 0},
	{"fractie", "spreker", KZI_DROPPED, 0},
	{"functie", "spreker", KZI_DROPPED, 0},
	{"isdraad", NULL, KZI_DROPPED, 0},
	{"isvoorzitter", NULL, KZI_DROPPED, 0},
	{"li", NULL, KZI_ITEM, 0},
	{"lijst", NULL, KZI_LIST, 0},
	{"markeertijdbegin", NULL, KZI_DROPPED, 0},
	{"markeertijdeind", NULL, KZI_DROPPED, 0},
	{"onderwerp", NULL, KZI_DROPPED, 0},
	{"parlisid", NULL, KZI_DROPPED, 0},
	{"sluiting", NULL, KZI_DROPPED, 0},
	{"spreker", NULL, KZI_HEADING, 3},
	{"sprekers", NULL, KZI_DROPPED, 0},
	{"titel", "activiteit", KZI_HEADING, 1},
	{"titel", "activiteithoofd", KZI_HEADING, 2},
	{"titel", "vergadering", KZI_DROPPED, 0},
	{"titel", NULL, KZI_HEADING, 2},
	{"vergaderingnummer", NULL, KZI_DROPPED, 0},
	{"vergaderjaar", NULL, KZI_DROPPED, 0},
	{"volgorde", NULL, KZI_DROPPED, 0},
	{"voornaam", "spreker", KZI_DROPPED, 0},
	{"voorzitter", "vergadering", KZI_DROPPED, 0},
	{"voortzetting", NULL, KZI_DROPPED, 0},
	{"weergavenaam", "spreker", KZI_DROPPED, 0},
	{"zaal", NULL, KZI_DROPPED, 0},
	{"zaken", NULL, KZI_DROPPED, 0},
};

/* Does the line say who speaks, as "Mevrouw Kathmann (GroenLinks-PvdA):"? It is the
 * first of what he says, and ends in a colon. */
static bool names_speaker(const kzi_xml_node *line, bool *failed)
{
	const kzi_xml_node *first = line->parent;
	while (first != NULL && !kzi_xml_is(first, "tekst"))
		first = first->parent;
	if (first == NULL || kzi_xml_find(first, "alineaitem") != line ||
		kzi_xml_child(first->parent, "spreker") == NULL)
		return false;
	kzi_buffer text = {0};
	kzi_xml_text(line, &text);
	*failed = *failed || text.failed;
	bool named =
		text.length > 0 && text.length < 120 && text.data[text.length - 1] == ':';
	kzi_buffer_free(&text);
	return named;
}

/* Where the text does not name the speaker, what is known of him is all there is. */
static kzi_role role_of(const kzi_xml_node *node, kzi_role by_name, bool *failed)
{
	if (by_name == KZI_LINE && names_speaker(node, failed))
		return KZI_HEADING;
	if (!kzi_xml_is(node, "spreker"))
		return by_name;
	const kzi_xml_node *said = kzi_xml_child(node->parent, "tekst");
	const kzi_xml_node *line = kzi_xml_find(said, "alineaitem");
	return line == NULL || names_speaker(line, failed) ? KZI_DROPPED : KZI_HEADING;
}

static unsigned level_of(const kzi_xml_node *heading, unsigned by_word)
{
	return kzi_xml_is(heading, "alineaitem") ? 3 : by_word;
}

static const kzi_vocabulary vlos_words = {
	.words = words,
	.count = sizeof words / sizeof words[0],
	.role = role_of,
	.level = level_of,
};

/* The report of a whole meeting, of which the Handelingen are published by the item. */
static kz_status add_alias(kzi_publication *p, const kzi_xml_node *meeting)
{
	const char *years = kz_document_get(p->document, KZ_VERGADERJAAR);
	const char *number = kzi_text_of(p, kzi_xml_child(meeting, "vergaderingnummer"));
	char name[64];
	if (number == NULL)
		return KZ_E_NO_MEMORY;
	if (strcmp(kzi_xml_value(meeting, "soort"), "Plenair") != 0 ||
		strlen(years) != 9 || number[0] == '0')
		return KZ_OK;
	int length = snprintf(
		name, sizeof name, "h-tk-%.4s%.4s-%.20s", years, years + 5, number);
	char official[KZI_OFFICIAL_NAME_MAX];
	if (!kzi_official_name(name, (size_t)length, official))
		return KZ_OK;
	return kzi_fact_add(p->document, KZ_ALIASES, official, p->err);
}

kz_status kzi_read_vlos(kzi_publication *p)
{
	const kzi_xml_node *meeting = kzi_xml_child(p->root, "vergadering");
	const char *years = kzi_text_of(p, kzi_xml_child(meeting, "vergaderjaar"));
	const char *day = kzi_text_of(p, kzi_xml_child(meeting, "datum"));
	kz_status st = KZ_E_NO_MEMORY;
	if (years != NULL && day != NULL)
		st = kzi_fact_vergaderjaar(p->document, years, p->err);
	if (st == KZ_OK)
		st = kzi_fact_date(p->document, day, "metadata", p->err);
	if (st == KZ_OK)
		st = kzi_fact_chamber(
			p->document, kzi_xml_value(meeting, "kamer"), p->err);
	if (st == KZ_OK)
		st = fill_from(p, KZ_TITLE, kzi_xml_child(meeting, "titel"));
	if (st == KZ_OK)
		st = kzi_fact_set(p->document, KZ_KIND, "handelingen", p->err);
	if (st == KZ_OK)
		st = add_alias(p, meeting);
	return st == KZ_OK ? kzi_walk(p->root, &vlos_words, p->document, p->err) : st;
}
