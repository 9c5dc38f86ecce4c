/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kamerstukken in official XML: as they are since 2010, and as they were before. */
#include "readers/official.h"

#include "document/kind.h"
#include "readers/facts.h"
#include "readers/signatories.h"

#include <string.h>

const char *kzi_text_of(kzi_publication *p, const kzi_xml_node *node)
{
	const char *text = kzi_xml_string(node, p->arena);
	if (text == NULL)
		kzi_no_memory(p->err);
	return text;
}

/* A fact from the text of an element. */
static kz_status set_from(
	kzi_publication *p, kz_property property, const kzi_xml_node *node)
{
	const char *text = kzi_text_of(p, node);
	return text != NULL ? kzi_fact_set(p->document, property, text, p->err)
			    : KZ_E_NO_MEMORY;
}

/* ---- The head ---- */

static kz_status read_line(kzi_publication *p, const kzi_xml_node *line)
{
	const char *what = kzi_xml_value(line, "inhoud");
	const char *text = kzi_text_of(p, line);
	if (text == NULL)
		return KZ_E_NO_MEMORY;
	if (strcmp(what, "vergaderjaar") == 0)
		return kzi_fact_vergaderjaar(p->document, text, p->err);
	if (strcmp(what, "kameraanduiding") == 0 || strcmp(what, "kamernummer") == 0)
		return kzi_fact_chamber(p->document, text, p->err);
	return KZ_OK;
}

/* 36 600, and XIV or 32 behind it; a number of a Rijkswet names no dossier. */
static kz_status read_dossier(kzi_publication *p, const kzi_xml_node *dossier)
{
	const kzi_xml_node *number = kzi_xml_child(dossier, "dossiernummer");
	const kzi_xml_node *chapter = kzi_xml_child(number, "begrotingshoofdstuk");
	if (chapter == NULL)
		chapter = kzi_xml_child(number, "raadnr");
	const char *own = kzi_text_of(p, kzi_xml_child(number, "dossiernr"));
	const char *part = kzi_text_of(p, chapter);
	if (own == NULL || part == NULL)
		return KZ_E_NO_MEMORY;
	return kzi_fact_dossier(p->document, own, part, p->err);
}

static kz_status read_dossiers(kzi_publication *p)
{
	const kzi_xml_node *first = kzi_xml_child(p->body, "dossier");
	kz_status st = KZ_OK;
	if (first == NULL)
		return KZ_OK;
	/* The paper itself knows better, and in which order. */
	p->document->lists[KZ_DOSSIERS].count = 0;
	st = set_from(p, KZ_DOSSIER_TITLE, kzi_xml_child(first, "titel"));
	for (const kzi_xml_node *at = first; at != NULL && st == KZ_OK;
		at = kzi_xml_next(at, "dossier"))
		st = read_dossier(p, at);
	return st;
}

static kz_status read_piece(kzi_publication *p, const kzi_xml_node *piece)
{
	const kzi_xml_node *number = kzi_xml_find(piece, "ondernummer");
	const kzi_xml_node *dated = kzi_xml_child(piece, "datumtekst");
	const char *day = kzi_xml_value(kzi_xml_find(dated, "datum"), "isodatum");
	kz_status st = set_from(p, KZ_NUMBER, number);
	if (st == KZ_OK)
		st = kzi_fact_chamber(
			p->document, kzi_xml_value(number, "kamer"), p->err);
	if (st == KZ_OK)
		st = kzi_fact_date(p->document, day, "text", p->err);
	const char *title = kzi_text_of(p, kzi_xml_child(piece, "titel"));
	if (st == KZ_OK && title != NULL)
		st = kzi_fact_fill(p->document, KZ_TITLE, title, p->err);
	char kind[KZI_KIND_MAX];
	if (st == KZ_OK && title != NULL && kzi_kind_of_title(title, kind))
		st = kzi_fact_fill(p->document, KZ_KIND, kind, p->err);
	return st == KZ_OK && title == NULL ? KZ_E_NO_MEMORY : st;
}

/* ---- The text ---- */

/* Everything that is not a fact by now: what the other dossiers are called too. */
static kz_status walk_all(kzi_publication *p)
{
	kz_status st = KZ_OK;
	bool first = true;
	for (const kzi_xml_node *in = p->body->first; in != NULL && st == KZ_OK;
		in = in->next) {
		if (in->name == NULL)
			continue;
		if (first && kzi_xml_is(in, "dossier")) {
			first = false;
			continue;
		}
		/* "HERDRUK" stands beside the number, which is a fact. */
		if (kzi_xml_is(in, "stuk"))
			st = kzi_walk(
				kzi_xml_find(kzi_xml_child(in, "stuknr"), "herdruk"),
				&kzi_official_words, p->document, p->err);
		if (st == KZ_OK)
			st = kzi_walk(in, &kzi_official_words, p->document, p->err);
	}
	return st;
}

/* A title may have a slip of the pen in it, but a motie ends as a motie does. */
static kz_status guess_kind(kzi_publication *p)
{
	static const char ending[] = "gaat over tot de orde van de dag";
	size_t count = kz_document_block_count(p->document);
	for (size_t i = 0; i < count; i++) {
		if (strstr(kz_document_block_at(p->document, i)->text, ending) != NULL)
			return kzi_fact_fill(p->document, KZ_KIND, "motie", p->err);
	}
	return KZ_OK;
}

static kz_status set_signatories(kzi_publication *p)
{
	return kzi_set_signatories(p->document, p->body, p->arena, p->err);
}

kz_status kzi_read_kamerstuk(kzi_publication *p)
{
	const kzi_xml_node *head = kzi_xml_child(p->body, "kamerstukkop");
	kz_status st = KZ_OK;
	for (const kzi_xml_node *line = kzi_xml_child(head, "tekstregel");
		line != NULL && st == KZ_OK; line = kzi_xml_next(line, "tekstregel"))
		st = read_line(p, line);
	if (st == KZ_OK)
		st = read_dossiers(p);
	if (st == KZ_OK)
		st = read_piece(p, kzi_xml_child(p->body, "stuk"));
	if (st == KZ_OK)
		st = walk_all(p);
	if (st == KZ_OK)
		st = guess_kind(p);
	return st == KZ_OK ? set_signatories(p) : st;
}

/* ---- Before 2010 ---- */

/* "36 600 XIV" in one. */
static kz_status read_old_dossier(kzi_publication *p, const kzi_xml_node *number)
{
	const char *text = kzi_text_of(p, number);
	if (text == NULL)
		return KZ_E_NO_MEMORY;
	p->document->lists[KZ_DOSSIERS].count = 0;
	return kzi_fact_add(p->document, KZ_DOSSIERS, text, p->err);
}

static kz_status read_old_head(kzi_publication *p)
{
	const kzi_xml_node *front = kzi_xml_child(p->root, "frontm");
	const kzi_xml_node *subject = kzi_xml_child(front, "onderw");
	const char *years = kzi_text_of(p, kzi_xml_child(front, "vergjaar"));
	const char *chamber = kzi_xml_value(p->root, "kamer");
	kz_status st = KZ_E_NO_MEMORY;
	if (years != NULL)
		st = kzi_fact_vergaderjaar(p->document, years, p->err);
	if (st == KZ_OK)
		st = kzi_fact_chamber(p->document, chamber, p->err);
	if (st == KZ_OK)
		st = set_from(p, KZ_DOSSIER_TITLE, kzi_xml_child(subject, "naam"));
	if (st == KZ_OK && kzi_xml_child(subject, "nummer") != NULL)
		st = read_old_dossier(p, kzi_xml_child(subject, "nummer"));
	return st;
}

kz_status kzi_read_kamerwrk(kzi_publication *p)
{
	const kzi_xml_node *piece = kzi_xml_find(p->root, "stuk");
	kz_status st = read_old_head(p);
	if (st == KZ_OK)
		st = set_from(p, KZ_NUMBER, kzi_xml_child(piece, "nummer"));
	if (st == KZ_OK)
		st = read_piece(p, piece);
	/* The head is facts by now; notes stand behind the body. */
	for (const kzi_xml_node *in = p->root->first; in != NULL && st == KZ_OK;
		in = in->next) {
		if (in->name != NULL && !kzi_xml_is(in, "kop") &&
			!kzi_xml_is(in, "frontm"))
			st = kzi_walk(in, &kzi_official_words, p->document, p->err);
	}
	if (st == KZ_OK)
		st = guess_kind(p);
	return st == KZ_OK ? set_signatories(p) : st;
}
