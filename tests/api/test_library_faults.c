/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is left of a library when a call to the system fails, or the process dies in it:
 * for each call in turn. The calls of the libraries come by here, as the program's own
 * functions are found before those of libc.
 */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID    "kst-36600-XIV-60"
#define OTHER "kst-36600-XIV-61"

/* ---- Calls ---- */

/* The one that fails, from 1; 0: none. It kills, or gives this errno. */
static unsigned long fails, came;
static bool kills;
static int number;

static bool fails_now(void)
{
	if (fails == 0 || ++came != fails)
		return false;
	if (kills)
		raise(SIGKILL);
	errno = number;
	return true;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	return fails_now() ? -1 : syscall(SYS_write, fd, bytes, length);
}

int fsync(int fd)
{
	return fails_now() ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
	return fails_now() ? -1
			   : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int mkdir(const char *path, mode_t mode)
{
	return fails_now() ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
	va_end(more);
	return fails_now() ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

/* ---- The work ---- */

static const kz_library_file from = {.size = sizeof from, .status = 200};

static kz_status put_text(kz_library *library, const char *id, const char *bytes)
{
	return kz_library_put(
		library, id, "xml", NULL, &from, bytes, strlen(bytes), NULL);
}

/* Replaces one and adds another, as far as it goes. Is 0 when nothing failed. */
static int work(const char *path)
{
	kz_library *library;
	if (kz_library_open(path, KZ_LIBRARY_WRITE, &library, NULL) != KZ_OK)
		return 1;
	kz_status st = put_text(library, ID, "the newer text");
	kz_status other = put_text(library, OTHER, "another");
	kz_library_close(library);
	return st != KZ_OK || other != KZ_OK;
}

static bool look(void *context, const kz_library_file *file, kz_library_state state)
{
	unsigned *counts = context;
	(void)file;
	counts[state]++;
	return true;
}

/* Nothing damaged or missing; what is listed is one of the two, whole. */
static void is_whole(const char *path, unsigned long call)
{
	unsigned counts[4] = {0};
	kz_library *library;
	kz_error why = {0};
	if (kz_library_open(path, 0, &library, &why) != KZ_OK)
		fail_msg("call %lu: %s", call, why.message);
	must(kz_library_check(library, look, counts, err));
	if (counts[KZ_LIBRARY_DAMAGED] > 0 || counts[KZ_LIBRARY_MISSING] > 0)
		fail_msg("call %lu: %u damaged, %u missing", call,
			counts[KZ_LIBRARY_DAMAGED], counts[KZ_LIBRARY_MISSING]);
	kz_library_close(library);
}

static char *text_of(const char *path, const char *id)
{
	char name[200];
	snprintf(name, sizeof name, "36600-XIV/%s/%s.xml", id, id);
	size_t size;
	return exists(below(path, name)) ? read_bytes(below(path, name), &size) : NULL;
}

static void has_old_or_new(const char *path, unsigned long call)
{
	char *text = text_of(path, ID), *other = text_of(path, OTHER);
	if (text == NULL || (strcmp(text, "the older text") != 0 &&
				    strcmp(text, "the newer text") != 0))
		fail_msg("call %lu: it is '%s'", call, text != NULL ? text : "gone");
	if (other != NULL && strcmp(other, "another") != 0)
		fail_msg("call %lu: the other is '%s'", call, other);
	free(text);
	free(other);
}

static void try_each(const char *folder, bool kill, int with)
{
	bool failed = true;
	for (unsigned long call = 1; failed; call++) {
		char name[32];
		kz_library *library;
		snprintf(name, sizeof name, "%lu", call);
		const char *path = below(folder, name);
		must(kz_library_open(path, KZ_LIBRARY_WRITE, &library, err));
		assert_int_equal(put_text(library, ID, "the older text"), KZ_OK);
		kz_library_close(library);
		pid_t child = fork();
		if (child == 0) {
			fails = call;
			kills = kill;
			number = with;
			_exit(work(path));
		}
		int status = 0;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(kill || WIFEXITED(status));
		failed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
		is_whole(path, call);
		has_old_or_new(path, call);
		/* The next run goes on. */
		assert_int_equal(work(path), 0);
		is_whole(path, call);
		/* There are some forty. */
		assert_true(call < 200);
		if (!failed)
			assert_true(call > 20);
	}
}

static void a_killed_writer_leaves_it_whole(void **state)
{
	try_each(*state, true, 0);
}

static void a_full_disk_leaves_it_whole(void **state)
{
	try_each(*state, false, ENOSPC);
}

static void a_broken_disk_leaves_it_whole(void **state)
{
	try_each(*state, false, EIO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_killed_writer_leaves_it_whole),
		in_directory(a_full_disk_leaves_it_whole),
		in_directory(a_broken_disk_leaves_it_whole),
	};
	return cmocka_run_group_tests_name("library-faults", tests, NULL, NULL);
}
