/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A writer's work in steps, each a few documents and a commit; and how many of the
 * steps an index holds: whole ones, or it is not well.
 */
#ifndef WORK_H
#define WORK_H

#include <stdbool.h>

#include <kamerzoek.h>

struct work {
	const char *name;
	unsigned documents, steps;
	bool in_bulk; /* each step puts all of them, enough for a commit in bulk */
};

extern const struct work small_work, large_work;

/*
 * Do the steps from that one on, into the index at path. After each commit that was
 * acknowledged, acknowledged is the number of steps done. With again, a call that
 * fails is made once more, as a program might that has been told of a failure.
 */
kz_status do_work(const struct work *work, const char *path, unsigned from, bool again,
	volatile unsigned *acknowledged, kz_error *err);

/* So many of the steps are in the index, every document as it should be then; -1: it
 * is in no such state, and err says how. */
int steps_done(const struct work *work, const char *path, kz_error *err);

#endif
