/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/language.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
	LANGUAGES = 3,      /* Dutch, English, any other */
	EVIDENCE = 4,       /* points that settle it: two words that are of one alone */
	ENOUGH = 64 << 10,  /* bytes of a long text that are looked at */
	SMALL_WORD_MAX = 8, /* room for one of the words below */
};

/* How much a word says for Dutch, English and the rest (French, German, Spanish,
 * Italian, Frisian, Danish, Afrikaans). In order, for it is searched by halves;
 * "in" and "is" say nothing and are left out. */
static const struct {
	char word[SMALL_WORD_MAX];
	uint8_t points[LANGUAGES];
} small_words[] = {{"a", {0, 1, 1}}, {"aan", {2, 0, 0}}, {"about", {0, 2, 0}},
	{"al", {1, 0, 0}}, {"all", {0, 1, 0}}, {"alle", {1, 0, 0}}, {"als", {2, 0, 1}},
	{"also", {0, 2, 1}}, {"an", {0, 1, 1}}, {"and", {0, 2, 0}}, {"any", {0, 2, 0}},
	{"are", {0, 2, 0}}, {"as", {0, 1, 0}}, {"at", {0, 2, 0}}, {"au", {0, 0, 2}},
	{"auch", {0, 0, 2}}, {"auf", {0, 0, 2}}, {"aus", {0, 0, 1}}, {"aux", {0, 0, 2}},
	{"avec", {0, 0, 2}}, {"be", {0, 2, 0}}, {"been", {0, 2, 0}}, {"bei", {0, 0, 2}},
	{"bij", {2, 0, 0}}, {"but", {0, 2, 0}}, {"by", {0, 2, 0}}, {"can", {0, 2, 0}},
	{"ce", {0, 0, 1}}, {"ces", {0, 0, 2}}, {"cette", {0, 0, 2}}, {"che", {0, 0, 2}},
	{"con", {0, 0, 2}}, {"could", {0, 2, 0}}, {"daarom", {2, 0, 0}},
	{"dan", {1, 0, 0}}, {"dans", {0, 0, 2}}, {"das", {0, 0, 2}}, {"dass", {0, 0, 2}},
	{"dat", {2, 0, 0}}, {"de", {1, 0, 1}}, {"del", {0, 0, 2}}, {"della", {0, 0, 2}},
	{"dem", {0, 0, 2}}, {"den", {0, 0, 1}}, {"der", {0, 0, 1}}, {"des", {0, 0, 1}},
	{"deze", {2, 0, 0}}, {"di", {0, 0, 2}}, {"die", {1, 0, 1}}, {"dit", {2, 0, 0}},
	{"door", {2, 0, 0}}, {"du", {0, 0, 2}}, {"durch", {0, 0, 2}}, {"een", {2, 0, 0}},
	{"ein", {0, 0, 2}}, {"eine", {0, 0, 2}}, {"einen", {0, 0, 2}},
	{"einer", {0, 0, 2}}, {"el", {0, 0, 2}}, {"elle", {0, 0, 2}}, {"en", {1, 0, 1}},
	{"er", {1, 0, 1}}, {"es", {0, 0, 1}}, {"est", {0, 0, 2}}, {"et", {0, 0, 2}},
	{"fan", {0, 0, 2}}, {"foar", {0, 0, 2}}, {"for", {0, 2, 0}}, {"from", {0, 2, 0}},
	{"geen", {2, 0, 0}}, {"haben", {0, 0, 2}}, {"has", {0, 2, 0}}, {"hat", {0, 0, 1}},
	{"have", {0, 2, 0}}, {"hebben", {2, 0, 0}}, {"heeft", {2, 0, 0}},
	{"het", {2, 0, 0}}, {"hierbij", {2, 0, 0}}, {"hij", {2, 0, 0}},
	{"how", {0, 2, 0}}, {"hun", {2, 0, 0}}, {"ich", {0, 0, 2}}, {"if", {0, 1, 0}},
	{"ik", {2, 0, 0}}, {"il", {0, 0, 1}}, {"into", {0, 2, 0}}, {"ist", {0, 0, 2}},
	{"it", {0, 2, 0}}, {"its", {0, 2, 0}}, {"je", {1, 0, 1}}, {"kan", {1, 0, 0}},
	{"kunnen", {2, 0, 0}}, {"la", {0, 0, 2}}, {"las", {0, 0, 2}}, {"le", {0, 0, 2}},
	{"les", {0, 0, 2}}, {"leur", {0, 0, 2}}, {"los", {0, 0, 2}}, {"maar", {2, 0, 0}},
	{"may", {0, 2, 0}}, {"meer", {1, 0, 0}}, {"met", {2, 0, 0}}, {"mit", {0, 0, 2}},
	{"moet", {2, 0, 0}}, {"moeten", {2, 0, 0}}, {"more", {0, 2, 0}},
	{"must", {0, 2, 0}}, {"na", {1, 0, 0}}, {"naar", {2, 0, 0}}, {"nach", {0, 0, 2}},
	{"ne", {0, 0, 1}}, {"nicht", {0, 0, 2}}, {"nie", {0, 0, 2}}, {"niet", {2, 0, 0}},
	{"nog", {1, 0, 0}}, {"not", {0, 2, 0}}, {"nous", {0, 0, 2}}, {"oan", {0, 0, 2}},
	{"oder", {0, 0, 2}}, {"of", {1, 1, 0}}, {"og", {0, 0, 2}}, {"om", {2, 0, 0}},
	{"omdat", {2, 0, 0}}, {"on", {0, 1, 1}}, {"onder", {1, 0, 0}},
	{"only", {0, 2, 0}}, {"ons", {1, 0, 0}}, {"onze", {2, 0, 0}}, {"ook", {2, 0, 0}},
	{"op", {2, 0, 0}}, {"or", {0, 1, 1}}, {"other", {0, 2, 0}}, {"ou", {0, 0, 1}},
	{"our", {0, 2, 0}}, {"par", {0, 0, 2}}, {"para", {0, 0, 2}}, {"pas", {0, 0, 2}},
	{"plus", {0, 0, 1}}, {"por", {0, 0, 2}}, {"pour", {0, 0, 2}}, {"que", {0, 0, 2}},
	{"qui", {0, 0, 2}}, {"se", {0, 0, 1}}, {"shall", {0, 2, 0}},
	{"should", {0, 2, 0}}, {"sich", {0, 0, 2}}, {"sie", {0, 0, 2}},
	{"sind", {0, 0, 2}}, {"son", {0, 0, 1}}, {"sono", {0, 0, 2}}, {"sont", {0, 0, 2}},
	{"such", {0, 2, 0}}, {"sur", {0, 0, 2}}, {"te", {2, 0, 0}}, {"than", {0, 2, 0}},
	{"that", {0, 2, 0}}, {"the", {0, 3, 0}}, {"their", {0, 2, 0}},
	{"them", {0, 2, 0}}, {"there", {0, 2, 0}}, {"these", {0, 2, 0}},
	{"they", {0, 2, 0}}, {"this", {0, 2, 0}}, {"those", {0, 2, 0}},
	{"til", {0, 0, 2}}, {"to", {0, 2, 0}}, {"tot", {2, 0, 0}}, {"tussen", {2, 0, 0}},
	{"uit", {2, 0, 0}}, {"um", {0, 0, 1}}, {"un", {0, 0, 1}}, {"una", {0, 0, 2}},
	{"und", {0, 0, 2}}, {"under", {0, 1, 0}}, {"une", {0, 0, 2}}, {"uw", {2, 0, 0}},
	{"van", {2, 0, 0}}, {"veel", {1, 0, 0}}, {"vir", {0, 0, 2}}, {"von", {0, 0, 2}},
	{"voor", {2, 0, 0}}, {"vor", {0, 0, 1}}, {"vous", {0, 0, 2}}, {"waar", {1, 0, 0}},
	{"waarbij", {2, 0, 0}}, {"waarin", {2, 0, 0}}, {"wat", {1, 0, 0}},
	{"wel", {1, 0, 0}}, {"werd", {2, 0, 0}}, {"werden", {0, 0, 2}},
	{"were", {0, 2, 0}}, {"when", {0, 2, 0}}, {"which", {0, 2, 0}},
	{"who", {0, 2, 0}}, {"wie", {0, 0, 2}}, {"wij", {2, 0, 0}}, {"will", {0, 1, 1}},
	{"wird", {0, 0, 2}}, {"with", {0, 2, 0}}, {"worden", {2, 0, 0}},
	{"wordt", {2, 0, 0}}, {"would", {0, 2, 0}}, {"wurdt", {0, 0, 2}},
	{"y", {0, 0, 1}}, {"yn", {0, 0, 2}}, {"you", {0, 2, 0}}, {"your", {0, 2, 0}},
	{"zal", {2, 0, 0}}, {"zich", {2, 0, 0}}, {"zijn", {2, 0, 0}}, {"zo", {1, 0, 0}},
	{"zoals", {2, 0, 0}}, {"zou", {2, 0, 0}}, {"zu", {0, 0, 2}},
	{"zullen", {2, 0, 0}}, {"zum", {0, 0, 2}}, {"zur", {0, 0, 2}}};

/* A word of the text: its first bytes in lower case, and what they look like. */
typedef struct word {
	char letters[SMALL_WORD_MAX];
	size_t length;
	bool capital;
	bool looks_dutch; /* "ij", "aa" or "uu" in it */
} word;

static const uint8_t *points_of(const word *w)
{
	size_t low = 0, high = sizeof small_words / sizeof small_words[0];
	while (low < high && w->length < SMALL_WORD_MAX) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(w->letters, small_words[middle].word, SMALL_WORD_MAX);
		if (order == 0)
			return small_words[middle].points;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* Takes the word that begins at at, and says where it ends. */
static size_t take_word(const char *text, size_t at, size_t length, word *w)
{
	unsigned char before = 0;
	*w = (word){.capital = text[at] >= 'A' && text[at] <= 'Z'};
	for (; at < length && is_letter((unsigned char)text[at]); at++) {
		unsigned char c = (unsigned char)text[at];
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		if (w->length < SMALL_WORD_MAX)
			w->letters[w->length] = (char)c;
		w->looks_dutch |= (before == 'i' && c == 'j') ||
				  (before == c && (c == 'a' || c == 'u'));
		before = c;
		w->length++;
	}
	return at;
}

/* The way of "example.org/the/way" is no word of a sentence. */
static bool is_in_address(const char *text, size_t start, size_t end, size_t length)
{
	return (start > 0 && strchr("/@_=.", text[start - 1]) != NULL) ||
	       (end < length && strchr("/@_=", text[end]) != NULL);
}

static kzi_text_language judge(const unsigned points[LANGUAGES])
{
	static const kzi_text_language languages[LANGUAGES] = {
		KZI_TEXT_DUTCH, KZI_TEXT_ENGLISH, KZI_TEXT_OTHER};
	size_t best = 0;
	unsigned second = 0;
	for (size_t i = 1; i < LANGUAGES; i++) {
		if (points[i] > points[best])
			best = i;
	}
	for (size_t i = 0; i < LANGUAGES; i++) {
		if (i != best && points[i] > second)
			second = points[i];
	}
	bool clear = points[best] >= EVIDENCE && points[best] >= 2 * second;
	return clear ? languages[best] : KZI_TEXT_UNKNOWN;
}

kzi_text_language kzi_text_language_of(const char *text, size_t length)
{
	unsigned points[LANGUAGES] = {0};
	size_t plain = 0, at = 0;
	bool first = true;
	if (length > ENOUGH)
		length = ENOUGH;
	while (at < length) {
		if (!is_letter((unsigned char)text[at])) {
			first |= strchr(".:;?!\n", text[at]) != NULL;
			at++;
			continue;
		}
		word w;
		size_t start = at;
		at = take_word(text, at, length, &w);
		if (is_in_address(text, start, at, length))
			continue;
		/* The Van of "Dirk Van Dijk" says nothing. */
		const uint8_t *words = !w.capital || first ? points_of(&w) : NULL;
		first = false;
		for (size_t i = 0; words != NULL && i < LANGUAGES; i++)
			points[i] += words[i];
		if (words == NULL && !w.capital && w.length > 2) {
			plain++;
			points[0] += w.looks_dutch;
		}
	}
	/* "Jan van de Ven en Piet van der Meer": small words and names alone. */
	return plain > 0 ? judge(points) : KZI_TEXT_UNKNOWN;
}

const char *kzi_text_language_code(kzi_text_language language)
{
	switch (language) {
	case KZI_TEXT_DUTCH:
		return "nl";
	case KZI_TEXT_ENGLISH:
		return "en";
	case KZI_TEXT_UNKNOWN:
	case KZI_TEXT_OTHER:
		break;
	}
	return "";
}
