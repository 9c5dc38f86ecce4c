/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cite/paper.h"

#include "kamerstuk/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Until here the Tweede Kamer had letters as well, for advice of the Raad van State. */
enum { ONLY_SENATE_HAS_LETTERS = 30000 };
/* When the pages of Handelingen began to be counted anew for each item. */
enum { FIRST_ITEMS = 2010 };
static const char first_items_day[] = "2011-01-01";

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- Years ---- */

/* "2024-2025" or "20242025". */
static void set_years(kzi_paper *paper, const char *text)
{
	char year[5] = "";
	if (strspn(text, "0123456789-") < 8)
		return;
	memcpy(year, text, 4);
	paper->year = atoi(year);
	text += text[4] == '-' ? 5 : 4;
	memcpy(year, text, 4);
	paper->end_year = atoi(year);
}

/* ---- Kamerstukken ---- */

static bool is_letter_of_senate(const kz_kamerstuk *piece)
{
	return piece->number[0] != '\0' && !is_digit(piece->number[0]) &&
	       (!is_digit(piece->dossier[0]) ||
		       atoi(piece->dossier) >= ONLY_SENATE_HAS_LETTERS);
}

/* What the piece itself says of its Kamer; only that of the Eerste Kamer once went by
 * the year. */
static int chamber_of(const kz_kamerstuk *piece)
{
	if (piece->session[0] != '\0' || is_letter_of_senate(piece))
		return 1;
	return is_digit(piece->number[0]) ? 2 : 0;
}

static bool take_kamerstuk(kzi_paper *paper, const char *name)
{
	kz_kamerstuk piece;
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK ||
		piece.dossier[0] == '\0' || kz_kamerstuk_is_dossier(&piece))
		return false;
	paper->series = KZI_KAMERSTUKKEN;
	paper->piece = piece;
	paper->annex |= piece.suffix[0] == 'b';
	if (paper->chamber == 0 || piece.session[0] != '\0')
		paper->chamber = chamber_of(&piece);
	if (piece.session[0] != '\0')
		set_years(paper, piece.session);
	return true;
}

/* By its dossier and its number in that, whatever its id. */
static bool take_number(kzi_paper *paper, const kz_document *document)
{
	char name[2 * KZ_KAMERSTUK_MAX];
	const char *dossier = kz_document_at(document, KZ_DOSSIERS, 0);
	const char *number = kz_document_get(document, KZ_NUMBER);
	const char *kind = kz_document_get(document, KZ_KIND);
	if (dossier == NULL || number[0] == '\0' ||
		strlen(dossier) + strlen(number) + 6 > sizeof name)
		return false;
	snprintf(name, sizeof name, "kst-%s-%s", dossier, number);
	if (!take_kamerstuk(paper, name))
		return false;
	/* An annex has the number of what it belongs to. */
	paper->annex |= strcmp(kind, "bijlage") == 0 || strcmp(kind, "beslisnota") == 0 ||
			paper->annex_name[0] != '\0';
	return true;
}

static bool take_parent(kzi_paper *paper, const kz_document *document)
{
	for (size_t i = 0; i < kz_document_citation_count(document); i++) {
		const kz_citation *one = kz_document_citation_at(document, i);
		if (one->edge == KZ_EDGE_ANNEX_OF && one->block == 0 &&
			take_kamerstuk(paper, one->target)) {
			paper->annex = true;
			return true;
		}
	}
	return false;
}

/* ---- The others ---- */

/* "20232024-766" or "20172018-70-4", behind the name of the series. */
static bool take_numbers(kzi_paper *paper, const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (digits == 8) {
		set_years(paper, text);
	} else if (digits == 4) {
		paper->year = atoi(text);
	} else {
		return false;
	}
	text += digits;
	size_t length = *text == '-' ? strcspn(text + 1, "-") : 0;
	if (length == 0 || length >= sizeof paper->number)
		return false;
	memcpy(paper->number, text + 1, length);
	paper->number[length] = '\0';
	text += 1 + length;
	if (*text == '-')
		snprintf(paper->item, sizeof paper->item, "%s", text + 1);
	return true;
}

static bool take_series(kzi_paper *paper, const char *name)
{
	static const struct {
		const char *start;
		kzi_series series;
		int chamber;
	} all[] = {
		{"ah-tk-", KZI_AANHANGSEL, 2},
		{"ah-ek-", KZI_AANHANGSEL, 1},
		{"h-tk-", KZI_HANDELINGEN, 2},
		{"h-ek-", KZI_HANDELINGEN, 1},
		{"stb-", KZI_STAATSBLAD, 0},
		{"stcrt-", KZI_STAATSCOURANT, 0},
		{"trb-", KZI_TRACTATENBLAD, 0},
	};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		if (!begins_with(name, all[i].start))
			continue;
		kzi_paper taken = *paper;
		if (!take_numbers(&taken, name + strlen(all[i].start)))
			return false;
		taken.series = all[i].series;
		taken.chamber = all[i].chamber;
		*paper = taken;
		return true;
	}
	return false;
}

static void settle_pages(kzi_paper *paper, const kz_document *document)
{
	const char *date = kz_document_get(document, KZ_DATE);
	bool early = date[0] != '\0' && strcmp(date, first_items_day) < 0;
	paper->pages =
		paper->series == KZI_HANDELINGEN && paper->item[0] != '\0' &&
		(paper->year < FIRST_ITEMS || (paper->year == FIRST_ITEMS && early));
}

/* A number of the Tweede Kamer: bare, or with "kv-tk-", "nds-tk-", "ag-tk-" in front. */
static void take_kamer_number(kzi_paper *paper, const char *name)
{
	const char *number = strstr(name, "-tk-");
	number = number != NULL ? number + strlen("-tk-") : name;
	kzi_name_kind kind = kzi_name_kind_of(number);
	bool document = kind == KZI_NAME_DOCUMENT;
	/* A zaak may have several papers. */
	if ((document || kind == KZI_NAME_ZAAK) &&
		(paper->kamer_number[0] == '\0' ||
			(document && paper->kamer_number[4] == 'Z')))
		kzi_name_official(number, paper->kamer_number);
}

/* ---- One name after the other ---- */

static void take_name(kzi_paper *paper, const char *name)
{
	take_kamer_number(paper, name);
	if (begins_with(name, "blg-") && strlen(name) < sizeof paper->annex_name)
		strcpy(paper->annex_name, name);
	if (paper->series == KZI_NO_SERIES && !take_series(paper, name))
		take_kamerstuk(paper, name);
}

void kzi_paper_of(const kz_document *document, kzi_paper *out)
{
	const char *chamber = kz_document_get(document, KZ_CHAMBER);
	*out = (kzi_paper){.chamber = atoi(chamber)};
	set_years(out, kz_document_get(document, KZ_VERGADERJAAR));
	take_name(out, kz_document_get(document, KZ_ID));
	for (size_t i = 0; i < kz_document_count(document, KZ_ALIASES); i++)
		take_name(out, kz_document_at(document, KZ_ALIASES, i));
	if (out->series == KZI_NO_SERIES && !take_parent(out, document))
		take_number(out, document);
	settle_pages(out, document);
}
