/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "children.h"

#include "support.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DONE = '.' };

/* The engine's own check frees by another size than it took, which harms nothing. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}

/* Beside what there is: an address sanitizer alone takes terabytes. */
static void limit(unsigned seconds, size_t megabytes)
{
	unsigned long pages = 0;
	FILE *about = fopen("/proc/self/statm", "r");
	struct rlimit none = {0, 0}, time = {seconds, seconds + 1};
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_CPU, &time);
	if (about == NULL || fscanf(about, "%lu", &pages) != 1)
		return;
	fclose(about);
	rlim_t most = pages * (rlim_t)sysconf(_SC_PAGESIZE) + megabytes * 1024 * 1024;
	setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
}

/* The test runner catches these, and would go on here with the other tests. */
static void crash_as_usual(void)
{
	static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		signal(numbers[i], SIG_DFL);
}

static void be_the_child(
	child_fn *work, void *context, unsigned seconds, size_t megabytes, int end)
{
	FILE *out = fdopen(end, "w");
	crash_as_usual();
	limit(seconds, megabytes);
	if (out == NULL)
		_exit(1);
	/* What a sanitizer has to say about a crash is not for the protocol. */
	if (freopen("/dev/null", "w", stderr) == NULL)
		_exit(1);
	work(out, context);
	fputc(DONE, out);
	_exit(fflush(out) == 0 ? 0 : 1);
}

child_end run_child(child_fn *work, void *context, unsigned seconds, size_t megabytes)
{
	int ends[2], status = 0, byte;
	child_end end = {0};
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		be_the_child(work, context, seconds, megabytes, ends[1]);
	}
	assert_true(child > 0);
	close(ends[1]);
	FILE *in = fdopen(ends[0], "r"), *all = open_memstream(&end.said, &end.length);
	assert_non_null(in);
	assert_non_null(all);
	while ((byte = fgetc(in)) != EOF)
		fputc(byte, all);
	fclose(in);
	fclose(all);
	assert_int_equal(waitpid(child, &status, 0), child);
	end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	end.timed_out = end.signal == SIGXCPU || end.signal == SIGKILL;
	end.died = end.length == 0 || end.said[end.length - 1] != DONE || end.signal != 0;
	if (!end.died)
		end.said[--end.length] = '\0';
	return end;
}

/* Under a sanitizer each takes three times as long, so a third of them is enough. */
#if defined(__SANITIZE_ADDRESS__)
#define SHARE 3
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SHARE 3
#endif
#endif
#ifndef SHARE
#define SHARE 1
#endif

unsigned in_all(unsigned few, unsigned many)
{
	const char *soak = getenv("KAMERZOEK_SOAK");
	unsigned long wanted = soak != NULL ? strtoul(soak, NULL, 10) : 0;
	return wanted == 0 ? few / SHARE : wanted == 1 ? many : (unsigned)wanted;
}

uint32_t test_seed(void)
{
	const char *given = getenv("KAMERZOEK_TEST_SEED");
	uint32_t seed = given != NULL ? (uint32_t)strtoul(given, NULL, 10)
				      : (uint32_t)time(NULL) * 2654435761u;
	print_message("# KAMERZOEK_TEST_SEED=%lu\n", (unsigned long)seed);
	return seed;
}

uint32_t draw(uint32_t *state, uint32_t most)
{
	/* Mixed well, for one seed and the next are to have nothing in common. */
	uint32_t mixed = *state += 0x9e3779b9u;
	mixed = (mixed ^ mixed >> 16) * 0x85ebca6bu;
	mixed = (mixed ^ mixed >> 13) * 0xc2b2ae35u;
	mixed ^= mixed >> 16;
	return (uint32_t)((uint64_t)mixed * most >> 32);
}
