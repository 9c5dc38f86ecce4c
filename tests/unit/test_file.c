/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files read whole, replaced at once, and trees removed without following links. */
#include "support.h"

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void same_file(const char *path, const char *wanted)
{
	size_t length;
	char *bytes = read_bytes(path, &length);
	same_text(path, bytes, wanted);
	free(bytes);
}

/* ---- Reading ---- */

static void a_file_is_read_to_its_end(void **state)
{
	static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 300000};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		char *bytes = malloc(sizes[i] + 1);
		uint64_t seed = i;
		assert_non_null(bytes);
		for (size_t j = 0; j < sizes[i]; j++)
			bytes[j] = (char)chance(&seed);
		const char *path = write_bytes(*state, "bytes", bytes, sizes[i]);
		kzi_buffer out = {0};
		kzi_buffer_text(&out, "before");
		must(kzi_file_read(path, sizes[i], &out, err));
		assert_int_equal(out.length, 6 + sizes[i]);
		assert_memory_equal(out.data, "before", 6);
		if (sizes[i] > 0)
			assert_memory_equal(out.data + 6, bytes, sizes[i]);
		kzi_buffer_free(&out);
		free(bytes);
	}
}

static void what_is_no_file_is_refused(void **state)
{
	kzi_buffer out = {0};
	const char *fifo = below(*state, "fifo"), *link = below(*state, "link");
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(symlink("nowhere", link), 0);
	must_fail(KZ_E_IO, "not a regular file", kzi_file_read(*state, 99, &out, err));
	must_fail(KZ_E_IO, "not a regular file", kzi_file_read(fifo, 99, &out, err));
	must_fail(
		KZ_E_IO, "not a regular file", kzi_file_read("/dev/null", 99, &out, err));
	must_fail(KZ_E_IO, "No such file", kzi_file_read(link, 99, &out, err));
	must_fail(KZ_E_IO, "No such file",
		kzi_file_read(below(*state, "absent"), 99, &out, err));
	assert_int_equal(out.length, 0);
	kzi_buffer_free(&out);
}

static void what_is_too_large_is_refused(void **state)
{
	kzi_buffer out = {0};
	const char *path = write_text(*state, "ten", "0123456789");
	must_fail(KZ_E_LIMIT, "larger than 9 bytes", kzi_file_read(path, 9, &out, err));
	must(kzi_file_read(path, 10, &out, err));
	assert_int_equal(out.length, 10);
	kzi_buffer_free(&out);
}

/* Such a file says that it is empty, and is not. */
static void a_file_without_a_size_is_limited_too(void **state)
{
	(void)state;
	kzi_buffer out = {0};
	if (access("/proc/self/status", R_OK) != 0)
		skip_because("no /proc");
	must(kzi_file_read("/proc/self/status", 1 << 20, &out, err));
	assert_in_range(out.length, 10, 1 << 20);
	kzi_buffer_clear(&out);
	must_fail(KZ_E_LIMIT, "larger than 5 bytes",
		kzi_file_read("/proc/self/status", 5, &out, err));
	kzi_buffer_free(&out);
}

static void bytes_at_a_place(void **state)
{
	char bytes[5] = "";
	const char *path = write_text(*state, "ten", "0123456789");
	int fd = kzi_open(path, O_RDONLY, 0);
	assert_true(fd >= 0);
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	must(kzi_read_at(fd, bytes, 4, 6, path, err));
	assert_string_equal(bytes, "6789");
	must_fail(KZ_E_CORRUPT, "ends before", kzi_read_at(fd, bytes, 4, 7, path, err));
	must_fail(KZ_E_CORRUPT, "ends before byte 10",
		kzi_read_at(fd, bytes, 1, 10, path, err));
	close(fd);
	must_fail(KZ_E_IO, path, kzi_read_at(-1, bytes, 1, 0, path, err));
	must_fail(KZ_E_IO, path, kzi_write_all(-1, bytes, 1, path, err));
}

static void a_full_disk_is_told(void **state)
{
	(void)state;
	int fd = kzi_open("/dev/full", O_WRONLY, 0);
	if (fd < 0)
		skip_because("no /dev/full");
	must_fail(KZ_E_IO, "/dev/full: No space left",
		kzi_write_all(fd, "x", 1, "/dev/full", err));
	close(fd);
}

/* ---- Replacing ---- */

static void a_file_is_replaced(void **state)
{
	const char *path = below(*state, "current");
	must(kzi_file_replace(path, BYTES("one"), err));
	same_file(path, "one");
	must(kzi_file_replace(path, BYTES("a longer two"), err));
	same_file(path, "a longer two");
	must(kzi_file_replace(path, "", 0, err));
	same_file(path, "");
	assert_false(exists(below(*state, "current.new")));
}

static void what_a_crash_left_is_no_hindrance(void **state)
{
	const char *path = write_text(*state, "current", "old");
	write_text(*state, "current.new", "half of something much longer");
	must(kzi_file_replace(path, BYTES("new"), err));
	same_file(path, "new");
}

static void replacing_follows_no_link(void **state)
{
	const char *victim = write_text(*state, "victim", "precious");
	const char *path = below(*state, "current");
	const char *half = below(*state, "current.new");
	assert_int_equal(symlink("victim", path), 0);
	must(kzi_file_replace(path, BYTES("ours"), err));
	same_file(victim, "precious");
	same_file(path, "ours");
	assert_int_equal(symlink("victim", half), 0);
	assert_int_equal(kzi_file_replace(path, BYTES("again"), NULL), KZ_E_IO);
	same_file(victim, "precious");
	same_file(path, "ours");
	/* The link is gone, so that the next time succeeds. */
	must(kzi_file_replace(path, BYTES("again"), err));
	same_file(path, "again");
}

static void what_cannot_be_replaced_stays(void **state)
{
	must_fail(KZ_E_IO, "No such file",
		kzi_file_replace(below(*state, "absent/current"), BYTES("x"), err));
	write_text(*state, "folder/file", "x");
	must_fail(KZ_E_IO, "folder",
		kzi_file_replace(below(*state, "folder"), BYTES("x"), err));
	assert_true(exists(below(*state, "folder/file")));
	assert_false(exists(below(*state, "folder.new")));
}

static void a_name_without_a_folder_is_here(void **state)
{
	char *here = getcwd(NULL, 0);
	assert_non_null(here);
	assert_int_equal(chdir(*state), 0);
	kz_status st = kzi_file_replace("bare", BYTES("x"), NULL);
	assert_int_equal(chdir(here), 0);
	free(here);
	assert_int_equal(st, KZ_OK);
	same_file(below(*state, "bare"), "x");
}

static void directories_are_synced(void **state)
{
	must(kzi_sync_directory(*state, err));
	must_fail(KZ_E_IO, "No such file",
		kzi_sync_directory(below(*state, "absent"), err));
	must_fail(KZ_E_IO, "Not a directory",
		kzi_sync_directory(write_text(*state, "file", "x"), err));
}

/* ---- Removing ---- */

static void a_tree_goes_and_links_are_not_followed(void **state)
{
	const char *tree = below(*state, "tree");
	const char *kept = write_text(*state, "kept/file", "precious");
	write_text(*state, "tree/a/b/c/file", "x");
	write_text(*state, "tree/.hidden", "x");
	write_text(*state, "tree/a/file", "x");
	assert_int_equal(symlink("../kept", below(*state, "tree/folder-link")), 0);
	assert_int_equal(symlink("../../kept/file", below(*state, "tree/a/link")), 0);
	assert_int_equal(symlink("..", below(*state, "tree/a/up")), 0);
	assert_int_equal(symlink("nowhere", below(*state, "tree/a/broken")), 0);
	assert_int_equal(mkfifo(below(*state, "tree/fifo"), 0600), 0);
	assert_int_equal(mkdir(below(*state, "tree/empty"), 0700), 0);
	must(kzi_remove_tree(tree, err));
	assert_false(exists(tree));
	same_file(kept, "precious");
}

static void a_link_itself_is_removed_and_not_its_folder(void **state)
{
	const char *kept = write_text(*state, "kept/file", "precious");
	const char *link = below(*state, "link");
	assert_int_equal(symlink("kept", link), 0);
	must(kzi_remove_tree(link, err));
	assert_false(exists(link));
	same_file(kept, "precious");
}

static void what_is_not_there_is_no_failure(void **state)
{
	must(kzi_remove_tree(below(*state, "absent"), err));
	must(kzi_remove_tree(below(*state, "absent/further"), err));
	const char *file = write_text(*state, "file", "x");
	must(kzi_remove_tree(file, err));
	assert_false(exists(file));
	must_fail(KZ_E_IO, "Not a directory",
		kzi_remove_tree(below(write_text(*state, "file", "x"), "below"), err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_file_is_read_to_its_end),
		in_directory(what_is_no_file_is_refused),
		in_directory(what_is_too_large_is_refused),
		cmocka_unit_test(a_file_without_a_size_is_limited_too),
		in_directory(bytes_at_a_place),
		cmocka_unit_test(a_full_disk_is_told),
		in_directory(a_file_is_replaced),
		in_directory(what_a_crash_left_is_no_hindrance),
		in_directory(replacing_follows_no_link),
		in_directory(what_cannot_be_replaced_stays),
		in_directory(a_name_without_a_folder_is_here),
		in_directory(directories_are_synced),
		in_directory(a_tree_goes_and_links_are_not_followed),
		in_directory(a_link_itself_is_removed_and_not_its_folder),
		in_directory(what_is_not_there_is_no_failure),
	};
	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
