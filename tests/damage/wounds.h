/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Damage, as disks and hands do it, to the files of an index. */
#ifndef WOUNDS_H
#define WOUNDS_H

#include <stddef.h>
#include <stdint.h>

/* The folder and all in it, by its bytes. */
void copy_tree(const char *from, const char *to);

typedef enum wound {
	WOUND_BIT,
	WOUND_BYTES,  /* eight */
	WOUND_BLOCK,  /* of 8192, by chance or by zeros */
	WOUND_CUT,    /* short */
	WOUND_SWAP,   /* two blocks of one file */
	WOUND_TABLES, /* two tables of the engine */
	WOUND_GONE,
	WOUNDS
} wound;

extern const char *const wound_names[WOUNDS];

/* Does it to a file of the index at path; name is where it was done. */
wound do_damage(const char *path, uint32_t *state, char name[120]);
/* A file below the generation in use: so many bytes at offset, by chance. */
void scribble(const char *path, const char *file, long offset, size_t size);

#endif
