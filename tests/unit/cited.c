/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cited.h"

static bool within_character(const char *text, size_t at)
{
	return (text[at] & 0xC0) == 0x80;
}

/* A Kamerstuk reads as itself again. */
static void check_target(const kz_citation *it)
{
	kz_kamerstuk piece;
	char again[KZ_KAMERSTUK_MAX];
	const char *name = it->target;
	assert_non_null(kz_citation_kind_name((kz_citation_kind)it->kind));
	assert_non_null(kz_edge_name((kz_edge)it->edge));
	if (it->kind != KZ_CITED_KAMERSTUK && it->kind != KZ_CITED_DOSSIER)
		return;
	if (it->kind == KZ_CITED_DOSSIER) {
		assert_memory_equal(name, "dossier:", 8);
		name += 8;
	}
	must(kz_kamerstuk_parse(name, strlen(name), &piece, err));
	assert_int_equal(kz_kamerstuk_is_dossier(&piece), it->kind == KZ_CITED_DOSSIER);
	kz_kamerstuk_format(&piece, again, sizeof again);
	same_text(it->text, again, name);
}

static void check_place(const char *text, const kz_citation *it, uint32_t least)
{
	assert_int_equal(it->block, 0);
	assert_true(it->start >= least && it->length > 0);
	assert_true(it->start + (size_t)it->length <= strlen(text));
	assert_int_equal(strlen(it->text), it->length);
	assert_memory_equal(text + it->start, it->text, it->length);
	assert_false(within_character(text, it->start));
	assert_false(within_character(text, it->start + it->length));
}

static void describe(const kz_citation *it, char *out, size_t size)
{
	size_t length = strlen(out);
	snprintf(out + length, size - length, "%s%s", length > 0 ? ", " : "", it->target);
	length = strlen(out);
	if (it->edge != KZ_EDGE_CITES)
		snprintf(out + length, size - length, " %s", kz_edge_name(it->edge));
	length = strlen(out);
	if (it->source[0] != '\0')
		snprintf(out + length, size - length, " by %s", it->source);
}

void check_texts(const struct text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char got[4096] = "";
		kz_citations *found = NULL;
		kz_kamerstuk own;
		const char *text = texts[i].text;
		uint32_t start = 0;
		if (texts[i].own != NULL)
			must(kz_kamerstuk_parse(
				texts[i].own, strlen(texts[i].own), &own, err));
		must(kz_citations_find(text, strlen(text),
			texts[i].own != NULL ? &own : NULL, &found, err));
		for (size_t k = 0; k < kz_citations_count(found); k++) {
			const kz_citation *it = kz_citations_at(found, k);
			check_place(text, it, start);
			check_target(it);
			describe(it, got, sizeof got);
			start = it->start;
		}
		same_text(text, got, texts[i].cited);
		kz_citations_close(found);
	}
}
