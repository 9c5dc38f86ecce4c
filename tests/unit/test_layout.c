/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The directory of an index: whose it is, which generation is in use, and how its
 * terms were made. */
#include "support.h"

#include "index/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *make_folder(const char *directory, const char *name)
{
	const char *path = below(directory, name);
	assert_int_equal(mkdir(path, 0700), 0);
	return path;
}

static void same_file(const char *path, const char *wanted)
{
	size_t length;
	char *bytes = read_bytes(path, &length);
	same_text(path, bytes, wanted);
	free(bytes);
}

/* ---- Is it ours? ---- */

static void what_is_not_there_is_made_or_missed(void **state)
{
	const char *deep = below(*state, "a/b/c");
	must_fail(KZ_E_NO_INDEX, "there is no index",
		kzi_layout_check_writable(deep, false, err));
	assert_false(exists(below(*state, "a")));
	must(kzi_layout_check_writable(deep, true, err));
	assert_true(exists(deep));
	must(kzi_layout_check_writable(deep, true, err));
	must(kzi_layout_check_writable(below(*state, "d/e/"), true, err));
	assert_true(exists(below(*state, "d/e")));
	must_fail(KZ_E_NO_INDEX, "there is no index",
		kzi_layout_check_writable("", true, err));
	must_fail(KZ_E_NO_INDEX, "there is no index",
		kzi_layout_check_writable(deep, false, err));
}

static void what_an_interrupted_beginning_left_is_ours(void **state)
{
	const char *path = make_folder(*state, "index");
	write_text(path, "lock", "");
	write_text(path, "current.new", "gen-0");
	write_text(path, "spool/pending", "x");
	write_text(path, "gen-000001/analysis", "x");
	must(kzi_layout_check_writable(path, true, err));
	must_fail(KZ_E_NO_INDEX, "there is no index",
		kzi_layout_check_writable(path, false, err));
	must(kzi_current_write(path, "gen-000001", err));
	must(kzi_layout_check_writable(path, false, err));
	/* Once an index, what else lies there does not matter. */
	write_text(path, "notities.txt", "x");
	must(kzi_layout_check_writable(path, false, err));
	must(kzi_layout_check_writable(path, true, err));
}

static void the_folders_of_others_are_left_alone(void **state)
{
	static const char *const names[] = {"brief.txt", ".hidden", "gen-1",
		"gen-0000001", "gen-00000x", "glass", "XAPIANDB", "iamglass",
		"current.txt", "Lock"};
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *path = make_folder(*state, names[i]);
		const char *file = write_text(path, names[i], "precious");
		must_fail(KZ_E_NO_INDEX, names[i],
			kzi_layout_check_writable(path, true, err));
		must_fail(KZ_E_NO_INDEX, "left as it is",
			kzi_layout_check_writable(path, false, err));
		same_file(file, "precious");
	}
}

static void what_is_no_folder_is_refused(void **state)
{
	const char *file = write_text(*state, "file", "precious");
	must_fail(KZ_E_NO_INDEX, "not an index but a file",
		kzi_layout_check_writable(file, true, err));
	must_fail(KZ_E_IO, "Not a directory",
		kzi_layout_check_writable(below(file, "index"), true, err));
	same_file(file, "precious");
}

static void a_link_is_refused_for_writing(void **state)
{
	make_folder(*state, "index");
	must(kzi_current_write(below(*state, "index"), "gen-000001", err));
	assert_int_equal(symlink("index", below(*state, "link")), 0);
	assert_int_equal(symlink("nowhere", below(*state, "broken")), 0);
	static const char *const links[] = {"link", "link/", "link//", "broken"};
	for (size_t i = 0; i < COUNT(links); i++)
		must_fail(KZ_E_IO, "a link; name the index itself",
			kzi_layout_check_writable(below(*state, links[i]), true, err));
	assert_false(exists(below(*state, "nowhere")));
	/* A link on the way to it is no harm. */
	make_folder(*state, "in");
	make_folder(*state, "in/deeper");
	assert_int_equal(symlink("in", below(*state, "way")), 0);
	must(kzi_layout_check_writable(below(*state, "way/deeper"), true, err));
}

static void what_belongs_to_another_is_refused(void **state)
{
	const char *path = make_folder(*state, "index");
	if (geteuid() != 0)
		skip_because("only root can give a folder to another");
	assert_int_equal(chown(path, 65534, 65534), 0);
	must_fail(KZ_E_IO, "belongs to another user",
		kzi_layout_check_writable(path, true, err));
}

/* ---- Generations ---- */

static void the_generation_in_use_is_read(void **state)
{
	static const struct {
		const char *text, *name;
	} good[] = {
		{"gen-000042\n", "gen-000042"},
		{"gen-000042", "gen-000042"},
		{"gen-999999\n\n", "gen-999999"},
	};
	static const char *const bad[] = {"", "\n", "gen-42\n", "gen-0000042\n",
		"gen-00004x\n", "../../etc\n", " gen-000042\n", "gen-000042 \n",
		"gen-000042\r\n", "GEN-000042\n"};
	char name[KZI_GENERATION_NAME] = "x";
	must_fail(
		KZ_E_NO_INDEX, "there is no index", kzi_current_read(*state, name, err));
	assert_string_equal(name, "");
	must_fail(KZ_E_NO_INDEX, "there is no index",
		kzi_current_read(below(*state, "absent"), name, err));
	for (size_t i = 0; i < COUNT(good); i++) {
		write_text(*state, "current", good[i].text);
		must(kzi_current_read(*state, name, err));
		assert_string_equal(name, good[i].name);
	}
	must_fail(KZ_E_NO_INDEX, "there is no index",
		kzi_current_read(below(*state, "current"), name, err));
	for (size_t i = 0; i < COUNT(bad); i++) {
		write_text(*state, "current", bad[i]);
		must_fail(KZ_E_CORRUPT, "does not hold the name of a generation",
			kzi_current_read(*state, name, err));
		assert_string_equal(name, "");
	}
}

static void a_current_that_is_no_file_is_refused(void **state)
{
	char name[KZI_GENERATION_NAME] = "x";
	make_folder(*state, "current");
	must_fail(KZ_E_IO, "not a regular file", kzi_current_read(*state, name, err));
	assert_string_equal(name, "");
}

static void the_generation_in_use_is_written(void **state)
{
	char name[KZI_GENERATION_NAME];
	must(kzi_current_write(*state, "gen-000001", err));
	same_file(below(*state, "current"), "gen-000001\n");
	must(kzi_current_write(*state, "gen-000002", err));
	must(kzi_current_read(*state, name, err));
	assert_string_equal(name, "gen-000002");
	assert_false(exists(below(*state, "current.new")));
	must_fail(KZ_E_IO, "No such file",
		kzi_current_write(below(*state, "absent"), "gen-000001", err));
}

static void the_next_generation_is_behind_all_others(void **state)
{
	static const struct {
		const char *there, *next;
	} rows[] = {
		{"spool", "gen-000001"},
		{"gen-000001", "gen-000002"},
		{"gen-0000099", "gen-000002"},
		{"gen-000009", "gen-000010"},
		{"gen-000003", "gen-000010"},
		{"gen-099999", "gen-100000"},
	};
	char name[KZI_GENERATION_NAME] = "x";
	for (size_t i = 0; i < COUNT(rows); i++) {
		make_folder(*state, rows[i].there);
		must(kzi_generation_next(*state, name, err));
		assert_string_equal(name, rows[i].next);
	}
	must_fail(KZ_E_IO, "No such file",
		kzi_generation_next(below(*state, "absent"), name, err));
}

static void old_generations_go(void **state)
{
	static const char *const gone[] = {"gen-000001/glass/postlist.glass",
		"gen-000001/text", "gen-000003/analysis", "gen-000004"};
	static const char *const kept[] = {"gen-000002/text", "lock", "current",
		"spool/pending", "gen-00005/text", "gen-x/text", "notities.txt",
		"elders/text"};
	for (size_t i = 0; i < COUNT(gone); i++)
		write_text(*state, gone[i], "x");
	for (size_t i = 0; i < COUNT(kept); i++)
		write_text(*state, kept[i], "x");
	assert_int_equal(symlink("elders", below(*state, "gen-000006")), 0);
	kzi_generations_clean(*state, "gen-000002");
	for (size_t i = 0; i < COUNT(gone); i++)
		assert_false(exists(below(*state, gone[i])));
	assert_false(exists(below(*state, "gen-000001")));
	assert_false(exists(below(*state, "gen-000003")));
	assert_false(exists(below(*state, "gen-000006")));
	for (size_t i = 0; i < COUNT(kept); i++)
		assert_true(exists(below(*state, kept[i])));
	kzi_generations_clean(below(*state, "absent"), "gen-000002");
}

static void paths_are_put_together(void **state)
{
	(void)state;
	char *path = kzi_path("/index", "gen-000001", "glass");
	assert_string_equal(path, "/index/gen-000001/glass");
	free(path);
	path = kzi_path("/index", "lock", NULL);
	assert_string_equal(path, "/index/lock");
	free(path);
}

/* ---- How the terms were made ---- */

static void the_analysis_is_kept(void **state)
{
	kz_analysis *analysis = NULL, *back = NULL;
	must(kz_analysis_open(NULL, &analysis, err));
	make_folder(*state, "gen-000001");
	must(kzi_analysis_file_write(*state, "gen-000001", analysis, NULL, err));
	must(kzi_analysis_file_open(*state, "gen-000001", &back, err));
	assert_string_equal(kz_analysis_name(back), kz_analysis_name(analysis));
	kz_analysis_close(back);
	must_fail(KZ_E_IO, "No such file",
		kzi_analysis_file_write(*state, "gen-000002", analysis, NULL, err));
	kz_analysis_close(analysis);
}

static void another_analysis_or_format_is_refused(void **state)
{
	kz_analysis *analysis = NULL;
	must(kz_analysis_open(NULL, &analysis, err));
	const char *print = kz_analysis_fingerprint(analysis);
	unsigned version = (unsigned)kz_analysis_version(analysis);
	struct {
		const char *format, *name;
		unsigned version;
		const char *fingerprint, *words;
	} rows[] = {
		{"4", "kamerzoek", version, print, NULL},
		{"3", "kamerzoek", version, print, "format '3'"},
		{"0", "kamerzoek", version, print, "make it again"},
		{"", "kamerzoek", version, print, "format ''"},
		{"een", "kamerzoek", version, print, "format 'een'"},
		{"4", "lemmata", version, print, "analysis 'lemmata'"},
		{"4", "", version, print, "analysis ''"},
		{"4", "kamerzoek", version + 1, print, "make it again"},
		{"4", "kamerzoek", version, "0123456789abcdef", "(0123456789abcdef)"},
		{"4", "kamerzoek", version, "", "make it again"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[256];
		kz_analysis *back = NULL;
		snprintf(text, sizeof text,
			"format: %s\nname: %s\nversion: %u\nfingerprint: %s\n",
			rows[i].format, rows[i].name, rows[i].version,
			rows[i].fingerprint);
		write_text(*state, "gen-000001/analysis", text);
		if (rows[i].words == NULL) {
			must(kzi_analysis_file_open(*state, "gen-000001", &back, err));
			kz_analysis_close(back);
			continue;
		}
		back = analysis;
		must_fail(KZ_E_FORMAT, rows[i].words,
			kzi_analysis_file_open(*state, "gen-000001", &back, err));
		assert_null(back);
	}
	kz_analysis_close(analysis);
}

static void an_analysis_file_of_another_kind_is_refused(void **state)
{
	kz_analysis *back = NULL;
	write_text(*state, "gen-000001/analysis", "");
	must_fail(KZ_E_FORMAT, "format ''",
		kzi_analysis_file_open(*state, "gen-000001", &back, err));
	write_bytes(*state, "gen-000001/analysis", BYTES("\0\0\0\xFF\n\n::\n"));
	must_fail(KZ_E_FORMAT, "format ''",
		kzi_analysis_file_open(*state, "gen-000001", &back, err));
	char *large = calloc(1, 5000);
	assert_non_null(large);
	write_bytes(*state, "gen-000001/analysis", large, 5000);
	free(large);
	must_fail(KZ_E_LIMIT, "larger than",
		kzi_analysis_file_open(*state, "gen-000001", &back, err));
	assert_null(back);
	assert_int_equal(
		kzi_analysis_file_open(*state, "gen-000002", &back, NULL), KZ_E_CORRUPT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(what_is_not_there_is_made_or_missed),
		in_directory(what_an_interrupted_beginning_left_is_ours),
		in_directory(the_folders_of_others_are_left_alone),
		in_directory(what_is_no_folder_is_refused),
		in_directory(a_link_is_refused_for_writing),
		in_directory(what_belongs_to_another_is_refused),
		in_directory(the_generation_in_use_is_read),
		in_directory(a_current_that_is_no_file_is_refused),
		in_directory(the_generation_in_use_is_written),
		in_directory(the_next_generation_is_behind_all_others),
		in_directory(old_generations_go),
		cmocka_unit_test(paths_are_put_together),
		in_directory(the_analysis_is_kept),
		in_directory(another_analysis_or_format_is_refused),
		in_directory(an_analysis_file_of_another_kind_is_refused),
	};
	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
