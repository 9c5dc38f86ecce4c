/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Deciders and key makers, as a search needs them. */
#ifndef XAPIAN_C_DECIDE_HH
#define XAPIAN_C_DECIDE_HH

#include "shared.hh"

struct xapian_match_decider {
	std::unique_ptr<Xapian::MatchDecider> decider;
	/* The same object, where values can be added to it. */
	Xapian::ValueSetMatchDecider *values = nullptr;
};

struct xapian_expand_decider : xapian_c::shared<const Xapian::ExpandDecider> {
};

struct xapian_key_maker : xapian_c::shared<Xapian::KeyMaker> {
	/* The same object, where slots can be added to it. */
	Xapian::MultiValueKeyMaker *slots = nullptr;
};

#endif
