/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exit_code.h"

#define STATUS_MAX 4

static const struct exit_code {
	int code;
	const char *meaning;
	kz_status statuses[STATUS_MAX]; /* KZ_OK where there are no more */
} table[] = {
	{EXIT_DONE, "found, or done", {KZ_OK}},
	{EXIT_NOTHING, "nothing found, or only documents with some of the words",
		{KZ_E_NO_DOCUMENT}},
	{EXIT_USAGE, "usage or query error", {KZ_E_ARGUMENT, KZ_E_QUERY, KZ_E_LIMIT}},
	{EXIT_REFUSED, "some documents refused or not to be had; the rest is done",
		{KZ_E_DOCUMENT, KZ_E_UNSUPPORTED}},
	{EXIT_INDEX, "the index is missing, of another version, or damaged",
		{KZ_E_NO_INDEX, KZ_E_FORMAT, KZ_E_CORRUPT}},
	{EXIT_BUSY, "busy: try again later", {KZ_E_LOCKED, KZ_E_CHANGED}},
	{EXIT_MACHINE, "the machine: disk or memory", {KZ_E_IO, KZ_E_NO_MEMORY}},
	{EXIT_NETWORK, "the network, or a server of the index", {KZ_E_NETWORK}},
	{EXIT_DEADLINE, "not done in the time allowed", {KZ_E_DEADLINE}},
	{EXIT_BUG, "a bug of ours: please report the message", {KZ_E_INTERNAL}},
};

enum { COUNT = sizeof table / sizeof table[0] };

int exit_code_of(kz_status status)
{
	if (status >= 0)
		return EXIT_DONE;
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t j = 0; j < STATUS_MAX; j++) {
			if (table[i].statuses[j] == status)
				return table[i].code;
		}
	}
	return EXIT_BUG;
}

const char *exit_code_at(size_t i, int *code)
{
	if (i >= COUNT)
		return NULL;
	*code = table[i].code;
	return table[i].meaning;
}
