/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Processors of ranges and fields, as the parser needs them. */
#ifndef XAPIAN_C_PROCESSOR_HH
#define XAPIAN_C_PROCESSOR_HH

#include "shared.hh"

struct xapian_range_processor : xapian_c::shared<Xapian::RangeProcessor> {
};

struct xapian_field_processor : xapian_c::shared<Xapian::FieldProcessor> {
};

#endif
