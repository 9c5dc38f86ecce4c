/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which language each block of a document is in, and the document. */
#include "support.h"

#include "document/document.h"

#define NL "Het kabinet heeft dit besluit nog niet genomen."
#define EN "The government has not yet taken this decision."
#define FR "Le gouvernement ne l'a pas encore dit dans une lettre."

/* A letter a block: N and E and F are sentences, n a block too short to tell, h a
 * heading, f a note. */
static kz_document *document_of(const char *blocks)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	for (; *blocks != '\0'; blocks++) {
		kz_block block = KZ_BLOCK_INIT;
		block.kind = *blocks == 'h'   ? KZ_HEADING
			     : *blocks == 'f' ? KZ_FOOTNOTE
					      : KZ_PARAGRAPH;
		block.text = *blocks == 'N'   ? NL
			     : *blocks == 'E' ? EN
			     : *blocks == 'F' ? FR
					      : "COGEM 2025";
		must(kz_document_add_block(document, &block, err));
	}
	return document;
}

static void blocks_have_a_language(void **state)
{
	(void)state;
	static const struct {
		const char *blocks, *languages, *main;
	} rows[] = {
		{"", "", ""},
		{"n", "-", ""},
		{"nh", "--", ""},
		{"N", "N", "nl"},
		{"NNE", "NNE", "nl"},
		{"hEN", "EEN", ""},
		{"NhE", "NEE", ""},
		{"NhEf", "NEEE", ""},
		{"NfE", "NNE", ""},
		{"NEhE", "NEEE", "en"},
		{"NNEf", "NNEN", "nl"},
		{"NhhEE", "NEEEE", "en"},
		{"nNh", "NNN", "nl"},
		{"NFh", "N--", "nl"},
		{"NhFN", "N--N", "nl"},
		{"F", "-", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = document_of(rows[i].blocks);
		char got[16] = "";
		must(kzi_document_fill_languages(document, err));
		for (size_t at = 0; at < kz_document_block_count(document); at++) {
			const char *code = kz_document_block_at(document, at)->language;
			got[at] = (char)(code[0] == '\0' ? '-' : code[0] - 'a' + 'A');
		}
		same_text(rows[i].blocks, got, rows[i].languages);
		same_text(rows[i].blocks, kz_document_get(document, KZ_LANGUAGE),
			rows[i].main);
		kz_document_free(document);
	}
}

static void what_is_given_stays(void **state)
{
	(void)state;
	kz_document *document = document_of("N");
	kz_block block = KZ_BLOCK_INIT;
	block.language = "fy";
	block.text = NL;
	must(kz_document_add_block(document, &block, err));
	must(kz_document_set(document, KZ_LANGUAGE, "en", err));
	must(kzi_document_fill_languages(document, err));
	assert_string_equal(kz_document_get(document, KZ_LANGUAGE), "en");
	assert_string_equal(kz_document_block_at(document, 0)->language, "nl");
	assert_string_equal(kz_document_block_at(document, 1)->language, "fy");
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_have_a_language),
		cmocka_unit_test(what_is_given_stays),
	};
	return cmocka_run_group_tests_name("languages", tests, NULL, NULL);
}
