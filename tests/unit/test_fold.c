/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text as it is compared: what is alike for a searcher becomes the same bytes. */
#include "support.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <kamerzoek/dutch.h>

static const struct {
	const char *text, *folded;
} rows[] = {
	{"", ""},
	{"Kamerbrief", "kamerbrief"},
	{"ABCXYZ abcxyz 0189", "abcxyz abcxyz 0189"},
	{"[\\]^_{|}~@!\"#$%&()*+,-./:;<=>?", "[\\]^_{|}~@!\"#$%&()*+,-./:;<=>?"},
	{"Geïnformeerd, ‘Ĳsland’", "geinformeerd, 'ijsland'"},
	{"één", "een"},
	{"e\xCC\x81"
	 "e\xCC\x81n\xCC\x81\xCC\x88",
		"een"},
	{"ÀÁÂÃÄÅàáâãäå", "aaaaaaaaaaaa"},
	{"ÇçÈÉÊËèéêëÌÍÎÏìíîïÑñ", "cceeeeeeeeiiiiiiiinn"},
	{"ÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿ", "oooooooooouuuuuuuuyyy"},
	{"İstanbul ı", "istanbul ı"},
	{"ŠšŽžČčĐđŁł", "sszzccddll"},
	{"Ĳ ĳ ĳs Ĳs", "ij ij ijs ijs"},
	{"ÆæŒœØøÅå", "aeaeoeoeooaa"},
	{"Ǽ ǿ", "ae o"},
	{"straße STRASSE ẞ", "strasse strasse ss"},
	{"Λόγος ΛΌΓΟΣ λογοσ", "λογοσ λογοσ λογοσ"},
	{"Ёлка елка", "елка елка"},
	{"‘a’ ‛b´ `c` d′ eʼf", "'a' 'b' 'c' d' e'f"},
	{"“a” „b‟ «c» d″", "\"a\" \"b\" \"c\" d\""},
	{"a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"},
	{"be\xC2\xADleid", "beleid"},
	{"be\xE2\x80\x8Bleid\xE2\x80\x8C\xE2\x80\x8D\xE2\x81\xA0\xEF\xBB\xBF", "beleid"},
	{"36\xC2\xA0"
	 "600\xE2\x80\xAFXIV\xE2\x80\x89nr\xE3\x80\x80"
	 "1",
		"36 600 xiv nr 1"},
	{"CO₂ H₂O m²", "co2 h2o m2"},
	{"ﬁnanciën eﬀect", "financien effect"},
	{"ŉ ⁻₋ ﹣—︱ ‴⁗ ＇｀", "'n -- --- \'\'\'\'\'\'\' \'\'"},
	{"ＡＢＣ１２３", "abc123"},
	{"½ ™ № Ⅳ", "1⁄2 tm no iv"},
	{"😀", "😀"},
	{"中文", "中文"},
	{"a\tb\nc", "a\tb\nc"},
};

static void what_is_alike_becomes_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *folded = NULL;
		size_t length = 0;
		must(kz_normalise(
			rows[i].text, strlen(rows[i].text), &folded, &length, err));
		same_text(rows[i].text, folded, rows[i].folded);
		assert_int_equal(length, strlen(folded));
		kz_free(folded);
		must(kz_normalise(
			rows[i].text, strlen(rows[i].text), &folded, NULL, err));
		same_text(rows[i].text, folded, rows[i].folded);
		kz_free(folded);
	}
}

static void a_nul_is_a_character_like_any(void **state)
{
	(void)state;
	char *folded = NULL;
	size_t length = 0;
	must(kz_normalise(BYTES("A\0B"), &folded, &length, err));
	assert_int_equal(length, 3);
	assert_memory_equal(folded, "a\0b\0", 4);
	kz_free(folded);
	must(kz_normalise(NULL, 0, &folded, &length, err));
	assert_string_equal(folded, "");
	assert_int_equal(length, 0);
	kz_free(folded);
}

static void what_is_no_text_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		int offset;
	} bad[] = {
		{BYTES("\xFF"), 0},
		{BYTES("abc\xFF"), 3},
		{BYTES("één\xC0\xAFtwee"), 5},
		{BYTES("abc\xE2\x82"), 3},
		{BYTES("\xED\xA0\x80"), 0},
		{BYTES("a\0\xFE"), 2},
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		char *folded = (char *)&folded;
		size_t length = 9;
		must_fail_at(KZ_E_DOCUMENT, bad[i].offset, "not UTF-8 at byte",
			kz_normalise(bad[i].bytes, bad[i].length, &folded, &length, err));
		assert_null(folded);
		assert_int_equal(length, 0);
	}
	char *folded = NULL;
	must_fail(KZ_E_ARGUMENT, "required", kz_normalise("a", 1, NULL, NULL, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_normalise(NULL, 1, &folded, NULL, err));
	must_fail(KZ_E_LIMIT, "over 256 MiB",
		kz_normalise("a", ((size_t)256 << 20) + 1, &folded, NULL, err));
	assert_null(folded);
	kz_free(NULL);
}

/* Once folded, nothing is left to fold; whatever the character. */
static void every_character_folds_and_only_once(void **state)
{
	(void)state;
	for (uint32_t rune = 0; rune <= 0x10FFFF; rune++) {
		if (rune >= 0xD800 && rune <= 0xDFFF)
			continue;
		char out[KZI_FOLD_MAX], again[KZI_FOLD_MAX * KZI_FOLD_MAX];
		size_t length = kzi_fold_rune(rune, out), used = 0;
		assert_in_range(length, 0, KZI_FOLD_MAX);
		assert_int_equal(kzi_utf8_valid_length(out, length), length);
		for (size_t at = 0; at < length;) {
			uint32_t part;
			at += kzi_utf8_decode(out + at, length - at, &part);
			used += kzi_fold_rune(part, again + used);
		}
		if (used != length || memcmp(out, again, length) != 0)
			fail_msg("U+%04X becomes '%.*s' and then '%.*s'", (unsigned)rune,
				(int)length, out, (int)used, again);
	}
}

static void kinds_are_known(void **state)
{
	(void)state;
	static const struct {
		uint32_t rune;
		kzi_rune_kind kind;
	} kinds[] = {
		{'a', KZI_RUNE_LETTER},
		{'Z', KZI_RUNE_LETTER},
		{'@', KZI_RUNE_SEPARATOR},
		{'[', KZI_RUNE_SEPARATOR},
		{'0', KZI_RUNE_DIGIT},
		{'9', KZI_RUNE_DIGIT},
		{'/', KZI_RUNE_SEPARATOR},
		{':', KZI_RUNE_SEPARATOR},
		{0, KZI_RUNE_SEPARATOR},
		{'-', KZI_RUNE_SEPARATOR},
		{'&', KZI_RUNE_SEPARATOR},
		{'\'', KZI_RUNE_APOSTROPHE},
		{'`', KZI_RUNE_APOSTROPHE},
		{0x2019, KZI_RUNE_APOSTROPHE},
		{0x2018, KZI_RUNE_APOSTROPHE},
		{0xB4, KZI_RUNE_APOSTROPHE},
		{0x2BC, KZI_RUNE_APOSTROPHE},
		{0x201D, KZI_RUNE_SEPARATOR},
		{0xAD, KZI_RUNE_IGNORED},
		{0x200B, KZI_RUNE_IGNORED},
		{0xFEFF, KZI_RUNE_IGNORED},
		{0xE9, KZI_RUNE_LETTER},
		{0x133, KZI_RUNE_LETTER},
		{0x301, KZI_RUNE_LETTER},
		{0x3BB, KZI_RUNE_LETTER},
		{0x4E2D, KZI_RUNE_LETTER},
		{0x2082, KZI_RUNE_DIGIT},
		{0xB2, KZI_RUNE_SEPARATOR},
		{0x660, KZI_RUNE_DIGIT},
		{0xA0, KZI_RUNE_SEPARATOR},
		{0x20AC, KZI_RUNE_SEPARATOR},
		{0x1F600, KZI_RUNE_SEPARATOR},
		{0x10FFFF, KZI_RUNE_SEPARATOR},
	};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (kzi_rune_kind_of(kinds[i].rune) != kinds[i].kind)
			fail_msg("U+%04X: %d", (unsigned)kinds[i].rune,
				(int)kzi_rune_kind_of(kinds[i].rune));
	}
	assert_true(kzi_unicode_version()[0] >= '1');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_alike_becomes_the_same),
		cmocka_unit_test(a_nul_is_a_character_like_any),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(every_character_folds_and_only_once),
		cmocka_unit_test(kinds_are_known),
	};
	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
