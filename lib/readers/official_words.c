/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The elements of the official publications: what each is in a text. */
#include "readers/official.h"

#include "readers/official_name.h"

#include <stdio.h>
#include <string.h>

/* In order of name; those with a parent before the same without. What only holds
 * other elements need not be here, nor what only stands within a line. */
static const kzi_word words[] = {
	{"aanhef", NULL, KZI_HOLDER, 0},
	{"afdeling", NULL, KZI_SECTION, 0},
	{"al", NULL, KZI_LINE, 0},
	{"al-groep", NULL, KZI_HOLDER, 0},
	{"alineaitem", NULL, KZI_LINE, 0},
	{"artikel", NULL, KZI_SECTION, 0},
	{"bijlage", NULL, KZI_SECTION, 0},
	{"bijschrift", NULL, KZI_LINE, 0},
	{"boek", NULL, KZI_SECTION, 0},
	{"box", NULL, KZI_HOLDER, 0},
	{"br", NULL, KZI_BREAK, 0},
	{"bron", NULL, KZI_LINE, 0},
	{"citaat", NULL, KZI_HOLDER, 0},
	{"colspec", NULL, KZI_DROPPED, 0},
	{"considerans.al", NULL, KZI_LINE, 0},
	{"dagtekening", NULL, KZI_LINE, 0},
	{"datumtekst", NULL, KZI_LINE, 0},
	{"deel", NULL, KZI_SECTION, 0},
	{"definitie", NULL, KZI_HOLDER, 0},
	{"definitie-item", NULL, KZI_ITEM, 0},
	{"definitielijst", NULL, KZI_LIST, 0},
	{"divisie", NULL, KZI_SECTION, 0},
	{"dossiernummer", NULL, KZI_LEAD, 0},
	{"dossierref", NULL, KZI_LINK, 0},
	{"entry", NULL, KZI_CELL, 0},
	{"extref", NULL, KZI_LINK, 0},
	{"functie", NULL, KZI_APART, 0},
	{"gegeven", NULL, KZI_LINE, 0},
	{"herdruk", NULL, KZI_LINE, 0},
	{"hoofdstuk", NULL, KZI_SECTION, 0},
	{"illustratie", NULL, KZI_IMAGE, 0},
	{"intitule", NULL, KZI_HEADING, 1},
	{"item-titel", NULL, KZI_HEADING, 1},
	{"kamerstukkop", NULL, KZI_DROPPED, 0},
	{"kamervraagkop", NULL, KZI_DROPPED, 0},
	{"kamervraagnummer", NULL, KZI_DROPPED, 0},
	{"kamervraagomschrijving", NULL, KZI_LINE, 0},
	{"kop", "motie", KZI_HEADING, 3},
	{"kop", NULL, KZI_HEADING, 1},
	{"label", NULL, KZI_APART, 0},
	{"li", NULL, KZI_ITEM, 0},
	{"li.nr", NULL, KZI_MARK, 0},
	{"lid", NULL, KZI_ITEM, 0},
	{"lidnr", NULL, KZI_MARK, 0},
	{"lijst", NULL, KZI_LIST, 0},
	{"ltrlabel", NULL, KZI_DROPPED, 0},
	{"metadata", NULL, KZI_DROPPED, 0},
	{"naam", "ondertekening", KZI_APART, 0},
	{"naam", "ondtek", KZI_APART, 0},
	{"nadruk", NULL, KZI_INLINE, 0},
	{"noot", NULL, KZI_NOTE, 0},
	{"noot.al", NULL, KZI_LINE, 0},
	{"noot.li", NULL, KZI_ITEM, 0},
	{"noot.li.nr", NULL, KZI_MARK, 0},
	{"noot.lijst", NULL, KZI_LIST, 0},
	{"noot.nr", NULL, KZI_NOTE_MARK, 0},
	{"nootref", NULL, KZI_NOTE_REF, 0},
	{"nr", "agendapunt", KZI_LEAD, 0},
	{"nr", "antwoord", KZI_HEADING, 1},
	{"nr", "kop", KZI_APART, 0},
	{"nr", "vraag", KZI_HEADING, 1},
	{"nr", "wijziging", KZI_MARK, 0},
	{"nummer", "stuk", KZI_DROPPED, 0},
	{"ondertekening", NULL, KZI_LINE, 0},
	{"ondtek", NULL, KZI_LINE, 0},
	{"paragraaf", NULL, KZI_SECTION, 0},
	{"plaatje", NULL, KZI_LINE, 0},
	{"row", NULL, KZI_ROW, 0},
	{"spreker", NULL, KZI_HEADING, 2},
	{"stuknr", NULL, KZI_DROPPED, 0},
	{"sub-paragraaf", NULL, KZI_SECTION, 0},
	{"subparagraaf", NULL, KZI_SECTION, 0},
	{"subtitel", "kop", KZI_APART, 0},
	{"table", NULL, KZI_HOLDER, 0},
	{"tekstregel", NULL, KZI_LINE, 0},
	{"term", NULL, KZI_LINE, 0},
	{"titel", "dossier", KZI_LINE, 0},
	{"titel", "kop", KZI_APART, 0},
	{"titel", NULL, KZI_HEADING, 1},
	{"titeldeel", NULL, KZI_SECTION, 0},
	{"title", NULL, KZI_LINE, 0},
	{"tuskop", NULL, KZI_HEADING, 1},
	{"tussenkop", NULL, KZI_HEADING, 1},
	{"voetnoot", NULL, KZI_NOTE, 0},
	{"voetref", NULL, KZI_NOTE_REF, 0},
	{"voornaam", NULL, KZI_APART, 0},
	{"voorvoegsels", NULL, KZI_APART, 0},
	{"wat", NULL, KZI_LINE, 0},
	{"wie", NULL, KZI_HEADING, 2},
	{"wij", NULL, KZI_LINE, 0},
	{"wijzig-artikel", NULL, KZI_SECTION, 0},
	{"wijzig-divisie", NULL, KZI_SECTION, 0},
	{"wijziging", NULL, KZI_ITEM, 0},
	{"witreg", NULL, KZI_BREAK, 0},
};

/* A heading between the paragraphs: bold ones stand above italic ones. */
static unsigned level_of(const kzi_xml_node *heading, unsigned by_word)
{
	const char *form = kzi_xml_value(heading, "kopopmaak");
	if (form[0] == '\0')
		form = kzi_xml_value(heading, "letat");
	if (strcmp(form, "cur") == 0)
		return by_word + 1;
	if (strncmp(form, "rom", 3) == 0)
		return by_word + 2;
	return by_word;
}

/* Until 2011 all that somebody says stands in his <spreker>; since then his name. */
static kzi_role role_of(const kzi_xml_node *node, kzi_role by_name, bool *failed)
{
	(void)failed;
	if (by_name == KZI_HEADING && kzi_xml_is(node, "spreker") &&
		(kzi_xml_child(node, "wie") != NULL || kzi_xml_child(node, "al") != NULL))
		return KZI_HOLDER;
	return by_name;
}

static bool target_of(const kzi_xml_node *node, char *out, size_t size)
{
	const char *dossier = kzi_xml_value(node, "dossier");
	const char *document = kzi_xml_value(node, "doc");
	int length = dossier[0] != '\0' ? snprintf(out, size, "dossier:%s", dossier)
					: snprintf(out, size, "%s", document);
	return length > 0 && (size_t)length < size;
}

const kzi_vocabulary kzi_official_words = {
	.words = words,
	.count = sizeof words / sizeof words[0],
	.level = level_of,
	.role = role_of,
	.target = target_of,
};
