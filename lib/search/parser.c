/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tokens to nodes: each word or phrase with the terms that are sought for it. */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct parse {
	const char *text;
	size_t length;
	kz_analysis *analysis;
	kzi_query *query;
	kz_error *err;
} parse;

/* ---- Warnings ---- */

kz_status kzi_query_warn(kzi_query *query, const char *line, kz_error *err)
{
	/* kz_error has the right room, and makes anything fit for a terminal. */
	kz_error said;
	kzi_fail(&said, KZ_E_QUERY, KZI_NO_OFFSET, "%s", line);
	const char **warnings = kzi_arena_grow(
		&query->arena, query->warnings, query->warning_count, sizeof *warnings);
	const char *copy =
		kzi_arena_copy(&query->arena, said.message, strlen(said.message));
	if (warnings == NULL || copy == NULL)
		return kzi_no_memory(err);
	warnings[query->warning_count++] = copy;
	query->warnings = warnings;
	return KZ_OK;
}

static kz_status warn(parse *p, const char *format, ...) KZI_PRINTF(2, 3);

static kz_status warn(parse *p, const char *format, ...)
{
	char line[4 * KZ_ERROR_MESSAGE_MAX];
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	return kzi_query_warn(p->query, line, p->err);
}

/* Behind its quote, which may be of several bytes. */
static kz_status warn_unclosed(parse *p, kzi_token token)
{
	return warn(p, "the quote at byte %zu is not closed: taken to the end",
		kzi_utf8_cut(p->text, p->length, token.start - 1));
}

static bool is_one_of(const char *text, size_t length, const char *const *words)
{
	while (*words != NULL &&
		(strlen(*words) != length || memcmp(*words, text, length) != 0))
		words++;
	return *words != NULL;
}

static bool has_lower_case(const char *text)
{
	return text[strcspn(text, "abcdefghijklmnopqrstuvwxyz")] != '\0';
}

/* A * or ~ anywhere, and a ? but not behind the last word of a question. */
static bool has_wildcard(const char *word, size_t length)
{
	const char *question = memchr(word, '?', length);
	return memchr(word, '*', length) != NULL || memchr(word, '~', length) != NULL ||
	       (question != NULL && question + 1 < word + length);
}

/* "titel:biotechnologie", and not "14:30" or "https://". */
static bool is_field(const char *word, size_t length)
{
	size_t letters = 0;
	while (letters < length &&
		((word[letters] >= 'a' && word[letters] <= 'z') ||
			(word[letters] >= 'A' && word[letters] <= 'Z')))
		letters++;
	return letters > 0 && letters + 1 < length && word[letters] == ':' &&
	       word[letters + 1] != '/';
}

/* Signs that other search engines give a meaning, and that here have none. */
static kz_status warn_of_signs(parse *p, kzi_token token)
{
	static const char *const operators[] = {
		"AND", "OR", "NOT", "NEAR", "ADJ", "EN", "OF", "NIET", NULL};
	const char *word = p->text + token.start;
	int shown = (int)kzi_utf8_cut(word, token.length, 80);
	/* NEAR/5 is NEAR with a number. */
	const char *slash = memchr(word, '/', token.length);
	size_t name = slash != NULL ? (size_t)(slash - word) : token.length;
	if (is_one_of(word, name, operators) && has_lower_case(p->text))
		return warn(
			p, "'%.*s' is taken as a word, not as an operator", shown, word);
	if (token.length > 1 && (word[0] == '-' || word[0] == '+' || word[0] == '='))
		return warn(p, "the '%c' of '%.*s' is not taken into account", word[0],
			shown, word);
	if (has_wildcard(word, token.length))
		return warn(p, "'%.*s' is sought without its wildcard", shown, word);
	if (is_field(word, token.length))
		return warn(p, "'%.*s' is taken as words: there is no field '%.*s'",
			shown, word, (int)strcspn(word, ":"), word);
	return KZ_OK;
}

/* ---- Nodes ---- */

/* Room for one more term, of each kind. */
static bool make_room(kzi_arena *arena, kzi_node *node)
{
	size_t count = node->term_count;
	const char **terms = kzi_arena_grow(arena, node->terms, count, sizeof *terms);
	const char **english = kzi_arena_grow(arena, node->english, count, sizeof *terms);
	kzi_form *forms = kzi_arena_grow(arena, node->forms, count, sizeof *forms);
	if (terms == NULL || english == NULL || forms == NULL)
		return false;
	node->terms = terms;
	node->english = english;
	node->forms = forms;
	return true;
}

static const char *copy_buffer(kzi_arena *arena, const kzi_buffer *buffer)
{
	return buffer->failed ? NULL
			      : kzi_arena_copy(arena, buffer->data, buffer->length);
}

/* With the same cut as when indexing, or long words would never match. at is where the
 * text of the word's token begins. */
static kz_status add_terms(parse *p, kzi_node *node, const kzi_word *word,
	const kzi_term terms[KZI_LANGUAGES], size_t at)
{
	kzi_buffer cut = {0};
	kzi_arena *arena = &p->query->arena;
	const char *copies[KZI_LANGUAGES] = {NULL}, *form = NULL;
	bool room = make_room(arena, node);
	for (size_t i = 0; i < KZI_LANGUAGES && room; i++) {
		kzi_term_word(&cut, terms[i].text, terms[i].length);
		copies[i] = copy_buffer(arena, &cut);
	}
	kzi_term_exact(&cut, word->folded, word->folded_length);
	form = copy_buffer(arena, &cut);
	kzi_buffer_free(&cut);
	if (copies[KZI_DUTCH] == NULL || copies[KZI_ENGLISH] == NULL || form == NULL)
		return kzi_no_memory(p->err);
	node->terms[node->term_count] = copies[KZI_DUTCH];
	node->english[node->term_count] = copies[KZI_ENGLISH];
	node->forms[node->term_count++] =
		(kzi_form){form, at + word->start, word->length};
	return KZ_OK;
}

static kz_status add_word(parse *p, kzi_node *node, const kzi_word *word, size_t at)
{
	kzi_term terms[KZI_LANGUAGES] = {{"", 0}, {"", 0}};
	size_t count;
	if (++p->query->word_count > KZI_QUERY_WORDS)
		return kzi_fail(p->err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"the query has more than %d words", KZI_QUERY_WORDS);
	kz_status st = kzi_analysis_terms(p->analysis, word, terms, &count, p->err);
	/* A stemmer may leave nothing of a word. */
	if (st != KZ_OK || terms[KZI_DUTCH].length == 0)
		return st;
	return add_terms(p, node, word, terms, at);
}

static kz_status read_node(parse *p, kzi_token token, kzi_node *node)
{
	*node = (kzi_node){.quoted = token.kind == KZI_TOKEN_PHRASE};
	kzi_words words = KZI_WORDS_OF(p->text + token.start, token.length);
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word)) {
		st = add_word(p, node, &word, token.start);
		if (st == KZ_E_LIMIT && p->err != NULL)
			p->err->offset = (int32_t)(token.start + word.start);
	}
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(p->err);
	kzi_words_end(&words);
	if (st != KZ_OK)
		return st;
	node->text =
		kzi_arena_copy(&p->query->arena, p->text + token.start, token.length);
	return node->text != NULL ? KZ_OK : kzi_no_memory(p->err);
}

static kz_status add_node(parse *p, kzi_token token)
{
	kzi_query *query = p->query;
	kzi_node *nodes = kzi_arena_grow(
		&query->arena, query->nodes, query->node_count, sizeof *nodes);
	if (nodes == NULL)
		return kzi_no_memory(p->err);
	query->nodes = nodes;
	kz_status st = read_node(p, token, &nodes[query->node_count]);
	/* Punctuation alone is nothing to seek, and nothing to fail on. */
	if (st == KZ_OK && nodes[query->node_count].term_count > 0)
		query->node_count++;
	return st;
}

kz_status kzi_read_node(kzi_query *query, kz_analysis *analysis, const char *text,
	kzi_node *out, kz_error *err)
{
	parse p = {text, strlen(text), analysis, query, err};
	size_t words = query->word_count;
	query->word_count = 0;
	kz_status st =
		read_node(&p, (kzi_token){KZI_TOKEN_WORD, 0, p.length, false}, out);
	query->word_count = words;
	return st;
}

/* ---- Fields ---- */

/* "citeert:36600-XIV-60", or "citeert:" with a phrase behind it. */
static kz_status add_field(
	parse *p, kzi_token token, kzi_field_kind kind, size_t behind, size_t *at)
{
	kzi_query *query = p->query;
	kzi_token value = {
		.start = token.start + behind, .length = token.length - behind};
	if (value.length == 0)
		value = kzi_lex(p->text, p->length, at);
	kzi_field *fields = kzi_arena_grow(
		&query->arena, query->fields, query->field_count, sizeof *fields);
	kzi_field field = {.kind = kind};
	field.name = kzi_arena_copy(&query->arena, p->text + token.start, behind - 1);
	field.value = kzi_arena_copy(&query->arena, p->text + value.start, value.length);
	if (fields == NULL || field.name == NULL || field.value == NULL)
		return kzi_no_memory(p->err);
	if (value.length == 0)
		return kzi_fail(p->err, KZ_E_QUERY, (long long)(token.start + behind),
			"'%s:' without a value", field.name);
	fields[query->field_count++] = field;
	query->fields = fields;
	return value.unclosed ? warn_unclosed(p, value) : KZ_OK;
}

/* A phrase is a value only when nothing parts it from the colon. */
static bool begins_field(
	const parse *p, kzi_token token, kzi_field_kind *kind, size_t *behind)
{
	const char *word = p->text + token.start;
	if (token.kind != KZI_TOKEN_WORD ||
		!kzi_field_by_name(word, token.length, kind, behind))
		return false;
	size_t end = token.start + token.length;
	return *behind < token.length || (end < p->length && p->text[end] != ' ');
}

static kz_status parse_token(parse *p, kzi_token token, size_t *at)
{
	kzi_field_kind kind;
	size_t behind;
	kz_status st = token.unclosed ? warn_unclosed(p, token) : KZ_OK;
	if (st == KZ_OK && begins_field(p, token, &kind, &behind))
		return add_field(p, token, kind, behind, at);
	if (st == KZ_OK && token.kind == KZI_TOKEN_WORD)
		st = warn_of_signs(p, token);
	return st == KZ_OK ? add_node(p, token) : st;
}

static kz_status parse_tokens(parse *p)
{
	size_t at = 0;
	kz_status st = KZ_OK;
	while (st == KZ_OK) {
		kzi_token token = kzi_lex(p->text, p->length, &at);
		if (token.kind == KZI_TOKEN_END)
			return KZ_OK;
		st = parse_token(p, token, &at);
	}
	return st;
}

static kz_status check_text(const parse *p)
{
	if (p->length > KZI_QUERY_MAX)
		return kzi_fail(p->err, KZ_E_LIMIT, KZI_QUERY_MAX,
			"a query of %zu bytes: over %d", p->length, KZI_QUERY_MAX);
	size_t valid = p->length > 0 ? kzi_utf8_valid_length(p->text, p->length) : 0;
	if (valid < p->length)
		return kzi_fail(p->err, KZ_E_QUERY, (long long)valid,
			"not UTF-8 at byte %zu", valid);
	if (strspn(p->text, " \t\r\n") == p->length)
		return kzi_fail(
			p->err, KZ_E_QUERY, 0, "an empty query: say what to look for");
	return KZ_OK;
}

static bool is_star(const char *text)
{
	text += strspn(text, " ");
	return text[0] == '*' && text[1 + strspn(text + 1, " ")] == '\0';
}

kz_status kzi_query_parse(const char *text, bool phrase, kz_analysis *analysis,
	kzi_query *out, kz_error *err)
{
	*out = (kzi_query){0};
	parse p = {text, strlen(text), analysis, out, err};
	kz_status st = check_text(&p);
	if (st != KZ_OK)
		return st;
	if (is_star(text))
		out->everything = true;
	else if (phrase)
		st = add_node(&p, (kzi_token){KZI_TOKEN_PHRASE, 0, p.length, false});
	else
		st = parse_tokens(&p);
	if (st == KZ_OK && out->node_count == 0 && out->field_count > 0)
		out->everything = true;
	if (st == KZ_OK && out->node_count == 0 && !out->everything)
		st = warn(&p, "there is no word in the query");
	out->typed_warnings = out->warning_count;
	if (st == KZ_OK)
		st = kzi_query_describe(out, false, err);
	if (st != KZ_OK)
		kzi_query_free(out);
	return st;
}

void kzi_query_free(kzi_query *query)
{
	for (size_t i = 0; i < query->field_count; i++)
		kzi_cited_free(&query->fields[i].cited);
	kzi_arena_free(&query->arena);
	*query = (kzi_query){0};
}
