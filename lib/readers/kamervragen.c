/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kamervragen in official XML: with their answers, in the Aanhangsel, or without. */
#include "readers/official.h"

#include "document/kind.h"
#include "readers/facts.h"

#include <stdio.h>
#include <string.h>

/* ---- Who asked, and who answered ---- */

/* "Antwoord van Minister <naam> (<organisatie>)": the title stands before the name. */
static const char *last_title(const char *text)
{
	static const char *const titles[] = {"Minister-President", "Staatssecretaris",
		"Minister", "minister-president", "staatssecretaris", "minister"};
	const char *found = "", *place = NULL;
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		const char *at = text;
		while ((at = strstr(at, titles[i])) != NULL) {
			/* Also where it begins Minister-President. */
			if (place == NULL || at > place) {
				place = at;
				found = titles[i];
			}
			at++;
		}
	}
	return found;
}

typedef struct answerer {
	char name[256], title[64], ministry[256];
} answerer;

static kz_status put(kzi_publication *p, const kzi_xml_node *node, char *to, size_t size)
{
	const char *text = kzi_text_of(p, node);
	if (text == NULL)
		return KZ_E_NO_MEMORY;
	snprintf(to, size, "%s", text);
	return KZ_OK;
}

/* "Minister van Sociale Zaken en Werkgelegenheid"; of a question there is none. */
static kz_status add_person(kzi_publication *p, answerer *who)
{
	char office[512];
	if (who->name[0] == '\0')
		return KZ_OK;
	snprintf(office, sizeof office, "%s%s%s", who->title,
		who->title[0] != '\0' && who->ministry[0] != '\0' ? " van " : "",
		who->ministry);
	kz_status st = kzi_fact_signatory(p->document, who->name, office, p->err);
	*who = (answerer){0};
	return st;
}

/* The names in a description, each with the title before it and the ministry behind. */
static kz_status add_people(kzi_publication *p, const kzi_xml_node *description)
{
	kz_status st = KZ_OK;
	answerer who = {0};
	char title[64] = "";
	for (const kzi_xml_node *in = description->first; in != NULL && st == KZ_OK;
		in = in->next) {
		char text[1024];
		if (in->name == NULL) {
			snprintf(text, sizeof text, "%.*s", (int)in->length, in->u.text);
			const char *found = last_title(text);
			if (found[0] != '\0')
				snprintf(title, sizeof title, "%s", found);
		} else if (kzi_xml_is(in, "naam")) {
			st = add_person(p, &who);
			if (st == KZ_OK)
				st = put(p, in, who.name, sizeof who.name);
			snprintf(who.title, sizeof who.title, "%s", title);
			title[0] = '\0';
		} else if (kzi_xml_is(in, "organisatie")) {
			st = put(p, in, who.ministry, sizeof who.ministry);
		}
	}
	return st == KZ_OK ? add_person(p, &who) : st;
}

/* Names in a question have no office: what is said before them is who was asked. */
static kz_status add_askers(kzi_publication *p, const kzi_xml_node *description)
{
	kz_status st = KZ_OK;
	for (const kzi_xml_node *in = kzi_xml_child(description, "naam");
		in != NULL && st == KZ_OK; in = kzi_xml_next(in, "naam")) {
		answerer who = {0};
		st = put(p, in, who.name, sizeof who.name);
		if (st == KZ_OK)
			st = add_person(p, &who);
	}
	return st;
}

/* ---- The rest ---- */

static kz_status read_description(kzi_publication *p, const kzi_xml_node *description)
{
	const char *type = kzi_xml_value(description, "type");
	bool answer = strcmp(type, "antwoord") == 0;
	const char *day = kzi_xml_value(kzi_xml_find(description, "datum"), "isodatum");
	const char *text = kzi_text_of(p, description);
	kz_status st = text != NULL ? KZ_OK : KZ_E_NO_MEMORY;
	/* That of the answer comes last, and is the one that counts. */
	if (st == KZ_OK)
		st = kzi_fact_date(p->document, day, "text", p->err);
	if (st == KZ_OK)
		st = answer ? add_people(p, description) : add_askers(p, description);
	if (st == KZ_OK && !answer)
		st = kzi_fact_fill(p->document, KZ_TITLE, text, p->err);
	const kzi_xml_node *subject = kzi_xml_find(description, "kamervraagonderwerp");
	const char *about = kzi_text_of(p, subject);
	if (st == KZ_OK && about != NULL)
		st = kzi_fact_fill(p->document, KZ_SUBJECT, about, p->err);
	return st == KZ_OK && about == NULL ? KZ_E_NO_MEMORY : st;
}

/* ah-tk-20202021-3235, where no metadata says it. */
static kz_status compose_id(kzi_publication *p)
{
	const char *number = kzi_text_of(p, kzi_xml_child(p->body, "kamervraagnummer"));
	const char *years = kz_document_get(p->document, KZ_VERGADERJAAR);
	const char *chamber = kz_document_get(p->document, KZ_CHAMBER);
	char id[96];
	if (number == NULL)
		return KZ_E_NO_MEMORY;
	if (number[0] == '\0' || strlen(years) != 9 || chamber[0] == '\0' ||
		strspn(number, "0123456789") != strlen(number))
		return KZ_OK;
	snprintf(id, sizeof id, "ah-%s-%.4s%.4s-%.20s", chamber[0] == '1' ? "ek" : "tk",
		years, years + 5, number);
	return kzi_fact_fill(p->document, KZ_ID, id, p->err);
}

static kz_status read_head(kzi_publication *p)
{
	const kzi_xml_node *head = kzi_xml_child(p->body, "kamervraagkop");
	kz_status st = KZ_OK;
	for (const kzi_xml_node *line = kzi_xml_child(head, "tekstregel");
		line != NULL && st == KZ_OK; line = kzi_xml_next(line, "tekstregel")) {
		const char *what = kzi_xml_value(line, "inhoud");
		const char *text = kzi_text_of(p, line);
		if (text == NULL)
			return KZ_E_NO_MEMORY;
		if (strcmp(what, "vergaderjaar") == 0)
			st = kzi_fact_vergaderjaar(p->document, text, p->err);
		else if (strcmp(what, "kameraanduiding") == 0)
			st = kzi_fact_chamber(p->document, text, p->err);
	}
	return st;
}

kz_status kzi_read_kamervragen(kzi_publication *p)
{
	size_t known = p->document->signatory_count;
	kz_status st = read_head(p);
	if (st == KZ_OK)
		st = compose_id(p);
	p->document->signatory_count = 0;
	const kzi_xml_node *said = kzi_xml_child(p->body, "kamervraagomschrijving");
	for (; said != NULL && st == KZ_OK;
		said = kzi_xml_next(said, "kamervraagomschrijving"))
		st = read_description(p, said);
	if (p->document->signatory_count == 0)
		p->document->signatory_count = known;
	if (st == KZ_OK)
		st = kzi_fact_set(p->document, KZ_KIND, "kamervragen", p->err);
	return st == KZ_OK ? kzi_walk(p->body, &kzi_official_words, p->document, p->err)
			   : st;
}
