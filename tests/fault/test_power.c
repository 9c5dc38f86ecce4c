/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The power is cut at any moment, as the model in power.h has it: what was
 * acknowledged is there, whole, and the next writer goes on.
 *
 * Some hundred cuts; 10,000 when KAMERZOEK_SOAK is set.
 */
#include "../api/support.h"
#include "power.h"
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CUTS = 60, CUTS_OF_A_SOAK = 2500, RECORDING = 1 << 28 };

static int seed_of_this_run(void **state)
{
	(void)state;
	seed_chance();
	return 0;
}

static void record_work(
	const struct work *work, const char *path, struct recording *recording)
{
	int how = 0;
	volatile unsigned *acknowledged = mmap(NULL, sizeof *acknowledged,
		PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(acknowledged != MAP_FAILED);
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		recording_begin(recording, path, acknowledged);
		watch(path, NULL, record);
		_exit(do_work(work, path, 0, false, acknowledged, NULL) == KZ_OK ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	assert_int_equal(*acknowledged, work->steps);
	assert_true(recording_whole(recording));
	munmap((void *)acknowledged, sizeof *acknowledged);
	remove_tree(path);
}

static void check_cut(const struct work *work, const char *path, unsigned acknowledged,
	unsigned long deeds, enum model model)
{
	kz_error err = {0};
	const char *name = model == JOURNAL ? "journal" : "posix";
	int steps = steps_done(work, path, &err);
	if (steps < 0)
		fail_msg("%s, %s, cut after deed %lu: damaged: %s", work->name, name,
			deeds, err.message);
	if ((unsigned)steps < acknowledged || (unsigned)steps > acknowledged + 1)
		fail_msg("%s, %s, cut after deed %lu: %u acknowledged, %d there",
			work->name, name, deeds, acknowledged, steps);
	volatile unsigned done = 0;
	if (do_work(work, path, (unsigned)steps, false, &done, &err) != KZ_OK ||
		steps_done(work, path, &err) != (int)work->steps)
		fail_msg("%s, %s, cut after deed %lu: cannot go on: %s", work->name, name,
			deeds, err.message);
}

static void cut_often(const struct work *work, const char *path, enum model model)
{
	int cuts = getenv("KAMERZOEK_SOAK") != NULL ? CUTS_OF_A_SOAK : CUTS;
	struct recording *recording = recording_new(RECORDING);
	assert_non_null(recording);
	record_work(work, path, recording);
	unsigned long all = recording_deeds(recording);
	for (int i = 0; i < cuts; i++) {
		unsigned long deeds = 1 + (unsigned long)rand() % all;
		unsigned acknowledged = cut_power(recording, deeds, model, path);
		check_cut(work, path, acknowledged, deeds, model);
		remove_tree(path);
	}
	print_message("# %s: %d cuts within %lu deeds: none damaged, none lost\n",
		work->name, cuts, all);
	recording_free(recording);
}

static void small_commits_with_a_journal(void **state)
{
	cut_often(&small_work, below(*state, "index"), JOURNAL);
}

static void small_commits_without(void **state)
{
	cut_often(&small_work, below(*state, "index"), POSIX_ALONE);
}

static void large_commits_with_a_journal(void **state)
{
	cut_often(&large_work, below(*state, "index"), JOURNAL);
}

static void large_commits_without(void **state)
{
	cut_often(&large_work, below(*state, "index"), POSIX_ALONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(small_commits_with_a_journal),
		in_directory(small_commits_without),
		in_directory(large_commits_with_a_journal),
		in_directory(large_commits_without),
	};
	return cmocka_run_group_tests_name("power", tests, seed_of_this_run, NULL);
}
