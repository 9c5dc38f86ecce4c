/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One document out of what several files say of it. */
#include "support.h"

#include "document/merge.h"

enum { MOST = 6 };

/* Files of one document, filled by a test. */
typedef struct files {
	kz_document *documents[MOST];
	kzi_reading readings[MOST];
	size_t count;
} files;

static kz_document *add(files *f, const char *name, uint32_t fidelity, const char *text)
{
	static const char *const paths[] = {"/a", "/b", "/c", "/d", "/e", "/f"};
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_HOLDING, "full", err));
	must(kz_document_set(document, KZ_PATH, paths[f->count], err));
	must(kz_document_add_body(document, text, strlen(text), err));
	f->documents[f->count] = document;
	f->readings[f->count] = (kzi_reading){document, fidelity, name, paths[f->count]};
	f->count++;
	return document;
}

/* In this order and the other: it never matters. */
static kz_document *merge(const files *f, const char **path)
{
	kzi_reading back[MOST];
	kz_document *one = NULL, *other = NULL;
	size_t best, best_back;
	kzi_buffer bytes = {0}, bytes_back = {0};
	for (size_t i = 0; i < f->count; i++)
		back[i] = f->readings[f->count - 1 - i];
	must(kzi_document_merge(f->readings, f->count, &one, &best, err));
	must(kzi_document_merge(back, f->count, &other, &best_back, err));
	assert_string_equal(f->readings[best].path, back[best_back].path);
	kzi_document_encode(one, KZI_FACTS_AND_TEXT, &bytes);
	kzi_document_encode(other, KZI_FACTS_AND_TEXT, &bytes_back);
	assert_int_equal(bytes.length, bytes_back.length);
	assert_memory_equal(bytes.data, bytes_back.data, bytes.length);
	kzi_buffer_free(&bytes);
	kzi_buffer_free(&bytes_back);
	kz_document_free(other);
	*path = f->readings[best].path;
	assert_string_equal(kz_document_get(one, KZ_PATH), *path);
	return one;
}

static const char *best_path(const files *f)
{
	const char *path;
	kz_document_free(merge(f, &path));
	return path;
}

static void forget(files *f)
{
	for (size_t i = 0; i < f->count; i++)
		kz_document_free(f->documents[i]);
	*f = (files){0};
}

static void set(kz_document *document, kz_property property, const char *value)
{
	must(kz_document_set(document, property, value, err));
}

static void the_best_file_gives_the_text(void **state)
{
	(void)state;
	files f = {0};
	add(&f, "kst-1-2", KZI_FIDELITY_PDF, "een lange tekst uit een PDF");
	add(&f, "doc-9f86d081884c7d65", KZI_FIDELITY_XML, "kort");
	assert_string_equal(best_path(&f), "/b");
	/* Facts alone are no text, however they came. */
	add(&f, "kst-1-2", KZI_FIDELITY_XML, "");
	assert_string_equal(best_path(&f), "/b");
	set(add(&f, "kst-1-2", KZI_FIDELITY_XML, "een record met enige woorden"),
		KZ_HOLDING, "record");
	assert_string_equal(best_path(&f), "/b");
	/* Of equals the longest, then the first by name. */
	add(&f, "doc-9f86d081884c7d65", KZI_FIDELITY_XML, "langer");
	assert_string_equal(best_path(&f), "/e");
	add(&f, "doc-9f86d081884c7d65", KZI_FIDELITY_XML, "LANGER");
	assert_string_equal(best_path(&f), "/e");
	forget(&f);
}

static void a_herdruk_comes_before_and_a_verbetering_behind(void **state)
{
	(void)state;
	files f = {0};
	const char *path;
	set(add(&f, "kst-1-2-n1", KZI_FIDELITY_XML, "verbetering"), KZ_VERSION, "n1");
	kz_document *merged = merge(&f, &path);
	assert_string_equal(kz_document_get(merged, KZ_VERSION), "n1");
	kz_document_free(merged);
	add(&f, "kst-1-2", KZI_FIDELITY_PDF, "het stuk");
	assert_string_equal(best_path(&f), "/b");
	set(add(&f, "kst-1-2-h1", KZI_FIDELITY_PDF, "herdruk"), KZ_VERSION, "h1");
	assert_string_equal(best_path(&f), "/c");
	set(add(&f, "kst-1-2-h2", KZI_FIDELITY_PDF, "tweede"), KZ_VERSION, "h2");
	set(add(&f, "kst-1-2-h3", KZI_FIDELITY_NONE, ""), KZ_VERSION, "h3");
	merged = merge(&f, &path);
	assert_string_equal(path, "/d");
	assert_string_equal(kz_document_get(merged, KZ_VERSION), "h2");
	kz_document_free(merged);
	forget(&f);
}

static void a_record_is_filled(void **state)
{
	(void)state;
	files f = {0};
	const char *path;
	kz_document *record = add(&f, "kst-1-2", KZI_FIDELITY_NONE, "In het kort.");
	set(record, KZ_HOLDING, "record");
	set(record, KZ_NOTE, "record only: the text is elsewhere");
	set(record, KZ_TITLE, "Motie");
	set(record, KZ_OUTCOME, "aangenomen");
	set(record, KZ_OUTCOME_DATE, "2024-10-22");
	must(kz_document_add_number(record, "voor", 147, err));
	must(kz_document_add_signatory(record, "Grinwis", "", err));
	kz_document *merged = merge(&f, &path);
	assert_string_equal(kz_document_get(merged, KZ_HOLDING), "record");
	assert_true(kz_document_get(merged, KZ_NOTE)[0] != '\0');
	kz_document_free(merged);

	kz_document *full = add(&f, "kst-1-2", KZI_FIDELITY_XML, "De hele motie.");
	set(full, KZ_TITLE, "Motie van het lid Grinwis");
	must(kz_document_add_text(full, "project", "gentechniek", err));
	merged = merge(&f, &path);
	assert_string_equal(kz_document_get(merged, KZ_HOLDING), "full");
	assert_string_equal(kz_document_get(merged, KZ_NOTE), "");
	assert_string_equal(
		kz_document_get(merged, KZ_TITLE), "Motie van het lid Grinwis");
	assert_string_equal(kz_document_get(merged, KZ_OUTCOME), "aangenomen");
	assert_string_equal(kz_document_get(merged, KZ_OUTCOME_DATE), "2024-10-22");
	assert_int_equal(kz_document_field_count(merged), 2);
	assert_int_equal(kz_document_signatory_count(merged), 1);
	assert_int_equal(kz_document_block_count(merged), 1);
	assert_string_equal(kz_document_block_at(merged, 0)->text, "De hele motie.");
	kz_document_free(merged);
	forget(&f);
}

static void who_knows_best_says_it(void **state)
{
	(void)state;
	files f = {0};
	const char *path;
	kz_document *word = add(&f, "doc-9f86d081884c7d65", KZI_FIDELITY_WORD, "Brief");
	set(word, KZ_TITLE, "brief_def2(1)");
	set(word, KZ_MINISTRY, "Economische Zaken");
	set(word, KZ_FORMAT, "docx");
	must(kz_document_add(word, KZ_DOSSIERS, "27428", err));
	must(kz_document_add(word, KZ_REMARKS, "9 marks detached", err));
	must(kz_document_add_text(word, "x", "van word", err));
	kz_document *pdf = add(&f, "kst-27428-408", KZI_FIDELITY_PDF, "Brief");
	set(pdf, KZ_TITLE, "Kabinetsvisie");
	set(pdf, KZ_FORMAT, "pdf");
	must(kz_document_add(pdf, KZ_DOSSIERS, "36600", err));
	must(kz_document_add(pdf, KZ_REMARKS, "hyphens undone", err));
	must(kz_document_add_text(pdf, "x", "een", err));
	must(kz_document_add_text(pdf, "x", "twee", err));
	kz_document *merged = merge(&f, &path);
	assert_string_equal(path, "/a");
	assert_string_equal(kz_document_get(merged, KZ_TITLE), "Kabinetsvisie");
	assert_string_equal(kz_document_get(merged, KZ_MINISTRY), "Economische Zaken");
	assert_string_equal(kz_document_get(merged, KZ_FORMAT), "docx");
	assert_int_equal(kz_document_count(merged, KZ_DOSSIERS), 2);
	assert_string_equal(kz_document_at(merged, KZ_DOSSIERS, 0), "36600");
	assert_int_equal(kz_document_count(merged, KZ_REMARKS), 1);
	assert_string_equal(kz_document_at(merged, KZ_REMARKS, 0), "9 marks detached");
	assert_int_equal(kz_document_field_count(merged), 2);
	assert_string_equal(kz_document_field_at(merged, 1)->text, "twee");
	kz_document_free(merged);
	forget(&f);
}

static void the_surest_date(void **state)
{
	(void)state;
	static const char *const rows[][5] = {
		/* of the XML, of the PDF, what comes of it */
		{"2025-04", "metadata", "2025-04-11", "text", "2025-04-11"},
		{"2025", "metadata", "2025-04", "metadata", "2025-04"},
		{"2025-04-12", "metadata", "2025-04-11", "metadata", "2025-04-12"},
		{"2025-04-12", "text", "2025-04-11", "metadata", "2025-04-11"},
		{"2025-04-12", "metadata", "2025-04-11", "text", "2025-04-12"},
		{"2025-04", "metadata", "2024-04-11", "metadata", "2025-04"},
		{"", "", "2024", "text", "2024"},
		{"", "", "", "", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		files f = {0};
		const char *path;
		kz_document *xml = add(&f, "kst-1-2", KZI_FIDELITY_XML, "x");
		kz_document *pdf = add(&f, "kst-1-2", KZI_FIDELITY_PDF, "x");
		set(xml, KZ_DATE, rows[i][0]);
		set(xml, KZ_DATE_SOURCE, rows[i][1]);
		set(pdf, KZ_DATE, rows[i][2]);
		set(pdf, KZ_DATE_SOURCE, rows[i][3]);
		kz_document *merged = merge(&f, &path);
		same_text(rows[i][0], kz_document_get(merged, KZ_DATE), rows[i][4]);
		kz_document_free(merged);
		forget(&f);
	}
}

static void the_day_is_that_of_the_outcome(void **state)
{
	(void)state;
	files f = {0};
	const char *path;
	set(add(&f, "kst-1-2", KZI_FIDELITY_XML, "x"), KZ_OUTCOME, "aangenomen");
	kz_document *other = add(&f, "kst-1-2", KZI_FIDELITY_PDF, "x");
	set(other, KZ_OUTCOME, "verworpen");
	set(other, KZ_OUTCOME_DATE, "2024-01-01");
	kz_document *merged = merge(&f, &path);
	assert_string_equal(kz_document_get(merged, KZ_OUTCOME), "aangenomen");
	assert_string_equal(kz_document_get(merged, KZ_OUTCOME_DATE), "");
	kz_document_free(merged);
	forget(&f);
}

static void blocks_and_citations_come_along(void **state)
{
	(void)state;
	files f = {0};
	const char *path;
	kz_note_ref ref = {3, "1"};
	kz_document *document = add(&f, "kst-1-2", KZI_FIDELITY_XML, "Een");
	kz_block block = KZ_BLOCK_INIT;
	block.kind = KZ_LIST_ITEM;
	block.mark = "a.";
	block.level = 2;
	block.page = 4;
	block.text = "nr. 18";
	block.refs = &ref;
	block.ref_count = 1;
	must(kz_document_add_block(document, &block, err));
	kz_citation citation = {
		2, 0, 6, KZ_CITED_KAMERSTUK, KZ_EDGE_CITES, "kst-1-18", "", "nr. 18"};
	must(kzi_document_append_citation(document, &citation, err));
	document->raw_place = (kzi_text_place){5, 6};
	kz_document *merged = merge(&f, &path);
	assert_int_equal(kz_document_block_count(merged), 2);
	const kz_block *back = kz_document_block_at(merged, 1);
	assert_string_equal(back->mark, "a.");
	assert_int_equal(back->level, 2);
	assert_int_equal(back->page, 4);
	assert_int_equal(back->ref_count, 1);
	assert_int_equal(back->refs[0].offset, 3);
	assert_int_equal(kz_document_citation_count(merged), 1);
	assert_int_equal(merged->raw_place.offset, 5);
	kz_document_free(merged);
	forget(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_file_gives_the_text),
		cmocka_unit_test(a_herdruk_comes_before_and_a_verbetering_behind),
		cmocka_unit_test(a_record_is_filled),
		cmocka_unit_test(who_knows_best_says_it),
		cmocka_unit_test(the_surest_date),
		cmocka_unit_test(the_day_is_that_of_the_outcome),
		cmocka_unit_test(blocks_and_citations_come_along),
	};
	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
