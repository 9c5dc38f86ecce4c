/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the name of a document says by itself. */
#include "support.h"

#include "kamerstuk/names.h"

static void who_gave_it(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		kzi_name_kind kind;
	} rows[] = {
		{"kst-27428-408", KZI_NAME_OFFICIAL},
		{"kst-36600-XIV-60-h1", KZI_NAME_OFFICIAL},
		{"kst-1268678", KZI_NAME_OFFICIAL},
		{"kst-19971998-24137-142a", KZI_NAME_OFFICIAL},
		{"36 600 XIV, nr. 60", KZI_NAME_OFFICIAL},
		{"ah-tk-20232024-766", KZI_NAME_OFFICIAL},
		{"h-tk-20172018-70-4", KZI_NAME_OFFICIAL},
		{"blg-1007826", KZI_NAME_OFFICIAL},
		{"stb-2020-118", KZI_NAME_OFFICIAL},
		{"stcrt-1998-46", KZI_NAME_OFFICIAL},
		{"trb-2021-103", KZI_NAME_OFFICIAL},
		{"kv-tk-2021Z09739", KZI_NAME_OFFICIAL},
		{"nds-tk-2009D27141", KZI_NAME_OFFICIAL},
		{"2025D16514", KZI_NAME_DOCUMENT},
		{"2025d16514", KZI_NAME_DOCUMENT},
		{"2025Z07273", KZI_NAME_ZAAK},
		{"2025D1651", KZI_NAME_OWN},
		{"2025D16514b", KZI_NAME_OWN},
		{"2025X16514", KZI_NAME_OWN},
		{"doc-9f86d081884c7d65", KZI_NAME_MINTED},
		{"doc-9f86d081884c7d6", KZI_NAME_OWN},
		{"doc-9F86D081884C7D65", KZI_NAME_OWN},
		{"doc-visie", KZI_NAME_OWN},
		{"blg-brief", KZI_NAME_OWN},
		{"stb-", KZI_NAME_OWN},
		{"h-1", KZI_NAME_OWN},
		{"kst-", KZI_NAME_OWN},
		{"36600-XIV", KZI_NAME_OWN}, /* a dossier is no document */
		{"visie", KZI_NAME_OWN},
		{"", KZI_NAME_OWN},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (kzi_name_kind_of(rows[i].name) != rows[i].kind)
			fail_msg("'%s': %d", rows[i].name,
				(int)kzi_name_kind_of(rows[i].name));
	}
	char stretched[300] = "stb-2020-";
	memset(stretched + 9, '1', 280);
	assert_int_equal(kzi_name_kind_of(stretched), KZI_NAME_OWN);
}

static void of_which_piece_it_is_a_version(void **state)
{
	(void)state;
	static const char *const rows[][3] = {
		{"kst-36600-XIV-60-h1", "kst-36600-XIV-60", "h1"},
		{"kst-36600-XIV-60-n1", "kst-36600-XIV-60", "n1"},
		{"kst-21501-32-290-h12", "kst-21501-32-290", "h12"},
		{"KST-36600-xiv-60-H1", "kst-36600-XIV-60", "h1"},
		{"kst-19971998-24137-142a-h1", "kst-19971998-24137-142a", "h1"},
		{"https://zoek.officielebekendmakingen.nl/kst-36836-D-h1.html",
			"kst-36836-D", "h1"},
		{"kst-36600-XIV-60", "", ""},
		{"kst-36600-XIV-60-b1", "", ""},
		{"kst-1268678", "", ""},
		{"visie-h1", "", ""},
		{"stb-2020-118-n1", "", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char piece[KZ_KAMERSTUK_MAX] = "", version[16] = "";
		bool is = kzi_name_version(rows[i][0], piece, version);
		assert_int_equal(is, rows[i][1][0] != '\0');
		same_text(rows[i][0], is ? piece : "", rows[i][1]);
		same_text(rows[i][0], is ? version : "", rows[i][2]);
	}
}

static void how_versions_stand(void **state)
{
	(void)state;
	static const char *const order[] = {"n1", "n2", "", "h1", "h2", "h10"};
	for (size_t i = 1; i < COUNT(order); i++) {
		if (kzi_version_rank(order[i - 1]) >= kzi_version_rank(order[i]))
			fail_msg("'%s' and '%s'", order[i - 1], order[i]);
	}
	assert_int_equal(kzi_version_rank(""), 0);
}

static void the_official_form(void **state)
{
	(void)state;
	char official[KZ_KAMERSTUK_MAX];
	assert_true(kzi_name_official("36 600 XIV, nr. 60", official));
	assert_string_equal(official, "kst-36600-XIV-60");
	assert_true(kzi_name_official("kst-36600-xiv-60-h1", official));
	assert_string_equal(official, "kst-36600-XIV-60-h1");
	assert_false(kzi_name_official("36600-XIV", official));
	assert_true(kzi_name_official("2025d16514", official));
	assert_string_equal(official, "2025D16514");
	assert_false(kzi_name_official("2025d1651", official));
	assert_false(kzi_name_official("", official));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_gave_it),
		cmocka_unit_test(of_which_piece_it_is_a_version),
		cmocka_unit_test(how_versions_stand),
		cmocka_unit_test(the_official_form),
	};
	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
