/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Indexes behind stock servers: they answer as one index here would; and what they do not
 * answer is told, and holds nobody up. */
#include "../xapian-c/server.h"
#include "several.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PATIENT = 60000, SOON = 300 };

static struct server servers[SHARDS];

static int make_servers(void **state)
{
	static const char *const names[SHARDS] = {"0", "1", "2"};
	if (make_directory(state) != 0)
		return -1;
	make_several(*state, "snowball");
	for (int i = 0; i < SHARDS; i++)
		start_server(&servers[i],
			below(generation_of(below(*state, names[i])), "glass"), false);
	return 0;
}

static int end_servers(void **state)
{
	for (int i = 0; i < SHARDS; i++)
		end_server(&servers[i]);
	return remove_directory(state);
}

#define with_servers(test) \
	cmocka_unit_test_setup_teardown(test, make_servers, end_servers)

/* "tcp://127.0.0.1:7010", with its text in a folder or not. */
static const char *place_of(uint16_t port, const char *text)
{
	static char places[16][1000];
	static unsigned last;
	char *place = places[last++ % 16];
	snprintf(place, sizeof places[0], "tcp://127.0.0.1:%u%s%s", (unsigned)port,
		text != NULL ? ",text=" : "", text != NULL ? text : "");
	return place;
}

static kz_index *open_places(const char *const *places, size_t count, uint32_t timeout)
{
	kz_index *index = NULL;
	kz_open_options options = KZ_OPEN_OPTIONS_INIT;
	options.timeout_ms = timeout;
	must(kz_index_open_many(places, count, &options, &index, err));
	return index;
}

static kz_index *open_servers(const char *directory)
{
	static const char *const names[SHARDS] = {"0", "1", "2"};
	const char *places[SHARDS];
	for (int i = 0; i < SHARDS; i++)
		places[i] = place_of(servers[i].port,
			directory != NULL ? below(directory, names[i]) : NULL);
	return open_places(places, SHARDS, PATIENT);
}

static bool warns_of(const kz_results *results, const char *words)
{
	for (size_t i = 0; i < kz_results_warning_count(results); i++) {
		if (strstr(kz_results_warning_at(results, i), words) != NULL)
			return true;
	}
	return false;
}

/* ---- As one ---- */

static void compare(kz_index *all, kz_index *far, const char *question, bool passages)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.limit = 1000;
	assert_same(answer(far, question, &options, passages),
		answer(all, question, &options, passages), question);
	options.limit = 7;
	options.offset = 5;
	options.order = KZ_ORDER_NEWEST;
	options.deadline_ms = PATIENT;
	assert_same(answer(far, question, &options, passages),
		answer(all, question, &options, passages), question);
	options.order = KZ_ORDER_RELEVANCE;
	options.matching = KZ_MATCH_ANY;
	assert_same(answer(far, question, &options, passages),
		answer(all, question, &options, passages), question);
	assert_same(answer_cursor(far, question, NULL),
		answer_cursor(all, question, NULL), question);
	assert_same(answer_facets(far, question), answer_facets(all, question), question);
}

static void with_their_texts_they_answer_as_one(void **state)
{
	kz_index *all = open_index(below(*state, "all")), *far = open_servers(*state);
	for (size_t i = 0; i < question_count; i++) {
		compare(all, far, questions[i], true);
		assert_same(answer_kwic(far, questions[i]),
			answer_kwic(all, questions[i]), questions[i]);
	}
	assert_same(answer_list(far), answer_list(all), "list");
	assert_same(answer_graph(far, "kst-30003-10"), answer_graph(all, "kst-30003-10"),
		"graph");
	kz_index_close(all);
	kz_index_close(far);
}

/* Is it one for which texts must be read? */
static bool needs_text(const char *question)
{
	return strstr(question, "\" NEAR") != NULL ||
	       strstr(question, "* beleid") != NULL ||
	       strncmp(question, "geciteerd-door", 14) == 0;
}

static void without_their_texts_they_find_the_same(void **state)
{
	kz_index *all = open_index(below(*state, "all")), *far = open_servers(NULL);
	for (size_t i = 0; i < question_count; i++) {
		if (!needs_text(questions[i]))
			compare(all, far, questions[i], false);
	}
	assert_same(answer_list(far), answer_list(all), "list");
	kz_index_close(all);
	kz_index_close(far);
}

static void one_here_and_two_there(void **state)
{
	kz_index *all = open_index(below(*state, "all"));
	const char *places[SHARDS] = {place_of(servers[0].port, NULL), below(*state, "1"),
		place_of(servers[2].port, below(*state, "2"))};
	kz_index *mixed = open_places(places, SHARDS, PATIENT);
	for (size_t i = 0; i < question_count; i++) {
		if (!needs_text(questions[i]))
			compare(all, mixed, questions[i], false);
	}
	kz_index_close(all);
	kz_index_close(mixed);
}

/* ---- What is nothing without a text ---- */

static void a_hit_without_its_text_has_no_passage(void **state)
{
	(void)state;
	kz_results *results = NULL;
	kz_index *far = open_servers(NULL);
	must(kz_search(far, "natuur", NULL, &results, err));
	assert_true(kz_results_count(results) > 0);
	assert_true(kz_results_is_complete(results));
	assert_true(warns_of(results, "show no passage"));
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		assert_int_equal(hit->part_count, 0);
		assert_int_equal(hit->block, 0);
		assert_string_equal(hit->footnote, "");
		assert_string_not_equal(kz_document_get(hit->document, KZ_TITLE), "");
	}
	kz_results_close(results);
	kz_index_close(far);
}

static void what_must_be_read_is_left_out_and_told(void **state)
{
	kz_results *results = NULL, *whole = NULL;
	const char *places[2] = {below(*state, "0"), place_of(servers[1].port, NULL)};
	const char *here[1] = {places[0]};
	const char *question = "\"natuur* beleid\"";
	kz_index *mixed = open_places(places, 2, PATIENT), *one = open_places(here, 1, 0);
	must(kz_search(one, question, NULL, &whole, err));
	must(kz_search(mixed, question, NULL, &results, err));
	assert_true(kz_results_total(whole) > 0);
	assert_int_equal(kz_results_total(results), kz_results_total(whole));
	assert_false(kz_results_total_exact(results));
	assert_true(warns_of(results, "left out, whose text is not at hand"));
	kz_results_close(results);
	kz_results_close(whole);
	kz_index_close(mixed);
	kz_index_close(one);
}

static void what_is_all_text_is_refused(void **state)
{
	(void)state;
	kz_index *far = open_servers(NULL);
	kz_document *document = NULL;
	kz_results *results = NULL;
	kz_graph *graph = NULL;
	kz_kwic *kwic = NULL;
	must_fail(KZ_E_UNSUPPORTED, kz_index_get(far, "kst-30003-10", &document, err));
	assert_non_null(strstr(last_error.message, ",text=DIR"));
	must_fail(KZ_E_NO_DOCUMENT, kz_index_get(far, "kst-1-1", &document, err));
	must_fail(KZ_E_UNSUPPORTED, kz_similar(far, "kst-30003-10", NULL, &results, err));
	must_fail(
		KZ_E_UNSUPPORTED, kz_graph_find(far, "kst-30003-10", NULL, &graph, err));
	must_fail(KZ_E_UNSUPPORTED, kz_kwic_find(far, "natuur", NULL, NULL, &kwic, err));
	must_fail(KZ_E_UNSUPPORTED,
		kz_search(far, "geciteerd-door:30003-10", NULL, &results, err));
	kz_index_close(far);
}

static void the_folder_of_another_is_refused(void **state)
{
	kz_index *index = NULL;
	store(below(*state, "other"), "kst-9-9", "Een", "Een brief.");
	const char *other = place_of(servers[0].port, below(*state, "other"));
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(&other, 1, NULL, &index, err));
	const char *nowhere = place_of(servers[0].port, below(*state, "nowhere"));
	must_fail(KZ_E_CORRUPT, kz_index_open_many(&nowhere, 1, NULL, &index, err));
	const char *twice[2] = {below(*state, "0"), place_of(servers[0].port, NULL)};
	must_fail(KZ_E_ARGUMENT, kz_index_open_many(twice, 2, NULL, &index, err));
	assert_non_null(strstr(last_error.message, "are the same index"));
}

/* ---- When one does not answer ---- */

/* Without it there is what the others have, marked as such. */
static void assert_less(
	kz_index *index, const kz_search_options *options, const char *gone)
{
	kz_results *results = NULL;
	const char *why = NULL;
	must(kz_search(index, "natuur", options, &results, err));
	assert_true(kz_results_count(results) > 0);
	assert_false(kz_results_is_complete(results));
	assert_false(kz_results_total_exact(results));
	assert_true(warns_of(results, gone));
	kz_results_close(results);
	assert_int_equal(kz_index_away_count(index), 1);
	assert_string_equal(kz_index_away_at(index, 0, &why), gone);
	assert_true(why != NULL && why[0] != '\0');
}

static void at_a_port_where_nobody_is(void **state)
{
	kz_index *index = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	const char *places[2] = {below(*state, "0"), place_of(free_port(), NULL)};
	kz_index *less = open_places(places, 2, PATIENT);
	assert_less(less, NULL, places[1]);
	must(kz_index_get_info(less, &info, err));
	assert_int_equal(info.shards, 2);
	assert_int_equal(info.away, 1);
	kz_index_close(less);
	must_fail(KZ_E_NETWORK, kz_index_open_many(&places[1], 1, NULL, &index, err));
	assert_null(index);
}

static void of_a_server_that_never_says_a_word(void **state)
{
	uint16_t port;
	int fd = listen_in_silence(&port);
	const char *places[2] = {below(*state, "0"), place_of(port, NULL)};
	kz_index *less = open_places(places, 2, SOON);
	assert_less(less, NULL, places[1]);
	kz_index_close(less);
	close(fd);
}

/* It is stopped before it is asked, so that it is waited for. */
static void of_a_server_that_falls_silent(void **state)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	const char *places[2] = {below(*state, "0"), place_of(servers[1].port, NULL)};
	for (int with_deadline = 0; with_deadline < 2; with_deadline++) {
		kz_index *index = open_places(places, 2, with_deadline ? PATIENT : SOON);
		signal_server(&servers[1], SIGSTOP);
		options.deadline_ms = with_deadline ? 2 * SOON : 0;
		assert_less(index, &options, places[1]);
		/* It is not waited for again, until it is asked for. */
		options.deadline_ms = 0;
		assert_less(index, &options, places[1]);
		signal_server(&servers[1], SIGCONT);
		must(kz_index_refresh(index, err));
		assert_int_equal(kz_index_away_count(index), 0);
		kz_index_close(index);
	}
}

static void *kill_in_a_moment(void *moment)
{
	nanosleep(moment, NULL);
	signal_server(&servers[1], SIGKILL);
	return NULL;
}

static void of_a_server_that_dies_in_the_middle(void **state)
{
	struct timespec moment = {0, 100000000};
	pthread_t thread;
	const char *places[2] = {below(*state, "0"), place_of(servers[1].port, NULL)};
	kz_index *index = open_places(places, 2, PATIENT);
	signal_server(&servers[1], SIGSTOP);
	assert_int_equal(pthread_create(&thread, NULL, kill_in_a_moment, &moment), 0);
	assert_less(index, NULL, places[1]);
	assert_int_equal(pthread_join(thread, NULL), 0);
	kz_index_close(index);
}

static void of_all_of_them(void **state)
{
	(void)state;
	kz_results *results = NULL;
	kz_index *far = open_servers(NULL);
	for (int i = 0; i < SHARDS; i++)
		signal_server(&servers[i], SIGKILL);
	must_fail(KZ_E_NETWORK, kz_search(far, "natuur", NULL, &results, err));
	must_fail(KZ_E_NETWORK, kz_search(far, "natuur", NULL, &results, err));
	kz_index_close(far);
}

/* A server hangs up on who has been silent for long; that is no reason to do without it.
 */
static void a_connection_that_was_lost_is_made_again(void **state)
{
	kz_index *far = open_servers(*state);
	const char *before = search(far, "natuur", NULL);
	/* What serves the connection is a child of the server. */
	uint16_t port = servers[0].port;
	end_server(&servers[0]);
	start_server_at(
		&servers[0], below(generation_of(below(*state, "0")), "glass"), port);
	assert_string_equal(search(far, "natuur", NULL), before);
	assert_int_equal(kz_index_away_count(far), 0);
	kz_index_close(far);
}

int main(void)
{
	have_own_network();
	const struct CMUnitTest tests[] = {
		with_servers(with_their_texts_they_answer_as_one),
		with_servers(without_their_texts_they_find_the_same),
		with_servers(one_here_and_two_there),
		with_servers(a_hit_without_its_text_has_no_passage),
		with_servers(what_must_be_read_is_left_out_and_told),
		with_servers(what_is_all_text_is_refused),
		with_servers(the_folder_of_another_is_refused),
		with_servers(at_a_port_where_nobody_is),
		with_servers(of_a_server_that_never_says_a_word),
		with_servers(of_a_server_that_falls_silent),
		with_servers(of_a_server_that_dies_in_the_middle),
		with_servers(of_all_of_them),
		with_servers(a_connection_that_was_lost_is_made_again),
	};
	return cmocka_run_group_tests_name("servers", tests, NULL, NULL);
}
