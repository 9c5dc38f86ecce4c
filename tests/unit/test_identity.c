/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Many files of a few pieces, put in any order and in any number of commits, are the
 * same documents: with the same names, the same texts and the same facts as a simple
 * model says.
 */
#include "support.h"

#include "base/digest.h"
#include "index/put.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/writer.h"
#include "kamerstuk/names.h"

#include <stdlib.h>

enum { PIECES = 6, FILES = 40, ROUNDS = 20 };

/* One file, as a reader would give it. */
typedef struct file {
	int piece;
	char path[40], digest[40], name[40];
	char aliases[2][40];
	uint32_t fidelity;
	bool record, dated, gone;
	const char *outcome; /* or NULL */
	char text[2000];     /* "" for none */
	int group;           /* in the model */
} file;

/* ---- Making files ---- */

static void write_words(char *to, int piece, uint64_t *seed, bool noisy)
{
	size_t used = 0;
	int noise = noisy ? (int)chance_below(seed, 90) : -1;
	for (int i = 0; i < 90; i++) {
		bool other = i == noise;
		used += (size_t)sprintf(to + used, "%s%s%dx%d", i > 0 ? " " : "",
			other ? "ruis" : "woord", piece, i * 7 % 90);
	}
}

static void name_file(file *f, int number, uint64_t *seed)
{
	int piece = f->piece;
	bool official = chance_below(seed, 2) == 0;
	switch (chance_below(seed, 6)) {
	case 0:
		sprintf(f->name, "kst-%d-7", 30000 + piece);
		f->fidelity = KZI_FIDELITY_XML;
		break;
	case 1:
		sprintf(f->name, "kst-%d-7-%s", 30000 + piece, official ? "h1" : "n1");
		f->fidelity = KZI_FIDELITY_HTML;
		break;
	case 2:
		sprintf(f->name, "kst-%d-7", 30000 + piece);
		f->record = true;
		f->outcome = "aangenomen";
		break;
	case 3:
		sprintf(f->name, "2025D%05d", 100 + piece);
		f->fidelity = KZI_FIDELITY_PDF;
		break;
	case 4:
		sprintf(f->name, "eigen-%d", piece);
		f->fidelity = KZI_FIDELITY_TEXT;
		break;
	default:
		sprintf(f->name, "doc-%016x", 1000 * piece + number);
		f->fidelity = KZI_FIDELITY_WORD;
	}
}

static file make_file(int number, uint64_t *seed)
{
	file f = {.piece = (int)chance_below(seed, PIECES)};
	sprintf(f.path, "/brieven/%03d", (int)chance_below(seed, 1000) * 100 + number);
	sprintf(f.digest, "digest-%d", number);
	name_file(&f, number, seed);
	if (chance_below(seed, 4) == 0)
		sprintf(f.aliases[0], "2025D%05d", 100 + f.piece);
	if (chance_below(seed, 4) == 0)
		sprintf(f.aliases[1], "2025Z%05d", 100 + f.piece);
	f.dated = chance_below(seed, 3) != 0;
	if (!f.record)
		write_words(f.text, f.piece, seed, chance_below(seed, 2) == 0);
	return f;
}

static kz_document *document_of(const file *f)
{
	char subject[40];
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, f->name, err));
	must(kz_document_set(document, KZ_TITLE, f->path, err));
	must(kz_document_set(document, KZ_PATH, f->path, err));
	must(kz_document_set(document, KZ_HOLDING, f->record ? "record" : "full", err));
	if (f->record)
		must(kz_document_set(document, KZ_NOTE, "record only", err));
	if (f->outcome != NULL)
		must(kz_document_set(document, KZ_OUTCOME, f->outcome, err));
	sprintf(subject, "Onderwerp %d", f->piece);
	must(kz_document_set(document, KZ_SUBJECT, subject, err));
	if (f->dated)
		must(kz_document_set(document, KZ_DATE, "2025-04-11", err));
	for (size_t i = 0; i < 2; i++) {
		if (f->aliases[i][0] != '\0')
			must(kz_document_add(document, KZ_ALIASES, f->aliases[i], err));
	}
	must(kz_document_add_body(document, f->text, strlen(f->text), err));
	must(kz_document_set_raw(document, f->text, strlen(f->text), err));
	document->fidelity = f->fidelity;
	document->minted = strncmp(f->name, "doc-", 4) == 0;
	return document;
}

/* ---- The model ---- */

static const char *base_of(const char *name)
{
	static char pieces[8][KZ_KAMERSTUK_MAX];
	static int next;
	char version[16];
	char *piece = pieces[next++ % 8];
	return kzi_name_version(name, piece, version) ? piece : name;
}

static bool is_weak(const file *f)
{
	return f->name[0] == 'd' || f->name[0] == '2';
}

/* A zaak among the aliases says nothing: no file here calls itself so. */
static bool share_a_name(const file *a, const file *b)
{
	const char *names[2][2] = {
		{base_of(a->name), a->aliases[0]}, {base_of(b->name), b->aliases[0]}};
	for (size_t i = 0; i < 2; i++) {
		for (size_t j = 0; j < 2; j++) {
			if (names[0][i][0] != '\0' &&
				strcmp(names[0][i], names[1][j]) == 0)
				return true;
		}
	}
	return false;
}

static bool are_alike(const file *a, const file *b)
{
	return a->piece == b->piece && a->dated && b->dated && a->text[0] != '\0' &&
	       b->text[0] != '\0' && (is_weak(a) || is_weak(b));
}

static void group_files(file *files)
{
	for (int i = 0; i < FILES; i++)
		files[i].group = i;
	for (int i = 0; i < FILES; i++) {
		for (int j = 0; j < i; j++) {
			int from = files[i].group, to = files[j].group;
			if (!share_a_name(&files[i], &files[j]) &&
				!are_alike(&files[i], &files[j]))
				continue;
			for (int k = 0; k < FILES; k++) {
				if (files[k].group == from)
					files[k].group = to;
			}
		}
	}
}

static int version_of(const file *f)
{
	size_t length = strlen(f->name);
	if (strncmp(f->name, "kst-", 4) != 0 || f->name[length - 2] == '-')
		return 0;
	return f->name[length - 2] == 'h' ? 1 : f->name[length - 2] == 'n' ? -1 : 0;
}

static bool is_better(const file *a, const file *b)
{
	if (a->record != b->record)
		return b->record;
	if (version_of(a) != version_of(b))
		return version_of(a) > version_of(b);
	if (a->fidelity != b->fidelity)
		return a->fidelity > b->fidelity;
	if (strlen(a->text) != strlen(b->text))
		return strlen(a->text) > strlen(b->text);
	return strcmp(a->path, b->path) < 0;
}

/* ---- The index ---- */

static void put_file(kz_writer *writer, const file *f)
{
	kzi_put_report report;
	kz_document *document = document_of(f);
	must(kzi_writer_open_engine(writer, err));
	must(kzi_put_file(writer, document, f->path, f->digest, false, &report, err));
	kz_document_free(document);
}

static void take_away(kz_writer *writer, const file *f)
{
	kzi_buffer term = {0};
	kzi_held_list held = {0};
	kzi_term_path(&term, f->path);
	must(kzi_batch_find(writer, &term, 1, &held, err));
	assert_int_equal(held.count, 1);
	must(kzi_put_away(writer, &held.items[0], f->path, err));
	kzi_held_list_free(&held);
	kzi_buffer_free(&term);
}

static kz_document *get(kz_index *index, const char *name)
{
	kz_document *document = NULL;
	must(kz_index_get(index, name, &document, err));
	return document;
}

static void check_raw(kz_index *index, const file *best)
{
	char *raw = NULL;
	if (best->text[0] == '\0')
		return;
	must(kz_index_get_raw(index, best->path, &raw, NULL, err));
	assert_string_equal(raw, best->text);
	kz_free(raw);
}

/* Of one group: every name of every file leads to the one document, which has the
 * best text, and what only a worse file says. */
static void check_group(kz_index *index, const file *files, int group)
{
	const file *best = NULL;
	const char *outcome = "";
	bool full = false;
	kzi_name_kind kind = KZI_NAME_MINTED;
	for (int i = 0; i < FILES; i++) {
		const file *f = &files[i];
		/* A name stays when its file goes. */
		if (f->group == group && kzi_name_kind_of(f->name) > kind)
			kind = kzi_name_kind_of(f->name);
		if (f->group != group || f->gone)
			continue;
		best = best == NULL || is_better(f, best) ? f : best;
		outcome = f->outcome != NULL ? f->outcome : outcome;
		full |= !f->record;
	}
	if (best == NULL)
		return;
	kz_document *document = get(index, best->path);
	assert_string_equal(kz_document_get(document, KZ_PATH), best->path);
	assert_string_equal(kz_document_get(document, KZ_OUTCOME), outcome);
	assert_string_equal(
		kz_document_get(document, KZ_HOLDING), full ? "full" : "record");
	assert_string_equal(
		kz_document_get(document, KZ_NOTE), full ? "" : "record only");
	assert_int_equal(document->block_count, best->text[0] != '\0');
	if (best->text[0] != '\0')
		assert_string_equal(document->blocks[0].text, best->text);
	assert_string_equal(
		kz_document_get(document, KZ_VERSION), version_of(best) == 0  ? ""
						       : version_of(best) > 0 ? "h1"
									      : "n1");
	assert_int_equal(kzi_name_kind_of(kz_document_get(document, KZ_ID)), kind);
	check_raw(index, best);
	for (int i = 0; i < FILES; i++) {
		const file *f = &files[i];
		const char *names[] = {
			f->name, base_of(f->name), f->aliases[0], f->gone ? "" : f->path};
		for (size_t j = 0; f->group == group && j < COUNT(names); j++) {
			if (names[j][0] == '\0')
				continue;
			kz_document *same = get(index, names[j]);
			same_text(names[j], kz_document_get(same, KZ_ID),
				kz_document_get(document, KZ_ID));
			kz_document_free(same);
		}
	}
	kz_document_free(document);
}

static void check(const char *path, const file *files)
{
	kz_index *index = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	size_t groups = 0;
	must(kz_index_open(path, &index, err));
	for (int group = 0; group < FILES; group++) {
		bool any = false;
		for (int i = 0; i < FILES; i++)
			any |= files[i].group == group && !files[i].gone;
		groups += any;
		check_group(index, files, group);
	}
	must(kz_index_get_info(index, &info, err));
	assert_int_equal(info.documents, groups);
	kz_index_close(index);
}

static void shuffle(int *order, uint64_t *seed)
{
	for (int i = 0; i < FILES; i++)
		order[i] = i;
	for (int i = FILES - 1; i > 0; i--) {
		int other = (int)chance_below(seed, (uint64_t)i + 1), kept = order[i];
		order[i] = order[other];
		order[other] = kept;
	}
}

static kz_writer *open_writer(const char *path)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.words = "";
	options.flags = KZ_WRITER_CREATE;
	must(kz_writer_open(path, &options, &writer, err));
	return writer;
}

static void the_order_does_not_matter(void **state)
{
	static file files[FILES];
	int order[FILES];
	uint64_t seed = 11;
	for (int round = 0; round < ROUNDS; round++) {
		char name[20];
		sprintf(name, "index%d", round);
		const char *path = below(*state, name);
		for (int i = 0; i < FILES && round % 4 == 0; i++)
			files[i] = make_file(i, &seed);
		for (int i = 0; i < FILES; i++)
			files[i].gone = false;
		group_files(files);
		shuffle(order, &seed);
		kz_writer *writer = open_writer(path);
		uint64_t pause = 2 + chance_below(&seed, FILES);
		for (int i = 0; i < FILES; i++) {
			put_file(writer, &files[order[i]]);
			if (chance_below(&seed, pause) == 0)
				must(kz_writer_commit(writer, err));
		}
		must(kz_writer_commit(writer, err));
		check(path, files);
		/* And what remains when some go is as if these had never been. */
		shuffle(order, &seed);
		for (int i = 0; i < FILES / 2; i++) {
			files[order[i]].gone = true;
			take_away(writer, &files[order[i]]);
			if (chance_below(&seed, pause) == 0)
				must(kz_writer_commit(writer, err));
		}
		must(kz_writer_commit(writer, err));
		kz_writer_close(writer);
		check(path, files);
	}
}

/* ---- What is taken back ---- */

static bool stop(void *context, const kz_progress *progress)
{
	(void)context;
	(void)progress;
	return false;
}

/* A commit that fails can be done again, and what was put after it counts too. */
static void a_failed_commit_changes_nothing(void **state)
{
	const char *path = below(*state, "index");
	static file files[FILES];
	uint64_t seed = 5;
	kz_writer *writer = open_writer(path);
	for (int i = 0; i < FILES; i++)
		files[i] = make_file(i, &seed);
	group_files(files);
	for (int i = 0; i < FILES; i++) {
		put_file(writer, &files[i]);
		if (i % 10 != 5)
			continue;
		kz_writer_on_progress(writer, stop, NULL);
		assert_int_equal(kz_writer_commit(writer, NULL), KZ_E_CANCELLED);
		kz_writer_on_progress(writer, NULL, NULL);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	check(path, files);
}

/* Back to any mark, and on from there. */
static void a_batch_goes_back_to_its_marks(void **state)
{
	const char *path = below(*state, "index");
	static file files[FILES];
	uint64_t seed = 23;
	kz_writer *writer = open_writer(path);
	for (int i = 0; i < FILES; i++)
		files[i] = make_file(i, &seed);
	group_files(files);
	for (int i = 0; i < FILES; i++) {
		put_file(writer, &files[i]);
		kzi_batch_mark mark = kzi_batch_here(writer);
		for (int j = 0; j < 3; j++)
			put_file(writer, &files[chance_below(&seed, FILES)]);
		take_away(writer, &files[i]);
		kzi_batch_back_to(writer, mark);
		if (i % 9 == 8)
			must(kz_writer_commit(writer, err));
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	check(path, files);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_order_does_not_matter),
		in_directory(a_failed_commit_changes_nothing),
		in_directory(a_batch_goes_back_to_its_marks),
	};
	return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
