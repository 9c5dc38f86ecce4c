/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Several files, names and versions that are one document; and what never is. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text with these header lines, and a body of 80 words that depend on its number. */
static void write_file(const char *path, const char *lines, int body)
{
	char text[4000];
	size_t used = (size_t)snprintf(text, sizeof text, "%s\n\n", lines);
	for (int i = 0; i < 80 && body > 0; i++)
		used += (size_t)snprintf(
			text + used, sizeof text - used, "w%dv%d ", body, i * 7 % 80);
	write_text(path, text);
}

static void assert_same(const char *index, const char *name, const char *id)
{
	const char *found = fact_of(index, name, KZ_ID);
	if (strcmp(found, id) != 0)
		fail_msg("'%s' is %s and not %s", name, found, id);
}

static void remove_document(const char *path, const char *name)
{
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_remove(writer, name, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* ---- A record, and its text ---- */

static void a_text_fills_a_record_and_leaves_it(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"),
		"id: kst-1-2\nholding: record\noutcome: aangenomen\nx-voor: 147\n"
		"note: record only: the text is elsewhere\n\nIn het kort: feiten.",
		0);
	index_folder(path, folder, 0);
	assert_string_equal(search_at(path, "feiten"), "kst-1-2");
	write_file(below(folder, "b.txt"), "id: kst-1-2\ntitle: Motie", 1);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "unchanged a.txt, joined b.txt");
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, "kst-1-2", KZ_HOLDING), "full");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_NOTE), "");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_TITLE), "Motie");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_OUTCOME), "aangenomen");
	assert_string_equal(search_at(path, "feiten"), "");
	assert_string_equal(search_at(path, "w1v3"), "kst-1-2");
	assert_same(path, below(folder, "a.txt"), "kst-1-2");
	/* Without its text it is the record that it was, after one run. */
	remove_file(below(folder, "b.txt"));
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_string_equal(told_files(), "unchanged a.txt, pruned b.txt");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_HOLDING), "record");
	assert_string_equal(search_at(path, "w1v3"), "");
	assert_string_equal(search_at(path, "feiten"), "kst-1-2");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_PATH), below(folder, "a.txt"));
	/* And the other way round the worse file takes nothing. */
	write_file(below(folder, "b.txt"), "id: kst-1-2\ntitle: Motie", 1);
	remove_file(below(folder, "a.txt"));
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	write_file(below(folder, "c.txt"),
		"id: kst-1-2\nholding: record\noutcome: verworpen\n\nfeiten", 0);
	index_folder(path, folder, 0);
	assert_string_equal(search_at(path, "feiten"), "");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_OUTCOME), "verworpen");
	assert_int_equal(count_documents(path), 1);
}

static void the_next_best_gives_the_text_at_once(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	char *raw = NULL;
	make_folder(folder);
	write_file(below(folder, "a.txt"), "id: kst-1-2\ntitle: A", 1);
	write_file(below(folder, "b.txt"), "id: kst-1-2\ntitle: B\ndate: 2024-05-06", 22);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "added a.txt, joined b.txt");
	/* The longer, of two of one kind. */
	assert_string_equal(search_at(path, "w22v1"), "kst-1-2");
	assert_string_equal(search_at(path, "w1v1"), "");
	remove_file(below(folder, "b.txt"));
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_string_equal(search_at(path, "w22v1"), "");
	assert_string_equal(search_at(path, "w1v1"), "kst-1-2");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_TITLE), "A");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_DATE), "");
	kz_index *index = open_index(path);
	must(kz_index_get_raw(index, "kst-1-2", &raw, NULL, err));
	assert_non_null(strstr(raw, "title: A"));
	kz_free(raw);
	kz_index_close(index);
}

/* The other file lies elsewhere and is not read again. */
static void also_when_the_other_lies_elsewhere(void **state)
{
	const char *path = below(*state, "index"), *one = below(*state, "een"),
		   *two = below(*state, "twee");
	make_folder(one);
	make_folder(two);
	write_file(below(one, "a.txt"), "id: kst-1-2\ntitle: A", 1);
	write_file(below(two, "b.txt"), "id: kst-1-2\ntitle: B", 22);
	write_file(below(two, "c.txt"), "id: kst-1-3\ntitle: C", 3);
	index_folder(path, one, 0);
	index_folder(path, two, 0);
	assert_string_equal(search_at(path, "w22v1"), "kst-1-2");
	remove_file(below(two, "b.txt"));
	index_folder(path, two, KZ_FOLDER_PRUNE);
	assert_string_equal(search_at(path, "w1v1"), "kst-1-2");
	assert_string_equal(search_at(path, "w22v1"), "");
	told_files();
	index_folder(path, one, 0);
	assert_string_equal(told_files(), "unchanged a.txt");
}

/* ---- Names ---- */

static void names_make_one_document(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	/* A chain, in one run: the file in the middle comes last. */
	write_file(below(folder, "a.txt"), "id: kst-27428-408\ntitle: Kamerstuk", 1);
	write_file(below(folder, "b.txt"), "id: mijn-brief\ntitle: Mijn brief", 2);
	write_file(below(folder, "c.txt"),
		"id: 2025D16514\ntitle: TK\nalias: mijn-brief\n"
		"alias: 27 428, nr. 408\nalias: 2025Z07273",
		3);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "added a.txt, added b.txt, joined c.txt");
	assert_int_equal(count_documents(path), 1);
	static const char *const names[] = {"kst-27428-408", "27428-408", "mijn-brief",
		"2025D16514", "2025d16514", "2025Z07273"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_same(path, names[i], "kst-27428-408");
	assert_same(path, below(folder, "b.txt"), "kst-27428-408");
	/* The other way: an alias of what is there is the id of what comes. */
	write_file(below(folder, "d.txt"), "id: kst-1-2\ntitle: X\nalias: 2024D00001", 4);
	index_folder(path, folder, 0);
	write_file(below(folder, "e.txt"), "id: 2024D00001\ntitle: Y", 5);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 2);
	assert_same(path, "2024D00001", "kst-1-2");
	/* A name that they only share. */
	write_file(below(folder, "f.txt"), "id: f\ntitle: F\nalias: gedeeld", 6);
	write_file(below(folder, "g.txt"), "id: 2024D00009\ntitle: G\nalias: Gedeeld", 7);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 3);
	assert_same(path, "f", "2024D00009");
}

static void a_better_name_becomes_the_id(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"), "title: Zonder", 1);
	index_folder(path, folder, 0);
	char minted[40];
	snprintf(minted, sizeof minted, "%s",
		fact_of(path, below(folder, "a.txt"), KZ_ID));
	const char *seen = fact_of(path, minted, KZ_FIRST_SEEN);
	char lines[200];
	snprintf(lines, sizeof lines, "id: 2025D16514\ntitle: TK\nalias: %s", minted);
	write_file(below(folder, "b.txt"), lines, 2);
	index_folder(path, folder, 0);
	assert_same(path, minted, "2025D16514");
	write_file(below(folder, "c.txt"),
		"id: kst-27428-408\ntitle: Stuk\nalias: 2025D16514", 3);
	index_folder(path, folder, 0);
	assert_same(path, minted, "kst-27428-408");
	assert_same(path, "2025D16514", "kst-27428-408");
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, minted, KZ_FIRST_SEEN), seen);
	/* It keeps that, whatever comes and goes. */
	remove_file(below(folder, "c.txt"));
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_same(path, minted, "kst-27428-408");
	/* But a file that says otherwise about itself has changed its mind. */
	write_file(below(folder, "f.txt"), "id: kst-36600-2\ntitle: F", 6);
	index_folder(path, folder, 0);
	write_file(below(folder, "f.txt"), "id: mijn-brief\ntitle: F", 6);
	index_folder(path, folder, 0);
	assert_same(path, "mijn-brief", "mijn-brief");
	assert_same(path, "36600, nr. 2", "mijn-brief");
	/* Two ids that nobody can rank: the one it had. */
	write_file(below(folder, "d.txt"), "id: een\ntitle: Een", 4);
	index_folder(path, folder, 0);
	write_file(below(folder, "e.txt"), "id: aaa\nalias: een\ntitle: A", 5);
	index_folder(path, folder, 0);
	assert_same(path, "aaa", "een");
}

static void two_official_names_are_two_documents(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"), "id: kst-1-2\ntitle: A\nalias: 2025D16514", 1);
	write_file(below(folder, "b.txt"), "id: kst-1-3\ntitle: B\nalias: 2025D16514", 1);
	write_file(below(folder, "c.txt"), "id: ah-tk-20232024-766\nalias: kst-1-2", 1);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 3);
	assert_same(path, "kst-1-2", "kst-1-2");
	assert_same(path, "kst-1-3", "kst-1-3");
	/* What belongs to either belongs to one. */
	write_file(below(folder, "d.txt"), "id: 2025D16514\ntitle: D", 4);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 3);
}

/* The number of a case stands on the letter and on its annexes. */
static void a_zaak_does_not_make_one_of_a_letter_and_its_annex(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"),
		"id: 2025D16515\ntitle: Nota\nkind: bijlage\nalias: 2025Z07273", 1);
	write_file(below(folder, "b.txt"),
		"id: kst-27428-408\ntitle: Brief\nkind: brief\nalias: 2025Z07273\n"
		"alias: 2025D16514",
		2);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 2);
	assert_same(path, "2025Z07273", "kst-27428-408");
	write_file(below(folder, "d.txt"), "id: nota\ntitle: D\nalias: 2025Z07273", 4);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 3);
	/* What calls itself by the case is the letter. */
	write_file(below(folder, "c.txt"),
		"id: 2025Z07273\ntitle: Zaak\nkind: brief\nholding: record", 0);
	remove_file(below(folder, "d.txt"));
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_int_equal(count_documents(path), 2);
	assert_string_equal(fact_of(path, "2025D16515", KZ_TITLE), "Nota");
}

static void a_program_that_puts_a_name_puts_the_document(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document = make_document("kst-1-2", "Officieel", "de tekst");
	must(kz_document_add(document, KZ_ALIASES, "2025D16514", err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "2025D16514", "Van de Kamer", "een andere tekst");
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	assert_int_equal(count_documents(path), 1);
	assert_same(path, "2025D16514", "kst-1-2");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_TITLE), "Officieel");
	put(writer, "2025D16514", "Nog eens", "en nog een tekst");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, "kst-1-2", KZ_TITLE), "Nog eens");
	assert_string_equal(search_at(path, "andere"), "");
}

/* Got, changed and put back: it still has its files, and what came in. */
static void a_program_may_put_back_what_it_got(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	kz_document *document = NULL;
	char *raw = NULL;
	make_folder(folder);
	write_file(below(folder, "a.txt"), "id: kst-1-2\ntitle: A", 1);
	write_file(below(folder, "b.txt"), "id: kst-1-2\ntitle: B", 22);
	index_folder(path, folder, 0);
	kz_index *index = open_index(path);
	must(kz_index_get(index, "kst-1-2", &document, err));
	must(kz_document_set(document, KZ_OUTCOME, "aangenomen", err));
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "unchanged a.txt, unchanged b.txt");
	assert_string_equal(fact_of(path, "kst-1-2", KZ_OUTCOME), "aangenomen");
	must(kz_index_refresh(index, err));
	must(kz_index_get_raw(index, "kst-1-2", &raw, NULL, err));
	assert_non_null(strstr(raw, "title: B"));
	kz_free(raw);
	/* Into another index it does not take the places of this one along. */
	must(kz_index_get(index, "kst-1-2", &document, err));
	const char *other = below(*state, "ander");
	writer = open_writer(other, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	kz_index_close(index);
	index = open_index(other);
	must_fail(KZ_E_NO_DOCUMENT, kz_index_get_raw(index, "kst-1-2", &raw, NULL, err));
	kz_index_close(index);
}

/* ---- Versions ---- */

static void versions_are_one_piece(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "n1.txt"), "id: kst-36600-XIV-60-n1\ntitle: N", 11);
	index_folder(path, folder, 0);
	assert_string_equal(search_at(path, "w11v1"), "kst-36600-XIV-60");
	assert_string_equal(fact_of(path, "kst-36600-XIV-60", KZ_VERSION), "n1");
	write_file(below(folder, "o.txt"), "id: kst-36600-XIV-60\ntitle: O", 2);
	index_folder(path, folder, 0);
	assert_string_equal(search_at(path, "w11v1"), "");
	assert_string_equal(search_at(path, "w2v1"), "kst-36600-XIV-60");
	assert_string_equal(fact_of(path, "kst-36600-XIV-60", KZ_VERSION), "");
	write_file(below(folder, "h1.txt"), "id: kst-36600-XIV-60-h1\ntitle: H", 3);
	write_file(below(folder, "b1.txt"), "id: kst-36600-XIV-60-b1\ntitle: B", 4);
	index_folder(path, folder, 0);
	assert_string_equal(search_at(path, "w3v1"), "kst-36600-XIV-60");
	assert_string_equal(search_at(path, "w2v1"), "");
	assert_string_equal(fact_of(path, "kst-36600-XIV-60", KZ_VERSION), "h1");
	assert_string_equal(search_at(path, "w4v1"), "kst-36600-XIV-60-b1");
	assert_int_equal(count_documents(path), 2);
	static const char *const names[] = {"kst-36600-XIV-60-n1", "kst-36600-XIV-60-h1",
		"36600-XIV-60", "kst-36600-xiv-60-H1", "kst-36600-XIV-60-h2"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_same(path, names[i], "kst-36600-XIV-60");
	/* Without its herdruk it is the original again. */
	remove_file(below(folder, "h1.txt"));
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_string_equal(search_at(path, "w2v1"), "kst-36600-XIV-60");
	assert_string_equal(fact_of(path, "kst-36600-XIV-60", KZ_VERSION), "");
}

static void pieces_without_a_dossier_and_of_old(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"), "id: kst-1268678\ntitle: A", 1);
	write_file(below(folder, "b.txt"), "id: kst-19971998-24137-142a-h1\ntitle: B", 2);
	write_file(below(folder, "c.txt"), "id: kst-19971998-24137-142a\ntitle: C", 3);
	write_file(below(folder, "d.txt"), "id: kst-36836-D\ntitle: D", 4);
	index_folder(path, folder, 0);
	assert_string_equal(
		search_at(path, "*"), "kst-1268678 kst-19971998-24137-142a kst-36836-D");
	assert_same(path, "Kamerstukken I 1997/98, 24 137, nr. 142a",
		"kst-19971998-24137-142a");
	assert_string_equal(fact_of(path, "kst-19971998-24137-142a", KZ_TITLE), "B");
}

/* ---- By its text ---- */

static char last_id[100];
static bool last_gives_text;

static bool keep_report(void *context, const kz_file_report *report)
{
	(void)context;
	snprintf(last_id, sizeof last_id, "%s", report->id != NULL ? report->id : "");
	last_gives_text = report->gives_text;
	return true;
}

static void the_same_letter_without_a_name(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	const char *local = below(*state, "brief.txt");
	make_folder(folder);
	write_file(below(folder, "a.txt"),
		"id: kst-27428-408\ntitle: Beleidsnota Biotechnologie; Brief regering; "
		"Kabinetsvisie op biotechnologie\ndate: 2025-04-11",
		1);
	/* Of the same day and subject, and another text: to the Eerste Kamer, say. */
	write_file(below(folder, "b.txt"),
		"id: 2025D16515\ntitle: Kabinetsvisie op biotechnologie\n"
		"date: 2025-04-11",
		2);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 2);
	write_file(local,
		"title: brief def\nsubject: Kabinetsvisie op Biotechnologie\n"
		"date: 2025-04-11\nministry: EZ",
		1);
	kz_folder_options options = KZ_FOLDER_OPTIONS_INIT;
	options.on_file = keep_report;
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_put_files(writer, local, &options, err));
	assert_string_equal(last_id, "kst-27428-408");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 2);
	assert_same(path, local, "kst-27428-408");
	assert_string_equal(fact_of(path, local, KZ_MINISTRY), "EZ");
	/* And as a document of the Tweede Kamer, with a word or two otherwise. */
	write_file(below(folder, "c.txt"),
		"id: 2025D16514\ntitle: Kabinetsvisie op biotechnologie\n"
		"date: 2025-04-11\n\nToegevoegd is dit.",
		1);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(
		told_files(), "unchanged a.txt, unchanged b.txt, joined c.txt");
	assert_same(path, "2025D16514", "kst-27428-408");
	assert_string_equal(
		fact_of(path, "2025D16515", KZ_TITLE), "Kabinetsvisie op biotechnologie");
}

/* Put before the official one comes, in one commit and in several. */
static void the_name_may_come_later(void **state)
{
	for (int commits = 0; commits < 2; commits++) {
		const char *path = below(*state, commits ? "index1" : "index0");
		const char *folder = below(*state, commits ? "map1" : "map0");
		make_folder(folder);
		write_file(below(folder, "a.txt"),
			"title: brief\nsubject: Visie\ndate: 2025-04-11", 1);
		write_file(below(folder, "b.txt"),
			"title: kopie\nsubject: Visie\ndate: 2025-04-11\n\nmet iets.", 1);
		if (commits)
			index_folder(path, folder, 0);
		write_file(below(folder, "c.txt"),
			"id: kst-1-2\ntitle: Visie\ndate: 2025-04-11", 1);
		told_files();
		index_folder(path, folder, 0);
		assert_string_equal(told_files(),
			commits ? "unchanged a.txt, unchanged b.txt, joined c.txt"
				: "added a.txt, joined b.txt, joined c.txt");
		assert_int_equal(count_documents(path), 1);
		assert_same(path, below(folder, "a.txt"), "kst-1-2");
	}
}

static void a_subject_alone_makes_nothing_one(void **state)
{
	static const char *const others[] = {
		/* the same subject, another day; a day that is not known; no words to
		 * compare; another Kamer; a name of its own */
		"title: X\nsubject: Visie\ndate: 2025-04-12",
		"title: X\nsubject: Visie\ndate: 2025-04",
		"title: X\nsubject: Andere visie\ndate: 2025-04-11",
		"title: X\nsubject: Visie\ndate: 2025-04-11\nchamber: 1",
		"id: mijn\ntitle: X\nsubject: Visie\ndate: 2025-04-11\nkind: x",
		"id: kst-36836-D\ntitle: X\nsubject: Visie\ndate: 2025-04-11",
	};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		char name[20];
		snprintf(name, sizeof name, "map%zu", i);
		const char *folder = below(*state, name);
		snprintf(name, sizeof name, "index%zu", i);
		const char *path = below(*state, name);
		make_folder(folder);
		write_file(below(folder, "a.txt"),
			"id: kst-1-2\nchamber: 2\ntitle: Visie\ndate: 2025-04-11", 1);
		write_file(below(folder, "b.txt"), others[i], 1);
		index_folder(path, folder, 0);
		if (count_documents(path) != 2)
			fail_msg("%s", others[i]);
	}
	/* Two papers of the Tweede Kamer. */
	const char *papers = below(*state, "tk"), *tk = below(*state, "tk.index");
	make_folder(papers);
	write_file(below(papers, "a.txt"),
		"id: 2025D16514\ntitle: Visie\ndate: 2025-04-11", 1);
	write_file(below(papers, "b.txt"),
		"id: 2025D16515\ntitle: Visie\ndate: 2025-04-11", 1);
	index_folder(tk, papers, 0);
	assert_int_equal(count_documents(tk), 2);
	/* A few words that every note of that day has. */
	const char *folder = below(*state, "kort"), *path = below(*state, "kort.index");
	make_folder(folder);
	write_file(below(folder, "a.txt"),
		"id: kst-1-2\ntitle: Visie\ndate: 2025-04-11\n\nHierbij de visie.", 0);
	write_file(below(folder, "b.txt"),
		"title: Visie\ndate: 2025-04-11\n\nHierbij de visie.", 0);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 2);
}

/* ---- One run ---- */

static void what_a_run_tells_is_true(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	make_folder(below(folder, "deel"));
	write_file(below(folder, "a.txt"), "id: kst-1-2\ntitle: A", 1);
	write_file(below(folder, "deel/b.txt"), "id: kst-1-2\ntitle: B", 2);
	write_file(below(folder, "deel/c.txt"), "id: kst-1-3\ntitle: C", 3);
	write_text(below(folder, "deel/d.csv"), "a,b");
	write_text(below(folder, "deel/e.txt"), "\xFF");
	kz_folder_options options = telling(0);
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	told_files();
	must(kz_writer_put_files(writer, folder, &options, err));
	assert_string_equal(told_files(),
		"added a.txt, joined b.txt, added c.txt, skipped d.csv, refused e.txt");
	/* What lies in a root that was taken is not told again; unless it changed. */
	must(kz_writer_put_files(writer, below(folder, "deel"), &options, err));
	must(kz_writer_put_files(writer, below(folder, "a.txt"), &options, err));
	assert_string_equal(told_files(), "");
	write_file(below(folder, "deel/c.txt"), "id: kst-1-3\ntitle: C twee", 4);
	must(kz_writer_put_files(writer, folder, &options, err));
	assert_string_equal(told_files(), "replaced c.txt");
	must(kz_writer_commit(writer, err));
	assert_string_equal(fact_of(path, "kst-1-3", KZ_TITLE), "C twee");
	/* After a commit it is another run. */
	must(kz_writer_put_files(writer, below(folder, "deel"), &options, err));
	assert_string_equal(told_files(),
		"unchanged b.txt, unchanged c.txt, skipped d.csv, refused e.txt");
	/* An inner root that was all told is no empty one. */
	options.flags = KZ_FOLDER_PRUNE;
	must(kz_writer_put_files(writer, below(folder, "deel"), &options, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 2);
}

static uint32_t merged, merged_new;

static bool count_merged(void *context, const kz_file_report *report)
{
	(void)context;
	merged += report->merged;
	merged_new += report->merged_new;
	return true;
}

static void documents_that_turn_out_to_be_one_are_counted(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	kz_folder_options options = KZ_FOLDER_OPTIONS_INIT;
	options.on_file = count_merged;
	make_folder(folder);
	write_file(below(folder, "a.txt"), "id: a\ntitle: A", 1);
	write_file(below(folder, "b.txt"), "id: b\ntitle: B", 2);
	index_folder(path, folder, 0);
	write_file(below(folder, "c.txt"), "id: c\ntitle: C", 3);
	write_file(below(folder, "d.txt"),
		"id: d\ntitle: D\nalias: a\nalias: b\nalias: c", 4);
	kz_writer *writer = open_writer(path, 0);
	merged = merged_new = 0;
	must(kz_writer_put_files(writer, folder, &options, err));
	assert_int_equal(merged, 2);
	assert_int_equal(merged_new, 1);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 1);
}

/* ---- Removed ---- */

static void what_is_removed_stays_away_under_every_name(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"),
		"id: kst-36600-2\ntitle: Visie\ndate: 2025-04-11\nalias: 2025D16514", 1);
	write_file(below(folder, "b.txt"), "title: Visie\ndate: 2025-04-11", 1);
	write_file(below(folder, "c.txt"), "id: kst-1-9\ntitle: C", 9);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 2);
	remove_document(path, "2025D16514");
	assert_string_equal(search_at(path, "*"), "kst-1-9");
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(
		told_files(), "removed a.txt, removed b.txt, unchanged c.txt");
	/* Changed and renamed, under any of its names, and as a version. */
	remove_file(below(folder, "a.txt"));
	remove_file(below(folder, "b.txt"));
	write_file(below(folder, "d.txt"), "id: 2025d16514\ntitle: D", 2);
	write_file(below(folder, "e.txt"), "id: kst-36600-2-h1\ntitle: E", 3);
	write_file(below(folder, "f.txt"), "id: f\ntitle: F\nalias: 36 600, nr. 2", 4);
	write_file(below(folder, "g.txt"), "title: Visie\ndate: 2025-04-11", 1);
	index_folder(path, folder, 0);
	assert_string_equal(told_files(),
		"unchanged c.txt, removed d.txt, removed e.txt, removed f.txt, removed g.txt");
	/* It comes back when it is asked for. */
	index_folder(path, folder, KZ_FOLDER_RESTORE);
	assert_string_equal(told_files(),
		"unchanged c.txt, added d.txt, added e.txt, joined f.txt, added g.txt");
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "unchanged c.txt, unchanged d.txt, "
					  "unchanged e.txt, unchanged f.txt, "
					  "unchanged g.txt");
}

/* It was named by bytes that it no longer had when it was removed. */
static void a_changed_file_that_is_removed_and_renamed(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_text(below(folder, "a.txt"), "Eerste versie");
	write_text(below(folder, "z.txt"), "Iets anders");
	index_folder(path, folder, 0);
	write_text(below(folder, "a.txt"), "Tweede versie");
	index_folder(path, folder, 0);
	remove_document(path, below(folder, "a.txt"));
	assert_int_equal(rename(below(folder, "a.txt"), below(folder, "b.txt")), 0);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "removed b.txt, unchanged z.txt");
}

static void a_removal_takes_along_what_was_put_since(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "stukken");
	make_folder(folder);
	write_file(below(folder, "a.txt"), "id: 2025D16514\ntitle: A", 1);
	index_folder(path, folder, 0);
	write_file(below(folder, "b.txt"), "id: kst-1-2\ntitle: B\nalias: 2025D16514", 2);
	kz_writer *writer = open_writer(path, 0);
	kz_folder_options options = telling(0);
	must(kz_writer_put_files(writer, folder, &options, err));
	must(kz_writer_remove(writer, "2025D16514", err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "");
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "removed a.txt, removed b.txt");
	/* And a put takes the removal back, in one commit or in two. */
	for (int commits = 0; commits < 2; commits++) {
		index_folder(path, folder, KZ_FOLDER_RESTORE);
		writer = open_writer(path, 0);
		must(kz_writer_remove(writer, "kst-1-2", err));
		if (commits)
			must(kz_writer_commit(writer, err));
		put(writer, "kst-1-2", "Terug", "met tekst");
		must(kz_writer_put_files(writer, folder, &options, err));
		must(kz_writer_commit(writer, err));
		kz_writer_close(writer);
		assert_int_equal(count_documents(path), 1);
		assert_same(path, below(folder, "a.txt"), "kst-1-2");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_text_fills_a_record_and_leaves_it),
		in_directory(the_next_best_gives_the_text_at_once),
		in_directory(also_when_the_other_lies_elsewhere),
		in_directory(names_make_one_document),
		in_directory(a_better_name_becomes_the_id),
		in_directory(two_official_names_are_two_documents),
		in_directory(a_zaak_does_not_make_one_of_a_letter_and_its_annex),
		in_directory(a_program_that_puts_a_name_puts_the_document),
		in_directory(a_program_may_put_back_what_it_got),
		in_directory(versions_are_one_piece),
		in_directory(pieces_without_a_dossier_and_of_old),
		in_directory(the_same_letter_without_a_name),
		in_directory(the_name_may_come_later),
		in_directory(a_subject_alone_makes_nothing_one),
		in_directory(what_a_run_tells_is_true),
		in_directory(documents_that_turn_out_to_be_one_are_counted),
		in_directory(what_is_removed_stays_away_under_every_name),
		in_directory(a_changed_file_that_is_removed_and_renamed),
		in_directory(a_removal_takes_along_what_was_put_since),
	};
	return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
