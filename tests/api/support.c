/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

kz_error last_error;

/* ---- Errors ---- */

kz_error untold_error(void)
{
	kz_error err = {4711, 4712, "nothing was told"};
	return err;
}

void assert_untold(const kz_error *err)
{
	assert_int_equal(err->status, 4711);
	assert_int_equal(err->offset, 4712);
	assert_string_equal(err->message, "nothing was told");
}

/* The length of the character at text, 0 when it is none. */
static size_t rune_length(const unsigned char *text)
{
	size_t length = text[0] < 0x80                      ? 1
			: text[0] >= 0xC2 && text[0] < 0xE0 ? 2
			: text[0] >= 0xE0 && text[0] < 0xF0 ? 3
			: text[0] >= 0xF0 && text[0] < 0xF5 ? 4
							    : 0;
	for (size_t i = 1; i < length; i++) {
		if ((text[i] & 0xC0) != 0x80)
			return 0;
	}
	return length;
}

void assert_printable(const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at != '\0';) {
		size_t length = rune_length(at);
		bool control = *at < 0x20 || *at == 0x7F ||
			       (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0);
		if (length == 0 || control)
			fail_msg("byte 0x%02X in '%s'", *at, text);
		at += length;
	}
}

void assert_told(const kz_error *err, kz_status status)
{
	assert_true(status < 0);
	assert_int_equal(err->status, status);
	assert_true(err->offset >= -1 && err->offset != 4712);
	assert_non_null(memchr(err->message, '\0', sizeof err->message));
	assert_true(err->message[0] != '\0');
	assert_printable(err->message);
}

/* ---- Chance ---- */

void seed_chance(void)
{
	const char *given = getenv("KAMERZOEK_TEST_SEED");
	unsigned seed = given != NULL ? (unsigned)strtoul(given, NULL, 10)
				      : (unsigned)time(NULL) ^ (unsigned)getpid();
	print_message("# KAMERZOEK_TEST_SEED=%u\n", seed);
	srand(seed);
}

/* ---- Files ---- */

const char *below(const char *directory, const char *name)
{
	static char paths[64][600];
	static int next;
	char *path = paths[next++ % 64];
	snprintf(path, sizeof paths[0], "%s/%s", directory, name);
	return path;
}

int make_directory(void **state)
{
	const char *where = getenv("TMPDIR");
	char *path = strdup(below(where != NULL ? where : "/tmp", "kamerzoek-XXXXXX"));
	if (path == NULL || mkdtemp(path) == NULL)
		return -1;
	*state = path;
	return 0;
}

void remove_tree(const char *path)
{
	if (unlink(path) == 0)
		return;
	DIR *entries = opendir(path);
	if (entries == NULL)
		return;
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		char child[600];
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
		remove_tree(child);
	}
	closedir(entries);
	rmdir(path);
}

int remove_directory(void **state)
{
	char *path = *state;
	remove_tree(path);
	int left = exists(path);
	free(path);
	return left;
}

void write_bytes(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

void write_text(const char *path, const char *text)
{
	write_bytes(path, text, strlen(text));
}

void write_letter(const char *path, const char *id, const char *title, const char *body)
{
	char text[2000];
	snprintf(text, sizeof text, "id: %s\ntitle: %s\n\n%s\n", id, title,
		body != NULL ? body : "");
	write_text(path, text);
}

char *read_bytes(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	*size = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*size + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *size, file), *size);
	bytes[*size] = '\0';
	fclose(file);
	return bytes;
}

void make_folder(const char *path)
{
	assert_int_equal(mkdir(path, 0777), 0);
}

bool exists(const char *path)
{
	struct stat about;
	return lstat(path, &about) == 0;
}

void remove_file(const char *path)
{
	assert_int_equal(unlink(path), 0);
}

const char *generation_of(const char *path)
{
	size_t size;
	char *name = read_bytes(below(path, "current"), &size);
	name[strcspn(name, "\n")] = '\0';
	const char *generation = below(path, name);
	free(name);
	return generation;
}

/* ---- Documents and indexes ---- */

kz_document *make_document(const char *id, const char *title, const char *body)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, id, err));
	must(kz_document_set(document, KZ_TITLE, title, err));
	if (body != NULL)
		must(kz_document_add_body(document, body, strlen(body), err));
	return document;
}

void put(kz_writer *writer, const char *id, const char *title, const char *body)
{
	kz_document *document = make_document(id, title, body);
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

kz_writer *open_shards(const char *path, uint32_t shards, uint32_t flags)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = flags;
	options.shards = shards;
	options.words = ""; /* what is installed here is no matter */
	must(kz_writer_open(path, &options, &writer, err));
	assert_non_null(writer);
	return writer;
}

kz_writer *open_writer(const char *path, uint32_t flags)
{
	return open_shards(path, 0, flags);
}

kz_index *open_index(const char *path)
{
	kz_index *index = NULL;
	must(kz_index_open(path, &index, err));
	assert_non_null(index);
	return index;
}

void store(const char *path, const char *id, const char *title, const char *body)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, id, title, body);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

static char told_line[4000];

static bool tell_file(void *context, const kz_file_report *report)
{
	static const char *const results[] = {"added", "replaced", "unchanged", "skipped",
		"removed", "refused", "pruned", "joined"};
	bool with_error =
		report->result == KZ_FILE_REFUSED || report->result == KZ_FILE_SKIPPED;
	bool with_document = report->result == KZ_FILE_ADDED ||
			     report->result == KZ_FILE_REPLACED ||
			     report->result == KZ_FILE_JOINED;
	assert_ptr_equal(context, told_line);
	assert_int_equal(report->size, sizeof *report);
	assert_int_equal(report->error != NULL, with_error);
	assert_int_equal(report->document != NULL, with_document);
	assert_int_equal(report->id != NULL, with_document);
	if (report->error != NULL)
		assert_told(report->error, report->error->status);
	const char *slash = strrchr(report->path, '/');
	size_t used = strlen(told_line);
	snprintf(told_line + used, sizeof told_line - used, "%s%s %s",
		used > 0 ? ", " : "", results[report->result],
		slash != NULL ? slash + 1 : report->path);
	return true;
}

kz_folder_options telling(uint32_t flags)
{
	kz_folder_options options = KZ_FOLDER_OPTIONS_INIT;
	options.flags = flags;
	options.on_file = tell_file;
	options.context = told_line;
	return options;
}

const char *told_files(void)
{
	static char given[sizeof told_line];
	memcpy(given, told_line, sizeof given);
	told_line[0] = '\0';
	return given;
}

void index_folder(const char *path, const char *folder, uint32_t flags)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	kz_folder_options options = telling(flags);
	told_line[0] = '\0';
	must(kz_writer_put_files(writer, folder, &options, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

const char *search(kz_index *index, const char *query, const kz_search_options *options)
{
	static char lines[8][20000];
	static int next;
	char *line = lines[next++ % 8];
	kz_results *results = NULL;
	line[0] = '\0';
	must(kz_search(index, query, options, &results, err));
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		size_t used = strlen(line);
		snprintf(line + used, sizeof lines[0] - used, "%s%s%s", i > 0 ? " " : "",
			hit->partial ? "~" : "", kz_document_get(hit->document, KZ_ID));
	}
	kz_results_close(results);
	return line;
}

const char *search_at(const char *path, const char *query)
{
	kz_index *index = open_index(path);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.limit = 1000;
	const char *found = search(index, query, &options);
	kz_index_close(index);
	return found;
}

static kz_index_info info_of(const char *path)
{
	kz_index *index = open_index(path);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	kz_index_close(index);
	return info;
}

uint64_t revision_of(const char *path)
{
	return info_of(path).revision;
}

uint64_t count_documents(const char *path)
{
	return info_of(path).documents;
}

const char *fact_of(const char *path, const char *name, kz_property property)
{
	static char facts[8][600];
	static int next;
	char *fact = facts[next++ % 8];
	kz_index *index = open_index(path);
	kz_document *document = NULL;
	kz_status st = kz_index_get(index, name, &document, NULL);
	assert_true(st == KZ_OK || st == KZ_E_NO_DOCUMENT);
	snprintf(fact, sizeof facts[0], "%s",
		st == KZ_OK ? kz_document_get(document, property) : "(none)");
	kz_document_free(document);
	kz_index_close(index);
	return fact;
}
