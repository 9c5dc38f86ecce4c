/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every identifier that is known to exist: read and written, byte for byte. */
#include "data.h"

#include <kamerzoek/citation.h>

#include <stdlib.h>
#include <string.h>

static void every_real_identifier_is_itself(void **state)
{
	(void)state;
	char line[256], id[KZ_KAMERSTUK_MAX];
	FILE *all = open_data("kamerstukken/identifiers.txt.gz");
	size_t lines = 0;
	while (fgets(line, sizeof line, all) != NULL) {
		kz_kamerstuk piece;
		kz_error err;
		size_t length = strcspn(line, "\n");
		line[length] = '\0';
		if (kz_kamerstuk_parse(line, length, &piece, &err) != KZ_OK)
			fail_msg("%s", err.message);
		kz_kamerstuk_format(&piece, id, sizeof id);
		if (strcmp(id, line) != 0)
			fail_msg("%s became %s", line, id);
		lines++;
	}
	assert_int_equal(pclose(all), 0);
	assert_true(lines > 100000);
	printf("# %zu identifiers\n", lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_real_identifier_is_itself),
	};
	return run_with_data(tests, "identifiers");
}
