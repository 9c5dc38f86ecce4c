/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A paper of officielebekendmakingen.nl: the best form in which it is published, its
 * official facts beside it, and what was published with it.
 */
#include "sources/fetcher.h"

#include "base/error.h"
#include "base/file.h"
#include "sources/paper.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- One file ---- */

static char *path_of(const kz_library *library, const kz_library_file *file)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/%s", kz_library_path(library), file->path);
	return kzi_buffer_take(&path);
}

bool kzi_is_held(const kz_library *library, const kz_library_file *file)
{
	struct stat about;
	if (file == NULL || file->sha256[0] == '\0')
		return false;
	char *path = path_of(library, file);
	bool held = path != NULL && lstat(path, &about) == 0 && S_ISREG(about.st_mode) &&
		    (uint64_t)about.st_size == file->bytes;
	free(path);
	return held;
}

static const char *types_of(const char *form)
{
	if (strcmp(form, "xml") == 0 || strcmp(form, "metadata") == 0)
		return "application/xml, text/xml";
	if (strcmp(form, "html") == 0)
		return "text/html, application/xhtml+xml";
	return strcmp(form, "pdf") == 0 ? "application/pdf" : NULL;
}

/* A failure of the network is of this paper; any other ends the run. */
static kz_status not_had(const kzi_reply *reply, kz_status st, const kz_error *why,
	kzi_got *out, kz_error *err)
{
	if (st != KZ_E_NETWORK && st != KZ_E_LIMIT)
		return kzi_fail(err, st, why->offset, "%s", why->message);
	out->result = KZ_FETCH_FAILED;
	out->nobody = st == KZ_E_NETWORK && reply->status == 0;
	out->why = *why;
	return KZ_OK;
}

static kz_status put(kz_fetcher *fetcher, const kz_fetch_item *item, const char *form,
	const kzi_reply *reply, kzi_got *out, kz_error *err)
{
	kz_library *library = fetcher->library;
	const kz_library_file *old = kz_library_find(library, item->id, form);
	bool held = kzi_is_held(library, old);
	const char *of = item->of[0] != '\0' ? item->of : NULL;
	kz_library_file what = {.size = sizeof what,
		.url = reply->url,
		.etag = reply->headers.etag,
		.modified = reply->headers.modified,
		.status = (uint32_t)reply->status};
	kz_status st = kz_library_put(library, item->id, form, of, &what,
		reply->body.data, reply->body.length, err);
	if (st != KZ_OK)
		return st;
	out->file = kz_library_find(library, item->id, form);
	out->result = !held                                         ? KZ_FETCH_NEW
		      : strcmp(old->sha256, out->file->sha256) == 0 ? KZ_FETCH_UNCHANGED
								    : KZ_FETCH_CHANGED;
	return KZ_OK;
}

/* What came with status 200. */
static kz_status take(kz_fetcher *fetcher, const kz_fetch_item *item, const char *form,
	const kzi_reply *reply, kzi_got *out, bool *found, kz_error *err)
{
	const kzi_buffer *body = &reply->body;
	kzi_verdict verdict = body->length > 0 ? kzi_paper_judge(item->id, form,
							 body->data, body->length)
					       : KZI_PAPER_BROKEN;
	*found = verdict == KZI_PAPER_IT;
	if (verdict == KZI_PAPER_BROKEN) {
		out->broken = true;
		kzi_fail(&out->why, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"what came as %s is not %s, or not all of it", form, item->id);
	}
	return *found ? put(fetcher, item, form, reply, out, err) : KZ_OK;
}

kz_status kzi_file_get(kz_fetcher *fetcher, const kz_fetch_item *item, const char *form,
	const char *url, kzi_got *out, bool *found, kz_error *err)
{
	kzi_reply reply;
	kz_error why = {0};
	const kz_library_file *old = kz_library_find(fetcher->library, item->id, form);
	bool held = kzi_is_held(fetcher->library, old);
	kzi_question question = {.url = url,
		.accept = types_of(form),
		.etag = held ? old->etag : NULL,
		.modified = held ? old->modified : NULL,
		.keeps = true};
	*found = true;
	kz_status st = kzi_web_ask(fetcher->web, &question, &reply, &why);
	if (st != KZ_OK) {
		st = not_had(&reply, st, &why, out, err);
	} else if (reply.status == 200) {
		st = take(fetcher, item, form, &reply, out, found, err);
	} else if (reply.status == 304 && held) {
		out->result = KZ_FETCH_UNCHANGED;
		out->file = old;
	} else if (reply.status == 404 || reply.status == 406 || reply.status == 410) {
		*found = false;
	} else {
		out->result = KZ_FETCH_FAILED;
		kzi_fail(&out->why, KZ_E_NETWORK, KZI_NO_OFFSET,
			"the service answers with status %ld", reply.status);
	}
	kzi_reply_free(&reply);
	return st;
}

/* ---- All of a paper ---- */

/* That there is none is worth a line: others who have the library need not ask. */
static kz_status note_absent(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out, kz_error *err)
{
	char url[KZI_PAPER_URL_MAX];
	const char *form = kzi_paper_form(item->id, 0);
	kz_library_file what = {.size = sizeof what, .url = url, .status = 404};
	kzi_paper_url(item->id, form, url);
	out->result = KZ_FETCH_ABSENT;
	kzi_fail(&out->why, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
		"officielebekendmakingen.nl has no %s", item->id);
	for (size_t i = 0; (form = kzi_paper_form(item->id, i)) != NULL; i++) {
		const kz_library_file *old =
			kz_library_find(fetcher->library, item->id, form);
		if (!kzi_is_held(fetcher->library, old))
			continue;
		out->file = old;
		return KZ_OK;
	}
	return kz_library_put(fetcher->library, item->id, kzi_paper_form(item->id, 0),
		item->of[0] != '\0' ? item->of : NULL, &what, NULL, 0, err);
}

/* Without them it is still the paper, but not all of it. */
static kz_status get_metadata(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out, kz_error *err)
{
	kzi_got got = {0};
	bool found;
	char url[KZI_PAPER_URL_MAX];
	kzi_paper_url(item->id, "metadata", url);
	kz_status st = kzi_file_get(fetcher, item, "metadata", url, &got, &found, err);
	if (st != KZ_OK || (!got.broken && got.result != KZ_FETCH_FAILED))
		return st;
	out->result = KZ_FETCH_FAILED;
	kzi_fail(&out->why, (kz_status)got.why.status, KZI_NO_OFFSET, "its metadata: %s",
		got.why.message);
	return KZ_OK;
}

/* The annexes that the paper itself leads to. */
static kz_status add_cited_annexes(kz_fetcher *fetcher, const kz_fetch_item *item,
	kz_document *document, kz_error *err)
{
	kz_status st = kz_document_find_citations(document, err);
	const kz_citation *one;
	for (size_t i = 0;
		st == KZ_OK && (one = kz_document_citation_at(document, i)) != NULL;
		i++) {
		char name[KZI_PAPER_MAX];
		kz_fetch_item annex = {
			.size = sizeof annex, .id = one->target, .of = item->id};
		if (one->kind == KZ_CITED_BIJLAGE &&
			kzi_paper_name(one->target, name, NULL) == KZ_OK)
			st = kzi_queue_add(&fetcher->queue, &annex, err);
	}
	return st;
}

/* A motie or an amendement is one page, and nobody is asked for more. */
static bool has_annexes(
	const kz_fetcher *fetcher, const kz_fetch_item *item, const kz_document *document)
{
	const char *kind = kz_document_get(document, KZ_KIND);
	return !(fetcher->options.flags & KZ_FETCH_NO_ANNEXES) && item->of[0] == '\0' &&
	       strncmp(item->id, "blg-", 4) != 0 && strcmp(kind, "motie") != 0 &&
	       strcmp(kind, "amendement") != 0;
}

static kz_status add_annexes(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *got, kz_error *err)
{
	kz_document *document = NULL;
	char *path = path_of(fetcher->library, got->file);
	kz_status st = KZ_OK;
	if (path == NULL)
		return kzi_no_memory(err);
	/* What our readers do not read may have annexes all the same. */
	if (kz_document_read(path, &document, NULL) != KZ_OK)
		st = kz_document_new(&document, err);
	bool has = st == KZ_OK && has_annexes(fetcher, item, document);
	if (has)
		st = add_cited_annexes(fetcher, item, document, err);
	if (st == KZ_OK && has)
		st = kzi_annexes_add(fetcher, item->id, got, err);
	kz_document_free(document);
	free(path);
	return st;
}

/* The best form there is. */
static kz_status get_text(kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out,
	bool *found, kz_error *err)
{
	const char *form;
	kz_status st = KZ_OK;
	*found = false;
	for (size_t i = 0; st == KZ_OK && !*found; i++) {
		char url[KZI_PAPER_URL_MAX];
		form = kzi_paper_form(item->id, i);
		if (form == NULL)
			break;
		kzi_paper_url(item->id, form, url);
		st = kzi_file_get(fetcher, item, form, url, out, found, err);
	}
	return st;
}

kz_status kzi_official_get(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out, kz_error *err)
{
	bool found;
	kz_status st = get_text(fetcher, item, out, &found, err);
	if (st != KZ_OK)
		return st;
	/* Also when a lesser form was whole: the next run asks for the better one. */
	if (out->broken)
		out->result = KZ_FETCH_FAILED;
	else if (!found)
		return note_absent(fetcher, item, out, err);
	if (out->file == NULL)
		return KZ_OK;
	st = get_metadata(fetcher, item, out, err);
	return st == KZ_OK ? add_annexes(fetcher, item, out, err) : st;
}
