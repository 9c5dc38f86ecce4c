/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers for people, the same in every locale. */
#ifndef KAMERZOEK_CLI_NUMBER_H
#define KAMERZOEK_CLI_NUMBER_H

#include <stdint.h>

enum { NUMBER_MAX = 32 };

/* "3,412"; gives buffer. */
const char *number_text(uint64_t number, char buffer[NUMBER_MAX]);

#endif
