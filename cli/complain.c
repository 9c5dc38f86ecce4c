/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "complain.h"

#include "exit_code.h"
#include "progress.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* A query of 4 KiB and all that is said about it. */
enum { LINE_MAX_BYTES = 8192 };

static const char *command_name;
static const char *database_given;

void complain_about(const char *command, const char *database)
{
	command_name = command;
	database_given = database;
}

static void line(const char *before, const char *format, va_list args)
{
	char text[LINE_MAX_BYTES];
	progress_hide();
	/* Formatted first, so that every byte of it passes the same door. */
	vsnprintf(text, sizeof text, format, args);
	write_own(stderr, "kamerzoek: %s", before);
	write_text(stderr, text);
	write_own(stderr, "\n");
}

void say(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	line("", format, args);
	va_end(args);
}

void warn(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	line("warning: ", format, args);
	va_end(args);
}

int usage_error(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	line("", format, args);
	va_end(args);
	if (command_name != NULL)
		say("see: kamerzoek help %s", command_name);
	else
		say("see: kamerzoek help");
	return EXIT_USAGE;
}

/* ---- What to do ---- */

static void hint(kz_status status)
{
	/* Making one is what was tried. */
	if (status == KZ_E_NO_INDEX && command_name != NULL &&
		strcmp(command_name, "index") == 0) {
		say("name another folder with --db");
		return;
	}
	/* Once will do, however many documents are not there. */
	static kz_status told = KZ_OK;
	bool again = command_name != NULL && strcmp(command_name, "index --rebuild") == 0;
	const char *mend = again ? "index --restart FOLDER..." : "index --rebuild";
	const struct hint {
		kz_status status;
		const char *before, *after;
	} hints[] = {
		{KZ_E_NO_INDEX, "make one with: ", "index FOLDER"},
		{KZ_E_FORMAT, "make it again with: ", mend},
		{KZ_E_CORRUPT, "make it again with: ", mend},
		{KZ_E_NO_DOCUMENT, "see which there are: ", "list"},
	};
	for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
		if (hints[i].status != status || told == status)
			continue;
		if (database_given != NULL)
			say("%skamerzoek --db '%s' %s", hints[i].before, database_given,
				hints[i].after);
		else
			say("%skamerzoek %s", hints[i].before, hints[i].after);
	}
	told = status;
	if (status == KZ_E_INTERNAL || exit_code_of(status) == EXIT_BUG) {
		char details[256];
		kz_version_details(details, sizeof details);
		say("please report this, with: %s", details);
	}
}

int complain(const char *subject, const kz_error *err)
{
	if (subject != NULL)
		say("%s: %s", subject, err->message);
	else
		say("%s", err->message);
	hint(err->status);
	return exit_code_of(err->status);
}

int complain_errno(const char *subject)
{
	say("%s: %s", subject, strerror(errno));
	return EXIT_MACHINE;
}

/* The query around that byte, and a caret below it. */
static void point_at(const char *query, size_t offset)
{
	enum { BEFORE = 60, WIDTH = 72 };
	uint32_t rune;
	size_t begin = 0, length = strlen(query), end;
	while (text_width(query + begin, offset - begin) > BEFORE)
		begin += next_rune(query + begin, length - begin, &rune);
	for (end = begin; end < length && text_width(query + begin, end - begin) < WIDTH;)
		end += next_rune(query + end, length - end, &rune);
	write_own(stderr, "    %s", begin > 0 ? "..." : "");
	write_bytes(stderr, query + begin, end - begin);
	size_t column =
		4 + (begin > 0 ? 3 : 0) + text_width(query + begin, offset - begin);
	write_own(stderr, "%s\n%*s^\n", end < length ? "..." : "", (int)column, "");
}

int complain_of_query(const char *query, const kz_error *err)
{
	if (err->offset < 0 || (size_t)err->offset > strlen(query) ||
		exit_code_of(err->status) != EXIT_USAGE)
		return complain(NULL, err);
	say("query: %s", err->message);
	/* In a blank one there is nothing to point at. */
	if (query[strspn(query, " ")] != '\0')
		point_at(query, (size_t)err->offset);
	return exit_code_of(err->status);
}

void out_of_memory(void)
{
	say("out of memory");
	exit(EXIT_MACHINE);
}
