/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "candidates.h"

#include "terminal.h"

#include <string.h>

/* Nobody reads more of them, and it keeps a large index quick. */
enum { IDS_MOST = 200, WORD_MAX = 256 };

/* Names with values that can be told beforehand. A colon goes behind that of a field, an
 * equals sign behind that of a fact. */
struct name {
	const char *name, *values, *summary;
};

/* As they stand in kamerzoek-query(7). */
static const struct name fields[] = {
	{"titel", NULL, "words in the title"},
	{"noot", NULL, "words in notes"},
	{"ondertekenaar", NULL, "who signed it"},
	{"ministerie", NULL, "from which ministry"},
	{"soort", "brief motie amendement verslag nota", "brief, motie ..."},
	{"kamer", "1 2", "1 or 2"},
	{"vergaderjaar", NULL, "2024-2025"},
	{"hoofdstuk", NULL, "of the budget: XIV"},
	{"taal", "nl en", "nl or en"},
	{"uitslag", "aangenomen verworpen aangehouden ingetrokken", "of a vote"},
	{"nummer", NULL, "in its dossier"},
	{"id", NULL, "one document"},
	{"datum", NULL, "2024, 2024-03..2025, ..2025-04-11"},
	{"dossier", NULL, "36600, 36600-XIV"},
	{"citeert", NULL, "what cites that paper"},
	{"geciteerd-door", NULL, "what that paper cites"},
	{0},
};

/* As they stand with --filter in kamerzoek-search(1). */
static const struct name facts[] = {
	{"kind", "brief motie amendement verslag nota", "brief, motie ..."},
	{"holding", "full record", "full or record"},
	{"dossier", NULL, "36600, 36600-XIV"},
	{"number", NULL, "in its dossier"},
	{"chamber", "1 2", "1 or 2"},
	{"vergaderjaar", NULL, "2024-2025"},
	{"ministry", NULL, "from which ministry"},
	{"language", "nl en", "nl or en"},
	{"outcome", "aangenomen verworpen aangehouden ingetrokken", "of a vote"},
	{"signatory", NULL, "who signed it"},
	{"id", NULL, "one document"},
	{0},
};

/* ---- One ---- */

static bool begins(const char *candidate, const struct partly *partly)
{
	return strncmp(candidate, partly->word, strlen(partly->word)) == 0;
}

/* What is behind the tab is for people, and a shell may leave it out. */
static void offer(const struct partly *partly, const char *candidate, const char *end,
	const char *summary)
{
	write_text(stdout, partly->before);
	write_text(stdout, candidate);
	write_own(stdout, "%s\t", end);
	write_text(stdout, summary);
	write_own(stdout, "\n");
}

static void offer_choices(const struct partly *partly, const char *choices)
{
	while (choices != NULL && *choices != '\0') {
		char one[WORD_MAX];
		size_t length = strcspn(choices, " ");
		snprintf(one, sizeof one, "%.*s", (int)length, choices);
		if (begins(one, partly))
			offer(partly, one, "", "");
		choices += length;
		choices += strspn(choices, " ");
	}
}

/* Names, or behind the mark the values of one. */
static void offer_names(
	const struct partly *partly, const struct name *names, const char *mark)
{
	const char *behind = strstr(partly->word, mark);
	for (; names->name != NULL; names++) {
		char before[WORD_MAX];
		if (behind == NULL && begins(names->name, partly))
			offer(partly, names->name, mark, names->summary);
		if (behind == NULL || names->values == NULL)
			continue;
		snprintf(before, sizeof before, "%s%s%s", partly->before, names->name,
			mark);
		struct partly value = {before, behind + 1};
		if (strncmp(names->name, partly->word, (size_t)(behind - partly->word)) ==
			0)
			offer_choices(&value, names->values);
	}
}

/* ---- Names of documents ---- */

static void offer_ids(struct session *session, const struct partly *partly)
{
	kz_index *index;
	kz_cursor *all = NULL;
	const kz_document *document;
	if (session_open_index(session, &index) != 0)
		return;
	kz_status st = kz_index_list_prefix(index, partly->word, &all, NULL);
	for (int i = 0; i < IDS_MOST && st == KZ_OK; i++) {
		st = kz_cursor_next(all, &document, NULL);
		if (st == KZ_OK)
			offer(partly, kz_document_get(document, KZ_ID), "",
				kz_document_get(document, KZ_TITLE));
	}
	kz_cursor_close(all);
	kz_index_close(index);
}

/* ---- By what is wanted ---- */

void candidates_of_commands(const struct partly *partly)
{
	const struct command *command;
	for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
		if (begins(command->name, partly))
			offer(partly, command->name, "", command->summary);
	}
}

static void offer_option(
	const struct partly *partly, const struct option *option, bool undo)
{
	char name[WORD_MAX], summary[WORD_MAX];
	snprintf(name, sizeof name, "--%s%s", undo ? "no-" : "", option->name);
	snprintf(summary, sizeof summary, "%s%s", undo ? "without --" : "",
		undo ? option->name : option->summary);
	if (begins(name, partly))
		offer(partly, name, "", summary);
}

static void offer_options(const struct partly *partly, const struct takes *list)
{
	struct option option;
	bool undo = strncmp(partly->word, "--no-", 5) == 0;
	for (size_t i = 0; option_at(list, i, &option); i++) {
		offer_option(partly, &option, false);
		bool is_habit = option.value == NULL &&
				(option.flags & OPTION_CONFIG) != 0 &&
				strncmp(option.name, "no-", 3) != 0;
		if (undo && is_habit)
			offer_option(partly, &option, true);
	}
}

void candidates_of_options(const struct partly *partly, const struct command *command)
{
	if (command != NULL && command->options != NULL)
		offer_options(partly, command->options);
	offer_options(partly, NULL);
}

void candidates_of_value(
	struct session *session, const struct partly *partly, const struct option *option)
{
	switch (option->id) {
	case OPTION_FILTER:
		offer_names(partly, facts, "=");
		break;
	case OPTION_OWN:
		offer_ids(session, partly);
		break;
	case OPTION_LIMIT:
		if ((option->flags & OPTION_OR_ALL) != 0)
			offer_choices(partly, "all");
		break;
	default:
		offer_choices(partly, option->choices);
	}
}

void candidates_of_arguments(struct session *session, const struct partly *partly,
	const struct command *command)
{
	if (strncmp(command->arguments, "QUERY", 5) == 0)
		offer_names(partly, fields, ":");
	else if (strncmp(command->arguments, "ID", 2) == 0)
		offer_ids(session, partly);
	if (command != &command_help)
		return;
	candidates_of_commands(partly);
	offer_choices(partly, "exit-codes");
}
