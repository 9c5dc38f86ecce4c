/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programs that do their work, and programs that do not: what comes back, what is
 * left of them, and what they have seen of the caller. */
#include "support.h"

#include "readers/child.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { MEMORY = 256 << 20, OUTPUT = 1 << 20 };

static kz_status run_shell(
	const char *script, int input, unsigned seconds, kzi_buffer *out, kz_error *err)
{
	const char *arguments[] = {"stand-in", "-c", script, NULL};
	kzi_child child = {.path = "/bin/sh",
		.arguments = arguments,
		.input = input,
		.seconds = seconds,
		.memory = MEMORY,
		.output = OUTPUT};
	return kzi_child_run(&child, out, err);
}

/* What the script says; the caller frees it. */
static char *said_by(const char *script, const char *input)
{
	kzi_buffer out = {0};
	int fd = -1;
	if (input != NULL)
		must(kzi_bytes_open(input, strlen(input), &fd, err));
	must(run_shell(script, fd, 60, &out, err));
	if (fd >= 0)
		close(fd);
	char *text = kzi_buffer_take(&out);
	assert_non_null(text);
	return text;
}

static void assert_says(const char *script, const char *input, const char *wanted)
{
	char *text = said_by(script, input);
	same_text(script, text, wanted);
	free(text);
}

static void what_it_writes_comes_back(void **state)
{
	(void)state;
	assert_says("echo een; echo twee", NULL, "een\ntwee\n");
	assert_says("cat", "Geachte Voorzitter,", "Geachte Voorzitter,");
	assert_says("cat", "", "");
	assert_says("cat", NULL, "");
	assert_says("echo luid; echo stil >&2", NULL, "luid\n");
	/* It is appended, and half a megabyte does not stop either of the two. */
	kzi_buffer out = {0};
	kzi_buffer_text(&out, "eerst ");
	must(run_shell("head -c 500000 /dev/zero; head -c 500000 /dev/zero >&2", -1, 60,
		&out, err));
	assert_int_equal(out.length, 500006);
	assert_memory_equal(out.data, "eerst ", 7);
	kzi_buffer_free(&out);
}

static void how_it_fails_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *script;
		kz_status status;
		const char *words;
	} rows[] = {
		{"exit 7", KZ_E_DOCUMENT, "stand-in failed, exit code 7"},
		{"echo kapot >&2; echo nog iets >&2; exit 1", KZ_E_DOCUMENT,
			"exit code 1: kapot"},
		{"printf '\\033[31mrood\\n' >&2; exit 1", KZ_E_DOCUMENT, "1: ?[31mrood"},
		{"kill -SEGV $$", KZ_E_DOCUMENT, "died by signal 11"},
		{"echo hier >&2; kill -ABRT $$", KZ_E_DOCUMENT, "signal 6: hier"},
		{"kill -KILL $$", KZ_E_LIMIT, "killed at a limit"},
		{"exec yes", KZ_E_LIMIT, "it wrote over 1048576 bytes"},
		{"yes & yes & wait", KZ_E_LIMIT, "it wrote over 1048576 bytes"},
		/* More than it may have: dd says so itself. */
		{"dd if=/dev/zero of=/dev/null bs=512M count=1", KZ_E_DOCUMENT,
			"exit code 1: dd: memory exhausted"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_buffer out = {0};
		must_fail(rows[i].status, rows[i].words,
			run_shell(rows[i].script, -1, 60, &out, err));
		kzi_buffer_free(&out);
	}
}

static void one_that_is_not_there_cannot_be_started(void **state)
{
	(void)state;
	const char *arguments[] = {"geen", NULL};
	kzi_child child = {.path = "/nonexistent/geen",
		.arguments = arguments,
		.input = -1,
		.seconds = 1,
		.memory = MEMORY,
		.output = OUTPUT};
	kzi_buffer out = {0};
	must_fail(KZ_E_IO, "/nonexistent/geen cannot be started",
		kzi_child_run(&child, &out, err));
	assert_int_equal(out.length, 0);
	kzi_buffer_free(&out);
	char path[KZI_PROGRAM_MAX];
	assert_false(kzi_program_find("no-such-program-anywhere", path));
	assert_true(kzi_program_find("env", path));
	assert_string_equal(path, "/usr/bin/env");
}

/* Dead is enough: who buries it is the machine's business. */
static bool is_alive(pid_t pid)
{
	char path[64], line[256] = "";
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *about = fopen(path, "r");
	if (about == NULL)
		return false;
	assert_non_null(fgets(line, sizeof line, about));
	fclose(about);
	return strstr(line, ") Z ") == NULL;
}

/* The number that a script wrote first, and then went on. */
static void assert_gone(kzi_buffer *out)
{
	kzi_buffer_byte(out, '\0');
	assert_false(out->failed);
	pid_t pid = (pid_t)strtol(out->data, NULL, 10);
	assert_true(pid > 1);
	/* A signal needs a moment to arrive. */
	for (int i = 0; i < 10000 && is_alive(pid); i++)
		usleep(1000);
	assert_false(is_alive(pid));
	kzi_buffer_free(out);
}

static void one_that_hangs_is_killed_with_its_children(void **state)
{
	(void)state;
	static const char *const scripts[] = {
		"echo $$; exec sleep 1000",
		"sleep 1000 & echo $!; wait",
		/* The first is gone at once, and another holds its stdout. */
		"sleep 1000 & echo $!",
		/* Nothing more can come, and it is still there. */
		"echo $$; exec sleep 1000 >&- 2>&-",
		"trap '' TERM INT HUP; echo $$; while :; do sleep 1; done",
	};
	for (size_t i = 0; i < COUNT(scripts); i++) {
		kzi_buffer out = {0};
		kz_error err;
		assert_int_equal(run_shell(scripts[i], -1, 1, &out, &err), KZ_E_LIMIT);
		same_text(scripts[i], err.message,
			"stand-in was stopped: not done in 1 seconds");
		assert_gone(&out);
	}
	/* One that ends well leaves nothing behind either. */
	kzi_buffer out = {0};
	must(run_shell("sleep 1000 >&- 2>&- & echo $!", -1, 60, &out, err));
	assert_gone(&out);
}

static void it_inherits_nothing(void **state)
{
	const char *path = write_text(*state, "open", "geheim");
	int fd = open(path, O_RDONLY);
	assert_int_equal(dup2(fd, 77), 77);
	assert_int_equal(setenv("KAMERZOEK_SECRET", "geheim", 1), 0);
	/* The last is that of the folder which ls itself reads. */
	assert_says("ls /proc/self/fd", NULL, "0\n1\n2\n3\n");
	assert_says("env | grep KAMERZOEK || :", NULL, "");
	assert_says("echo $LC_ALL $TZ", NULL, "C.UTF-8 UTC0\n");
	close(77);
	close(fd);
}

static void it_writes_no_file(void **state)
{
	char script[1200];
	const char *path = below(*state, "geschreven");
	kzi_buffer out = {0};
	snprintf(script, sizeof script, "echo iets >'%s'", path);
	kz_error err;
	assert_int_equal(run_shell(script, -1, 60, &out, &err), KZ_E_DOCUMENT);
	size_t length = 0;
	char *bytes = read_bytes(path, &length);
	assert_int_equal(length, 0);
	free(bytes);
	kzi_buffer_free(&out);
}

static volatile sig_atomic_t children_seen;

static void see_child(int number)
{
	(void)number;
	children_seen++;
}

static void the_callers_signals_stay_as_they_are(void **state)
{
	(void)state;
	struct sigaction mine = {.sa_handler = see_child}, before[2], now;
	sigset_t blocked, mask;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	assert_int_equal(sigaction(SIGCHLD, &mine, &before[0]), 0);
	mine.sa_handler = SIG_IGN;
	assert_int_equal(sigaction(SIGPIPE, &mine, &before[1]), 0);
	assert_int_equal(sigprocmask(SIG_BLOCK, &blocked, NULL), 0);
	/* In the child all is as from a shell: nothing blocked, nothing ignored. */
	assert_says("grep SigBlk /proc/self/status", NULL, "SigBlk:\t0000000000000000\n");
	kzi_buffer out = {0};
	must_fail(KZ_E_DOCUMENT, "signal 13",
		run_shell("kill -PIPE $$", -1, 60, &out, err));
	kzi_buffer_free(&out);
	assert_int_equal(sigaction(SIGCHLD, NULL, &now), 0);
	assert_true(now.sa_handler == see_child);
	assert_int_equal(sigaction(SIGPIPE, NULL, &now), 0);
	assert_true(now.sa_handler == SIG_IGN);
	assert_int_equal(sigprocmask(SIG_UNBLOCK, &blocked, &mask), 0);
	assert_true(sigismember(&mask, SIGTERM));
	assert_false(sigismember(&mask, SIGCHLD));
	sigaction(SIGCHLD, &before[0], NULL);
	sigaction(SIGPIPE, &before[1], NULL);
}

/* Nobody knows how it ended, and all that it said is there. */
static void children_may_be_reaped_unseen(void **state)
{
	(void)state;
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	assert_int_equal(sigaction(SIGCHLD, &ignore, &before), 0);
	assert_says("echo goed", NULL, "goed\n");
	assert_says("echo fout; exit 3", NULL, "fout\n");
	kzi_buffer out = {0};
	must_fail(KZ_E_LIMIT, "not done", run_shell("exec sleep 1000", -1, 1, &out, err));
	kzi_buffer_free(&out);
	sigaction(SIGCHLD, &before, NULL);
}

/* As in a daemon that has closed its own: ours must not land in the way. */
static void the_caller_may_have_no_standard_files(void **state)
{
	(void)state;
	int kept[3];
	for (int i = 0; i < 3; i++)
		assert_true((kept[i] = fcntl(i, F_DUPFD_CLOEXEC, 100)) >= 100);
	fflush(stdout);
	for (int i = 0; i < 3; i++)
		close(i);
	kzi_buffer out = {0}, fed = {0};
	int fd = -1;
	kz_status st = run_shell("cat; echo uit; echo fout >&2", -1, 60, &out, NULL);
	kz_status opened = kzi_bytes_open("in ", 3, &fd, NULL);
	kz_status taken = run_shell("cat; echo uit", fd, 60, &fed, NULL);
	close(fd);
	for (int i = 0; i < 3; i++) {
		dup2(kept[i], i);
		close(kept[i]);
	}
	assert_int_equal(st, KZ_OK);
	assert_int_equal(opened, KZ_OK);
	assert_int_equal(taken, KZ_OK);
	assert_int_equal(out.length, 4);
	assert_memory_equal(out.data, "uit\n", 4);
	assert_int_equal(fed.length, 7);
	assert_memory_equal(fed.data, "in uit\n", 7);
	kzi_buffer_free(&out);
	kzi_buffer_free(&fed);
}

static void *run_some(void *wrong)
{
	for (int i = 0; i < 20; i++) {
		char script[40], wanted[20];
		kzi_buffer out = {0};
		int length = snprintf(wanted, sizeof wanted, "%d\n", i);
		snprintf(script, sizeof script, "echo %d", i);
		if (run_shell(script, -1, 60, &out, NULL) != KZ_OK ||
			out.length != (size_t)length ||
			memcmp(out.data, wanted, out.length) != 0)
			*(int *)wrong += 1;
		kzi_buffer_free(&out);
	}
	return NULL;
}

static void threads_do_not_mix_them_up(void **state)
{
	(void)state;
	pthread_t threads[4];
	int wrong[COUNT(threads)] = {0};
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(
			pthread_create(&threads[i], NULL, run_some, &wrong[i]), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_int_equal(wrong[i], 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_writes_comes_back),
		cmocka_unit_test(how_it_fails_is_told),
		cmocka_unit_test(one_that_is_not_there_cannot_be_started),
		cmocka_unit_test(one_that_hangs_is_killed_with_its_children),
		in_directory(it_inherits_nothing),
		in_directory(it_writes_no_file),
		cmocka_unit_test(the_callers_signals_stay_as_they_are),
		cmocka_unit_test(children_may_be_reaped_unseen),
		cmocka_unit_test(the_caller_may_have_no_standard_files),
		cmocka_unit_test(threads_do_not_mix_them_up),
	};
	return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
