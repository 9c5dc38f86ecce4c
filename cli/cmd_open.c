/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kamerzoek open: the file of a document, or else its official page, with the
 * program that the desktop has for it. What is opened comes from documents, and so
 * is checked: a file that is there, or a page of the web, and never an option.
 */
#include "command.h"

#include "cites_graph.h"
#include "complain.h"
#include "exit_code.h"
#include "terminal.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

extern char **environ;

enum { URL_MAX = 2048 };

static const struct takes options[] = {
	{.id = OPTION_PAGE},
	{.id = OPTION_PRINT},
	{0},
};

/* ---- What ---- */

static bool is_file(const char *path)
{
	struct stat about;
	return path[0] == '/' && stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* Of plain ASCII, as every address is that was written down with care. */
static bool is_page(const char *url)
{
	const char *host = strncmp(url, "https://", 8) == 0  ? url + 8
			   : strncmp(url, "http://", 7) == 0 ? url + 7
							     : NULL;
	if (host == NULL || strlen(url) > URL_MAX || host[0] == '/' || host[0] == '\0')
		return false;
	for (; *url != '\0'; url++) {
		if (*url <= ' ' || *url > '~' || strchr("\"'`<>\\^{|}", *url) != NULL)
			return false;
	}
	return true;
}

/* The official page by its url, or by its name. "" when there is none. */
static void get_page(const kz_document *document, char page[URL_MAX + 1])
{
	kz_kamerstuk piece;
	const char *url = kz_document_get(document, KZ_URL);
	const char *id = kz_document_get(document, KZ_ID);
	page[0] = '\0';
	if (is_page(url))
		strcpy(page, url);
	else if (kz_kamerstuk_parse(id, strlen(id), &piece, NULL) == KZ_OK)
		kz_kamerstuk_url(&piece, page, URL_MAX + 1);
}

/* ---- How ---- */

static int run_opener(char *target)
{
	char opener[] = "xdg-open";
	char *words[] = {opener, target, NULL};
	pid_t child;
	int status = 0;
	int failed = posix_spawnp(&child, opener, NULL, NULL, words, environ);
	if (failed == ENOENT) {
		say("there is no xdg-open here to open it with: %s", target);
		return EXIT_MACHINE;
	}
	if (failed != 0) {
		say("xdg-open: %s", strerror(failed));
		return EXIT_MACHINE;
	}
	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR)
			return complain_errno("xdg-open");
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return EXIT_DONE;
	say("xdg-open could not open it: %s", target);
	return EXIT_MACHINE;
}

static int open_target(const struct session *session, char *target, bool print)
{
	if (print) {
		write_text(stdout, target);
		write_own(stdout, "\n");
		return EXIT_DONE;
	}
	if (session->verbose)
		say("opening %s", target);
	return run_opener(target);
}

static int open_document(
	const struct session *session, const kz_document *document, bool page, bool print)
{
	char target[URL_MAX + 1];
	const char *path = kz_document_get(document, KZ_PATH);
	get_page(document, target);
	char *chosen = !page && is_file(path) ? (char *)path : target;
	if (chosen[0] != '\0')
		return open_target(session, chosen, print);
	say("%s: it has neither a file that is there nor an official page",
		kz_document_get(document, KZ_ID));
	return EXIT_NOTHING;
}

/* What is not held may still be cited, and have a page. */
static int open_named(const struct session *session, kz_index *index, const char *name,
	bool print, const kz_error *err)
{
	char *page =
		err->status == KZ_E_NO_DOCUMENT ? cites_page_of_named(index, name) : NULL;
	int code = page != NULL && is_page(page) ? open_target(session, page, print)
						 : complain(NULL, err);
	free(page);
	return code;
}

static int run(struct session *session, const struct arguments *args)
{
	kz_error err;
	kz_index *index;
	kz_document *document;
	bool print = option_is_on(args, OPTION_PRINT);
	if (args->rest_count != 1)
		return usage_error(args->rest_count == 0
					   ? "open which document?"
					   : "one document at a time can be opened");
	int code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	if (kz_index_get(index, args->rest[0], &document, &err) == KZ_OK)
		code = open_document(
			session, document, option_is_on(args, OPTION_PAGE), print);
	else
		code = open_named(session, index, args->rest[0], print, &err);
	kz_document_free(document);
	return session_close_index(session, index, code);
}

const struct command command_open = {"open", "ID",
	"open the file of a document, or its official page", NEEDS_INDEX, SAYS_LITTLE,
	options, run};
