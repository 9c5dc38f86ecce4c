/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each allocation of each errand fails in turn, alone and with all that follow, in a
 * child of its own. Where it was xapian-c that asked for memory: a status, no crash
 * and no leak. Where it was the engine: a status, or one of the crashes and leaks of
 * Xapian itself, whose numbers are known and may only go down.
 */
#include "errands.h"
#include "fixture.h"
#include "scarcity.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Of Xapian 1.4.22, over all errands and both ways to run out: in putting a phrase
 * together, and in the parser, after it refused. Another may have others. */
enum { CRASHES_OF_XAPIAN = 10, LEAKS_OF_XAPIAN = 78 };

/* How a child ends. */
enum { WELL = 40, LEAKED, CRASHED, WRONG_STATUS, WRONG_AFTERWARDS, OURS = 10 };

struct tally {
	unsigned points, leaks, crashes;
};

static void on_crash(int number, siginfo_t *about, void *thread)
{
	(void)number;
	(void)about;
	have_enough();
	_Exit(was_in_ours(thread) ? CRASHED + OURS : CRASHED);
}

static void catch_crashes(void)
{
	struct sigaction action = {0};
	action.sa_sigaction = on_crash;
	action.sa_flags = SA_SIGINFO;
	sigemptyset(&action.sa_mask);
	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
	sigaction(SIGABRT, &action, NULL);
}

static int run_scarcely(
	const struct errand *errand, const char *path, unsigned long nth, bool for_good)
{
	xapian_error error = {0};
	long before = blocks_in_use();
	run_out_at(nth, for_good);
	xapian_status st = errand->run(path, &error);
	have_enough();
	bool leaks = blocks_in_use() > before;
	if (st < 0 && (st != XAPIAN_E_NO_MEMORY || error.status != st))
		return WRONG_STATUS;
	/* And all is as if nothing had been. */
	if (errand->run(path, NULL) < 0)
		return WRONG_AFTERWARDS;
	return !leaks ? WELL : refused_to_us() ? LEAKED + OURS : LEAKED;
}

static void tell(const struct errand *errand, unsigned long nth, int how)
{
	static const char *const what[] = {"well", "a leak", "a crash",
		"another status than that memory ran out", "not usable afterwards"};
	bool ours = how >= WELL + OURS;
	fail_msg("%s, allocation %lu: %s%s", errand->name, nth,
		what[how - WELL - (ours ? OURS : 0)], ours ? " in xapian-c" : "");
}

static void try_each(const struct errand *errand, const char *path, struct tally *tally)
{
	/* What is allocated once for all is there before it is counted. */
	assert_true(errand->run(path, NULL) >= 0);
	run_out_at(0, false);
	assert_true(errand->run(path, NULL) >= 0);
	unsigned long count = have_enough();
	assert_true(count > 20);
	for (unsigned long i = 0; i < 2 * count; i++) {
		int how = 0;
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			catch_crashes();
			_exit(run_scarcely(errand, path, 1 + i / 2, i % 2 == 1));
		}
		assert_int_equal(waitpid(child, &how, 0), child);
		assert_true(WIFEXITED(how));
		how = WEXITSTATUS(how);
		tally->points++;
		tally->leaks += how == LEAKED;
		tally->crashes += how == CRASHED;
		if (how != WELL && how != LEAKED && how != CRASHED)
			tell(errand, 1 + i / 2, how);
	}
}

static void memory_runs_out_everywhere(void **state)
{
	struct tally tally = {0};
	if (is_below_valgrind()) {
		print_message("# skipped: memory cannot be made to run out here\n");
		return;
	}
	make_errand_database(below(*state, "read"));
	for (unsigned i = 0; i < errand_count; i++)
		try_each(&errands[i],
			below(*state, errands[i].writes ? "written" : "read"), &tally);
	print_message(
		"# %u allocations refused; of Xapian itself: %u crashes, %u leaks\n",
		tally.points, tally.crashes, tally.leaks);
	if (strcmp(xapian_version(), "1.4.22") == 0) {
		assert_true(tally.crashes <= CRASHES_OF_XAPIAN);
		assert_true(tally.leaks <= LEAKS_OF_XAPIAN);
	}
}

int main(void)
{
	get_ready_for_scarcity();
	const struct CMUnitTest tests[] = {
		in_directory(memory_runs_out_everywhere),
	};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
