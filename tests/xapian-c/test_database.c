/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening for reading: what is opened, what is refused, and what is read. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const letters[] = {"appel noot", "noot mies", "mies wim zus"};

static void version_is_that_of_xapian(void **state)
{
	(void)state;
	int major = 0, minor = 0, revision = 0;
	assert_int_equal(
		sscanf(xapian_version(), "%d.%d.%d", &major, &minor, &revision), 3);
	assert_true(major > 1 || (major == 1 && minor >= 4));
}

static void refused(const char *path)
{
	xapian_database *database = (xapian_database *)1;
	must_fail(XAPIAN_E_NOT_FOUND, xapian_database_open(path, &database, err));
	assert_null(database);
	for (int mode = XAPIAN_OPEN; mode <= XAPIAN_CREATE; mode++) {
		xapian_writable *writable = (xapian_writable *)1;
		must_fail(XAPIAN_E_NOT_FOUND,
			xapian_writable_open(path, mode, &writable, err));
		assert_null(writable);
	}
}

static void what_is_no_database_is_not_opened(void **state)
{
	xapian_database *database = NULL;
	const char *missing = below(*state, "missing");
	must_fail(XAPIAN_E_NOT_FOUND, xapian_database_open(missing, &database, err));
	must_fail(XAPIAN_E_NOT_FOUND, xapian_database_open(*state, &database, err));
	must_fail(XAPIAN_E_NOT_FOUND, xapian_database_open("", &database, err));
	write_file(below(*state, "file"), BYTES("text\n"));
	refused(below(*state, "file"));
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_database_open(below(*state, "file/below"), &database, err));
	assert_int_equal(access(missing, F_OK), -1);
}

/* Xapian itself runs the program, as soon as such a file is opened. */
static void stub_files_are_refused_and_run_nothing(void **state)
{
	const char *ran = below(*state, "ran");
	char stub[600];
	int length = snprintf(stub, sizeof stub, "remote :/usr/bin/touch %s\n", ran);
	write_file(below(*state, "stub"), stub, (size_t)length);
	refused(below(*state, "stub"));

	const char *directory = below(*state, "directory");
	assert_int_equal(mkdir(directory, 0700), 0);
	write_file(below(directory, "XAPIANDB"), stub, (size_t)length);
	refused(directory);

	/* It is refused beside a real database too. */
	assert_int_equal(remove(below(directory, "XAPIANDB")), 0);
	make_database(directory, letters, 3);
	xapian_database_close(open_reader(directory));
	write_file(below(directory, "XAPIANDB"), stub, (size_t)length);
	refused(directory);
	assert_int_equal(access(ran, F_OK), -1);
}

static void stub_that_names_itself_is_refused(void **state)
{
	const char *path = below(*state, "stub");
	char stub[600];
	int length = snprintf(stub, sizeof stub, "auto %s\n", path);
	write_file(path, stub, (size_t)length);
	refused(path);
}

static void links_are_followed_for_reading_only(void **state)
{
	const char *real = below(*state, "real"), *link = below(*state, "link");
	make_database(real, letters, 3);
	assert_int_equal(symlink("real", link), 0);
	xapian_database *database = open_reader(link);
	assert_int_equal(count_documents(database), 3);
	xapian_database_close(database);

	const char *slash = below(link, "");
	for (int mode = XAPIAN_OPEN; mode <= XAPIAN_CREATE; mode++) {
		xapian_writable *writable = NULL;
		must_fail(XAPIAN_E_NOT_FOUND,
			xapian_writable_open(link, mode, &writable, err));
		must_fail(XAPIAN_E_NOT_FOUND,
			xapian_writable_open(slash, mode, &writable, err));
	}
}

/* The lock file is truncated on opening, wherever it leads. */
static void files_that_are_links_are_refused(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	write_file(below(*state, "precious"), BYTES("precious"));
	assert_int_equal(remove(below(path, "flintlock")), 0);
	assert_int_equal(symlink("../precious", below(path, "flintlock")), 0);
	refused(path);
	struct stat about;
	assert_int_equal(stat(below(*state, "precious"), &about), 0);
	assert_int_equal(about.st_size, 8);

	/* And a FIFO would be waited for without end. */
	assert_int_equal(remove(below(path, "flintlock")), 0);
	assert_int_equal(remove(below(path, "postlist.glass")), 0);
	assert_int_equal(mkfifo(below(path, "postlist.glass"), 0600), 0);
	refused(path);
}

static void overwrite(const char *path, long at, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static void other_versions_and_damage_are_told_apart(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_database *database = NULL;
	xapian_writable *writable = NULL;
	const long version_at = 14;
	overwrite(below(path, "iamglass"), version_at, BYTES("\x7f\x7f"));
	must_fail(XAPIAN_E_VERSION, xapian_database_open(path, &database, err));
	must_fail(XAPIAN_E_VERSION,
		xapian_writable_open(path, XAPIAN_OPEN, &writable, err));
	overwrite(below(path, "iamglass"), 0, BYTES("nonsense"));
	must_fail(XAPIAN_E_CORRUPT, xapian_database_open(path, &database, err));
	must_fail(XAPIAN_E_CORRUPT,
		xapian_writable_open(path, XAPIAN_CREATE_OR_OPEN, &writable, err));
	assert_null(database);
	assert_null(writable);
}

/* The level of the first table, which has an entry: behind the magic, the uuid, the
 * revision and the block of its root. */
enum { LEVEL_AT = 16 + 16 + 1 + 1, NO_ROOT = 1, TOO_DEEP = 1 << 6 };

static void write_version(const char *path, int bits, size_t size)
{
	char bytes[256];
	const char *version = below(path, "iamglass");
	FILE *file = fopen(version, "rb");
	assert_non_null(file);
	size_t length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	assert_true(length > LEVEL_AT && bytes[16 + 16] == 1);
	bytes[LEVEL_AT] = (char)(bytes[LEVEL_AT] ^ bits);
	write_file(version, bytes, size < length ? size : length);
}

static void version_that_cannot_be(const char *path, int bits, size_t size)
{
	xapian_database *database = NULL;
	xapian_writable *writable = NULL;
	make_database(path, letters, 3);
	xapian_database *opened = open_reader(path);
	write_version(path, bits, size);
	must_fail(XAPIAN_E_CORRUPT, xapian_database_reopen(opened, NULL, err));
	must_fail(XAPIAN_E_CORRUPT, xapian_database_open(path, &database, err));
	must_fail(XAPIAN_E_CORRUPT,
		xapian_writable_open(path, XAPIAN_OPEN, &writable, err));
	assert_int_equal(count_documents(opened), 3);
	xapian_database_close(opened);
	/* It can be overwritten all the same. */
	xapian_writable_close(open_writer(path, XAPIAN_OVERWRITE));
	xapian_database_close(open_reader(path));
}

/* The engine would crash, or read what nobody has written. */
static void a_version_that_cannot_be_is_refused(void **state)
{
	char name[24];
	version_that_cannot_be(below(*state, "rootless"), NO_ROOT, 256);
	version_that_cannot_be(below(*state, "deep"), TOO_DEEP, 256);
	for (size_t size = LEVEL_AT; size < LEVEL_AT + 40; size++) {
		snprintf(name, sizeof name, "cut-%u", (unsigned)size);
		version_that_cannot_be(below(*state, name), 0, size);
	}
}

/* The engine would find no phrase, or no data, and say nothing. */
static void a_table_that_is_gone_is_missed(void **state)
{
	static const char *const tables[] = {
		"postlist.glass", "docdata.glass", "termlist.glass", "position.glass"};
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
		const char *path = below(*state, tables[i]);
		xapian_database *database = NULL;
		xapian_writable *writable = NULL;
		make_database(path, letters, 3);
		assert_int_equal(remove(below(path, tables[i])), 0);
		must_fail(XAPIAN_E_CORRUPT, xapian_database_open(path, &database, err));
		must_fail(XAPIAN_E_CORRUPT,
			xapian_writable_open(path, XAPIAN_OPEN, &writable, err));
	}
}

static void facts_are_read(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_statistics statistics;
	must(xapian_database_statistics(database, &statistics, err));
	assert_int_equal(statistics.documents, 3);
	assert_int_equal(statistics.last_docid, 3);
	assert_int_equal(statistics.revision, 1);
	assert_true(statistics.average_length > 2.3 && statistics.average_length < 2.4);

	char uuid[37];
	must(xapian_database_uuid(database, uuid, err));
	assert_int_equal(strlen(uuid), 36);
	assert_int_equal(strspn(uuid, "0123456789abcdef-"), 36);

	uint32_t number = 7;
	must(xapian_database_term_frequency(database, BYTES("noot"), &number, err));
	assert_int_equal(number, 2);
	must(xapian_database_term_frequency(database, BYTES("peer"), &number, err));
	assert_int_equal(number, 0);
	must(xapian_database_find(database, BYTES("mies"), &number, err));
	assert_int_equal(number, 2);
	must(xapian_database_find(database, BYTES("peer"), &number, err));
	assert_int_equal(number, 0);
	xapian_database_close(database);
}

static void data_lives_until_the_next_data(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_bytes data, absent = {"x", 1};
	must(xapian_database_data(database, 2, &data, err));
	must(xapian_database_metadata(database, BYTES("absent"), &absent, err));
	assert_non_null(absent.data);
	assert_int_equal(absent.size, 0);
	assert_int_equal(data.size, strlen(letters[1]));
	assert_memory_equal(data.data, letters[1], data.size);
	must_fail(XAPIAN_E_NO_DOCUMENT, xapian_database_data(database, 99, &data, err));
	assert_null(data.data);
	assert_int_equal(data.size, 0);
	xapian_database_close(database);
}

/* 300 bytes, and 200 which are 400 as stored: both are in no database. */
static void too_long_is_not_there(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	char longs[300];
	memset(longs, 'x', sizeof longs);
	for (size_t size = 300; size >= 200; size -= 100) {
		uint32_t number = 7;
		xapian_bytes bytes;
		must(xapian_database_term_frequency(database, longs, size, &number, err));
		assert_int_equal(number, 0);
		must(xapian_database_find(database, longs, size, &number, err));
		assert_int_equal(number, 0);
		must(xapian_database_metadata(database, longs, size, &bytes, err));
		assert_int_equal(bytes.size, 0);
		memset(longs, '\0', sizeof longs);
	}
	xapian_database_close(database);
}

static void reopen_sees_the_newest_commit(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_database *database = open_reader(path);
	bool changed = true;
	must(xapian_database_reopen(database, &changed, err));
	assert_false(changed);

	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	add(writable, "peer", NULL);
	must(xapian_database_reopen(database, &changed, err));
	assert_false(changed);
	must(xapian_writable_commit(writable, err));
	assert_int_equal(count_documents(database), 3);
	must(xapian_database_reopen(database, &changed, err));
	assert_true(changed);
	assert_int_equal(count_documents(database), 4);
	must(xapian_database_reopen(database, NULL, err));
	xapian_writable_close(writable);
	xapian_database_close(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_is_that_of_xapian),
		in_directory(what_is_no_database_is_not_opened),
		in_directory(stub_files_are_refused_and_run_nothing),
		in_directory(stub_that_names_itself_is_refused),
		in_directory(links_are_followed_for_reading_only),
		in_directory(files_that_are_links_are_refused),
		in_directory(other_versions_and_damage_are_told_apart),
		in_directory(a_version_that_cannot_be_is_refused),
		in_directory(a_table_that_is_gone_is_missed),
		in_directory(facts_are_read),
		in_directory(data_lives_until_the_next_data),
		in_directory(too_long_is_not_there),
		in_directory(reopen_sees_the_newest_commit),
	};
	return cmocka_run_group_tests_name("database", tests, NULL, NULL);
}
