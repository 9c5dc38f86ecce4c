/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek analyse: words as the index would have them, a line for each line. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "formats.h"
#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_ANALYSIS = 1, OPTION_FORMAT };
enum { COLUMNS = 5, COLUMN_WIDTH = 24 };

static const struct option options[] = {
	{OPTION_ANALYSIS, 0, "analysis", "NAME", NULL, "how words are compared"},
	{OPTION_FORMAT, 0, "format", "FORMAT", "text tsv",
		"for people, or five columns parted by tabs"},
	{0},
};

struct request {
	kz_analysis *analysis;
	enum format format;
	const char *line;
	size_t length;
};

/* ---- A line ---- */

static const char *const titles[COLUMNS] = {"word", "folded", "stem", "term", "parts"};

/* Of one word: as it was written, folded, its stem, our term, its parts. */
static void get_value(const struct request *request, const kz_word *word, int column,
	const char **text, size_t *length)
{
	const char *values[COLUMNS] = {
		request->line + word->start, word->folded, word->stem, word->term, ""};
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

static void write_row(const struct request *request, const kz_words *words)
{
	/* Nobody reads a last column that is always empty. */
	int columns = request->format == FORMAT_TSV ? COLUMNS : COLUMNS - 1;
	for (int i = 0; i < columns; i++) {
		size_t width = write_column(request, words, i);
		if (i == columns - 1)
			break;
		if (request->format == FORMAT_TSV)
			write_own(stdout, "\t");
		else
			write_own(stdout, "%*s",
				width < COLUMN_WIDTH - 1 ? COLUMN_WIDTH - (int)width : 1,
				"");
	}
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

static void write_titles(void)
{
	for (int i = 0; i < COLUMNS - 1; i++)
		write_own(stdout, "%-*s", i < COLUMNS - 2 ? COLUMN_WIDTH : 0, titles[i]);
	write_own(stdout, "\n");
}

static int run(struct session *session, struct arguments *args)
{
	int id;
	kz_error err;
	const char *name = NULL;
	struct request request = {.format = FORMAT_TEXT};
	while ((id = arguments_next(args)) > 0) {
		if (id == OPTION_ANALYSIS)
			name = args->value;
		else
			request.format = format_of(args->value);
	}
	if (id < 0)
		return args->exit_code;
	if (kz_analysis_open(name, &request.analysis, &err) != KZ_OK)
		return complain(NULL, &err);
	if (request.format == FORMAT_TEXT && !session->plain && !session->quiet)
		write_titles();
	int code = args->rest_count > 0 ? analyse_arguments(&request, args)
					: analyse_stdin(&request);
	kz_analysis_close(request.analysis);
	return code;
}

const struct command command_analyse = {"analyse", "[WORD...]",
	"show how words are compared; from stdin when none is given", NEEDS_NOTHING,
	options, run};
