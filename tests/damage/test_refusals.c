/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What somebody put in the place of an index is not followed; and an index that cannot
 * be written can be read. */
#include "children.h"
#include "support.h"
#include "wounds.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *make_index(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", "appel");
	return path;
}

/* A stub names other databases, or a program to run. */
static void stub_that_runs(const char *path, const char *witness)
{
	char lines[700];
	snprintf(lines, sizeof lines, "remote :/usr/bin/touch %s\nauto %s\n", witness,
		path);
	write_text(path, lines);
}

static void refuse_all(const char *path)
{
	kz_index *index = NULL;
	kz_writer *writer = NULL;
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	must_fail(KZ_E_CORRUPT, kz_index_open(path, &index, err));
	must_fail(KZ_E_CORRUPT, kz_writer_open(path, NULL, &writer, err));
	must(kz_index_check(path, NULL, &summary, err));
	assert_true(summary.damages > 0);
}

static void a_stub_is_no_database(void **state)
{
	const char *path = make_index(state);
	const char *glass = below(generation_of(path), "glass");
	remove_tree(glass);
	stub_that_runs(glass, below(*state, "witness"));
	refuse_all(path);
	assert_false(exists(below(*state, "witness")));
}

static void a_folder_with_a_stub_is_none_either(void **state)
{
	const char *path = make_index(state);
	const char *glass = below(generation_of(path), "glass");
	remove_tree(glass);
	make_folder(glass);
	stub_that_runs(below(glass, "XAPIANDB"), below(*state, "witness"));
	refuse_all(path);
	assert_false(exists(below(*state, "witness")));
	/* Making it anew looks into the texts, and into nothing else. */
	kz_rebuild_summary summary = KZ_REBUILD_SUMMARY_INIT;
	must(kz_index_rebuild(path, NULL, &summary, err));
	assert_int_equal(summary.documents, 1);
	assert_false(exists(below(*state, "witness")));
}

static void a_link_is_not_written_through(void **state)
{
	const char *path = make_index(state), *link = below(*state, "link");
	kz_writer *writer = NULL;
	assert_int_equal(symlink(path, link), 0);
	must_fail(KZ_E_IO, kz_writer_open(link, NULL, &writer, err));
	must_fail(KZ_E_IO, kz_index_rebuild(link, NULL, NULL, err));
	assert_string_equal(search_at(link, "appel"), "a");
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	must(kz_index_check(link, NULL, &summary, err));
	assert_int_equal(summary.damages, 0);
}

/* ---- Read only ---- */

enum { NOBODY = 65534 };

static void forbid(const char *path)
{
	static const char *const names[] = {"glass/postlist.glass", "glass/docdata.glass",
		"glass/termlist.glass", "glass/position.glass", "glass/iamglass",
		"glass/flintlock", "glass", "text", "analysis", "lexicon", ""};
	const char *generation = generation_of(path);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *one = below(generation, names[i]);
		struct stat about;
		if (stat(one, &about) == 0)
			assert_int_equal(chmod(one, about.st_mode & 0555), 0);
	}
	assert_int_equal(chmod(below(path, "current"), 0444), 0);
	assert_int_equal(chmod(path, 0555), 0);
}

/* root may write anything: be nobody. */
static void look(FILE *out, void *context)
{
	const char *path = context;
	kz_writer *writer = NULL;
	kz_check_summary summary = KZ_CHECK_SUMMARY_INIT;
	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		return;
	fprintf(out, "%s ", search_at(path, "appel"));
	fprintf(out, "%s ", kz_status_name(kz_writer_open(path, NULL, &writer, NULL)));
	/* All but the engine's tables, which it opens to write. */
	kz_check_options options = KZ_CHECK_OPTIONS_INIT;
	options.parts = KZ_CHECK_FILES | KZ_CHECK_TEXTS | KZ_CHECK_TERMS;
	fprintf(out, "%s ",
		kz_status_name(kz_index_check(path, &options, &summary, NULL)));
	fprintf(out, "%lu ", (unsigned long)summary.damages);
	fprintf(out, "%s", kz_status_name(kz_index_check(path, NULL, NULL, NULL)));
}

static void a_shared_one_is_read_and_not_written(void **state)
{
	const char *path = make_index(state);
	assert_int_equal(chmod(*state, 0755), 0);
	forbid(path);
	child_end end = run_child(look, (void *)path, 20, 1024);
	assert_false(end.died);
	assert_string_equal(end.said, "a KZ_E_IO KZ_OK 0 KZ_E_IO");
	free(end.said);
	chmod(path, 0755);
	chmod(generation_of(path), 0755);
	chmod(below(generation_of(path), "glass"), 0755);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_stub_is_no_database),
		in_directory(a_folder_with_a_stub_is_none_either),
		in_directory(a_link_is_not_written_through),
		in_directory(a_shared_one_is_read_and_not_written),
	};
	return cmocka_run_group_tests_name("refusals", tests, NULL, NULL);
}
