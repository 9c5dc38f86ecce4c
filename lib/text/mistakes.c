/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/mistakes.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What sounds alike or nearly so, each also the other way around. */
static const struct confusion {
	char one[3], other[3];
} confusions[] = {
	{"ij", "ei"}, /* krijgen */
	{"ij", "y"},  /* cyber */
	{"i", "y"},   /* analyse */
	{"i", "ie"},  /* biotechnologie */
	{"ou", "au"}, /* restaurant */
	{"oe", "u"},  /* boer */
	{"c", "k"},   /* product */
	{"c", "s"},   /* proces */
	{"c", "ch"},  /* techniek */
	{"g", "ch"},  /* toch */
	{"v", "f"},   /* brief */
	{"z", "s"},   /* zes */
	{"d", "t"},   /* beleid */
	{"dt", "t"},  /* wordt */
	{"dt", "d"},  /* antwoord */
	{"th", "t"},  /* therapie */
	{"ph", "f"},  /* profeet */
	{"x", "ks"},  /* sandbox */
	{"qu", "kw"}, /* kwestie */
	{"n", ""},    /* pannenkoek: the n that nobody hears */
};

enum { CONFUSIONS = sizeof confusions / sizeof confusions[0], EASY = KZI_MISTAKE / 2 };

/* Row after row of the usual table: the least that turns the first i bytes of a into
 * the first j of b. */
typedef struct table {
	const char *a, *b;
	uint8_t cost[KZI_MISTAKES_LONGEST + 1][KZI_MISTAKES_LONGEST + 1];
} table;

/* How long end is, of no more than two letters, where the text ends with it; else -1. */
static int ends_with(const char *text, size_t length, const char end[3])
{
	int count = end[0] == '\0' ? 0 : end[1] == '\0' ? 1 : 2;
	if (length < (size_t)count || (count > 0 && text[length - 1] != end[count - 1]) ||
		(count > 1 && text[length - 2] != end[0]))
		return -1;
	return count;
}

static void lower(uint8_t *cost, unsigned to)
{
	if (to < *cost)
		*cost = (uint8_t)to;
}

static void try_confusion(
	table *t, size_t i, size_t j, const char in_a[3], const char in_b[3])
{
	int in_one = ends_with(t->a, i, in_a);
	int in_other = in_one >= 0 ? ends_with(t->b, j, in_b) : -1;
	if (in_other >= 0)
		lower(&t->cost[i][j],
			t->cost[i - (size_t)in_one][j - (size_t)in_other] + EASY);
}

static bool doubled(const char *text, size_t length)
{
	return length >= 2 && text[length - 1] == text[length - 2];
}

static void fill_cell(table *t, size_t i, size_t j)
{
	uint8_t *cost = &t->cost[i][j];
	*cost = i + j == 0 ? 0 : UINT8_MAX;
	if (i > 0)
		lower(cost, t->cost[i - 1][j] + (doubled(t->a, i) ? EASY : KZI_MISTAKE));
	if (j > 0)
		lower(cost, t->cost[i][j - 1] + (doubled(t->b, j) ? EASY : KZI_MISTAKE));
	if (i > 0 && j > 0)
		lower(cost, t->cost[i - 1][j - 1] +
				    (t->a[i - 1] == t->b[j - 1] ? 0 : KZI_MISTAKE));
	if (i > 1 && j > 1 && t->a[i - 1] == t->b[j - 2] && t->a[i - 2] == t->b[j - 1])
		lower(cost, t->cost[i - 2][j - 2] + KZI_MISTAKE);
	for (size_t c = 0; c < CONFUSIONS; c++) {
		try_confusion(t, i, j, confusions[c].one, confusions[c].other);
		try_confusion(t, i, j, confusions[c].other, confusions[c].one);
	}
}

static unsigned fill_row(table *t, size_t i, size_t width)
{
	unsigned least = UINT8_MAX;
	for (size_t j = 0; j <= width; j++) {
		fill_cell(t, i, j);
		if (t->cost[i][j] < least)
			least = t->cost[i][j];
	}
	return least;
}

/* Which letters there are, a bit each. Most words differ in more than the mistakes that
 * are allowed can make up for, and need no table. */
static uint32_t letters_of(const char *word, size_t length)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < length; i++)
		letters |= UINT32_C(1) << (word[i] & 31);
	return letters;
}

static unsigned count_bits(uint32_t bits)
{
	unsigned count = 0;
	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

unsigned kzi_mistakes(
	const char *a, size_t a_length, const char *b, size_t b_length, unsigned most)
{
	table t;
	size_t apart = a_length > b_length ? a_length - b_length : b_length - a_length;
	if (a_length > KZI_MISTAKES_LONGEST || b_length > KZI_MISTAKES_LONGEST ||
		apart > most)
		return most + 1;
	/* An easy mistake changes three letters at most: qu and kw. */
	if (count_bits(letters_of(a, a_length) ^ letters_of(b, b_length)) > 3 * most)
		return most + 1;
	t.a = a;
	t.b = b;
	/* No step reaches back over more than two rows: two hopeless ones end it. */
	bool hopeless = false;
	for (size_t i = 0; i <= a_length; i++) {
		bool before = hopeless;
		hopeless = fill_row(&t, i, b_length) > most;
		if (before && hopeless)
			return most + 1;
	}
	return t.cost[a_length][b_length] <= most ? t.cost[a_length][b_length] : most + 1;
}

unsigned kzi_mistakes_allowed(size_t length)
{
	if (length < 4)
		return 0;
	if (length < 6)
		return KZI_MISTAKE;
	return length < 9 ? KZI_MISTAKE + EASY : 2 * KZI_MISTAKE;
}
