/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A power cut, in the mind: what was done to a directory is recorded, and of it made
 * again what a disk may have of it that loses its power in the middle. It is a model,
 * and not a disk: blocks that were not synced are there or not, each by chance; a
 * block is never half there.
 */
#ifndef POWER_H
#define POWER_H

#include "calls.h"

enum model {
	/* Names come to the disk in the order in which they were given, and with any
	 * sync; as with the journal of ext4. */
	JOURNAL,
	/* Names come to the disk when their own directory is synced, and before that by
	 * chance, each directory for itself: all that POSIX promises. */
	POSIX_ALONE
};

struct recording;

/* Memory for so many bytes, that a child shares; NULL when there is none. */
struct recording *recording_new(size_t size);
void recording_free(struct recording *recording);

/* In the child, from its first call on: watch() tells it with record(). moment is
 * kept with each deed, as it is then. */
void recording_begin(struct recording *recording, const char *directory,
	const volatile unsigned *moment);
tell_fn record;

/* Did all fit? */
bool recording_whole(const struct recording *recording);
unsigned long recording_deeds(const struct recording *recording);

/* Makes, at a path where nothing is, the directory as it may be when the power is cut
 * after so many deeds; by chance, from rand(). Gives the moment of the last of them. */
unsigned cut_power(const struct recording *recording, unsigned long deeds,
	enum model model, const char *path);

#endif
