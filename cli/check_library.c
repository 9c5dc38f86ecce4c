/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check_library.h"

#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "interrupt.h"
#include "number.h"
#include "terminal.h"

#include <stdlib.h>

/* What was looked at. */
struct looking {
	const struct session *session;
	uint64_t counts[KZ_LIBRARY_UNLISTED + 1];
};

static bool tell(void *context, const kz_library_file *file, kz_library_state state)
{
	static const char *const words[] = {"good", "damaged", "missing", "unlisted"};
	struct looking *looking = context;
	looking->counts[state]++;
	if (state != KZ_LIBRARY_GOOD || looking->session->verbose) {
		write_own(stdout, "%-8s  ", words[state]);
		write_text(stdout, file->path);
		write_own(stdout, "\n");
	}
	return !interrupt_came();
}

static void sum_up(const struct looking *looking)
{
	static const char *const words[] = {"good", "damaged", "missing", "in no list"};
	char number[NUMBER_MAX];
	for (size_t i = 0; i <= KZ_LIBRARY_UNLISTED; i++) {
		if (i == 0 || looking->counts[i] > 0)
			write_own(stderr, "%s%s %s", i > 0 ? ", " : "",
				number_text(looking->counts[i], number), words[i]);
	}
	write_own(stderr, "\n");
}

static int check(const struct session *session, const char *path)
{
	kz_error err;
	kz_library *library;
	struct looking looking = {.session = session};
	if (kz_library_open(path, 0, &library, &err) != KZ_OK)
		return complain(NULL, &err);
	interrupt_catch();
	kz_status st = kz_library_check(library, tell, &looking, &err);
	kz_library_close(library);
	if (st == KZ_E_CANCELLED)
		return EXIT_DONE;
	if (st != KZ_OK)
		return complain(NULL, &err);
	if (!session->quiet)
		sum_up(&looking);
	bool whole = looking.counts[KZ_LIBRARY_DAMAGED] == 0 &&
		     looking.counts[KZ_LIBRARY_MISSING] == 0;
	return whole ? EXIT_DONE : EXIT_REFUSED;
}

int check_library(const struct session *session, const struct arguments *args)
{
	if (args->rest_count > 1)
		return usage_error("check is of one library at a time");
	char *own = config_library();
	const char *path = args->rest_count > 0 ? args->rest[0] : own;
	int code = path != NULL ? check(session, path)
				: usage_error("where is the library? HOME is not set");
	free(own);
	return code;
}
