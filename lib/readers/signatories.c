/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/signatories.h"

#include "base/utf8.h"
#include "readers/facts.h"
#include "readers/html.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_BYTES = 60, NAME_MAX_WORDS = 7, SIGNATORIES_MAX = 100 };

typedef struct signing {
	kz_document *document;
	const kzi_xml_node *text;
	kzi_arena *arena;
	kz_error *err;
} signing;

/* ---- In elements ---- */

/* "De Minister van Economische Zaken," is the office of the Minister. NULL: no memory. */
static const char *tidy_office(signing *p, const char *text)
{
	size_t length = strlen(text);
	if (strncmp(text, "De ", 3) == 0 || strncmp(text, "de ", 3) == 0) {
		text += 3;
		length -= 3;
	}
	while (length > 0 && strchr(",:; ", text[length - 1]) != NULL)
		length--;
	return kzi_arena_copy(p->arena, text, length);
}

/* In XML by its name, in a page by its class. */
static bool is(const kzi_xml_node *node, const char *name)
{
	return kzi_xml_is(node, name) ||
	       (node->name != NULL && kzi_has_class(node, name));
}

static bool is_signature(const kzi_xml_node *node)
{
	return is(node, "ondertekening") || is(node, "ondtek");
}

/* <functie>De Minister van ...,</functie><naam><voornaam>D.S.</voornaam><achternaam>
 * Beljaarts</achternaam></naam>, and perhaps more of them. */
static kz_status add_signature(signing *p, const kzi_xml_node *signature)
{
	const char *office = "";
	kz_status st = KZ_OK;
	for (const kzi_xml_node *in = signature->first; in != NULL && st == KZ_OK;
		in = in->next) {
		kzi_buffer name = {0};
		if (is(in, "functie"))
			office = kzi_xml_string(in, p->arena);
		if (office == NULL)
			return kzi_no_memory(p->err);
		if (!is(in, "naam"))
			continue;
		for (const kzi_xml_node *part = in->first; part != NULL;
			part = part->next) {
			kzi_buffer_byte(&name, ' ');
			kzi_xml_text(part, &name);
		}
		char *whole = kzi_buffer_take(&name);
		st = whole != NULL ? kzi_fact_signatory(p->document, whole,
					     tidy_office(p, office), p->err)
				   : kzi_no_memory(p->err);
		free(whole);
	}
	return st;
}

static kz_status add_signatures(signing *p)
{
	kz_status st = KZ_OK;
	for (const kzi_xml_node *node = p->text; node != NULL && st == KZ_OK;
		node = kzi_xml_walk(node, p->text)) {
		if (is_signature(node))
			st = add_signature(p, node);
	}
	return st;
}

/* ---- In the last paragraphs ---- */

static bool is_paragraph(const kz_block *block)
{
	return block != NULL && block->kind == KZ_PARAGRAPH;
}

static bool ends_in(const char *text, const char *with)
{
	size_t length = strlen(text), end = strlen(with);
	return length >= end && strcmp(text + length - end, with) == 0;
}

/* "Van Campen", "Inge van Dijk", "Martens-America", "Van der Plas c.s.": a few words
 * of letters, and no end of a sentence. "van der Lee" was published once. */
static bool is_name(const char *text)
{
	size_t length = strlen(text), words = 1;
	bool capital = false;
	if (length == 0 || length > NAME_MAX_BYTES)
		return false;
	if (strchr(".,;:?!", text[length - 1]) != NULL && !ends_in(text, "c.s."))
		return false;
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (rune == ' ')
			words++;
		else if (rune < 0x80 && strchr(".-'’()", (int)rune) == NULL &&
			 !((rune | 0x20) >= 'a' && (rune | 0x20) <= 'z'))
			return false;
		capital |= (rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE);
		at += taken > 0 ? taken : 1;
	}
	return capital && words <= NAME_MAX_WORDS;
}

/* "De Minister van Economische Zaken," */
static bool is_office(const char *text)
{
	static const char *const firsts[] = {"De Minister", "De Staatssecretaris",
		"De minister", "De staatssecretaris", "De voorzitter", "De Voorzitter",
		"De griffier", "De Griffier", "De adjunct-griffier",
		"De Adjunct-griffier"};
	for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
		if (strncmp(text, firsts[i], strlen(firsts[i])) == 0)
			return ends_in(text, ",");
	}
	return false;
}

/* Behind the last words of a motie come the names, and nothing else. */
static size_t end_of_motie(const kz_document *document)
{
	size_t at = kz_document_block_count(document);
	while (at > 0) {
		const kz_block *block = kz_document_block_at(document, at - 1);
		if (strstr(block->text, "tot de orde van de dag") != NULL)
			break;
		if (!is_paragraph(block) || strlen(block->text) > NAME_MAX_BYTES)
			return 0;
		at--;
	}
	return at;
}

/* The first of the last paragraphs that are names or offices. Behind the notes of
 * the last paragraph nothing more is signed. */
static size_t first_of_names(const kz_document *document)
{
	size_t count = kz_document_block_count(document), first = count;
	while (first > 0 && count - first < SIGNATORIES_MAX) {
		const kz_block *block = kz_document_block_at(document, first - 1);
		if (!is_paragraph(block) ||
			!(is_name(block->text) || is_office(block->text)))
			break;
		first--;
	}
	return first;
}

/* "Tielen." is Tielen; "Van Campen c.s." is more than he. NULL: no memory. */
static const char *tidy_name(signing *p, const char *text)
{
	size_t length = strlen(text);
	while (length > 0 && !ends_in(text, "c.s.") &&
		strchr(".,; ", text[length - 1]) != NULL)
		length--;
	return kzi_arena_copy(p->arena, text, length);
}

static kz_status add_last_names(signing *p)
{
	kz_status st = KZ_OK;
	const char *office = "";
	size_t count = kz_document_block_count(p->document);
	size_t at = end_of_motie(p->document);
	if (at == 0)
		at = first_of_names(p->document);
	for (; at < count && st == KZ_OK; at++) {
		const char *text = kz_document_block_at(p->document, at)->text;
		if (is_office(text)) {
			office = tidy_office(p, text);
			continue;
		}
		st = kzi_fact_signatory(p->document, tidy_name(p, text), office, p->err);
		office = "";
	}
	return st;
}

/* ---- All of them ---- */

kz_status kzi_add_signatures(
	kz_document *document, const kzi_xml_node *text, kzi_arena *arena, kz_error *err)
{
	signing p = {document, text, arena, err};
	return add_signatures(&p);
}

static bool is_signed(const kz_document *document)
{
	static const char *const kinds[] = {"motie", "amendement", "brief"};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kz_document_get(document, KZ_KIND), kinds[i]) == 0)
			return true;
	}
	return false;
}

kz_status kzi_set_signatories(
	kz_document *document, const kzi_xml_node *text, kzi_arena *arena, kz_error *err)
{
	signing p = {document, text, arena, err};
	size_t known = document->signatory_count;
	if (!is_signed(document))
		return KZ_OK;
	/* Behind those that are known, so that these are there when nobody else is. */
	kz_status st = add_signatures(&p);
	if (st == KZ_OK && document->signatory_count == known)
		st = add_last_names(&p);
	size_t found = document->signatory_count - known;
	if (found > 0)
		memmove(document->signatories, document->signatories + known,
			found * sizeof *document->signatories);
	if (found > 0)
		document->signatory_count = found;
	return st;
}
