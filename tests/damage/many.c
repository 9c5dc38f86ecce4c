/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "many.h"

#include "children.h"
#include "support.h"

#include <math.h>
#include <string.h>

enum { WORDS = 60000, BODY = 8000, PARTS = 32 };

/* ---- Words ---- */

/* The more often the lower its number: the first is one of ten words. */
static uint32_t draw_rank(uint32_t *state, uint32_t most)
{
	double chance = draw(state, 1000000) / 1e6;
	return (uint32_t)pow(most, chance) - 1;
}

/* The commonest words are those that queries have; the others are put together:
 * "laanbon". */
static size_t add_word(char *out, uint32_t number)
{
	static const char *const common[] = {"de", "het", "een", "van", "en", "beleid",
		"motie", "brief", "kabinet", "proeftuin", "gentherapie", "regulatory",
		"sandboxes", "waterstof", "zorgverzekeraar", "overheid", "wetgeving",
		"biotechnologiebeleid", "innovatie", "verzoekt"};
	static const char *const parts[PARTS] = {"be", "van", "ver", "on", "te", "lan",
		"heid", "ring", "den", "lijk", "wet", "raa", "brie", "zor", "wer", "ja",
		"mo", "tie", "ka", "mer", "stu", "bio", "tech", "lo", "gie", "san", "box",
		"vi", "sie", "plan", "fok", "ma"};
	char *end = out;
	if (number < sizeof common / sizeof common[0])
		return strlen(strcpy(out, common[number]));
	/* Of neighbours the first letters are as different as the last. */
	for (number += PARTS * PARTS; number > 0; number /= PARTS)
		end = stpcpy(end, parts[(number * 7 + 3) % PARTS]);
	return (size_t)(end - out);
}

/* ---- Documents ---- */

static void write_body(char body[BODY], uint32_t *state)
{
	unsigned words = 40 + draw(state, 10) * draw(state, 40);
	char *end = body;
	for (unsigned i = 0; i < words; i++) {
		size_t length = add_word(end, draw_rank(state, WORDS));
		if (draw(state, 40) == 0)
			end[draw(state, (uint32_t)length)] =
				(char)('a' + draw(state, 26));
		end += length;
		end = stpcpy(end, i % 50 == 49 ? ".\n\n" : " ");
	}
}

void make_many(const char *path, unsigned documents)
{
	uint32_t state = 1;
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	must(kz_writer_open(path, &options, &writer, err));
	for (unsigned i = 1; i <= documents; i++) {
		char id[32], title[100], body[BODY];
		snprintf(id, sizeof id, "kst-%u-%u", 30000 + i % 900, i / 900 + 1);
		title[add_word(title, draw_rank(&state, WORDS))] = '\0';
		write_body(body, &state);
		kz_document *document = make_document(id, title, body);
		char date[16];
		snprintf(date, sizeof date, "%u-%02u-%02u", 2000 + draw(&state, 26),
			1 + draw(&state, 12), 1 + draw(&state, 28));
		must(kz_document_set(document, KZ_DATE, date, err));
		must(kz_writer_put(writer, document, err));
		kz_document_free(document);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* ---- Queries ---- */

static void add(FILE *out, const char *piece, unsigned times)
{
	for (unsigned i = 0; i < times; i++)
		fputs(piece, out);
}

static const char *const pieces[] = {"b*", "*a", "*", "?", "b?*", "ba~2", "z~", "=b*",
	"(", ")", "\"", "'", "\xe2\x80\x9e", "NEAR/5", "ADJ/3", "NEAR(", "OR", "AND",
	"NOT", "EN", "OF", "NIET", "-", "+", "datum:2025..2010", "datum:..", "titel:b*",
	"noot:\"a b\"", "citeert:36600-XIV-1", "dossier:99999", "id:*",
	"soort:", "36600-XIV-61", "beleid", "\xff\xfe", "\xc3", "\xe2\x80\xae", "\x01",
	"nergens", "R&D", "kosten/baten", ":", "~", "kamer:3", "vergaderjaar:1-2",
	"xyz:abc", "\xf0\x9f\x98\x80", "A\xcc\x81", ",", "5"};

enum { PIECES = sizeof pieces / sizeof pieces[0] };

static void write_mixed(FILE *out, uint32_t *state)
{
	unsigned count = draw(state, 6) == 0 ? draw(state, 900) : draw(state, 40);
	for (unsigned i = 0; i < count; i++) {
		fputs(pieces[draw(state, PIECES)], out);
		if (draw(state, 4) != 0)
			fputc(' ', out);
	}
}

static void write_bytes_of_chance(FILE *out, uint32_t *state)
{
	for (unsigned i = draw(state, 5000); i > 0; i--)
		fputc((int)draw(state, 255) + 1, out);
}

/* Each way in which searches have been brought down. */
static void write_known(FILE *out, uint32_t *state)
{
	static const struct {
		const char *before, *piece, *after;
		unsigned most;
	} known[] = {{"", "b* ", "", 200}, {"", "woord ", "", 10000},
		{"", "(", "a", 5000}, {"", "((a OR b) ", "", 60},
		{"\"", "a b ", "\"", 2000}, {"NEAR(", "a ", ", 5)", 2000},
		{"a ", "NEAR/100 a ", "", 1000}, {"", "*a* ", "", 8}, {"", "a~2 ", "", 8},
		{"", "\"b* a\" ", "", 8}, {"", "=motie NEAR/9 \"een brief\" ", "", 40},
		{"", "-b ", "", 2000}, {"titel:(", "a OR ", "b)", 900},
		{"", "nergens0q ", "", 256}, {"", "bq* OR ", "a", 8}, {"", "?", "", 4000},
		{"", "a*b*c*d*", "", 60}, {"", "NOT ", "a", 900},
		{"", "citeert:36600-XIV-1 OR ", "a", 150},
		{"", "datum:2001..2025 OR ", "a", 150}, {"", "*:*", "", 500},
		{"\"", "*e* ", "\"", 8}, {"NEAR(", "*e* ", ", 100)", 8},
		{"\"", "b* v* ", "\"", 4}, {"NEAR(", "\"de van\" ", ", 100)", 80},
		{"", "\"=de =van\" ", "", 80}, {"", "de NEAR/100 van ", "", 80},
		{"", "\"de * van\" OR ", "\"het * een\"", 80},
		{"", "+(de OR het) ", "", 80}, {"", "titel:=motie ", "", 100},
		{"", "-\"=de van\" ", "", 80}, {"\"", "de het een van en ", "\"", 51},
		{"", "=de ADJ/50 =van ", "", 60}, {"", "dossier:30001 OR ", "de", 90},
		{"", "-*e* ", "", 8}, {"", "beleidsring~2 ", "", 8}};
	size_t at = draw(state, sizeof known / sizeof known[0]);
	add(out, known[at].before, 1);
	add(out, known[at].piece, draw(state, known[at].most) + 1);
	add(out, known[at].after, 1);
}

/* Words that the index has, joined and nested as no one would. */
static void write_leaf(FILE *out, uint32_t *state)
{
	static const char *const shapes[] = {"%s", "%s", "%s", "=%s", "%s~", "%.2s*",
		"*%.3s", "*%.2s*", "%.1s*", "titel:%s", "-%s", "\"%s *\"", "+%s",
		"%.3s?*", "datum:20%.0s10..2020"};
	char word[100], written[120];
	word[add_word(word, draw_rank(state, draw(state, 2) ? 40 : WORDS))] = '\0';
	snprintf(written, sizeof written,
		shapes[draw(state, sizeof shapes / sizeof shapes[0])], word);
	fputs(written, out);
	fputc(' ', out);
}

static void write_phrase(FILE *out, uint32_t *state)
{
	fputs(draw(state, 2) ? "\"" : "=\"", out);
	for (unsigned i = 1 + draw(state, 6); i > 0; i--) {
		char word[100];
		word[add_word(word, draw_rank(state, 60))] = '\0';
		fputs(word, out);
		fputs(draw(state, 5) ? " " : "* ", out);
	}
	fputs("\" ", out);
}

static void write_tree(FILE *out, uint32_t *state, unsigned depth)
{
	static const char *const joins[] = {
		"", "OR ", "AND ", "NEAR/9 ", "ADJ/30 ", "NOT ", "NEAR/100 "};
	unsigned count = 1 + draw(state, depth == 0 ? 30 : 4);
	for (unsigned i = 0; i < count; i++) {
		if (i > 0)
			fputs(joins[draw(state, sizeof joins / sizeof joins[0])], out);
		uint32_t kind = draw(state, 10);
		if (kind < 6 || depth > 5) {
			write_leaf(out, state);
		} else if (kind < 8) {
			write_phrase(out, state);
		} else {
			fputs(draw(state, 3) ? "(" : "NEAR(", out);
			write_tree(out, state, depth + 1);
			fputs(") ", out);
		}
	}
}

/* Of one kind, as many as there may be. */
static void write_row(FILE *out, uint32_t *state)
{
	static const char *const joins[] = {"", "OR ", "AND ", "NEAR/20 "};
	static const char *const signs[] = {"", "", "=", "-", "titel:"};
	const char *join = joins[draw(state, 4)], *sign = signs[draw(state, 5)];
	unsigned count = draw(state, 250) + 2, most = draw(state, 2) ? 300 : WORDS;
	for (unsigned i = 0; i < count; i++) {
		char word[100];
		word[add_word(word, draw(state, most))] = '\0';
		fprintf(out, "%s%s%s ", i > 0 ? join : "", sign, word);
	}
}

char *make_query(uint32_t *state)
{
	char *bytes;
	size_t length;
	FILE *out = open_memstream(&bytes, &length);
	assert_non_null(out);
	uint32_t kind = draw(state, 16);
	if (kind < 4)
		write_mixed(out, state);
	else if (kind < 9)
		write_known(out, state);
	else if (kind < 13)
		write_tree(out, state, 0);
	else if (kind < 15)
		write_row(out, state);
	else
		write_bytes_of_chance(out, state);
	assert_int_equal(fclose(out), 0);
	return bytes;
}
