/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek analyse: words as the index would have them, a line for each line. */
#include "command.h"

#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "formats.h"
#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 4, COLUMNS, COLUMN_LEAST = 12, COLUMN_MOST = 24 };

static const struct takes options[] = {
	{.id = OPTION_ANALYSIS},
	{.id = OPTION_FORMAT,
		.choices = "text tsv",
		.summary = "for people, or five columns parted by tabs"},
	{.id = OPTION_WORDS},
	{0},
};

struct request {
	kz_analysis *analysis;
	enum format format;
	const char *line;
	size_t length;
	bool splits; /* there is a list of words to do it by */
};

/* ---- A line ---- */

static const char *const titles[COLUMNS] = {"word", "folded", "stem", "term", "parts"};

/* Of one word: as it was written, folded, its stem, our term. */
static void get_value(const struct request *request, const kz_word *word, int column,
	const char **text, size_t *length)
{
	const char *values[PARTS] = {
		request->line + word->start, word->folded, word->stem, word->term};
	*text = values[column];
	*length = column == 0 ? word->length : strlen(*text);
}

/* The column of all words of the line; gives its width. */
static size_t write_column(
	const struct request *request, const kz_words *words, int column)
{
	size_t width = 0;
	bool first = true;
	for (size_t i = 0; i < kz_words_count(words); i++) {
		const char *text;
		size_t length;
		get_value(request, kz_words_at(words, i), column, &text, &length);
		if (length == 0)
			continue;
		if (!first)
			write_own(stdout, " ");
		write_bytes(stdout, text, length);
		width += text_width(text, length) + !first;
		first = false;
	}
	return width;
}

/* Those of a word between spaces, as terms: beleid+evaluatie. */
static bool write_parts_of(
	const struct request *request, const char *word, size_t length, bool first)
{
	kz_words *parts = NULL;
	if (kz_split(request->analysis, word, length, &parts, NULL) != KZ_OK)
		return false;
	size_t count = kz_words_count(parts);
	for (size_t i = 0; i < count; i++) {
		write_own(stdout, i > 0 ? "+" : first ? "" : " ");
		const char *term = kz_words_at(parts, i)->term;
		write_bytes(stdout, term, strlen(term));
	}
	kz_words_close(parts);
	return count > 0;
}

static void write_parts(const struct request *request)
{
	static const char spaces[] = " \t\r\n";
	bool first = true;
	for (size_t at = 0, end; request->splits && at < request->length; at = end) {
		end = at;
		while (end < request->length &&
			memchr(spaces, request->line[end], sizeof spaces) == NULL)
			end++;
		if (write_parts_of(request, request->line + at, end - at, first))
			first = false;
		end += end == at;
	}
}

/* A column of a table that fits on the terminal, as long as the words do. */
static int column_width(void)
{
	size_t width =
		terminal_is_terminal(stdout) ? terminal_width() / COLUMNS : COLUMN_MOST;
	return width < COLUMN_LEAST  ? COLUMN_LEAST
	       : width > COLUMN_MOST ? COLUMN_MOST
				     : (int)width;
}

static void write_row(const struct request *request, const kz_words *words)
{
	int column = column_width();
	for (int i = 0; i < PARTS; i++) {
		size_t width = write_column(request, words, i);
		if (request->format == FORMAT_TSV)
			write_own(stdout, "\t");
		else
			write_own(stdout, "%*s",
				(int)width + 1 < column ? column - (int)width : 1, "");
	}
	if (kz_words_count(words) > 0)
		write_parts(request);
	write_own(stdout, "\n");
}

/* Whatever is wrong with a line, there is a row for it. */
static int analyse_line(const struct request *request, unsigned long number)
{
	kz_error err;
	kz_words *words;
	char where[32];
	int code = EXIT_DONE;
	snprintf(where, sizeof where, "line %lu", number);
	if (kz_analyse(request->analysis, request->line, request->length, &words, &err) !=
		KZ_OK)
		code = complain(where, &err);
	write_row(request, words);
	kz_words_close(words);
	return code;
}

/* ---- All of them ---- */

static int worst(int code, int other)
{
	return code > other ? code : other;
}

static int analyse_stdin(struct request *request)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	int code = EXIT_DONE;
	for (unsigned long number = 1;
		!terminal_failed() && (length = getline(&line, &room, stdin)) != -1;
		number++) {
		request->line = line;
		request->length = (size_t)length;
		if (length > 0 && line[length - 1] == '\n')
			request->length--;
		code = worst(code, analyse_line(request, number));
	}
	if (ferror(stdin))
		code = complain_errno("stdin");
	free(line);
	return code;
}

static int analyse_arguments(struct request *request, const struct arguments *args)
{
	int code = EXIT_DONE;
	for (int i = 0; i < args->rest_count; i++) {
		request->line = args->rest[i];
		request->length = strlen(args->rest[i]);
		code = worst(code, analyse_line(request, (unsigned long)i + 1));
	}
	return code;
}

static void write_titles(const struct session *session, const struct request *request)
{
	if (request->format != FORMAT_TEXT || session->plain || session->quiet)
		return;
	for (int i = 0; i < COLUMNS; i++)
		write_own(
			stdout, "%-*s", i < COLUMNS - 1 ? column_width() : 0, titles[i]);
	write_own(stdout, "\n");
}

/* Without a list, or with Snowball, words just have no parts; but a list that was named
 * must be there. */
static int read_list(
	const struct session *session, struct request *request, const char *list)
{
	kz_error err;
	if (list != NULL && list[0] == '\0')
		return EXIT_DONE;
	kz_status st = kz_analysis_read_words(request->analysis, list, &err);
	request->splits = st == KZ_OK;
	if (st == KZ_OK || st == KZ_E_UNSUPPORTED)
		return EXIT_DONE;
	if (list != NULL)
		return complain(NULL, &err);
	if (!session->quiet)
		warn("compounds are not taken apart: %s", err.message);
	return EXIT_DONE;
}

static int run(struct session *session, const struct arguments *args)
{
	kz_error err;
	const char *words, *format = option_value(args, OPTION_FORMAT);
	bool is_stdin = args->rest_count == 1 && !args->no_more &&
			strcmp(args->rest[0], "-") == 0;
	struct request request = {
		.format = format != NULL ? format_of(format) : FORMAT_TEXT};
	if (kz_analysis_open(option_value(args, OPTION_ANALYSIS), &request.analysis,
		    &err) != KZ_OK)
		return complain(NULL, &err);
	int code = config_words(args, &words);
	if (code == EXIT_DONE)
		code = read_list(session, &request, words);
	if (code == EXIT_DONE) {
		write_titles(session, &request);
		code = args->rest_count > 0 && !is_stdin
			       ? analyse_arguments(&request, args)
			       : analyse_stdin(&request);
	}
	kz_analysis_close(request.analysis);
	return code;
}

const struct command command_analyse = {"analyse", "[WORD...]",
	"show how words are compared; from stdin when none is given", NEEDS_NOTHING,
	SAYS_LITTLE, options, run};
