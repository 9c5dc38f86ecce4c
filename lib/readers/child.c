/* SPDX-License-Identifier: GPL-2.0-or-later */
/* pipe2(), close_range() and memfd_create() are Linux's. */
#define _GNU_SOURCE

#include "readers/child.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	CHUNK = 1 << 16,
	FILES_MAX = 32,
	NOT_STARTED = 127 /* what a shell says too */
};

/* Not the caller's: what it is asked to do must not depend on who asks. */
static const char *const environment[] = {
	"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC0", NULL};

/* One that runs, seen from here. */
typedef struct running {
	kzi_child *child;
	const char *name; /* for messages */
	pid_t pid;        /* and its process group */
	int out, errors;  /* our ends of its stdout and stderr; -1 when at their end */
	struct timespec deadline;
	size_t complained; /* bytes of its stderr that are kept */
} running;

bool kzi_program_find(const char *name, char path[KZI_PROGRAM_MAX])
{
	static const char *const places[] = {"/usr/bin", "/usr/local/bin"};
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		int length = snprintf(path, KZI_PROGRAM_MAX, "%s/%s", places[i], name);
		if (length < KZI_PROGRAM_MAX && access(path, X_OK) == 0)
			return true;
	}
	return false;
}

/* ---- Files ---- */

/* A descriptor that cannot be in the way when those of the child are set. */
static int above_standard(int fd)
{
	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	int moved = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	close(fd);
	return moved;
}

kz_status kzi_bytes_open(const char *bytes, size_t length, int *out, kz_error *err)
{
	*out = -1;
	int fd = above_standard(memfd_create("document", MFD_CLOEXEC));
	if (fd < 0)
		return kzi_fail_errno(err, "a file in memory");
	kz_status st = kzi_write_all(fd, bytes, length, "a file in memory", err);
	if (st == KZ_OK && lseek(fd, 0, SEEK_SET) != 0)
		st = kzi_fail_errno(err, "a file in memory");
	if (st != KZ_OK)
		close(fd);
	else
		*out = fd;
	return st;
}

static bool open_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	ends[0] = above_standard(ends[0]);
	ends[1] = above_standard(ends[1]);
	return ends[0] >= 0 && ends[1] >= 0;
}

static void close_pipe(int ends[2])
{
	for (int i = 0; i < 2; i++) {
		if (ends[i] >= 0)
			close(ends[i]);
	}
}

/* ---- Starting ---- */

/* A program of the shell's begins with every signal as the system has it. */
static void forget_handlers(void)
{
	struct sigaction as_is = {.sa_handler = SIG_DFL};
	for (int number = 1; number < NSIG; number++)
		sigaction(number, &as_is, NULL);
}

static void set_limits(const kzi_child *child)
{
	const struct {
		int resource;
		rlim_t most;
	} limits[] = {
		{RLIMIT_AS, child->memory},
		{RLIMIT_CPU, child->seconds},
		{RLIMIT_NOFILE, FILES_MAX},
		{RLIMIT_FSIZE, 0},
		{RLIMIT_CORE, 0},
	};
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		struct rlimit limit = {limits[i].most, limits[i].most};
		setrlimit(limits[i].resource, &limit);
	}
}

/*
 * In the child, which is still in the memory of the caller: it asks things of the
 * system and touches nothing else. Returns why there is no such program, if at all.
 */
static int become(const kzi_child *child, int input, int out, int errors)
{
	sigset_t none;
	sigemptyset(&none);
	forget_handlers();
	if (setpgid(0, 0) != 0 || dup2(input, STDIN_FILENO) < 0 ||
		dup2(out, STDOUT_FILENO) < 0 || dup2(errors, STDERR_FILENO) < 0)
		return errno;
	/* Also those that the caller forgot to mark as its own. */
	close_range(STDERR_FILENO + 1, UINT_MAX, 0);
	set_limits(child);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* It promises not to write to them, in words alone. */
	execve(child->path, (char *const *)child->arguments, (char *const *)environment);
	return errno;
}

/*
 * vfork() and not fork(), which would copy the page tables of a caller that may be
 * large; nor posix_spawn(), which knows no limits, and once the program is running
 * they are too late. No handler of the caller's may run in its memory meanwhile.
 * Returns 0 or an errno.
 */
static int spawn(const kzi_child *child, int input, int out, int errors, pid_t *pid)
{
	volatile int failed = 0;
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	*pid = vfork();
	if (*pid == 0) {
		failed = become(child, input, out, errors);
		_Exit(NOT_STARTED);
	}
	if (*pid < 0)
		failed = errno;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (*pid > 0 && failed != 0)
		waitpid(*pid, NULL, 0);
	return failed;
}

static kz_status start(running *run, kz_error *err)
{
	int out[2] = {-1, -1}, errors[2] = {-1, -1}, failed = 0;
	int input = run->child->input < 0
			    ? above_standard(kzi_open("/dev/null", O_RDONLY, 0))
			    : run->child->input;
	if (input < 0 || !open_pipe(out) || !open_pipe(errors))
		failed = errno;
	else
		failed = spawn(run->child, input, out[1], errors[1], &run->pid);
	if (input != run->child->input && input >= 0)
		close(input);
	if (failed != 0) {
		close_pipe(out);
		close_pipe(errors);
		errno = failed;
		return kzi_fail_errno(err, "%s cannot be started", run->child->path);
	}
	close(out[1]);
	close(errors[1]);
	run->out = out[0];
	run->errors = errors[0];
	return KZ_OK;
}

/* ---- Listening ---- */

/* Milliseconds up to the deadline, rounded up; 0 when it is past. */
static int time_left(const running *run)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	long long left = (run->deadline.tv_sec - now.tv_sec) * 1000LL +
			 (run->deadline.tv_nsec - now.tv_nsec + 999999) / 1000000;
	return left < 0 ? 0 : left > 1000000 ? 1000000 : (int)left;
}

static kz_status too_slow(const running *run, kz_error *err)
{
	return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
		"%s was stopped: not done in %u seconds", run->name, run->child->seconds);
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static kz_status take_output(running *run, kzi_buffer *out, size_t before, kz_error *err)
{
	char *to = kzi_buffer_reserve(out, CHUNK);
	if (to == NULL)
		return kzi_no_memory(err);
	ssize_t got = read(run->out, to, CHUNK);
	if (got < 0)
		return errno == EINTR ? KZ_OK : kzi_fail_errno(err, "%s", run->name);
	if (got == 0)
		close_end(&run->out);
	out->length += (size_t)got;
	if (out->length - before > run->child->output)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"%s was stopped: it wrote over %zu bytes", run->name,
			run->child->output);
	return KZ_OK;
}

/* Its beginning is kept for the message; the rest only must not block the child. */
static void take_complaint(running *run)
{
	char rest[4096];
	ssize_t got = read(run->errors, rest, sizeof rest);
	if (got == 0 || (got < 0 && errno != EINTR))
		close_end(&run->errors);
	for (ssize_t i = 0; i < got && run->complained < KZI_COMPLAINT_MAX - 1; i++)
		run->child->complaint[run->complained++] = rest[i];
}

static kz_status listen_to(running *run, kzi_buffer *out, kz_error *err)
{
	size_t before = out->length;
	kz_status st = KZ_OK;
	while (st == KZ_OK && (run->out >= 0 || run->errors >= 0)) {
		struct pollfd ends[2] = {{run->out, POLLIN, 0}, {run->errors, POLLIN, 0}};
		int ready = poll(ends, 2, time_left(run));
		if (ready < 0 && errno != EINTR)
			st = kzi_fail_errno(err, "%s", run->name);
		else if (ready >= 0 && time_left(run) == 0)
			st = too_slow(run, err);
		if (st == KZ_OK && ready > 0 && ends[0].revents != 0)
			st = take_output(run, out, before, err);
		if (st == KZ_OK && ready > 0 && ends[1].revents != 0)
			take_complaint(run);
	}
	return st;
}

/* ---- Ending ---- */

/* It has closed its ends, and is about to be gone; or hangs, even so. Left as it is
 * for reap(), so that its number stays its own. */
static kz_status wait_for_end(const running *run, kz_error *err)
{
	struct timespec pause = {0, 100000};
	for (;;) {
		siginfo_t seen = {0};
		int failed =
			waitid(P_PID, (id_t)run->pid, &seen, WEXITED | WNOHANG | WNOWAIT);
		if ((failed == 0 && seen.si_pid != 0) || (failed != 0 && errno == ECHILD))
			return KZ_OK;
		if (time_left(run) == 0)
			return too_slow(run, err);
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 20000000)
			pause.tv_nsec *= 2;
	}
}

/* Ends what is left of the group. -1 when nobody knows how the child ended. */
static int reap(const running *run)
{
	int how = 0;
	pid_t got;
	kill(-run->pid, SIGKILL);
	do
		got = waitpid(run->pid, &how, 0);
	while (got < 0 && errno == EINTR);
	return got == run->pid ? how : -1;
}

static kz_status judge(const running *run, int how, kz_error *err)
{
	if (how == -1 || (WIFEXITED(how) && WEXITSTATUS(how) == 0))
		return KZ_OK;
	const char *words = run->child->complaint;
	int length = (int)strcspn(words, "\r\n");
	const char *colon = length > 0 ? ": " : "";
	/* Where vfork() is fork(), as below valgrind, it has no other way to say so. */
	if (WIFEXITED(how) && WEXITSTATUS(how) == NOT_STARTED && length == 0)
		return kzi_fail(err, KZ_E_IO, KZI_NO_OFFSET, "%s cannot be started",
			run->child->path);
	/* Nobody else would: so the kernel ends one that goes beyond its limits. */
	if (WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"%s was killed at a limit of time or memory", run->name);
	if (WIFSIGNALED(how))
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"%s died by signal %d%s%.*s", run->name, WTERMSIG(how), colon,
			length, words);
	return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
		"%s failed, exit code %d%s%.*s", run->name, WEXITSTATUS(how), colon,
		length, words);
}

kz_status kzi_child_run(kzi_child *child, kzi_buffer *out, kz_error *err)
{
	running run = {
		.child = child, .name = child->arguments[0], .out = -1, .errors = -1};
	memset(child->complaint, 0, sizeof child->complaint);
	clock_gettime(CLOCK_MONOTONIC, &run.deadline);
	run.deadline.tv_sec += child->seconds;
	kz_status st = start(&run, err);
	if (st != KZ_OK)
		return st;
	st = listen_to(&run, out, err);
	if (st == KZ_OK)
		st = wait_for_end(&run, err);
	close_end(&run.out);
	close_end(&run.errors);
	int how = reap(&run);
	return st == KZ_OK ? judge(&run, how, err) : st;
}
