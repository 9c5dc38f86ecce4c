/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Real files of the other kinds: pages beside their XML, metadata, open data. */
#include "data.h"

#include <kamerzoek.h>

#include <stdbool.h>
#include <string.h>

#define REPOSITORY "formats/plooi_oep/repository.overheid.nl/frbr/officielepublicaties/"

static const char *data_path(const char *name)
{
	static char paths[4][4096];
	static int next;
	char *path = paths[next++ % 4];
	snprintf(path, sizeof paths[0], "%s/%s", getenv("KAMERZOEK_TESTDATA"), name);
	return path;
}

static kz_document *read_file(const char *path)
{
	kz_document *document;
	kz_error err;
	if (kz_document_read(path, &document, &err) != KZ_OK)
		fail_msg("%s: %s", path, err.message);
	return document;
}

/* ---- Pages ---- */

/* All of its text with a space between blocks; the caller frees it. */
static char *text_of(const kz_document *document)
{
	size_t length = 0;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);
	assert_non_null(out);
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		fprintf(out, "%s ", kz_document_block_at(document, i)->text);
	fclose(out);
	return text;
}

static void a_page_says_what_its_xml_says(void **state)
{
	(void)state;
	static const char *const pieces[][2] = {
		{REPOSITORY "kst/32545/kst-32545-143/1/html/kst-32545-143.html",
			REPOSITORY "kst/32545/kst-32545-143/1/xml/kst-32545-143.xml"},
		{REPOSITORY "ah-tk/20202021/ah-tk-20202021-3235/1/html/"
			    "ah-tk-20202021-3235.html",
			REPOSITORY "ah-tk/20202021/ah-tk-20202021-3235/1/xml/"
				   "ah-tk-20202021-3235.xml"},
	};
	static const kz_property same[] = {KZ_ID, KZ_TITLE, KZ_DATE, KZ_KIND, KZ_NUMBER,
		KZ_CHAMBER, KZ_VERGADERJAAR, KZ_URL, KZ_LANGUAGE, KZ_DOSSIER_TITLE};
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		kz_document *page = read_file(data_path(pieces[i][0]));
		kz_document *xml = read_file(data_path(pieces[i][1]));
		char *got = text_of(page), *wanted = text_of(xml);
		assert_string_equal(got, wanted);
		for (size_t k = 0; k < sizeof same / sizeof same[0]; k++)
			assert_string_equal(kz_document_get(page, same[k]),
				kz_document_get(xml, same[k]));
		free(got);
		free(wanted);
		kz_document_free(page);
		kz_document_free(xml);
	}
}

/* ---- Metadata ---- */

static void run(const char *format, const char *a, const char *b)
{
	char command[12288];
	snprintf(command, sizeof command, format, a, b);
	assert_int_equal(system(command), 0);
}

/* Beside a file that says nothing of itself. */
static void metadata_gives_its_facts(void **state)
{
	(void)state;
	static const struct {
		const char *path, *id, *kind, *date;
	} rows[] = {
		{"formats/plooi_oep_records/metadata_owms-kst.xml", "kst-35842-4",
			"advies raad van state", "2021-05-25"},
		{"formats/plooi_oep_records/metadata_owms-ah.xml", "ah-ek-20192020-10",
			"kamervragen", "2020-06-10"},
		{"formats/plooi_oep_records/metadata_owms-h-tk.xml", "h-tk-20202021-87-3",
			"handelingen", "2021-06-10"},
		{"formats/plooi_oep_records/metadata_owms-kv-tk.xml", "kv-tk-2020Z13248",
			"kamervragen", "2020-07-02"},
		{"formats/plooi_oep_records/metadata_owms-blg-kst.xml", "blg-936562",
			"bijlage", "2020-06-16"},
		{REPOSITORY "blg/onopgemaakt/blg-1007826/1/metadata/metadata.xml",
			"blg-1007826", "beslisnota", "2021-12-03"},
		{REPOSITORY "blg/onopgemaakt/blg-1007826/1/metadataowms/"
			    "metadata_owms.xml",
			"blg-1007826", "beslisnota", "2021-12-03"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char folder[] = "/tmp/kamerzoek-XXXXXX", path[64];
		assert_non_null(mkdtemp(folder));
		bool owms = strstr(rows[i].path, "metadata_owms") != NULL;
		run(owms ? "cp '%s' '%s/metadata_owms.xml'" : "cp '%s' '%s/metadata.xml'",
			data_path(rows[i].path), folder);
		run("echo tekst > '%s/%s'", folder, "brief.txt");
		snprintf(path, sizeof path, "%s/brief.txt", folder);
		kz_document *document = read_file(path);
		assert_string_equal(kz_document_get(document, KZ_ID), rows[i].id);
		assert_string_equal(kz_document_get(document, KZ_KIND), rows[i].kind);
		assert_string_equal(kz_document_get(document, KZ_DATE), rows[i].date);
		assert_int_equal(kz_document_count(document, KZ_REMARKS), 0);
		kz_document_free(document);
		run("rm -rf '%s%s'", folder, "");
	}
}

/* ---- Open data ---- */

static void open_data_is_records(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		size_t count; /* of what is a document, and not deleted */
	} rows[] = {{"formats/odata/document.sample.json", 3},
		{"formats/odata/zaak.sample.json", 5}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_folder *folder;
		const kz_file *file;
		size_t count = 0;
		assert_int_equal(
			kz_folder_open(data_path(rows[i].path), &folder, NULL), KZ_OK);
		while (kz_folder_next(folder, &file, NULL) == KZ_OK) {
			kz_document *document;
			assert_int_equal(kz_folder_parse(folder, &document, NULL), KZ_OK);
			assert_string_not_equal(kz_document_get(document, KZ_TITLE), "");
			assert_string_not_equal(kz_document_get(document, KZ_KIND), "");
			assert_string_not_equal(kz_document_get(document, KZ_DATE), "");
			assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
			assert_string_equal(kz_document_get(document, KZ_ID),
				strrchr(file->path, '/') + 1);
			kz_document_free(document);
			count++;
		}
		kz_folder_close(folder);
		assert_int_equal(count, rows[i].count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_says_what_its_xml_says),
		cmocka_unit_test(metadata_gives_its_facts),
		cmocka_unit_test(open_data_is_records),
	};
	return run_with_data(tests, "readers");
}
