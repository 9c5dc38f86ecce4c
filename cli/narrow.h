/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the commands that search have in common on their command line: the words, and
 * conditions beside them. */
#ifndef KAMERZOEK_CLI_NARROW_H
#define KAMERZOEK_CLI_NARROW_H

#include <kamerzoek.h>

/* "kind=motie", the value of --filter. EXIT_DONE, or an exit code after a message. */
int narrow_by_fact(kz_filter *filter, const char *value);
/* The values of --from and --until; both may be NULL. The same. */
int narrow_by_dates(kz_filter *filter, const char *from, const char *until);
/* The words with a space between, to be freed. */
char *narrow_joined(char *const *words, int count);

#endif
