/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an open database has, for those who read it. */
#ifndef KZI_GLASS_OPEN_H
#define KZI_GLASS_OPEN_H

#include "bulk/pack.h"
#include "glass/glass.h"

#include <string.h>

struct kzi_glass {
	uint64_t revision;
	kzi_tree *postlist, *position;
};

/* A term as keys begin with it; 0: it is too long to be in a key with a docid. */
static inline size_t kzi_key_of_term(
	unsigned char key[KZI_TREE_KEY], const char *term, size_t length)
{
	unsigned char twice[2 * KZI_TREE_KEY];
	if (length > KZI_TREE_KEY)
		return 0;
	size_t used = (size_t)(kzi_pack_term(twice, (const unsigned char *)term, length) -
			       twice);
	if (used + 1 + KZI_PACKED_DOCID > KZI_TREE_KEY)
		return 0;
	memcpy(key, twice, used);
	return used;
}

/* Behind it goes a docid; returns how long the key is then. */
static inline size_t kzi_key_of_docid(
	unsigned char key[KZI_TREE_KEY], size_t length, uint32_t docid)
{
	key[length] = '\0';
	return (size_t)(kzi_pack_docid(key + length + 1, docid) - key);
}

#endif
