/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The child of the command that looks an index through: what it finds gets here, and so
 * does how it ends. What it does there is ours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <signal.h>

#include "check_child.h"
#include "complain.h"
#include "progress.h"
#include "terminal.h"

/* ---- What stands around it ---- */

static char written[1000];
static unsigned shown;

void out_of_memory(void)
{
	abort();
}

void progress_show(const kz_progress *progress)
{
	assert_int_equal(progress->done, 7);
	shown++;
}

void write_own(FILE *stream, const char *format, ...)
{
	(void)stream;
	strcat(written, format);
}

void write_text(FILE *stream, const char *text)
{
	(void)stream;
	strcat(written, text);
}

/* ---- What the child does ---- */

static enum how {
	FINDS,
	FINDS_AND_CRASHES,
	RUNS_ON,
	IS_KILLED,
	LEAVES,
	WANTS_MEMORY,
	FAILS
} how;

static kz_status fail_with(kz_error *err, kz_status st, const char *words)
{
	*err = (kz_error){.status = st, .offset = -1};
	snprintf(err->message, sizeof err->message, "%s", words);
	return st;
}

static void end_badly(int number)
{
	signal(number, SIG_DFL);
	raise(number);
}

static kz_status do_it(kz_damage_fn *on_damage, kz_progress_fn *on_progress,
	void *context, kz_error *err)
{
	kz_damage one = {sizeof one, "gen-000001/text", "kst-1-2", "/a.txt", "cut"};
	kz_damage other = {sizeof other, "lexicon", "", "", "gone"};
	kz_progress progress = {.size = sizeof progress, .done = 7, .path = ""};
	if (how == LEAVES)
		_Exit(3);
	if (how == WANTS_MEMORY)
		return fail_with(err, KZ_E_NO_MEMORY, "no memory");
	if (how == FAILS)
		return fail_with(err, KZ_E_FORMAT, "of another format");
	assert_true(on_progress(context, &progress));
	assert_true(on_progress(context, &progress));
	assert_true(on_damage(context, &one));
	assert_true(on_damage(context, &other));
	assert_true(on_damage(context, &one));
	if (how != FINDS)
		end_badly(how == RUNS_ON     ? SIGXCPU
			  : how == IS_KILLED ? SIGKILL
					     : SIGSEGV);
	return KZ_OK;
}

kz_status kz_index_check(const char *path, const kz_check_options *options,
	kz_check_summary *out, kz_error *err)
{
	assert_string_equal(path, "index");
	out->documents = options->parts;
	return do_it(options->on_damage, options->on_progress, options->context, err);
}

kz_status kz_index_rebuild(const char *path, const kz_rebuild_options *options,
	kz_rebuild_summary *out, kz_error *err)
{
	assert_string_equal(path, "index");
	out->documents = options->flags;
	return do_it(options->on_loss, options->on_progress, options->context, err);
}

/* ---- */

static struct findings found;
static struct outcome outcome;
static kz_error told;

static int forget(void **state)
{
	(void)state;
	findings_cut(&found, 0);
	shown = 0;
	written[0] = '\0';
	told = (kz_error){0};
	return 0;
}

static kz_status look(enum how wanted, uint32_t part)
{
	struct task task = {.database = "index", .part = part};
	how = wanted;
	return do_in_child(&task, &found, &outcome, &told);
}

/* All that was found, as people and programs are shown it. */
static const char *show(bool plain)
{
	written[0] = '\0';
	for (size_t i = 0; i < found.count; i++)
		finding_show(stdout, &found.items[i], plain);
	return written;
}

#define TWO "gen-000001/text: kst-1-2 (/a.txt): cut\nlexicon: gone\n"

static void what_is_found_comes_here_once(void **state)
{
	(void)state;
	assert_int_equal(look(FINDS, KZ_CHECK_TEXTS), KZ_OK);
	assert_false(outcome.died);
	assert_int_equal(outcome.check.documents, KZ_CHECK_TEXTS);
	assert_int_equal(shown, 1);
	assert_string_equal(show(false), TWO);
	assert_string_equal(show(true),
		"file: gen-000001/text\nid: kst-1-2\npath: /a.txt\nwhat: cut\n\n"
		"file: lexicon\nwhat: gone\n\n");
	findings_cut(&found, 1);
	assert_int_equal(found.count, 1);
}

static void who_is_quiet_is_shown_nothing(void **state)
{
	(void)state;
	struct task task = {.database = "index", .part = KZ_CHECK_TERMS, .quiet = true};
	how = FINDS;
	assert_int_equal(do_in_child(&task, &found, &outcome, &told), KZ_OK);
	assert_int_equal(shown, 0);
	assert_int_equal(found.count, 2);
}

static void its_death_is_a_finding(void **state)
{
	static const struct {
		enum how how;
		uint32_t part;
		const char *words;
	} rows[] = {
		{FINDS_AND_CRASHES, KZ_CHECK_ENGINE,
			(TWO "glass: the engine crashes on it, in its tables (signal "
			     "11)\n")},
		{RUNS_ON, KZ_CHECK_TERMS,
			(TWO "glass: looking through its words does not end\n")},
		{IS_KILLED, KZ_CHECK_TEXTS,
			(TWO "glass: looking through its documents does not end\n")},
		{LEAVES, KZ_CHECK_FILES,
			"glass: the engine crashes on it, in its files (status 3)\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		forget(state);
		assert_int_equal(look(rows[i].how, rows[i].part), KZ_OK);
		assert_true(outcome.died);
		assert_int_equal(outcome.check.documents, 0);
		assert_string_equal(show(false), rows[i].words);
	}
}

static void so_is_its_greed(void **state)
{
	(void)state;
	assert_int_equal(look(WANTS_MEMORY, KZ_CHECK_TERMS), KZ_OK);
	assert_false(outcome.died);
	assert_string_equal(show(false),
		"glass: looking through its words asks for too much memory\n");
}

static void its_failure_is_ours(void **state)
{
	(void)state;
	assert_int_equal(look(FAILS, KZ_CHECK_TERMS), KZ_E_FORMAT);
	assert_int_equal(told.status, KZ_E_FORMAT);
	assert_string_equal(told.message, "of another format");
	assert_int_equal(found.count, 0);
}

static void a_rebuild_is_its_own_judge(void **state)
{
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	struct task task = {.database = "index", .rebuild = &options};
	options.flags = KZ_REBUILD_TEXTS_ALONE;
	how = FINDS;
	assert_int_equal(do_in_child(&task, &found, &outcome, &told), KZ_OK);
	assert_int_equal(outcome.rebuild.documents, KZ_REBUILD_TEXTS_ALONE);
	assert_string_equal(show(false), TWO);
	forget(state);
	/* Its death is for the caller to tell of, and so is want of memory. */
	how = FINDS_AND_CRASHES;
	assert_int_equal(do_in_child(&task, &found, &outcome, &told), KZ_OK);
	assert_true(outcome.died);
	assert_string_equal(show(false), TWO);
	how = WANTS_MEMORY;
	assert_int_equal(do_in_child(&task, &found, &outcome, &told), KZ_E_NO_MEMORY);
	assert_string_equal(told.message, "no memory");
}

#define with_nothing_found(test) cmocka_unit_test_setup_teardown(test, forget, forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_nothing_found(what_is_found_comes_here_once),
		with_nothing_found(who_is_quiet_is_shown_nothing),
		with_nothing_found(its_death_is_a_finding),
		with_nothing_found(so_is_its_greed),
		with_nothing_found(its_failure_is_ours),
		with_nothing_found(a_rebuild_is_its_own_judge),
	};
	return cmocka_run_group_tests_name("check-child", tests, NULL, NULL);
}
