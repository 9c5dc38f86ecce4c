/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cite/official.h"

#include "base/date.h"
#include "kamerstuk/cursor.h"

#include <string.h>

static const char *const chambers[] = {"", " I", " II"};

/* ---- Numbers and years ---- */

/* "2024/25", and "1999/2000" where the century turns. */
static void put_vergaderjaar(const kzi_paper *paper, kzi_buffer *out)
{
	int year = paper->year, end = paper->end_year;
	if (year == 0)
		return;
	kzi_buffer_format(out, " %04d/", year);
	if (year / 100 == end / 100)
		kzi_buffer_format(out, "%02d", end % 100);
	else
		kzi_buffer_format(out, "%04d", end);
}

/* "nr. 60"; letters stand alone. */
static void put_number(const char *number, kzi_buffer *out)
{
	kzi_buffer_format(out, "%s%s", kzi_is_digit(number[0]) ? "nr. " : "", number);
}

/* "36600 XIV"; a raadnummer keeps its hyphen, "21501-32". */
static void put_dossier(const kz_kamerstuk *piece, kzi_buffer *out)
{
	const char *dossier = piece->dossier, *chapter = piece->chapter;
	size_t zeros = strspn(dossier, "0");
	/* Zeros stand before a roman number in old identifiers: "00LXI". */
	kzi_buffer_text(out, kzi_is_digit(dossier[zeros]) ? dossier : dossier + zeros);
	if (chapter[0] != '\0')
		kzi_buffer_format(
			out, "%s%s", kzi_is_digit(chapter[0]) ? "-" : " ", chapter);
}

static bool is_same_dossier(const char *name, const kz_kamerstuk *piece)
{
	char own[KZ_KAMERSTUK_MAX];
	kz_kamerstuk_dossier(piece, own, sizeof own);
	return strcmp(name, own) == 0;
}

/* The next of the dossiers that is not the piece's own; *at goes on behind it. */
static const char *next_other(
	const kz_document *document, const kz_kamerstuk *piece, size_t *at)
{
	const char *name;
	while ((name = kz_document_at(document, KZ_DOSSIERS, *at)) != NULL) {
		++*at;
		if (!is_same_dossier(name, piece))
			return name;
	}
	return NULL;
}

static void put_named_dossier(const char *name, kzi_buffer *out)
{
	kz_kamerstuk dossier;
	if (kz_kamerstuk_parse(name, strlen(name), &dossier, NULL) == KZ_OK)
		put_dossier(&dossier, out);
	else
		kzi_buffer_text(out, name);
}

/* "33009, 32637 en 31288": the number behind them is of the first. */
static void put_dossiers(
	const kz_document *document, const kzi_paper *paper, kzi_buffer *out)
{
	size_t at = 0;
	put_dossier(&paper->piece, out);
	/* Those of an annex are not those of the piece. */
	const char *name = paper->annex ? NULL : next_other(document, &paper->piece, &at);
	while (name != NULL) {
		const char *next = next_other(document, &paper->piece, &at);
		kzi_buffer_text(out, next != NULL ? ", " : " en ");
		put_named_dossier(name, out);
		name = next;
	}
}

/* ---- Kamerstukken ---- */

/* "h1", from its name or else from what its text is of. */
static void put_version(
	const kz_document *document, const kzi_paper *paper, kzi_buffer *out)
{
	const char *version = paper->piece.suffix;
	if (version[0] == '\0' && !paper->annex)
		version = kz_document_get(document, KZ_VERSION);
	if (version[0] != 'h' && version[0] != 'n')
		return;
	kzi_buffer_text(out, version[0] == 'h' ? " (herdruk" : " (verbetering");
	if (strcmp(version + 1, "1") != 0)
		kzi_buffer_format(out, " %s", version + 1);
	kzi_buffer_byte(out, ')');
}

static void put_kamerstuk(
	const kz_document *document, const kzi_paper *paper, kzi_buffer *out)
{
	const char *suffix = paper->piece.suffix;
	if (paper->annex && suffix[0] == 'b' && strcmp(suffix, "b1") != 0)
		kzi_buffer_format(out, "Bijlage %s bij ", suffix + 1);
	else if (paper->annex)
		kzi_buffer_text(out, "Bijlage bij ");
	kzi_buffer_format(out, "Kamerstukken%s", chambers[paper->chamber]);
	put_vergaderjaar(paper, out);
	kzi_buffer_text(out, paper->year > 0 ? ", " : " ");
	put_dossiers(document, paper, out);
	kzi_buffer_text(out, ", ");
	put_number(paper->piece.number, out);
	put_version(document, paper, out);
	/* A piece may have several annexes. */
	const char *own =
		paper->annex_name[0] != '\0' ? paper->annex_name : paper->kamer_number;
	if (paper->annex && suffix[0] != 'b' && own[0] != '\0')
		kzi_buffer_format(out, " (%s)", own);
}

/* ---- The other series ---- */

static void put_handelingen(const kzi_paper *paper, kzi_buffer *out)
{
	kzi_buffer_format(out, "Handelingen%s", chambers[paper->chamber]);
	put_vergaderjaar(paper, out);
	if (paper->pages) {
		kzi_buffer_format(out, ", p. %s", paper->number);
		if (strcmp(paper->number, paper->item) != 0)
			kzi_buffer_format(out, "-%s", paper->item);
		return;
	}
	kzi_buffer_format(out, ", nr. %s", paper->number);
	if (paper->item[0] != '\0')
		kzi_buffer_format(out, ", item %s", paper->item);
}

static void put_journal(const char *name, const kzi_paper *paper, kzi_buffer *out)
{
	kzi_buffer_format(out, "%s %04d, %s", name, paper->year, paper->number);
}

/* ---- What is in no series ---- */

static void put_date(const char *text, kzi_buffer *out)
{
	static const char *const months[] = {"", "januari ", "februari ", "maart ",
		"april ", "mei ", "juni ", "juli ", "augustus ", "september ", "oktober ",
		"november ", "december "};
	kzi_date date;
	if (text[0] == '\0' || kzi_date_parse(text, &date, NULL) != KZ_OK)
		return;
	kzi_buffer_text(out, date.month > 0 ? " van " : " uit ");
	if (date.day > 0)
		kzi_buffer_format(out, "%d ", date.day);
	kzi_buffer_format(out, "%s%d", months[date.month], date.year);
}

/* A word that begins with a capital, or does not: those of ASCII, as kinds and
 * offices are. */
static void put_with_first(const char *text, bool capital, kzi_buffer *out)
{
	char first = kzi_upper(text[0]);
	if (!capital && first >= 'A' && first <= 'Z')
		first = (char)(first - 'A' + 'a');
	kzi_buffer_byte(out, first);
	kzi_buffer_text(out, text + 1);
}

/* "van de minister van Financiën e.a."; offices begin with a capital in letters. */
static void put_sender(const kz_document *document, kzi_buffer *out)
{
	const kz_signatory *first = kz_document_signatory_at(document, 0);
	const char *ministry = kz_document_get(document, KZ_MINISTRY);
	if (first == NULL && ministry[0] == '\0')
		return;
	if (first == NULL) {
		bool said = strncmp(ministry + 1, "inisterie ", 10) == 0;
		kzi_buffer_text(out, " van het ");
		kzi_buffer_text(out, said ? "" : "ministerie van ");
		put_with_first(ministry, !said, out);
		return;
	}
	if (first->office[0] == '\0') {
		kzi_buffer_format(out, " van %s", first->name);
	} else {
		bool said = strncmp(first->office + 1, "e ", 2) == 0;
		kzi_buffer_text(out, said ? " van " : " van de ");
		put_with_first(first->office, false, out);
	}
	if (kz_document_signatory_count(document) > 1)
		kzi_buffer_text(out, " e.a.");
}

/* A mark or number is enough to find it by; without one its title must do. */
static void put_unpublished(
	const kz_document *document, const kzi_paper *paper, kzi_buffer *out)
{
	const char *kind = kz_document_get(document, KZ_KIND);
	const char *title = kz_document_get(document, KZ_TITLE);
	const char *mark = kz_document_get(document, KZ_REFERENCE);
	const char *number =
		paper->annex_name[0] != '\0' ? paper->annex_name : paper->kamer_number;
	bool found = mark[0] != '\0' || number[0] != '\0';
	put_with_first(kind[0] != '\0' ? kind : "document", true, out);
	put_sender(document, out);
	put_date(kz_document_get(document, KZ_DATE), out);
	if (mark[0] != '\0')
		kzi_buffer_format(out, ", kenmerk %s", mark);
	if (number[0] != '\0')
		kzi_buffer_format(out, ", %s", number);
	if (!found && title[0] != '\0')
		kzi_buffer_format(out, ", ‘%s’", title);
}

/* ---- All of them ---- */

void kzi_cite_official(
	const kz_document *document, const kzi_paper *paper, kzi_buffer *out)
{
	switch (paper->series) {
	case KZI_KAMERSTUKKEN:
		put_kamerstuk(document, paper, out);
		break;
	case KZI_AANHANGSEL:
		kzi_buffer_format(
			out, "Aanhangsel Handelingen%s", chambers[paper->chamber]);
		put_vergaderjaar(paper, out);
		kzi_buffer_format(out, ", nr. %s", paper->number);
		break;
	case KZI_HANDELINGEN:
		put_handelingen(paper, out);
		break;
	case KZI_STAATSBLAD:
		put_journal("Stb.", paper, out);
		break;
	case KZI_STAATSCOURANT:
		put_journal("Stcrt.", paper, out);
		break;
	case KZI_TRACTATENBLAD:
		put_journal("Trb.", paper, out);
		break;
	case KZI_NO_SERIES:
		put_unpublished(document, paper, out);
		break;
	}
}

/* Paragraphs are counted through the whole text, so that a page needs none. */
void kzi_cite_place(const kz_place *place, const char *before, kzi_buffer *out)
{
	bool note = place != NULL && place->note != NULL && place->note[0] != '\0';
	if (place == NULL || (place->page == 0 && place->paragraph == 0 && !note))
		return;
	kzi_buffer_text(out, before);
	if (place->page > 0)
		kzi_buffer_format(out, "p. %lu", (unsigned long)place->page);
	else if (place->paragraph > 0)
		kzi_buffer_format(out, "alinea %lu", (unsigned long)place->paragraph);
	if (note)
		kzi_buffer_format(out, "%svoetnoot %s",
			place->page > 0 || place->paragraph > 0 ? ", " : "", place->note);
}
