/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kamerstuk/heading.h"

static bool take_any(kzi_cursor *c, const char *const *words)
{
	for (; *words != NULL; words++)
		if (kzi_take_word(c, *words))
			return true;
	return false;
}

void kzi_take_comma(kzi_cursor *c)
{
	if (kzi_take(c, ','))
		kzi_take_spaces(c);
}

int kzi_take_vergaderjaar(kzi_cursor *c)
{
	kzi_cursor start = *c;
	int first, second;
	if (kzi_take_digits(c, 4, &first)) {
		/* Also "1981 -1982" and "1985/- 86", as scanned pages have it. */
		kzi_take_spaces(c);
		bool parted = kzi_take(c, '/');
		parted = kzi_take_hyphen(c) || parted;
		kzi_take_spaces(c);
		int century = kzi_take_digits(c, 4, &second) ? 10000 : 100;
		if (parted && (century > 100 || kzi_take_digits(c, 2, &second)) &&
			!kzi_at_alphanumeric(c) && second == (first + 1) % century) {
			kzi_take_spaces(c);
			return first;
		}
	}
	*c = start;
	return 0;
}

/* "11" and "ll" are what a scanner makes of II. A number goes on differently. */
static bool take_misread_two(kzi_cursor *c)
{
	static const char *const forms[] = {"11", "ll", "Il", NULL};
	kzi_cursor start = *c;
	if (take_any(c, forms)) {
		kzi_cursor ahead = *c;
		kzi_take_comma(&ahead);
		kzi_take_word(&ahead, "vergaderjaar");
		if (kzi_take_vergaderjaar(&ahead) != 0)
			return true;
	}
	*c = start;
	return false;
}

int kzi_take_chamber(kzi_cursor *c, bool roman)
{
	kzi_cursor start = *c;
	if (kzi_take_word(c, "TK") ||
		(roman && (kzi_take_word(c, "II") || take_misread_two(c))))
		return 2;
	if (kzi_take_word(c, "EK") || (roman && kzi_take_word(c, "I")))
		return 1;
	int chamber = kzi_take_word(c, "Tweede") ? 2 : kzi_take_word(c, "Eerste") ? 1 : 0;
	/* Scanned pages have "Tweede Kamerzitting 1981-1982". */
	if (chamber == 0 ||
		(!kzi_take_word(c, "Kamer") && !kzi_take_word(c, "Kamerzitting"))) {
		*c = start;
		return 0;
	}
	start = *c;
	if (!kzi_take_word(c, "der") || !kzi_take_word(c, "Staten") ||
		!kzi_take_hyphen(c) || !kzi_take_word(c, "Generaal"))
		*c = start;
	return chamber;
}

/* "Kamerstukken", "Bijl. Hand.": the annexes of the Handelingen are the Kamerstukken. */
static bool take_kamerstukken(kzi_cursor *c)
{
	static const char *const words[] = {"Kamerstuk", "Kamerstukken", "Kamerstuknr",
		"Kamerstuknrs", "Kamerstuknummer", "Kamerstuknummers", "Kamerstukdossier",
		"Kst", "Kstn", NULL};
	static const char *const annexes[] = {
		"Bijl", "Bijlage", "Bijlagen", "Bijvoegsel", NULL};
	kzi_cursor start = *c;
	bool taken = take_any(c, words);
	if (!taken && take_any(c, annexes)) {
		if (kzi_take(c, '.'))
			kzi_take_spaces(c);
		taken = kzi_take_word(c, "Handelingen") || kzi_take_word(c, "Hand");
	}
	if (!taken) {
		*c = start;
		return false;
	}
	if (kzi_take(c, '.'))
		kzi_take_spaces(c);
	return true;
}

/* "vergaderjaar"; also "zitting 1981", which was a short one. */
static bool take_session_word(kzi_cursor *c)
{
	int year;
	if (kzi_take_word(c, "vergaderjaar"))
		return true;
	if (!kzi_take_word(c, "zitting"))
		return false;
	kzi_cursor start = *c;
	if (!kzi_take_number(c, 4, &year) || year < 1814 || !kzi_at(c, ","))
		*c = start;
	return true;
}

kzi_heading kzi_take_heading(kzi_cursor *c)
{
	kzi_heading it = {0};
	for (bool session = false;;) {
		if (!it.kamerstukken && take_kamerstukken(c))
			it.kamerstukken = true;
		else if (it.chamber == 0 &&
			 (it.chamber = kzi_take_chamber(c, it.kamerstukken)) != 0)
			;
		else if (!session && take_session_word(c))
			session = true;
		else if (it.year == 0 && it.present &&
			 (it.year = kzi_take_vergaderjaar(c)) != 0)
			kzi_take_hyphen(c); /* "Zitting 1958-1959-5380" */
		else
			return it;
		it.present = true;
		kzi_take_comma(c);
	}
}
