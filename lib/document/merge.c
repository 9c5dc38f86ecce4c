/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "document/merge.h"

#include "kamerstuk/names.h"

#include <stdlib.h>
#include <string.h>

/* ---- Which is best ---- */

/* A reading, and all by which it is compared. */
typedef struct ranked {
	const kzi_reading *reading;
	size_t index;
	int name;  /* a kzi_name_kind */
	int whole; /* 2: a whole text; 1: some text; 0: none */
	int version;
	uint32_t fidelity;
	size_t bytes;
} ranked;

static const char *get(const kzi_reading *reading, kz_property property)
{
	return kz_document_get(reading->document, property);
}

/* Nothing is said of what a program put: it is whole when it has a text. */
static bool is_full(const kzi_reading *reading)
{
	const char *holding = get(reading, KZ_HOLDING);
	return holding[0] == '\0' || strcmp(holding, "full") == 0;
}

static ranked rank_of(const kzi_reading *reading, size_t index)
{
	const kz_document *document = reading->document;
	ranked one = {.reading = reading,
		.index = index,
		.name = (int)kzi_name_kind_of(reading->name),
		.version = kzi_version_rank(get(reading, KZ_VERSION)),
		.fidelity = reading->fidelity};
	for (size_t i = 0; i < document->block_count; i++)
		one.bytes += strlen(document->blocks[i].text);
	if (document->block_count > 0)
		one.whole = is_full(reading) ? 2 : 1;
	return one;
}

static int by_text(const void *a, const void *b)
{
	const ranked *one = a, *other = b;
	if (one->whole != other->whole)
		return one->whole > other->whole ? -1 : 1;
	if (one->version != other->version)
		return one->version > other->version ? -1 : 1;
	if (one->fidelity != other->fidelity)
		return one->fidelity > other->fidelity ? -1 : 1;
	if (one->bytes != other->bytes)
		return one->bytes > other->bytes ? -1 : 1;
	int order = strcmp(one->reading->path, other->reading->path);
	return order != 0 ? order : strcmp(one->reading->name, other->reading->name);
}

static int by_facts(const void *a, const void *b)
{
	const ranked *one = a, *other = b;
	if (one->name != other->name)
		return one->name > other->name ? -1 : 1;
	return by_text(a, b);
}

/* ---- Facts ---- */

/* The readings, those that know best first. */
typedef struct merging {
	const ranked *readings;
	size_t count;
	kz_document *out;
	kz_error *err;
} merging;

static kz_status set(merging *m, kz_property property, const char *value)
{
	return kz_document_set(m->out, property, value, m->err);
}

static kz_status take_first(merging *m, kz_property property)
{
	size_t i = 0;
	while (i < m->count && get(m->readings[i].reading, property)[0] == '\0')
		i++;
	return i < m->count ? set(m, property, get(m->readings[i].reading, property))
			    : KZ_OK;
}

static bool is_metadata(const kzi_reading *reading)
{
	return strcmp(get(reading, KZ_DATE_SOURCE), "text") != 0;
}

/* Is date what day says too, with the month or day that it lacks? */
static bool is_more_precise(const char *day, const char *date)
{
	size_t length = strlen(date);
	return strlen(day) > length && strncmp(day, date, length) == 0 &&
	       day[length] == '-';
}

/* A date that somebody wrote down as one is surer than one that was read in a text;
 * of dates that agree, the most precise. */
static kz_status take_date(merging *m)
{
	const kzi_reading *known = NULL;
	for (size_t i = 0; i < m->count; i++) {
		const kzi_reading *reading = m->readings[i].reading;
		const char *date = get(reading, KZ_DATE);
		if (date[0] == '\0')
			continue;
		if (known == NULL || (is_metadata(reading) && !is_metadata(known)) ||
			is_more_precise(date, get(known, KZ_DATE)))
			known = reading;
	}
	if (known == NULL)
		return KZ_OK;
	kz_status st = set(m, KZ_DATE, get(known, KZ_DATE));
	return st == KZ_OK ? set(m, KZ_DATE_SOURCE, get(known, KZ_DATE_SOURCE)) : st;
}

/* With the day of that very outcome. */
static kz_status take_outcome(merging *m)
{
	kz_status st = take_first(m, KZ_OUTCOME);
	const char *outcome = kz_document_get(m->out, KZ_OUTCOME);
	for (size_t i = 0; i < m->count && st == KZ_OK; i++) {
		const kzi_reading *reading = m->readings[i].reading;
		if (get(reading, KZ_OUTCOME_DATE)[0] == '\0' ||
			strcmp(get(reading, KZ_OUTCOME), outcome) != 0)
			continue;
		return set(m, KZ_OUTCOME_DATE, get(reading, KZ_OUTCOME_DATE));
	}
	return st;
}

static int holding_rank(const char *holding)
{
	static const char *const order[] = {"named", "record", "", "full"};
	int rank = 3;
	while (rank > 0 && strcmp(order[rank], holding) != 0)
		rank--;
	return rank;
}

/* "record only: ..." is no longer true of what is held in full. */
static kz_status take_holding_and_note(merging *m)
{
	const char *holding = "named";
	for (size_t i = 0; i < m->count; i++) {
		const char *other = get(m->readings[i].reading, KZ_HOLDING);
		if (i == 0 || holding_rank(other) > holding_rank(holding))
			holding = other;
	}
	kz_status st = set(m, KZ_HOLDING, holding);
	for (size_t i = 0; i < m->count && st == KZ_OK; i++) {
		const kzi_reading *reading = m->readings[i].reading;
		if (strcmp(get(reading, KZ_HOLDING), holding) == 0 &&
			get(reading, KZ_NOTE)[0] != '\0')
			return set(m, KZ_NOTE, get(reading, KZ_NOTE));
	}
	return st;
}

static kz_status take_dossiers(merging *m)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < m->count; i++) {
		const kz_document *from = m->readings[i].reading->document;
		for (size_t j = 0; j < from->lists[KZ_DOSSIERS].count && st == KZ_OK; j++)
			st = kz_document_add(m->out, KZ_DOSSIERS,
				from->lists[KZ_DOSSIERS].items[j], m->err);
	}
	/* With as many as one may have, those that are known best stay. */
	return st == KZ_E_LIMIT ? KZ_OK : st;
}

/* From one reading, since two would not write the names alike. */
static kz_status take_signatories(merging *m)
{
	size_t i = 0;
	kz_status st = KZ_OK;
	while (i < m->count && m->readings[i].reading->document->signatory_count == 0)
		i++;
	if (i == m->count)
		return KZ_OK;
	const kz_document *from = m->readings[i].reading->document;
	for (size_t j = 0; j < from->signatory_count && st == KZ_OK; j++)
		st = kz_document_add_signatory(m->out, from->signatories[j].name,
			from->signatories[j].office, m->err);
	return st;
}

static bool has_field(const kz_document *document, const char *name, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(document->fields[i].name, name) == 0)
			return true;
	}
	return false;
}

/* All values of a name from the first that has one. */
static kz_status take_fields(merging *m)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < m->count; i++) {
		const kz_document *from = m->readings[i].reading->document;
		size_t before = m->out->field_count;
		for (size_t j = 0; j < from->field_count && st == KZ_OK; j++) {
			if (!has_field(m->out, from->fields[j].name, before))
				st = kzi_document_append_field(
					m->out, &from->fields[j], m->err);
		}
	}
	return st;
}

static kz_status take_facts(merging *m)
{
	static const kz_property simple[] = {KZ_TITLE, KZ_SUBJECT, KZ_KIND, KZ_NUMBER,
		KZ_CHAMBER, KZ_VERGADERJAAR, KZ_MINISTRY, KZ_LANGUAGE, KZ_URL,
		KZ_DOSSIER_TITLE};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof simple / sizeof simple[0] && st == KZ_OK; i++)
		st = take_first(m, simple[i]);
	if (st == KZ_OK)
		st = take_date(m);
	if (st == KZ_OK)
		st = take_outcome(m);
	if (st == KZ_OK)
		st = take_holding_and_note(m);
	if (st == KZ_OK)
		st = take_dossiers(m);
	if (st == KZ_OK)
		st = take_signatories(m);
	return st == KZ_OK ? take_fields(m) : st;
}

/* ---- Text ---- */

static kz_status take_text(const kz_document *from, kz_document *out, kz_error *err)
{
	static const kz_property of_text[] = {KZ_FORMAT, KZ_PATH, KZ_VERSION};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof of_text / sizeof of_text[0] && st == KZ_OK; i++)
		st = kz_document_set(
			out, of_text[i], kz_document_get(from, of_text[i]), err);
	for (size_t i = 0; i < from->lists[KZ_REMARKS].count && st == KZ_OK; i++)
		st = kz_document_add(
			out, KZ_REMARKS, from->lists[KZ_REMARKS].items[i], err);
	for (size_t i = 0; i < from->block_count && st == KZ_OK; i++)
		st = kz_document_add_block(out, &from->blocks[i], err);
	for (size_t i = 0; i < from->citation_count && st == KZ_OK; i++)
		st = kzi_document_append_citation(out, &from->citations[i], err);
	out->raw_place = from->raw_place;
	return st;
}

kz_status kzi_document_merge(const kzi_reading *readings, size_t count, kz_document **out,
	size_t *best, kz_error *err)
{
	ranked *order = calloc(count, sizeof *order);
	*out = NULL;
	if (order == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < count; i++)
		order[i] = rank_of(&readings[i], i);
	qsort(order, count, sizeof *order, by_text);
	*best = order[0].index;
	qsort(order, count, sizeof *order, by_facts);
	kz_status st = kz_document_new(out, err);
	merging m = {order, count, *out, err};
	if (st == KZ_OK)
		st = take_facts(&m);
	if (st == KZ_OK)
		st = take_text(readings[*best].document, *out, err);
	free(order);
	if (st != KZ_OK) {
		kz_document_free(*out);
		*out = NULL;
	}
	return st;
}
