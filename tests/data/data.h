/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tests on real documents, which are not ours to keep with the source: they are
 * where KAMERZOEK_TESTDATA says, and without it the whole program is skipped.
 */
#ifndef DATA_H
#define DATA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* A file below the data, unpacked; close it with pclose(). */
static inline FILE *open_data(const char *name)
{
	char command[4096];
	snprintf(command, sizeof command, "gzip -dc \"$KAMERZOEK_TESTDATA\"/'%s'", name);
	FILE *unpacked = popen(command, "r");
	assert_non_null(unpacked);
	return unpacked;
}

/* A plan of no tests is how TAP says that all of them are skipped. */
#define run_with_data(tests, name)                                             \
	(getenv("KAMERZOEK_TESTDATA") != NULL                                  \
			? cmocka_run_group_tests_name(name, tests, NULL, NULL) \
			: (puts("1..0 # SKIP KAMERZOEK_TESTDATA is not set"), 0))

#endif
