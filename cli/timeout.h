/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Giving up in time: the library by itself, and a moment later the whole process,
 * whatever it is at. */
#ifndef KAMERZOEK_CLI_TIMEOUT_H
#define KAMERZOEK_CLI_TIMEOUT_H

#include <stdint.h>

/* The deadline for the library, in milliseconds from now; 0 for 0, which is never. */
uint32_t timeout_begin(uint32_t seconds);

#endif
