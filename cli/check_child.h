/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Work on an index that may be damaged, in a child process: the engine may crash on it,
 * which then is one more finding, or a reason to go about it otherwise.
 */
#ifndef KAMERZOEK_CLI_CHECK_CHILD_H
#define KAMERZOEK_CLI_CHECK_CHILD_H

#include <kamerzoek.h>

#include <stdio.h>

struct finding {
	const char *file, *id, *path, *what;
};

/* What was found, of all parts together. Start from zero. */
struct findings {
	struct finding *items;
	size_t count;
};

/* A check of one part, below limits of memory and time; or a rebuild. */
struct task {
	const char *database;
	uint32_t part;                     /* of KZ_CHECK_...; 0 of a rebuild */
	const kz_rebuild_options *rebuild; /* of which the callbacks are not used */
	bool quiet;
};

struct outcome {
	bool died;
	kz_check_summary check;
	kz_rebuild_summary rebuild;
};

/* Adds what the child finds, or loses, once each; a check that died is a finding. The
 * summaries are zero after a failure, and when it died. KZ_E_IO: no child could be
 * made. */
kz_status do_in_child(const struct task *task, struct findings *found,
	struct outcome *out, kz_error *err);

void finding_show(FILE *stream, const struct finding *one, bool plain);

/* Forgets those from the number on. */
void findings_cut(struct findings *found, size_t count);

#endif
