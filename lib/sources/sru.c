/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Questions to the search service of KOOP. */
#include "sources/sru.h"

#include "sources/paper.h"

#include <inttypes.h>
#include <string.h>

/* A text of CQL is within quotes, and only what stands behind a backslash could end it.
 * A star stays what it is there: the rest of a word. */
static void put_text(kzi_buffer *cql, const char *text, size_t length)
{
	kzi_buffer_byte(cql, '"');
	for (size_t i = 0; i < length; i++) {
		if (strchr("\"\\?^", text[i]) != NULL)
			kzi_buffer_byte(cql, '\\');
		kzi_buffer_byte(cql, text[i]);
	}
	kzi_buffer_byte(cql, '"');
}

static void put_condition(kzi_buffer *cql, const char *index, const char *text)
{
	kzi_buffer_format(cql, " AND %s", index);
	put_text(cql, text, strlen(text));
}

static void put_day(kzi_buffer *cql, const char *index, kzi_date date)
{
	char day[KZI_DATE_MAX];
	if (date.year == 0)
		return;
	kzi_date_format(date, day);
	kzi_buffer_format(cql, " AND %s%s", index, day);
}

static void put_words(kzi_buffer *cql, const char *words)
{
	const char *word;
	size_t length;
	while (kzi_wanted_word(&words, &word, &length)) {
		kzi_buffer_text(cql, " AND cql.textAndIndexes=");
		put_text(cql, word, length);
	}
}

/* Kinds that are a publication of their own, or none; of the others, Kamerstukken, the
 * service has a word as we do: "motie". */
static void put_kind(kzi_buffer *cql, const char *kind)
{
	static const char *const known[][2] = {
		{"handelingen", "w.publicatienaam==\"Handelingen\""},
		{"kamervragen", "(w.publicatienaam==\"Kamervragen (Aanhangsel)\" OR "
				"w.publicatienaam==\"Kamervragen zonder antwoord\")"},
		{"agenda", "w.publicatienaam==\"Agenda\""},
		{"bijlage", "dt.type==\"Bijlage\""},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (strcmp(kind, known[i][0]) == 0) {
			kzi_buffer_format(cql, " AND %s", known[i][1]);
			return;
		}
	}
	put_condition(cql, "w.subrubriek=", kind);
}

static kz_status put_dossier(kzi_buffer *cql, const char *text, kz_error *err)
{
	char dossier[KZI_PAPER_MAX];
	kz_status st = kzi_paper_dossier(text, dossier, err);
	if (st == KZ_OK)
		put_condition(cql, "w.dossiernummer==", dossier);
	return st;
}

static kz_status put_query(kzi_buffer *cql, const kzi_wanted *wanted,
	const kzi_wanted_days *days, kz_error *err)
{
	kz_status st = KZ_OK;
	kzi_buffer_text(cql, "c.product-area==officielepublicaties AND "
			     "w.organisatietype==\"staten generaal\"");
	if (kzi_is_asked(wanted->id))
		put_condition(cql, "dt.identifier==", wanted->id);
	if (kzi_is_asked(wanted->annex_of))
		put_condition(cql, "w.hoofddocument==", wanted->annex_of);
	if (kzi_is_asked(wanted->dossier))
		st = put_dossier(cql, wanted->dossier, err);
	if (kzi_is_asked(wanted->kind))
		put_kind(cql, wanted->kind);
	put_day(cql, "dt.date>=", days->from);
	put_day(cql, "dt.date<=", days->until);
	put_day(cql, "dt.modified>=", days->changed);
	if (kzi_is_asked(wanted->words))
		put_words(cql, wanted->words);
	kzi_buffer_text(cql, " sortBy dt.date/sort.descending");
	return st;
}

kz_status kzi_sru_url(const kzi_wanted *wanted, char out[KZI_URL_MAX], kz_error *err)
{
	kzi_buffer cql = {0}, url = {0};
	kzi_wanted_days days;
	out[0] = '\0';
	kz_status st = kzi_wanted_check(wanted, &days, err);
	if (st == KZ_OK)
		st = put_query(&cql, wanted, &days, err);
	if (st == KZ_OK && cql.failed)
		st = kzi_no_memory(err);
	if (st != KZ_OK)
		goto done;
	kzi_buffer_text(&url,
		KZI_SEARCH_URL "?operation=searchRetrieve&version=2.0&recordSchema=gzd"
			       "&httpAccept=application%2Fxml");
	kzi_buffer_format(&url, "&startRecord=%" PRIu64 "&maximumRecords=%u&query=",
		wanted->start > 0 ? wanted->start : 1,
		wanted->size > 0 ? wanted->size : KZI_SRU_PAGE);
	kzi_url_text(&url, cql.data, cql.length);
	st = kzi_url_take(&url, out, err);
done:
	kzi_buffer_free(&cql);
	return st;
}
