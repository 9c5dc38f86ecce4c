/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/fetcher.h"

#include "base/error.h"
#include "base/sized.h"
#include "sources/paper.h"

#include <stdlib.h>
#include <string.h>

enum {
	DELAY_MAX = 3600,
	TIMEOUT_SECONDS = 300,
	LIMIT_BYTES = 64 << 20,
	AWAY_MAX = 5 /* papers in a row: then it is not the papers */
};

/* ---- Opening ---- */

static const char *copy_of(const char *text, bool *good)
{
	char *copy = text != NULL && text[0] != '\0' ? strdup(text) : NULL;
	*good = *good && (copy != NULL || text == NULL || text[0] == '\0');
	return copy;
}

static kz_status take_options(
	kz_fetcher *fetcher, const kz_fetch_options *given, kz_error *err)
{
	kz_fetch_options *own = &fetcher->options;
	bool good = true;
	*own = (kz_fetch_options)KZ_FETCH_OPTIONS_INIT;
	kzi_sized_copy(own, given);
	/* An empty base is none that could be asked, and not no base. */
	if (own->base_url != NULL)
		good = (own->base_url = strdup(own->base_url)) != NULL;
	own->library = copy_of(own->library, &good);
	own->proxy = copy_of(own->proxy, &good);
	own->authorities = copy_of(own->authorities, &good);
	if (own->timeout == 0)
		own->timeout = TIMEOUT_SECONDS;
	if (own->limit == 0)
		own->limit = LIMIT_BYTES;
	if (!good)
		return kzi_no_memory(err);
	if (!(own->delay >= 0 && own->delay <= DELAY_MAX))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a delay of %g seconds: not from 0 to %d", own->delay, DELAY_MAX);
	if (own->limit > INT64_MAX || own->timeout > 86400)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"limit or timeout is out of range");
	return KZ_OK;
}

static bool tell_progress(kz_fetcher *fetcher)
{
	kz_fetch_progress progress = {.size = sizeof progress,
		.found = fetcher->found,
		.bytes = fetcher->bytes,
		.id = fetcher->hand != NULL ? fetcher->hand : ""};
	if (!fetcher->searching) {
		progress.done = fetcher->queue.next;
		progress.total = fetcher->queue.count;
	}
	return fetcher->options.on_progress == NULL ||
	       fetcher->options.on_progress(fetcher->options.context, &progress);
}

static bool go_on(void *context, uint64_t bytes)
{
	kz_fetcher *fetcher = context;
	fetcher->bytes += bytes;
	return tell_progress(fetcher);
}

kz_status kzi_fetcher_go_on(kz_fetcher *fetcher, kz_error *err)
{
	if (tell_progress(fetcher))
		return KZ_OK;
	return kzi_fail(err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

static kz_status open_web(kz_fetcher *fetcher, kz_error *err)
{
	const kz_fetch_options *own = &fetcher->options;
	kzi_web_options options = {.delay = own->delay,
		.library = fetcher->library != NULL ? kz_library_path(fetcher->library)
						    : NULL,
		.http = {.proxy = own->proxy,
			.authorities = own->authorities,
			.timeout = own->timeout,
			.limit = own->limit,
			.go_on = go_on,
			.context = fetcher}};
	kz_status st = KZ_OK;
	if (own->base_url != NULL)
		st = kzi_base_parse(own->base_url, &options.base, err);
	return st == KZ_OK ? kzi_web_open(&options, &fetcher->web, err) : st;
}

kz_status kz_fetcher_open(
	const kz_fetch_options *options, kz_fetcher **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (options == NULL || out == NULL || options->size == 0 ||
		options->library == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"out, and options with a size and a library, are required");
	kz_fetcher *fetcher = calloc(1, sizeof *fetcher);
	if (fetcher == NULL)
		return kzi_no_memory(err);
	kz_status st = take_options(fetcher, options, err);
	if (st == KZ_OK && !(fetcher->options.flags & KZ_FETCH_LOOK))
		st = kz_library_open(fetcher->options.library, KZ_LIBRARY_WRITE,
			&fetcher->library, err);
	if (st == KZ_OK)
		st = open_web(fetcher, err);
	if (st == KZ_OK)
		*out = fetcher;
	else
		kz_fetcher_close(fetcher);
	return st;
}

void kz_fetcher_close(kz_fetcher *fetcher)
{
	if (fetcher == NULL)
		return;
	kzi_web_close(fetcher->web);
	kz_library_close(fetcher->library);
	kzi_queue_free(&fetcher->queue);
	for (size_t i = 0; i < fetcher->asked_count; i++)
		kzi_asked_free(&fetcher->asked[i]);
	free(fetcher->asked);
	free((char *)fetcher->options.library);
	free((char *)fetcher->options.base_url);
	free((char *)fetcher->options.proxy);
	free((char *)fetcher->options.authorities);
	free(fetcher);
}

/* ---- What is to come ---- */

kz_status kz_fetcher_add(kz_fetcher *fetcher, const char *name, kz_error *err)
{
	char id[KZI_PAPER_MAX];
	if (fetcher == NULL || name == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"fetcher and name are required");
	kz_status st = kzi_paper_name(name, id, err);
	if (st != KZ_OK)
		return st;
	kz_fetch_item item = {.size = sizeof item, .id = id};
	return kzi_queue_add(&fetcher->queue, &item, err);
}

size_t kz_fetcher_count(const kz_fetcher *fetcher)
{
	return fetcher != NULL ? fetcher->queue.count - fetcher->queue.next : 0;
}

const kz_fetch_item *kz_fetcher_at(const kz_fetcher *fetcher, size_t i)
{
	return i < kz_fetcher_count(fetcher)
		       ? fetcher->queue.items[fetcher->queue.next + i]
		       : NULL;
}

/* ---- Running ---- */

/* "…/36600-XIV/kst-36600-XIV-60/kst-36600-XIV-60.xml" and its folder. */
static kz_status report(
	kz_fetcher *fetcher, const kz_fetch_item *item, const kzi_got *got, kz_error *err)
{
	kzi_buffer text = {0};
	bool has_file = got->file != NULL && got->file->sha256[0] != '\0';
	if (has_file)
		kzi_buffer_format(&text, "%s/%s", kz_library_path(fetcher->library),
			got->file->path);
	else
		kzi_buffer_text(&text, "");
	char *path = kzi_buffer_take(&text);
	char *folder = path != NULL ? strdup(path) : NULL;
	kz_fetch_report told = {.size = sizeof told,
		.item = item,
		.result = (int32_t)got->result,
		.path = path,
		.folder = folder,
		.bytes = has_file ? got->file->bytes : 0,
		.error = got->result >= KZ_FETCH_ABSENT ? &got->why : NULL};
	kz_status st = KZ_OK;
	if (path == NULL || folder == NULL)
		st = kzi_no_memory(err);
	else if (has_file)
		*strrchr(folder, '/') = '\0';
	if (st == KZ_OK && fetcher->options.on_report != NULL &&
		!fetcher->options.on_report(fetcher->options.context, &told))
		st = kzi_fail(
			err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
	free(folder);
	free(path);
	return st;
}

static kz_status get_next(kz_fetcher *fetcher, kzi_got *got, kz_error *err)
{
	const kz_fetch_item *item = fetcher->queue.items[fetcher->queue.next];
	fetcher->hand = item->id;
	kz_status st = kzi_fetcher_go_on(fetcher, err);
	if (st == KZ_OK)
		st = kzi_paper_is_document(item->id)
			     ? kzi_tweedekamer_get(fetcher, item, got, err)
			     : kzi_official_get(fetcher, item, got, err);
	fetcher->hand = NULL;
	if (st != KZ_OK)
		return st;
	fetcher->queue.next++;
	fetcher->failed = fetcher->failed || got->result == KZ_FETCH_FAILED;
	return report(fetcher, item, got, err);
}

kz_status kz_fetcher_run(kz_fetcher *fetcher, kz_error *err)
{
	if (fetcher == NULL || fetcher->library == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a fetcher that was opened to fetch is required");
	unsigned away = 0;
	bool had = false;
	kzi_got got = {0};
	kz_status st = KZ_OK;
	fetcher->failed = false;
	while (st == KZ_OK && kz_fetcher_count(fetcher) > 0 && away < AWAY_MAX) {
		got = (kzi_got){0};
		st = get_next(fetcher, &got, err);
		away = st == KZ_OK && got.nobody ? away + 1 : 0;
		had = had || !got.nobody;
	}
	if (st == KZ_OK && away > 0 && (away == AWAY_MAX || !had))
		return kzi_fail(err, KZ_E_NETWORK, KZI_NO_OFFSET, "%s", got.why.message);
	if (st == KZ_OK && !fetcher->failed)
		st = kzi_questions_write(kz_library_path(fetcher->library),
			fetcher->asked, fetcher->asked_count, err);
	return st;
}
