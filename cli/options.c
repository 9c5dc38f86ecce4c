/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include "complain.h"
#include "exit_code.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STOP = -1, END = 0, AGAIN = -2 /* a shared one, which is done with */ };

/* ---- Finding one in the tables ---- */

static const struct option *find_letter(const struct option *table, char letter)
{
	for (; table != NULL && table->id != 0; table++) {
		if (table->letter == letter)
			return table;
	}
	return NULL;
}

static const struct option *find_name(
	const struct option *table, const char *name, size_t length)
{
	for (; table != NULL && table->id != 0; table++) {
		if (table->name != NULL && strlen(table->name) == length &&
			memcmp(table->name, name, length) == 0)
			return table;
	}
	return NULL;
}

static bool is_choice(const char *choices, const char *value)
{
	size_t length = strlen(value);
	for (const char *at = choices; length > 0 && *at != '\0';) {
		size_t size = strcspn(at, " ");
		if (size == length && memcmp(at, value, size) == 0)
			return true;
		at += size;
		at += strspn(at, " ");
	}
	return false;
}

/* ---- Taking one ---- */

static int refuse(struct arguments *args)
{
	args->exit_code = EXIT_USAGE;
	return STOP;
}

/* An option that was found; shown is how it was typed, "-q" or "--quiet". */
static int take(struct arguments *args, const struct option *which, bool is_shared,
	const char *shown, const char *value)
{
	if (which->value == NULL && value != NULL) {
		usage_error("option '%s' takes no value", shown);
		return refuse(args);
	}
	if (which->value != NULL && value == NULL) {
		if (args->next == args->count) {
			usage_error("option '%s' needs a value: %s", shown, which->value);
			return refuse(args);
		}
		value = args->words[args->next++];
	}
	if (which->choices != NULL && !is_choice(which->choices, value)) {
		usage_error("no such %s: '%s'; there are: %s", which->name, value,
			which->choices);
		return refuse(args);
	}
	args->value = value;
	if (!is_shared)
		return which->id;
	bool go_on = args->take_shared(args->context, which->id, value, &args->exit_code);
	return go_on ? AGAIN : STOP;
}

static int take_name(struct arguments *args, const char *word)
{
	const char *name = word + 2;
	size_t length = strcspn(name, "=");
	const char *value = name[length] == '=' ? name + length + 1 : NULL;
	char shown[64];
	snprintf(shown, sizeof shown, "--%.*s", (int)length, name);
	const struct option *which = find_name(args->own, name, length);
	if (which != NULL)
		return take(args, which, false, shown, value);
	which = find_name(args->shared, name, length);
	if (which != NULL)
		return take(args, which, true, shown, value);
	usage_error("there is no option '%s' here", shown);
	return refuse(args);
}

static int take_letter(struct arguments *args)
{
	char shown[3] = {'-', *args->letters++, '\0'};
	const char *value = NULL;
	const struct option *which = find_letter(args->own, shown[1]);
	bool is_shared = which == NULL;
	if (is_shared)
		which = find_letter(args->shared, shown[1]);
	if (which == NULL) {
		usage_error("there is no option '%s' here; a word that begins with - "
			    "comes after another word, or after --",
			shown);
		return refuse(args);
	}
	if (which->value != NULL && *args->letters != '\0') {
		value = args->letters;
		args->letters = "";
	}
	return take(args, which, is_shared, shown, value);
}

/* ---- All of them ---- */

static int step(struct arguments *args)
{
	if (args->letters != NULL && *args->letters != '\0')
		return take_letter(args);
	if (args->next == args->count)
		return END;
	char *word = args->words[args->next];
	bool dashed = !args->no_more && word[0] == '-' && word[1] != '\0';
	bool named = dashed && word[1] == '-';
	/* Behind the first word "-x" is a word too: search sandbox -wetgeving. */
	if (!named && (!dashed || args->rest_count > 0)) {
		if (args->only_options)
			return END;
		args->next++;
		args->rest[args->rest_count++] = word;
		return AGAIN;
	}
	args->next++;
	if (strcmp(word, "--") == 0) {
		args->no_more = true;
		return AGAIN;
	}
	if (named)
		return take_name(args, word);
	args->letters = word + 1;
	return take_letter(args);
}

int arguments_next(struct arguments *args)
{
	/* Kept in place: what is kept never overtakes what is still to be read. */
	args->rest = args->words;
	int id;
	do
		id = step(args);
	while (id == AGAIN);
	return id;
}

bool option_number(
	const char *name, const char *value, uint32_t least, uint32_t most, uint32_t *out)
{
	char *end;
	errno = 0;
	unsigned long number = strtoul(value, &end, 10);
	/* strtoul() takes signs and spaces, and wraps what is below zero around. */
	if (value[0] < '0' || value[0] > '9' || *end != '\0' || errno != 0 ||
		number < least || number > most) {
		usage_error("%s '%s': not a number from %lu to %lu", name, value,
			(unsigned long)least, (unsigned long)most);
		return false;
	}
	*out = (uint32_t)number;
	return true;
}
