/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stub files: what they may name, what flags must allow, and what never ends. */
#include "fixture.h"
#include "server.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATIENT = 30000 };

static const char *const letters[] = {"aap noot", "noot mies"};

static const char *stub(void **state, const char *name, const char *lines)
{
	const char *path = below(*state, name);
	write_file(path, lines, strlen(lines));
	return path;
}

static xapian_status open_stub(
	const char *path, uint32_t flags, xapian_database **out, xapian_error *err)
{
	return xapian_database_open_stub(path, flags, PATIENT, out, err);
}

static uint32_t shards_of(xapian_database *database)
{
	uint32_t shards = 99;
	must(xapian_database_shards(database, &shards, err));
	return shards;
}

static void paths_are_beside_the_stub(void **state)
{
	xapian_database *database = NULL;
	char lines[600];
	make_database(below(*state, "a"), letters, 2);
	make_database(below(*state, "b"), letters, 1);
	snprintf(lines, sizeof lines,
		"# een stub\n\nauto a\nglass b\nauto %s\ninmemory\n", below(*state, "a"));
	must(open_stub(stub(state, "stub", lines), 0, &database, err));
	assert_int_equal(shards_of(database), 4);
	assert_int_equal(count_documents(database), 5);
	xapian_database_close(database);
	must(open_stub(stub(state, "empty", "# niets\n"), 0, &database, err));
	assert_int_equal(shards_of(database), 0);
	xapian_database_close(database);
	must(open_stub(stub(state, "one", "inmemory\n"), 0, &database, err));
	xapian_statistics statistics;
	must(xapian_database_statistics(database, &statistics, err));
	assert_int_equal(statistics.revision, 0);
	xapian_database_close(database);
}

static void stubs_may_name_stubs_and_files(void **state)
{
	xapian_database *database = NULL, *part = NULL;
	xapian_compact_options options = XAPIAN_COMPACT_INIT;
	make_database(below(*state, "a"), letters, 2);
	part = open_reader(below(*state, "a"));
	options.flags = XAPIAN_COMPACT_SINGLE_FILE;
	must(xapian_database_compact(part, below(*state, "single"), &options, err));
	xapian_database_close(part);
	assert_int_equal(mkdir(below(*state, "dir"), 0755), 0);
	stub(state, "dir/XAPIANDB", "auto ../a\n");
	stub(state, "inner", "auto dir\nauto single\n");
	must(open_stub(stub(state, "outer", "auto inner\nauto a"), 0, &database, err));
	assert_int_equal(shards_of(database), 3);
	assert_int_equal(count_documents(database), 6);
	xapian_database_close(database);
	must(open_stub(below(*state, "dir"), 0, &database, err));
	assert_int_equal(shards_of(database), 1);
	xapian_database_close(database);
}

/* The engine follows it until the stack is full. */
static void stubs_without_end(void **state)
{
	xapian_database *database = (xapian_database *)1;
	must_fail(XAPIAN_E_ARGUMENT,
		open_stub(stub(state, "self", "auto self\n"), 0, &database, err));
	assert_null(database);
	stub(state, "ping", "auto pong\n");
	must_fail(XAPIAN_E_ARGUMENT,
		open_stub(stub(state, "pong", "auto ping\n"), 0, &database, err));
}

static void only_what_flags_allow(void **state)
{
	xapian_database *database = NULL;
	char lines[700];
	const char *proof = below(*state, "proof");
	snprintf(lines, sizeof lines, "remote :touch %s\n", proof);
	const char *program = stub(state, "program", lines);
	must_fail(XAPIAN_E_OPERATION, open_stub(program, 0, &database, err));
	must_fail(XAPIAN_E_OPERATION,
		open_stub(program, XAPIAN_STUB_REMOTE, &database, err));
	assert_int_equal(access(proof, F_OK), -1);
	must_fail(XAPIAN_E_NETWORK,
		open_stub(program, XAPIAN_STUB_PROGRAM, &database, err));
	assert_int_equal(access(proof, F_OK), 0);
	const char *server = stub(state, "server", "remote 127.0.0.1:1\n");
	must_fail(XAPIAN_E_OPERATION,
		open_stub(server, XAPIAN_STUB_PROGRAM, &database, err));
	must_fail(
		XAPIAN_E_NETWORK, open_stub(server, XAPIAN_STUB_REMOTE, &database, err));
	must_fail(XAPIAN_E_ARGUMENT, open_stub(server, 8, &database, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_open_stub(server, 0, 0, &database, err));
	assert_null(database);
}

static void what_is_no_stub(void **state)
{
	static const char *const wrongs[] = {"auto\n", "auto \n", "glass\n", "remote\n",
		"inmemory x\n", "root:x:0:0\n", "chert a\n", "\xff\xfe"};
	static const char *const servers[] = {"remote localhost\n", "remote h:\n",
		"remote h:99999\n", "remote h:1x\n", "remote [::1]\n"};
	xapian_database *database = NULL;
	xapian_error error = {0};
	for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++)
		must_fail(XAPIAN_E_NOT_FOUND,
			open_stub(stub(state, "wrong", wrongs[i]), 3, &database, err));
	for (size_t i = 0; i < sizeof servers / sizeof *servers; i++)
		must_fail(XAPIAN_E_ARGUMENT,
			open_stub(stub(state, "wrong", servers[i]), 3, &database, err));
	/* What stands in a file that is none is not told on. */
	assert_int_equal(
		open_stub(stub(state, "secret", "hunter2\n"), 3, &database, &error),
		XAPIAN_E_NOT_FOUND);
	assert_null(strstr(error.message, "hunter2"));
	must_fail(XAPIAN_E_NOT_FOUND, open_stub(below(*state, "no"), 3, &database, err));
	must_fail(XAPIAN_E_NOT_FOUND, open_stub(*state, 3, &database, err));
	must_fail(XAPIAN_E_NOT_FOUND,
		open_stub(stub(state, "gone", "auto nowhere\n"), 3, &database, err));
	assert_int_equal(mkfifo(below(*state, "pipe"), 0644), 0);
	must_fail(
		XAPIAN_E_NOT_FOUND, open_stub(below(*state, "pipe"), 3, &database, err));
	must_fail(XAPIAN_E_NOT_FOUND,
		open_stub(stub(state, "to-pipe", "auto pipe\n"), 3, &database, err));
	assert_null(database);
}

static void a_server_by_its_stub(void **state)
{
	struct server server = {0};
	char lines[80];
	xapian_database *database = NULL;
	make_database(below(*state, "there"), letters, 2);
	make_database(below(*state, "here"), letters, 2);
	start_server(&server, below(*state, "there"), false);
	snprintf(lines, sizeof lines, "auto here\nremote 127.0.0.1:%u\n",
		(unsigned)server.port);
	must(open_stub(stub(state, "stub", lines), XAPIAN_STUB_REMOTE, &database, err));
	assert_int_equal(count_documents(database), 4);
	xapian_database_close(database);
	end_server(&server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(paths_are_beside_the_stub),
		in_directory(stubs_may_name_stubs_and_files),
		in_directory(stubs_without_end),
		in_directory(only_what_flags_allow),
		in_directory(what_is_no_stub),
		in_directory(a_server_by_its_stub),
	};
	return cmocka_run_group_tests_name("stub", tests, NULL, NULL);
}
