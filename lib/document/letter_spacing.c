/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words whose letters a PDF has set apart: "T weede Kamer", where the T leans over the
 * w, and "B E T R E F T". Put together only when that makes a word that is known, here
 * or by the rest of the text. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"
#include "text/hyphen.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 40 /* letters of a word that is set apart */ };

/* Words that letters say often, and that begin with a leaning capital or are set apart
 * for show; in the order of their bytes. */
static const char *const known[] = {"aan", "aanbieding", "aanleiding", "advies", "bent",
	"beslisnota", "besluit", "betreft", "bijlage", "brief", "conclusie", "datum",
	"de", "der", "door", "een", "eerste", "en", "geachte", "het", "in", "inhoud",
	"inleiding", "kabinet", "kamer", "kenmerk", "minister", "ministerie", "motie",
	"nota", "notitie", "of", "onderwerp", "ons", "op", "over", "paragraaf", "plan",
	"planning", "plus", "politie", "provincie", "provincies", "rapport",
	"samenvatting", "staten-generaal", "te", "ten", "tenslotte", "ter", "terwijl",
	"tevens", "tijdens", "toe", "toekomst", "toelichting", "toezicht", "tot",
	"tussen", "twee", "tweede", "uw", "van", "vanaf", "vanuit", "vanwege", "veel",
	"veilig", "veiligheid", "verder", "verslag", "verzoek", "visie", "volgens",
	"voor", "voorstel", "voorts", "voorzitter", "vraag", "vragen", "waar", "waarbij",
	"waarom", "wanneer", "wat", "we", "welke", "werk", "wet", "wetgeving",
	"wetsvoorstel", "wie", "wij", "worden", "wordt", "yes"};

typedef struct sought {
	char letters[LONGEST];
	size_t length;
} sought;

static int by_letters(const void *key, const void *item)
{
	const sought *word = key;
	const char *other = *(const char *const *)item;
	int order = strncmp(word->letters, other, word->length);
	return order != 0 ? order : -(other[word->length] != '\0');
}

static bool is_known(const char *word, size_t length)
{
	sought key = {.length = length};
	if (length == 0 || length > LONGEST)
		return false;
	for (size_t i = 0; i < length; i++)
		key.letters[i] =
			(char)(kzi_sign_is_upper(word[i]) ? word[i] | 0x20 : word[i]);
	return bsearch(&key, known, sizeof known / sizeof known[0], sizeof known[0],
		       by_letters) != NULL;
}

typedef struct repair {
	const char *at, *end;
	const char *kept; /* what comes before it is written */
	kzi_buffer out;
	size_t words;
	const char *text;
	kzi_spellings known; /* the words of the text itself, when somebody has asked */
	bool knows;
} repair;

static void keep_until_here(repair *r)
{
	kzi_buffer_append(&r->out, r->kept, (size_t)(r->at - r->kept));
	r->kept = r->at;
}

/* The words of the text, but for what may be the rest of one: the "weede" of "T weede".
 * A lone letter is none. */
static void learn(repair *r)
{
	bool lone = false;
	for (const char *at = r->text, *stop; at < r->end; at = stop + 1) {
		for (stop = at; stop < r->end && *stop != ' ' && *stop != '\n';)
			stop++;
		if (!lone && stop - at > 1)
			kzi_spellings_add(&r->known, at, (size_t)(stop - at));
		lone = stop - at == 1 && kzi_sign_is_upper(*at);
	}
	r->knows = true;
}

/* Does the text say it elsewhere? */
static bool is_said(repair *r, const char *word, size_t length)
{
	if (!r->knows)
		learn(r);
	return kzi_spellings_count(&r->known, word, length) > 0;
}

/* ---- A capital that leans over ---- */

/* "T weede": the bytes of the letter, the space and the rest; 0 when it is nothing of
 * the kind, as in "T en S". */
static size_t leaning(repair *r)
{
	static const char *const words[] = {"en", "of", "is", "in", "op", "de", "het",
		"een", "er", "om", "als", "aan", "uit", "al", "or", "and", NULL};
	char word[LONGEST];
	size_t length = 1;
	const char *at = r->at, *end = r->end;
	if (end - at < 4 || strchr("TVWYFP", at[0]) == NULL || at[1] != ' ' ||
		!kzi_sign_is_lower(at[2]))
		return 0;
	word[0] = at[0];
	for (const char *p = at + 2; p < end && length < LONGEST; p++) {
		if (!kzi_sign_is_lower(*p))
			break;
		word[length++] = *p;
	}
	bool ends = at + 1 + length == end || !kzi_sign_is_letter(at[1 + length]);
	bool rest = kzi_begins_with_any(word + 1, length - 1, words) == length - 1;
	if (!ends || rest)
		return 0;
	bool known_word = is_known(word, length) ||
			  (length > 4 && !is_said(r, word + 1, length - 1) &&
				  is_said(r, word, length));
	return known_word ? length + 1 : 0;
}

/* ---- Letters set apart ---- */

/* A run of letters, each with a space behind it: the letters, and which of them a wider
 * space stands before. */
typedef struct run {
	char letters[LONGEST * 4];
	size_t starts[LONGEST +
		      1]; /* bytes where each letter begins; of one more as well */
	bool wide[LONGEST + 1];
	size_t count, taken; /* letters; bytes of the text */
	bool has_wide;
	size_t ends[LONGEST + 1]; /* see split() */
} run;

static bool read_run(const char *at, const char *end, run *r)
{
	const char *p = at;
	*r = (run){.count = 0};
	bool wide = false;
	while (p < end && r->count < LONGEST) {
		size_t size = 1;
		while (p + size < end && (p[size] & 0xC0) == 0x80 && size < 4)
			size++;
		if (!kzi_sign_is_letter(*p) ||
			(p + size < end && kzi_sign_is_letter(p[size])))
			break;
		size_t used = r->starts[r->count];
		memcpy(r->letters + used, p, size);
		r->wide[r->count++] = wide;
		r->has_wide |= wide;
		r->starts[r->count] = used + size;
		p += size;
		r->taken = (size_t)(p - at);
		const char *space = p;
		while (p < end && *p == ' ')
			p++;
		if (p == space)
			break;
		wide = p - space > 1;
	}
	return r->count >= 3;
}

/* Fills in where the word that begins with each letter ends, when all from there on can
 * be taken apart into words that are known; else 0. */
static void split(run *r)
{
	memset(r->ends, 0, sizeof r->ends);
	for (size_t from = r->count; from-- > 0;) {
		for (size_t until = r->count; until > from && r->ends[from] == 0;
			until--) {
			bool possible = until == r->count || r->ends[until] > 0;
			if (possible && is_known(r->letters + r->starts[from],
						r->starts[until] - r->starts[from]))
				r->ends[from] = until;
		}
	}
}

/* The same where wide spaces stand between the words. */
static size_t split_wide(const run *r, size_t first)
{
	size_t end = first + 1;
	while (end < r->count && !r->wide[end])
		end++;
	bool word = end - first >= 4 || is_known(r->letters + r->starts[first],
						r->starts[end] - r->starts[first]);
	return word ? end : 0;
}

/* Writes the run as words, if it is some. */
static bool write_run(run *r, kzi_buffer *out)
{
	size_t before = out->length;
	if (!r->has_wide)
		split(r);
	for (size_t first = 0, end; first < r->count; first = end) {
		end = r->has_wide ? split_wide(r, first) : r->ends[first];
		if (end == 0) {
			out->length = before;
			return false;
		}
		if (first > 0)
			kzi_buffer_byte(out, ' ');
		kzi_buffer_append(out, r->letters + r->starts[first],
			r->starts[end] - r->starts[first]);
	}
	return true;
}

/* ---- A text ---- */

/* "b i o t e c h n o l o g i e", where that word stands elsewhere as well. */
static bool write_whole(repair *r, const run *letters)
{
	size_t length = letters->starts[letters->count];
	if (letters->has_wide || letters->count < 5 ||
		!is_said(r, letters->letters, length))
		return false;
	kzi_buffer_append(&r->out, letters->letters, length);
	return true;
}

/* At a lone letter: moves behind what it belongs to. */
static void take_letter(repair *r)
{
	size_t taken = leaning(r);
	run letters;
	if (taken > 0) {
		keep_until_here(r);
		kzi_buffer_byte(&r->out, r->at[0]);
		r->kept = r->at + 2;
		r->words++;
		r->at += taken;
	} else if (read_run(r->at, r->end, &letters)) {
		keep_until_here(r);
		if (write_run(&letters, &r->out) || write_whole(r, &letters)) {
			r->kept = r->at + letters.taken;
			r->words++;
		}
		r->at += letters.taken;
	}
}

/* The beginning of the next word. */
static const char *behind_word(const char *at, const char *end)
{
	while (at < end && *at != ' ' && *at != '\n')
		at++;
	return at + (at < end);
}

kz_status kzi_letter_spacing(kzi_letter *letter)
{
	const char *text = letter->text.data, *end = text + letter->text.length;
	repair r = {.text = text, .at = text, .end = end, .kept = text};
	while (r.at < end) {
		bool alone =
			end - r.at > 2 && kzi_sign_is_letter(r.at[0]) &&
			(r.at[1] == ' ' || ((r.at[1] & 0xC0) == 0x80 && r.at[2] == ' '));
		if (alone)
			take_letter(&r);
		r.at = behind_word(r.at, end);
	}
	kzi_spellings_free(&r.known);
	if (r.words > 0) {
		keep_until_here(&r);
		kzi_buffer_free(&letter->text);
		letter->text = r.out;
		letter->done.letter_spaced = r.words;
	} else {
		kzi_buffer_free(&r.out);
	}
	return letter->text.failed || r.out.failed ? kzi_no_memory(letter->err) : KZ_OK;
}
