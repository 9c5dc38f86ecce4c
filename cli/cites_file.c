/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cites_file.h"

#include "complain.h"
#include "exit_code.h"
#include "json.h"
#include "layout.h"
#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TARGET_WIDTH = 22, EDGE_WIDTH = 13, WORDS_BEFORE = 24, NARROW = 60, INDENT = 4 };

struct reading {
	const struct session *session;
	const struct cites_request *asked;
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
static int read_stream(struct reading *reading, FILE *stream, const char *name)
{
	const size_t most = ((size_t)256 << 20) + 1;
	size_t room = 0, taken;
	do {
		if (reading->length == room) {
			room = room > 0 ? room * 2 : (size_t)64 << 10;
			room = room < most ? room : most;
			char *larger = realloc(reading->text, room);
			if (larger == NULL)
				out_of_memory();
			reading->text = larger;
		}
		taken = fread(reading->text + reading->length, 1, room - reading->length,
			stream);
		reading->length += taken;
	} while (taken > 0 && reading->length < most);
	return ferror(stream) ? complain_of_file(name) : EXIT_DONE;
}

static int read_text(struct reading *reading)
{
	if (strcmp(reading->asked->file, "-") == 0)
		return read_stream(reading, stdin, "stdin");
	FILE *stream = fopen(reading->asked->file, "r");
	if (stream == NULL)
		return complain_of_file(reading->asked->file);
	int code = read_stream(reading, stream, reading->asked->file);
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

static bool within_character(const struct reading *reading, size_t at)
{
	return at < reading->length && (reading->text[at] & 0xC0) == 0x80;
}

static void add_part(struct layout *layout, const struct reading *reading, size_t from,
	size_t to, bool hit)
{
	char *part = strndup(reading->text + from, to - from);
	if (part == NULL)
		out_of_memory();
	layout_add(layout, part, hit);
	free(part);
}

/* The words around it, of which room is how many columns there are: a few in front,
 * and what still goes on the line. */
static void write_words(
	const struct reading *reading, const kz_citation *citation, size_t room)
{
	struct layout layout = {0};
	size_t start = citation->start, end = start + citation->length, from = start;
	const char *text = reading->text;
	while (from > 0 && start - from < WORDS_BEFORE && text[from - 1] != '\n')
		from--;
	/* Neither half a word nor half a character, nor more than there is room for. */
	bool cut = from > 0 && text[from - 1] != '\n';
	while (from < start && ((cut && text[from - 1] != ' ') ||
				       text_width(text + from, end - from) + 2 > room)) {
		from++;
		cut = true;
	}
	size_t to = end, used = text_width(text + from, end - from) + 2;
	while (to < reading->length && text[to] != '\n' && used < room) {
		to++;
		used += !within_character(reading, to);
	}
	while (to > end && to < reading->length && text[to] != '\n' && text[to] != ' ')
		to--;
	add_part(&layout, reading, from, start, false);
	add_part(&layout, reading, start, end, true);
	add_part(&layout, reading, end, to, false);
	layout_write(&layout, 0, 0, LAYOUT_ONE_LINE);
}

/* What the text does with it; what merely is cited is called by its kind. */
static const char *edge_of(const kz_citation *citation)
{
	return citation->edge != KZ_EDGE_CITES
		       ? kz_edge_name((kz_edge)citation->edge)
		       : kz_citation_kind_name((kz_citation_kind)citation->kind);
}

static void write_text_line(const struct reading *reading, const kz_citation *citation)
{
	size_t columns = TARGET_WIDTH + EDGE_WIDTH, width = terminal_width();
	write_column(citation->target, TARGET_WIDTH);
	if (width < NARROW) {
		write_own(stdout, "%s\n%*s", edge_of(citation), INDENT, "");
		columns = INDENT;
	} else {
		write_column(edge_of(citation), EDGE_WIDTH);
	}
	write_words(reading, citation, width > columns ? width - columns - 1 : 0);
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

static void write_head(const struct reading *reading)
{
	json_t *head = json_envelope();
	bool standard_input = strcmp(reading->asked->file, "-") == 0;
	json_put(head, "file", json_text(standard_input ? NULL : reading->asked->file));
	json_write_head(head, "citations");
}

/* ---- Of a text ---- */

static void write_citation(
	const struct reading *reading, const kz_citation *citation, bool first)
{
	switch (reading->asked->format) {
	case CITES_JSON:
		json_write_item(citation_object(citation), first);
		break;
	case CITES_JSONL:
		json_write(citation_object(citation));
		break;
	case CITES_TSV:
		write_row(citation);
		break;
	default:
		if (reading->session->plain)
			write_plain(citation);
		else
			write_text_line(reading, citation);
	}
}

static int show_citations(struct reading *reading)
{
	kz_error err;
	kz_kamerstuk own;
	kz_citations *found;
	bool stdin_named = strcmp(reading->asked->file, "-") == 0;
	if (reading->asked->own != NULL &&
		kz_kamerstuk_parse(reading->asked->own, strlen(reading->asked->own), &own,
			&err) != KZ_OK)
		return complain("--own", &err);
	int code = read_text(reading);
	if (code != EXIT_DONE)
		return code;
	if (kz_citations_find(reading->text, reading->length,
		    reading->asked->own != NULL ? &own : NULL, &found, &err) != KZ_OK)
		return complain(stdin_named ? "stdin" : reading->asked->file, &err);
	size_t count = kz_citations_count(found);
	if (reading->asked->format == CITES_JSON)
		write_head(reading);
	for (size_t i = 0; i < count && !terminal_failed(); i++)
		write_citation(reading, kz_citations_at(found, i), i == 0);
	if (reading->asked->format == CITES_JSON)
		json_write_tail(json_new_object());
	kz_citations_close(found);
	return count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int cites_show_file(const struct session *session, const struct cites_request *request)
{
	struct reading reading = {.session = session, .asked = request};
	int code = show_citations(&reading);
	free(reading.text);
	return code;
}
