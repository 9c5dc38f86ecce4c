/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two databases of the engine that should answer alike: the first thing in which they do
 * not is told. */
#include "support.h"

#include "index/alike.h"

typedef enum difference {
	NONE,
	ONE_MORE_DOCUMENT,
	NO_PLACES,
	LONGER,
	OTHER_LENGTHS,
	OTHER_TERM,
	OTHER_COUNTS,
	OTHER_PLACE,
	ONE_MORE_PLACE,
	OTHER_VALUE,
	OTHER_SLOT,
	OTHER_DATA,
	OTHER_METADATA,
	ONE_MORE_KEY,
	OTHER_SPELLING
} difference;

#define engine(call)                                            \
	do {                                                    \
		xapian_error why;                               \
		if ((call) != XAPIAN_OK)                        \
			fail_msg("%s: %s", #call, why.message); \
	} while (0)

static void add_word(
	xapian_document *document, const char *word, uint32_t place, uint32_t times)
{
	engine(xapian_document_add_posting(
		document, word, strlen(word), place, times, &why));
}

/* Of three much the same, the second has what is different. */
static void fill(xapian_document *document, unsigned number, difference what)
{
	static const char *const values[] = {"a", "m", "z", "z"};
	bool here = number == 1;
	uint32_t appels = here && what == OTHER_COUNTS ? 1 : 2;
	if (what == OTHER_LENGTHS)
		appels += number == 0 ? 1 : number == 1 ? UINT32_MAX : 0;
	const char *value = here && what == OTHER_VALUE ? "n" : values[number];
	uint32_t slot = here && what == OTHER_SLOT ? 7 : 3;
	const char *data = here && what == OTHER_DATA ? "brief" : "motie";
	engine(xapian_document_clear(document, &why));
	if (what == NO_PLACES) {
		engine(xapian_document_add_term(document, "appel", 5, 2, &why));
		engine(xapian_document_add_term(document, "banaan", 6, 1, &why));
	} else {
		add_word(document, "appel", here && what == OTHER_PLACE ? 4 : 1, appels);
		add_word(document, "banaan", 2, here && what == OTHER_COUNTS ? 2 : 1);
	}
	if (here && what == ONE_MORE_PLACE)
		add_word(document, "banaan", 9, 0);
	if (here && (what == LONGER || what == OTHER_TERM))
		add_word(document, "citroen", 3, what == LONGER ? 5 : 0);
	engine(xapian_document_set_value(document, slot, value, 1, &why));
	engine(xapian_document_set_data(document, data, strlen(data), &why));
}

static xapian_database *make(const char *path, difference what)
{
	xapian_writable *writable = NULL;
	xapian_document *document = NULL;
	xapian_database *database = NULL;
	unsigned count = what == ONE_MORE_DOCUMENT ? 4 : 3;
	const char *value = what == OTHER_METADATA ? "peer" : "pruim";
	engine(xapian_writable_open(path, XAPIAN_CREATE, &writable, &why));
	engine(xapian_document_new(&document, &why));
	for (unsigned i = 0; i < count; i++) {
		fill(document, i, what);
		engine(xapian_writable_add(writable, document, NULL, &why));
	}
	engine(xapian_writable_set_metadata(
		writable, "fruit", 5, value, strlen(value), &why));
	if (what == ONE_MORE_KEY)
		engine(xapian_writable_set_metadata(
			writable, "groente", 7, "kool", 4, &why));
	engine(xapian_writable_add_spelling(
		writable, "appel", 5, what == OTHER_SPELLING ? 2 : 1, &why));
	engine(xapian_writable_commit(writable, &why));
	xapian_document_close(document);
	xapian_writable_close(writable);
	engine(xapian_database_open(path, &database, &why));
	return database;
}

static const struct row {
	const char *name;
	difference what;
	const char *words;
	bool beside; /* seen only when they are compared as a whole */
} rows[] = {
	{"same", NONE, NULL, false},
	{"document", ONE_MORE_DOCUMENT, "how many documents '' 4", false},
	{"places", NO_PLACES, "how many documents '' 3", false},
	{"longer", LONGER, "how long they are '' 8", false},
	{"lengths", OTHER_LENGTHS, "how long they are '' 4", false},
	{"term", OTHER_TERM, "term of a document 'citroen' 2", false},
	{"counts", OTHER_COUNTS, "term of a document 'appel' 2", false},
	{"place", OTHER_PLACE, "a position of term 'appel' 2", false},
	{"one more place", ONE_MORE_PLACE, "a position of term 'banaan' 2", false},
	{"value", OTHER_VALUE, "value of document 'm' 3", false},
	{"slot", OTHER_SLOT, "value of document 'm' 3", false},
	{"data", OTHER_DATA, "data of document '' 2", true},
	{"metadata", OTHER_METADATA, "metadata 'fruit' 0", true},
	{"key", ONE_MORE_KEY, "metadata 'groente' 0", true},
	{"spelling", OTHER_SPELLING, "spelling 'appel' 0", false},
};

static void what_differs_is_told(void **state)
{
	xapian_database *one = make(below(*state, "one"), NONE);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i];
		xapian_database *other = make(below(*state, row->name), row->what);
		if (row->words != NULL)
			must_fail(KZ_E_CORRUPT, row->words,
				kzi_databases_alike(one, other, true, err));
		else
			must(kzi_databases_alike(one, other, true, err));
		if (row->words == NULL || row->beside)
			must(kzi_databases_alike(one, other, false, err));
		else
			must_fail(KZ_E_CORRUPT, row->words,
				kzi_databases_alike(one, other, false, err));
		/* Whichever of them has it. */
		if (row->words != NULL)
			must_fail(KZ_E_CORRUPT, "two databases differ",
				kzi_databases_alike(other, one, true, err));
		xapian_database_close(other);
	}
	xapian_database_close(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(what_differs_is_told),
	};
	return cmocka_run_group_tests_name("alike", tests, NULL, NULL);
}
