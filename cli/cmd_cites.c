/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek cites: what a text cites, a line for each citation. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "formats.h"
#include "json.h"
#include "layout.h"
#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_TEXT = 1, OPTION_OWN, OPTION_FORMAT, OPTION_JSON };
enum { TARGET_WIDTH = 22, EDGE_WIDTH = 13, WORDS_BEFORE = 24 };

static const struct option options[] = {
	{OPTION_TEXT, 0, "text", "FILE", NULL, "the text; - is standard input"},
	{OPTION_OWN, 0, "own", "ID", NULL,
		"the piece or dossier that it is of, for \"gedrukt onder nr. 18\""},
	{OPTION_FORMAT, 0, "format", "FORMAT", "text json jsonl tsv", "how to show them"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{0},
};

struct request {
	const struct session *session;
	const char *file;
	const char *own;
	enum format format;
	char *text;
	size_t length;
};

/* ---- Reading ---- */

/* A name that is no file is a mistake of the caller; a disk that fails is not. */
static int complain_of_file(const char *name)
{
	bool machine = errno == EIO || errno == ENOMEM;
	int code = complain_errno(name);
	return machine ? code : EXIT_USAGE;
}

/* All of it, or a byte more than the library takes, so that it can say so. */
static int read_stream(struct request *request, FILE *stream, const char *name)
{
	const size_t most = ((size_t)256 << 20) + 1;
	size_t room = 0, taken;
	do {
		if (request->length == room) {
			room = room > 0 ? room * 2 : (size_t)64 << 10;
			room = room < most ? room : most;
			char *larger = realloc(request->text, room);
			if (larger == NULL)
				out_of_memory();
			request->text = larger;
		}
		taken = fread(request->text + request->length, 1, room - request->length,
			stream);
		request->length += taken;
	} while (taken > 0 && request->length < most);
	return ferror(stream) ? complain_of_file(name) : EXIT_DONE;
}

static int read_text(struct request *request)
{
	if (strcmp(request->file, "-") == 0)
		return read_stream(request, stdin, "stdin");
	FILE *stream = fopen(request->file, "r");
	if (stream == NULL)
		return complain_of_file(request->file);
	int code = read_stream(request, stream, request->file);
	fclose(stream);
	return code;
}

/* ---- For people ---- */

static void write_column(const char *text, size_t width)
{
	size_t used = text_width(text, strlen(text));
	write_text(stdout, text);
	write_own(stdout, "%*s", used < width ? (int)(width - used) : 1, "");
}

static bool within_character(const struct request *request, size_t at)
{
	return at < request->length && (request->text[at] & 0xC0) == 0x80;
}

static void add_part(struct layout *layout, const struct request *request, size_t from,
	size_t to, bool hit)
{
	char *part = strndup(request->text + from, to - from);
	if (part == NULL)
		out_of_memory();
	layout_add(layout, part, hit);
	free(part);
}

/* The words around it, of which room is how many columns there are: a few in front,
 * and what still goes on the line. */
static void write_words(
	const struct request *request, const kz_citation *citation, size_t room)
{
	struct layout layout = {0};
	size_t start = citation->start, end = start + citation->length, from = start;
	while (from > 0 && start - from < WORDS_BEFORE && request->text[from - 1] != '\n')
		from--;
	/* Neither half a word nor half a character. */
	if (from > 0 && request->text[from - 1] != '\n')
		while (from < start && request->text[from - 1] != ' ')
			from++;
	size_t to = end, used = text_width(request->text + from, end - from) + 2;
	while (to < request->length && request->text[to] != '\n' && used < room) {
		to++;
		used += !within_character(request, to);
	}
	while (to > end && to < request->length && request->text[to] != '\n' &&
		request->text[to] != ' ')
		to--;
	add_part(&layout, request, from, start, false);
	add_part(&layout, request, start, end, true);
	add_part(&layout, request, end, to, false);
	layout_write(&layout, 0, 0, LAYOUT_ONE_LINE);
}

/* What the text does with it; what merely is cited is called by its kind. */
static const char *edge_of(const kz_citation *citation)
{
	return citation->edge != KZ_EDGE_CITES
		       ? kz_edge_name((kz_edge)citation->edge)
		       : kz_citation_kind_name((kz_citation_kind)citation->kind);
}

static void write_text_line(const struct request *request, const kz_citation *citation)
{
	const size_t columns = TARGET_WIDTH + EDGE_WIDTH;
	size_t width = terminal_width();
	write_column(citation->target, TARGET_WIDTH);
	write_column(edge_of(citation), EDGE_WIDTH);
	write_words(request, citation, width > columns ? width - columns : 0);
	write_own(stdout, "\n");
}

static void write_field(const char *label, const char *value)
{
	if (value[0] == '\0')
		return;
	write_own(stdout, "%s: ", label);
	write_text(stdout, value);
	write_own(stdout, "\n");
}

static void write_plain(const kz_citation *citation)
{
	write_field("target", citation->target);
	write_field("kind", kz_citation_kind_name((kz_citation_kind)citation->kind));
	write_field("edge", kz_edge_name((kz_edge)citation->edge));
	write_field("source", citation->source);
	write_own(stdout, "byte: %lu\n", (unsigned long)citation->start);
	write_field("text", citation->text);
	write_own(stdout, "\n");
}

/* ---- For programs ---- */

static void write_row(const kz_citation *citation)
{
	write_own(stdout, "%lu\t%lu\t%s\t", (unsigned long)citation->start,
		(unsigned long)citation->length,
		kz_citation_kind_name((kz_citation_kind)citation->kind));
	write_text(stdout, citation->target);
	write_own(stdout, "\t");
	write_text(stdout, citation->text);
	write_own(stdout, "\n");
}

static json_t *citation_object(const kz_citation *citation)
{
	json_t *object = json_new_object();
	json_put(object, "start", json_integer((json_int_t)citation->start));
	json_put(object, "length", json_integer((json_int_t)citation->length));
	json_put(object, "kind",
		json_text(kz_citation_kind_name((kz_citation_kind)citation->kind)));
	json_put(object, "edge", json_text(kz_edge_name((kz_edge)citation->edge)));
	json_put(object, "target", json_text(citation->target));
	json_put(object, "source", json_text(citation->source));
	json_put(object, "text", json_text(citation->text));
	return object;
}

static void write_head(const struct request *request)
{
	json_t *head = json_envelope();
	bool standard_input = strcmp(request->file, "-") == 0;
	json_put(head, "file", json_text(standard_input ? NULL : request->file));
	json_write_head(head, "citations");
}

/* ---- Of a text ---- */

static void write_citation(
	const struct request *request, const kz_citation *citation, bool first)
{
	switch (request->format) {
	case FORMAT_JSON:
		json_write_item(citation_object(citation), first);
		break;
	case FORMAT_JSONL:
		json_write(citation_object(citation));
		break;
	case FORMAT_TSV:
		write_row(citation);
		break;
	default:
		if (request->session->plain)
			write_plain(citation);
		else
			write_text_line(request, citation);
	}
}

static int show_citations(struct request *request)
{
	kz_error err;
	kz_kamerstuk own;
	kz_citations *found;
	bool stdin_named = strcmp(request->file, "-") == 0;
	if (request->own != NULL && kz_kamerstuk_parse(request->own, strlen(request->own),
					    &own, &err) != KZ_OK)
		return complain("--own", &err);
	int code = read_text(request);
	if (code != EXIT_DONE)
		return code;
	if (kz_citations_find(request->text, request->length,
		    request->own != NULL ? &own : NULL, &found, &err) != KZ_OK)
		return complain(stdin_named ? "stdin" : request->file, &err);
	size_t count = kz_citations_count(found);
	if (request->format == FORMAT_JSON)
		write_head(request);
	for (size_t i = 0; i < count && !terminal_failed(); i++)
		write_citation(request, kz_citations_at(found, i), i == 0);
	if (request->format == FORMAT_JSON)
		json_write_tail(json_new_object());
	kz_citations_close(found);
	return count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

static int run(struct session *session, struct arguments *args)
{
	int id;
	struct request request = {.session = session, .format = FORMAT_TEXT};
	while ((id = arguments_next(args)) > 0) {
		if (id == OPTION_TEXT)
			request.file = args->value;
		else if (id == OPTION_OWN)
			request.own = args->value;
		else
			request.format =
				id == OPTION_JSON ? FORMAT_JSON : format_of(args->value);
	}
	if (id < 0)
		return args->exit_code;
	if (args->rest_count > 0)
		return usage_error("cites takes no arguments: '%s'", args->rest[0]);
	if (request.file == NULL)
		return usage_error("cites needs a text: --text FILE");
	int code = show_citations(&request);
	free(request.text);
	return code;
}

const struct command command_cites = {"cites", "--text FILE",
	"show what a text cites, and where", NEEDS_NOTHING, options, run};
