/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the search service of KOOP finds: for a question, for one that was asked before,
 * and the annexes of a paper. */
#include "sources/fetcher.h"

#include "base/error.h"
#include "base/sized.h"
#include "sources/sru.h"

#include <stdlib.h>
#include <string.h>

enum { FOUND_MAX = 100000 };

/* ---- Pages ---- */

/* status is 0 when nobody answered. */
static kz_status ask_page(kz_fetcher *fetcher, const kzi_wanted *wanted, kzi_finds *out,
	long *status, kz_error *err)
{
	char url[KZI_URL_MAX];
	kzi_reply reply = {0};
	*out = (kzi_finds){0};
	kz_status st = kzi_sru_url(wanted, url, err);
	if (st != KZ_OK)
		return st;
	kzi_question question = {.url = url, .accept = "application/xml, text/xml"};
	st = kzi_web_ask(fetcher->web, &question, &reply, err);
	*status = reply.status;
	if (st == KZ_OK && reply.status != 200)
		st = kzi_fail(err, KZ_E_NETWORK, KZI_NO_OFFSET,
			"the search service answers with status %ld", reply.status);
	if (st == KZ_OK)
		st = kzi_sru_read(wanted, reply.body.length > 0 ? reply.body.data : "",
			reply.body.length, out, err);
	kzi_reply_free(&reply);
	return st;
}

static kz_status add_page(
	kz_fetcher *fetcher, const kzi_finds *finds, const char *of, kz_error *err)
{
	bool annexes = !(fetcher->options.flags & KZ_FETCH_NO_ANNEXES);
	kz_status st = KZ_OK;
	for (size_t i = 0; i < finds->count && st == KZ_OK; i++) {
		const kzi_find *one = &finds->items[i];
		kz_fetch_item item = {.size = sizeof item,
			.id = one->id,
			.of = one->annex_of[0] != '\0' ? one->annex_of : of,
			.title = one->title,
			.date = one->date,
			.kind = one->kind};
		bool is_annex =
			one->annex_of[0] != '\0' || strncmp(one->id, "blg-", 4) == 0;
		if (one->id[0] == '\0' || (is_annex && !annexes))
			continue;
		fetcher->found++;
		st = kzi_queue_add(&fetcher->queue, &item, err);
	}
	return st;
}

static kz_status ask_all(kz_fetcher *fetcher, kzi_wanted wanted, const char *of,
	long *status, kz_error *err)
{
	kz_status st = KZ_OK;
	for (wanted.start = 1; st == KZ_OK && wanted.start != 0;) {
		kzi_finds finds;
		st = ask_page(fetcher, &wanted, &finds, status, err);
		if (st == KZ_OK)
			st = add_page(fetcher, &finds, of, err);
		uint64_t next = finds.next;
		/* A service that sends us back would have us ask for ever. */
		bool ahead = next > wanted.start && finds.count + finds.others > 0;
		wanted.start = ahead ? next : 0;
		kzi_finds_free(&finds);
		if (st == KZ_OK && wanted.start > FOUND_MAX)
			st = kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
				"more than %d papers: ask for less at a time", FOUND_MAX);
	}
	return st;
}

/* ---- Annexes ---- */

kz_status kzi_annexes_add(
	kz_fetcher *fetcher, const char *id, kzi_got *got, kz_error *err)
{
	kz_error why = {0};
	long status = 0;
	kzi_wanted wanted = {.annex_of = id};
	kz_status st = ask_all(fetcher, wanted, id, &status, &why);
	/* A mirror of files alone has no search service. */
	if (st == KZ_OK || status == 404 || status == 410)
		return KZ_OK;
	if (st != KZ_E_NETWORK && st != KZ_E_LIMIT && st != KZ_E_QUERY)
		return kzi_fail(err, st, why.offset, "%s", why.message);
	got->result = KZ_FETCH_FAILED;
	got->nobody = st == KZ_E_NETWORK && status == 0;
	kzi_fail(&got->why, st, KZI_NO_OFFSET, "its annexes: %s", why.message);
	return KZ_OK;
}

/* ---- Questions ---- */

static kz_status remember(kz_fetcher *fetcher, kzi_asked one, kz_error *err)
{
	size_t count = fetcher->asked_count;
	kzi_asked *more = realloc(fetcher->asked, (count + 1) * sizeof *more);
	if (more == NULL) {
		kzi_asked_free(&one);
		return kzi_no_memory(err);
	}
	fetcher->asked = more;
	more[fetcher->asked_count++] = one;
	return KZ_OK;
}

/* What was asked for a part alone is not what was asked before. */
static kz_status ask_and_remember(
	kz_fetcher *fetcher, const kz_fetch_question *question, bool whole, kz_error *err)
{
	kzi_asked one;
	long status = 0;
	kzi_wanted wanted = {.words = question->words,
		.dossier = question->dossier,
		.kind = question->kind,
		.from = question->from,
		.until = question->until,
		.changed = question->changed};
	kz_status st = kzi_asked_make(question, &one, err);
	if (st != KZ_OK)
		return st;
	fetcher->searching = true;
	st = ask_all(fetcher, wanted, NULL, &status, err);
	fetcher->searching = false;
	if (st == KZ_OK && whole)
		return remember(fetcher, one, err);
	kzi_asked_free(&one);
	return st;
}

kz_status kz_fetcher_add_found(
	kz_fetcher *fetcher, const kz_fetch_question *question, kz_error *err)
{
	kz_fetch_question own = KZ_FETCH_QUESTION_INIT;
	if (fetcher == NULL || question == NULL || question->size == 0)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"fetcher, and a question with its size set, are required");
	kzi_sized_copy(&own, question);
	bool whole = own.changed == NULL || own.changed[0] == '\0';
	return ask_and_remember(fetcher, &own, whole, err);
}

static kz_status ask_again(kz_fetcher *fetcher, const kzi_asked *asked, kz_error *err)
{
	kz_fetch_question question = {.size = sizeof question,
		.words = asked->fields[0],
		.dossier = asked->fields[1],
		.kind = asked->fields[2],
		.from = asked->fields[3],
		.until = asked->fields[4],
		.changed = asked->day};
	return ask_and_remember(fetcher, &question, true, err);
}

kz_status kz_fetcher_add_news(kz_fetcher *fetcher, kz_error *err)
{
	kzi_asked *asked = NULL;
	size_t count = 0;
	if (fetcher == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "fetcher is required");
	kz_status st = kzi_questions_read(fetcher->options.library, &asked, &count, err);
	for (size_t i = 0; i < count; i++) {
		if (st == KZ_OK)
			st = ask_again(fetcher, &asked[i], err);
		kzi_asked_free(&asked[i]);
	}
	free(asked);
	return st == KZ_OK && count == 0 ? KZ_DONE : st;
}
