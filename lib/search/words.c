/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A word or phrase of a query as a node: its words with their terms, and the signs in
 * them that make a pattern. Knows no operators.
 *
 *     bio*logie  *technologie  sandbo?    a pattern
 *     sandbx~  sandbx~2                   what is like it
 *     "wet * zorg"                        one word left open
 */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "text/analysis.h"
#include "text/fold.h"

#include <string.h>

enum { EDITS_MOST = 2 };

typedef struct reading {
	kzi_query *query;
	kz_analysis *analysis;
	const char *text; /* of the token */
	size_t length, start;
	bool patterns, exact;
	kzi_node *node;
	/* The word that is being read; several make one pattern. */
	kzi_buffer folded;
	size_t from, behind; /* its bytes in text */
	kzi_form_kind kind;
	unsigned edits;
	size_t gap;
	bool any; /* was there a word? */
	kz_error *err;
} reading;

static bool is_wild(char c)
{
	return c == '*' || c == '?';
}

/* ---- One word ---- */

/* What becomes of one word. */
typedef struct made {
	kzi_buffer term, english, exact;
	size_t prefix; /* what of exact is not the word */
} made;

/* Of a pattern the term is the pattern: what it stands for only an index knows. */
static kz_status find_terms(reading *r, made *out)
{
	kzi_term terms[KZI_LANGUAGES] = {{"", 0}, {"", 0}};
	size_t count;
	if (r->kind == KZI_FORM_WILD || r->kind == KZI_FORM_FUZZY) {
		kzi_buffer_append(&out->term, r->folded.data, r->folded.length);
		return KZ_OK;
	}
	kzi_buffer_byte(&r->folded, '\0');
	if (r->folded.failed)
		return kzi_no_memory(r->err);
	r->folded.length--;
	kzi_word word = {r->from, r->behind - r->from, r->folded.data, r->folded.length};
	kz_status st = kzi_analysis_terms(r->analysis, &word, terms, &count, r->err);
	/* The same cut as when indexing, or long words would never match. */
	if (st != KZ_OK)
		return st;
	kzi_term_word(&out->term, terms[KZI_DUTCH].text, terms[KZI_DUTCH].length);
	kzi_term_word(&out->english, terms[KZI_ENGLISH].text, terms[KZI_ENGLISH].length);
	return KZ_OK;
}

static const char *copy_of(kzi_arena *arena, const kzi_buffer *buffer)
{
	return buffer->failed
		       ? NULL
		       : kzi_arena_copy(arena, buffer->length > 0 ? buffer->data : "",
				 buffer->length);
}

static kz_status keep(reading *r, const made *word)
{
	kzi_node *node = r->node;
	kzi_arena *arena = &r->query->arena;
	size_t count = node->term_count;
	const char **terms = kzi_arena_grow(arena, node->terms, count, sizeof *terms);
	const char **both = kzi_arena_grow(arena, node->english, count, sizeof *both);
	kzi_form *forms = kzi_arena_grow(arena, node->forms, count, sizeof *forms);
	const char *term = copy_of(arena, &word->term),
		   *form = copy_of(arena, &word->exact);
	const char *english = copy_of(arena, &word->english);
	if (terms == NULL || both == NULL || forms == NULL || term == NULL ||
		english == NULL || form == NULL)
		return kzi_no_memory(r->err);
	node->terms = terms;
	node->english = both;
	node->forms = forms;
	/* A stemmer may leave nothing of a word. */
	if (word->term.length == 0)
		return KZ_OK;
	node->terms[count] = term;
	node->english[count] = english;
	node->forms[node->term_count++] = (kzi_form){.exact = form,
		.folded = form + word->prefix,
		.start = r->start + r->from,
		.length = r->behind - r->from,
		.kind = r->kind,
		.edits = r->edits,
		.gap = count > 0 ? r->gap : 0};
	return KZ_OK;
}

static kz_status check_limits(const reading *r)
{
	long long at = (long long)(r->start + r->from);
	bool pattern = r->kind == KZI_FORM_WILD || r->kind == KZI_FORM_FUZZY;
	if (++r->query->word_count > KZI_QUERY_WORDS)
		return kzi_fail(r->err, KZ_E_LIMIT, at,
			"the query has more than %d words", KZI_QUERY_WORDS);
	if (pattern && ++r->query->pattern_count > KZI_QUERY_PATTERNS)
		return kzi_fail(r->err, KZ_E_LIMIT, at,
			"the query has more than %d words with a wildcard or ~",
			KZI_QUERY_PATTERNS);
	return KZ_OK;
}

/* The word that was read is done: it becomes a term. */
static kz_status finish(reading *r)
{
	if (!r->any)
		return KZ_OK;
	made word = {0};
	kz_status st = check_limits(r);
	if (st == KZ_OK)
		st = find_terms(r, &word);
	kzi_term_exact(&word.exact, "", 0);
	word.prefix = word.exact.length;
	kzi_term_exact(&word.exact, r->folded.data, r->folded.length);
	if (st == KZ_OK)
		st = keep(r, &word);
	kzi_buffer_free(&word.term);
	kzi_buffer_free(&word.english);
	kzi_buffer_free(&word.exact);
	r->any = false;
	r->gap = 0;
	return st;
}

static void begin(reading *r, const kzi_word *word, size_t lead)
{
	kzi_buffer_clear(&r->folded);
	kzi_buffer_append(&r->folded, r->text + word->start - lead, lead);
	kzi_buffer_append(&r->folded, word->folded, word->folded_length);
	r->from = word->start - lead;
	r->behind = word->start + word->length;
	r->kind = lead > 0 ? KZI_FORM_WILD : r->exact ? KZI_FORM_EXACT : KZI_FORM_ANY;
	r->edits = 0;
	r->any = true;
}

static void extend(reading *r, size_t until)
{
	kzi_buffer_append(&r->folded, r->text + r->behind, until - r->behind);
	r->behind = until;
	r->kind = KZI_FORM_WILD;
}

/* ---- The signs between two words ---- */

/* "sandbx~2"; *at is behind it. */
static kz_status read_fuzzy(reading *r, size_t *at)
{
	if (!r->patterns || !r->any || *at >= r->length || r->text[*at] != '~')
		return KZ_OK;
	size_t digits = strspn(r->text + *at + 1, "0123456789");
	digits = digits < r->length - *at ? digits : r->length - *at - 1;
	uint32_t next = 0;
	kzi_utf8_decode(r->text + *at + 1 + digits, r->length - *at - 1 - digits, &next);
	/* "a~b" is two words. */
	if (kzi_rune_kind_of(next) == KZI_RUNE_LETTER)
		return KZ_OK;
	unsigned edits = digits == 0 ? 1 : (unsigned)(r->text[*at + 1] - '0');
	long long where = (long long)(r->start + *at);
	if (r->kind == KZI_FORM_WILD)
		return kzi_fail(r->err, KZ_E_QUERY, where,
			"expected a wildcard or a ~ in a word, not both");
	if (digits > 1 || edits < 1 || edits > EDITS_MOST)
		return kzi_fail(r->err, KZ_E_QUERY, where,
			"'%.*s': ~ expects 1 or %d behind it", (int)digits + 1,
			r->text + *at, EDITS_MOST);
	r->kind = KZI_FORM_FUZZY;
	r->edits = edits;
	*at += 1 + digits;
	return KZ_OK;
}

/* Wildcards that stand alone, parted by spaces: each leaves a word open. */
static kz_status count_open(reading *r, size_t from, size_t until)
{
	size_t open = 0;
	for (size_t i = from; i < until; i++)
		open += r->text[i] == '*';
	bool between = r->node->quoted && r->node->term_count > 0 && until < r->length;
	if (between)
		r->gap += open;
	if (between || open == 0)
		return KZ_OK;
	return kzi_query_warn(r->query, r->err,
		"'%.*s': a * with no letter beside it is passed over",
		(int)kzi_utf8_cut(r->text, r->length, 80), r->text);
}

/* What stands between the last word and next (NULL: the end); *lead is what of it
 * belongs to next. True when next goes on with the word before it: bio*logie. */
static kz_status pass_signs(reading *r, const kzi_word *next, size_t *lead, bool *goes_on)
{
	size_t until = next != NULL ? next->start : r->length;
	size_t trail = 0;
	*lead = 0;
	*goes_on = false;
	if (!r->patterns)
		return KZ_OK;
	while (r->any && r->behind + trail < until && is_wild(r->text[r->behind + trail]))
		trail++;
	while (next != NULL && *lead < until - r->behind - (r->any ? trail : 0) &&
		is_wild(r->text[until - 1 - *lead]))
		(*lead)++;
	if (r->any && trail > 0 && r->kind != KZI_FORM_FUZZY)
		extend(r, r->behind + trail);
	*goes_on = next != NULL && trail > 0 && r->behind == until;
	if (*goes_on)
		return KZ_OK;
	size_t from = r->behind;
	kz_status st = finish(r);
	return st == KZ_OK ? count_open(r, from, until - *lead) : st;
}

/* ---- All of them ---- */

static kz_status read_all(reading *r)
{
	kzi_words words = KZI_WORDS_OF(r->text, r->length);
	kzi_word word;
	kz_status st = KZ_OK;
	size_t lead;
	bool goes_on;
	while (st == KZ_OK && kzi_words_next(&words, &word)) {
		st = pass_signs(r, &word, &lead, &goes_on);
		if (st == KZ_OK && !goes_on)
			st = finish(r);
		if (goes_on)
			kzi_buffer_append(&r->folded, word.folded, word.folded_length);
		else if (st == KZ_OK)
			begin(r, &word, lead);
		r->behind = word.start + word.length;
		if (st == KZ_OK)
			st = read_fuzzy(r, &words.at);
		r->behind = words.at > r->behind ? words.at : r->behind;
	}
	if (st == KZ_OK && (kzi_words_failed(&words) || r->folded.failed))
		st = kzi_no_memory(r->err);
	kzi_words_end(&words);
	if (st == KZ_OK)
		st = pass_signs(r, NULL, &lead, &goes_on);
	return st == KZ_OK ? finish(r) : st;
}

/* "Wat is dit?" asks, and seeks no letter behind dit. */
static bool is_question(const char *text, size_t length)
{
	static const char *const words[] = {"wat", "wie", "waar", "waarom", "wanneer",
		"hoe", "hoeveel", "welk", "welke", "waarvoor", "waarmee", "is", "zijn",
		"kan", "kunt", "kunnen", "bent", "heeft", "hebt", "hebben", "mag", "moet",
		"moeten", "wil", "wilt", "klopt", "deelt", "wordt", "worden", "gaat",
		"zou", "zult", "what", "who", "where", "why", "when", "how", "which",
		"are", "can", "does", "do"};
	kzi_words all = KZI_WORDS_OF(text, length);
	kzi_word word;
	bool asks = false;
	if (length < 2 || text[length - 1] != '?' || is_wild(text[length - 2]))
		return false;
	if (kzi_words_next(&all, &word)) {
		for (size_t i = 0; i < sizeof words / sizeof words[0] && !asks; i++)
			asks = strcmp(words[i], word.folded) == 0;
		asks = asks && kzi_words_next(&all, &word);
	}
	kzi_words_end(&all);
	return asks;
}

kz_status kzi_read_words(kzi_query *query, kz_analysis *analysis, const char *text,
	kzi_token token, bool patterns, bool exact, kzi_node *out, kz_error *err)
{
	reading r = {.query = query,
		.analysis = analysis,
		.text = text + token.start,
		.length = token.length,
		.start = token.start,
		.patterns = patterns,
		.exact = exact,
		.node = out,
		.err = err};
	*out = (kzi_node){.start = token.start, .quoted = token.kind == KZI_TOKEN_PHRASE};
	if (patterns && out->quoted && is_question(r.text, r.length))
		r.length--;
	/* The last word of a question without quotes. */
	size_t end = token.start + token.length;
	if (patterns && !out->quoted && text[end + strspn(text + end, " ")] == '\0' &&
		is_question(text, end))
		r.length--;
	kz_status st = read_all(&r);
	kzi_buffer_free(&r.folded);
	if (st != KZ_OK)
		return st;
	out->text = kzi_arena_copy(&query->arena, text + token.start, token.length);
	return out->text != NULL ? KZ_OK : kzi_no_memory(err);
}

kz_status kzi_read_node(kzi_query *query, kz_analysis *analysis, const char *text,
	kzi_node *out, kz_error *err)
{
	size_t words = query->word_count;
	query->word_count = 0;
	kz_status st = kzi_read_words(query, analysis, text,
		(kzi_token){KZI_TOKEN_WORD, 0, strlen(text), false}, false, false, out,
		err);
	query->word_count = words;
	return st;
}

bool kzi_is_plain(const kzi_node *node)
{
	if (node->kind != KZI_NODE_WORDS || node->zone != 0 ||
		node->term_count > KZI_PHRASE)
		return false;
	for (size_t i = 0; i < node->term_count; i++) {
		if (node->forms[i].kind != KZI_FORM_ANY || node->forms[i].gap > 0)
			return false;
	}
	return true;
}

bool kzi_is_dear(const kzi_query *query)
{
	size_t i = 0;
	while (i < query->node_count && kzi_is_plain(&query->nodes[i]))
		i++;
	return i < query->node_count;
}

/* ---- Must the text be looked through? ---- */

bool kzi_is_conflated(const kzi_form *form)
{
	return form->kind == KZI_FORM_ANY || form->kind == KZI_FORM_FUZZY;
}

/* One word in one place, for the engine. */
static bool is_one_place(const kzi_node *node)
{
	if (node->kind == KZI_NODE_WORDS)
		return node->term_count == 1 && kzi_is_conflated(&node->forms[0]) &&
		       node->other_count == 0;
	bool all = node->kind == KZI_NODE_ANY;
	for (size_t i = 0; i < node->child_count && all; i++)
		all = is_one_place(&node->children[i]);
	return all;
}

bool kzi_needs_text(const kzi_node *node)
{
	bool one = true, plain = true;
	if (node->kind == KZI_NODE_NEAR) {
		for (size_t i = 0; i < node->child_count; i++)
			one = one && is_one_place(&node->children[i]);
		return !one;
	}
	if (node->kind != KZI_NODE_WORDS)
		return false;
	if (node->term_count > KZI_PHRASE)
		return true;
	for (size_t i = 0; i < node->term_count; i++)
		plain = plain && kzi_is_conflated(&node->forms[i]) &&
			node->forms[i].gap == 0;
	return !plain && (node->term_count > 1 || node->zone != 0);
}
