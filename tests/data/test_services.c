/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Real answers of the services: each paper in them is found. How many there are and what
 * they are called is read here by other means, without a parser.
 */
#include "data.h"

#include "sources/odata.h"
#include "sources/sru.h"

#include <stdbool.h>
#include <string.h>

static char *load(const char *name)
{
	static char bytes[1 << 20];
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", getenv("KAMERZOEK_TESTDATA"), name);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	size_t length = fread(bytes, 1, sizeof bytes - 1, file);
	assert_true(length > 0 && length < sizeof bytes - 1);
	fclose(file);
	bytes[length] = '\0';
	return bytes;
}

/* What stands between the next two, or NULL; moves *at behind it. */
static const char *between(const char **at, const char *begin, const char *end)
{
	static char text[4096];
	const char *from = strstr(*at, begin);
	const char *to = from != NULL ? strstr(from + strlen(begin), end) : NULL;
	if (to == NULL)
		return NULL;
	from += strlen(begin);
	assert_true((size_t)(to - from) < sizeof text);
	memcpy(text, from, (size_t)(to - from));
	text[to - from] = '\0';
	*at = to;
	return text;
}

static void names_are(const char *bytes, const kzi_finds *finds)
{
	const char *at = bytes, *name;
	size_t i = 0;
	while ((name = between(&at, "<dcterms:identifier>", "<")) != NULL) {
		/* Not opgemaakt, of before 2010: a name of another kind, and no paper. */
		if (strncmp(name, "kv-", 3) == 0 && strncmp(name, "kv-tk-", 6) != 0)
			continue;
		assert_true(i < finds->count);
		assert_string_equal(finds->items[i++].id, name);
	}
	assert_int_equal(i, finds->count);
}

static void the_search_service_is_understood(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		size_t records;
		int64_t total;
		uint64_t next;
	} rows[] = {
		{"formats/plooi_oep/repository.overheid.nl/sru.xml", 3, 3, 0},
		{"formats/plooi_oep_records/sru.xml", 10, 76, 11},
		{"formats/plooi_oep_records/sru_record_kst.xml", 1, 1, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *bytes = load(rows[i].name);
		kzi_wanted wanted = {.words = "x"};
		kzi_finds finds;
		assert_int_equal(
			kzi_sru_read(&wanted, bytes, strlen(bytes), &finds, NULL), KZ_OK);
		assert_int_equal(finds.total, rows[i].total);
		assert_int_equal(finds.next, rows[i].next);
		names_are(bytes, &finds);
		kzi_finds_free(&finds);
	}
}

static void a_motie_has_its_facts(void **state)
{
	(void)state;
	const char *bytes = load("formats/plooi_oep/repository.overheid.nl/sru.xml");
	kzi_wanted wanted = {.words = "x"};
	kzi_finds finds;
	assert_int_equal(
		kzi_sru_read(&wanted, bytes, strlen(bytes), &finds, NULL), KZ_OK);
	const kzi_find *motie = &finds.items[0];
	assert_string_equal(motie->id, "kst-32545-143");
	assert_non_null(strstr(motie->title, "Motie van de leden Inge van Dijk en"));
	assert_string_equal(motie->kind, "motie");
	assert_string_equal(motie->date, "2021-07-06");
	assert_string_equal(motie->modified, "2021-07-09");
	assert_string_equal(motie->dossier, "32545");
	assert_non_null(strstr(motie->urls[KZI_FIND_XML],
		"/repository.overheid.nl/frbr/officielepublicaties/kst/32545/"
		"kst-32545-143/1/xml/kst-32545-143.xml"));
	for (size_t i = 0; i < KZI_FIND_RESOURCE; i++)
		assert_string_not_equal(motie->urls[i], "");
	bool annex = false;
	for (size_t i = 0; i < finds.count; i++) {
		const kzi_find *find = &finds.items[i];
		if (strncmp(find->id, "blg-", 4) == 0) {
			annex = true;
			assert_string_equal(find->kind, "bijlage");
			assert_true(strncmp(find->annex_of, "kst-", 4) == 0);
		}
	}
	assert_true(annex);
	kzi_finds_free(&finds);
}

static void the_open_data_are_understood(void **state)
{
	(void)state;
	const char *list = load("formats/odata/document.sample.json");
	static char page[1 << 20];
	kzi_finds finds;
	snprintf(page, sizeof page, "{\"value\": %s, \"@odata.nextLink\": \"?$skip=5\"}",
		list);
	assert_int_equal(kzi_odata_read(KZI_TWEEDEKAMER_URL "Document", page,
				 strlen(page), &finds, NULL),
		KZ_OK);
	assert_int_equal(finds.count, 3);
	assert_int_equal(finds.others, 2);
	assert_string_equal(finds.next_url, KZI_TWEEDEKAMER_URL "Document?$skip=5");
	const kzi_find *find = &finds.items[0];
	assert_string_equal(find->id, "2025D18359");
	assert_string_equal(find->kind, "memorie van toelichting");
	assert_string_equal(find->date, "2025-04-23");
	assert_string_equal(find->modified, "2025-06-12");
	assert_string_equal(find->urls[KZI_FIND_RESOURCE], KZI_TWEEDEKAMER_URL
		"Document(bd76df64-60b2-4e77-86bf-4cd2a4d5560a)/resource");
	kzi_finds_free(&finds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_search_service_is_understood),
		cmocka_unit_test(a_motie_has_its_facts),
		cmocka_unit_test(the_open_data_are_understood),
	};
	return run_with_data(tests, "services");
}
