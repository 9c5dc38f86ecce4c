/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What real texts cite: all of it is found, and hardly anything else. */
#include "data.h"

#include <kamerzoek/citation.h>

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

enum { LINE = 1 << 16 };

static kz_citations *found_in(const char *text, size_t length, const char *own)
{
	kz_error err = {0};
	kz_citations *found = NULL;
	kz_kamerstuk piece;
	bool known = own != NULL &&
		     kz_kamerstuk_parse(own, strlen(own), &piece, &err) == KZ_OK;
	if (kz_citations_find(text, length, known ? &piece : NULL, &found, &err) != KZ_OK)
		fail_msg("%s", err.message);
	return found;
}

static bool cites(const kz_citations *found, const char *target)
{
	for (size_t i = 0; i < kz_citations_count(found); i++)
		if (strcmp(kz_citations_at(found, i)->target, target) == 0)
			return true;
	return false;
}

static FILE *open_plain(const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", getenv("KAMERZOEK_TESTDATA"), name);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	return file;
}

static bool next_line(FILE *file, char line[LINE])
{
	if (fgets(line, LINE, file) == NULL)
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	return true;
}

/* ---- Texts with what they mean ---- */

static void every_text_means_what_it_should(void **state)
{
	(void)state;
	char line[LINE], got[LINE];
	FILE *gold = open_plain("citations/gold.tsv");
	size_t count = 0;
	assert_true(next_line(gold, line));
	while (next_line(gold, line)) {
		char *targets = strchr(line, '\t');
		assert_non_null(targets);
		*targets++ = '\0';
		kz_citations *found = found_in(line, strlen(line), NULL);
		size_t length = 0;
		got[0] = '\0';
		for (size_t i = 0; i < kz_citations_count(found); i++)
			length += (size_t)snprintf(got + length, sizeof got - length,
				"%s%s", i > 0 ? ";" : "",
				kz_citations_at(found, i)->target);
		if (strcmp(got, targets) != 0)
			fail_msg("%s: '%s' and not '%s'", line, got, targets);
		kz_citations_close(found);
		count++;
	}
	fclose(gold);
	assert_true(count > 40);
	printf("# %zu texts\n", count);
}

/* ---- Sentences of the Handelingen ---- */

/* The next field of a line of CSV. */
static const char *next_field(const char *at, char *out)
{
	bool quoted = *at == '"';
	for (at += quoted; *at != '\0' && (quoted || *at != ','); at++) {
		if (quoted && *at == '"' && *++at != '"')
			break;
		*out++ = *at;
	}
	*out = '\0';
	return *at == ',' ? at + 1 : at;
}

/* What is cited by number alone, "stuk nr. 12", or with a slip of the pen, is not to
 * be had from the sentence. */
static bool is_said(const char *sentence, const char *identifier)
{
	char parts[256];
	snprintf(parts, sizeof parts, "%s", identifier);
	for (char *part = strtok(parts, "-"); part != NULL; part = strtok(NULL, "-"))
		if (strstr(sentence, part) == NULL)
			return false;
	return true;
}

static void every_explicit_reference_is_found(void **state)
{
	(void)state;
	enum { SIDE = 5 }; /* type, kind, text, sentence, identifier */
	static char fields[11][LINE];
	char line[LINE], target[256];
	size_t count = 0, unsaid = 0;
	FILE *pairs = open_plain("citations/matched_pairs.csv");
	assert_true(next_line(pairs, line));
	while (next_line(pairs, line)) {
		const char *at = line;
		for (int i = 0; i < 11; i++)
			at = next_field(at, fields[i]);
		for (int side = 1; side < 11; side += SIDE) {
			const char *sentence = fields[side + 3];
			const char *identifier = fields[side + 4];
			identifier += strspn(identifier, " ");
			if (strcmp(fields[side], "explicit-parl-doc") != 0 ||
				identifier[0] == '\0')
				continue;
			if (!is_said(sentence, identifier)) {
				unsaid++;
				continue;
			}
			snprintf(target, sizeof target, "kst-%.200s", identifier);
			kz_citations *found = found_in(sentence, strlen(sentence), NULL);
			if (!cites(found, target))
				fail_msg("%s: %s", target, sentence);
			kz_citations_close(found);
			count++;
		}
	}
	fclose(pairs);
	assert_true(count > 80);
	printf("# %zu references; of %zu the sentence does not say which\n", count,
		unsaid);
}

/* ---- Moties ---- */

/* The text of an XML file without its metadata; the tags go, and nothing comes for
 * them. */
static size_t strip(char *xml, size_t length)
{
	char *metadata = strstr(xml, "<metadata>"), *end = strstr(xml, "</metadata>");
	if (metadata != NULL && end != NULL)
		memset(metadata, ' ', (size_t)(end - metadata));
	size_t kept = 0;
	bool in_tag = false;
	for (size_t i = 0; i < length; i++) {
		if (xml[i] == '<')
			in_tag = true;
		else if (xml[i] == '>')
			in_tag = false;
		else if (!in_tag)
			xml[kept++] = xml[i];
	}
	xml[kept] = '\0';
	return kept;
}

struct edges {
	char (*from)[64], (*to)[64];
	size_t count;
};

static struct edges read_edges(void)
{
	struct edges all = {calloc(1000, 64), calloc(1000, 64), 0};
	char line[LINE];
	FILE *file = open_plain("kamerstukken/citation-edges.tsv");
	assert_true(all.from != NULL && all.to != NULL && next_line(file, line));
	while (next_line(file, line) && all.count < 1000)
		all.count += sscanf(line, "%63[^\t]\t%63s", all.from[all.count],
				     all.to[all.count]) == 2;
	fclose(file);
	return all;
}

static void check_edges(const struct edges *edges, const char *name, const char *text,
	const kz_citations *found, size_t *seen, size_t *unsaid)
{
	for (size_t i = 0; i < edges->count; i++) {
		if (strcmp(edges->from[i], name) != 0)
			continue;
		if (cites(found, edges->to[i]))
			++*seen;
		else if (strstr(text, strrchr(edges->to[i], '-') + 1) == NULL)
			++*unsaid;
		else
			fail_msg("%s does not cite %s", name, edges->to[i]);
	}
}

static void every_edge_between_moties_is_found(void **state)
{
	(void)state;
	struct edges edges = read_edges();
	FILE *archive = open_data("kamerstukken/moties-xml.tar.gz");
	char header[512], padding[512];
	size_t files = 0, seen = 0, unsaid = 0;
	while (fread(header, sizeof header, 1, archive) == 1 && header[0] != '\0') {
		size_t size = strtoul(header + 124, NULL, 8);
		char *text = malloc(size + 1), *name = strrchr(header, '/');
		assert_non_null(text);
		assert_true(size == 0 || fread(text, size, 1, archive) == 1);
		if (size % 512 != 0)
			assert_int_equal(fread(padding, 512 - size % 512, 1, archive), 1);
		text[size] = '\0';
		name = name != NULL ? name + 1 : header;
		char *suffix = strstr(name, ".xml");
		if (suffix != NULL && header[156] == '0') {
			*suffix = '\0';
			size = strip(text, size);
			kz_citations *found = found_in(text, size, name);
			check_edges(&edges, name, text, found, &seen, &unsaid);
			kz_citations_close(found);
			files++;
		}
		free(text);
	}
	pclose(archive);
	printf("# %zu files; %zu edges, %zu of which their text does not speak\n", files,
		seen, unsaid);
	assert_int_equal(files, 3972);
	assert_int_equal(seen + unsaid, edges.count);
	assert_true(unsaid <= 1);
	free(edges.from);
	free(edges.to);
}

/* ---- Prose ---- */

/* Whether something there says that it is a Kamerstuk: laws do cite a few. */
static bool is_evident(const char *text, const kz_citation *it)
{
	static const char *const words[] = {
		"amer", "Kst", "kst-", "TK", "EK", "nr", "Handelingen"};
	char around[512];
	size_t from = it->start > 60 ? it->start - 60 : 0;
	snprintf(around, sizeof around, "%.*s", (int)(it->start - from + it->length),
		text + from);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strstr(around, words[i]) != NULL)
			return true;
	return false;
}

static size_t count_words(const char *text)
{
	size_t count = 0;
	for (text += strspn(text, " \n\t"); *text != '\0';
		text += strspn(text, " \n\t")) {
		text += strcspn(text, " \n\t");
		count++;
	}
	return count;
}

static bool is_prose(const char *type)
{
	static const char *const types[] = {"wet", "wet-BES", "AMvB", "AMvB-BES", "KB",
		"rijkswet", "rijksKB", "ministeriele-regeling", "pbo", "zbo", "verdrag",
		"beleidsregel", "circulaire", "verkiezingsprogramma", "EU-recht"};
	for (size_t i = 0; type != NULL && i < sizeof types / sizeof types[0]; i++)
		if (strcmp(type, types[i]) == 0)
			return true;
	return false;
}

static void prose_has_hardly_a_false_one(void **state)
{
	(void)state;
	FILE *all = popen(
		"xz -dc \"$KAMERZOEK_TESTDATA\"/bench/dutch-policy-text.jsonl.xz", "r");
	char *line = NULL;
	size_t room = 0, words = 0, evident = 0, wrong = 0;
	assert_non_null(all);
	while (getline(&line, &room, all) > 0) {
		json_t *document = json_loads(line, 0, NULL);
		const char *text = json_string_value(json_object_get(document, "text"));
		if (text != NULL &&
			is_prose(json_string_value(json_object_get(document, "type")))) {
			kz_citations *found = found_in(text, strlen(text), NULL);
			words += count_words(text);
			for (size_t i = 0; i < kz_citations_count(found); i++) {
				const kz_citation *it = kz_citations_at(found, i);
				if (it->kind != KZ_CITED_KAMERSTUK &&
					it->kind != KZ_CITED_DOSSIER)
					continue;
				if (is_evident(text, it))
					evident++;
				else
					printf("# %zu: %s: %s\n", ++wrong, it->target,
						it->text);
			}
			kz_citations_close(found);
		}
		json_decref(document);
	}
	free(line);
	assert_int_equal(pclose(all), 0);
	printf("# %zu words, %zu Kamerstukken by name, %zu not\n", words, evident, wrong);
	assert_true(words > 5000000);
	assert_true(wrong <= words / 100000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_means_what_it_should),
		cmocka_unit_test(every_explicit_reference_is_found),
		cmocka_unit_test(every_edge_between_moties_is_found),
		cmocka_unit_test(prose_has_hardly_a_false_one),
	};
	return run_with_data(tests, "citations");
}
