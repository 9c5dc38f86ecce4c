/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The directory, the files and the documents that the tests begin with. */
#include "fixture.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *below(const char *directory, const char *name)
{
	static char paths[64][512];
	static int next;
	char *path = paths[next++ % 64];
	snprintf(path, sizeof paths[0], "%s/%s", directory, name);
	return path;
}

int make_directory(void **state)
{
	const char *where = getenv("TMPDIR");
	char *path = strdup(below(where != NULL ? where : "/tmp", "xapian-c-XXXXXX"));
	if (path == NULL || mkdtemp(path) == NULL)
		return -1;
	*state = path;
	return 0;
}

static int remove_tree(const char *path)
{
	DIR *entries = NULL;
	if (unlink(path) == 0)
		return 0;
	entries = opendir(path);
	if (entries == NULL)
		return -1;
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		char child[512];
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
		remove_tree(child);
	}
	closedir(entries);
	return rmdir(path);
}

int remove_directory(void **state)
{
	int failed = remove_tree(*state);
	free(*state);
	return failed;
}

void write_file(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

xapian_document *document_of(const char *words, const char *value)
{
	xapian_document *document = NULL;
	must(xapian_document_new(&document, err));
	must(xapian_document_set_data(document, words, strlen(words), err));
	if (value != NULL)
		must(xapian_document_set_value(document, 0, value, strlen(value), err));
	uint32_t position = 0;
	for (const char *word = words; *word != '\0';) {
		size_t length = strcspn(word, " ");
		position++;
		must(xapian_document_add_posting(
			document, word, length, position, 1, err));
		word += length + strspn(word + length, " ");
	}
	return document;
}

uint32_t add(xapian_writable *writable, const char *words, const char *value)
{
	xapian_document *document = document_of(words, value);
	uint32_t docid = 0;
	must(xapian_writable_add(writable, document, &docid, err));
	xapian_document_close(document);
	assert_int_not_equal(docid, 0);
	return docid;
}

xapian_writable *open_writer(const char *path, int mode)
{
	xapian_writable *writable = NULL;
	must(xapian_writable_open(path, mode, &writable, err));
	assert_non_null(writable);
	return writable;
}

xapian_writable *open_memory(void)
{
	xapian_writable *writable = NULL;
	must(xapian_writable_open_memory(&writable, err));
	assert_non_null(writable);
	return writable;
}

xapian_database *open_reader(const char *path)
{
	xapian_database *database = NULL;
	must(xapian_database_open(path, &database, err));
	assert_non_null(database);
	return database;
}

void make_database(const char *path, const char *const *words, size_t count)
{
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	for (size_t i = 0; i < count; i++)
		add(writable, words[i], NULL);
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
}

uint32_t count_documents(xapian_database *database)
{
	xapian_statistics statistics;
	must(xapian_database_statistics(database, &statistics, err));
	return statistics.documents;
}

void apart(void (*body)(void))
{
	int how = 0;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		body();
		kill(getpid(), SIGKILL);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
}

xapian_query *query_of(const char *term)
{
	xapian_query *query = NULL;
	must(xapian_query_term(term, strlen(term), &query, err));
	return query;
}

/* ---- Cursors to the end ---------------------------------------------------- */

const char *all_bytes(xapian_cursor *cursor)
{
	static char all[1000];
	xapian_bytes bytes;
	xapian_status st;
	all[0] = '\0';
	while ((st = xapian_cursor_next_bytes(cursor, &bytes, NULL)) == XAPIAN_OK) {
		strncat(all, bytes.data, bytes.size);
		strcat(all, ",");
	}
	assert_int_equal(st, XAPIAN_END);
	xapian_cursor_close(cursor);
	return all;
}

static const char *all_numbers(xapian_cursor *cursor, char *all,
	xapian_status (*next)(xapian_cursor *, uint32_t *, xapian_error *))
{
	uint32_t number;
	xapian_status st;
	all[0] = '\0';
	while ((st = next(cursor, &number, NULL)) == XAPIAN_OK)
		snprintf(all + strlen(all), 12, "%u,", (unsigned)number);
	assert_int_equal(st, XAPIAN_END);
	xapian_cursor_close(cursor);
	return all;
}

const char *all_docids(xapian_cursor *cursor)
{
	static char all[1000];
	return all_numbers(cursor, all, xapian_cursor_next_docid);
}

const char *all_positions(xapian_cursor *cursor)
{
	static char all[1000];
	return all_numbers(cursor, all, xapian_cursor_next_position);
}

const char *all_values(xapian_cursor *cursor)
{
	static char all[1000];
	xapian_bytes bytes;
	uint32_t where;
	xapian_status st;
	all[0] = '\0';
	while ((st = xapian_cursor_next_value(cursor, &where, &bytes, NULL)) == XAPIAN_OK)
		snprintf(all + strlen(all), 200, "%u=%.*s,", (unsigned)where,
			(int)bytes.size, bytes.data);
	assert_int_equal(st, XAPIAN_END);
	xapian_cursor_close(cursor);
	return all;
}

const char *all_matches(xapian_mset *mset)
{
	static char all[1000];
	all[0] = '\0';
	for (size_t i = 0; i < xapian_mset_count(mset); i++)
		snprintf(all + strlen(all), 12, "%u,",
			(unsigned)xapian_mset_at(mset, i)->docid);
	xapian_mset_close(mset);
	return all;
}
