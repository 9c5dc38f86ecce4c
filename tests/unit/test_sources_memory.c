/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each allocation in turn fails, alone or with all that follow: what asks the services
 * and remembers it says so, leaks nothing, and goes on after. */
#include "support.h"

#include "../xapian-c/scarcity.h"
#include "sources/fetcher.h"
#include "sources/odata.h"
#include "sources/partial.h"
#include "sources/sru.h"

#include <stdio.h>

static const kzi_wanted wanted = {.words = "proeftuin \"een appel\"",
	.kind = "brief",
	.dossier = "27428",
	.from = "2025",
	.until = "2025-04",
	.start = 1};

static kz_status ask_kamer(const char *path, kz_error *err)
{
	char url[KZI_URL_MAX];
	(void)path;
	return kzi_odata_url(&wanted, url, err);
}

static kz_status ask_koop(const char *path, kz_error *err)
{
	char url[KZI_URL_MAX];
	(void)path;
	return kzi_sru_url(&wanted, url, err);
}

static kz_status hear_kamer(const char *path, kz_error *err)
{
	static const char answer[] =
		"{\"@odata.count\": 2, \"value\": [{\"DocumentNummer\": \"2025D16514\","
		"\"Id\": \"bd76df64-60b2-4e77-86bf-4cd2a4d5560a\","
		"\"Titel\": \"Een brief\", \"Datum\": \"2025-04-11T00:00:00+02:00\","
		"\"HuidigeDocumentVersie\": {\"ExterneIdentifier\": \"kst-27428-408\"},"
		"\"BijlageDocument\": [{\"DocumentNummer\": \"2025D16515\"}],"
		"\"Kamerstukdossier\": [{\"Nummer\": 27428}]},"
		"{\"DocumentNummer\": \"2025D16516\", \"Verwijderd\": true}]}";
	kzi_finds finds = {0};
	(void)path;
	kz_status st = kzi_odata_read(
		KZI_TWEEDEKAMER_URL "Document", answer, sizeof answer - 1, &finds, err);
	kzi_finds_free(&finds);
	return st;
}

static const char url[] = "https://zoek.officielebekendmakingen.nl/kst-27428-408.xml";

static kz_status keep_half(const char *path, kz_error *err)
{
	kzi_buffer half = {.data = (char[]){"half"}, .length = 4};
	return kzi_partial_save(path, url, "\"tag\"", &half, err);
}

static kz_status have_half(const char *path, kz_error *err)
{
	char validator[KZI_VALIDATOR_MAX];
	kzi_buffer half = {0};
	kz_status st = kzi_partial_load(path, url, validator, &half, err);
	kzi_buffer_free(&half);
	return st;
}

static kz_status remember(const char *path, kz_error *err)
{
	kz_fetch_question question = KZ_FETCH_QUESTION_INIT;
	kzi_asked one;
	question.words = "proeftuin";
	question.dossier = "27428";
	kz_status st = kzi_asked_make(&question, &one, err);
	if (st == KZ_OK)
		st = kzi_questions_write(path, &one, 1, err);
	kzi_asked_free(&one);
	return st;
}

static const struct errand {
	const char *name;
	kz_status (*run)(const char *path, kz_error *err);
} errands[] = {
	{"ask the Kamer", ask_kamer},
	{"ask KOOP", ask_koop},
	{"keep half", keep_half},
	{"have half", have_half},
	{"remember", remember},
};

static void run_scarcely(
	const struct errand *errand, const char *path, unsigned long nth, bool for_good)
{
	kz_error why = {0};
	long before = blocks_in_use();
	run_out_at(nth, for_good);
	kz_status st = errand->run(path, &why);
	have_enough();
	if (st != KZ_OK && (st != KZ_E_NO_MEMORY || why.status != st))
		fail_msg("%s, allocation %lu: %d, %s", errand->name, nth, (int)st,
			why.message);
	if (blocks_in_use() > before)
		fail_msg("%s, allocation %lu: a leak", errand->name, nth);
	must(errand->run(path, err));
}

static void memory_runs_out_in_turn(void **state)
{
	for (size_t i = 0; i < COUNT(errands); i++) {
		must(errands[i].run(*state, err));
		run_out_at(0, false);
		must(errands[i].run(*state, err));
		unsigned long count = have_enough();
		assert_true(count > 0);
		for (unsigned long nth = 1; nth <= count; nth++) {
			run_scarcely(&errands[i], *state, nth, false);
			run_scarcely(&errands[i], *state, nth, true);
		}
	}
}

/* Only the first: later jansson takes a word that it could not keep for a bad one, or
 * aborts. */
static void an_answer_wants_memory(void **state)
{
	static const struct errand hear = {"hear the Kamer", hear_kamer};
	must(hear_kamer(*state, err));
	kz_error why = {0};
	run_out_at(1, true);
	kz_status st = hear_kamer(*state, &why);
	have_enough();
	assert_int_equal(st, KZ_E_NO_MEMORY);
	run_scarcely(&hear, *state, 1, false);
}

int main(void)
{
	if (is_below_valgrind()) {
		puts("1..0 # SKIP valgrind has a malloc() of its own");
		return 0;
	}
	get_ready_for_scarcity();
	const struct CMUnitTest tests[] = {
		in_directory(memory_runs_out_in_turn),
		in_directory(an_answer_wants_memory),
	};
	return cmocka_run_group_tests_name("sources-memory", tests, NULL, NULL);
}
