/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads of our own in somebody else's program. */
#ifndef KZI_BASE_THREAD_H
#define KZI_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* A thread in which no signal of the program ends up; false when there is none to be
 * had, and then the caller does the work itself. */
bool kzi_thread_start(pthread_t *thread, void *(*work)(void *), void *context);

/* How many can work at once: as many as there were processors when this was first asked;
 * at least 1. */
unsigned kzi_thread_count(void);

#endif
