/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Handles on objects that Xapian itself counts the users of: stoppers, processors,
 * spies, key makers, posting sources. Closing such a handle takes one user away;
 * the parser or search that was given the object keeps it for as long as it must.
 */
#ifndef XAPIAN_C_SHARED_HH
#define XAPIAN_C_SHARED_HH

#include "callback.hh"

#include <xapian.h>

#include <memory>
#include <string>

namespace xapian_c
{

template <typename Object> struct shared {
	Xapian::Internal::opt_intrusive_ptr<Object> object;
	/* What the last call gave out. */
	std::string given;
};

/* From here on it is counted. */
template <typename Handle, typename Object>
std::unique_ptr<Handle> hold_shared(std::unique_ptr<Object> object)
{
	std::unique_ptr<Handle> made(new Handle);
	made->object = object.release()->release();
	return made;
}

/* One that calls back. Called is made from the call and its context, which becomes
 * ours to end when nothing can go wrong any more. */
template <typename Called, typename Handle, typename Call>
void give_called(Call call, void *passed, xapian_destroy destroy, Handle **out)
{
	require(out, "out");
	require_call(call);
	std::unique_ptr<Called> object(new Called(call, passed));
	Called *kept = object.get();
	std::unique_ptr<Handle> made = hold_shared<Handle>(std::move(object));
	kept->with.take(destroy);
	give(made, out);
}

} // namespace xapian_c

#endif
