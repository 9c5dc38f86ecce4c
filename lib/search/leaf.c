/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the operators of a query work on: a word or phrase, `name:value`, a Kamerstuk in
 * any spelling. Does not know what a value means.
 */
#include "search/parser.h"

#include "base/error.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "kamerstuk/names.h"

#include <stdlib.h>
#include <string.h>

/* Behind its quote, which may be of several bytes. */
static kz_status warn_unclosed(const kzi_parse *p, kzi_token token)
{
	if (!token.unclosed)
		return KZ_OK;
	return kzi_query_warn(p->query, p->err,
		"the quote at byte %zu is not closed: taken to the end",
		kzi_utf8_cut(p->text, p->length, token.start - 1));
}

/* ---- Fields ---- */

static kz_status make_field(kzi_parse *p, const kzi_field_name *name, const char *typed,
	kzi_token value, kzi_field **out)
{
	kzi_query *query = p->query;
	kzi_arena *arena = &query->arena;
	kzi_field *field = kzi_arena_alloc(arena, sizeof *field);
	kzi_field **known =
		kzi_arena_grow(arena, query->known, query->known_count, sizeof *known);
	const char *copy = kzi_arena_copy(arena, p->text + value.start, value.length);
	if (field == NULL || known == NULL || copy == NULL)
		return kzi_no_memory(p->err);
	*field = (kzi_field){.kind = name->kind,
		.fact = name->fact,
		.name = typed,
		.value = copy,
		.start = value.start};
	known[query->known_count++] = field;
	query->known = known;
	*out = field;
	return kzi_field_read(query, field, p->err);
}

static kz_status add_condition(kzi_parse *p, kzi_token value, kzi_node *out)
{
	*out = (kzi_node){.kind = KZI_NODE_FIELD, .start = value.start};
	if (value.length == 0)
		return kzi_fail(p->err, KZ_E_QUERY,
			(long long)kzi_utf8_cut(p->text, p->length, value.start - 1),
			"'%s:' expects a value", p->field_name);
	kz_status st = warn_unclosed(p, value);
	if (st == KZ_OK)
		st = make_field(p, p->field, p->field_name, value, &out->field);
	return st;
}

/* "datum:11 april 2025" and "dossier:36 600 XIV" without quotes: as many of the next
 * words as there are in what can be read. */
static kzi_token widen(kzi_parse *p, kzi_token value)
{
	enum { MOST = 7 };
	kzi_parse ahead = *p;
	kzi_token best = value;
	if (p->field->kind != KZI_FIELD_DATE && p->field->kind != KZI_FIELD_DOSSIER)
		return value;
	for (int i = 0; i < MOST; i++) {
		kzi_query scratch = {0};
		kzi_field *field;
		kzi_parse trial = *p;
		kzi_advance(&ahead);
		if (ahead.token.kind != KZI_TOKEN_WORD)
			break;
		kzi_token wider = value;
		wider.length = ahead.token.start + ahead.token.length - value.start;
		trial.query = &scratch;
		trial.err = NULL;
		if (make_field(&trial, p->field, "", wider, &field) == KZ_OK) {
			best = wider;
			p->at = ahead.at;
		}
		kzi_arena_free(&scratch.arena);
	}
	return best;
}

/* ---- Words ---- */

static kz_status read_words(kzi_parse *p, kzi_token token, kzi_node *out)
{
	kz_status st = warn_unclosed(p, token);
	if (st == KZ_OK)
		st = kzi_read_words(p->query, p->analysis, p->text, token, true, p->exact,
			out, p->err);
	if (p->field != NULL && st == KZ_OK) {
		out->zone = p->field->zone;
		out->required = true;
	}
	return st;
}

/* How ministries sign, and what they are called. */
static const struct ministry {
	const char *letters, *name;
} ministries[] = {{"az", "algemene zaken"}, {"aenm", "asiel en migratie"},
	{"a&m", "asiel en migratie"}, {"bz", "buitenlandse zaken"},
	{"buza", "buitenlandse zaken"}, {"bzk", "binnenlandse zaken"},
	{"def", "defensie"}, {"ez", "economische zaken"},
	{"ezk", "economische zaken en klimaat"}, {"fin", "financien"},
	{"ienw", "infrastructuur en waterstaat"}, {"i&w", "infrastructuur en waterstaat"},
	{"jenv", "justitie en veiligheid"}, {"j&v", "justitie en veiligheid"},
	{"kgg", "klimaat en groene groei"},
	{"lnv", "landbouw natuur en voedselkwaliteit"},
	{"lvvn", "landbouw visserij voedselzekerheid en natuur"},
	{"ocw", "onderwijs cultuur en wetenschap"},
	{"szw", "sociale zaken en werkgelegenheid"},
	{"vro", "volkshuisvesting en ruimtelijke ordening"},
	{"vws", "volksgezondheid welzijn en sport"}};

/* The letters, or the name that they stand for. */
static kz_status add_ministry_name(kzi_parse *p, kzi_node *out)
{
	kzi_node either = {.kind = KZI_NODE_ANY, .start = out->start, .required = true};
	const char *name = NULL;
	for (size_t i = 0; i < sizeof ministries / sizeof ministries[0]; i++) {
		if (out->term_count == 1 &&
			strcmp(ministries[i].letters, out->forms[0].folded) == 0)
			name = ministries[i].name;
	}
	if (name == NULL)
		return KZ_OK;
	kzi_node whole;
	kz_status st = kzi_read_node(p->query, p->analysis, name, &whole, p->err);
	whole.zone = out->zone;
	whole.start = out->start;
	if (st == KZ_OK)
		st = kzi_add_child(p, &either, out);
	if (st == KZ_OK)
		st = kzi_add_child(p, &either, &whole);
	*out = either;
	return st;
}

/* A value of the field at hand, which is a token or, behind the colon, part of one. */
static kz_status read_value(kzi_parse *p, kzi_token value, kzi_node *out)
{
	bool exact = p->exact;
	if (p->field->zone == 0) {
		if (value.kind == KZI_TOKEN_WORD)
			value = widen(p, value);
		return add_condition(p, value, out);
	}
	if (value.kind == KZI_TOKEN_WORD && p->text[value.start] == '=') {
		value.start++;
		value.length--;
		p->exact = true;
	}
	kz_status st = read_words(p, value, out);
	p->exact = exact;
	if (st == KZ_OK && p->field->kind == KZI_FIELD_MINISTRY)
		st = add_ministry_name(p, out);
	return st;
}

/* A phrase or bracket is a value only when nothing parts it from the colon. */
static bool has_value(const kzi_parse *p, size_t behind)
{
	kzi_parse next = *p;
	kzi_advance(&next);
	return behind < p->token.length ||
	       (p->at < p->length && strchr(" \t\r\n", p->text[p->at]) == NULL &&
		       (next.token.kind == KZI_TOKEN_PHRASE ||
			       next.token.kind == KZI_TOKEN_OPEN));
}

static kz_status parse_field(
	kzi_parse *p, const kzi_field_name *name, size_t behind, kzi_node *out)
{
	const kzi_field_name *outer = p->field;
	const char *outer_name = p->field_name;
	kzi_token value = {
		KZI_TOKEN_WORD, p->token.start + behind, p->token.length - behind, false};
	p->field = name;
	p->field_name =
		kzi_arena_copy(&p->query->arena, p->text + p->token.start, behind - 1);
	kz_status st = p->field_name != NULL ? KZ_OK : kzi_no_memory(p->err);
	if (st == KZ_OK && value.length > 0) {
		st = read_value(p, value, out);
		kzi_advance(p);
	} else if (st == KZ_OK) {
		kzi_advance(p);
		st = kzi_parse_primary(p, out);
	}
	p->field = outer;
	p->field_name = outer_name;
	return st;
}

/* "onbekend:biotechnologie", and not "14:30" or "https://". */
static bool looks_like_field(const char *word, size_t length)
{
	size_t letters = 0;
	while (letters < length &&
		((word[letters] >= 'a' && word[letters] <= 'z') ||
			(word[letters] >= 'A' && word[letters] <= 'Z')))
		letters++;
	return letters > 0 && letters + 1 < length && word[letters] == ':' &&
	       word[letters + 1] != '/';
}

/* ---- Kamerstukken ---- */

static bool is_piece(const char *text, size_t length, bool one_word)
{
	kz_kamerstuk piece;
	char name[KZ_KAMERSTUK_MAX];
	if (kz_kamerstuk_parse(text, length, &piece, NULL) == KZ_OK)
		return !kz_kamerstuk_is_dossier(&piece);
	if (!one_word || length >= sizeof name)
		return false;
	memcpy(name, text, length);
	name[length] = '\0';
	return kzi_name_kind_of(name) != KZI_NAME_OWN;
}

/* Its number begins it: CXLVII is more often something else. */
static bool is_dossier(const char *text, size_t length, bool one_word)
{
	kz_kamerstuk piece;
	(void)one_word;
	return text[0] >= '0' && text[0] <= '9' &&
	       kz_kamerstuk_parse(text, length, &piece, NULL) == KZ_OK &&
	       kz_kamerstuk_is_dossier(&piece);
}

/* The longest row of words from here on that is the name of one: "36 600 XIV, nr. 61".
 * Its length; 0 when there is none. */
static size_t find_name(
	kzi_parse *p, bool (*is_name)(const char *text, size_t length, bool one_word))
{
	enum { MOST = 10 };
	kzi_parse ahead = *p;
	size_t start = p->token.start, best = 0;
	for (int i = 0; i < MOST && ahead.token.kind == KZI_TOKEN_WORD; i++) {
		size_t length = ahead.token.start + ahead.token.length - start;
		while (length > 0 && strchr(",;.?!", p->text[start + length - 1]) != NULL)
			length--;
		if (i > 0 && kzi_operator_of(&ahead) != KZI_NO_OPERATOR)
			break;
		if (is_name(p->text + start, length, i == 0)) {
			best = length;
			p->at = ahead.at;
		}
		kzi_advance(&ahead);
	}
	return best;
}

static kz_status add_piece(kzi_parse *p, size_t length, kzi_node *out)
{
	static const kzi_field_name piece = {"id", KZI_FIELD_PIECE, NULL, 0};
	kzi_token value = {KZI_TOKEN_WORD, p->token.start, length, false};
	*out = (kzi_node){.kind = KZI_NODE_FIELD, .start = value.start};
	return make_field(p, &piece, piece.name, value, &out->field);
}

/* "27428" and "36600-XIV": the dossier, or else the words. */
static kz_status add_dossier(kzi_parse *p, size_t length, kzi_node *out)
{
	static const kzi_field_name dossier = {
		"dossier", KZI_FIELD_DOSSIER, "dossier", 0};
	kzi_token value = {KZI_TOKEN_WORD, p->token.start, length, false};
	kzi_node words, in = {.kind = KZI_NODE_FIELD, .start = value.start};
	*out = (kzi_node){.kind = KZI_NODE_ANY, .start = value.start};
	kz_status st = kzi_read_words(
		p->query, p->analysis, p->text, value, false, false, &words, p->err);
	if (st == KZ_OK)
		st = make_field(p, &dossier, dossier.name, value, &in.field);
	if (st != KZ_OK)
		return st;
	in.field->guessed = true;
	st = kzi_add_child(p, out, &words);
	return st == KZ_OK ? kzi_add_child(p, out, &in) : st;
}

void kzi_forget_guess(kzi_node *node)
{
	if (node->kind == KZI_NODE_ANY && node->child_count == 2 &&
		node->children[1].kind == KZI_NODE_FIELD &&
		node->children[1].field->guessed) {
		kzi_node words = node->children[0];
		*node = words;
	}
	for (size_t i = 0; i < node->child_count; i++)
		kzi_forget_guess(&node->children[i]);
}

/* ---- The leaf ---- */

/* Capitals alone are how some write everything. */
static bool would_be_operator(const kzi_parse *p)
{
	kzi_parse lower = *p;
	lower.operators = true;
	return !p->operators && p->token.length < p->length &&
	       kzi_operator_of(&lower) != KZI_NO_OPERATOR;
}

static kz_status warn_of_signs(const kzi_parse *p)
{
	const char *word = p->text + p->token.start;
	int shown = (int)kzi_utf8_cut(word, p->token.length, 80);
	if (would_be_operator(p))
		return kzi_query_warn(p->query, p->err,
			"'%.*s' is a word: in a query all in capitals nothing is an operator",
			shown, word);
	if (looks_like_field(word, p->token.length))
		return kzi_query_warn(p->query, p->err,
			"'%.*s' is taken as words: there is no field '%.*s'", shown, word,
			(int)strcspn(word, ":"), word);
	if (p->token.length > 1 && (word[0] == '~' || word[0] == '^'))
		return kzi_query_warn(p->query, p->err,
			"the '%c' of '%.*s' is not taken into account", word[0], shown,
			word);
	return KZ_OK;
}

static kz_status parse_word(kzi_parse *p, kzi_node *out)
{
	const char *word = p->text + p->token.start;
	size_t behind = 0;
	const kzi_field_name *name = kzi_field_by_name(word, p->token.length, &behind);
	if (name != NULL && has_value(p, behind))
		return parse_field(p, name, behind, out);
	kz_status st = KZ_OK;
	bool free = !p->exact && p->field == NULL;
	size_t piece = free ? find_name(p, is_piece) : 0;
	size_t dossier = free && piece == 0 ? find_name(p, is_dossier) : 0;
	if (name != NULL)
		st = kzi_query_warn(p->query, p->err,
			"'%.*s' has no value right behind it: taken as a word",
			(int)behind, word);
	else if (piece == 0 && dossier == 0)
		st = warn_of_signs(p);
	if (st == KZ_OK && piece > 0)
		st = add_piece(p, piece, out);
	else if (st == KZ_OK && dossier > 0)
		st = add_dossier(p, dossier, out);
	else if (st == KZ_OK && p->token.length == 1 && word[0] == '*')
		*out = (kzi_node){.kind = KZI_NODE_EVERYTHING, .start = p->token.start};
	else if (st == KZ_OK)
		st = p->field != NULL ? read_value(p, p->token, out)
				      : read_words(p, p->token, out);
	kzi_advance(p);
	return st;
}

kz_status kzi_parse_leaf(kzi_parse *p, kzi_node *out)
{
	kz_status st;
	*out = (kzi_node){.start = p->token.start};
	if (p->token.kind == KZI_TOKEN_WORD)
		return parse_word(p, out);
	if (p->token.kind != KZI_TOKEN_PHRASE)
		return KZ_OK;
	/* "36600 XIV 61" is in the text as "36 600 XIV, nr. 61". */
	if (!p->exact && p->field == NULL &&
		is_piece(p->text + p->token.start, p->token.length, false))
		st = add_piece(p, p->token.length, out);
	else
		st = p->field != NULL ? read_value(p, p->token, out)
				      : read_words(p, p->token, out);
	kzi_advance(p);
	return st;
}
