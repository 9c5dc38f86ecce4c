/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Posting sources, as those make them who have another kind. */
#ifndef XAPIAN_C_SOURCE_HH
#define XAPIAN_C_SOURCE_HH

#include "shared.hh"

struct xapian_posting_source : xapian_c::shared<Xapian::PostingSource> {
	/* The same object, where values are mapped to weights. */
	Xapian::ValueMapPostingSource *map = nullptr;
};

#endif
