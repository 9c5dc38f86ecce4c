/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What kamerzoek-sources.h promises where no network is needed: what is to come, what is
 * refused, what is left when nobody answers. */
#include "support.h"

#include <kamerzoek-sources.h>

#include <stdio.h>
#include <string.h>

/* Nobody is at that port. */
#define NOWHERE "http://127.0.0.1:9"

static kz_fetcher *open_fetcher(const char *library, uint32_t flags)
{
	kz_fetcher *fetcher;
	kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
	options.library = library;
	options.base_url = NOWHERE;
	options.delay = 0;
	options.flags = flags;
	must(kz_fetcher_open(&options, &fetcher, err));
	return fetcher;
}

/* "a b" */
static const char *ids(const kz_fetcher *fetcher)
{
	static char text[1000];
	text[0] = '\0';
	for (size_t i = 0; i < kz_fetcher_count(fetcher); i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s",
			i > 0 ? " " : "", kz_fetcher_at(fetcher, i)->id);
	return text;
}

static void a_paper_is_to_come_once(void **state)
{
	kz_fetcher *fetcher = open_fetcher(*state, 0);
	must(kz_fetcher_add(fetcher, "36 600 XIV, nr. 60", err));
	must(kz_fetcher_add(fetcher, "kst-36600-XIV-60", err));
	must(kz_fetcher_add(fetcher, "2025D16514", err));
	assert_string_equal(ids(fetcher), "kst-36600-XIV-60 2025D16514");
	const kz_fetch_item *item = kz_fetcher_at(fetcher, 0);
	assert_string_equal(item->url,
		"https://zoek.officielebekendmakingen.nl/kst-36600-XIV-60.html");
	assert_string_equal(item->of, "");
	assert_string_equal(kz_fetcher_at(fetcher, 1)->url, "");
	assert_null(kz_fetcher_at(fetcher, 2));
	must_fail(KZ_E_QUERY, kz_fetcher_add(fetcher, "27428", err));
	must_fail(KZ_E_QUERY, kz_fetcher_add(fetcher, "../../etc/passwd", err));
	must_fail(KZ_E_ARGUMENT, kz_fetcher_add(fetcher, NULL, err));
	assert_int_equal(kz_fetcher_count(fetcher), 2);
	kz_fetcher_close(fetcher);
}

static void what_is_cited_and_not_held_is_to_come(void **state)
{
	const char *path = below(*state, "index");
	store(path, "kst-27428-408", "Brief",
		"Zie Kamerstuk 36600 XIV, nr. 60, de Kamerstukken 27428, nr. 407 en Stb. "
		"2020, 118; Aanhangsel Handelingen II 2017/18, nr. 1765; dossier 36836; "
		"Handelingen II 2012-2013, nr. 71 en Handelingen II 2012-2013, nr. 71, "
		"item 15; document 2025D16514 en zaak 2025Z07273.");
	store(path, "kst-27428-407", "Eerdere brief", "Niets.");
	kz_index *index = open_index(path);
	kz_fetcher *fetcher = open_fetcher(*state, KZ_FETCH_LOOK);
	must(kz_fetcher_add_cited(fetcher, index, err));
	assert_string_equal(ids(fetcher),
		"kst-36600-XIV-60 ah-tk-20172018-1765 h-tk-20122013-71-15 2025D16514");
	must(kz_fetcher_add_cited(fetcher, index, err));
	assert_int_equal(kz_fetcher_count(fetcher), 4);
	kz_fetcher_close(fetcher);
	kz_index_close(index);
	assert_false(exists(below(*state, ".lock")));
}

/* ---- When nobody answers ---- */

static size_t reported;

static bool count(void *context, const kz_fetch_report *report)
{
	(void)context;
	reported++;
	assert_int_equal(report->result, KZ_FETCH_FAILED);
	assert_string_equal(report->path, "");
	assert_string_equal(report->folder, "");
	assert_printable(report->error->message);
	return true;
}

static void a_network_that_is_away_ends_the_run(void **state)
{
	kz_fetcher *fetcher;
	kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
	options.library = *state;
	options.base_url = NOWHERE;
	options.delay = 0;
	options.on_report = count;
	must(kz_fetcher_open(&options, &fetcher, err));
	for (int i = 1; i <= 9; i++) {
		char name[32];
		snprintf(name, sizeof name, "kst-27428-%d", i);
		must(kz_fetcher_add(fetcher, name, err));
	}
	reported = 0;
	must_fail(KZ_E_NETWORK, kz_fetcher_run(fetcher, err));
	assert_int_equal(reported, 5);
	assert_string_equal(
		ids(fetcher), "kst-27428-6 kst-27428-7 kst-27428-8 kst-27428-9");
	kz_fetch_question question = KZ_FETCH_QUESTION_INIT;
	question.dossier = "27428";
	must_fail(KZ_E_NETWORK, kz_fetcher_add_found(fetcher, &question, err));
	kz_fetcher_close(fetcher);
}

static bool stop(void *context, const kz_fetch_progress *progress)
{
	(void)context, (void)progress;
	return false;
}

static void it_can_be_stopped(void **state)
{
	kz_fetcher *fetcher;
	kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
	options.library = *state;
	options.base_url = NOWHERE;
	options.delay = 3600;
	options.on_progress = stop;
	must(kz_fetcher_open(&options, &fetcher, err));
	must(kz_fetcher_add(fetcher, "kst-27428-1", err));
	must_fail(KZ_E_CANCELLED, kz_fetcher_run(fetcher, err));
	assert_int_equal(kz_fetcher_count(fetcher), 1);
	kz_fetcher_close(fetcher);
}

/* ---- What is refused ---- */

static void options_are_checked(void **state)
{
	static const char *const bases[] = {"", "localhost", "ftp://localhost",
		"http://localhost/path", "http://user@localhost", "file:///etc"};
	static const double delays[] = {-1, 3601, -1e300};
	kz_fetcher *fetcher;
	kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
	must_fail(KZ_E_ARGUMENT, kz_fetcher_open(&options, &fetcher, err));
	must_fail(KZ_E_ARGUMENT, kz_fetcher_open(NULL, &fetcher, err));
	options.library = *state;
	must_fail(KZ_E_ARGUMENT, kz_fetcher_open(&options, NULL, err));
	for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++) {
		options.base_url = bases[i];
		must_fail(KZ_E_ARGUMENT, kz_fetcher_open(&options, &fetcher, err));
		assert_null(fetcher);
	}
	options.base_url = NULL;
	for (size_t i = 0; i < sizeof delays / sizeof delays[0]; i++) {
		options.delay = delays[i];
		must_fail(KZ_E_ARGUMENT, kz_fetcher_open(&options, &fetcher, err));
	}
	options.delay = 0;
	options.library = "/dev/null/library";
	must_fail(KZ_E_IO, kz_fetcher_open(&options, &fetcher, err));
}

static void a_question_needs_a_condition(void **state)
{
	kz_fetcher *fetcher = open_fetcher(*state, KZ_FETCH_LOOK);
	kz_fetch_question question = KZ_FETCH_QUESTION_INIT;
	must_fail(KZ_E_QUERY, kz_fetcher_add_found(fetcher, &question, err));
	question.from = "2025-13-01";
	must_fail(KZ_E_QUERY, kz_fetcher_add_found(fetcher, &question, err));
	question.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_fetcher_add_found(fetcher, &question, err));
	must_fail(KZ_E_ARGUMENT, kz_fetcher_add_found(fetcher, NULL, err));
	must_give(KZ_DONE, kz_fetcher_add_news(fetcher, err));
	must_fail(KZ_E_ARGUMENT, kz_fetcher_add_cited(fetcher, NULL, err));
	/* It was opened to look. */
	must_fail(KZ_E_ARGUMENT, kz_fetcher_run(fetcher, err));
	kz_fetcher_close(fetcher);
}

static void one_fetches_at_a_time(void **state)
{
	kz_fetcher *other, *fetcher = open_fetcher(*state, 0);
	kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
	options.library = *state;
	must_fail(KZ_E_LOCKED, kz_fetcher_open(&options, &other, err));
	kz_fetcher_close(open_fetcher(*state, KZ_FETCH_LOOK));
	kz_fetcher_close(fetcher);
	kz_fetcher_close(open_fetcher(*state, 0));
}

static void null_is_no_fetcher(void **state)
{
	(void)state;
	must_fail(KZ_E_ARGUMENT, kz_fetcher_add(NULL, "kst-1-1", err));
	must_fail(KZ_E_ARGUMENT, kz_fetcher_add_news(NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_fetcher_run(NULL, err));
	assert_int_equal(kz_fetcher_count(NULL), 0);
	assert_null(kz_fetcher_at(NULL, 0));
	kz_fetcher_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_paper_is_to_come_once),
		in_directory(what_is_cited_and_not_held_is_to_come),
		in_directory(a_network_that_is_away_ends_the_run),
		in_directory(it_can_be_stopped),
		in_directory(options_are_checked),
		in_directory(a_question_needs_a_condition),
		in_directory(one_fetches_at_a_time),
		cmocka_unit_test(null_is_no_fetcher),
	};
	return cmocka_run_group_tests_name("sources", tests, NULL, NULL);
}
