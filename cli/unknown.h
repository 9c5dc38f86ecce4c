/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names that there are not: what was perhaps meant, and where it is to be had. */
#ifndef KAMERZOEK_CLI_UNKNOWN_H
#define KAMERZOEK_CLI_UNKNOWN_H

#include "options.h"

/* Each gives EXIT_USAGE after a message. The name of an option is without dashes, and own
 * those of the command at hand, or NULL before it. */
int unknown_command(const char *name);
int unknown_option(const struct takes *own, const char *name);

/* Is other what somebody may have meant who typed name? Least is how many mistakes the
 * best one had so far, and becomes less. Begin with NEAR_ENOUGH. */
enum { NEAR_ENOUGH = 3 };
bool is_nearer(const char *name, const char *other, unsigned *least);

#endif
