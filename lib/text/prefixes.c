/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/prefixes.h"

#include <stdint.h>
#include <string.h>

/* Those that never leave the verb: men verzekert, and not zekert ver. */
static const char bound[] = "be er ge her ont ver";

/* Those that do: men voert uit. By their first letter. */
static const char *const loose[26] = {
	['a' - 'a'] = "aan aaneen achter achteruit af",
	['b' - 'a'] = "bekend bij bijeen binnen boven",
	['d' - 'a'] = "deel dood door droog",
	['g' - 'a'] = "gebruik gelijk gereed goed groot",
	['h' - 'a'] = "heen",
	['i' - 'a'] = "in ineen",
	['k' - 'a'] = "kennis klaar",
	['l' - 'a'] = "langs leiding los",
	['m' - 'a'] = "mede mee mis",
	['n' - 'a'] = "na neer",
	['o' - 'a'] = "om omhoog omlaag onder ongedaan op open over overeen",
	['p' - 'a'] = "plaats",
	['r' - 'a'] = "rond",
	['s' - 'a'] = "samen schoon stand stil stop",
	['t' - 'a'] = "tegemoet tegen tekort teleur teniet tentoon terecht terug tewerk "
		      "thuis toe",
	['u' - 'a'] = "uit uiteen",
	['v' - 'a'] = "vast vol voor voorbij voorop voort vooruit vrij",
	['w' - 'a'] = "weer weg",
};

enum { LONGEST = 63 };

/* A bit for each length that a prefix of the list, at the beginning of the word, has. */
static uint64_t lengths_of(const char *list, const char *word, size_t length)
{
	uint64_t lengths = 0;
	for (size_t taken; *list != '\0'; list += taken, list += *list == ' ') {
		taken = strcspn(list, " ");
		if (taken <= length && memcmp(word, list, taken) == 0)
			lengths |= UINT64_C(1) << taken;
	}
	return lengths;
}

static uint64_t loose_lengths(const char *word, size_t length)
{
	const char *list = *word >= 'a' && *word <= 'z' ? loose[*word - 'a'] : NULL;
	return list != NULL ? lengths_of(list, word, length) : 0;
}

/* From every place that prefixes lead to, on to the next: a word may be taken apart
 * in several ways, as in-een and ineen, and some of them lead nowhere. */
static bool is_made_of_prefixes(const char *word, size_t length, bool also_bound)
{
	uint64_t reached = 1;
	if (length > LONGEST)
		return false;
	for (size_t at = 0; at < length; at++) {
		if ((reached >> at & 1) == 0)
			continue;
		reached |= loose_lengths(word + at, length - at) << at;
		if (also_bound)
			reached |= lengths_of(bound, word + at, length - at) << at;
	}
	return reached >> length & 1;
}

bool kzi_is_verb_prefix(const char *word, size_t length)
{
	return length > 0 && is_made_of_prefixes(word, length, true);
}

bool kzi_ends_in_ge(const char *word, size_t length)
{
	return length >= 2 && memcmp(word + length - 2, "ge", 2) == 0 &&
	       is_made_of_prefixes(word, length - 2, false);
}

bool kzi_begins_bound(const char *word, size_t length)
{
	if (length > 2 && memcmp(word, "on", 2) == 0) {
		word += 2;
		length -= 2;
	}
	return lengths_of(bound, word, length) != 0;
}
