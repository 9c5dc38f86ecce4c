/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What fetch is: for kamerzoek, which does not fetch itself but knows its help, and for
 * kamerzoek-fetch, which does. */
#ifndef KAMERZOEK_CLI_FETCH_OPTIONS_H
#define KAMERZOEK_CLI_FETCH_OPTIONS_H

#include "options.h"

extern const struct takes fetch_options[];
extern const char fetch_arguments[], fetch_summary[];

#endif
