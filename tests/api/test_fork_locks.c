/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who holds the lock of an index once that a writer's process has had children. */
#include "support.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process that does what it is told and then waits for its end. */
typedef struct child {
	pid_t process;
	int ready; /* a byte comes out of this when it waits */
} child;

typedef struct held {
	const char *path, *shelf;
	kz_writer *writer;
	kz_library *library;
} held;

static child begin(void (*function)(held *), held *h)
{
	int ends[2];
	char byte;
	assert_int_equal(pipe(ends), 0);
	child c = {fork(), ends[0]};
	if (c.process == 0) {
		/* Nobody ends it when the test fails. */
		alarm(60);
		function(h);
		if (write(ends[1], "x", 1) == 1)
			pause();
		_exit(1);
	}
	assert_true(c.process > 0);
	close(ends[1]);
	assert_int_equal(read(c.ready, &byte, 1), 1);
	return c;
}

static void end(child c)
{
	int status;
	close(c.ready);
	kill(c.process, SIGKILL);
	assert_int_equal(waitpid(c.process, &status, 0), c.process);
	assert_true(WIFSIGNALED(status));
}

static held hold(void **state, uint32_t shards)
{
	held h = {.path = below(*state, "index"), .shelf = below(*state, "shelf")};
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.shards = shards;
	must(kz_writer_open(h.path, &options, &h.writer, err));
	must(kz_library_open(h.shelf, KZ_LIBRARY_WRITE, &h.library, err));
	put(h.writer, "a", "Alfa", "alfa");
	return h;
}

static void release(held *h)
{
	kz_library_close(h->library);
	kz_writer_close(h->writer);
}

static void do_nothing(held *h)
{
	(void)h;
}

/* What was put is the parent's: to commit, and to throw away. */
static void check_held(held *h)
{
	kz_writer *writer = NULL;
	kz_library *library = NULL;
	must_fail(KZ_E_LOCKED, kz_writer_open(h->path, NULL, &writer, err));
	must_fail(
		KZ_E_LOCKED, kz_library_open(h->shelf, KZ_LIBRARY_WRITE, &library, err));
	must(kz_writer_commit(h->writer, err));
	assert_string_equal(search_at(h->path, "alfa"), "a");
}

static void check_free(const held *h)
{
	kz_writer *writer = NULL;
	kz_library *library = NULL;
	must(kz_writer_open(h->path, NULL, &writer, err));
	put(writer, "b", "Beta", "beta");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	must(kz_library_open(h->shelf, KZ_LIBRARY_WRITE, &library, err));
	kz_library_close(library);
	assert_string_equal(search_at(h->path, "*"), "a b");
}

static void try_child(void **state, uint32_t shards, void (*function)(held *))
{
	held h = hold(state, shards);
	child c = begin(function, &h);
	check_held(&h);
	release(&h);
	check_free(&h);
	end(c);
}

static void a_child_keeps_no_lock_of_a_closed_writer(void **state)
{
	try_child(state, 0, do_nothing);
}

static void nor_of_one_that_is_divided(void **state)
{
	try_child(state, 3, do_nothing);
}

static void by_closing_it_takes_no_lock_away(void **state)
{
	try_child(state, 0, release);
}

static void not_if_divided_either(void **state)
{
	try_child(state, 3, release);
}

/* One of several children, born before and after it was opened. */
static void writers_of_parent_and_child_take_turns(void **state)
{
	held h = hold(state, 0);
	child first = begin(do_nothing, &h);
	release(&h);
	h.writer = open_writer(h.path, 0);
	must(kz_library_open(h.shelf, KZ_LIBRARY_WRITE, &h.library, err));
	put(h.writer, "a", "Alfa", "alfa");
	child second = begin(do_nothing, &h);
	check_held(&h);
	release(&h);
	child third = begin(do_nothing, &h);
	check_free(&h);
	end(first);
	end(second);
	end(third);
}

/* As pdftotext is run: it has nothing of what its parent had open. */
static void run_another_program(held *h)
{
	held opened = *h;
	if (kz_writer_open(h->path, NULL, &opened.writer, NULL) != KZ_OK ||
		kz_library_open(h->shelf, KZ_LIBRARY_WRITE, &opened.library, NULL) !=
			KZ_OK)
		_exit(1);
	/* So that who knows only us can end it. */
	int ends[2];
	char byte;
	if (setpgid(0, 0) != 0 || pipe(ends) != 0 ||
		fcntl(ends[1], F_SETFD, FD_CLOEXEC) != 0)
		_exit(1);
	pid_t program = fork();
	if (program == 0) {
		execlp("sleep", "sleep", "60", (char *)NULL);
		_exit(1);
	}
	/* Nothing comes out of it, and its end is when the program runs. */
	close(ends[1]);
	if (program < 0 || read(ends[0], &byte, 1) != 0)
		_exit(1);
}

static void another_program_holds_no_lock(void **state)
{
	held h = hold(state, 0);
	must(kz_writer_commit(h.writer, err));
	release(&h);
	child c = begin(run_another_program, &h);
	kz_writer *writer = NULL;
	must_fail(KZ_E_LOCKED, kz_writer_open(h.path, NULL, &writer, err));
	end(c);
	check_free(&h);
	assert_int_equal(kill(-c.process, SIGKILL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_child_keeps_no_lock_of_a_closed_writer),
		in_directory(nor_of_one_that_is_divided),
		in_directory(by_closing_it_takes_no_lock_away),
		in_directory(not_if_divided_either),
		in_directory(writers_of_parent_and_child_take_turns),
		in_directory(another_program_holds_no_lock),
	};
	return cmocka_run_group_tests_name("fork-locks", tests, NULL, NULL);
}
