/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/run.h"

#include <stdlib.h>
#include <string.h>

static kz_status check_filling(const kzi_bulk_run *run, bool filling, kz_error *err)
{
	if (!run->sorted && run->filling == filling)
		return KZ_OK;
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
		run->sorted ? "the run is sorted: it must be added first"
		: filling   ? "no document was begun"
			    : "a document was not ended");
}

/* ---- Documents ---- */

static kzi_run_mark mark_of(const kzi_bulk_run *run)
{
	return (kzi_run_mark){run->log_count, run->other_count, run->value_count,
		run->data.length, run->value_bytes.length, run->slots.length};
}

kz_status kzi_bulk_begin(kzi_bulk_run *run, uint32_t docid, kz_error *err)
{
	kz_status st = check_filling(run, false, err);
	if (st != KZ_OK)
		return st;
	size_t count = run->document_count;
	uint32_t before = count > 0 ? run->documents[count - 1].docid : 0;
	if (docid <= before || docid == UINT32_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"docid %lu does not come after %lu", (unsigned long)docid,
			(unsigned long)before);
	if (count == KZI_DOCUMENTS_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"more than %d documents in a run", KZI_DOCUMENTS_MAX);
	kzi_run_document *documents = kzi_array_grow(
		run->documents, count, &run->document_room, sizeof *documents);
	if (documents == NULL)
		return kzi_no_memory(err);
	run->documents = documents;
	if (count == 0 && kzi_names_size(&run->names) > run->names_most) {
		kzi_names_clear(&run->names);
		run->epoch++;
	}
	run->documents[count] = (kzi_run_document){.docid = docid};
	run->mark = mark_of(run);
	run->length = 0;
	run->filling = true;
	return KZ_OK;
}

void kzi_bulk_drop(kzi_bulk_run *run)
{
	if (!run->filling)
		return;
	run->log_count = run->mark.log_count;
	run->other_count = run->mark.other_count;
	run->value_count = run->mark.value_count;
	run->data.length = run->mark.data;
	run->value_bytes.length = run->mark.values;
	run->slots.length = run->mark.slots;
	run->data.failed = run->value_bytes.failed = run->slots.failed = false;
	run->filling = false;
}

kz_status kzi_bulk_end(kzi_bulk_run *run, kz_error *err)
{
	kz_status st = check_filling(run, true, err);
	if (st != KZ_OK)
		return st;
	kzi_run_document *document = &run->documents[run->document_count];
	if (run->length >= UINT32_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"document %lu: more than 2^32 - 2 words",
			(unsigned long)document->docid);
	st = kzi_run_end_values(run, err);
	if (st != KZ_OK)
		return st;
	document->length = (uint32_t)run->length;
	document->data_end = run->data.length;
	document->slots_end = run->slots.length;
	run->document_count++;
	run->filling = false;
	return KZ_OK;
}

bool kzi_bulk_full(const kzi_bulk_run *run)
{
	return run->log_count >= run->log_most ||
	       run->other_count >= KZI_COUNT_MASK / 2 ||
	       run->document_count == KZI_DOCUMENTS_MAX ||
	       run->data.length + run->value_bytes.length >= run->bytes_most ||
	       kzi_names_size(&run->names) >= 2 * run->names_most;
}

/* ---- What is in a document ---- */

/* A NUL takes two bytes. */
static size_t stored_length(const char *term, size_t length)
{
	size_t stored = length;
	if (length == 0 || length > KZI_BULK_TERM_MAX ||
		memchr(term, '\0', length) == NULL)
		return length;
	for (size_t i = 0; i < length; i++)
		stored += term[i] == '\0';
	return stored;
}

kz_status kzi_bulk_term(kzi_bulk_run *run, const char *term, size_t length,
	uint32_t *number, kz_error *err)
{
	*number = 0;
	size_t stored = stored_length(term, length);
	if (length == 0 || stored > KZI_BULK_TERM_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a term of %zu bytes: 1 to %d can be stored", stored,
			KZI_BULK_TERM_MAX);
	uint32_t found = kzi_names_number(&run->names, term, length);
	if (found == KZI_NO_NAME)
		return run->names.count == KZI_NAMES_MAX
			       ? kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
					 "more than %d terms in a run", KZI_NAMES_MAX)
			       : kzi_no_memory(err);
	*number = found;
	return KZ_OK;
}

uint32_t kzi_bulk_epoch(const kzi_bulk_run *run)
{
	return run->epoch;
}

static kz_status add_other(
	kzi_bulk_run *run, kzi_other other, uint32_t *place, kz_error *err)
{
	if (run->other_count > KZI_COUNT_MASK)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"document %lu: too long for a run",
			(unsigned long)run->documents[run->document_count].docid);
	kzi_other *others = kzi_array_grow(
		run->others, run->other_count, &run->other_room, sizeof *others);
	if (others == NULL)
		return kzi_no_memory(err);
	run->others = others;
	*place = (uint32_t)run->other_count | KZI_OTHER;
	run->others[run->other_count++] = other;
	return KZ_OK;
}

static kz_status add_occurrence(
	kzi_bulk_run *run, uint32_t number, uint32_t place, uint32_t wdf, kz_error *err)
{
	if (run->log_count == run->log_room) {
		uint64_t *log = kzi_array_grow(
			run->log, run->log_count, &run->log_room, sizeof *log);
		if (log == NULL)
			return kzi_no_memory(err);
		run->log = log;
	}
	run->log[run->log_count++] = (uint64_t)number << KZI_TERM_SHIFT |
				     (uint64_t)run->document_count << KZI_DOCUMENT_SHIFT |
				     place;
	run->length += wdf;
	return KZ_OK;
}

kz_status kzi_bulk_posting(kzi_bulk_run *run, uint32_t number, uint32_t position,
	uint32_t wdf, kz_error *err)
{
	kz_status st = check_filling(run, true, err);
	uint32_t place = position;
	if (st == KZ_OK && (wdf != 1 || position > KZI_PLACE_MASK))
		st = add_other(run, (kzi_other){position, wdf, true}, &place, err);
	return st == KZ_OK ? add_occurrence(run, number, place, wdf, err) : st;
}

kz_status kzi_bulk_count(kzi_bulk_run *run, uint32_t number, uint32_t wdf, kz_error *err)
{
	kz_status st = check_filling(run, true, err);
	uint32_t place = wdf | KZI_COUNTED;
	if (st == KZ_OK && wdf > KZI_COUNT_MASK)
		st = add_other(run, (kzi_other){0, wdf, false}, &place, err);
	return st == KZ_OK ? add_occurrence(run, number, place, wdf, err) : st;
}

kz_status kzi_bulk_data(kzi_bulk_run *run, const char *data, size_t length, kz_error *err)
{
	kz_status st = check_filling(run, true, err);
	if (st != KZ_OK)
		return st;
	run->data.length = run->mark.data;
	kzi_buffer_append(&run->data, data, length);
	return run->data.failed ? kzi_no_memory(err) : KZ_OK;
}

/* ---- The run as a whole ---- */

kz_status kzi_bulk_sort(kzi_bulk_run *run, kz_error *err)
{
	kzi_run_term *terms = NULL;
	kzi_inverted inverted = {0};
	if (run->sorted)
		return KZ_OK;
	kz_status st = check_filling(run, false, err);
	if (st == KZ_OK)
		st = kzi_run_write_values(run, err);
	if (st == KZ_OK)
		st = kzi_run_sort_log(run, &terms, &inverted.term_count, err);
	inverted.terms = terms;
	if (st == KZ_OK)
		st = kzi_run_invert(run, &inverted, err);
	if (st == KZ_OK)
		st = kzi_run_write_termlists(run, &inverted, err);
	if (st == KZ_OK)
		st = kzi_run_deflate(run, err);
	run->sorted = st == KZ_OK;
	free(inverted.large);
	free(terms);
	return st;
}

void kzi_run_clear(kzi_bulk_run *run)
{
	run->log_count = run->other_count = run->value_count = run->document_count = 0;
	kzi_buffer_clear(&run->data);
	kzi_buffer_clear(&run->value_bytes);
	kzi_buffer_clear(&run->slots);
	kzi_buffer_clear(&run->termlists);
	kzi_buffer_clear(&run->postings.bytes);
	kzi_buffer_clear(&run->positions.bytes);
	run->postings.key_length = run->positions.key_length = 0;
	run->slot_facts.count = 0;
	run->wdf_most = 0;
	run->filling = run->sorted = false;
}

void kzi_bulk_run_free(kzi_bulk_run *run)
{
	if (run == NULL)
		return;
	kzi_names_free(&run->names);
	free(run->log);
	free(run->spare);
	free(run->others);
	free(run->values);
	free(run->documents);
	free(run->slot_facts.items);
	kzi_buffer_free(&run->value_bytes);
	kzi_buffer_free(&run->data);
	kzi_buffer_free(&run->slots);
	kzi_buffer_free(&run->termlists);
	kzi_buffer_free(&run->postings.bytes);
	kzi_buffer_free(&run->positions.bytes);
	free(run);
}
