/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The one door between C++ and C: whatever is thrown behind it becomes a
 * xapian_status and a xapian_error. Knows exceptions, and no handle but the
 * engine that a failure may have left half changed.
 */
#ifndef XAPIAN_C_GUARD_HH
#define XAPIAN_C_GUARD_HH

#include "xapian-c.h"

namespace xapian_c
{

struct engine;

/* To be called in a catch: says in *err (which may be NULL) what was caught.
 * Allocates nothing, since it must also tell of std::bad_alloc. */
xapian_status report_exception(xapian_error *err) noexcept;

/* engine.cc: throws when there is no engine, or it was closed. */
void require_usable(const engine *used);

/* engine.cc: closes a writer that can no longer be trusted. */
void after_failure(engine *used, xapian_status status) noexcept;

/* Every extern "C" function that calls anything which might throw does it in
 * here, the closing ones too. Body returns XAPIAN_OK or XAPIAN_END. */
template <typename Body> xapian_status guarded(xapian_error *err, Body body) noexcept
{
	try {
		return body();
	} catch (...) {
		return report_exception(err);
	}
}

/* For what uses a database: not when it is closed, and a writer that may have
 * lost something by the failure is closed at once. */
template <typename Body>
xapian_status guarded(engine *used, xapian_error *err, Body body) noexcept
{
	xapian_status status = guarded(err, [&] {
		require_usable(used);
		return body();
	});
	if (status < 0)
		after_failure(used, status);
	return status;
}

} // namespace xapian_c

#endif
