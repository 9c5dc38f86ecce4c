/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What only a letterhead, a margin or the foot of a page says: addresses, telephone
 * numbers, references. Judges a piece of text by itself. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <string.h>

enum { LONGEST = 100 };

/* ---- Labels ---- */

/* With nothing behind them, or with what they are a label of. */
static const char *const labels[] = {"bezoekadres", "postadres", "factuuradres",
	"contactpersoon", "contact", "behandeld door", "inlichtingen", "telefoonnummer",
	"telefoon", "doorkiesnummer", "doorkies", "e-mailadres", "e-mail", "email",
	"internet", "ons kenmerk", "onze referentie", "uw kenmerk", "uw referentie",
	"uw brief van", "uw brief", "uw bericht van", "kenmerk", "referentie", "bijlagen",
	"bijlage(n)", "bijlage", "aantal bijlagen", "aantal pagina's", "projectnaam",
	"zaaknummer", "overheidsidentificatienr", "overheidsidentificatienummer",
	"kopie aan", "retouradres", "our reference", "your reference", "enclosures",
	NULL};

/* Those that stand before a code, and before nothing else. */
static const char *const references[] = {"ons kenmerk", "onze referentie", "uw kenmerk",
	"uw referentie", "our reference", "your reference", "kenmerk", "referentie",
	"zaaknummer", "overheidsidentificatienr", NULL};

static size_t skip(const char *text, size_t length, size_t at, const char *signs)
{
	while (at < length && text[at] != '\0' && strchr(signs, text[at]) != NULL)
		at++;
	return at;
}

size_t kzi_letter_label(const char *text, size_t length)
{
	size_t label = kzi_begins_with_any(text, length, labels);
	return label > 0 && skip(text, length, label, " \t:") == length ? length : 0;
}

/* "DGBI-I&K / 12345678": no words but in capitals, and a digit. */
bool kzi_letter_is_code(const char *text, size_t length)
{
	bool digit = false;
	for (size_t i = 0; i < length; i++) {
		digit |= kzi_sign_is_digit(text[i]);
		if (kzi_sign_is_lower(text[i]) || (text[i] & 0x80) != 0)
			return false;
	}
	return digit && length <= 40;
}

bool kzi_letter_is_reference(const char *text, size_t length)
{
	size_t label = kzi_begins_with_any(text, length, references);
	size_t at = skip(text, length, label, " \t:");
	return label > 0 && at > label && kzi_letter_is_code(text + at, length - at);
}

/* ---- Addresses ---- */

/* "2595 BD" */
static bool is_postcode(const char *text, size_t length)
{
	size_t at = 0;
	while (at < 4 && at < length && kzi_sign_is_digit(text[at]))
		at++;
	if (at < 4 || text[0] == '0')
		return false;
	at = skip(text, length, at, " ");
	return at + 2 <= length && kzi_sign_is_upper(text[at]) &&
	       kzi_sign_is_upper(text[at + 1]) &&
	       (at + 2 == length || text[at + 2] == ' ') && at <= 6;
}

/* "DEN HAAG", "Den Haag", "’s-Hertogenbosch": words that all have a capital. */
static bool is_city(const char *text, size_t length)
{
	for (size_t at = 0; at < length; at++) {
		bool first = at == 0 || text[at - 1] == ' ';
		if (kzi_sign_is_digit(text[at]) || strchr(".,;:()", text[at]) != NULL ||
			(first && kzi_sign_is_lower(text[at])))
			return false;
	}
	return length >= 2;
}

/* "2595 BD DEN HAAG", also with the street in front of it. */
static bool is_address(const char *text, size_t length)
{
	if (kzi_begins_with(text, length, "postbus"))
		return length > 8 && kzi_sign_is_digit(text[8]);
	for (size_t at = 0; at < length; at++) {
		bool starts = kzi_sign_is_digit(text[at]) &&
			      (at == 0 || text[at - 1] == ' ' || text[at - 1] == ',');
		if (!starts || !is_postcode(text + at, length - at))
			continue;
		size_t city = skip(text, length, at, "0123456789");
		city = skip(text, length, skip(text, length, city, " ") + 2, " ");
		/* A street has its number: "Prinses Irenestraat 6". */
		size_t street = at > 0 ? skip(text, at, 0, " ") : at;
		bool numbered = at == 0;
		for (size_t i = street; i < at; i++)
			numbered |= kzi_sign_is_digit(text[i]);
		return numbered &&
		       (city == length || is_city(text + city, length - city)) &&
		       (at == 0 || kzi_starts_upper(text, length));
	}
	return false;
}

/* "T 070 379 89 11", "info@example.org", "www.rijksoverheid.nl/ezk" */
static bool is_way_to_reach(const char *text, size_t length)
{
	size_t number = 0;
	if (length > 2 && strchr("TFMI", text[0]) != NULL &&
		(text[1] == ' ' || text[1] == '\t' || text[1] == ':'))
		number = skip(text, length, 1, " \t:");
	if (number > 0 && skip(text, length, number, "0123456789 +()-") == length)
		return length - number >= 8;
	bool one_word = memchr(text, ' ', length) == NULL;
	return one_word && length > 5 &&
	       (memchr(text, '@', length) != NULL || memcmp(text, "www.", 4) == 0);
}

/* ---- Senders ---- */

static bool is_department(const char *text, size_t length)
{
	static const char *const names[] = {"directoraat-generaal", "programmadirectie",
		"directie", "ministerie van", "bestuursdepartement", "afdeling",
		"programma-dg", "hoofddirectie", NULL};
	return kzi_starts_upper(text, length) &&
	       kzi_begins_with_any(text, length, names) > 0 && length <= 70 &&
	       !kzi_ends_sentence(text, length) && !kzi_ends_halfway(text, length) &&
	       memchr(text, '.', length) == NULL;
}

static bool is_standing_phrase(const char *text, size_t length)
{
	static const char *const phrases[] = {
		"bij beantwoording de datum en ons kenmerk vermelden",
		"wilt u slechts één zaak in uw brief behandelen",
		"wilt u slechts een zaak in uw brief behandelen", "> retouradres",
		"retouradres", NULL};
	return kzi_begins_with_any(text, length, phrases) > 0;
}

/* "Tweede Kamer, vergaderjaar 2021–2022, 29 383, nr. 361 2", with its page */
static bool is_foot_of_print(const char *text, size_t length)
{
	static const char *const kamers[] = {"tweede kamer", "eerste kamer",
		"\xE2\x80\x99s-Gravenhage", "'s-Gravenhage", NULL};
	size_t digits = 0;
	while (digits < length && kzi_sign_is_digit(text[length - 1 - digits]))
		digits++;
	return digits > 0 && digits < 4 && digits < length &&
	       text[length - 1 - digits] == ' ' &&
	       kzi_begins_with_any(text, length, kamers) > 0 &&
	       kzi_find_words(text, length, "vergaderjaar") != NULL;
}

bool kzi_letter_is_margin(const char *text, size_t length)
{
	if (length == 0 || length > LONGEST)
		return length > 0 && is_standing_phrase(text, length);
	return kzi_letter_label(text, length) > 0 ||
	       kzi_letter_is_reference(text, length) || is_address(text, length) ||
	       is_way_to_reach(text, length) || is_department(text, length) ||
	       is_standing_phrase(text, length) || is_foot_of_print(text, length) ||
	       kzi_letter_page_number(text, length).number > 0;
}
