/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ways to make terms: Snowball's Dutch, Kraaij and Pohlmann's, and ours. */
#include "scoring.h"

#include "text/analysis.h"
#include "text/conflate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c.h>

static const char *const names[METHODS] = {
	[METHOD_SNOWBALL] = "snowball",
	[METHOD_KRAAIJ_POHLMANN] = "kraaij_pohlmann",
	[METHOD_OURS] = "kamerzoek",
};

static void give_up(const char *why)
{
	fprintf(stderr, "conflation: %s\n", why);
	exit(70);
}

struct method method_open(enum method_kind kind)
{
	kz_error err;
	xapian_error why;
	struct method method = {.name = names[kind]};
	const char *analysis = kind == METHOD_OURS ? "kamerzoek" : "snowball";
	if (kz_analysis_open(analysis, &method.analysis, &err) != KZ_OK)
		give_up(err.message);
	if (kind == METHOD_KRAAIJ_POHLMANN &&
		xapian_stem_new(names[kind], &method.stem, &why) != XAPIAN_OK)
		give_up(why.message);
	if (kind == METHOD_OURS && kzi_endings_open(&method.endings, &err) != KZ_OK)
		give_up(err.message);
	return method;
}

void method_close(struct method *method)
{
	kz_analysis_close(method->analysis);
	xapian_stem_close(method->stem);
	kzi_endings_close(method->endings);
}

/* The rules of method->endings may have been forgotten; those of an analysis never are.
 */
static kzi_term our_term(
	const struct method *method, const kzi_word *word, char out[KZI_STEM_MAX])
{
	size_t length =
		kzi_conflate(method->endings, word->folded, word->folded_length, out);
	if (length == 0)
		return (kzi_term){word->folded, word->folded_length};
	return (kzi_term){out, length};
}

static kzi_term term_of(
	struct method *method, const kzi_word *word, char room[KZI_STEM_MAX])
{
	kzi_term term = {"", 0};
	xapian_bytes stem;
	if (method->endings != NULL)
		return our_term(method, word, room);
	if (method->stem == NULL) {
		if (kzi_analysis_term(method->analysis, word, &term, NULL) != KZ_OK)
			give_up("no memory");
	} else {
		if (xapian_stem_word(method->stem, word->folded, word->folded_length,
			    &stem, NULL) != XAPIAN_OK)
			give_up("no memory");
		term = (kzi_term){stem.data, stem.size};
	}
	return term;
}

void method_terms(struct method *method, const char *text, char out[TERM_MAX])
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	size_t length = 0;
	while (kzi_words_next(&words, &word)) {
		char room[KZI_STEM_MAX];
		kzi_term term = term_of(method, &word, room);
		if (length + term.length + 2 > TERM_MAX)
			break;
		if (length > 0)
			out[length++] = ' ';
		memcpy(out + length, term.text, term.length);
		length += term.length;
	}
	out[length] = '\0';
	kzi_words_end(&words);
}

size_t method_rule_count(const struct method *method)
{
	return kzi_endings_count(method->endings);
}

void method_forget_rule(struct method *method, size_t rule, bool forget)
{
	kzi_endings_forget(method->endings, rule, forget);
}

void method_print_rule(const struct method *method, size_t rule)
{
	const kzi_ending *ending = kzi_endings_at(method->endings, rule);
	printf("%.*s %s", (int)ending->length, ending->text,
		ending->instead != NULL ? ending->instead : "stays");
}
