/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Questions to the open data of the Tweede Kamer. */
#include "sources/odata.h"

#include "sources/paper.h"

#include <inttypes.h>
#include <string.h>

/* A text of OData is within quotes, and one in it is written twice. */
static void put_text(kzi_buffer *filter, const char *text, size_t length)
{
	kzi_buffer_byte(filter, '\'');
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\'')
			kzi_buffer_byte(filter, '\'');
		kzi_buffer_byte(filter, text[i]);
	}
	kzi_buffer_byte(filter, '\'');
}

/* contains() minds case, and people do not. */
static void put_contains(
	kzi_buffer *filter, const char *member, const char *text, size_t length)
{
	kzi_buffer_format(filter, "contains(tolower(%s),tolower(", member);
	put_text(filter, text, length);
	kzi_buffer_text(filter, "))");
}

static void put_words(kzi_buffer *filter, const char *words)
{
	const char *word;
	size_t length;
	while (kzi_wanted_word(&words, &word, &length)) {
		kzi_buffer_text(filter, " and (");
		put_contains(filter, "Onderwerp", word, length);
		kzi_buffer_text(filter, " or ");
		put_contains(filter, "Titel", word, length);
		kzi_buffer_byte(filter, ')');
	}
}

static void put_kind(kzi_buffer *filter, const char *kind)
{
	const char *type =
		strcmp(kind, "kamervragen") == 0 ? "schriftelijke vragen" : kind;
	kzi_buffer_text(filter, " and ");
	put_contains(filter, "Soort", type, strlen(type));
}

/* Days begin at midnight in the Netherlands, where it is an hour later than this in
 * winter; and a document of that moment is of the day. */
static void put_day(
	kzi_buffer *filter, const char *condition, kzi_date date, const char *clock)
{
	char day[KZI_DATE_MAX];
	if (date.year == 0)
		return;
	kzi_date_format(date, day);
	kzi_buffer_format(filter, " and %s %sT%s+02:00", condition, day, clock);
}

static kz_status put_dossier(kzi_buffer *filter, const char *text, kz_error *err)
{
	char dossier[KZI_PAPER_MAX];
	kz_kamerstuk parts;
	kz_status st = kzi_paper_dossier(text, dossier, err);
	if (st != KZ_OK)
		return st;
	kz_kamerstuk_parse(dossier, strlen(dossier), &parts, NULL);
	if (parts.dossier[strspn(parts.dossier, "0123456789")] != '\0')
		return kzi_fail(err, KZ_E_QUERY, KZI_NO_OFFSET,
			"'%s': not a dossier of the Tweede Kamer", text);
	kzi_buffer_format(filter,
		" and Kamerstukdossier/any(d:d/Nummer eq %s and "
		"d/Toevoeging eq ",
		parts.dossier);
	if (parts.chapter[0] == '\0')
		kzi_buffer_text(filter, "null");
	else
		put_text(filter, parts.chapter, strlen(parts.chapter));
	kzi_buffer_byte(filter, ')');
	return KZ_OK;
}

static void put_id(kzi_buffer *filter, const char *id)
{
	kzi_buffer_format(filter, " and %s eq ",
		kzi_paper_is_document(id) ? "DocumentNummer"
					  : "HuidigeDocumentVersie/ExterneIdentifier");
	put_text(filter, id, strlen(id));
}

static kz_status put_filter(kzi_buffer *filter, const kzi_wanted *wanted,
	const kzi_wanted_days *days, kz_error *err)
{
	kz_status st = KZ_OK;
	kzi_buffer_text(filter, "Verwijderd eq false");
	if (kzi_is_asked(wanted->id))
		put_id(filter, wanted->id);
	if (kzi_is_asked(wanted->dossier))
		st = put_dossier(filter, wanted->dossier, err);
	if (kzi_is_asked(wanted->kind))
		put_kind(filter, wanted->kind);
	put_day(filter, "Datum ge", days->from, "00:00:00");
	put_day(filter, "Datum le", days->until, "23:59:59");
	put_day(filter, "ApiGewijzigdOp ge", days->changed, "00:00:00");
	if (kzi_is_asked(wanted->words))
		put_words(filter, wanted->words);
	return st;
}

kz_status kzi_odata_url(const kzi_wanted *wanted, char out[KZI_URL_MAX], kz_error *err)
{
	kzi_buffer filter = {0}, url = {0};
	kzi_wanted_days days;
	out[0] = '\0';
	kz_status st = kzi_wanted_check(wanted, &days, err);
	if (st == KZ_OK && kzi_is_asked(wanted->annex_of))
		st = kzi_fail(err, KZ_E_QUERY, KZI_NO_OFFSET,
			"the Tweede Kamer cannot be asked for annexes by a name");
	if (st == KZ_OK)
		st = put_filter(&filter, wanted, &days, err);
	if (st == KZ_OK && filter.failed)
		st = kzi_no_memory(err);
	if (st != KZ_OK)
		goto done;
	kzi_buffer_text(&url, KZI_TWEEDEKAMER_URL
		"Document?$count=true&$orderby=Datum%20desc,Id"
		"&$expand=Kamerstukdossier($select=Nummer,Toevoeging),"
		"HuidigeDocumentVersie($select=ExterneIdentifier),"
		"BronDocument($select=DocumentNummer,Verwijderd),"
		"BijlageDocument($select=DocumentNummer,Verwijderd)");
	kzi_buffer_format(&url, "&$top=%u",
		wanted->size > 0 && wanted->size < KZI_ODATA_PAGE ? wanted->size
								  : KZI_ODATA_PAGE);
	if (wanted->start > 1)
		kzi_buffer_format(&url, "&$skip=%" PRIu64, wanted->start - 1);
	kzi_buffer_text(&url, "&$filter=");
	kzi_url_text(&url, filter.data, filter.length);
	st = kzi_url_take(&url, out, err);
done:
	kzi_buffer_free(&filter);
	return st;
}
