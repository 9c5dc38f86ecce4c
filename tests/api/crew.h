/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index of long texts, and what a search of it by several threads finds. */
#ifndef CREW_H
#define CREW_H

#include "support.h"

void make_long_texts(const char *path);

/* All that the hits have, as one text; free it. */
char *hits_by(kz_index *index, const char *query, uint32_t threads, uint32_t limit);

/* Each query, in pages of several lengths: several threads find what one does. Returns
 * how many hits that were. */
unsigned assert_the_same(kz_index *index);

#endif
