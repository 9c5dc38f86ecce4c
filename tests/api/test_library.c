/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library: files whole and listed, found again, checked; and what others may have done
 * to it. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ID    "kst-36600-XIV-60"
#define PLACE "36600-XIV/" ID "/" ID ".xml"
#define LIST  "36600-XIV/library.tsv"

static const kz_library_file from = {.size = sizeof from,
	.url = "https://zoek.officielebekendmakingen.nl/" ID ".xml",
	.etag = "\"abc\"",
	.status = 200};

static kz_library *open_library(const char *path, uint32_t flags)
{
	kz_library *library;
	must(kz_library_open(path, flags, &library, err));
	return library;
}

static void put_file(kz_library *library, const char *id, const char *bytes)
{
	must(kz_library_put(library, id, "xml", NULL, &from, bytes, strlen(bytes), err));
}

/* "good a, damaged b" */
static char states[4096];

static bool tell(void *context, const kz_library_file *file, kz_library_state state)
{
	static const char *const words[] = {"good", "damaged", "missing", "unlisted"};
	const char *name = strrchr(file->path, '/');
	(void)context;
	snprintf(states + strlen(states), sizeof states - strlen(states), "%s%s %s",
		states[0] != '\0' ? ", " : "", words[state],
		name != NULL ? name + 1 : file->path);
	return true;
}

static const char *check(const char *path)
{
	kz_library *library = open_library(path, 0);
	states[0] = '\0';
	must(kz_library_check(library, tell, NULL, err));
	kz_library_close(library);
	return states;
}

static void what_is_put_is_found_again(void **state)
{
	const char *path = below(*state, "a/b/library");
	kz_library *library = open_library(path, KZ_LIBRARY_WRITE);
	put_file(library, ID, "<a/>");
	kz_library_close(library);
	library = open_library(path, 0);
	assert_int_equal(kz_library_count(library), 1);
	const kz_library_file *file = kz_library_find(library, ID, "xml");
	assert_ptr_equal(file, kz_library_at(library, 0));
	assert_string_equal(file->path, PLACE);
	assert_string_equal(file->id, ID);
	assert_string_equal(file->url, from.url);
	assert_string_equal(file->etag, "\"abc\"");
	assert_string_equal(file->modified, "");
	assert_int_equal(file->status, 200);
	assert_int_equal(file->bytes, 4);
	assert_int_equal(strlen(file->sha256), 64);
	assert_int_equal(strlen(file->fetched), strlen("2025-04-11T09:30:00Z"));
	assert_null(kz_library_find(library, ID, "pdf"));
	assert_null(kz_library_find(library, "kst-1-1", "xml"));
	assert_null(kz_library_at(library, 1));
	kz_library_close(library);
	size_t size;
	char *bytes = read_bytes(below(path, PLACE), &size);
	assert_string_equal(bytes, "<a/>");
	free(bytes);
	assert_string_equal(check(path), "good " ID ".xml");
}

static void an_annex_lies_with_its_paper(void **state)
{
	kz_library *library = open_library(*state, KZ_LIBRARY_WRITE);
	must(kz_library_put(library, "blg-7", "pdf", ID, &from, "%PDF", 4, err));
	const kz_library_file *file = kz_library_find(library, "blg-7", "pdf");
	assert_string_equal(file->path, "36600-XIV/blg-7/blg-7.pdf");
	kz_library_close(library);
}

static void a_newer_one_takes_its_place(void **state)
{
	kz_library *library = open_library(*state, KZ_LIBRARY_WRITE);
	put_file(library, ID, "old");
	put_file(library, "kst-36600-XIV-61", "other");
	put_file(library, ID, "newer");
	assert_int_equal(kz_library_count(library), 2);
	assert_int_equal(kz_library_find(library, ID, "xml")->bytes, 5);
	kz_library_close(library);
	assert_string_equal(check(*state), "good " ID ".xml, good kst-36600-XIV-61.xml");
}

static void that_there_is_none_is_listed(void **state)
{
	kz_library *library = open_library(*state, KZ_LIBRARY_WRITE);
	kz_library_file what = from;
	what.status = 404;
	must(kz_library_put(library, ID, "xml", NULL, &what, NULL, 0, err));
	kz_library_close(library);
	library = open_library(*state, 0);
	const kz_library_file *file = kz_library_find(library, ID, "xml");
	assert_int_equal(file->status, 404);
	assert_string_equal(file->sha256, "");
	kz_library_close(library);
	assert_string_equal(check(*state), "");
}

static void damage_is_told(void **state)
{
	kz_library *library = open_library(*state, KZ_LIBRARY_WRITE);
	put_file(library, "kst-1-1", "same size");
	put_file(library, "kst-1-2", "longer");
	put_file(library, "kst-1-3", "gone");
	put_file(library, "kst-1-4", "a link");
	put_file(library, "kst-1-5", "good");
	kz_library_close(library);
	write_text(below(*state, "1/kst-1-1/kst-1-1.xml"), "SAME size");
	write_text(below(*state, "1/kst-1-2/kst-1-2.xml"), "longer than it was");
	remove_file(below(*state, "1/kst-1-3/kst-1-3.xml"));
	remove_file(below(*state, "1/kst-1-4/kst-1-4.xml"));
	assert_int_equal(symlink(below(*state, "1/kst-1-5/kst-1-5.xml"),
				 below(*state, "1/kst-1-4/kst-1-4.xml")),
		0);
	write_text(below(*state, "1/kst-1-5/mine.xml"), "");
	write_text(below(*state, "notes"), "");
	assert_string_equal(check(*state),
		"damaged kst-1-1.xml, damaged kst-1-2.xml, missing kst-1-3.xml, "
		"damaged kst-1-4.xml, good kst-1-5.xml, unlisted mine.xml, "
		"unlisted notes");
}

static bool stop(void *context, const kz_library_file *file, kz_library_state state)
{
	(void)context, (void)file, (void)state;
	return false;
}

static void a_check_can_be_stopped(void **state)
{
	kz_library *library = open_library(*state, KZ_LIBRARY_WRITE);
	put_file(library, ID, "x");
	must_fail(KZ_E_CANCELLED, kz_library_check(library, stop, NULL, err));
	kz_library_close(library);
}

static void one_writes_at_a_time(void **state)
{
	kz_library *other, *library = open_library(*state, KZ_LIBRARY_WRITE);
	must_fail(KZ_E_LOCKED, kz_library_open(*state, KZ_LIBRARY_WRITE, &other, err));
	kz_library_close(open_library(*state, 0));
	kz_library_close(library);
	kz_library_close(open_library(*state, KZ_LIBRARY_WRITE));
}

static void nothing_is_put_where_it_should_not(void **state)
{
	kz_library *library = open_library(*state, 0);
	must_fail(KZ_E_ARGUMENT,
		kz_library_put(library, ID, "xml", NULL, &from, "x", 1, err));
	kz_library_close(library);
	library = open_library(*state, KZ_LIBRARY_WRITE);
	must_fail(KZ_E_ARGUMENT,
		kz_library_put(library, "../x", "xml", NULL, &from, "x", 1, err));
	must_fail(KZ_E_ARGUMENT,
		kz_library_put(library, ID, "exe", NULL, &from, "x", 1, err));
	make_folder(below(*state, "elsewhere"));
	assert_int_equal(
		symlink(below(*state, "elsewhere"), below(*state, "36600-XIV")), 0);
	must_fail(KZ_E_IO, kz_library_put(library, ID, "xml", NULL, &from, "x", 1, err));
	assert_false(exists(below(*state, "elsewhere/" ID)));
	assert_int_equal(kz_library_count(library), 0);
	kz_library_close(library);
}

/* What a service says goes into the list as it is, or not at all. */
static void no_answer_makes_a_second_row(void **state)
{
	kz_library *library = open_library(*state, KZ_LIBRARY_WRITE);
	kz_library_file what = from;
	what.etag = "\"a\"\nkst-1-1/kst-1-1.xml";
	what.modified = "a\tb";
	what.url = "https://example.org/\x1B[31m";
	must(kz_library_put(library, ID, "xml", NULL, &what, "x", 1, err));
	kz_library_close(library);
	library = open_library(*state, 0);
	assert_int_equal(kz_library_count(library), 1);
	const kz_library_file *file = kz_library_at(library, 0);
	assert_string_equal(file->etag, "");
	assert_string_equal(file->modified, "");
	assert_string_equal(file->url, "");
	kz_library_close(library);
}

static void a_broken_list_is_refused(void **state)
{
	static const struct row {
		const char *list, *words;
	} rows[] = {
		{"sha256\tbytes\n", "there is no column 'file'"},
		{"file\tsha256\n../../etc/passwd\t\n", "not where one of a library lies"},
		{"file\tsha256\nx/y.xml\t\n", "not where one of a library lies"},
		{"file\tsha256\nx/x.xml\tabc\n", "not 64 lower-case hex digits"},
		{"file\tbytes\nx/x.xml\t-1\n", "not a number"},
		{"file\tstatus\nx/x.xml\t1000\n", "not a number"},
		{"file\tbytes\nx/x.xml\n", "fewer cells"},
		{"file\nx/x.xml\t1\n", "more cells"},
		{"file\turl\nx/x.xml\t\x1B[31m\n", "what no list of ours does"},
	};
	make_folder(below(*state, "36600-XIV"));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_library *library;
		write_text(below(*state, LIST), rows[i].list);
		must_fail(KZ_E_DOCUMENT, kz_library_open(*state, 0, &library, err));
		if (strstr(last_error.message, rows[i].words) == NULL)
			fail_msg("row %zu: %s", i, last_error.message);
		assert_null(library);
	}
	write_text(below(*state, LIST), "later\tfile\nanything\tx/x.xml\n");
	kz_library *library = open_library(*state, 0);
	assert_string_equal(kz_library_at(library, 0)->path, "36600-XIV/x/x.xml");
	kz_library_close(library);
}

static void null_is_no_library(void **state)
{
	kz_library *library;
	(void)state;
	must_fail(KZ_E_ARGUMENT, kz_library_open(NULL, 0, &library, err));
	must_fail(KZ_E_IO, kz_library_open("/nowhere/at/all", 0, &library, err));
	must_fail(KZ_E_ARGUMENT, kz_library_check(NULL, tell, NULL, err));
	assert_int_equal(kz_library_count(NULL), 0);
	assert_null(kz_library_at(NULL, 0));
	assert_null(kz_library_find(NULL, ID, "xml"));
	assert_string_equal(kz_library_path(NULL), "");
	kz_library_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(what_is_put_is_found_again),
		in_directory(an_annex_lies_with_its_paper),
		in_directory(a_newer_one_takes_its_place),
		in_directory(that_there_is_none_is_listed),
		in_directory(damage_is_told),
		in_directory(a_check_can_be_stopped),
		in_directory(one_writes_at_a_time),
		in_directory(nothing_is_put_where_it_should_not),
		in_directory(no_answer_makes_a_second_row),
		in_directory(a_broken_list_is_refused),
		cmocka_unit_test(null_is_no_library),
	};
	return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
