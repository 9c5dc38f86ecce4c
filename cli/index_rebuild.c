/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index_rebuild.h"

#include "check_child.h"
#include "complain.h"
#include "exit_code.h"
#include "number.h"
#include "progress.h"
#include "terminal.h"

/* The engine may crash on what is damaged: then without it. */
static kz_status rebuild(struct session *session, kz_rebuild_options *options,
	struct findings *lost, struct outcome *out, kz_error *err)
{
	struct task task = {session->database, 0, options, session->quiet};
	kz_status st = do_in_child(&task, lost, out, err);
	if (!out->died)
		return st;
	findings_cut(lost, 0);
	options->flags |= KZ_REBUILD_TEXTS_ALONE;
	return do_in_child(&task, lost, out, err);
}

static void tell_losses(const struct session *session, const struct findings *lost)
{
	for (size_t i = 0; i < lost->count; i++)
		finding_show(stderr, &lost->items[i], session->plain);
}

int index_rebuild(struct session *session, const kz_writer_options *writer)
{
	kz_error err;
	char number[NUMBER_MAX];
	struct outcome outcome;
	struct findings lost = {0};
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	options.analysis = writer->analysis;
	options.words = writer->words;
	/* What to do when not even this is to be had. */
	complain_about("index --rebuild", session->database_given);
	progress_begin();
	kz_status st = rebuild(session, &options, &lost, &outcome, &err);
	progress_hide();
	tell_losses(session, &lost);
	int code = lost.count > 0 ? EXIT_REFUSED : EXIT_DONE;
	findings_cut(&lost, 0);
	if (st != KZ_OK)
		return complain(NULL, &err);
	if (outcome.died) {
		say("%s: the engine crashes on it, and the index is left as it is",
			session->database);
		return EXIT_INDEX;
	}
	if (!session->quiet)
		write_own(stderr, "%s documents, all anew\n",
			number_text(outcome.rebuild.documents, number));
	return code;
}
