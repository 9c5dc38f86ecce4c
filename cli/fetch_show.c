/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What came of each paper, on stdout, in each format. */
#include "fetch.h"

#include "json.h"
#include "terminal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { WORD_WIDTH = 9, ID_WIDTH = 20 };

static const char *const words[FETCH_RESULTS] = {
	[KZ_FETCH_NEW] = "new",
	[KZ_FETCH_CHANGED] = "changed",
	[KZ_FETCH_UNCHANGED] = "unchanged",
	[KZ_FETCH_ABSENT] = "absent",
	[KZ_FETCH_FAILED] = "failed",
};

/* One row, whichever format it is written in. */
struct row {
	const kz_fetch_item *item;
	const char *result;
	const char *path;
	uint64_t bytes;
	const char *message;
};

static const char *const columns[] = {
	"id", "result", "of", "title", "date", "kind", "url", "path", "bytes", "message"};

static json_t *json_of(const struct row *row)
{
	json_t *object = json_new_object();
	json_put(object, "id", json_text(row->item->id));
	json_put(object, "result", json_text(row->result));
	json_put(object, "of", json_text(row->item->of));
	json_put(object, "title", json_text(row->item->title));
	json_put(object, "date", json_text(row->item->date));
	json_put(object, "kind", json_text(row->item->kind));
	json_put(object, "url", json_text(row->item->url));
	json_put(object, "path", json_text(row->path));
	json_put(object, "bytes",
		row->bytes > 0 ? json_integer((json_int_t)row->bytes) : json_null());
	json_put(object, "message", json_text(row->message));
	return object;
}

static void write_cells(struct columns *out, const struct row *row)
{
	char bytes[32] = "";
	if (row->bytes > 0)
		snprintf(bytes, sizeof bytes, "%" PRIu64, row->bytes);
	const char *cells[] = {row->item->id, row->result, row->item->of,
		row->item->title, row->item->date, row->item->kind, row->item->url,
		row->path, bytes, row->message};
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
		columns_cell(out, cells[i]);
	columns_end_row(out);
}

static void write_padded(const char *text, size_t width)
{
	size_t used = text_width(text, strlen(text));
	write_text(stdout, text);
	write_own(stdout, "%*s", used < width ? (int)(width - used) + 2 : 2, "");
}

static void write_line(const struct fetch_run *run, const struct row *row)
{
	const char *last = row->path[0] != '\0' ? row->path
			   : row->message[0] != '\0'
				   ? row->message
				   : (row->item->title[0] != '\0' ? row->item->title
								  : row->item->url);
	if (run->session->plain) {
		write_own(stdout, "result: %s\nid: ", row->result);
		write_text(stdout, row->item->id);
		write_own(stdout, row->path[0] != '\0' ? "\npath: " : "\nnote: ");
		write_text(stdout, last);
		write_own(stdout, "\n\n");
		return;
	}
	write_padded(row->result, WORD_WIDTH);
	write_padded(row->item->id, ID_WIDTH);
	write_text(stdout, last);
	write_own(stdout, "\n");
}

static void write_row(struct fetch_run *run, const struct row *row)
{
	if (run->format == FORMAT_JSON)
		json_write_item(json_of(row), !run->any);
	else if (run->format == FORMAT_JSONL)
		json_write(json_of(row));
	else if (run->format == FORMAT_TSV)
		write_cells(&run->columns, row);
	else if (run->format == FORMAT_TEXT)
		write_line(run, row);
	else if (row->path[0] != '\0' || run->dry_run) {
		write_text(stdout, row->item->id);
		write_own(stdout, "\n");
	}
	run->any = true;
	/* Somebody looks on. */
	fflush(stdout);
}

void fetch_show_begin(struct fetch_run *run)
{
	if (run->format == FORMAT_JSON) {
		json_t *head = json_envelope();
		json_put(head, "library", json_text(run->library));
		json_write_head(head, "papers");
	} else if (run->format == FORMAT_TSV) {
		for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
			columns_cell(&run->columns, columns[i]);
		columns_end_row(&run->columns);
	}
}

void fetch_show_item(struct fetch_run *run, const kz_fetch_item *item)
{
	write_row(run, &(struct row){item, "to-come", "", 0, ""});
}

void fetch_show_report(struct fetch_run *run, const kz_fetch_report *report)
{
	/* A later library may know more results. */
	const char *word = (unsigned)report->result < FETCH_RESULTS
				   ? words[report->result]
				   : "unknown";
	write_row(run, &(struct row){report->item, word, report->path, report->bytes,
			       report->error != NULL ? report->error->message : ""});
}

void fetch_show_end(struct fetch_run *run)
{
	if (run->format != FORMAT_JSON)
		return;
	json_t *tail = json_new_object(), *counts = json_new_object();
	for (size_t i = 0; i < FETCH_RESULTS; i++)
		json_put(counts, words[i], json_integer((json_int_t)run->counts[i]));
	json_put(tail, "counts", counts);
	json_write_tail(tail);
}
