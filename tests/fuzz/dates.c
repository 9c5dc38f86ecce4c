/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes, read as a date, and searched for dates. Each that is found exists, and read
 * alone it is the same. */
#include "fuzz.h"

#include "text/dutch_date.h"

#include <kamerzoek/dutch.h>

#include <stdlib.h>
#include <string.h>

static void check(kz_date date)
{
	char text[KZI_DATE_MAX];
	kz_date again;
	size_t length = kz_date_format(&date, text, sizeof text);
	promise(length == strlen(text) && length >= 4);
	promise(kz_date_parse(text, length, &again, NULL) == KZ_OK);
	promise(memcmp(&date, &again, sizeof date) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *text = (const char *)bytes;
	kz_date date;
	kzi_found_date found;
	size_t at = 0;
	if (kz_date_parse(text, size, &date, NULL) == KZ_OK)
		check(date);
	while (kzi_date_find(text, size, at, &found)) {
		promise(found.start >= at && found.length > 0 &&
			found.start + found.length <= size);
		promise(kz_date_parse(text + found.start, found.length, &date, NULL) ==
			KZ_OK);
		promise(date.year == found.date.year && date.month == found.date.month &&
			date.day == found.date.day);
		check(date);
		at = found.start + found.length;
	}
	return 0;
}
