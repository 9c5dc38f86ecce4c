/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An index that is divided is made anew, and each system call of that fails in turn, or
 * the process dies before it. Each shard is the old one or the new one, whole; the first
 * of them are new when that happens while they are named, else all are old; nothing is
 * lost of what is sound; and once more makes all of them anew.
 *
 * Only some of the points, chosen by chance, unless KAMERZOEK_SOAK is set.
 */
#include "../api/support.h"
#include "calls.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	SHARDS = 3,
	FEW = 30,
	MANY = 900, /* each shard is made in bulk */
	SOME = 3,
	SECONDS = 120,
	ABORTED = 41 /* Xapian does, where a block cannot be written in tidying up */
};

struct told {
	kz_status status;
	kz_error err;
	uint64_t documents, losses;
	unsigned long made[CALLS];
};

static struct told *share;

static int seed_of_this_run(void **state)
{
	(void)state;
	seed_chance();
	share = mmap(NULL, sizeof *share, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return share == MAP_FAILED;
}

static void make_index(const char *path, unsigned documents)
{
	kz_writer *writer = open_shards(path, SHARDS, KZ_WRITER_CREATE);
	for (unsigned i = 0; i <= documents; i++) {
		char id[24];
		snprintf(id, sizeof id, "kst-1-%u", i + 1);
		put(writer, id, "Brief", "Over walvissen en dolfijnen.");
	}
	must(kz_writer_commit(writer, err));
	/* So that there is something that only the database knows. */
	must(kz_writer_remove(writer, "kst-1-1", err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

static kz_status rebuild(const char *path, kz_rebuild_summary *out, kz_error *err)
{
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	options.words = "";
	return kz_index_rebuild(path, &options, out, err);
}

static void on_abort(int number)
{
	(void)number;
	_Exit(ABORTED);
}

/* Whether it came to its end. */
static bool rebuild_in_a_child(const char *path, const struct fault *fault)
{
	int how = 0;
	*share = (struct told){0};
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
		alarm(SECONDS);
		signal(SIGABRT, on_abort);
		watch(path, fault, NULL);
		share->status = rebuild(path, &summary, &share->err);
		stop_watching();
		share->documents = summary.documents;
		share->losses = summary.losses;
		for (int i = 0; i < CALLS; i++)
			share->made[i] = calls_made((enum call)i);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	bool killed = fault != NULL && fault->how == KILLED;
	assert_true(killed ? WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL
			   : WIFEXITED(how) && (WEXITSTATUS(how) == 0 ||
						       WEXITSTATUS(how) == ABORTED));
	return WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

static void note_generations(const char *path, char out[SHARDS][300])
{
	for (unsigned i = 0; i < SHARDS; i++) {
		char name[16];
		snprintf(name, sizeof name, "shard-%03u", i + 1);
		snprintf(out[i], sizeof out[i], "%s", generation_of(below(path, name)));
	}
}

/* How many are new: the first, and no others. */
static unsigned count_new(const char *path, char before[SHARDS][300])
{
	char now[SHARDS][300];
	unsigned count = 0;
	note_generations(path, now);
	while (count < SHARDS && strcmp(now[count], before[count]) != 0)
		count++;
	for (unsigned i = count; i < SHARDS; i++)
		assert_string_equal(now[i], before[i]);
	return count;
}

static void must_be_whole(const char *path, unsigned documents)
{
	kz_check_summary found = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(path, NULL, &found, err));
	assert_int_equal(found.damages, 0);
	assert_int_equal(found.documents, documents);
}

/* How many shards are new. */
static unsigned try_point(const char *path, const struct fault *fault, unsigned documents)
{
	char before[SHARDS][300];
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	note_generations(path, before);
	bool ended = rebuild_in_a_child(path, fault);
	unsigned new = count_new(path, before);
	if (ended && share->status == KZ_OK) {
		assert_int_equal(new, SHARDS);
		assert_int_equal(share->documents, documents);
		if (share->losses > 0)
			fail_msg("%s %lu, %d: %u losses", call_names[fault->call],
				fault->nth, fault->how, (unsigned)share->losses);
	}
	if (ended && share->status != KZ_OK)
		assert_string_not_equal(share->err.message, "");
	must_be_whole(path, documents);
	if (new > 0 && new < SHARDS) {
		must(rebuild(path, &summary, err));
		assert_int_equal(summary.losses, 0);
		must_be_whole(path, documents);
	}
	return new;
}

/* What the disk does not give back is lost, and told of: that is for other tests. */
static const struct {
	enum call call;
	int how[5];
} failures[] = {
	{CALL_OPEN, {EMFILE, EACCES, KILLED}},
	{CALL_CLOSE, {EIO}},
	{CALL_READ, {EINTR, SHORT}},
	{CALL_WRITE, {EIO, ENOSPC, SHORT, KILLED}},
	{CALL_SYNC, {EIO, KILLED}},
	{CALL_TRUNCATE, {EIO, KILLED}},
	{CALL_RENAME, {EIO, KILLED}},
	{CALL_LINK, {EIO, KILLED}},
	{CALL_UNLINK, {EIO, KILLED}},
	{CALL_MKDIR, {ENOSPC, KILLED}},
	{CALL_FCNTL, {EMFILE, KILLED}},
};

static void every_failure(const char *directory, unsigned documents)
{
	char path[300];
	unsigned points = 0, mixed = 0;
	unsigned long made[CALLS];
	snprintf(path, sizeof path, "%s/index", directory);
	make_index(path, documents);
	assert_int_equal(try_point(path, NULL, documents), SHARDS);
	memcpy(made, share->made, sizeof made);
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		struct fault fault = {.call = failures[i].call};
		unsigned long count = made[fault.call];
		for (const int *how = failures[i].how; *how != 0; how++) {
			fault.how = *how;
			/* Of one table alone Xapian takes it that there is none. */
			fault.for_good = *how == EMFILE || *how == EACCES;
			fault.nth = next_point(0, count, SOME);
			for (; fault.nth <= count; points++) {
				unsigned new = try_point(path, &fault, documents);
				mixed += new > 0 && new < SHARDS;
				fault.nth = next_point(fault.nth, count, SOME);
			}
		}
	}
	print_message("# %u documents: %u failures, %u between two shards\n", documents,
		points, mixed);
}

static void with_few_documents(void **state)
{
	every_failure(*state, FEW);
}

static void with_many_in_bulk(void **state)
{
	every_failure(*state, MANY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(with_few_documents),
		in_directory(with_many_in_bulk),
	};
	return cmocka_run_group_tests_name("anew", tests, seed_of_this_run, NULL);
}
