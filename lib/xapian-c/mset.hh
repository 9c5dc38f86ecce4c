/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found, as those make it who search. */
#ifndef XAPIAN_C_MSET_HH
#define XAPIAN_C_MSET_HH

#include "engine.hh"

#include <deque>
#include <vector>

struct xapian_mset {
	/* These two only where documents are still to be asked for. */
	std::shared_ptr<xapian_c::engine> held;
	std::unique_ptr<Xapian::MSet> live;

	/* A deque, so that they stay where they are. */
	std::deque<std::string> strings;
	std::vector<xapian_match> matches;
	uint32_t first = 0;
	uint32_t lower_bound = 0;
	uint32_t estimated = 0;
	uint32_t upper_bound = 0;
	uint32_t uncollapsed_lower_bound = 0;
	uint32_t uncollapsed_estimated = 0;
	uint32_t uncollapsed_upper_bound = 0;
	double max_possible = 0;
	double max_attained = 0;
	std::string snippet;
	std::string description;
};

namespace xapian_c
{

/* All that needs no database, and the data of the documents if wanted. */
void copy_matches(const Xapian::MSet &from, bool with_data, xapian_mset &to);

/* Sorts as the searches of both kinds are told to. */
void set_order(Xapian::Enquire &enquire, int32_t sort, uint32_t slot, bool descending);

} // namespace xapian_c

#endif
