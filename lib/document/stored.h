/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document as bytes: entries of tag, length and content. A reader passes over
 * tags that it does not know, and over what it does not know at the end of an entry;
 * and does without what an older program did not write there.
 */
#ifndef KZI_DOCUMENT_STORED_H
#define KZI_DOCUMENT_STORED_H

#include "document/document.h"

/* Fixed for ever: they are on people's disks. */
enum kzi_tag {
	KZI_TAG_PROPERTY = 1, /* and on: one for each kz_property */
	KZI_TAG_LIST = 64,    /* and on: one for each kz_list */
	KZI_TAG_SIGNATORY = 80,
	KZI_TAG_FIELD = 81,
	KZI_TAG_BLOCK = 82,
	KZI_TAG_SOURCE = 83,
	KZI_TAG_CITATION = 84,
	KZI_TAG_RAW = 85,
	KZI_TAG_RAW_PLACE = 86,
	KZI_TAG_PART_PLACE = 87,
	KZI_TAG_PART = 88,
	KZI_TAG_KEY = 89
};

#endif
