/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was published in several formats is one text in all of them, word for word and in
 * one order; and letters in DOCX have the structure that a reader sees.
 */
#include "data.h"

#include <kamerzoek.h>

#include <stdbool.h>
#include <string.h>

enum { WORDS_MAX = 20000 };

/* ---- Words ---- */

typedef struct words {
	char *text; /* of the whole document */
	const char *items[WORDS_MAX];
	size_t count;
} words;

/* Space, and the dashes and quotes that formats write in their own way. */
static bool is_between(const char *at, size_t *taken)
{
	static const char *const signs[] = {"\xC2\xA0", "\xE2\x80\x93", "\xE2\x80\x94",
		"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D",
		"\xE2\x80\xA2"};
	*taken = 1;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (strncmp(at, signs[i], strlen(signs[i])) == 0) {
			*taken = strlen(signs[i]);
			return true;
		}
	}
	return strchr(" \t\n\"'-", *at) != NULL;
}

static void split(words *all)
{
	bool within = false;
	size_t taken;
	for (char *at = all->text; *at != '\0'; at += taken) {
		if (is_between(at, &taken)) {
			memset(at, '\0', taken);
			within = false;
			if (at[taken] == '\0')
				return;
			continue;
		}
		if (!within) {
			assert_true(all->count < WORDS_MAX);
			all->items[all->count++] = at;
		}
		within = true;
	}
}

/* Footnotes stand where each format has room for them: they come last here. */
static words *words_of(const kz_document *document)
{
	words *all = calloc(1, sizeof *all);
	size_t length = 0, count = kz_document_block_count(document);
	assert_non_null(all);
	for (size_t i = 0; i < count; i++) {
		const kz_block *block = kz_document_block_at(document, i);
		length += strlen(block->text) + strlen(block->mark) + 2;
	}
	all->text = calloc(1, length + 1);
	assert_non_null(all->text);
	char *at = all->text;
	for (int notes = 0; notes < 2; notes++) {
		for (size_t i = 0; i < count; i++) {
			const kz_block *block = kz_document_block_at(document, i);
			if ((block->kind == KZ_FOOTNOTE) == notes)
				at += sprintf(at, "%s %s ", block->mark, block->text);
		}
	}
	split(all);
	return all;
}

static void free_words(words *all)
{
	free(all->text);
	free(all);
}

/* How many words are in both, in one order. */
static size_t common(const words *a, const words *b)
{
	size_t *row = calloc(b->count + 1, sizeof *row);
	assert_non_null(row);
	for (size_t i = 0; i < a->count; i++) {
		size_t diagonal = 0;
		for (size_t j = 0; j < b->count; j++) {
			size_t above = row[j + 1];
			if (strcmp(a->items[i], b->items[j]) == 0)
				row[j + 1] = diagonal + 1;
			else if (row[j] > above)
				row[j + 1] = row[j];
			diagonal = above;
		}
	}
	size_t found = row[b->count];
	free(row);
	return found;
}

/* ---- Twins ---- */

#define OFFICIAL "formats/plooi_oep/repository.overheid.nl/frbr/officielepublicaties/"
#define MOTIE    OFFICIAL "kst/32545/kst-32545-143/1/%1$s/kst-32545-143.%1$s"
#define ANSWERS \
	OFFICIAL "ah-tk/20202021/ah-tk-20202021-3235/1/%1$s/ah-tk-20202021-3235.%1$s"

static const char *data_path(const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/%s", getenv("KAMERZOEK_TESTDATA"), name);
	return path;
}

static kz_document *read_file(const char *path)
{
	kz_document *document = NULL;
	kz_error err;
	if (kz_document_read(data_path(path), &document, &err) != KZ_OK)
		fail_msg("%s: %s", path, err.message);
	return document;
}

static kz_document *read_as(const char *pattern, const char *format)
{
	char path[512];
	snprintf(path, sizeof path, pattern, format);
	kz_document *document = read_file(path);
	assert_string_equal(kz_document_get(document, KZ_FORMAT), format);
	return document;
}

/* At least 99 in 100 words of one are in the other; the longer may have a head that is
 * all facts in the shorter, as XML has. */
static void must_agree(const char *pattern, const char *one, const char *other, bool all)
{
	kz_document *first = read_as(pattern, one), *second = read_as(pattern, other);
	words *a = words_of(first), *b = words_of(second);
	size_t most = a->count > b->count ? a->count : b->count;
	size_t least = a->count < b->count ? a->count : b->count;
	size_t both = common(a, b), of = all ? most : least;
	if (both * 100 < of * 99)
		fail_msg("%s and %s of %s: %zu words of %zu and %zu", one, other,
			kz_document_get(first, KZ_ID), both, a->count, b->count);
	assert_string_equal(
		kz_document_get(first, KZ_ID), kz_document_get(second, KZ_ID));
	free_words(a);
	free_words(b);
	kz_document_free(first);
	kz_document_free(second);
}

static void twins_are_one_text(void **state)
{
	(void)state;
	static const char *const patterns[] = {MOTIE, ANSWERS};
	for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
		must_agree(patterns[i], "odt", "pdf", true);
		must_agree(patterns[i], "xml", "html", false);
		must_agree(patterns[i], "xml", "odt", false);
		must_agree(patterns[i], "xml", "pdf", false);
	}
}

/* By another name, and without the metadata that stands beside it. */
static kz_document *read_alone(const char *pattern, const char *format)
{
	char path[512];
	kz_document *document = NULL;
	kz_error err;
	enum { MOST = 1 << 20 };
	snprintf(path, sizeof path, pattern, format);
	FILE *file = fopen(data_path(path), "rb");
	char *bytes = malloc(MOST);
	assert_non_null(file);
	assert_non_null(bytes);
	size_t length = fread(bytes, 1, MOST, file);
	if (kz_document_parse(bytes, length, "brief", &document, &err) != KZ_OK)
		fail_msg("%s: %s", path, err.message);
	free(bytes);
	fclose(file);
	return document;
}

/* What the printer says of it, whatever the file is called. */
static void the_printed_name_is_the_id(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *id, *title, *kind;
	} rows[] = {
		{MOTIE, "kst-32545-143", "MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS",
			"motie"},
		{ANSWERS, "ah-tk-20202021-3235",
			"Vragen van de leden Van Weyenberg, Romke de Jong en Kat (allen D66) aan de Minister "
			"van Sociale Zaken en Werkgelegenheid over de TOZO (ingezonden 3 juni 2021).",
			"kamervragen"},
	};
	static const char *const formats[] = {"odt", "pdf"};
	for (size_t i = 0; i < 4; i++) {
		kz_document *document = read_alone(rows[i / 2].pattern, formats[i % 2]);
		assert_string_equal(kz_document_get(document, KZ_ID), rows[i / 2].id);
		assert_string_equal(
			kz_document_get(document, KZ_TITLE), rows[i / 2].title);
		assert_string_equal(kz_document_get(document, KZ_KIND), rows[i / 2].kind);
		assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
		assert_string_equal(
			kz_document_get(document, KZ_VERGADERJAAR), "2020-2021");
		kz_document_free(document);
	}
}

/* ---- Letters ---- */

static size_t count_blocks(const kz_document *document, int32_t kind)
{
	size_t found = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		found += kz_document_block_at(document, i)->kind == kind;
	return found;
}

static bool has_block(const kz_document *document, int32_t kind, const char *text)
{
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		if (block->kind == kind && strncmp(block->text, text, strlen(text)) == 0)
			return true;
	}
	return false;
}

/* Each note is referred to once, and each mark has its note. */
static void check_notes(const kz_document *document)
{
	size_t refs = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		refs += kz_document_block_at(document, i)->ref_count;
	assert_int_equal(refs, count_blocks(document, KZ_FOOTNOTE));
}

static void letters_have_their_structure_and_facts(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		size_t notes;
		const char *heading, *date, *subject, *signatory;
	} rows[] = {
		{"formats/docx/kamervragen-1.docx", 0, "Antwoord op vraag 3 en 8",
			"2024-07-25", "Beantwoording Kamervragen leden Mutluer",
			"D.M. van Weel"},
		{"formats/docx/kamervragen-2.docx", 2, "Antwoord op vragen 4, 5, 6 en 7",
			"2024-05-16", "Beantwoording Kamervragen van de leden Lahlah",
			"D. Ye\xC5\x9Filg\xC3\xB6z-Zegerius"},
		{"formats/docx/kamervragen-3.docx", 1, "Antwoord op vragen 7, 8, en 9",
			"2024-01-11", "Beantwoording Kamervragen van de leden Temmink",
			"D. Ye\xC5\x9Filg\xC3\xB6z-Zegerius"},
		{"formats/docx/kamervragen-4.docx", 1, "Antwoord op vraag 3",
			"2024-03-24", "Beantwoording Kamervragen van het lid Eerdmans",
			"D. Ye\xC5\x9Filg\xC3\xB6z-Zegerius"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_document *document = read_file(rows[i].path);
		assert_int_equal(count_blocks(document, KZ_FOOTNOTE), rows[i].notes);
		assert_true(has_block(document, KZ_HEADING, "Vraag 1"));
		assert_true(has_block(document, KZ_HEADING, rows[i].heading));
		check_notes(document);
		assert_string_equal(kz_document_get(document, KZ_DATE), rows[i].date);
		assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "text");
		assert_memory_equal(kz_document_get(document, KZ_SUBJECT),
			rows[i].subject, strlen(rows[i].subject));
		assert_int_equal(kz_document_signatory_count(document), 1);
		assert_string_equal(
			kz_document_signatory_at(document, 0)->name, rows[i].signatory);
		assert_string_equal(kz_document_signatory_at(document, 0)->office,
			"Minister van Justitie en Veiligheid");
		kz_document_free(document);
	}
}

static void a_scan_is_told_as_one(void **state)
{
	(void)state;
	kz_document *document =
		read_file(OFFICIAL "blg/onopgemaakt/blg-1007826/1/pdf/blg-1007826.pdf");
	assert_int_equal(kz_document_block_count(document), 0);
	assert_string_equal(kz_document_get(document, KZ_ID), "blg-1007826");
	assert_string_equal(kz_document_get(document, KZ_HOLDING), "record");
	assert_string_equal(kz_document_get(document, KZ_NOTE),
		"a scan: its pages are images, without text");
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(twins_are_one_text),
		cmocka_unit_test(the_printed_name_is_the_id),
		cmocka_unit_test(letters_have_their_structure_and_facts),
		cmocka_unit_test(a_scan_is_told_as_one),
	};
	return run_with_data(tests, "twins");
}
