/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A real server on this machine: searched, searched together with a database beside
 * it, killed in the middle of a search, and stopped so that it never answers.
 */
#include "fixture.h"
#include "server.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds: what an answer may take, and what none must take. */
enum { PATIENT = 30000, SOON = 300 };

static struct server server;

static const char *const letters[] = {"aap noot", "noot mies"};

static int prepare(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	memset(&server, 0, sizeof server);
	/* A hang is a failure, and not the end of the whole run. */
	alarm(100);
	return 0;
}

static int clear(void **state)
{
	alarm(0);
	if (server.group > 0)
		end_server(&server);
	return remove_directory(state);
}

#define with_server(test) cmocka_unit_test_setup_teardown(test, prepare, clear)

static xapian_database *open_remote(uint32_t timeout)
{
	xapian_database *database = NULL;
	must(xapian_database_open_remote(
		"127.0.0.1", server.port, timeout, PATIENT, &database, err));
	return database;
}

static xapian_status search(
	xapian_database *database, const char *word, xapian_mset **out, xapian_error *err)
{
	xapian_query *query = query_of(word);
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_status st = xapian_search(database, query, &options, out, err);
	xapian_query_close(query);
	return st;
}

static void all_that_a_reader_can_do(void **state)
{
	make_database(below(*state, "db"), letters, 2);
	start_server(&server, below(*state, "db"), false);
	xapian_database *database = open_remote(PATIENT);
	xapian_mset *mset = NULL;
	xapian_cursor *cursor = NULL;
	xapian_document *document = NULL;
	xapian_bytes data;
	xapian_statistics statistics;
	char uuid[37];
	must(search(database, "noot", &mset, err));
	assert_int_equal(xapian_mset_count(mset), 2);
	assert_bytes(xapian_mset_at(mset, 0)->data, "aap noot");
	xapian_mset_close(mset);
	must(xapian_database_statistics(database, &statistics, err));
	assert_int_equal(statistics.documents, 2);
	assert_int_equal(statistics.revision, 0);
	must(xapian_database_uuid(database, uuid, err));
	assert_int_equal(strlen(uuid), 36);
	must(xapian_database_keep_alive(database, err));
	must(xapian_database_document(database, 2, false, &document, err));
	must(xapian_document_data(document, &data, err));
	assert_bytes(data, "noot mies");
	must(xapian_database_postings(database, BYTES("noot"), &cursor, err));
	assert_string_equal(all_docids(cursor), "1,2,");
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	assert_string_equal(all_bytes(cursor), "aap,mies,noot,");
	must(xapian_database_positions(database, 1, BYTES("noot"), &cursor, err));
	assert_string_equal(all_positions(cursor), "2,");
	xapian_database_close(database);
	must(xapian_document_value(document, 0, &data, err));
	xapian_document_close(document);
}

static void remote_and_local_as_one(void **state)
{
	static const char *const here[] = {"wim noot", "zus"};
	make_database(below(*state, "there"), letters, 2);
	make_database(below(*state, "here"), here, 2);
	start_server(&server, below(*state, "there"), false);
	xapian_database *whole = NULL, *local = open_reader(below(*state, "here"));
	xapian_database *remote = open_remote(PATIENT);
	must(xapian_database_new(&whole, err));
	must(xapian_database_add(whole, local, err));
	must(xapian_database_add(whole, remote, err));
	xapian_database_close(local);
	xapian_database_close(remote);
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_query *query = query_of("noot");
	xapian_document *document = NULL;
	xapian_bytes data;
	must(xapian_enquire_new(whole, &enquire, err));
	must(xapian_enquire_set_query(enquire, query, 0, err));
	must(xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, err));
	assert_int_equal(xapian_mset_count(mset), 3);
	must(xapian_mset_fetch(mset, err));
	unsigned sum = 0;
	for (size_t i = 0; i < 3; i++) {
		must(xapian_mset_document(mset, i, &document, err));
		must(xapian_document_data(document, &data, err));
		sum += (unsigned)data.size;
		xapian_document_close(document);
	}
	assert_int_equal(sum, strlen("wim nootaap nootnoot mies"));
	xapian_mset_close(mset);
	/* Facets are counted on both sides; what calls back is not sent away. */
	xapian_match_spy *spy = NULL;
	size_t total = 0;
	must(xapian_match_spy_new(0, &spy, err));
	must(xapian_enquire_add_spy(enquire, spy, err));
	must(xapian_enquire_mset(enquire, 0, 10, 10, NULL, NULL, &mset, err));
	must(xapian_match_spy_total(spy, &total, err));
	assert_int_equal(total, 3);
	xapian_mset_close(mset);
	xapian_match_spy_close(spy);
	xapian_match_decider *decider = NULL;
	must(xapian_match_decider_new(0, true, &decider, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_enquire_mset(enquire, 0, 10, 0, NULL, decider, &mset, err));
	xapian_match_decider_close(decider);
	xapian_query_close(query);
	xapian_enquire_close(enquire);
	xapian_database_close(whole);
}

/* ---- When it goes wrong ----------------------------------------------------------- */

static void *kill_in_a_moment(void *moment)
{
	nanosleep(moment, NULL);
	signal_server(&server, SIGKILL);
	return NULL;
}

/* It is stopped before it is asked, so that it dies while it is being waited for. */
static void killed_in_the_middle_of_a_search(void **state)
{
	struct timespec moment = {0, 100000000};
	pthread_t thread;
	make_database(below(*state, "db"), letters, 2);
	start_server(&server, below(*state, "db"), false);
	xapian_database *database = open_remote(PATIENT * 10);
	xapian_mset *mset = (xapian_mset *)1;
	xapian_bytes data;
	signal_server(&server, SIGSTOP);
	assert_int_equal(pthread_create(&thread, NULL, kill_in_a_moment, &moment), 0);
	must_fail(XAPIAN_E_NETWORK, search(database, "noot", &mset, err));
	assert_null(mset);
	assert_int_equal(pthread_join(thread, NULL), 0);
	must_fail(XAPIAN_E_NETWORK, xapian_database_data(database, 1, &data, err));
	xapian_database_close(database);
}

static void no_answer_within_the_time(void **state)
{
	make_database(below(*state, "db"), letters, 2);
	start_server(&server, below(*state, "db"), false);
	xapian_database *database = open_remote(SOON), *second = NULL;
	xapian_mset *mset = NULL;
	xapian_error error = {0};
	must(search(database, "noot", &mset, err));
	xapian_mset_close(mset);
	signal_server(&server, SIGSTOP);
	assert_int_equal(search(database, "noot", &mset, &error), XAPIAN_E_NETWORK);
	assert_string_equal(error.type, "NetworkTimeoutError");
	assert_non_null(strstr(error.message, "127.0.0.1"));
	/* Nor does a connection that nobody accepts hang. */
	assert_int_equal(xapian_database_open_remote(
				 "127.0.0.1", server.port, SOON, SOON, &second, &error),
		XAPIAN_E_NETWORK);
	assert_null(second);
	xapian_database_close(database);
}

static void times_are_never_without_end(void **state)
{
	(void)state;
	xapian_database *database = NULL;
	xapian_writable *writable = NULL;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_open_remote("127.0.0.1", 1, 0, 9, &database, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_open_remote("127.0.0.1", 1, 9, 0, &database, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_open_program("true", "", 0, &database, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_open_remote("127.0.0.1", 1, 0, 9, 0, &writable, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_open_remote("127.0.0.1", 1, 9, 0, 0, &writable, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_open_program("true", "", 0, 0, &writable, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_open_remote("127.0.0.1", 1, 9, 9, 4, &writable, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_open_remote(NULL, 1, 9, 9, &database, err));
}

/* ---- Signals ---------------------------------------------------------------------- */

static volatile sig_atomic_t pipes;

static void count_pipe(int number)
{
	(void)number;
	pipes++;
}

static void sigpipe_stays_the_callers(void **state)
{
	struct sigaction counting = {0}, before, after;
	counting.sa_handler = count_pipe;
	sigemptyset(&counting.sa_mask);
	assert_int_equal(sigaction(SIGPIPE, &counting, &before), 0);
	make_database(below(*state, "db"), letters, 2);
	start_server(&server, below(*state, "db"), false);
	xapian_database *database = open_remote(PATIENT);
	assert_int_equal(sigaction(SIGPIPE, NULL, &after), 0);
	assert_true(after.sa_handler == count_pipe);
	signal_server(&server, SIGKILL);
	for (int i = 0; i < 5; i++)
		must_fail(XAPIAN_E_NETWORK, xapian_database_keep_alive(database, err));
	xapian_database_close(database);
	assert_int_equal(pipes, 0);
	raise(SIGPIPE);
	assert_int_equal(pipes, 1);
	xapian_database *none = NULL;
	must_fail(XAPIAN_E_NETWORK,
		xapian_database_open_program("false", "", PATIENT, &none, err));
	assert_int_equal(sigaction(SIGPIPE, &before, &after), 0);
	assert_true(after.sa_handler == count_pipe);
}

/* A program that ended is written to in vain, where a server that was killed is still
 * being listened to. */
static void sigpipe_of_a_program_is_held_back(void **state)
{
	struct sigaction counting = {0}, before;
	struct timespec moment = {0, 100000000};
	counting.sa_handler = count_pipe;
	sigemptyset(&counting.sa_mask);
	make_database(below(*state, "db"), letters, 2);
	const char *script = below(*state, "program"), *pid = below(*state, "pid");
	char text[2000];
	int size = snprintf(text, sizeof text, "echo $$ >%s; exec xapian-progsrv %s\n",
		pid, below(*state, "db"));
	write_file(script, text, (size_t)size);
	assert_int_equal(sigaction(SIGPIPE, &counting, &before), 0);
	pipes = 0;
	xapian_database *database = NULL;
	must(xapian_database_open_program("sh", script, PATIENT, &database, err));
	FILE *file = fopen(pid, "r");
	assert_non_null(file);
	assert_non_null(fgets(text, sizeof text, file));
	fclose(file);
	assert_int_equal(kill((pid_t)strtol(text, NULL, 10), SIGKILL), 0);
	nanosleep(&moment, NULL);
	for (int i = 0; i < 3; i++)
		must_fail(XAPIAN_E_NETWORK, xapian_database_keep_alive(database, err));
	xapian_database_close(database);
	assert_int_equal(pipes, 0);
	assert_int_equal(sigaction(SIGPIPE, &before, NULL), 0);
}

/* ---- Writing ---------------------------------------------------------------------- */

static xapian_writable *open_remote_writer(uint32_t timeout)
{
	xapian_writable *writable = NULL;
	must(xapian_writable_open_remote(
		"127.0.0.1", server.port, timeout, PATIENT, 0, &writable, err));
	return writable;
}

static void writing_far_away(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 2);
	start_server(&server, path, true);
	xapian_writable *writable = open_remote_writer(PATIENT), *second = NULL;
	must_fail(XAPIAN_E_LOCKED, xapian_writable_open(path, XAPIAN_OPEN, &second, err));
	add(writable, "wim", NULL);
	xapian_database *database = open_reader(path);
	assert_int_equal(count_documents(database), 2);
	must(xapian_writable_commit(writable, err));
	must(xapian_database_reopen(database, NULL, err));
	assert_int_equal(count_documents(database), 3);
	add(writable, "zus", NULL);
	must(xapian_writable_delete(writable, BYTES("noot"), err));
	must(xapian_writable_cancel(writable, err));
	must(xapian_writable_delete_docid(writable, 3, err));
	must_fail(XAPIAN_E_NO_DOCUMENT, xapian_writable_delete_docid(writable, 99, err));
	assert_true(xapian_writable_usable(writable));
	must(xapian_writable_set_metadata(writable, BYTES("k"), BYTES("v"), err));
	must(xapian_writable_commit(writable, err));
	add(writable, "weg", NULL);
	xapian_writable_close(writable);
	/* The lock is gone, and so is what was not committed. */
	writable = open_writer(path, XAPIAN_OPEN);
	assert_int_equal(count_documents(xapian_writable_database(writable)), 2);
	xapian_writable_close(writable);
	xapian_database_close(database);
}

/* The engine waits without end for a server to hang up. */
static void closing_a_writer_does_not_hang(void **state)
{
	for (int changed = 0; changed < 2; changed++) {
		const char *path = below(*state, changed ? "a" : "b");
		make_database(path, letters, 2);
		start_server(&server, path, true);
		xapian_writable *writable = open_remote_writer(SOON);
		if (changed)
			add(writable, "zus", NULL);
		signal_server(&server, SIGSTOP);
		xapian_writable_close(writable);
		end_server(&server);
	}
	server.group = 0;
}

static void failure_poisons_a_remote_writer(void **state)
{
	make_database(below(*state, "db"), letters, 2);
	start_server(&server, below(*state, "db"), true);
	xapian_writable *writable = open_remote_writer(PATIENT);
	xapian_document *document = document_of("zus", NULL);
	signal_server(&server, SIGKILL);
	must_fail(XAPIAN_E_NETWORK, xapian_writable_add(writable, document, NULL, err));
	assert_false(xapian_writable_usable(writable));
	must_fail(XAPIAN_E_CLOSED, xapian_writable_add(writable, document, NULL, err));
	must_fail(XAPIAN_E_CLOSED, xapian_writable_commit(writable, err));
	xapian_document_close(document);
	xapian_writable_close(writable);
}

static void server_that_only_reads(void **state)
{
	xapian_writable *writable = NULL;
	make_database(below(*state, "db"), letters, 2);
	start_server(&server, below(*state, "db"), false);
	must_fail(
		XAPIAN_E_OPERATION, xapian_writable_open_remote("127.0.0.1", server.port,
					    PATIENT, PATIENT, 0, &writable, err));
	assert_null(writable);
}

/* A program beside it, as the server runs for each connection. */
static void behind_a_program(void **state)
{
	const char *path = below(*state, "db");
	xapian_database *database = NULL;
	xapian_mset *mset = NULL;
	make_database(path, letters, 2);
	must(xapian_database_open_program(
		"xapian-progsrv", path, PATIENT, &database, err));
	must(search(database, "mies", &mset, err));
	assert_string_equal(all_matches(mset), "2,");
	xapian_database_close(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_server(all_that_a_reader_can_do),
		with_server(remote_and_local_as_one),
		with_server(killed_in_the_middle_of_a_search),
		with_server(no_answer_within_the_time),
		with_server(times_are_never_without_end),
		with_server(sigpipe_stays_the_callers),
		with_server(sigpipe_of_a_program_is_held_back),
		with_server(writing_far_away),
		with_server(closing_a_writer_does_not_hang),
		with_server(failure_poisons_a_remote_writer),
		with_server(server_that_only_reads),
		with_server(behind_a_program),
	};
	return cmocka_run_group_tests_name("remote", tests, NULL, NULL);
}
