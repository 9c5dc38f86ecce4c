/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document of the Tweede Kamer by its number, from the open data of the Kamer: before
 * it is published it is there alone, as the file that was sent. Once it is published,
 * that is what is taken.
 */
#include "sources/fetcher.h"

#include "base/error.h"
#include "sources/odata.h"
#include "sources/paper.h"

#include <string.h>

/* ---- What is known of it ---- */

/* The record itself is kept: it has the facts that the file does not tell. */
static kz_status keep_record(kz_fetcher *fetcher, const kz_fetch_item *item,
	const kzi_reply *reply, kz_error *err)
{
	kz_library_file what = {.size = sizeof what,
		.url = reply->url,
		.etag = reply->headers.etag,
		.modified = reply->headers.modified,
		.status = (uint32_t)reply->status};
	return kz_library_put(fetcher->library, item->id, "json",
		item->of[0] != '\0' ? item->of : NULL, &what, reply->body.data,
		reply->body.length, err);
}

static kz_status fail_of(const kzi_reply *reply, kz_status st, const kz_error *why,
	kzi_got *out, kz_error *err)
{
	if (st != KZ_E_NETWORK && st != KZ_E_LIMIT && st != KZ_E_QUERY)
		return kzi_fail(err, st, why->offset, "%s", why->message);
	out->result = KZ_FETCH_FAILED;
	out->nobody = st == KZ_E_NETWORK && reply->status == 0;
	out->why = *why;
	return KZ_OK;
}

/* *found: there is a record of it, in finds. */
static kz_status find_record(kz_fetcher *fetcher, const kz_fetch_item *item,
	kzi_finds *finds, kzi_got *out, bool *found, kz_error *err)
{
	char url[KZI_URL_MAX];
	kz_error why = {0};
	kzi_reply reply = {0};
	kzi_wanted wanted = {.id = item->id};
	*found = false;
	kz_status st = kzi_odata_url(&wanted, url, &why);
	kzi_question question = {.url = url, .accept = "application/json"};
	if (st == KZ_OK)
		st = kzi_web_ask(fetcher->web, &question, &reply, &why);
	if (st == KZ_OK && reply.status == 200)
		st = kzi_odata_read(reply.url,
			reply.body.length > 0 ? reply.body.data : "", reply.body.length,
			finds, &why);
	if (st != KZ_OK) {
		st = fail_of(&reply, st, &why, out, err);
	} else if (reply.status == 200 && finds->count > 0) {
		*found = true;
		st = keep_record(fetcher, item, &reply, err);
	} else {
		out->result = KZ_FETCH_ABSENT;
		kzi_fail(&out->why, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
			"the Tweede Kamer has no %s", item->id);
	}
	kzi_reply_free(&reply);
	return st;
}

/* ---- The file ---- */

static const kz_library_file *held(
	const kz_fetcher *fetcher, const kz_fetch_item *item, const char **form)
{
	static const char *const forms[] = {"pdf", "docx", "odt"};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		const kz_library_file *file =
			kz_library_find(fetcher->library, item->id, forms[i]);
		*form = forms[i];
		if (kzi_is_held(fetcher->library, file))
			return file;
	}
	return NULL;
}

static kz_status put_resource(kz_fetcher *fetcher, const kz_fetch_item *item,
	const kz_library_file *old, const kzi_reply *reply, kzi_got *out, kz_error *err)
{
	const char *form = kzi_paper_form_of(reply->body.data, reply->body.length);
	kz_library_file what = {.size = sizeof what,
		.url = reply->url,
		.etag = reply->headers.etag,
		.modified = reply->headers.modified,
		.status = (uint32_t)reply->status};
	if (form == NULL || kzi_paper_judge(item->id, form, reply->body.data,
				    reply->body.length) != KZI_PAPER_IT) {
		out->result = KZ_FETCH_FAILED;
		kzi_fail(&out->why, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"its file is no PDF, DOCX or ODT, or not all of one");
		return KZ_OK;
	}
	kz_status st = kz_library_put(fetcher->library, item->id, form,
		item->of[0] != '\0' ? item->of : NULL, &what, reply->body.data,
		reply->body.length, err);
	if (st != KZ_OK)
		return st;
	out->file = kz_library_find(fetcher->library, item->id, form);
	out->result = old == NULL                                   ? KZ_FETCH_NEW
		      : strcmp(old->sha256, out->file->sha256) == 0 ? KZ_FETCH_UNCHANGED
								    : KZ_FETCH_CHANGED;
	return KZ_OK;
}

static kz_status get_resource(kz_fetcher *fetcher, const kz_fetch_item *item,
	const char *url, kzi_got *out, kz_error *err)
{
	const char *form;
	kz_error why = {0};
	kzi_reply reply = {0};
	const kz_library_file *old = held(fetcher, item, &form);
	kzi_question question = {.url = url,
		.etag = old != NULL ? old->etag : NULL,
		.modified = old != NULL ? old->modified : NULL,
		.keeps = true};
	kz_status st = kzi_web_ask(fetcher->web, &question, &reply, &why);
	if (st != KZ_OK) {
		st = fail_of(&reply, st, &why, out, err);
	} else if (reply.status == 304 && old != NULL) {
		out->result = KZ_FETCH_UNCHANGED;
		out->file = old;
	} else if (reply.status == 200 && reply.body.length > 0) {
		st = put_resource(fetcher, item, old, &reply, out, err);
	} else {
		out->result = KZ_FETCH_FAILED;
		kzi_fail(&out->why, KZ_E_NETWORK, KZI_NO_OFFSET,
			"its file: the Tweede Kamer answers with status %ld",
			reply.status);
	}
	kzi_reply_free(&reply);
	return st;
}

/* ---- Either ---- */

/* Under its official name; *had is false when it is not published yet. */
static kz_status get_published(kz_fetcher *fetcher, const kz_fetch_item *item,
	const kzi_find *find, kzi_got *out, bool *had, kz_error *err)
{
	kz_fetch_item published = *item;
	*had = false;
	if (find->id[0] == '\0' || kzi_paper_is_document(find->id))
		return KZ_OK;
	published.id = find->id;
	kz_status st = kzi_official_get(fetcher, &published, out, err);
	*had = st == KZ_OK && out->result != KZ_FETCH_ABSENT;
	return st;
}

/* What was sent with it. Once it is published, its annexes are too, by other names. */
static kz_status add_annexes(kz_fetcher *fetcher, const kz_fetch_item *item,
	const kzi_find *find, kz_error *err)
{
	bool wanted = !(fetcher->options.flags & KZ_FETCH_NO_ANNEXES);
	kz_status st = KZ_OK;
	for (size_t i = 0; wanted && i < find->annex_count && st == KZ_OK; i++) {
		kz_fetch_item annex = {
			.size = sizeof annex, .id = find->annexes[i], .of = item->id};
		st = kzi_queue_add(&fetcher->queue, &annex, err);
	}
	return st;
}

kz_status kzi_tweedekamer_get(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out, kz_error *err)
{
	kzi_finds finds = {0};
	bool found = false, had = false;
	kz_status st = find_record(fetcher, item, &finds, out, &found, err);
	if (st == KZ_OK && found)
		st = get_published(fetcher, item, &finds.items[0], out, &had, err);
	if (st == KZ_OK && found && !had) {
		*out = (kzi_got){0};
		st = get_resource(
			fetcher, item, finds.items[0].urls[KZI_FIND_RESOURCE], out, err);
		if (st == KZ_OK)
			st = add_annexes(fetcher, item, &finds.items[0], err);
	}
	kzi_finds_free(&finds);
	return st;
}
