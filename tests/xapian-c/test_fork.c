/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A child of a process that has a database open: it cannot use it, and by closing
 * it takes nothing from the parent. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void in_a_child(void (*body)(void *with), void *with)
{
	pid_t child = fork();
	int how = 0;
	assert_true(child >= 0);
	if (child == 0) {
		body(with);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
}

/* In a child there is no cmocka to tell. */
static void expect(bool right)
{
	if (!right)
		_exit(1);
}

static void write_in_child(void *with)
{
	xapian_writable *writable = with;
	xapian_document *document = NULL;
	xapian_error error = {0};
	expect(xapian_document_new(&document, NULL) == XAPIAN_OK);
	expect(!xapian_writable_usable(writable));
	expect(xapian_writable_add(writable, document, NULL, &error) == XAPIAN_E_CLOSED);
	expect(strstr(error.message, "fork") != NULL);
	expect(xapian_writable_commit(writable, NULL) == XAPIAN_E_CLOSED);
	xapian_writable_close(writable);
	xapian_document_close(document);
}

static void writer_is_of_the_process_that_opened_it(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	add(writable, "voor", NULL);
	in_a_child(write_in_child, writable);
	add(writable, "na", NULL);
	/* The lock is still the parent's. */
	xapian_writable *second = NULL;
	must_fail(XAPIAN_E_LOCKED, xapian_writable_open(path, XAPIAN_OPEN, &second, err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(path);
	assert_int_equal(count_documents(database), 2);
	xapian_database_close(database);
}

struct reading {
	const char *path;
	xapian_database *database;
	xapian_cursor *cursor;
	xapian_enquire *enquire;
};

static void read_in_child(void *with)
{
	struct reading *reading = with;
	xapian_bytes term;
	xapian_mset *mset = NULL;
	xapian_database *again = NULL;
	bool yes = false;
	expect(xapian_database_has_term(reading->database, "a", 1, &yes, NULL) ==
		XAPIAN_E_CLOSED);
	expect(xapian_cursor_next_bytes(reading->cursor, &term, NULL) == XAPIAN_E_CLOSED);
	expect(xapian_enquire_mset(reading->enquire, 0, 1, 0, NULL, NULL, &mset, NULL) ==
		XAPIAN_E_CLOSED);
	xapian_enquire_close(reading->enquire);
	xapian_cursor_close(reading->cursor);
	xapian_database_close(reading->database);
	/* One of its own is good. */
	expect(xapian_database_open(reading->path, &again, NULL) == XAPIAN_OK);
	expect(xapian_database_has_term(again, "noot", 4, &yes, NULL) == XAPIAN_OK);
	expect(yes);
	xapian_database_close(again);
}

static void readers_are_too(void **state)
{
	static const char *const letters[] = {"noot"};
	struct reading reading = {.path = below(*state, "db")};
	xapian_bytes term;
	make_database(reading.path, letters, 1);
	reading.database = open_reader(reading.path);
	must(xapian_database_terms(reading.database, NULL, 0, &reading.cursor, err));
	must(xapian_enquire_new(reading.database, &reading.enquire, err));
	in_a_child(read_in_child, &reading);
	must(xapian_cursor_next_bytes(reading.cursor, &term, err));
	assert_bytes(term, "noot");
	xapian_enquire_close(reading.enquire);
	xapian_cursor_close(reading.cursor);
	xapian_database_close(reading.database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(writer_is_of_the_process_that_opened_it),
		in_directory(readers_are_too),
	};
	return cmocka_run_group_tests_name("fork", tests, NULL, NULL);
}
