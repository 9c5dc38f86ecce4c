/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/indexer.h"

#include "index/filling.h"
#include "index/identity.h"
#include "index/replaced.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <string.h>

/* ---- Facts ---- */

/* The term that was just made, as one that counts for nothing in the ranking. */
static kz_status add_term(kzi_filling *f)
{
	return kzi_fill_term(f, 0);
}

static kz_status add_fact(kzi_filling *f, const char *name, const char *value)
{
	kzi_term_fact(&f->term, name, value);
	return add_term(f);
}

/* There is none where a text lost the name above an office. */
static kz_status add_signatory(kzi_filling *f, const char *name)
{
	return name[0] != '\0' ? add_fact(f, "signatory", name) : KZ_OK;
}

static kz_status add_date(kzi_filling *f, const char *name, const char *value)
{
	kzi_date date;
	char periods[KZI_PERIODS][KZI_DATE_MAX];
	kz_status st = kzi_date_parse(value, &date, f->err);
	size_t count = st == KZ_OK ? kzi_periods_of(date, periods) : 0;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		kzi_term_period(&f->term, name, periods[i]);
		st = add_term(f);
	}
	return st;
}

static kz_status add_number(kzi_filling *f, const char *name, double value)
{
	char digits[KZI_NUMBER_DIGITS + 1];
	kz_status st = KZ_OK;
	kzi_number_sortable(value, digits);
	for (size_t count = 1; count <= KZI_NUMBER_DIGITS && st == KZ_OK; count++) {
		kzi_term_number(&f->term, name, digits, count);
		st = add_term(f);
	}
	return st;
}

static kz_status add_properties(kzi_filling *f, const kz_document *document)
{
	static const kz_property filtered[] = {KZ_ID, KZ_KIND, KZ_HOLDING, KZ_NUMBER,
		KZ_CHAMBER, KZ_VERGADERJAAR, KZ_MINISTRY, KZ_LANGUAGE, KZ_OUTCOME};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof filtered / sizeof filtered[0] && st == KZ_OK; i++) {
		const char *value = kz_document_get(document, filtered[i]);
		if (value[0] != '\0')
			st = add_fact(f, kz_property_name(filtered[i]), value);
	}
	return st;
}

/* Or that there is none: who asks for a date is told how many those are. */
static kz_status add_own_date(kzi_filling *f, const char *date)
{
	if (date[0] != '\0')
		return add_date(f, kz_property_name(KZ_DATE), date);
	kzi_term_undated(&f->term);
	return add_term(f);
}

static kz_status add_dossier(kzi_filling *f, const char *dossier)
{
	kz_status st = add_fact(f, kzi_list_name(KZ_DOSSIERS), dossier);
	size_t stem = kzi_dossier_stem(dossier);
	if (st != KZ_OK || dossier[stem] == '\0' || stem == 0)
		return st;
	/* Not of 21501-32, whose 32 is a raadnummer. */
	const char *chapter = dossier + stem + 1;
	if (chapter[0] < '0' || chapter[0] > '9')
		st = add_fact(f, "chapter", chapter);
	if (st != KZ_OK)
		return st;
	kzi_buffer whole = {0};
	kzi_buffer_append(&whole, dossier, stem);
	kzi_buffer_byte(&whole, '\0');
	st = whole.failed ? kzi_no_memory(f->err)
			  : add_fact(f, kzi_list_name(KZ_DOSSIERS), whole.data);
	kzi_buffer_free(&whole);
	return st;
}

/* Gives the failure of add_term(), which has told of it, as false. */
static bool add_name(void *context, kzi_identity_kind kind, const kzi_buffer *term)
{
	kzi_filling *f = context;
	(void)kind;
	kzi_buffer_clear(&f->term);
	kzi_buffer_append(&f->term, term->data, term->length);
	f->status = add_term(f);
	return f->status == KZ_OK;
}

static kz_status add_names(kzi_filling *f, const kz_document *document)
{
	kz_error told;
	kz_status st = kzi_identity_terms(document, add_name, f, &told);
	if (f->status != KZ_OK || st == KZ_OK)
		return f->status;
	return kzi_fail(f->err, st, told.offset, "%s", told.message);
}

/* A piece is cited with its dossier, and that with the one of which it is a chapter. */
static kz_status add_cited_dossier(kzi_filling *f, const char *name)
{
	char dossier[KZI_CITED_MAX];
	if (!kzi_name_dossier(name, dossier))
		return KZ_OK;
	kzi_term_cites(&f->term, dossier);
	kz_status st = add_term(f);
	size_t prefix = strlen("dossier:"), stem = kzi_dossier_stem(dossier + prefix);
	if (st != KZ_OK || stem == 0 || dossier[prefix + stem] == '\0')
		return st;
	dossier[prefix + stem] = '\0';
	kzi_term_cites(&f->term, dossier);
	return add_term(f);
}

static kz_status add_citations(kzi_filling *f, const kz_document *document)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < document->citation_count && st == KZ_OK; i++) {
		char name[KZI_CITED_MAX];
		if (!kzi_name_cited(document->citations[i].target, name) ||
			kzi_is_own_name(document, name))
			continue;
		kzi_term_cites(&f->term, name);
		st = add_term(f);
		if (st == KZ_OK)
			st = add_cited_dossier(f, name);
	}
	return st;
}

/* And once that there is one, by which all such documents are found. */
static kz_status add_replaced(kzi_filling *f, const kz_document *document)
{
	char name[KZI_CITED_MAX];
	kz_status st = KZ_OK;
	size_t at = 0;
	for (bool first = true; st == KZ_OK && kzi_replaced_next(document, &at, name);
		first = false) {
		if (first) {
			kzi_term_replaces(&f->term, "");
			st = add_term(f);
		}
		kzi_term_replaces(&f->term, name);
		if (st == KZ_OK)
			st = add_term(f);
	}
	return st;
}

static kz_status add_facts(kzi_filling *f, const kz_document *document)
{
	kz_status st = add_names(f, document);
	if (st == KZ_OK)
		st = add_citations(f, document);
	if (st == KZ_OK)
		st = add_replaced(f, document);
	if (st == KZ_OK)
		st = add_properties(f, document);
	if (st == KZ_OK)
		st = add_own_date(f, kz_document_get(document, KZ_DATE));
	for (size_t i = 0; i < document->lists[KZ_DOSSIERS].count && st == KZ_OK; i++)
		st = add_dossier(f, document->lists[KZ_DOSSIERS].items[i]);
	for (size_t i = 0; i < document->signatory_count && st == KZ_OK; i++)
		st = add_signatory(f, document->signatories[i].name);
	for (size_t i = 0; i < document->field_count && st == KZ_OK; i++) {
		const kz_field *field = &document->fields[i];
		if (field->type == KZ_FIELD_NUMBER)
			st = add_number(f, field->name, field->number);
		else if (field->type == KZ_FIELD_DATE)
			st = add_date(f, field->name, field->text);
		else
			st = add_fact(f, field->name, field->text);
	}
	return st;
}

/* ---- Sort keys and record ---- */

static kz_status add_value(kzi_filling *f, uint32_t slot)
{
	if (f->term.failed)
		return kzi_no_memory(f->err);
	return f->out->value(f->out->context, slot, f->term.data, f->term.length, f->err);
}

static kz_status add_sort_keys(kzi_filling *f, const kz_document *document)
{
	const char *date = kz_document_get(document, KZ_DATE);
	const char *id = kz_document_get(document, KZ_ID);
	kzi_sort_newest(&f->term, date, id);
	kz_status st = add_value(f, KZI_SLOT_NEWEST);
	if (st != KZ_OK)
		return st;
	kzi_sort_oldest(&f->term, date, id);
	return add_value(f, KZI_SLOT_OLDEST);
}

static kz_status add_record(
	kzi_filling *f, const kz_document *document, kzi_text_place place)
{
	kz_status st = kzi_record_write(document, place, &f->term, f->err);
	if (st != KZ_OK)
		return st;
	return f->out->data(f->out->context, f->term.data, f->term.length, f->err);
}

kz_status kzi_index_document(const kz_document *document, kzi_memo *memo,
	kzi_text_place place, const kzi_entry *out, kz_error *err)
{
	kzi_filling f = {
		.out = out, .memo = memo, .position = KZI_FIRST_POSITION, .err = err};
	kz_status st = kzi_fill_words(&f, document);
	if (st == KZ_OK)
		st = add_facts(&f, document);
	if (st == KZ_OK)
		st = add_sort_keys(&f, document);
	if (st == KZ_OK)
		st = add_record(&f, document, place);
	kzi_buffer_free(&f.term);
	kzi_buffer_free(&f.folded);
	return st;
}
