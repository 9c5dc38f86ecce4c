/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Real official XML: every text of its body is in the document once, in its order.
 * What the files hold is read here by other means, without a parser.
 */
#include "data.h"

#include <kamerzoek.h>

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- What a file holds ---- */

typedef struct text {
	char *bytes;
	size_t length, room;
} text;

static void add(text *to, char c)
{
	if (strchr(" \t\r\n", c) != NULL)
		return;
	if (to->length + 1 >= to->room) {
		to->room = to->room * 2 + 1024;
		to->bytes = realloc(to->bytes, to->room);
		assert_non_null(to->bytes);
	}
	to->bytes[to->length++] = c;
	to->bytes[to->length] = '\0';
}

static void add_all(text *to, const char *from)
{
	while (*from != '\0')
		add(to, *from++);
}

static char *load(const char *path)
{
	struct stat about;
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &about), 0);
	char *bytes = calloc(1, (size_t)about.st_size + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, (size_t)about.st_size, file), about.st_size);
	fclose(file);
	return bytes;
}

/* Of files that were encoded twice: each two bytes are one. */
static void halve(char *bytes)
{
	unsigned char *from = (unsigned char *)bytes, *to = from;
	while (*from != '\0') {
		if (*from < 0x80) {
			*to++ = *from++;
			continue;
		}
		*to++ = (unsigned char)((from[0] & 3) << 6 | (from[1] & 0x3F));
		from += 2;
	}
	*to = '\0';
}

static const char *add_reference(text *to, const char *from)
{
	static const char *const known[][2] = {{"&amp;", "&"}, {"&lt;", "<"},
		{"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
	for (size_t i = 0; i < 5; i++) {
		size_t length = strlen(known[i][0]);
		if (strncmp(from, known[i][0], length) != 0)
			continue;
		add(to, known[i][1][0]);
		return from + length;
	}
	fail_msg("a reference: %.10s", from);
	return from;
}

/* Facts by now, or no part of the text. Of dossiers only the first. */
static bool is_fact(const char *tag, bool *dossier)
{
	static const char *const names[] = {"metadata>", "kamerstukkop>", "stuknr>",
		"kamervraagkop>", "kamervraagnummer>"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strncmp(tag, names[i], strlen(names[i])) == 0)
			return true;
	}
	if (*dossier || strncmp(tag, "dossier>", 8) != 0)
		return false;
	*dossier = true;
	return true;
}

static const char *end_of(const char *tag)
{
	char close[64];
	size_t length = strcspn(tag, ">");
	snprintf(close, sizeof close, "</%.*s>", (int)length, tag);
	const char *end = strstr(tag, close);
	assert_non_null(end);
	return end + strlen(close);
}

static void add_picture(text *to, const char *tag)
{
	const char *end = strchr(tag, '>'), *alt = strstr(tag, "alt=\"");
	if (strncmp(tag, "illustratie", 11) != 0 || alt == NULL || alt > end)
		return;
	for (alt += 5; *alt != '"'; alt++)
		add(to, *alt);
}

static text body_of(const char *bytes)
{
	text body = {0};
	bool dossier = false;
	const char *at = strstr(bytes, "<officiele-publicatie");
	assert_non_null(at);
	while (*at != '\0') {
		if (*at == '&') {
			at = add_reference(&body, at);
		} else if (*at != '<') {
			add(&body, *at++);
		} else if (is_fact(at + 1, &dossier)) {
			at = end_of(at + 1);
		} else {
			add_picture(&body, at + 1);
			at = strchr(at, '>') + 1;
		}
	}
	return body;
}

/* ---- What a document holds ---- */

static text text_of(const kz_document *document)
{
	text all = {0};
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		add_all(&all, block->mark);
		add_all(&all, block->text);
	}
	return all;
}

static void is_whole(const char *path, const kz_document *document, bool twice)
{
	char *bytes = load(path);
	if (twice)
		halve(bytes);
	text wanted = body_of(bytes), got = text_of(document);
	if (strcmp(wanted.bytes, got.bytes) != 0) {
		size_t at = 0;
		while (wanted.bytes[at] == got.bytes[at])
			at++;
		fail_msg("%s: '%.60s' and not '%.60s'", path, got.bytes + at,
			wanted.bytes + at);
	}
	free(wanted.bytes);
	free(got.bytes);
	free(bytes);
}

static const char *data_path(const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/%s", getenv("KAMERZOEK_TESTDATA"), name);
	return path;
}

static kz_document *read_whole(const char *path, bool twice)
{
	kz_document *document;
	kz_error err;
	if (kz_document_read(path, &document, &err) != KZ_OK)
		fail_msg("%s: %s", path, err.message);
	is_whole(path, document, twice);
	return document;
}

/* ---- The tests ---- */

static void run(const char *command, const char *folder)
{
	char line[8192];
	snprintf(line, sizeof line, command, folder);
	assert_int_equal(system(line), 0);
}

/* Each also has what every motie has. */
static void check_motie(
	const char *path, const kz_document *document, size_t *unsigned_ones)
{
	const char *slash = strrchr(path, '/');
	char id[64];
	snprintf(id, sizeof id, "%.*s", (int)strcspn(slash + 1, "."), slash + 1);
	assert_string_equal(kz_document_get(document, KZ_ID), id);
	static const kz_property always[] = {
		KZ_TITLE, KZ_DATE, KZ_NUMBER, KZ_VERGADERJAAR, KZ_URL, KZ_DOSSIER_TITLE};
	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++) {
		if (kz_document_get(document, always[i])[0] == '\0' &&
			always[i] != KZ_DATE)
			fail_msg("%s has no %s", id, kz_property_name(always[i]));
	}
	assert_string_equal(kz_document_get(document, KZ_KIND), "motie");
	assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
	assert_true(kz_document_count(document, KZ_DOSSIERS) >= 1);
	*unsigned_ones += kz_document_signatory_count(document) == 0;
}

static void every_motie_is_whole(void **state)
{
	(void)state;
	char folder[] = "/tmp/kamerzoek-XXXXXX";
	assert_non_null(mkdtemp(folder));
	run("tar -xzf \"$KAMERZOEK_TESTDATA/kamerstukken/moties-xml.tar.gz\" -C '%s'",
		folder);
	kz_folder *files;
	const kz_file *file;
	size_t count = 0, unsigned_ones = 0;
	assert_int_equal(kz_folder_open(folder, &files, NULL), KZ_OK);
	while (kz_folder_next(files, &file, NULL) == KZ_OK) {
		kz_document *document = read_whole(file->path, false);
		check_motie(file->path, document, &unsigned_ones);
		kz_document_free(document);
		count++;
	}
	kz_folder_close(files);
	run("rm -rf '%s'", folder);
	assert_int_equal(count, 3972);
	assert_int_equal(unsigned_ones, 0);
}

static void samples_are_whole(void **state)
{
	(void)state;
	static const struct {
		const char *path, *id, *kind;
		bool twice;
	} rows[] = {
		{"formats/stb.xml", "stb-2018-84", "staatsblad", false},
		{"formats/stcrt.xml", "stcrt-2015-47076", "staatscourant", false},
		{"formats/handelingen/h-tk-20172018-70-4.xml", "h-tk-20172018-70-4",
			"handelingen", true},
		{"formats/handelingen/h-tk-20172018-70-12.xml", "h-tk-20172018-70-12",
			"handelingen", true},
		{"formats/plooi_oep/repository.overheid.nl/frbr/officielepublicaties/kst/"
		 "32545/kst-32545-143/1/xml/kst-32545-143.xml",
			"kst-32545-143", "motie", false},
		{"formats/plooi_oep/repository.overheid.nl/frbr/officielepublicaties/ah-tk/"
		 "20202021/ah-tk-20202021-3235/1/xml/ah-tk-20202021-3235.xml",
			"ah-tk-20202021-3235", "kamervragen", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_document *document =
			read_whole(data_path(rows[i].path), rows[i].twice);
		assert_string_equal(kz_document_get(document, KZ_ID), rows[i].id);
		assert_string_equal(kz_document_get(document, KZ_KIND), rows[i].kind);
		assert_int_equal(
			kz_document_count(document, KZ_REMARKS), rows[i].twice ? 1 : 0);
		kz_document_free(document);
	}
}

/* ---- Facts that were gathered elsewhere ---- */

static void same_signatories(const kz_document *document, const char *wanted)
{
	char all[512] = "";
	for (size_t i = 0; i < kz_document_signatory_count(document); i++) {
		strcat(all, i > 0 ? "; " : "");
		strcat(all, kz_document_signatory_at(document, i)->name);
	}
	assert_string_equal(all, wanted);
}

static void facts_are_those_of_others(void **state)
{
	(void)state;
	char line[4096];
	FILE *facts = fopen(data_path("cited/facts.tsv"), "r");
	assert_non_null(facts);
	assert_non_null(fgets(line, sizeof line, facts));
	size_t count = 0;
	while (fgets(line, sizeof line, facts) != NULL) {
		char *cells[10], *rest = line, name[128];
		for (size_t i = 0; i < 10; i++)
			cells[i] = strsep(&rest, "\t\n");
		snprintf(name, sizeof name, "cited/%s.xml", cells[0]);
		kz_document *document = read_whole(data_path(name), false);
		assert_string_equal(kz_document_get(document, KZ_ID), cells[0]);
		assert_string_equal(kz_document_get(document, KZ_DATE), cells[3]);
		assert_string_equal(kz_document_get(document, KZ_VERGADERJAAR), cells[4]);
		assert_string_equal(
			kz_document_get(document, KZ_DOSSIER_TITLE), cells[5]);
		assert_string_equal(kz_document_get(document, KZ_TITLE), cells[6]);
		same_signatories(document, cells[8]);
		kz_document_free(document);
		count++;
	}
	fclose(facts);
	assert_int_equal(count, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_motie_is_whole),
		cmocka_unit_test(samples_are_whole),
		cmocka_unit_test(facts_are_those_of_others),
	};
	return run_with_data(tests, "official-xml");
}
