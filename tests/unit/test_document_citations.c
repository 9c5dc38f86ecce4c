/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Citations that a reader has added, together with those that are found. */
#include "support.h"

#include "document/document.h"

static kz_document *make_document(const char *body)
{
	kz_document *document;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, "kst-36600-60", err));
	must(kz_document_add(document, KZ_ALIASES, "2025D16514", err));
	must(kz_document_add_body(document, body, strlen(body), err));
	return document;
}

static void add_link(kz_document *document, uint32_t block, uint32_t start,
	uint32_t length, const char *target)
{
	kz_citation link = {.block = block,
		.start = start,
		.length = length,
		.kind = KZ_CITED_KAMERSTUK,
		.edge = KZ_EDGE_CITES,
		.target = target,
		.source = "",
		.text = "link"};
	must(kzi_document_append_citation(document, &link, err));
}

/* "1+4 kst-36600-18 replaces; ": block, start, target and edge. */
static const char *cited_in(const kz_document *document)
{
	static char all[1024];
	size_t length = 0;
	all[0] = '\0';
	for (size_t i = 0; i < kz_document_citation_count(document); i++) {
		const kz_citation *it = kz_document_citation_at(document, i);
		length += (size_t)snprintf(all + length, sizeof all - length,
			"%u+%u %s %s %s; ", it->block, it->start, it->target,
			kz_edge_name((kz_edge)it->edge), it->text);
	}
	return all;
}

static void a_link_stays_and_takes_over_the_edge(void **state)
{
	(void)state;
	kz_document *document = make_document("Motie (t.v.v. 36600-18) en 36600, nr. 5");
	add_link(document, 1, 14, 8, "kst-36600-18");
	must(kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document), "1+14 kst-36600-18 replaces link; "
						"1+27 kst-36600-5 cites 36600, nr. 5; ");
	kz_document_free(document);
}

static void another_target_or_place_is_another(void **state)
{
	(void)state;
	kz_document *document =
		make_document("Zie 36600, nr. 5.\n\nZie 36600, nr. 5 en 36600, nr. 6");
	add_link(document, 2, 4, 12, "kst-36600-7");
	add_link(document, 1, 0, 3, "kst-36600-5");
	must(kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document),
		"1+0 kst-36600-5 cites link; 1+4 kst-36600-5 cites 36600, nr. 5; "
		"2+4 kst-36600-7 cites link; 2+4 kst-36600-5 cites 36600, nr. 5; "
		"2+20 kst-36600-6 cites 36600, nr. 6; ");
	kz_document_free(document);
}

static void what_comes_from_a_fact_is_first(void **state)
{
	(void)state;
	kz_document *document = make_document("Zie 36600, nr. 5");
	add_link(document, 0, 0, 0, "kst-36600-9");
	must(kz_document_find_citations(document, err));
	must(kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document), "0+0 kst-36600-9 cites link; "
						"1+4 kst-36600-5 cites 36600, nr. 5; ");
	kz_document_free(document);
}

static void it_does_not_cite_itself(void **state)
{
	(void)state;
	kz_document *document = make_document("36600, nr. 60, 2025D16514 en 2025D16515");
	must(kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document), "1+29 2025D16515 cites 2025D16515; ");
	kz_document_free(document);
}

/* The list has room as if nothing had been put in between. */
static void more_can_be_added_afterwards(void **state)
{
	(void)state;
	kz_document *document = make_document("36600, nrs. 1, 2, 3 en 4; 36601, nr. 5");
	add_link(document, 1, 30, 3, "kst-1-1");
	must(kz_document_find_citations(document, err));
	for (uint32_t i = 0; i < 20; i++)
		add_link(document, 2, i, 1, "kst-1-2");
	assert_int_equal(kz_document_citation_count(document), 26);
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_stays_and_takes_over_the_edge),
		cmocka_unit_test(another_target_or_place_is_another),
		cmocka_unit_test(what_comes_from_a_fact_is_first),
		cmocka_unit_test(it_does_not_cite_itself),
		cmocka_unit_test(more_can_be_added_afterwards),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
