/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the files of a library lie: by our own names alone, whatever is given. */
#include "support.h"

#include "library/place.h"

static void each_id_has_its_place(void **state)
{
	static const struct row {
		const char *id, *form, *of, *place;
	} rows[] = {
		{"kst-36600-XIV-60", "xml", NULL,
			"36600-XIV/kst-36600-XIV-60/kst-36600-XIV-60.xml"},
		{"kst-36600-XIV-60", "metadata", NULL,
			"36600-XIV/kst-36600-XIV-60/metadata.xml"},
		{"kst-27428-408", "pdf", NULL, "27428/kst-27428-408/kst-27428-408.pdf"},
		{"kst-21501-32-290", "html", NULL,
			"21501-32/kst-21501-32-290/kst-21501-32-290.html"},
		{"kst-1268678", "xml", NULL, "kst/kst-1268678/kst-1268678.xml"},
		{"ah-tk-20232024-766", "xml", NULL,
			"ah-tk-20232024/ah-tk-20232024-766/ah-tk-20232024-766.xml"},
		{"h-tk-20122013-71-15", "xml", NULL,
			"h-tk-20122013/h-tk-20122013-71-15/h-tk-20122013-71-15.xml"},
		{"stb-2020-118", "odt", NULL, "stb-2020/stb-2020-118/stb-2020-118.odt"},
		{"kv-tk-2021Z09739", "html", NULL,
			"kv-tk/kv-tk-2021Z09739/kv-tk-2021Z09739.html"},
		{"blg-1007826", "pdf", NULL, "blg/blg-1007826/blg-1007826.pdf"},
		{"blg-1007826", "pdf", "kst-27428-408",
			"27428/blg-1007826/blg-1007826.pdf"},
		{"2025D16514", "docx", NULL, "tk-2025/2025D16514/2025D16514.docx"},
		{"x", "xml", NULL, "x/x/x.xml"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char place[KZI_PLACE_MAX], id[KZI_PLACE_NAME_MAX];
		assert_true(kzi_place_make(rows[i].id, rows[i].form, rows[i].of, place));
		same_text(rows[i].id, place, rows[i].place);
		assert_true(kzi_place_read(strchr(place, '/') + 1, id));
		same_text(rows[i].place, id, rows[i].id);
	}
}

static void no_name_leads_elsewhere(void **state)
{
	static const char *const names[] = {"", ".", "..", "../x", "/etc/passwd", "a/b",
		"a\\b", ".hidden", "-x", "a b", "a\nb", "caf\xC3\xA9", "a\xFF",
		"x\x1B[31m", "con:", "~root", "x*", "a%2fb"};
	char out[KZI_PLACE_MAX], large[KZI_PLACE_NAME_MAX + 1];
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		if (kzi_place_make(names[i], "xml", NULL, out))
			fail_msg("'%s' became '%s'", names[i], out);
		if (kzi_place_make("kst-1-2", "xml", names[i], out))
			fail_msg("of '%s' became '%s'", names[i], out);
		if (kzi_place_make("kst-1-2", names[i], NULL, out))
			fail_msg("form '%s' became '%s'", names[i], out);
	}
	memset(large, 'a', sizeof large - 1);
	large[sizeof large - 1] = '\0';
	assert_false(kzi_place_make(large, "xml", NULL, out));
	large[KZI_PLACE_NAME_MAX - 1] = '\0';
	assert_true(kzi_place_make(large, "xml", NULL, out));
}

static void a_list_names_our_places_alone(void **state)
{
	static const char *const paths[] = {"", "a.xml", "../a/a.xml", "a/../a.xml",
		"a/b.xml", "a/a.exe", "a/a.xml/", "/a/a.xml", "a//a.xml", "a/a.xml.new",
		"a/metadata.xml ", "a/library.tsv", "./a.xml", "a\n/a\n.xml"};
	char id[KZI_PLACE_NAME_MAX];
	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		if (kzi_place_read(paths[i], id))
			fail_msg("'%s' is of '%s'", paths[i], id);
	}
}

/* Whatever it is made of, it has two slashes and no way up. */
static void by_chance(void **state)
{
	static const char bytes[] = "kst-36600XIV./\\\x1B \n\xC3~%:ah";
	uint64_t seed = 1;
	(void)state;
	for (int i = 0; i < 20000; i++) {
		char id[24] = "", place[KZI_PLACE_MAX];
		size_t length = chance_below(&seed, sizeof id);
		for (size_t j = 0; j < length; j++)
			id[j] = bytes[chance_below(&seed, sizeof bytes)];
		if (!kzi_place_make(id, "xml", NULL, place))
			continue;
		size_t slashes = 0;
		for (const char *at = place; *at != '\0'; at++) {
			slashes += *at == '/';
			assert_true(*at > ' ' && *at < 0x7F);
		}
		assert_int_equal(slashes, 2);
		assert_null(strstr(place, "/."));
		assert_true(place[0] != '.' && place[0] != '/');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_id_has_its_place),
		cmocka_unit_test(no_name_leads_elsewhere),
		cmocka_unit_test(a_list_names_our_places_alone),
		cmocka_unit_test(by_chance),
	};
	return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
