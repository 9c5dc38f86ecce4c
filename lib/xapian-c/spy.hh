/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Match spies, as a search needs them. */
#ifndef XAPIAN_C_SPY_HH
#define XAPIAN_C_SPY_HH

#include "shared.hh"

struct xapian_match_spy : xapian_c::shared<Xapian::MatchSpy> {
	/* The same object, where it counts values. */
	Xapian::ValueCountMatchSpy *values = nullptr;
};

#endif
