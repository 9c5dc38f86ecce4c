/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the check says of an index that is whole, and of one that is not. */
#include "children.h"
#include "collection.h"
#include "support.h"
#include "wounds.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "file|id|what" of each, one a line. */
static char heard[20000];

static bool tell(void *context, const kz_damage *damage)
{
	size_t used = strlen(heard);
	(void)context;
	assert_true(damage->size >= sizeof *damage);
	assert_printable(damage->what);
	snprintf(heard + used, sizeof heard - used, "%s|%s|%s\n", damage->file,
		damage->id, damage->what);
	return true;
}

static uint64_t check(const char *path, uint32_t parts, kz_check_summary *out)
{
	kz_check_options options = KZ_CHECK_OPTIONS_INIT;
	*out = (kz_check_summary)KZ_CHECK_SUMMARY_INIT;
	options.parts = parts;
	options.on_damage = tell;
	heard[0] = '\0';
	must(kz_index_check(path, &options, out, err));
	return out->damages;
}

static const char *collection(void **state)
{
	static char path[300];
	snprintf(path, sizeof path, "%s", below(*state, "index"));
	make_collection(below(*state, "brieven"), path);
	return path;
}

static void what_is_whole_is_whole(void **state)
{
	kz_check_summary summary;
	const char *path = collection(state);
	assert_int_equal(check(path, 0, &summary), 0);
	assert_string_equal(heard, "");
	assert_int_equal(summary.documents, COLLECTION_DOCUMENTS - 1);
	assert_int_equal(summary.revision, revision_of(path));
	assert_true(summary.postings > 10000 && summary.bytes > 10000);
	assert_int_equal(summary.spooled, 0);
	/* An index of nothing, too. */
	kz_writer_close(open_writer(below(*state, "empty"), KZ_WRITER_CREATE));
	assert_int_equal(check(below(*state, "empty"), 0, &summary), 0);
}

static void a_text_is_named_by_its_document(void **state)
{
	kz_check_summary summary;
	const char *path = collection(state);
	scribble(path, "text", 200, 8);
	assert_true(check(path, KZ_CHECK_TEXTS, &summary) > 0);
	assert_non_null(strstr(heard, "/text|kst-30000-"));
	/* What is found by it is still right. */
	assert_int_equal(check(path, KZ_CHECK_TERMS, &summary), 0);
}

static void files_that_are_lost_are_named(void **state)
{
	static const char *const files[] = {
		"text", "lexicon", "analysis", "glass/iamglass", "../current"};
	kz_check_summary summary;
	collection(state);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		const char *path = below(*state, "copy");
		copy_tree(below(*state, "index"), path);
		remove_file(below(generation_of(path), files[i]));
		assert_int_equal(check(path, 0, &summary), 1);
		const char *name = strrchr(files[i], '/');
		name = name != NULL ? name + 1 : files[i];
		if (strstr(heard, name) == NULL)
			fail_msg("%s is gone, and what is heard is: %s", name, heard);
		remove_tree(path);
	}
}

/* No checksum of the file is looked at when it is opened. */
static void a_lexicon_is_held_against_its_digest(void **state)
{
	kz_check_summary summary;
	const char *path = collection(state);
	scribble(path, "lexicon", -20, 4);
	assert_int_equal(check(path, KZ_CHECK_FILES, &summary), 1);
	assert_non_null(strstr(heard, "/lexicon|"));
}

static void check_and_tell(FILE *out, void *context)
{
	kz_check_options options = KZ_CHECK_OPTIONS_INIT;
	options.parts = KZ_CHECK_TEXTS | KZ_CHECK_TERMS;
	options.on_damage = tell;
	heard[0] = '\0';
	kz_status st = kz_index_check(context, &options, NULL, NULL);
	fprintf(out, "%s%s", st == KZ_OK ? "" : "not checked\n", heard);
}

/* Is a table damaged there told of? No where nothing is, as between the items of a block,
 * and where the engine crashes on it: that is what the child is for. */
static bool is_seen(const char *directory, const char *table, long at)
{
	const char *path = below(directory, "copy");
	copy_tree(below(directory, "index"), path);
	scribble(path, table, at, 4);
	child_end end = run_child(check_and_tell, (void *)path, 60, 512);
	remove_tree(path);
	bool seen = !end.died && strstr(end.said, "glass/") != NULL &&
		    strstr(end.said, "not checked") == NULL;
	free(end.said);
	return seen;
}

/* The tables of the engine have no checksums: what is in them is compared. */
static void tables_are_held_against_the_texts(void **state)
{
	static const char *const tables[] = {"glass/postlist.glass",
		"glass/termlist.glass", "glass/position.glass", "glass/docdata.glass"};
	const char *path = collection(state);
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
		bool seen = false;
		struct stat about;
		assert_int_equal(stat(below(generation_of(path), tables[i]), &about), 0);
		for (long at = 8192 + 300; !seen && at < about.st_size; at += 500)
			seen = is_seen(*state, tables[i], at);
		if (!seen)
			fail_msg("%s: damage was not seen", tables[i]);
	}
}

static bool stop(void *context, const kz_progress *progress)
{
	assert_int_equal(progress->phase, KZ_PHASE_CHECKING);
	++*(unsigned *)context;
	return progress->done < 5;
}

static void it_can_be_stopped(void **state)
{
	unsigned calls = 0;
	const char *path = collection(state);
	kz_check_options options = KZ_CHECK_OPTIONS_INIT;
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	options.on_progress = stop;
	options.context = &calls;
	must_fail(KZ_E_CANCELLED, kz_index_check(path, &options, &summary, err));
	assert_int_equal(calls, 5);
	assert_int_equal(summary.documents, 0);
}

static void what_is_no_index_is_not_checked(void **state)
{
	kz_check_options unset = {0};
	kz_check_summary summary = {0};
	must_fail(
		KZ_E_NO_INDEX, kz_index_check(below(*state, "nowhere"), NULL, NULL, err));
	must_fail(KZ_E_NO_INDEX, kz_index_check(*state, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_check(NULL, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_check(*state, &unset, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_check(*state, NULL, &summary, err));
}

/* The spool of a writer is its own business, and no damage. */
static void what_a_writer_is_at_is_no_damage(void **state)
{
	kz_check_summary summary;
	char body[400000];
	const char *path = collection(state);
	kz_writer *writer = open_writer(path, 0);
	for (size_t i = 0; i + 1 < sizeof body; i++)
		body[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 26);
	body[sizeof body - 1] = '\0';
	put(writer, "nieuw", "Nieuw", body);
	assert_int_equal(check(path, 0, &summary), 0);
	assert_true(summary.spooled > 0);
	kz_writer_close(writer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(what_is_whole_is_whole),
		in_directory(a_text_is_named_by_its_document),
		in_directory(files_that_are_lost_are_named),
		in_directory(a_lexicon_is_held_against_its_digest),
		in_directory(tables_are_held_against_the_texts),
		in_directory(it_can_be_stopped),
		in_directory(what_is_no_index_is_not_checked),
		in_directory(what_a_writer_is_at_is_no_damage),
	};
	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
