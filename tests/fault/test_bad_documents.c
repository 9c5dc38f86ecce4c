/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One bad document among good ones: it is refused, or taken as far as it goes, and all
 * the others are there. Of libxapian itself one such takes its whole batch with it.
 */
#include "../api/support.h"
#include "calls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BATCHES = 1000, MOST = 6, LONG = 3000 };

/* Bytes that each mean something to the engine, or are too many for it. */
static const char *hard_text(int kind)
{
	static char text[4 * LONG];
	static const char *const pieces[] = {"\xC3\xA9", "x", "\xE2\x82\xAC", "_", "1"};
	size_t used = 0;
	while (used < LONG) {
		const char *piece = pieces[kind % 5];
		memcpy(text + used, piece, strlen(piece));
		used += strlen(piece);
	}
	text[used] = '\0';
	return text;
}

/* As a program might that means ill, or does not look: what each call says of it is
 * its own affair. */
static kz_document *bad_document(int kind)
{
	char id[LONG + 20];
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	if (kind == 0)
		return document;
	snprintf(id, sizeof id, "slecht-%d", kind);
	if (kind == 1)
		snprintf(id, sizeof id, "%.*s", LONG, hard_text(1));
	(void)!kz_document_set(document, KZ_ID, id, NULL);
	(void)!kz_document_set(document, KZ_TITLE, kind == 2 ? hard_text(2) : "x", NULL);
	if (kind == 3)
		(void)!kz_document_add(document, KZ_ALIASES, hard_text(3), NULL);
	if (kind == 4)
		(void)!kz_document_add_signatory(
			document, hard_text(4), hard_text(0), NULL);
	if (kind == 5)
		(void)!kz_document_add_text(document, "veld", hard_text(1), NULL);
	if (kind == 6)
		(void)!kz_document_add_text(document, hard_text(1), "waarde", NULL);
	const char *body = kind == 7 ? "a\0b\0\0c" : hard_text(kind);
	(void)!kz_document_add_body(document, body, kind == 7 ? 6 : strlen(body), NULL);
	return document;
}

enum { KINDS = 9 };

static bool is_there(kz_index *index, unsigned batch, unsigned number)
{
	char id[40], word[40];
	snprintf(id, sizeof id, "goed-%u-%u", batch, number);
	snprintf(word, sizeof word, "woord%ux%u", batch, number);
	return strcmp(search(index, word, NULL), id) == 0;
}

static void the_others_are_there(void **state)
{
	const char *path = below(*state, "index");
	unsigned sizes[BATCHES], refused = 0, taken = 0;
	seed_chance();
	/* So that nobody waits a thousand times for the disk. */
	watch(*state, NULL, NULL);
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (unsigned batch = 0; batch < BATCHES; batch++) {
		sizes[batch] = 1 + (unsigned)rand() % MOST;
		unsigned bad = (unsigned)rand() % (sizes[batch] + 1);
		for (unsigned i = 0; i <= sizes[batch]; i++) {
			char id[40], word[40];
			if (i == bad) {
				kz_document *document = bad_document(rand() % KINDS);
				bool ok = kz_writer_put(writer, document, NULL) == KZ_OK;
				refused += !ok;
				taken += ok;
				kz_document_free(document);
			}
			if (i == sizes[batch])
				break;
			snprintf(id, sizeof id, "goed-%u-%u", batch, i);
			snprintf(word, sizeof word, "woord%ux%u", batch, i);
			put(writer, id, "Brief", word);
		}
		must(kz_writer_commit(writer, err));
	}
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	unsigned good = 0;
	for (unsigned batch = 0; batch < BATCHES; batch++) {
		for (unsigned i = 0; i < sizes[batch]; i++, good++)
			assert_true(is_there(index, batch, i));
	}
	kz_index_close(index);
	stop_watching();
	print_message("# %d batches: %u bad ones refused, %u taken; all of %u good ones "
		      "there\n",
		BATCHES, refused, taken, good);
	assert_true(refused > 0 && taken > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_others_are_there),
	};
	return cmocka_run_group_tests_name("bad-documents", tests, NULL, NULL);
}
