/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The official metadata beside a file: where it stands, whose it is, what it says. */
#include "reading.h"

#include <kamerzoek/document.h>

#include <stdlib.h>

#define METADATA(id, more)                                                        \
	"<?xml version='1.0'?><metadata_gegevens><metadata name='DC.identifier' " \
	"scheme='OVERHEIDop.ParlID' content='" id                                 \
	"'/><metadata name='DC.title' scheme='' "                                 \
	"content='Officiële titel'/>" more "</metadata_gegevens>"
#define FACT(name, scheme, content) \
	"<metadata name='" name "' scheme='" scheme "' content='" content "'/>"

static kz_document *read_file(const char *path)
{
	kz_document *document = NULL;
	must(kz_document_read(path, &document, err));
	return document;
}

/* The title that a document has tells whether the sidecar was taken for its own. */
static void has_title(const char *row, const char *path, const char *wanted)
{
	kz_document *document = read_file(path);
	same_text(row, kz_document_get(document, KZ_TITLE), wanted);
	kz_document_free(document);
}

static void it_stands_in_many_places(void **state)
{
	static const char *const places[] = {"a/metadata.xml", "b/metadata_owms.xml",
		"c/1/metadata/metadata.xml", "d/1/metadataowms/metadata_owms.xml"};
	static const char *const files[] = {
		"a/blg-1.txt", "b/blg-1.txt", "c/1/pdf/blg-1.txt", "d/1/html/blg-1.txt"};
	for (size_t i = 0; i < COUNT(places); i++) {
		write_text(*state, places[i],
			strstr(places[i], "owms") == NULL
				? METADATA("blg-1", "")
				: "<owms-metadata xmlns:dcterms='x'><owmskern>"
				  "<dcterms:identifier>blg-1</dcterms:identifier>"
				  "<dcterms:title>Officiële titel</dcterms:title>"
				  "</owmskern></owms-metadata>");
		has_title(places[i], write_text(*state, files[i], "tekst"),
			"Officiële titel");
	}
	/* Those of the repository are the ones that are called so. */
	write_text(*state, "e/metadata/metadata.xml", METADATA("blg-1", ""));
	has_title("e", write_text(*state, "e/brieven/blg-1.txt", "tekst"), "tekst");
	/* In a folder, none of them is a document. */
	kz_folder *folder;
	const kz_file *file;
	kz_document *document = NULL;
	must(kz_folder_open(below(*state, "a"), &folder, err));
	must(kz_folder_next(folder, &file, err));
	must(kz_folder_parse(folder, &document, err));
	kz_document_free(document);
	assert_int_equal(kz_folder_next(folder, &file, NULL), KZ_DONE);
	kz_folder_close(folder);
	/* Nor is one that is asked for. */
	must(kz_folder_open(below(*state, "a/metadata.xml"), &folder, err));
	must(kz_folder_next(folder, &file, err));
	must_fail_at(KZ_E_UNSUPPORTED, -1, "the metadata of another file",
		kz_folder_parse(folder, &document, err));
	kz_folder_close(folder);
}

static void it_is_of_one_file(void **state)
{
	static const struct {
		const char *row, *id, *name, *text, *other, *title;
	} rows[] = {
		{"named so", "blg-1", "blg-1.txt", "tekst", "x.txt", "Officiële titel"},
		{"named otherwise", "blg-1", "blg-2.txt", "tekst", NULL, "tekst"},
		{"not official, and alone", "blg-1", "brief.txt", "tekst", NULL,
			"Officiële titel"},
		{"alone beside others that are no documents", "blg-1", "brief.txt",
			"tekst", "a.png", "Officiële titel"},
		{"not official, and not alone", "blg-1", "brief.txt", "tekst", "x.txt",
			"tekst"},
		{"says so itself", "kst-36600-XIV-60", "brief.txt",
			"id: 36 600 XIV, nr. 60\ntitle: Eigen\n\nx", "x.txt",
			"Officiële titel"},
		{"says otherwise", "blg-1", "blg-1.txt", "id: blg-2\ntitle: Eigen\n\nx",
			NULL, "Eigen"},
		{"its dossier and number say so", "kst-27428-408", "brief.txt",
			"title: Eigen\ndossier: 27428\nnumber: 408\n\nx", "x.txt",
			"Officiële titel"},
		{"its dossier and number say otherwise", "kst-27428-409", "brief.txt",
			"title: Eigen\ndossier: 27428\nnumber: 408\n\nx", NULL, "Eigen"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char name[64], metadata[1024], folder[16];
		snprintf(folder, sizeof folder, "f%zu", i);
		snprintf(metadata, sizeof metadata, METADATA("%s", ""), rows[i].id);
		snprintf(name, sizeof name, "%s/metadata.xml", folder);
		write_text(*state, name, metadata);
		if (rows[i].other != NULL) {
			snprintf(name, sizeof name, "%s/%s", folder, rows[i].other);
			write_text(*state, name, "iets");
		}
		snprintf(name, sizeof name, "%s/%s", folder, rows[i].name);
		has_title(rows[i].row, write_text(*state, name, rows[i].text),
			rows[i].title);
	}
}

/* What people gave is asked first: they may know what the file does not say. */
static void what_was_given_tells_whose_it_is(void **state)
{
	const char *path = write_text(*state, "a/brief.txt", "tekst");
	write_text(*state, "a/x.txt", "iets");
	write_text(*state, "a/metadata.xml", METADATA("blg-1", ""));
	has_title("no more is known", path, "tekst");
	write_text(*state, "a/brief.meta", "id: blg-1\n");
	has_title("of this one", path, "Officiële titel");
	path = write_text(*state, "b/blg-1.txt", "tekst");
	write_text(*state, "b/metadata.xml", METADATA("blg-1", ""));
	write_text(*state, "b/blg-1.meta", "dossier: 27428\nnumber: 408\n");
	has_title("of another", path, "tekst");
}

static void its_facts_win_where_they_say_more(void **state)
{
	write_text(*state, "metadata.xml",
		METADATA("kst-27428-408",
			FACT("DC.type", "OVERHEIDop.KamerstukTypen",
				"Brief regering") FACT("OVERHEIDop.documenttitel", "",
				"Kabinetsvisie") FACT("OVERHEIDop.dossiernummer", "",
				"27428") FACT("OVERHEIDop.ondernummer", "", "408")
				FACT("OVERHEIDop.indiener", "", "Beljaarts") FACT(
					"OVERHEIDop.vraagnummer", "", "2025Z07273")
					FACT("DCTERMS.issued", "", "2025-04-11")));
	kz_document *document = read_file(write_text(*state, "kst-27428-408.txt",
		"title: Eigen titel\ndate: 2024\ndossier: 21501-32\ndossier: 27428\n"
		"signatory: D.S. Beljaarts | Minister van EZ\nalias: x\nnote: eigen\n\nx"));
	has_fact(document, KZ_ID, "kst-27428-408");
	has_fact(document, KZ_TITLE, "Kabinetsvisie");
	has_fact(document, KZ_KIND, "brief");
	has_fact(document, KZ_DATE, "2025-04-11");
	has_fact(document, KZ_NOTE, "eigen");
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "21501-32; 27428");
	same_text("signed", signatories_of(document), "D.S. Beljaarts (Minister van EZ)");
	same_text("aliases", list_of(document, KZ_ALIASES), "x; 2025Z07273");
	kz_document_free(document);
	/* A .meta wins over both; and a file that says nothing has all of it. */
	write_text(*state, "kst-27428-408.meta", "title: Uit de meta\n");
	document = read_file(write_text(*state, "kst-27428-408.txt", "x"));
	has_fact(document, KZ_TITLE, "Uit de meta");
	has_fact(document, KZ_SUBJECT, "Kabinetsvisie");
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "27428");
	same_text("signed", signatories_of(document), "Beljaarts");
	kz_document_free(document);
}

/* An annex: of what, and when it was put on the web, which is less than its own date. */
static void an_annex_knows_of_what(void **state)
{
	write_text(*state, "metadata.xml",
		METADATA("blg-1007826",
			FACT("DC.type", "OVERHEIDop.Parlementair", "Bijlage") FACT(
				"OVERHEIDop.dossiernummer", "", "33037")
				FACT("OVERHEIDop.ondernummer", "", "430") FACT(
					"OVERHEIDop.hoofddocument", "", "kst-33037-430")
					FACT("DCTERMS.available", "", "2021-12-03")));
	kz_document *document = read_file(
		write_text(*state, "blg-1007826.txt", "title: x\ndate: 2021-11\n\nx"));
	has_fact(document, KZ_ID, "blg-1007826");
	has_fact(document, KZ_KIND, "bijlage");
	has_fact(document, KZ_NUMBER, "");
	has_fact(document, KZ_DATE, "2021-11");
	same_text("cites", citations_of(document), "kst-33037-430 annex-of");
	kz_document_free(document);
	document = read_file(write_text(*state, "blg-1007826.txt", "x"));
	has_fact(document, KZ_DATE, "2021-12-03");
	kz_document_free(document);
}

static void a_letter_knows_its_annexes(void **state)
{
	write_text(*state, "metadata.xml",
		METADATA("kst-27428-408",
			FACT("OVERHEIDop.bijlage", "", "blg-1184123")
				FACT("OVERHEIDop.bijlage", "", "blg-1184124") FACT(
					"OVERHEIDop.bijlage", "", "../../etc/passwd")));
	kz_document *document = read_file(write_text(*state, "kst-27428-408.txt", "x"));
	same_text("cites", citations_of(document), "blg-1184123\nblg-1184124");
	kz_document_free(document);
}

static void a_broken_one_is_remarked(void **state)
{
	static const struct {
		const char *text, *remark;
	} rows[] = {
		{"<metadata_gegevens><metadata",
			"metadata.xml beside it: broken XML: it ends too early"},
		{"<!DOCTYPE x [<!ENTITY a 'b'>]><metadata_gegevens/>",
			"metadata.xml beside it: declares an entity, and none is read"},
		{"<?xml version='1.0' encoding='koi8-r'?><metadata_gegevens/>",
			"metadata.xml beside it: in an encoding that is not read: 'koi8-r'"},
		{"<metadata_gegevens>\xFF</metadata_gegevens>",
			"metadata.xml beside it: not UTF-8 at byte 19"},
		{"<metadata_gegevens/>", ""},
		{"<iets_anders>", ""},
		{"tekst", ""},
		{"", ""},
	};
	const char *path = write_text(*state, "blg-1.txt", "tekst");
	for (size_t i = 0; i < COUNT(rows); i++) {
		write_text(*state, "metadata.xml", rows[i].text);
		kz_document *document = read_file(path);
		has_fact(document, KZ_TITLE, "tekst");
		same_text(rows[i].text, list_of(document, KZ_REMARKS), rows[i].remark);
		kz_document_free(document);
	}
}

static const char *digest_of(const char *path)
{
	static char digests[2][65];
	static int next;
	kz_folder *folder;
	const kz_file *file;
	must(kz_folder_open(path, &folder, err));
	must(kz_folder_next(folder, &file, err));
	char *digest = digests[next++ % 2];
	strcpy(digest, file->digest);
	kz_folder_close(folder);
	return digest;
}

static void a_change_of_it_is_a_change_of_the_file(void **state)
{
	const char *path = write_text(*state, "a/blg-1.txt", "tekst");
	const char *bare = digest_of(path);
	/* What an index has of a file with nothing beside it stays as it was. */
	assert_string_equal(
		bare, "e8ebfc696081aaa40f5018dfa22985b742a481620b7dbb2d0062fd14d3a75b43");
	write_text(*state, "a/metadata.xml", METADATA("blg-1", ""));
	assert_string_not_equal(bare, digest_of(path));
	const char *one = digest_of(path);
	write_text(*state, "a/metadata.xml", METADATA("blg-1", " "));
	assert_string_not_equal(one, digest_of(path));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(it_stands_in_many_places),
		in_directory(it_is_of_one_file),
		in_directory(what_was_given_tells_whose_it_is),
		in_directory(its_facts_win_where_they_say_more),
		in_directory(an_annex_knows_of_what),
		in_directory(a_letter_knows_its_annexes),
		in_directory(a_broken_one_is_remarked),
		in_directory(a_change_of_it_is_a_change_of_the_file),
	};
	return cmocka_run_group_tests_name("sidecar", tests, NULL, NULL);
}
