/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weighting schemes, as a search needs them. */
#ifndef XAPIAN_C_WEIGHT_HH
#define XAPIAN_C_WEIGHT_HH

#include "xapian-c.h"

#include <xapian.h>

#include <memory>

struct xapian_weight {
	std::unique_ptr<const Xapian::Weight> weight;
};

#endif
