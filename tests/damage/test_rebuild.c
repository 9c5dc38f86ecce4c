/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index made anew of what it stores. */
#include "children.h"
#include "collection.h"
#include "support.h"
#include "wounds.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char heard[20000];

static bool tell(void *context, const kz_damage *loss)
{
	size_t used = strlen(heard);
	(void)context;
	assert_printable(loss->what);
	snprintf(heard + used, sizeof heard - used, "%s|%s|%s\n", loss->id,
		strrchr(loss->path, '/') != NULL ? strrchr(loss->path, '/') + 1 : "",
		loss->what);
	return true;
}

static kz_rebuild_options listening(const char *analysis)
{
	kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
	options.analysis = analysis;
	options.words = "";
	options.on_loss = tell;
	heard[0] = '\0';
	return options;
}

static uint64_t rebuild(const char *path, const char *analysis)
{
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	kz_rebuild_options options = listening(analysis);
	must(kz_index_rebuild(path, &options, &summary, err));
	return summary.documents;
}

static void must_be_whole(const char *path)
{
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(path, NULL, &summary, err));
	assert_int_equal(summary.damages, 0);
}

static const char *collection(void **state)
{
	static char path[300];
	snprintf(path, sizeof path, "%s", below(*state, "index"));
	make_collection(below(*state, "brieven"), path);
	return path;
}

static char *answers_of(const char *path)
{
	char *answers;
	size_t length;
	FILE *out = open_memstream(&answers, &length);
	write_answers(out, path);
	fclose(out);
	return answers;
}

static void all_is_as_it_was(void **state)
{
	const char *path = collection(state);
	char *before = answers_of(path);
	char *first = strdup(fact_of(path, "kst-30000-7", KZ_FIRST_SEEN));
	uint64_t revision = revision_of(path);
	assert_int_equal(rebuild(path, NULL), COLLECTION_DOCUMENTS - 1);
	assert_string_equal(heard, "");
	must_be_whole(path);
	char *after = answers_of(path);
	assert_string_equal(before, after);
	assert_string_equal(fact_of(path, "kst-30000-7", KZ_FIRST_SEEN), first);
	assert_int_equal(revision_of(path), revision + 1);
	/* The files are known, and what was removed stays away. */
	index_folder(path, below(*state, "brieven"), 0);
	assert_null(strstr(told_files(), "added"));
	assert_int_equal(count_documents(path), COLLECTION_DOCUMENTS - 1);
	free(before);
	free(after);
	free(first);
}

static void it_can_have_another_analysis(void **state)
{
	const char *path = collection(state);
	rebuild(path, "snowball");
	must_be_whole(path);
	kz_index *index = open_index(path);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	assert_string_equal(info.analysis, "snowball");
	kz_index_close(index);
	kz_rebuild_options options = listening("klingon");
	must_fail(KZ_E_ARGUMENT, kz_index_rebuild(path, &options, NULL, err));
	/* And keeps the one that it has. */
	rebuild(path, NULL);
	index = open_index(path);
	must(kz_index_get_info(index, &info, err));
	assert_string_equal(info.analysis, "snowball");
	kz_index_close(index);
}

/* Then it gets the usual one, and that is said. */
static void an_analysis_that_is_lost_is_told(void **state)
{
	const char *path = collection(state);
	rebuild(path, "snowball");
	assert_string_equal(heard, "");
	remove_file(below(generation_of(path), "analysis"));
	rebuild(path, NULL);
	assert_non_null(strstr(heard, "||lost: with which analysis it was made"));
	must_be_whole(path);
	remove_file(below(generation_of(path), "analysis"));
	rebuild(path, "snowball");
	assert_string_equal(heard, "");
	must_be_whole(path);
}

static void a_text_that_is_lost_is_named(void **state)
{
	const char *path = collection(state);
	size_t size;
	free(read_bytes(below(generation_of(path), "text"), &size));
	scribble(path, "text", (long)size / 2, 8);
	uint64_t documents = rebuild(path, NULL);
	assert_non_null(strstr(heard, "kst-30000-"));
	assert_non_null(strstr(heard, ".txt|"));
	must_be_whole(path);
	/* Its file, if it is still there, brings it back. */
	index_folder(path, below(*state, "brieven"), 0);
	assert_int_equal(count_documents(path), COLLECTION_DOCUMENTS - 1);
	assert_true(documents >= COLLECTION_DOCUMENTS - 2);
}

static void without_its_database_the_texts_are_enough(void **state)
{
	const char *path = collection(state);
	char *before = answers_of(path);
	remove_tree(below(generation_of(path), "glass"));
	rebuild(path, NULL);
	must_be_whole(path);
	/* Nobody knows any more that one was removed, and this is said. */
	assert_int_equal(count_documents(path), COLLECTION_DOCUMENTS);
	assert_non_null(strstr(heard, "removed"));
	char *after = answers_of(path);
	assert_string_equal(first_other_answer(before, after, "G"), "");
	free(before);
	free(after);
}

static void without_current_too(void **state)
{
	const char *path = collection(state);
	remove_file(below(path, "current"));
	assert_int_equal(rebuild(path, NULL), COLLECTION_DOCUMENTS - 1);
	must_be_whole(path);
	/* And with one that names what is not there. */
	write_text(below(path, "current"), "gen-000077\n");
	assert_int_equal(rebuild(path, NULL), COLLECTION_DOCUMENTS - 1);
	must_be_whole(path);
}

static void set_format(const char *path, const char *format)
{
	size_t size;
	const char *file = below(generation_of(path), "analysis");
	char *text = read_bytes(file, &size), *behind = strchr(text, '\n');
	char line[400];
	snprintf(line, sizeof line, "format: %s%s", format, behind);
	write_text(file, line);
	free(text);
}

static void an_older_version_is_read_and_a_later_refused(void **state)
{
	const char *path = collection(state);
	set_format(path, "0");
	must_fail(KZ_E_FORMAT, kz_index_open(path, &(kz_index *){NULL}, err));
	assert_int_equal(rebuild(path, NULL), COLLECTION_DOCUMENTS - 1);
	must_be_whole(path);
	set_format(path, "99");
	kz_rebuild_options options = listening(NULL);
	must_fail(KZ_E_FORMAT, kz_index_rebuild(path, &options, NULL, err));
}

static void what_is_no_index_is_left_as_it_is(void **state)
{
	kz_rebuild_options unset = {0};
	must_fail(KZ_E_NO_INDEX,
		kz_index_rebuild(below(*state, "nowhere"), NULL, NULL, err));
	assert_false(exists(below(*state, "nowhere")));
	must_fail(KZ_E_NO_INDEX, kz_index_rebuild(*state, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_rebuild(NULL, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_rebuild(*state, &unset, NULL, err));
}

static void none_to_save_leaves_it_as_it_is(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", "appel");
	scribble(path, "text", 0, 20);
	kz_rebuild_options options = listening(NULL);
	must_fail(KZ_E_CORRUPT, kz_index_rebuild(path, &options, NULL, err));
	kz_index *index = open_index(path);
	kz_document *document = NULL;
	must_fail(KZ_E_CORRUPT, kz_index_get(index, "a", &document, err));
	kz_index_close(index);
	assert_int_equal(count_documents(path), 1);
}

static bool stop(void *context, const kz_progress *progress)
{
	(void)context;
	return progress->phase == KZ_PHASE_READING || progress->done < 10;
}

static void readers_keep_the_old_one_until_it_is_done(void **state)
{
	const char *path = collection(state);
	kz_index *index = open_index(path);
	char *before = strdup(search(index, "proeftuin", NULL));
	kz_writer *writer = open_writer(path, 0);
	kz_rebuild_options options = listening(NULL);
	must_fail(KZ_E_LOCKED, kz_index_rebuild(path, &options, NULL, err));
	kz_writer_close(writer);
	options.on_progress = stop;
	must_fail(KZ_E_CANCELLED, kz_index_rebuild(path, &options, NULL, err));
	assert_string_equal(search(index, "proeftuin", NULL), before);
	must_be_whole(path);
	rebuild(path, NULL);
	assert_string_equal(search(index, "proeftuin", NULL), before);
	must(kz_index_refresh(index, err));
	assert_string_equal(search(index, "proeftuin", NULL), before);
	kz_index_close(index);
	free(before);
}

/* Whenever it dies, the index is the old one or the new one, and whole. */
static void killed_on_the_way_it_leaves_the_old_one(void **state)
{
	const char *path = collection(state);
	uint32_t seed = test_seed();
	char *before = answers_of(path);
	for (unsigned i = 0, rounds = in_all(20, 300); i < rounds; i++) {
		fflush(NULL);
		pid_t child = fork();
		if (child == 0) {
			kz_rebuild_options options = KZ_REBUILD_OPTIONS_INIT;
			options.words = "";
			_exit(kz_index_rebuild(path, &options, NULL, NULL) != KZ_OK);
		}
		struct timespec wait = {0, (long)draw(&seed, 150) * 1000000};
		nanosleep(&wait, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		char *after = answers_of(path);
		assert_string_equal(before, after);
		free(after);
	}
	must_be_whole(path);
	/* And nothing is left behind once somebody writes. */
	kz_writer_close(open_writer(path, 0));
	assert_true(exists(generation_of(path)));
	free(before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(all_is_as_it_was),
		in_directory(it_can_have_another_analysis),
		in_directory(an_analysis_that_is_lost_is_told),
		in_directory(a_text_that_is_lost_is_named),
		in_directory(without_its_database_the_texts_are_enough),
		in_directory(without_current_too),
		in_directory(an_older_version_is_read_and_a_later_refused),
		in_directory(what_is_no_index_is_left_as_it_is),
		in_directory(none_to_save_leaves_it_as_it_is),
		in_directory(readers_keep_the_old_one_until_it_is_done),
		in_directory(killed_on_the_way_it_leaves_the_old_one),
	};
	return cmocka_run_group_tests_name("rebuild", tests, NULL, NULL);
}
