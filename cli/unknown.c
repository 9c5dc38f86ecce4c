/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unknown.h"

#include "command.h"
#include "complain.h"
#include "exit_code.h"

#include <stdio.h>
#include <string.h>

/* ---- Mistakes ---- */

enum { NAME_MAX_BYTES = 40 };

static unsigned least_of(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* How many letters were left out, put in, changed, or swapped with their neighbour. */
static unsigned mistakes(const char *a, const char *b)
{
	unsigned rows[3][NAME_MAX_BYTES + 1];
	size_t n = strlen(a), m = strlen(b);
	if (n > NAME_MAX_BYTES || m > NAME_MAX_BYTES)
		return NEAR_ENOUGH;
	for (unsigned j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		unsigned *now = rows[i % 3], *before = rows[(i + 2) % 3];
		const unsigned *earlier = rows[(i + 1) % 3];
		now[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned changed = before[j - 1] + (a[i - 1] != b[j - 1]);
			now[j] = least_of(changed, least_of(before[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				a[i - 2] == b[j - 1])
				now[j] = least_of(now[j], earlier[j - 2] + 1);
		}
	}
	return rows[n % 3][m];
}

bool is_nearer(const char *name, const char *other, unsigned *least)
{
	size_t length = strlen(name);
	/* "sea" is the beginning of search; and in a short word one mistake is a lot. */
	unsigned count = length >= 2 && strncmp(name, other, length) == 0
				 ? 1
				 : mistakes(name, other);
	if (count >= *least || count * 2 >= strlen(other))
		return false;
	*least = count;
	return true;
}

/* ---- A command ---- */

int unknown_command(const char *name)
{
	unsigned least = NEAR_ENOUGH;
	const struct command *command, *near = NULL;
	struct option option;
	char names[256] = "";
	size_t used = 0;
	for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
		if (is_nearer(name, command->name, &least))
			near = command;
		used += (size_t)snprintf(names + used, sizeof names - used, "%s%s",
			i > 0 ? ", " : "", command->name);
	}
	if (near != NULL)
		return usage_error(
			"there is no command '%s'; did you mean %s?", name, near->name);
	if (option_named(NULL, name, &option))
		return usage_error(
			"there is no command '%s'; did you mean --%s?", name, name);
	usage_error("there is no command '%s'; there are: %s", name, names);
	if (strchr(name, '\'') == NULL)
		say("to search for it: kamerzoek search '%s'", name);
	return EXIT_USAGE;
}

/* ---- An option ---- */

static void find_near(const struct takes *list, const char *name, unsigned *least,
	char near[NAME_MAX_BYTES])
{
	struct option option;
	for (size_t i = 0; option_at(list, i, &option); i++) {
		if (is_nearer(name, option.name, least))
			snprintf(near, NAME_MAX_BYTES, "%s", option.name);
	}
}

/* "kwic", or "search and similar": who has an option. False when nobody has. */
static bool find_owners(const char *name, char owners[128])
{
	struct option option;
	const struct command *command;
	size_t used = 0;
	owners[0] = '\0';
	for (size_t i = 0; (command = command_at(i)) != NULL && used < 128; i++) {
		if (command->options != NULL &&
			option_named(command->options, name, &option))
			used += (size_t)snprintf(owners + used, 128 - used, "%s%s",
				used > 0 ? ", " : "", command->name);
	}
	return used > 0;
}

/* The option that has name as one of its values: csv, newest. */
static bool find_choice(const struct takes *own, const char *name, struct option *out)
{
	for (size_t i = 0; option_at(own, i, out); i++) {
		if (out->choices != NULL && is_choice(out->choices, name))
			return true;
	}
	return false;
}

int unknown_option(const struct takes *own, const char *name)
{
	unsigned least = NEAR_ENOUGH;
	char near[NAME_MAX_BYTES] = "", owners[128];
	struct option option;
	if (find_owners(name, owners))
		return usage_error(
			own != NULL ? "there is no option '--%s' here; these have it: %s"
				    : "option '--%s' goes behind the command: %s",
			name, owners);
	if (own != NULL && find_choice(own, name, &option))
		return usage_error(
			"there is no option '--%s' here; did you mean --%s %s?", name,
			option.name, name);
	find_near(NULL, name, &least, near);
	if (own != NULL)
		find_near(own, name, &least, near);
	if (near[0] != '\0')
		return usage_error(
			"there is no option '--%s' here; did you mean --%s?", name, near);
	return usage_error("there is no option '--%s' here", name);
}
