/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a word weighs, in numbers: those that kzi_rank_words() and kzi_rank() have the
 * engine work out. */
#ifndef KZI_SEARCH_WEIGHTS_H
#define KZI_SEARCH_WEIGHTS_H

#include "search/query.h"

typedef enum kzi_weighs {
	KZI_WEIGHS_ITSELF,
	KZI_WEIGHS_AS_TYPED, /* beside the word itself */
	KZI_WEIGHS_PART,     /* in compounds */
	KZI_WEIGHS_NEAR,     /* beside the word itself: for standing near the next */
	KZI_WEIGHS_BESIDE    /* and for standing right before it, too */
} kzi_weighs;
/* Of a word that so many documents have, of all that there are, at most. */
double kzi_weight_of(double having, uint32_t documents, kzi_weighs as);
/* In a document that has it so often. */
double kzi_weigh(double weight, uint32_t times);
/* Do this node and the next weigh more near each other? Then so many words from one to
 * the other are near. */
bool kzi_weigh_near(const kzi_query *query, size_t i, uint32_t *within);

#endif
