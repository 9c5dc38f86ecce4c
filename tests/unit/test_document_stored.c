/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document as bytes: there and back, newer forms, and every kind of damage. */
#include "support.h"

#include "document/document.h"

#include <math.h>
#include <stdlib.h>

/* A list item that refers to two footnotes, and what cites. */
static void add_places(kz_document *document)
{
	static const kz_note_ref refs[] = {{6, "8"}, {6, "9"}};
	kz_block item = KZ_BLOCK_INIT;
	item.kind = KZ_LIST_ITEM;
	item.mark = "a.";
	item.level = 2;
	item.text = "conform nr. 18";
	item.refs = refs;
	item.ref_count = 2;
	must(kz_document_add_block(document, &item, err));
	kz_citation citation = {3, 8, 6, KZ_CITED_KAMERSTUK, KZ_EDGE_CARRIES_OUT,
		"kst-36600-XIV-18", "", "nr. 18"};
	must(kzi_document_append_citation(document, &citation, err));
	document->raw_place.offset = UINT64_C(1) << 40;
	document->raw_place.length = 7;
	static const kzi_source_part parts[] = {
		{{9, UINT64_C(1) << 33}, NULL, 0}, {{0, 0}, "een\0deel", 8}};
	must(kzi_document_append_part(document, &parts[0], err));
	must(kzi_document_append_part(document, &parts[1], err));
	must(kzi_document_append_key(document, "0011223344556677", err));
	must(kz_document_set_raw(document, "zo\0was", 6, err));
}

static void same_block(const kz_block *a, const kz_block *b)
{
	assert_int_equal(a->level, b->level);
	assert_int_equal(a->ref_count, b->ref_count);
	for (size_t i = 0; i < a->ref_count; i++) {
		assert_int_equal(a->refs[i].offset, b->refs[i].offset);
		assert_string_equal(a->refs[i].mark, b->refs[i].mark);
	}
	assert_int_equal(a->size, b->size);
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->page, b->page);
	assert_int_equal(a->paragraph, b->paragraph);
	assert_string_equal(a->mark, b->mark);
	assert_string_equal(a->language, b->language);
	assert_string_equal(a->text, b->text);
}

static void same_body(const kz_document *a, const kz_document *b)
{
	assert_int_equal(a->block_count, b->block_count);
	for (size_t i = 0; i < a->block_count; i++)
		same_block(&a->blocks[i], &b->blocks[i]);
	assert_int_equal(a->citation_count, b->citation_count);
	for (size_t i = 0; i < a->citation_count; i++) {
		const kz_citation *one = &a->citations[i], *other = &b->citations[i];
		assert_int_equal(one->block, other->block);
		assert_int_equal(one->start, other->start);
		assert_int_equal(one->length, other->length);
		assert_int_equal(one->kind, other->kind);
		assert_int_equal(one->edge, other->edge);
		assert_string_equal(one->target, other->target);
		assert_string_equal(one->source, other->source);
		assert_string_equal(one->text, other->text);
	}
	assert_int_equal(a->raw_place.offset, b->raw_place.offset);
	assert_int_equal(a->raw_place.length, b->raw_place.length);
	assert_int_equal(a->part_count, b->part_count);
	for (size_t i = 0; i < a->part_count; i++) {
		const kzi_source_part *one = &a->parts[i], *other = &b->parts[i];
		assert_int_equal(one->place.offset, other->place.offset);
		assert_int_equal(one->place.length, other->place.length);
		assert_int_equal(one->length, other->length);
		assert_int_equal(one->bytes == NULL, other->bytes == NULL);
		if (one->bytes != NULL)
			assert_memory_equal(one->bytes, other->bytes, one->length);
	}
	assert_int_equal(a->key_count, b->key_count);
	for (size_t i = 0; i < a->key_count; i++)
		assert_string_equal(a->keys[i], b->keys[i]);
}

static kz_document *full_document(void)
{
	kz_document *document = NULL;
	kz_block block = KZ_BLOCK_INIT;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, "kst-36600-XIV-60", err));
	must(kz_document_set(document, KZ_TITLE, "Motie één", err));
	must(kz_document_set(document, KZ_DATE, "2025-04", err));
	must(kz_document_set(document, KZ_CHANGED_AT, "2025-04-12T09:30:00Z", err));
	must(kz_document_add(document, KZ_DOSSIERS, "36600-XIV", err));
	must(kz_document_add(document, KZ_DOSSIERS, "27428", err));
	must(kz_document_add(document, KZ_ALIASES, "2025D12345", err));
	must(kz_document_add_signatory(document, "Grinwis", "", err));
	must(kz_document_add_signatory(document, "Dassen", "lid", err));
	must(kz_document_add_signatory(document, "", "staatssecretaris", err));
	static const kzi_source sources[] = {
		{"/a.txt", "00ff", KZI_FIDELITY_TEXT, "doc-0123456789abcdef", 1},
		{"/b.txt", "11ee", KZI_FIDELITY_XML, "kst-36600-XIV-60-h1", 0},
	};
	must(kzi_document_append_source(document, &sources[0], err));
	must(kzi_document_append_source(document, &sources[1], err));
	must(kz_document_add_text(document, "bron", "TK", err));
	must(kz_document_add_date(document, "gezien", "2025", err));
	must(kz_document_add_number(document, "getal", -1e300, err));
	block.text = "Gehoord de beraadslaging,";
	must(kz_document_add_block(document, &block, err));
	block.kind = KZ_FOOTNOTE;
	block.page = UINT32_MAX;
	block.mark = "8";
	block.language = "nl";
	block.text = "";
	must(kz_document_add_block(document, &block, err));
	add_places(document);
	return document;
}

static void same_facts(const kz_document *a, const kz_document *b)
{
	for (unsigned i = 0; i < KZI_PROPERTIES; i++)
		assert_string_equal(kz_document_get(a, (kz_property)i),
			kz_document_get(b, (kz_property)i));
	for (unsigned list = 0; list < KZI_LISTS; list++) {
		size_t count = kz_document_count(a, (kz_list)list);
		assert_int_equal(count, kz_document_count(b, (kz_list)list));
		for (size_t i = 0; i < count; i++)
			assert_string_equal(kz_document_at(a, (kz_list)list, i),
				kz_document_at(b, (kz_list)list, i));
	}
	assert_int_equal(a->signatory_count, b->signatory_count);
	for (size_t i = 0; i < a->signatory_count; i++) {
		assert_string_equal(a->signatories[i].name, b->signatories[i].name);
		assert_string_equal(a->signatories[i].office, b->signatories[i].office);
	}
	assert_int_equal(a->source_count, b->source_count);
	for (size_t i = 0; i < a->source_count; i++) {
		assert_string_equal(a->sources[i].path, b->sources[i].path);
		assert_string_equal(a->sources[i].digest, b->sources[i].digest);
		assert_int_equal(a->sources[i].fidelity, b->sources[i].fidelity);
		assert_string_equal(a->sources[i].name, b->sources[i].name);
		assert_int_equal(a->sources[i].part, b->sources[i].part);
	}
	assert_int_equal(a->field_count, b->field_count);
	for (size_t i = 0; i < a->field_count; i++) {
		assert_string_equal(a->fields[i].name, b->fields[i].name);
		assert_string_equal(a->fields[i].text, b->fields[i].text);
		assert_int_equal(a->fields[i].type, b->fields[i].type);
		assert_memory_equal(
			&a->fields[i].number, &b->fields[i].number, sizeof(double));
	}
}

static void what_is_stored_comes_back(void **state)
{
	(void)state;
	kz_document *document = full_document(), *back = NULL;
	kzi_buffer bytes = {0}, again = {0};
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &bytes);
	assert_false(bytes.failed);
	must(kzi_document_decode(bytes.data, bytes.length, &back, err));
	same_facts(document, back);
	assert_int_equal(back->block_count, 3);
	same_body(document, back);
	size_t raw_length;
	assert_memory_equal(kz_document_raw(back, &raw_length), "zo\0was", 6);
	assert_int_equal(raw_length, 6);
	kzi_document_encode(back, KZI_FACTS_TEXT_AND_RAW, &again);
	assert_int_equal(bytes.length, again.length);
	assert_memory_equal(bytes.data, again.data, bytes.length);
	/* It can go on growing. */
	must(kz_document_add(back, KZ_DOSSIERS, "1", err));
	must(kz_document_add_signatory(back, "x", "", err));
	kz_document_free(back);

	kzi_buffer_clear(&bytes);
	kzi_document_encode(document, KZI_FACTS_AND_TEXT, &bytes);
	must(kzi_document_decode(bytes.data, bytes.length, &back, err));
	same_body(document, back);
	assert_null(kz_document_raw(back, &raw_length));
	assert_int_equal(raw_length, 0);
	kz_document_free(back);

	kzi_buffer_clear(&bytes);
	kzi_document_encode(document, KZI_FACTS, &bytes);
	must(kzi_document_decode(bytes.data, bytes.length, &back, err));
	same_facts(document, back);
	assert_int_equal(back->block_count, 0);
	assert_int_equal(back->citation_count, 0);
	assert_int_equal(back->raw_place.length, 0);
	kz_document_free(back);
	kz_document_free(document);
	kzi_buffer_free(&bytes);
	kzi_buffer_free(&again);
}

static void an_empty_document_is_no_bytes(void **state)
{
	(void)state;
	kz_document *document = NULL, *back = NULL;
	kzi_buffer bytes = {0};
	must(kz_document_new(&document, err));
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &bytes);
	assert_int_equal(bytes.length, 0);
	must(kzi_document_decode("", 0, &back, err));
	same_facts(document, back);
	kz_document_free(back);
	kz_document_free(document);
	kzi_buffer_free(&bytes);
}

/* Written down once, since these bytes are on people's disks. */
static void the_form_is_fixed(void **state)
{
	(void)state;
	static const char bytes[] = "\x02\x05Titel" /* a property: title */
				    "\x04\x04"
				    "2025" /* another: date */
				    "\x40\x05"
				    "27428"     /* a list: dossiers */
				    "\x41\x01x" /* another: aliases */
				    "\x50\x04\x01"
				    "A\x01"
				    "B" /* a signatory */
				    "\x53\x08\x01/\x01"
				    "f\x32\x01n\x01" /* a source */
				    "\x51\x07\x00\x01"
				    "a\x01"
				    "b\x00"
				    "\x00" /* a field */
				    "\x52\x0F\x03\x07\x01"
				    "8\x02nl\x02hi\x02\x01\x02\x01"
				    "9" /* a block */
				    "\x54\x0D\x01\x00\x02\x01\x01\x03nl1\x00\x02hi"
				    /* a citation */
				    "\x56\x02\x09\x08" /* where the raw text is */
				    "\x55\x01r"        /* the raw text */
				    "\x57\x02\x05\x06" /* where a part is */
				    "\x58\x02pq"       /* a part itself */
				    "\x59\x01k";       /* a key */
	kz_document *document = NULL;
	must(kzi_document_decode(BYTES(bytes), &document, err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Titel");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2025");
	assert_string_equal(kz_document_at(document, KZ_DOSSIERS, 0), "27428");
	assert_string_equal(kz_document_at(document, KZ_ALIASES, 0), "x");
	assert_string_equal(kz_document_signatory_at(document, 0)->office, "B");
	assert_string_equal(document->sources[0].digest, "f");
	assert_string_equal(kz_document_field_at(document, 0)->text, "b");
	const kz_block *block = kz_document_block_at(document, 0);
	assert_int_equal(block->kind, KZ_FOOTNOTE);
	assert_int_equal(block->page, 7);
	assert_string_equal(block->mark, "8");
	assert_string_equal(block->text, "hi");
	assert_int_equal(block->level, 2);
	assert_int_equal(block->ref_count, 1);
	assert_int_equal(block->refs[0].offset, 2);
	assert_string_equal(block->refs[0].mark, "9");
	assert_int_equal(document->sources[0].fidelity, KZI_FIDELITY_XML);
	const kz_citation *citation = kz_document_citation_at(document, 0);
	assert_int_equal(citation->length, 2);
	assert_int_equal(citation->kind, KZ_CITED_DOSSIER);
	assert_int_equal(citation->edge, KZ_EDGE_REPLACES);
	assert_string_equal(citation->target, "nl1");
	assert_string_equal(citation->text, "hi");
	assert_null(kz_document_citation_at(document, 1));
	assert_int_equal(document->raw_place.offset, 9);
	assert_int_equal(document->raw_place.length, 8);
	assert_memory_equal(document->raw, "r", 1);
	assert_string_equal(document->sources[0].name, "n");
	assert_int_equal(document->sources[0].part, 1);
	assert_int_equal(document->parts[0].place.offset, 5);
	assert_int_equal(document->parts[0].place.length, 6);
	assert_int_equal(document->parts[1].length, 2);
	assert_memory_equal(document->parts[1].bytes, "pq", 2);
	assert_string_equal(document->keys[0], "k");
	kz_document_free(document);
}

/* Between any two entries, and at the end of what has parts. */
static void what_is_not_known_is_passed_over(void **state)
{
	(void)state;
	static const char bytes[] = "\x7F\x03new"
				    "\x02\x05Titel"
				    "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x00"
				    "\x50\x08\x01"
				    "A\x01"
				    "Bmore"
				    "\x00\x01!"
				    "\x52\x0C\x00\x00\x00\x00\x02hi\x01\x00mor"
				    "\x53\x04\x01/\x01"
				    "f" /* as an older program wrote it */
				    "\x53\x0B\x01/\x01"
				    "f\x0A\x01n\x00mor";
	kz_document *document = NULL;
	must(kzi_document_decode(BYTES(bytes), &document, err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Titel");
	assert_int_equal(kz_document_signatory_count(document), 1);
	assert_string_equal(kz_document_signatory_at(document, 0)->office, "B");
	assert_int_equal(kz_document_block_count(document), 1);
	assert_string_equal(kz_document_block_at(document, 0)->text, "hi");
	assert_int_equal(document->source_count, 2);
	assert_string_equal(document->sources[0].name, "");
	assert_string_equal(document->sources[1].name, "n");
	kz_document_free(document);
}

/* A document that can be used, or KZ_E_CORRUPT and none. */
static bool decodes(const char *bytes, size_t length)
{
	kz_document *document = (kz_document *)&length;
	kz_error told = {0};
	/* In memory of exactly that size, so that a checker sees what is past it. */
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, bytes, length);
	kz_status st = kzi_document_decode(exact, length, &document, &told);
	free(exact);
	if (st != KZ_OK) {
		assert_int_equal(st, KZ_E_CORRUPT);
		assert_int_equal(told.status, KZ_E_CORRUPT);
		assert_null(document);
		return false;
	}
	kzi_buffer again = {0};
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &again);
	assert_false(again.failed);
	kzi_buffer_free(&again);
	kz_document_free(document);
	return true;
}

static void every_cut_is_noticed_or_harmless(void **state)
{
	(void)state;
	kz_document *document = full_document();
	kzi_buffer bytes = {0};
	size_t good = 0;
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &bytes);
	for (size_t length = 0; length <= bytes.length; length++)
		good += decodes(bytes.data, length);
	/* Only where an entry ends: 4 properties, 3 of lists, 3 signatories,
	 * 2 sources, 3 fields, 3 blocks, a citation, the place of the raw text, 2 parts,
	 * a key, the raw text; and at the very beginning. */
	assert_int_equal(good, 25);
	kzi_buffer_free(&bytes);
	kz_document_free(document);
}

static bool begins_with(const char *whole, const char *text)
{
	return strncmp(whole, text, strlen(text)) == 0;
}

/* What the first bytes have is as in the whole, and more of them never have less. */
static void its_beginning_can_be_read_alone(void **state)
{
	(void)state;
	kz_document *whole = full_document();
	kzi_buffer bytes = {0};
	size_t had = 0, last = 0;
	kzi_document_encode(whole, KZI_FACTS_TEXT_AND_RAW, &bytes);
	for (size_t length = 0; length <= bytes.length; length++) {
		kz_document *some;
		char *exact = malloc(length + 1);
		assert_non_null(exact);
		memcpy(exact, bytes.data, length);
		must(kzi_document_decode_beginning(exact, length, &some, err));
		free(exact);
		size_t count = kz_document_block_count(some), now = 0;
		for (size_t i = 0; i < count; i++) {
			const kz_block *one = &some->blocks[i], *all = &whole->blocks[i];
			now += strlen(one->text);
			assert_true(begins_with(all->text, one->text));
			assert_true(i + 1 == count || strcmp(one->text, all->text) == 0);
			assert_string_equal(one->mark, all->mark);
			assert_int_equal(one->kind, all->kind);
		}
		assert_true(count >= last && now >= had);
		last = count;
		had = now;
		kz_document_free(some);
	}
	assert_int_equal(last, whole->block_count);
	kzi_buffer_free(&bytes);
	kz_document_free(whole);
}

static void no_damage_brings_it_down(void **state)
{
	(void)state;
	kz_document *document = full_document();
	kzi_buffer bytes = {0};
	uint64_t seed = 5;
	size_t good = 0, all = 0;
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &bytes);
	for (size_t i = 0; i < bytes.length; i++) {
		char kept = bytes.data[i];
		for (int value = 0; value < 256; value++, all++) {
			bytes.data[i] = (char)value;
			good += decodes(bytes.data, bytes.length);
		}
		bytes.data[i] = kept;
	}
	assert_in_range(good, 1, all - 1);
	for (size_t i = 0; i < 20000; i++) {
		char noise[40];
		size_t length = (size_t)chance_below(&seed, sizeof noise + 1);
		for (size_t j = 0; j < length; j++)
			noise[j] = (char)(chance_below(&seed, 3) == 0
						  ? 80 + chance_below(&seed, 4)
						  : chance_below(&seed, 16));
		decodes(noise, length);
	}
	kzi_buffer_free(&bytes);
	kz_document_free(document);
}

static void impossible_entries_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *what, *bytes;
		size_t length;
	} rows[] = {
		{"a tag without a length", BYTES("\x02")},
		{"a length past the end", BYTES("\x02\x05Tite")},
		{"a length of 2^64 - 1",
			BYTES("\x02\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01x")},
		{"a length past 64 bits",
			BYTES("\x02\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02x")},
		{"a signatory without an office", BYTES("\x50\x02\x01"
							"A")},
		{"an empty signatory", BYTES("\x50\x00")},
		{"an office past its entry", BYTES("\x50\x03\x01"
						   "A\x01"
						   "B")},
		{"a source without a digest", BYTES("\x53\x02\x01/")},
		{"a field of no such type", BYTES("\x51\x06\x03\x01"
						  "a\x01"
						  "b\x00")},
		{"a field without its number", BYTES("\x51\x05\x00\x01"
						     "a\x01"
						     "b")},
		{"a block of no such kind", BYTES("\x52\x05\x05\x00\x00\x00\x00")},
		{"a block without text", BYTES("\x52\x04\x00\x00\x00\x00")},
		{"more marks than bytes", BYTES("\x52\x07\x00\x00\x00\x00\x00\x00\x7F")},
		{"a mark beyond the text",
			BYTES("\x52\x0A\x00\x00\x00\x00\x00\x00\x01\x01\x01"
			      "8")},
		{"a citation without its words",
			BYTES("\x54\x07\x00\x00\x00\x00\x00\x00\x00")},
		{"a place without a length", BYTES("\x56\x01\x00")},
		{"a part without a length", BYTES("\x57\x01\x00")},
		{"a source with half a name", BYTES("\x53\x06\x01/\x00\x00\x02n")},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (decodes(rows[i].bytes, rows[i].length))
			fail_msg("%s", rows[i].what);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_stored_comes_back),
		cmocka_unit_test(an_empty_document_is_no_bytes),
		cmocka_unit_test(the_form_is_fixed),
		cmocka_unit_test(what_is_not_known_is_passed_over),
		cmocka_unit_test(every_cut_is_noticed_or_harmless),
		cmocka_unit_test(its_beginning_can_be_read_alone),
		cmocka_unit_test(no_damage_brings_it_down),
		cmocka_unit_test(impossible_entries_are_refused),
	};
	return cmocka_run_group_tests_name("document stored", tests, NULL, NULL);
}
