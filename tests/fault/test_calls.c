/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each system call of a writer fails in turn, in each way that a disk can, once and
 * for good; or the process dies before it. What was acknowledged is there, whole; no
 * call says that it succeeded when it did not; and the next writer goes on. Xapian itself
 * ends the process where a block cannot be written in the middle of tidying up: that is
 * counted, and loses nothing either.
 *
 * Only some of the points, chosen by chance, unless KAMERZOEK_SOAK is set.
 */
/* For dladdr(). */
#define _GNU_SOURCE
#include "../api/support.h"
#include "calls.h"
#include "work.h"
#include "xapian-c.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SOME = 3, SECONDS = 120, FRAMES = 30 };

/* How a child ends that std::terminate() ended, called by Xapian; and any other abort. */
enum { ABORTED_BY_XAPIAN = 41, ABORTED = 42 };

/* Of Xapian 1.4.22: one block in each large work, however the write of it fails. Another
 * may have others. */
enum { ABORTS_OF_XAPIAN = 8 };

/* What a child tells, in memory that both have. */
struct told {
	volatile unsigned acknowledged;
	unsigned long made[CALLS];
	kz_status status;
	kz_error err;
};

struct tally {
	unsigned points, errors, swallowed, aborts;
};

static struct told *told;

static int seed_of_this_run(void **state)
{
	(void)state;
	seed_chance();
	told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return told == MAP_FAILED;
}

static bool is_of(void *frame, const char *library)
{
	Dl_info about;
	return dladdr(frame, &about) != 0 && about.dli_fname != NULL &&
	       strstr(about.dli_fname, library) != NULL;
}

/* Who called std::terminate()? */
static void on_abort(int number)
{
	void *frames[FRAMES];
	int count = backtrace(frames, FRAMES), i = 0;
	(void)number;
	while (i < count && !is_of(frames[i], "libstdc++"))
		i++;
	while (i < count && is_of(frames[i], "libstdc++"))
		i++;
	_Exit(i < count && is_of(frames[i], "libxapian.so") ? ABORTED_BY_XAPIAN
							    : ABORTED);
}

/* How the child ended, as waitpid() gives it. */
static int work_in_a_child(
	const struct work *work, const char *path, const struct fault *fault, bool again)
{
	int how = 0;
	*told = (struct told){0};
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		alarm(SECONDS);
		signal(SIGABRT, on_abort);
		watch(path, fault, NULL);
		told->status =
			do_work(work, path, 0, again, &told->acknowledged, &told->err);
		stop_watching();
		for (int i = 0; i < CALLS; i++)
			told->made[i] = calls_made((enum call)i);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	return how;
}

static const char *describe(const struct work *work, const struct fault *fault)
{
	static char words[200];
	snprintf(words, sizeof words, "%s, %s %lu: %s%s", work->name,
		call_names[fault->call], fault->nth,
		fault->how == KILLED  ? "killed"
		: fault->how == SHORT ? "half"
				      : strerror(fault->how),
		fault->for_good ? ", for good" : "");
	return words;
}

/* What is there is what was acknowledged, or that and what came of the step after it;
 * and somebody else can go on from there. */
static void check(const struct work *work, const char *path, const struct fault *fault)
{
	kz_error err = {0};
	volatile unsigned acknowledged = told->acknowledged;
	int steps = steps_done(work, path, &err);
	if (steps < 0)
		fail_msg("%s: damaged: %s", describe(work, fault), err.message);
	if ((unsigned)steps < acknowledged)
		fail_msg("%s: %u steps acknowledged, %d there", describe(work, fault),
			acknowledged, steps);
	if ((unsigned)steps > acknowledged + 1)
		fail_msg("%s: %u steps acknowledged, %d there", describe(work, fault),
			acknowledged, steps);
	kz_status st = do_work(work, path, (unsigned)steps, false, &acknowledged, &err);
	if (st != KZ_OK)
		fail_msg("%s: cannot go on: %s", describe(work, fault), err.message);
	if (steps_done(work, path, &err) != (int)work->steps)
		fail_msg("%s: afterwards: %s", describe(work, fault), err.message);
}

static void try_point(const struct work *work, const char *path,
	const struct fault *fault, struct tally *tally)
{
	bool killed = fault->how == KILLED;
	int how = work_in_a_child(work, path, fault, !fault->for_good);
	bool aborted = WIFEXITED(how) && WEXITSTATUS(how) == ABORTED_BY_XAPIAN;
	if (killed ? !WIFSIGNALED(how) || WTERMSIG(how) != SIGKILL
		   : !aborted && (!WIFEXITED(how) || WEXITSTATUS(how) != 0))
		fail_msg("%s: ended with %d", describe(work, fault), how);
	tally->points++;
	tally->aborts += aborted;
	if (!killed && !aborted) {
		tally->errors += told->status < 0;
		tally->swallowed += told->status == KZ_OK;
		/* What passes is got over by trying again. */
		if (!fault->for_good && told->status != KZ_OK)
			fail_msg("%s: tried again: %s", describe(work, fault),
				told->err.message);
		if (told->status < 0 && told->err.message[0] == '\0')
			fail_msg("%s: no words", describe(work, fault));
	}
	check(work, path, fault);
	remove_tree(path);
}

static void try_all(const struct work *work, const char *path, struct fault fault,
	unsigned long count, struct tally *tally)
{
	for (fault.nth = next_point(0, count, SOME); fault.nth <= count;
		fault.nth = next_point(fault.nth, count, SOME))
		try_point(work, path, &fault, tally);
}

/* In how many ways each call can fail. */
static const struct {
	enum call call;
	int how[6];
} failures[] = {
	{CALL_OPEN, {EIO, EMFILE, EACCES, ENOSPC, EINTR}},
	{CALL_CLOSE, {EIO, EINTR}},
	{CALL_READ, {EIO, EINTR, SHORT}},
	{CALL_WRITE, {EIO, ENOSPC, EINTR, SHORT}},
	{CALL_SYNC, {EIO, ENOSPC, EINTR}},
	{CALL_TRUNCATE, {EIO, EINTR}},
	{CALL_RENAME, {EIO, ENOSPC, EACCES}},
	{CALL_LINK, {EIO, EMFILE, EACCES}},
	{CALL_UNLINK, {EIO, EACCES}},
	{CALL_MKDIR, {EIO, ENOSPC, EACCES}},
	{CALL_FCNTL, {EIO, EMFILE, EINTR}},
};

/* How often each call is made when none fails. */
static void count_calls(
	const struct work *work, const char *path, unsigned long made[CALLS])
{
	assert_int_equal(work_in_a_child(work, path, NULL, false), 0);
	assert_int_equal(told->status, KZ_OK);
	assert_int_equal(told->acknowledged, work->steps);
	memcpy(made, told->made, sizeof told->made);
	remove_tree(path);
	print_message("# %s:", work->name);
	for (int i = 0; i < CALLS; i++)
		print_message(" %s %lu", call_names[i], made[i]);
	print_message("\n");
	assert_true(made[CALL_WRITE] > 20 && made[CALL_SYNC] > work->steps);
}

static void every_failure(const struct work *work, const char *path)
{
	unsigned long made[CALLS];
	struct tally tally = {0};
	count_calls(work, path, made);
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		struct fault fault = {.call = failures[i].call};
		for (const int *how = failures[i].how; *how != 0; how++) {
			fault.how = *how;
			fault.for_good = false;
			try_all(work, path, fault, made[fault.call], &tally);
			/* Who is interrupted for ever gets nowhere. */
			fault.for_good = true;
			if (*how != EINTR)
				try_all(work, path, fault, made[fault.call], &tally);
		}
	}
	print_message("# %s: %u failures, %u told of, %u got over, %u aborts of Xapian; "
		      "none lost, none claimed\n",
		work->name, tally.points, tally.errors, tally.swallowed, tally.aborts);
	assert_true(tally.errors > 0 && tally.swallowed > 0);
	if (strcmp(xapian_version(), "1.4.22") == 0)
		assert_true(tally.aborts <= ABORTS_OF_XAPIAN);
}

static void every_death(const struct work *work, const char *path)
{
	unsigned long made[CALLS];
	struct tally tally = {0};
	count_calls(work, path, made);
	for (int call = 0; call < CALLS; call++) {
		struct fault fault = {.call = (enum call)call, .how = KILLED};
		if (call != CALL_READ && call != CALL_CLOSE)
			try_all(work, path, fault, made[call], &tally);
	}
	print_message("# %s: killed at %u calls\n", work->name, tally.points);
}

static void small_commits_fail(void **state)
{
	every_failure(&small_work, below(*state, "index"));
}

static void large_commits_fail(void **state)
{
	every_failure(&large_work, below(*state, "index"));
}

static void small_commits_die(void **state)
{
	every_death(&small_work, below(*state, "index"));
}

static void large_commits_die(void **state)
{
	every_death(&large_work, below(*state, "index"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(small_commits_fail),
		in_directory(large_commits_fail),
		in_directory(small_commits_die),
		in_directory(large_commits_die),
	};
	return cmocka_run_group_tests_name("calls", tests, seed_of_this_run, NULL);
}
