/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemmers and stoppers, as the parser and the snippets need them. */
#ifndef XAPIAN_C_TEXT_HH
#define XAPIAN_C_TEXT_HH

#include "shared.hh"

struct xapian_stem {
	Xapian::Stem stem;
	/* Of the caller's own: its stems can have any length. */
	bool is_called = false;
	std::string word;
	std::string description;
};

struct xapian_stopper : xapian_c::shared<Xapian::Stopper> {
	/* The same object, where words can be added to it. */
	Xapian::SimpleStopper *simple = nullptr;
};

namespace xapian_c
{

/* NULL stands for none. */
inline Xapian::Stem stem_of(const xapian_stem *stem)
{
	return stem != nullptr ? stem->stem : Xapian::Stem();
}

inline const Xapian::Stopper *stopper_of(const xapian_stopper *stopper)
{
	return stopper != nullptr ? stopper->object.get() : nullptr;
}

} // namespace xapian_c

#endif
