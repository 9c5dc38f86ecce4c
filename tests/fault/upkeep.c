/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Written to be read as lists of calls, as errands.c is. */
#include "errands.h"

#include "../api/support.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool go_on_after_damage(void *context, const kz_damage *damage)
{
	(void)context;
	return damage->what[0] != '\0';
}

static kz_status check(const char *path, uint64_t *damages, kz_error *err)
{
	kz_check_options options = KZ_CHECK_OPTIONS_INIT;
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	options.on_damage = go_on_after_damage;
	kz_status st = kz_index_check(path, &options, &summary, err);
	*damages = summary.damages;
	return st;
}

/* Want of memory is no damage. */
static kz_status check_whole(const char *path, kz_error *err)
{
	uint64_t damages;
	kz_status st = check(path, &damages, err);
	return damages == 0 ? st : KZ_E_CORRUPT;
}

static kz_status check_damaged(const char *path, kz_error *err)
{
	uint64_t damages;
	kz_status st = check(path, &damages, err);
	return st == KZ_OK && damages == 0 ? KZ_E_CORRUPT : st;
}

static kz_status look_at(const char *path, kz_index_info *out, kz_error *err)
{
	kz_index *index = NULL;
	kz_status st;
	TRY(kz_index_open(path, &index, err));
	TRY(kz_index_get_info(index, out, err));
done:
	kz_index_close(index);
	return st;
}

/* The same index, later on. */
static bool goes_on(const kz_index_info *before, const kz_index_info *after)
{
	return strcmp(before->uuid, after->uuid) == 0 &&
	       before->revision < after->revision;
}

static kz_status rebuild(const char *path, uint32_t flags, uint64_t wanted, kz_error *err)
{
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	options.flags = flags;
	options.words = "";
	options.on_loss = go_on_after_damage;
	kz_index_info before = KZ_INDEX_INFO_INIT, after = KZ_INDEX_INFO_INIT;
	kz_status st;
	TRY(look_at(path, &before, err));
	TRY(kz_index_rebuild(path, &options, &summary, err));
	TRY(look_at(path, &after, err));
	if (summary.documents != wanted || after.documents != wanted)
		st = KZ_E_CORRUPT;
	/* The texts alone do not know. */
	else if (flags == 0 && (summary.losses > 0 || !goes_on(&before, &after)))
		st = KZ_E_CORRUPT;
done:
	return st;
}

static kz_status rebuild_from_records(const char *path, kz_error *err)
{
	return rebuild(path, 0, 2, err);
}

static kz_status rebuild_from_texts(const char *path, kz_error *err)
{
	return rebuild(path, KZ_REBUILD_TEXTS_ALONE, 2, err);
}

/* Without an allocation: there may be no memory to be had. */
static void lay_aside(const char *folder, bool there)
{
	char file[320], kept[320];
	snprintf(file, sizeof file, "%s/weg.txt", folder);
	snprintf(kept, sizeof kept, "%s/../weg", folder);
	if (there && link(kept, file) != 0 && errno != EEXIST)
		abort();
	if (!there)
		unlink(file);
}

static kz_status put_folder(const char *path, kz_error *err)
{
	char index[300], folder[300];
	kz_writer *writer = NULL;
	kz_folder_options pruning = KZ_FOLDER_OPTIONS_INIT;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_index_info before = KZ_INDEX_INFO_INIT, after = KZ_INDEX_INFO_INIT;
	kz_status st;
	snprintf(index, sizeof index, "%s/filled", path);
	snprintf(folder, sizeof folder, "%s/brieven", path);
	options.flags = KZ_WRITER_RESTART;
	options.words = "";
	pruning.flags = KZ_FOLDER_PRUNE | KZ_FOLDER_RESTORE;
	lay_aside(folder, true);
	TRY(look_at(index, &before, err));
	TRY(kz_writer_open(index, &options, &writer, err));
	TRY(kz_writer_put_files(writer, folder, NULL, err));
	TRY(kz_writer_commit(writer, err));
	lay_aside(folder, false);
	TRY(kz_writer_put_files(writer, folder, &pruning, err));
	TRY(kz_writer_remove(writer, "kst-1-3", err));
	TRY(kz_writer_commit(writer, err));
	TRY(look_at(index, &after, err));
	if (after.documents != 1 || after.removed != 1 || !goes_on(&before, &after))
		st = KZ_E_CORRUPT;
done:
	lay_aside(folder, false);
	kz_writer_close(writer);
	return st;
}

static bool is_good(void *context, const kz_library_file *file, kz_library_state state)
{
	(void)file;
	*(bool *)context = state == KZ_LIBRARY_GOOD;
	return state == KZ_LIBRARY_GOOD;
}

static kz_status keep_library(const char *path, kz_error *err)
{
	bool good = false;
	kz_library *library = NULL;
	kz_library_file what = {.size = sizeof what,
		.url = "https://example.org/a.xml",
		.etag = "\"1\"",
		.modified = "",
		.status = 200};
	kz_status st;
	TRY(kz_library_open(path, KZ_LIBRARY_WRITE, &library, err));
	TRY(kz_library_put(
		library, "kst-27428-408", "xml", NULL, &what, TEXT("<a/>"), err));
	TRY(kz_library_put(
		library, "blg-77", "pdf", "kst-27428-408", &what, TEXT("%PDF-1.4"), err));
	what.status = 404;
	TRY(kz_library_put(
		library, "blg-77", "html", "kst-27428-408", &what, NULL, 0, err));
	TRY(kz_library_check(library, is_good, &good, err));
	if (!good || kz_library_count(library) != 3)
		st = KZ_E_CORRUPT;
done:
	kz_library_close(library);
	return st;
}

/* ---- Several --------------------------------------------------------------------- */

static kz_status ask_all(kz_index *index, kz_error *err)
{
	kz_results *results = NULL;
	kz_facets *facets = NULL;
	kz_kwic *kwic = NULL;
	kz_graph *graph = NULL;
	kz_cursor *all = NULL;
	kz_document *document = NULL;
	const kz_document *one;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	kz_status st;
	TRY(kz_index_get_info(index, &info, err));
	TRY(kz_index_get(index, "kst-27428-408", &document, err));
	TRY(kz_search(index, "proeftuin appel", NULL, &results, err));
	TRY(kz_facets_find(index, "proeftuin", NULL, 5, &facets, err));
	TRY(kz_kwic_find(index, "proeftuin", NULL, NULL, &kwic, err));
	TRY(kz_graph_find(index, "kst-27428-408", NULL, &graph, err));
	TRY(kz_index_list_prefix(index, "kst-", &all, err));
	do
		TRY(kz_cursor_next(all, &one, err));
	while (st == KZ_OK);
	TRY(kz_index_refresh(index, err));
done:
	kz_cursor_close(all);
	kz_graph_close(graph);
	kz_kwic_close(kwic);
	kz_facets_close(facets);
	kz_results_close(results);
	kz_document_free(document);
	return st;
}

static kz_status ask_several(const char *path, kz_error *err)
{
	char first[300], second[300];
	const char *places[] = {first, second};
	kz_index *index = NULL;
	kz_status st;
	snprintf(first, sizeof first, "%s/index", path);
	snprintf(second, sizeof second, "%s/whole", path);
	TRY(kz_index_open_many(places, 2, NULL, &index, err));
	TRY(ask_all(index, err));
done:
	kz_index_close(index);
	return st;
}

static kz_status put_one(
	kz_writer *writer, const char *id, const char *body, kz_error *err)
{
	kz_document *document = NULL;
	kz_status st;
	TRY(kz_document_new(&document, err));
	TRY(kz_document_set(document, KZ_ID, id, err));
	TRY(kz_document_set(document, KZ_TITLE, "Brief over een proeftuin", err));
	TRY(kz_document_add_body(document, body, strlen(body), err));
	TRY(kz_writer_put(writer, document, err));
done:
	kz_document_free(document);
	return st;
}

static kz_status write_divided(const char *path, kz_error *err)
{
	kz_writer *writer = NULL;
	kz_index *index = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_status st;
	options.flags = KZ_WRITER_CREATE | KZ_WRITER_RESTART;
	options.words = "";
	options.shards = 2;
	TRY(kz_writer_open(path, &options, &writer, err));
	TRY(put_one(writer, "kst-27428-408", "Een proeftuin met een appel.", err));
	TRY(put_one(writer, "kst-1-2", "Kennis van een proeftuin is kracht.", err));
	TRY(put_one(writer, "kst-1-3", "Zie Kamerstuk 27428, nr. 408.", err));
	TRY(kz_writer_commit(writer, err));
	TRY(kz_writer_remove(writer, "kst-1-2", err));
	TRY(kz_writer_commit(writer, err));
	TRY(kz_index_open(path, &index, err));
	TRY(ask_all(index, err));
done:
	kz_index_close(index);
	kz_writer_close(writer);
	return st;
}

/* ---- The table ------------------------------------------------------------------- */

const struct errand upkeep_errands[] = {
	{"check", check_whole, "whole"},
	{"check what is damaged", check_damaged, "damaged"},
	{"rebuild", rebuild_from_records, "rebuilt"},
	{"rebuild from texts", rebuild_from_texts, "retold"},
	{"put a folder", put_folder, ""},
	{"keep a library", keep_library, "library"},
	{"ask several", ask_several, ""},
	{"write several", write_divided, "divided"},
	{"rebuild several", rebuild_from_records, "several"},
};
const unsigned upkeep_errand_count = sizeof upkeep_errands / sizeof upkeep_errands[0];

/* Of which a tombstone is left. */
static void remove_one(const char *path)
{
	store(path, "kst-30-3", "Weg", "Een brief die weg gaat.");
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_remove(writer, "kst-30-3", err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

static void store_several(const char *path)
{
	kz_writer *writer = open_shards(path, 2, KZ_WRITER_CREATE);
	must(put_one(writer, "kst-30-1", "Een proeftuin met een appel.", err));
	must(put_one(writer, "kst-30-2", "Een motie over biotechnologie.", err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	remove_one(path);
}

static void damage(const char *path)
{
	size_t size;
	const char *file = below(generation_of(path), "text");
	char *bytes = read_bytes(file, &size);
	memset(bytes + size / 2, '?', 8);
	write_bytes(file, bytes, size);
	free(bytes);
}

void make_upkeep_things(const char *directory)
{
	static const char *const names[] = {
		"whole", "damaged", "rebuilt", "retold", "filled"};
	const char *folder = below(directory, "brieven");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *index = below(directory, names[i]);
		store(index, "kst-30-1", "Brief over proeftuinen",
			"Een proeftuin met een appel. Zie Kamerstuk 30, nr. 2.");
		store(index, "kst-30-2", "Motie", "Een motie over biotechnologie.");
	}
	remove_one(below(directory, "whole"));
	remove_one(below(directory, "rebuilt"));
	store_several(below(directory, "several"));
	damage(below(directory, "damaged"));
	make_folder(folder);
	write_letter(
		below(directory, "weg"), "kst-5-6", "Weg", "Een letter die weg gaat.");
	write_letter(below(folder, "a.txt"), "kst-1-2", "Alfa",
		"Een letter over een appel en een peer. Zie Kamerstuk 1, nr. 3.");
	write_letter(below(folder, "b.txt"), "kst-1-3", "Beta",
		"Een andere letter, over een banaan.");
	write_letter(below(folder, "c.txt"), "kst-1-3", "Beta",
		"Een andere letter, over een banaan en meer.");
	write_text(below(folder, "d.xml"), "<geen");
	write_text(below(folder, "e.bin"), "geen");
}
