/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An index is damaged at random, and then asked, checked and made anew, each in a child.
 * No document may come out otherwise than it went in; what the check takes for whole must
 * answer as before; and a new index must be whole, with every document that is not told
 * of as lost.
 *
 * A crash is one of the engine below, which keeps no checksums; they are counted. That a
 * search misses a document, or has one too many, cannot be told without a check, and is
 * counted too: SECURITY.md says so.
 */
#include "children.h"
#include "collection.h"
#include "support.h"
#include "wounds.h"

#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { SHORT = 200, LONG = 10000, SECONDS = 20, MEGABYTES = 1024 };

static struct figures {
	unsigned all, harmless, refused, other_list, asking_crashed, asking_hung;
	unsigned found, check_crashed, mended, rebuild_crashed, hopeless;
	unsigned long lost, kept;
} figures;

/* ---- In children ---- */

static void ask(FILE *out, void *context)
{
	write_answers(out, context);
}

static void check(FILE *out, void *context)
{
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	kz_status st = kz_index_check(context, NULL, &summary, NULL);
	fprintf(out, "%s %lu", kz_status_name(st), (unsigned long)summary.damages);
}

struct mending {
	const char *path;
	uint32_t flags;
};

static bool note_loss(void *context, const kz_damage *loss)
{
	/* What is kept after all is told of, too. */
	*(unsigned long *)context += strncmp(loss->what, "lost", 4) == 0;
	return true;
}

static void mend(FILE *out, void *context)
{
	const struct mending *m = context;
	unsigned long lost = 0;
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	options.flags = m->flags;
	options.words = "";
	options.on_loss = note_loss;
	options.context = &lost;
	kz_status st = kz_index_rebuild(m->path, &options, &summary, NULL);
	fprintf(out, "%s %lu %lu", kz_status_name(st), (unsigned long)summary.documents,
		lost);
}

/* ---- One ---- */

static void ask_damaged(const char *path, const char *before, const char *where)
{
	child_end end = run_child(ask, (void *)path, SECONDS, MEGABYTES);
	const char *wrong = first_other_answer(before, end.said, "G");
	if (wrong[0] != '\0')
		fail_msg("%s: another document came for '%s'", where, wrong + 1);
	figures.asking_crashed += end.died && !end.timed_out;
	figures.asking_hung += end.timed_out;
	bool same = !end.died && same_answers(before, end.said);
	bool other = first_other_answer(before, end.said, "")[0] != '\0';
	figures.harmless += same;
	figures.other_list += other;
	figures.refused += !same && !other && !end.died;
	free(end.said);
	end = run_child(check, (void *)path, SECONDS, MEGABYTES);
	bool clean = !end.died && strcmp(end.said, "KZ_OK 0") == 0;
	if (clean && !same)
		fail_msg(
			"%s: the check finds nothing, and the answers are others", where);
	figures.found += !clean;
	figures.check_crashed += end.died;
	free(end.said);
}

/* The check of a copy that was made anew. */
static void must_be_whole(const char *path, const char *where)
{
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(path, NULL, &summary, err));
	if (summary.damages > 0)
		fail_msg("%s: made anew, and %lu damages are left", where,
			(unsigned long)summary.damages);
}

static void mend_damaged(const char *path, const char *where)
{
	struct mending m = {path, 0};
	unsigned long documents = 0, lost = 0;
	char status[40] = "";
	child_end end = run_child(mend, &m, SECONDS, MEGABYTES);
	if (end.died) {
		figures.rebuild_crashed++;
		free(end.said);
		m.flags = KZ_REBUILD_TEXTS_ALONE;
		end = run_child(mend, &m, SECONDS, MEGABYTES);
	}
	if (end.died)
		fail_msg("%s: making it anew of the texts alone dies", where);
	assert_int_equal(sscanf(end.said, "%39s %lu %lu", status, &documents, &lost), 3);
	free(end.said);
	if (strcmp(status, "KZ_OK") != 0) {
		figures.hopeless++;
		print_message("# %s: %s\n", where, status);
		return;
	}
	must_be_whole(path, where);
	figures.mended++;
	figures.lost += lost;
	figures.kept += documents;
}

static void mutate(const char *good, const char *path, const char *before, uint32_t seed)
{
	char where[200], name[120];
	uint32_t state = seed;
	copy_tree(good, path);
	wound kind = do_damage(path, &state, name);
	snprintf(where, sizeof where, "%s of %s (KAMERZOEK_TEST_SEED=%lu)",
		wound_names[kind], name, (unsigned long)seed);
	figures.all++;
	ask_damaged(path, before, where);
	mend_damaged(path, where);
	remove_tree(path);
}

/* ---- All ---- */

static void print_figures(void)
{
	const struct figures *f = &figures;
	print_message("# %u mutations: %u harmless, %u refused, %u with another list; "
		      "asking crashed the engine %u times, and hung it %u times\n",
		f->all, f->harmless, f->refused, f->other_list, f->asking_crashed,
		f->asking_hung);
	print_message("# the check found %u and died of %u; made anew %u, of the texts "
		      "alone after a crash %u, none to save %u; documents kept %lu, "
		      "lost %lu\n",
		f->found, f->check_crashed, f->mended, f->rebuild_crashed, f->hopeless,
		f->kept, f->lost);
}

static void no_damage_makes_another_document(void **state)
{
	const char *good = strdup(below(*state, "good"));
	const char *path = strdup(below(*state, "damaged"));
	make_collection(below(*state, "brieven"), good);
	child_end whole = run_child(ask, (void *)good, SECONDS, MEGABYTES);
	assert_false(whole.died);
	must_be_whole(good, "nothing done");
	uint32_t seed = test_seed();
	unsigned count = in_all(SHORT, LONG);
	for (unsigned i = 0; i < count; i++)
		mutate(good, path, whole.said, seed + i);
	print_figures();
	/* Nearly every document is whole after nearly every wound. */
	assert_true(figures.kept > (unsigned long)figures.all * COLLECTION_DOCUMENTS / 2);
	assert_int_equal(figures.asking_hung, 0);
	free(whole.said);
	free((void *)good);
	free((void *)path);
}

/* ---- A name, bit by bit ---- */

static void get_named(FILE *out, void *context)
{
	kz_index *index = NULL;
	kz_document *document = NULL;
	kz_status st = kz_index_open(context, &index, NULL);
	if (st == KZ_OK)
		st = kz_index_get(index, "kst-30000-31", &document, NULL);
	fputs(st == KZ_OK ? kz_document_get(document, KZ_ID) : kz_status_name(st), out);
	kz_document_free(document);
	kz_index_close(index);
}

/* bytes as they are, but for one bit. */
static void write_with_other_bit(const char *path, char *bytes, size_t size, size_t bit)
{
	char *one = bytes + bit / 8;
	*one = (char)(*one ^ 1 << bit % 8);
	write_bytes(path, bytes, size);
	*one = (char)(*one ^ 1 << bit % 8);
}

/* The next byte behind the name, from at on; size when it stands there no more. */
static size_t next_behind(const char *bytes, size_t size, size_t at)
{
	static const char name[] = "kst-30000-31";
	size_t length = strlen(name);
	for (; at + length < size; at++) {
		if (memcmp(bytes + at, name, length) == 0)
			return at + length;
	}
	return size;
}

/* Behind a name stands where it leads, in a table that has no checksums. */
static void a_name_never_leads_to_another_document(void **state)
{
	enum { BITS_BEHIND = 40 };
	unsigned wrong = 0, right = 0, refused = 0;
	size_t size;
	const char *path = strdup(below(*state, "index"));
	make_collection(below(*state, "brieven"), path);
	const char *table = strdup(below(generation_of(path), "glass/postlist.glass"));
	char *bytes = read_bytes(table, &size);
	for (size_t at = next_behind(bytes, size, 0); at < size - 5;
		at = next_behind(bytes, size, at)) {
		for (size_t bit = 0; bit < BITS_BEHIND; bit++) {
			write_with_other_bit(table, bytes, size, at * 8 + bit);
			child_end end =
				run_child(get_named, (void *)path, SECONDS, MEGABYTES);
			bool same = !end.died && strcmp(end.said, "kst-30000-31") == 0;
			bool failed = end.died || end.said[0] == 'K';
			right += same;
			refused += failed;
			wrong += !same && !failed;
			free(end.said);
		}
	}
	print_message("# %u bits: %u harmless, %u refused\n", right + refused + wrong,
		right, refused);
	assert_int_equal(wrong, 0);
	assert_true(refused > 0);
	free(bytes);
	free((void *)table);
	free((void *)path);
}

/* ---- The version file, bit by bit ---- */

/* With what malloc() gives full of something, and not of the zeros of a young process. */
static void ask_in_used_memory(FILE *out, void *context)
{
#ifdef M_PERTURB
	mallopt(M_PERTURB, 35);
#endif
	write_answers(out, context);
}

/* In it stands where each table begins, and the engine takes it at its word. */
static void no_bit_of_the_version_kills_or_hangs(void **state)
{
	enum { SOON = 5 };
	unsigned right = 0, refused = 0, other = 0;
	uint32_t seed = test_seed();
	size_t size;
	const char *path = strdup(below(*state, "index"));
	make_collection(below(*state, "brieven"), path);
	child_end whole = run_child(ask_in_used_memory, (void *)path, SECONDS, MEGABYTES);
	assert_false(whole.died);
	const char *version = strdup(below(generation_of(path), "glass/iamglass"));
	char *bytes = read_bytes(version, &size);
	unsigned bits = (unsigned)size * 8, wanted = in_all(bits, bits);
	unsigned step = wanted < bits ? bits / wanted : 1;
	for (unsigned bit = draw(&seed, step); bit < bits; bit += step) {
		write_with_other_bit(version, bytes, size, bit);
		child_end end =
			run_child(ask_in_used_memory, (void *)path, SOON, MEGABYTES);
		if (end.died || first_other_answer(whole.said, end.said, "G")[0] != '\0')
			fail_msg("bit %u of byte %u: ended by signal %d, having said "
				 "%s",
				bit % 8, bit / 8, end.signal, end.said);
		bool same = same_answers(whole.said, end.said);
		bool differs = first_other_answer(whole.said, end.said, "")[0] != '\0';
		right += same;
		other += differs;
		refused += !same && !differs;
		free(end.said);
	}
	print_message("# %u bits of the version file: %u harmless, %u refused, %u with "
		      "another list\n",
		right + refused + other, right, refused, other);
	assert_true(refused > 0);
	free(whole.said);
	free(bytes);
	free((void *)version);
	free((void *)path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_name_never_leads_to_another_document),
		in_directory(no_bit_of_the_version_kills_or_hangs),
		in_directory(no_damage_makes_another_document),
	};
	return cmocka_run_group_tests_name("mutations", tests, NULL, NULL);
}
