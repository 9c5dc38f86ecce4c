/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For dladdr() and the registers; glibc alone has what stands below. */
#define _GNU_SOURCE
#include "scarcity.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

/* The C library's own, under the names that it keeps for such as us. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

enum { FRAMES = 30 };

static unsigned long asked, at;
static bool counting, stays;
static atomic_long in_use;
static const void *called_at;
static void *refused[FRAMES];
static int refused_count;
static uint64_t *ways;
static unsigned long ways_most;

/* A program of the tests may have the library within. */
static const char *const ours[] = {
	"libxapian-c.so", "libkamerzoek.so", "/fault-", "/unit-", NULL};
static const char *const engines[] = {
	"libxapian.so", "libxml2.so", "libminizip.so", "libz.so", NULL};

static bool is_of(const char *file, const char *const *libraries)
{
	for (; file != NULL && *libraries != NULL; libraries++) {
		if (strstr(file, *libraries) != NULL)
			return true;
	}
	return false;
}

/* How many frames are of this program's malloc(), or handler of signals: those before
 * the one where it was called, or came. */
static int own_frames(void *const *frames, int count, const void *from)
{
	int i = 0;
	while (i < count && frames[i] != from)
		i++;
	return i < count ? i : 0;
}

static bool innermost_is_ours(void *const *frames, int count, const void *from)
{
	Dl_info about;
	for (int i = own_frames(frames, count, from); i < count; i++) {
		if (dladdr(frames[i], &about) == 0)
			continue;
		if (is_of(about.dli_fname, ours))
			return true;
		if (is_of(about.dli_fname, engines))
			return false;
	}
	return true;
}

/* Which of our calls led here: of an engine's own all are one. */
static uint64_t way_here(void)
{
	void *frames[FRAMES];
	uint64_t way = UINT64_C(14695981039346656037);
	int count = backtrace(frames, FRAMES);
	Dl_info about;
	for (int i = 0; i < count; i++) {
		if (dladdr(frames[i], &about) == 0 || !is_of(about.dli_fname, ours))
			continue;
		way = (way ^ (uintptr_t)frames[i]) * UINT64_C(1099511628211);
	}
	return way;
}

static void note_way(void)
{
	if (ways == NULL || asked > ways_most)
		return;
	counting = false;
	ways[asked - 1] = way_here();
	counting = true;
}

static bool is_scarce(const void *caller)
{
	if (!counting)
		return false;
	asked++;
	note_way();
	if (asked < at || (asked > at && !stays))
		return false;
	if (asked == at) {
		counting = false;
		called_at = caller;
		refused_count = backtrace(refused, FRAMES);
		counting = true;
	}
	return true;
}

static void *nothing(void)
{
	errno = ENOMEM;
	return NULL;
}

static void *counted(void *memory)
{
	if (memory != NULL)
		atomic_fetch_add(&in_use, 1);
	return memory;
}

void *malloc(size_t size)
{
	return is_scarce(__builtin_return_address(0)) ? nothing()
						      : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
	return is_scarce(__builtin_return_address(0))
		       ? nothing()
		       : counted(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size)
{
	if (is_scarce(__builtin_return_address(0)))
		return nothing();
	void *moved = __libc_realloc(memory, size);
	return memory == NULL ? counted(moved) : moved;
}

void free(void *memory)
{
	if (memory != NULL)
		atomic_fetch_sub(&in_use, 1);
	__libc_free(memory);
}

/* The first backtrace() of a process loads a library. */
void get_ready_for_scarcity(void)
{
	refused_count = backtrace(refused, FRAMES);
}

bool is_below_valgrind(void)
{
	const char *preloaded = getenv("LD_PRELOAD");
	return preloaded != NULL && strstr(preloaded, "vgpreload") != NULL;
}

void run_out_at(unsigned long nth, bool for_good)
{
	asked = 0;
	at = nth;
	stays = for_good;
	counting = true;
}

unsigned long have_enough(void)
{
	counting = false;
	ways = NULL;
	return asked;
}

void note_ways(uint64_t *out, unsigned long most)
{
	ways = out;
	ways_most = most;
}

long blocks_in_use(void)
{
	return atomic_load(&in_use);
}

bool refused_to_us(void)
{
	return innermost_is_ours(refused, refused_count, called_at);
}

uintptr_t refused_in_engine(void)
{
	for (int i = 0; i < refused_count; i++) {
		Dl_info about;
		if (dladdr(refused[i], &about) != 0 && is_of(about.dli_fname, engines))
			return (uintptr_t)refused[i] - (uintptr_t)about.dli_fbase;
	}
	return 0;
}

/* Where the thread was that the signal came to; NULL where that is not known. */
static void *interrupted_at(const ucontext_t *thread)
{
#if defined(__x86_64__)
	return (void *)thread->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
	return (void *)thread->uc_mcontext.pc;
#else
	(void)thread;
	return NULL;
#endif
}

bool was_in_ours(const void *thread)
{
	/* First without a walk up the stack: from where the engine crashes, that may
	 * crash, too. */
	void *const at_crash = interrupted_at(thread);
	void *frames[FRAMES] = {at_crash};
	Dl_info about;
	if (frames[0] != NULL && dladdr(frames[0], &about) != 0 &&
		is_of(about.dli_fname, engines))
		return false;
	return innermost_is_ours(frames, backtrace(frames, FRAMES), at_crash);
}
