/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A search and its relevance set, as those need them who search or expand. */
#ifndef XAPIAN_C_ENQUIRE_HH
#define XAPIAN_C_ENQUIRE_HH

#include "engine.hh"

struct xapian_enquire {
	/* Goes last. */
	std::shared_ptr<xapian_c::engine> held;
	Xapian::Enquire enquire;
	size_t query_depth = 1;
	std::string description;

	explicit xapian_enquire(const std::shared_ptr<xapian_c::engine> &on)
	    : held(on), enquire(on->reading)
	{
	}
};

struct xapian_rset {
	Xapian::RSet rset;
	std::string description;
};

#endif
