/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The one door between C++ and C: whatever is thrown behind it becomes a
 * xapian_status and a xapian_error. Knows exceptions, and no handle but the
 * engine that a failure may have left half changed.
 */
#ifndef XAPIAN_C_GUARD_HH
#define XAPIAN_C_GUARD_HH

#include "checks.hh"
#include "engine.hh"
#include "sigpipe.hh"

#include <memory>
#include <type_traits>

namespace xapian_c
{

/* What a callback of the caller's said when it failed: thrown through the engine,
 * and told outside just as it stands. */
struct callback_failure {
	xapian_error told;
};

/* To be called in a catch: says in *err (which may be NULL) what was caught.
 * Allocates nothing, since it must also tell of std::bad_alloc. */
xapian_status report_exception(xapian_error *err) noexcept;

/* Every extern "C" function that calls anything which might throw does it in
 * here, the closing ones too. Body returns a status, or nothing for XAPIAN_OK. */
template <typename Body> xapian_status guarded(xapian_error *err, Body body) noexcept
{
	try {
		if constexpr (std::is_void_v<decltype(body())>) {
			body();
			return XAPIAN_OK;
		} else {
			return body();
		}
	} catch (...) {
		return report_exception(err);
	}
}

/* For what uses a database: not when it is closed, and a writer that may have
 * lost something by the failure is closed at once. */
template <typename Body>
xapian_status guarded(engine *used, xapian_error *err, Body body) noexcept
{
	bool by_callback = false;
	xapian_status status = guarded(err, [&] {
		require_usable(used);
		sigpipe_shield shield(used->remote);
		try {
			return body();
		} catch (const callback_failure &) {
			by_callback = true;
			throw;
		}
	});
	if (status < 0)
		after_failure(used, by_callback ? XAPIAN_E_CALLBACK : status);
	return status;
}

/* For a handle that may have come from a database, and so hold its engine. */
template <typename Handle, typename Body>
xapian_status guarded_with(Handle *handle, xapian_error *err, Body body) noexcept
{
	engine *used = handle != nullptr ? handle->held.get() : nullptr;
	if (used != nullptr)
		return guarded(used, err, body);
	return guarded(err, [&] {
		require(handle, "handle");
		return body();
	});
}

/* The end of a handle, whatever it holds on to. */
template <typename Handle> void dispose(Handle *handle) noexcept
{
	guarded(nullptr, [&] { delete handle; });
}

/* What a function gives when it fails. */
template <typename Out> void reset(Out *out) noexcept
{
	if (out != nullptr)
		*out = Out();
}

/* A new handle, given away only when all else has gone well. */
template <typename Handle> void give(std::unique_ptr<Handle> &made, Handle **out)
{
	*out = made.release();
}

} // namespace xapian_c

#endif
