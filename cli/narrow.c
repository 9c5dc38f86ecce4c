/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "narrow.h"

#include "complain.h"
#include "exit_code.h"

#include <stdlib.h>
#include <string.h>

int narrow_by_fact(kz_filter *filter, const char *value)
{
	kz_error err;
	char name[128];
	size_t length = strcspn(value, "=");
	if (value[length] == '\0' || length >= sizeof name)
		return usage_error("filter '%s': not of the form NAME=VALUE", value);
	memcpy(name, value, length);
	name[length] = '\0';
	if (kz_filter_text(filter, name, value + length + 1, &err) != KZ_OK)
		return complain(NULL, &err);
	return EXIT_DONE;
}

int narrow_by_dates(kz_filter *filter, const char *from, const char *until)
{
	kz_error err;
	if (from == NULL && until == NULL)
		return EXIT_DONE;
	if (kz_filter_dates(filter, "date", from, until, &err) != KZ_OK)
		return complain(NULL, &err);
	return EXIT_DONE;
}

char *narrow_joined(char *const *words, int count)
{
	size_t size = 1;
	for (int i = 0; i < count; i++)
		size += strlen(words[i]) + 1;
	char *text = calloc(1, size), *end = text;
	if (text == NULL)
		out_of_memory();
	for (int i = 0; i < count; i++) {
		size_t length = strlen(words[i]);
		if (i > 0)
			*end++ = ' ';
		memcpy(end, words[i], length);
		end += length;
	}
	return text;
}
