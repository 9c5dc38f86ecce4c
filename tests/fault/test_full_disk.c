/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A disk that is really full, or has no room for one more file, or a file that may not
 * grow: what was acknowledged is there; and once there is room, the same writer and the
 * next one go on.
 *
 * The disk is one in memory, in a name space of the test's own; where that may not be
 * had, the tests say that they were skipped.
 */
/* For unshare(). */
#define _GNU_SOURCE
#include "../api/support.h"
#include "work.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* How a child ends. */
enum { WELL = 0, FITTED = 40, NOT_HERE, DAMAGED, LOST, CLAIMED, STUCK, BLAMED };

static const char *const words[] = {"all of it fitted", "no disk can be mounted here",
	"damaged", "what was acknowledged is not there", "more is there than was done",
	"cannot go on when there is room", "something else is blamed than the disk"};

/* Of a work, with as much room as there is, and then with enough. */
static int work_in_little_room(const struct work *work, const char *path,
	bool (*give_room)(const char *disk), const char *disk)
{
	kz_error err = {0};
	volatile unsigned acknowledged = 0;
	kz_status st = do_work(work, path, 0, false, &acknowledged, &err);
	if (st == KZ_OK)
		return FITTED;
	printf("# %s: %u done, then: %s: %s\n", work->name, acknowledged,
		kz_status_name(st), err.message);
	if (st != KZ_E_IO)
		return BLAMED;
	if (!give_room(disk))
		return NOT_HERE;
	int steps = steps_done(work, path, &err);
	if (steps < 0)
		return DAMAGED;
	if ((unsigned)steps < acknowledged)
		return LOST;
	if ((unsigned)steps > acknowledged + 1)
		return CLAIMED;
	st = do_work(work, path, (unsigned)steps, false, &acknowledged, &err);
	if (st != KZ_OK || steps_done(work, path, &err) != (int)work->steps)
		return STUCK;
	return WELL;
}

/* ---- A disk ---- */

static bool write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool done = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
	if (fd >= 0)
		close(fd);
	return done;
}

/* Who is not root is root in there. */
static bool enter_own_name_space(void)
{
	char map[60];
	unsigned user = getuid();
	if (user == 0)
		return unshare(CLONE_NEWNS) == 0 &&
		       mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
	snprintf(map, sizeof map, "0 %u 1", user);
	return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
	       write_file("/proc/self/uid_map", map);
}

static bool give_the_disk_room(const char *disk)
{
	return mount("tmpfs", disk, "tmpfs", MS_REMOUNT, "size=256m,nr_inodes=10000") ==
	       0;
}

static int work_on_a_disk(const struct work *work, const char *disk, const char *room)
{
	char path[600];
	snprintf(path, sizeof path, "%s/index", disk);
	if (!enter_own_name_space() || mount("tmpfs", disk, "tmpfs", 0, room) != 0)
		return NOT_HERE;
	return work_in_little_room(work, path, give_the_disk_room, disk);
}

/* ---- A limit ---- */

static bool give_files_room(const char *disk)
{
	struct rlimit limit;
	(void)disk;
	if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	limit.rlim_cur = limit.rlim_max;
	return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

static int work_below_a_limit(const struct work *work, const char *disk, const char *room)
{
	char path[600];
	struct rlimit limit;
	unsigned bytes = 0;
	snprintf(path, sizeof path, "%s/index", disk);
	signal(SIGXFSZ, SIG_IGN);
	if (sscanf(room, "%u", &bytes) != 1 || getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return NOT_HERE;
	limit.rlim_cur = bytes;
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		return NOT_HERE;
	return work_in_little_room(work, path, give_files_room, disk);
}

/* ---- All of them ---- */

typedef int try_fn(const struct work *work, const char *disk, const char *room);

/* Each with every work. In the last all fits, and in the first nothing. */
static void try_rooms(const char *disk, try_fn *try, const char *const *rooms)
{
	static const struct work *const works[] = {&small_work, &large_work};
	unsigned failed = 0, fitted = 0;
	make_folder(disk);
	for (int i = 0; rooms[i / 2] != NULL; i++) {
		int how = 0;
		const char *room = rooms[i / 2];
		fflush(NULL);
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			alarm(120);
			how = try(works[i % 2], disk, room);
			fflush(NULL);
			_exit(how);
		}
		assert_int_equal(waitpid(child, &how, 0), child);
		remove_tree(below(disk, "index"));
		if (WIFEXITED(how) && WEXITSTATUS(how) == NOT_HERE) {
			print_message("# skipped: %s\n", words[NOT_HERE - FITTED]);
			return;
		}
		if (!WIFEXITED(how) ||
			(WEXITSTATUS(how) != WELL && WEXITSTATUS(how) != FITTED))
			fail_msg("%s, %s: %s", works[i % 2]->name, room,
				WIFEXITED(how) ? words[WEXITSTATUS(how) - FITTED]
					       : "died of a signal");
		fitted += WEXITSTATUS(how) == FITTED;
		failed += WEXITSTATUS(how) == WELL;
	}
	print_message(
		"# did not fit %u times, fitted %u times; none lost\n", failed, fitted);
	assert_true(failed > 5 && fitted > 0);
}

static void a_disk_that_is_full(void **state)
{
	static const char *const rooms[] = {"size=4k", "size=16k", "size=48k", "size=64k",
		"size=96k", "size=128k", "size=160k", "size=192k", "size=256k",
		"size=320k", "size=400k", "size=480k", "size=560k", "size=800k",
		"size=1200k", "size=64m", NULL};
	try_rooms(below(*state, "disk"), work_on_a_disk, rooms);
}

static void a_disk_without_room_for_a_file(void **state)
{
	static const char *const rooms[] = {"nr_inodes=2", "nr_inodes=3", "nr_inodes=5",
		"nr_inodes=8", "nr_inodes=10", "nr_inodes=12", "nr_inodes=14",
		"nr_inodes=16", "nr_inodes=20", "nr_inodes=30", "nr_inodes=1000", NULL};
	try_rooms(below(*state, "disk"), work_on_a_disk, rooms);
}

static void files_that_may_not_grow(void **state)
{
	static const char *const rooms[] = {"1", "4096", "8192", "20000", "40000",
		"65536", "90000", "140000", "100000000", NULL};
	try_rooms(below(*state, "disk"), work_below_a_limit, rooms);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_disk_that_is_full),
		in_directory(a_disk_without_room_for_a_file),
		in_directory(files_that_may_not_grow),
	};
	return cmocka_run_group_tests_name("full-disk", tests, NULL, NULL);
}
