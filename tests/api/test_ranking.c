/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which document comes first. In each test the ids run against the rank, as of two that
 * weigh the same the lesser id comes first. */
#include "support.h"

typedef struct letter {
	const char *id, *title, *text;
} letter;

static kz_index *index_of(void **state, const letter *letters, size_t count)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (size_t i = 0; i < count; i++)
		put(writer, letters[i].id, letters[i].title, letters[i].text);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return open_index(path);
}

#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])

static void the_form_that_was_typed(void **state)
{
	static const letter letters[] = {
		{"a", "Brief", "een moeilijke kans voor boeren"},
		{"b", "Brief", "veel moeilijke kansen voor boeren"},
		{"c", "Brief", "een moeilijk verhaal voor boeren"},
		{"d", "Brief", "een woord dat niemand zoekt"},
	};
	kz_index *index = index_of(state, letters, COUNT_OF(letters));
	assert_string_equal(search(index, "kansen", NULL), "b a");
	assert_string_equal(search(index, "kans", NULL), "a b");
	assert_string_equal(search(index, "moeilijke kansen", NULL), "b a ~c");
	kz_index_close(index);
}

static void words_near_each_other(void **state)
{
	static const letter letters[] = {
		{"a", "Brief",
			"beleid is er en dat is een goed begin, zei hij over vlees"},
		{"b", "Brief",
			"vlees is er, en ook beleid: dat is een begin, zei hij toch"},
		{"c", "Brief",
			"er is vlees beleid en dat is een goed begin zei hij toch nog"},
		{"d", "Brief", "een woord dat niemand zoekt"},
	};
	kz_index *index = index_of(state, letters, COUNT_OF(letters));
	assert_string_equal(search(index, "vlees beleid", NULL), "c b a");
	/* In the query they follow in another order, and are near all the same. */
	assert_string_equal(search(index, "beleid vlees", NULL), "b c a");
	kz_index_close(index);
}

static void title_and_request_before_the_rest(void **state)
{
	static const letter letters[] = {
		{"a", "Motie", "overwegende dat kweekvlees bestaat;"},
		{"b", "Motie", "verzoekt de regering om kweekvlees,"},
		{"c", "Motie", "en verzoekt de regering om kweekvlees,"},
		{"d", "Brief", "Verzoekt iemand om kweekvlees, dan kan dat."},
		{"e", "Kweekvlees", "overwegende dat het bestaat;"},
		{"f", "Brief", "een woord dat niemand zoekt"},
	};
	kz_index *index = index_of(state, letters, COUNT_OF(letters));
	assert_string_equal(search(index, "kweekvlees", NULL), "b c e a d");
	kz_index_close(index);
}

/* A long document is not behind for being long. */
static void length_does_not_matter(void **state)
{
	static const letter letters[] = {
		{"a", "Brief",
			"kweekvlees en nog heel veel andere woorden over van alles en nog wat"},
		{"b", "Brief", "kweekvlees"},
		{"c", "Brief", "een woord dat niemand zoekt"},
	};
	kz_index *index = index_of(state, letters, COUNT_OF(letters));
	assert_string_equal(search(index, "kweekvlees", NULL), "a b");
	kz_index_close(index);
}

/* One of three words is less than half, and enough when it is the rarest; what is
 * nowhere is not the rarest. */
static void the_rarest_word_is_enough(void **state)
{
	static const letter letters[] = {
		{"a", "Brief", "over boeren"},
		{"b", "Brief", "over boeren en nog eens boeren"},
		{"c", "Brief", "over vlees"},
		{"d", "Brief", "over vlees en nog eens vlees"},
		{"e", "Brief", "over een sandbox"},
		{"f", "Brief", "een woord dat niemand zoekt"},
	};
	kz_index *index = index_of(state, letters, COUNT_OF(letters));
	assert_string_equal(search(index, "boeren vlees sandbox", NULL), "~e");
	assert_string_equal(search(index, "boeren sandbox nergens", NULL), "~e");
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_form_that_was_typed),
		in_directory(words_near_each_other),
		in_directory(title_and_request_before_the_rest),
		in_directory(length_does_not_matter),
		in_directory(the_rarest_word_is_enough),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
