/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include "complain.h"
#include "exit_code.h"
#include "unknown.h"

#include <stdlib.h>
#include <string.h>

/* ---- Taking one ---- */

/* The option that stands behind the one that was typed; "no" turns a flag off. */
static void keep(struct arguments *args, const struct option *option, const char *value)
{
	bool stands_in = option->stands_for != OPTION_NONE;
	args->given[args->given_count++] = (struct given){
		.id = stands_in ? option->stands_for : option->id,
		.value = stands_in       ? option->with
			 : value != NULL ? value
					 : "yes",
	};
	if ((option->flags & OPTION_AT_ONCE) != 0)
		args->at_once = option->id;
}

/* An option that was found; shown is how it was typed, "-q" or "--quiet". */
static int take(struct arguments *args, const struct option *option, const char *shown,
	const char *value)
{
	char why[OPTION_WHY_MAX];
	if (option->value == NULL && value != NULL)
		return usage_error("option '%s' takes no value", shown);
	if (option->value != NULL && value == NULL) {
		if (args->next == args->count)
			return usage_error("option '%s' needs a value: %s", shown,
				option->choices != NULL ? option->choices
							: option->value);
		value = args->words[args->next++];
	}
	if (option->value != NULL && !option_accepts(option, value, why))
		return usage_error("%s", why);
	keep(args, option, value);
	return EXIT_DONE;
}

static int take_name(struct arguments *args, const char *word)
{
	struct option option;
	char name[64], shown[sizeof name + 2];
	size_t length = strcspn(word + 2, "=");
	const char *value = word[2 + length] == '=' ? word + 2 + length + 1 : NULL;
	snprintf(name, sizeof name, "%.*s", (int)length, word + 2);
	snprintf(shown, sizeof shown, "--%s", name);
	if (option_named(args->own, name, &option))
		return take(args, &option, shown, value);
	if (!option_negated(args->own, name, &option))
		return unknown_option(args->own, name);
	if (value != NULL)
		return usage_error("option '%s' takes no value", shown);
	keep(args, &option, "no");
	return EXIT_DONE;
}

static bool find_letter(const struct takes *list, char letter, struct option *out)
{
	for (size_t i = 0; option_at(list, i, out); i++) {
		if (out->letter == letter)
			return true;
	}
	return list != NULL && find_letter(NULL, letter, out);
}

/* "-qv", "-qfVALUE". */
static int take_letters(struct arguments *args, const char *letters)
{
	int code = EXIT_DONE;
	while (code == EXIT_DONE && *letters != '\0' && args->at_once == OPTION_NONE) {
		struct option option;
		char shown[3] = {'-', *letters++, '\0'};
		const char *value = NULL;
		if (!find_letter(args->own, shown[1], &option))
			return usage_error("there is no option '%s' here; a word that "
					   "begins with - comes after another word, or "
					   "after --",
				shown);
		if (option.value != NULL && *letters != '\0') {
			value = letters;
			letters = "";
		}
		code = take(args, &option, shown, value);
	}
	return code;
}

/* ---- All of them ---- */

int arguments_read(struct arguments *args)
{
	int code = EXIT_DONE;
	/* Kept in place: what is kept never overtakes what is still to be read. */
	args->rest = args->words;
	while (code == EXIT_DONE && args->next < args->count &&
		args->at_once == OPTION_NONE) {
		char *word = args->words[args->next];
		bool dashed = !args->no_more && word[0] == '-' && word[1] != '\0';
		bool named = dashed && word[1] == '-';
		/* Behind the first word "-x" is one too: search sandbox -wetgeving. */
		bool is_word = !named && (!dashed || args->rest_count > 0);
		if (is_word && args->only_options)
			break;
		args->next++;
		if (is_word)
			args->rest[args->rest_count++] = word;
		else if (strcmp(word, "--") == 0)
			args->no_more = true;
		else
			code = named ? take_name(args, word)
				     : take_letters(args, word + 1);
	}
	return code;
}

void arguments_free(struct arguments *args)
{
	for (int i = 0; i < args->given_count; i++) {
		if (args->given[i].from_config)
			free((char *)args->given[i].value);
	}
	free(args->given);
	args->given = NULL;
	args->given_count = 0;
}

/* ---- What was given ---- */

static const struct given *last(const struct arguments *args, option_id id)
{
	for (int i = args->given_count; i-- > 0;) {
		if (args->given[i].id == id)
			return &args->given[i];
	}
	return NULL;
}

const char *option_value(const struct arguments *args, option_id id)
{
	const struct given *given = last(args, id);
	return given != NULL ? given->value : NULL;
}

bool option_is_on(const struct arguments *args, option_id id)
{
	const struct given *given = last(args, id);
	return given != NULL && strcmp(given->value, "no") != 0;
}

uint32_t option_number(const struct arguments *args, option_id id, uint32_t all)
{
	const struct given *given = last(args, id);
	if (given == NULL)
		return 0;
	return strcmp(given->value, "all") == 0
		       ? all
		       : (uint32_t)strtoul(given->value, NULL, 10);
}

bool option_was_typed(const struct arguments *args, option_id id)
{
	const struct given *given = last(args, id);
	return given != NULL && !given->from_config;
}
