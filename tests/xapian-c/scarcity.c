/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For dladdr() and the registers; glibc alone has what stands below. */
#define _GNU_SOURCE
#include "scarcity.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

/* The C library's own, under the names that it keeps for such as us. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);
void free(void *memory);

enum { FRAMES = 30 };

static unsigned long asked, at;
static bool counting, stays;
static atomic_long in_use;
static void *refused[FRAMES];
static int refused_count;

static bool innermost_is_xapian_c(void *const *frames, int count)
{
	Dl_info about;
	for (int i = 0; i < count; i++) {
		if (dladdr(frames[i], &about) == 0 || about.dli_fname == NULL)
			continue;
		if (strstr(about.dli_fname, "libxapian-c.so") != NULL)
			return true;
		if (strstr(about.dli_fname, "libxapian.so") != NULL)
			return false;
	}
	return true;
}

static bool is_scarce(void)
{
	if (!counting)
		return false;
	asked++;
	if (asked < at || (asked > at && !stays))
		return false;
	if (asked == at) {
		counting = false;
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
	return is_scarce() ? nothing() : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
	return is_scarce() ? nothing() : counted(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size)
{
	if (is_scarce())
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
	return asked;
}

long blocks_in_use(void)
{
	return atomic_load(&in_use);
}

bool refused_to_xapian_c(void)
{
	return innermost_is_xapian_c(refused, refused_count);
}

bool is_in_xapian_c(void)
{
	void *frames[FRAMES];
	return innermost_is_xapian_c(frames, backtrace(frames, FRAMES));
}
