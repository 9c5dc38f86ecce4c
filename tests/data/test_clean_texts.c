/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Texts that nothing is wrong with: thousands of official papers, and prose of laws and
 * programmes. Reading one as a letter must change no word of it, lose none, join none,
 * split none, and take nothing for a note or for furniture.
 */
#include "data.h"

#include <kamerzoek/document.h>

#include <stdbool.h>
#include <string.h>

/* ---- Words ---- */

static bool is_space(const char *text, size_t *size)
{
	static const char *const wide[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x82",
		"\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x87",
		"\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A"};
	*size = 1;
	if (*text == ' ' || (*text >= '\t' && *text <= '\r'))
		return true;
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
		*size = strlen(wide[i]);
		if (strncmp(text, wide[i], *size) == 0)
			return true;
	}
	*size = 1;
	return false;
}

/* Takes the next word off the front of the text; false when there is none. */
static bool next_word(const char **text, const char **word, size_t *length)
{
	size_t size;
	while (**text != '\0' && is_space(*text, &size))
		*text += size;
	*word = *text;
	while (**text != '\0' && !is_space(*text, &size))
		(*text)++;
	*length = (size_t)(*text - *word);
	return *length > 0;
}

static void same_words(const char *of, const char *got, const char *wanted)
{
	const char *a, *b, *before = got;
	size_t m, n;
	for (;;) {
		bool one = next_word(&got, &a, &m), other = next_word(&wanted, &b, &n);
		if (!one && !other)
			return;
		/* "NAVO-" at the end of a line, and "bondgenootschap". */
		if (n > 0 && m > n && b[n - 1] == '-' && memcmp(a, b, n) == 0) {
			a += n;
			m -= n;
			other = next_word(&wanted, &b, &n);
		}
		/* "consideration.Ministry": a sentence, and the heading of what follows.
		 */
		if (m > 0 && n > m && a[m - 1] == '.' && memcmp(a, b, m) == 0) {
			b += m;
			n -= m;
			one = next_word(&got, &a, &m);
		}
		if (!one || !other || m != n || memcmp(a, b, m) != 0)
			fail_msg("%s: '%.*s' and not '%.*s', at '%.60s'", of, (int)m, a,
				(int)n, b, before);
		before = a;
	}
}

/* Everything that the document shows, in its order. */
static char *text_of(const kz_document *document)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	assert_non_null(out);
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		fprintf(out, "%s %s\n", block->mark, block->text);
	}
	fclose(out);
	return text;
}

/* What reading may do to such a text: there is an odd space in it, and a few have
 * sentences in pieces ("verboden met een", "omstreden wet"). */
static bool may_be_said(const char *remark)
{
	static const char *const words[] = {"made plain ones", "made a plain one",
		"put together again", "soft hyphen", "parted from the sentence"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strstr(remark, words[i]) != NULL)
			return strstr(remark, "word") == NULL;
	}
	return false;
}

static bool says_notes(const kz_document *document, const char *of)
{
	bool notes = false;
	for (size_t i = 0; i < kz_document_count(document, KZ_REMARKS); i++) {
		const char *remark = kz_document_at(document, KZ_REMARKS, i);
		if (strstr(remark, "footnote") != NULL)
			notes = true;
		else if (!may_be_said(remark))
			fail_msg("%s: %s", of, remark);
	}
	return notes;
}

/* Returns false when there are notes in it: a few regulations have some. */
static bool check_unharmed(const char *of, const char *text)
{
	kz_document *document = NULL;
	kz_error err;
	if (kz_document_parse(text, strlen(text), "tekst.txt", &document, &err) != KZ_OK)
		fail_msg("%s: %s", of, err.message);
	if (says_notes(document, of)) {
		kz_document_free(document);
		return false;
	}
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		if (block->kind == KZ_FOOTNOTE || block->ref_count > 0)
			fail_msg("%s: a note in '%.80s'", of, block->text);
	}
	assert_int_equal(kz_document_signatory_count(document), 0);
	char *shown = text_of(document);
	same_words(of, shown, text);
	free(shown);
	kz_document_free(document);
	return true;
}

/* ---- Official papers ---- */

static void put_entity(FILE *out, const char **at)
{
	static const struct {
		const char *name, *text;
	} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""},
		{"&apos;", "'"}};
	for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		size_t size = strlen(entities[i].name);
		if (strncmp(*at, entities[i].name, size) != 0)
			continue;
		fputs(entities[i].text, out);
		*at += size;
		return;
	}
	fputc(*(*at)++, out);
}

static bool is_tag(const char *at, const char *name)
{
	size_t size = strlen(name);
	return strncmp(at, name, size) == 0 && strchr(" />", at[size]) != NULL;
}

/* The text nodes of one file, those of each paragraph on a line of their own. */
static char *text_of_xml(const char *at, const char *end, const char *between)
{
	static const char *const inside[] = {
		"nadruk", "extref", "inf", "datum", "ondernummer", "dossierref", "sup"};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	assert_non_null(out);
	while (at < end) {
		if (*at != '<') {
			/* The source is laid out; that is not of the text. */
			if (*at == '&')
				put_entity(out, &at);
			else
				fputc(*at == '\n' ? ' ' : *at, out), at++;
			continue;
		}
		const char *name = at + 1 + (at[1] == '/');
		bool inner = false;
		for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++)
			inner = inner || is_tag(name, inside[i]);
		if (!inner)
			fputs(between, out);
		while (at < end && *at != '>')
			at++;
		at++;
	}
	fclose(out);
	return text;
}

static size_t check_papers(const char *between)
{
	FILE *all = popen("tar -xzOf \"$KAMERZOEK_TESTDATA\""
			  "/kamerstukken/moties-xml.tar.gz",
		"r");
	char *bytes = NULL;
	size_t room = 0, papers = 0;
	assert_non_null(all);
	assert_true(getdelim(&bytes, &room, '\0', all) > 0);
	assert_int_equal(pclose(all), 0);
	const char *at = bytes;
	while ((at = strstr(at, "<kamerstuk>")) != NULL) {
		const char *end = strstr(at, "</kamerstuk>");
		assert_non_null(end);
		char *text = text_of_xml(at, end, between);
		char name[32];
		snprintf(name, sizeof name, "paper %zu", ++papers);
		assert_true(check_unharmed(name, text));
		free(text);
		at = end;
	}
	free(bytes);
	return papers;
}

static void papers_with_blank_lines_stay_as_they_are(void **state)
{
	(void)state;
	size_t papers = check_papers("\n\n");
	assert_true(papers > 3900);
	printf("# %zu papers\n", papers);
}

static void papers_without_blank_lines_stay_as_they_are(void **state)
{
	(void)state;
	assert_true(check_papers("\n") > 3900);
}

/* ---- Prose ---- */

/* What stands behind "text": in a line of JSON, in place. */
static char *text_of_json(char *line)
{
	static const char key[] = "\"text\": \"";
	char *from = strstr(line, key), *to, *start;
	if (from == NULL)
		return NULL;
	from += sizeof key - 1;
	for (start = to = from; *from != '"' && *from != '\0'; from++) {
		if (*from != '\\') {
			*to++ = *from;
			continue;
		}
		static const char escapes[] = "n\nt\tr\r\"\"\\\\//b f ";
		const char *escape = strchr(escapes, *++from);
		/* Nothing but control characters is written as a number there. */
		*to++ = escape != NULL ? escape[1] : ' ';
		from += *from == 'u' ? 4 : 0;
	}
	*to = '\0';
	return start;
}

/* Typeset as text; the others are scans and PDFs, which have damage to mend. */
static bool is_clean_kind(const char *line)
{
	static const char *const kinds[] = {"Motie", "EU-recht", "wet", "rijkswet",
		"AMvB", "KB", "verdrag", "ministeriele-regeling", "beleidsregel",
		"circulaire", "zbo", "pbo"};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		char key[64];
		snprintf(key, sizeof key, "\"type\": \"%s\"", kinds[i]);
		if (strstr(line, key) != NULL)
			return true;
	}
	return false;
}

static void prose_stays_as_it_is(void **state)
{
	(void)state;
	FILE *all = popen("xz -dc \"$KAMERZOEK_TESTDATA\""
			  "/bench/dutch-policy-text.jsonl.xz",
		"r");
	char *line = NULL, name[32];
	size_t room = 0, lines = 0, bytes = 0, noted = 0;
	assert_non_null(all);
	while (getline(&line, &room, all) > 0) {
		/* A sample: all of it takes long under a checker. */
		if (lines++ % 4 != 0 || !is_clean_kind(line))
			continue;
		char *text = text_of_json(line);
		assert_non_null(text);
		snprintf(name, sizeof name, "text %zu", lines);
		bytes += strlen(text);
		noted += !check_unharmed(name, text);
	}
	free(line);
	assert_int_equal(pclose(all), 0);
	assert_true(bytes > 5000000);
	printf("# %zu MB; %zu texts with notes\n", bytes / 1000000, noted);
	assert_in_range(noted, 0, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(papers_with_blank_lines_stay_as_they_are),
		cmocka_unit_test(papers_without_blank_lines_stay_as_they_are),
		cmocka_unit_test(prose_stays_as_it_is),
	};
	return run_with_data(tests, "clean texts");
}
