/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/imprint.h"

#include "readers/facts.h"
#include "readers/official_name.h"

#include <kamerzoek/citation.h>

#include <string.h>

static const char year[] = "Vergaderjaar ";

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

bool kzi_is_masthead(const char *text)
{
	static const char *const lines[] = {"Tweede Kamer der Staten-Generaal",
		"Eerste Kamer der Staten-Generaal", "Staten-Generaal",
		"Aanhangsel van de Handelingen", "Aanhangsel tot de Handelingen", "1",
		"2", "1/2"};
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (strcmp(text, lines[i]) == 0)
			return true;
	}
	return begins(text, year) && strlen(text) < sizeof year + 12;
}

bool kzi_is_imprint(const char *text)
{
	static const char *const lines[] = {"ISSN ", "kst-", "KST", "ah-tk-", "ah-ek-",
		"h-tk-", "h-ek-", "kv-tk-", "blg-", "nds-tk-", "stcrt-", "stb-", "trb-",
		"Sdu Uitgevers", "\xE2\x80\x99s-Gravenhage ", "'s-Gravenhage ",
		"Tweede Kamer, vergaderjaar ", "Eerste Kamer, vergaderjaar ",
		"Staten-Generaal, vergaderjaar "};
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (begins(text, lines[i]))
			return true;
	}
	return false;
}

unsigned kzi_colofon_words(const char *text, size_t *seen)
{
	static const char *const labels[] = {"Ons kenmerk", "Uw kenmerk", "Kenmerk",
		"Onze referentie", "Uw referentie", "Referentie", "Contactpersoon",
		"Bezoekadres", "Postadres", "Factuuradres", "Postbus", "Directie",
		"Directoraat", "Ministerie van", "Bijlage", "Datum", "Projectnaam",
		"Uw brief", "Telefoon", "T 0", "T +", "F 0", "M 0", "M +", "E ", "www.",
		"Auteur", "KvK", "Inlichtingen", "Behandeld door", "Doorkiesnummer",
		"Kopie aan", "Zaaknummer", "Overheidsidentificatienr"};
	unsigned found = 0;
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
		if (!begins(text, labels[i]) || (*seen & (size_t)1 << i) != 0)
			continue;
		*seen |= (size_t)1 << i;
		found++;
	}
	return found;
}

/* "kst-32545-143": what it is called says which dossier it is in. */
static kz_status set_name(kz_document *document, const char *name, kz_error *err)
{
	kz_kamerstuk piece;
	char dossier[KZ_KAMERSTUK_MAX];
	if (kz_document_get(document, KZ_ID)[0] != '\0')
		return KZ_OK;
	kz_status st = kzi_fact_set(document, KZ_ID, name, err);
	if (st != KZ_OK || kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK)
		return st;
	st = kzi_fact_fill(document, KZ_NUMBER, piece.number, err);
	if (st == KZ_OK && kz_kamerstuk_dossier(&piece, dossier, sizeof dossier) > 0)
		st = kzi_fact_add(document, KZ_DOSSIERS, dossier, err);
	return st;
}

static kz_status set_url(kz_document *document, const char *name, kz_error *err)
{
	char url[2 * KZI_OFFICIAL_NAME_MAX];
	kzi_official_url(name, url, sizeof url);
	return kzi_fact_fill(document, KZ_URL, url, err);
}

kz_status kzi_imprint_facts(kz_document *document, const char *text, kz_error *err)
{
	char name[KZI_OFFICIAL_NAME_MAX];
	if (kzi_official_name(text, strcspn(text, " "), name)) {
		kz_status st = set_name(document, name, err);
		return st == KZ_OK ? set_url(document, name, err) : st;
	}
	if (begins(text, year))
		return kzi_fact_vergaderjaar(document, text, err);
	return strstr(text, "Kamer der Staten-Generaal") != NULL
		       ? kzi_fact_chamber(document, text, err)
		       : KZ_OK;
}
