/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each allocation of each errand fails in turn, alone and with all that follow, in a
 * child of its own: a status, no crash, no leak, and afterwards all is as if nothing
 * had been. What crashes or leaks within Xapian itself is counted, and may only go
 * down.
 *
 * Of the allocations to which the same calls of ours led only the first, and alone or
 * with all that follow by chance, unless KAMERZOEK_SOAK is set.
 */
#include "../api/support.h"
#include "../xapian-c/scarcity.h"
#include "errands.h"
#include "xapian-c.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { POINTS = 200000, PLACES_MOST = 100 };

/* Of Xapian 1.4.22: when refused memory at so many places of its code, however often each
 * is come upon. Of the unknown crashes, at so many points, the stack is gone with it.
 * Another may have others. */
enum { PLACES_OF_XAPIAN = 13, UNKNOWN_CRASHES = 2 };

/* Where in their code, in memory that the children have as well. */
struct places {
	unsigned count;
	uintptr_t items[PLACES_MOST];
};

static struct places *places;

/* How a child ends. */
enum { WELL = 40, LEAKED, CRASHED, WRONG_STATUS, WRONG_AFTERWARDS, OURS = 10 };

struct tally {
	unsigned points, leaks, crashes, unknown, wrong;
};

static void note_place(uintptr_t place)
{
	unsigned i = 0;
	while (i < places->count && places->items[i] != place)
		i++;
	if (i == places->count && i < PLACES_MOST)
		places->items[places->count++] = place;
}

static void on_crash(int number, siginfo_t *about, void *thread)
{
	(void)number;
	(void)about;
	have_enough();
	note_place(refused_in_engine());
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
	alarm(60);
}

static int run_scarcely(
	const struct errand *errand, const char *path, unsigned long nth, bool for_good)
{
	kz_error error = {0};
	long before = blocks_in_use();
	run_out_at(nth, for_good);
	kz_status st = errand->run(path, &error);
	have_enough();
	bool leaks = blocks_in_use() > before;
	if (st < 0 && (st != KZ_E_NO_MEMORY || error.status != st)) {
		printf("# %s, allocation %lu: %s: %s\n", errand->name, nth,
			kz_status_name(st), error.message);
		fflush(stdout);
		return WRONG_STATUS;
	}
	if (errand->run(path, NULL) < 0)
		return WRONG_AFTERWARDS;
	return !leaks ? WELL : refused_to_us() ? LEAKED + OURS : LEAKED;
}

static void tell(const struct errand *errand, unsigned long nth, bool for_good, int how)
{
	static const char *const what[] = {"well", "a leak", "a crash",
		"another status than that memory ran out", "not usable afterwards"};
	bool ours = how >= WELL + OURS;
	print_message("# wrong: %s, allocation %lu%s: %s%s\n", errand->name, nth,
		for_good ? " and on" : "", what[how - WELL - (ours ? OURS : 0)],
		ours ? " of ours" : "");
}

static void try_point(const struct errand *errand, const char *path, unsigned long nth,
	bool for_good, struct tally *tally)
{
	int how = 0;
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		catch_crashes();
		_exit(run_scarcely(errand, path, nth, for_good));
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	tally->points++;
	if (!WIFEXITED(how)) {
		tally->unknown++;
		return;
	}
	how = WEXITSTATUS(how);
	tally->leaks += how == LEAKED;
	tally->crashes += how == CRASHED;
	if (how != WELL && how != LEAKED && how != CRASHED) {
		tally->wrong++;
		tell(errand, nth, for_good, how);
	}
}

/* ---- Which points ---- */

/* By which no earlier one came. */
static bool is_new(const uint64_t *ways, unsigned long i)
{
	unsigned long earlier = 0;
	while (earlier < i && ways[earlier] != ways[i])
		earlier++;
	return earlier == i;
}

/* Of each allocation of the errand, whether it is to fail. */
static bool *choose(const struct errand *errand, const char *path, unsigned long *count)
{
	uint64_t *ways = calloc(POINTS, sizeof *ways);
	bool *chosen = calloc(POINTS, sizeof *chosen);
	assert_true(ways != NULL && chosen != NULL);
	note_ways(ways, POINTS);
	run_out_at(0, false);
	assert_true(errand->run(path, NULL) >= 0);
	*count = have_enough();
	assert_true(*count > 1 && *count <= POINTS);
	for (unsigned long i = 0; i < *count; i++)
		chosen[i] = getenv("KAMERZOEK_SOAK") != NULL || is_new(ways, i);
	free(ways);
	return chosen;
}

static void try_each(const struct errand *errand, const char *path, struct tally *tally)
{
	unsigned long count, ways = 0;
	bool soak = getenv("KAMERZOEK_SOAK") != NULL;
	/* What is allocated once for all is there before it is counted. */
	assert_true(errand->run(path, NULL) >= 0);
	bool *chosen = choose(errand, path, &count);
	for (unsigned long i = 0; i < count; i++) {
		bool for_good = rand() % 2 != 0;
		if (!chosen[i])
			continue;
		ways++;
		try_point(errand, path, i + 1, for_good, tally);
		if (soak)
			try_point(errand, path, i + 1, !for_good, tally);
	}
	free(chosen);
	print_message("# %s: %lu allocations, %lu tried\n", errand->name, count, ways);
}

static void run_out_in(const struct errand *all, unsigned count, void **state)
{
	struct tally tally = {0};
	if (is_below_valgrind()) {
		print_message("# skipped: memory cannot be made to run out here\n");
		return;
	}
	seed_chance();
	places = mmap(NULL, sizeof *places, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(places != MAP_FAILED);
	make_errand_things(*state);
	make_upkeep_things(*state);
	for (unsigned i = 0; i < count; i++)
		try_each(&all[i], below(*state, all[i].of), &tally);
	print_message("# %u allocations refused; of Xapian and libxml2: %u crashes at %u "
		      "places, %u of which nothing is left, %u leaks\n",
		tally.points, tally.crashes, places->count, tally.unknown, tally.leaks);
	for (unsigned i = 0; i < places->count; i++)
		print_message("# place %#lx\n", (unsigned long)places->items[i]);
	assert_int_equal(tally.wrong, 0);
	if (strcmp(xapian_version(), "1.4.22") == 0) {
		assert_true(places->count <= PLACES_OF_XAPIAN);
		/* Each point twice. */
		if (getenv("KAMERZOEK_SOAK") != NULL)
			tally.unknown /= 2;
		assert_true(tally.unknown <= UNKNOWN_CRASHES);
	}
}

static void memory_runs_out_everywhere(void **state)
{
	run_out_in(errands, errand_count, state);
}

static void memory_runs_out_in_upkeep(void **state)
{
	run_out_in(upkeep_errands, upkeep_errand_count, state);
}

/* One thread, so that the allocations come in the same order each time. */
extern long __sysconf(int name);

long sysconf(int name)
{
	return name == _SC_NPROCESSORS_ONLN ? 1 : __sysconf(name);
}

/* The disk itself is not what is tried here, and it would take its time. */
int fsync(int fd)
{
	return fd >= 0 ? 0 : -1;
}

int fdatasync(int fd)
{
	return fsync(fd);
}

/* An argument: only those tests. */
int main(int argc, char **argv)
{
	get_ready_for_scarcity();
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	const struct CMUnitTest tests[] = {
		in_directory(memory_runs_out_everywhere),
		in_directory(memory_runs_out_in_upkeep),
	};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
