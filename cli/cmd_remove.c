/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek remove: documents out of the index, in one commit. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "terminal.h"

#include <stdlib.h>

/* What goes is told by its own id and title, whatever name was given. NULL after
 * a message, with the exit code. */
static kz_document *find(kz_index *index, const char *name, int *code)
{
	kz_error err;
	kz_document *document;
	if (kz_index_get(index, name, &document, &err) == KZ_OK)
		return document;
	*code = complain(NULL, &err);
	return NULL;
}

static void tell(const struct session *session, const kz_document *document)
{
	if (session->quiet)
		return;
	write_own(stdout, "removed ");
	write_text(stdout, kz_document_get(document, KZ_ID));
	write_own(stdout, "  ");
	write_text(stdout, kz_document_get(document, KZ_TITLE));
	write_own(stdout, "\n");
}

/* Finds all and removes what it found; the found are in documents. */
static int remove_all(kz_index *index, kz_writer *writer, const struct arguments *args,
	kz_document **documents)
{
	int code = EXIT_DONE, found = 0;
	for (int i = 0; i < args->rest_count; i++) {
		kz_error err;
		documents[i] = find(index, args->rest[i], &code);
		if (documents[i] == NULL && code != EXIT_NOTHING)
			return code;
		if (documents[i] == NULL)
			continue;
		found++;
		const char *id = kz_document_get(documents[i], KZ_ID);
		if (kz_writer_remove(writer, id, &err) != KZ_OK)
			return complain(NULL, &err);
	}
	return code == EXIT_NOTHING && found > 0 ? EXIT_REFUSED : code;
}

static int remove_and_commit(
	struct session *session, kz_index *index, const struct arguments *args)
{
	kz_error err;
	kz_writer *writer;
	if (kz_writer_open(session->database, NULL, &writer, &err) != KZ_OK)
		return complain(NULL, &err);
	kz_document **documents = calloc((size_t)args->rest_count, sizeof *documents);
	if (documents == NULL)
		out_of_memory();
	int code = remove_all(index, writer, args, documents);
	bool any = code == EXIT_DONE || code == EXIT_REFUSED;
	if (any && kz_writer_commit(writer, &err) != KZ_OK) {
		code = complain(NULL, &err);
		any = false;
	}
	for (int i = 0; i < args->rest_count; i++) {
		if (any && documents[i] != NULL)
			tell(session, documents[i]);
		kz_document_free(documents[i]);
	}
	free(documents);
	kz_writer_close(writer);
	return code;
}

static int run(struct session *session, const struct arguments *args)
{
	kz_index *index;
	if (args->rest_count == 0)
		return usage_error("remove which document?");
	int code = session_find_database(session);
	if (code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	code = remove_and_commit(session, index, args);
	kz_index_close(index);
	return code;
}

const struct command command_remove = {"remove", "ID...",
	"take documents out of the index", NEEDS_WRITER, SAYS_LITTLE, NULL, run};
