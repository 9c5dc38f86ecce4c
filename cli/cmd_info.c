/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek info: what the index is and holds. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "facts.h"
#include "formats.h"
#include "json.h"
#include "number.h"
#include "terminal.h"

enum { LABEL_WIDTH = 14 };

static const struct takes options[] = {
	{.id = OPTION_FORMAT, .choices = "text json", .summary = "how to show it"},
	{.id = OPTION_JSON},
	{0},
};

static void write_number(const char *label, uint64_t value, int label_width)
{
	char number[NUMBER_MAX];
	facts_write_label(label, label_width);
	write_own(stdout, "%s\n", number_text(value, number));
}

static void write_line(const char *label, const char *value, int label_width)
{
	facts_write_label(label, label_width);
	write_text(stdout, value[0] != '\0' ? value : "none");
	write_own(stdout, "\n");
}

static const char *database_at(const struct session *session, size_t i)
{
	return session->database_count > 0 ? session->databases[i] : session->database;
}

static void show_text(const struct session *session, const kz_index_info *info)
{
	int width = session->plain ? 0 : LABEL_WIDTH;
	for (size_t i = 0; i < session->database_count || i == 0; i++)
		write_line("index", database_at(session, i), width);
	write_number("documents", info->documents, width);
	write_number("records only", info->records, width);
	write_number("removed", info->removed, width);
	write_line("newest", info->newest_date, width);
	facts_write_label("analysis", width);
	write_text(stdout, info->analysis);
	write_own(stdout, " %lu (", (unsigned long)info->analysis_version);
	write_text(stdout, info->fingerprint);
	write_own(stdout, ")\n");
	write_number("listed words", info->listed_words, width);
	write_number("own words", info->own_words, width);
	write_number("revision", info->revision, width);
	write_number("format", info->format, width);
	if (info->shards > 1) {
		write_number("shards", info->shards, width);
		write_number("away", info->away, width);
	}
	write_line("uuid", info->uuid, width);
}

static void show_json(const struct session *session, const kz_index_info *info)
{
	json_t *envelope = json_envelope(), *index = json_index(info);
	json_t *paths = json_new_list();
	for (size_t i = 0; i < session->database_count || i == 0; i++)
		json_add(paths, json_text(database_at(session, i)));
	json_put(index, "path", json_text(session->database));
	json_put(index, "paths", paths);
	json_put(index, "records", json_integer((json_int_t)info->records));
	json_put(index, "removed", json_integer((json_int_t)info->removed));
	json_put(index, "format", json_integer(info->format));
	json_put(index, "analysis_version", json_integer(info->analysis_version));
	json_put(index, "fingerprint", json_text(info->fingerprint));
	json_put(index, "listed_words", json_integer((json_int_t)info->listed_words));
	json_put(index, "own_words", json_integer((json_int_t)info->own_words));
	json_put(envelope, "index", index);
	json_write(envelope);
}

static int run(struct session *session, const struct arguments *args)
{
	kz_error err;
	kz_index *index;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	const char *format = option_value(args, OPTION_FORMAT);
	if (args->rest_count > 0)
		return usage_error("info takes no arguments: '%s'", args->rest[0]);
	int code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	kz_status st = kz_index_get_info(index, &info, &err);
	if (st != KZ_OK)
		code = complain(NULL, &err);
	else if (format != NULL && format_of(format) == FORMAT_JSON)
		show_json(session, &info);
	else
		show_text(session, &info);
	return session_close_index(session, index, code);
}

const struct command command_info = {"info", "", "show what the index is and holds",
	NEEDS_INDEX, SAYS_LITTLE, options, run};
